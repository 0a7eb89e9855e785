"""What a figure on the map can be off: rounding, chance in a small population, the last digit shown."""

from datetime import date

import pytest

from koers.neighbourhoods.presenting.map_classes import SHADES, Classed, classed, margin_words
from koers.statistics import Row, Status, catalogue
from koers.statistics.geography.classes import MOST


def row(measure: str, area: str, value: float, off: float = 0.0) -> Row:
    """A figure of 2020 that its source rounds by ``off``."""
    unit = catalogue()[measure].unit
    return Row(measure, area, 2020, value, unit, value - off, value + off, 1.0, Status.OK, "cbs-kwb", date(2021, 3, 26))


def made(measure: str, values: dict[str, float], wholes: dict[str, float] | None = None, off: float = 0.0) -> Classed:
    """These figures in classes; ``wholes``: how many people each is about."""
    about = catalogue()[measure]
    rows = {measure: {area: (row(measure, area, value, off),) for area, value in values.items()}}
    for name in about.denominator:
        rows[name] = {area: (row(name, area, value),) for area, value in (wholes or {}).items()}
    return classed(about, rows, list(values), 2020)


def test_chance_in_a_small_population() -> None:
    """50% of 100 dwellings: two cases and two others added, so 52 of 104; 1.28 times 4.99 is 6.4."""
    found = made("dwellings_rented", {"BU1": 50.0}, {"BU1": 100.0})
    one = found.placed["BU1"]
    assert (one.low, one.high) == (pytest.approx(43.59, abs=0.02), pytest.approx(56.41, abs=0.02))
    assert margin_words(one, found.measure) == "43% tot 57%"
    assert found.chance


def test_a_large_population_leaves_the_rounding() -> None:
    found = made("dwellings_rented", {"BU1": 50.0}, {"BU1": 1e9}, off=0.5)
    assert (found.placed["BU1"].low, found.placed["BU1"].high) == (49.5, 50.5)


def test_a_number_of_people_is_laid_beside_others_per_hundred() -> None:
    """40 of 1000 and 400 of 10,000 are alike, though one is ten times the other."""
    found = made("social_assistance", {"BU1": 40.0, "BU2": 400.0}, {"BU1": 1000.0, "BU2": 10_000.0})
    assert [one.figure.value for one in found.placed.values()] == [4.0, 4.0]
    assert found.count == 1


def test_without_a_whole_there_is_no_place_on_the_map() -> None:
    assert made("social_assistance", {"BU1": 40.0}).placed == {}


def test_a_margin_stays_within_what_can_be() -> None:
    """No share under 0 or above 100."""
    found = made("dwellings_rented", {"BU1": 0.0, "BU2": 100.0}, {"BU1": 20.0, "BU2": 20.0})
    assert found.placed["BU1"].low == 0
    assert found.placed["BU2"].high == 100


def test_unknown_margins_give_three_classes_at_most() -> None:
    """Nobody knows how uncertain a score of the Leefbaarometer is."""
    found = made("livability_deviation", {f"BU{place}": place / 10 for place in range(20)})
    assert not found.chance
    assert found.count == 3
    assert margin_words(found.placed["BU1"], found.measure) == "0,0999 tot 0,1001"


def test_the_same_figure_on_the_page_is_the_same_colour() -> None:
    """Two scores that differ beyond the last digit shown cannot be told apart by a reader, nor by the map."""
    found = made("livability_deviation", {"BU1": 0.10001, "BU2": 0.10004, "BU3": 0.5})
    assert found.placed["BU1"].mark == found.placed["BU2"].mark != found.placed["BU3"].mark


def test_the_words_of_the_classes_meet() -> None:
    found = made("livability_deviation", {f"BU{place}": place / 10 for place in range(-10, 10)})
    words = [found.range_words(place + 1) for place in range(found.count)]
    first, middle, last = words
    assert first.startswith("minder dan ")
    assert last.endswith(" of meer")
    assert middle == f"{first.removeprefix('minder dan ')} tot {last.removesuffix(' of meer')}"


def test_every_number_of_classes_has_its_own_shades() -> None:
    """From light to dark, none twice."""
    for count in range(1, MOST + 1):
        assert len(SHADES[count]) == count
        assert list(SHADES[count]) == sorted(set(SHADES[count]))
