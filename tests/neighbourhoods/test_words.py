"""How a figure lies among others, in words: the noise counts, nothing is judged, and a change of measuring is seen."""

from datetime import date

import pytest

from koers.neighbourhoods.presenting.compared import Compared, Form, changes, compared, form_of, newest, overlap
from koers.neighbourhoods.presenting.place import place_of, place_words
from koers.neighbourhoods.presenting.profile import beside_words, bounds_words
from koers.neighbourhoods.presenting.sources import years_words
from koers.neighbourhoods.presenting.statuses import missing_cell, status_words
from koers.neighbourhoods.presenting.units import unit_words, written
from koers.statistics import Row, Status, catalogue
from koers.statistics.national import Spread

SPREAD = Spread("good_health", "buurt", 2020, 13000, 10.0, 20.0, 30.0, 40.0, 50.0)


def row(measure: str = "good_health", value: float | None = 30.0, year: int = 2020, **more: object) -> Row:
    values = {"low": value, "high": value, "coverage": 1.0, "status": Status.OK, "source": "cbs-kwb", "area": "GM9001"}
    values |= {"vintage": date(2021, 3, 26)} | more
    unit = catalogue()[measure].unit
    return Row(measure=measure, year=year, value=value, unit=unit, **values)


def figure(low: float, value: float, high: float) -> Compared:
    return Compared(row(), value, low, high)


@pytest.mark.parametrize(
    ("low", "high", "place"),
    [(1, 9, -2), (5, 15, -1), (12, 19, -1), (12, 21, 0), (20, 20, 0), (40, 40, 0), (39, 45, 0), (41, 45, 1), (45, 55, 1), (51, 60, 2), (0, 100, 0)],
)  # fmt: skip
def test_a_place_only_when_the_whole_figure_lies_there(low: float, high: float, place: int) -> None:
    assert place_of(figure(low, (low + high) / 2, high), SPREAD) == place


def test_words_hold_no_judgement() -> None:
    words = [place_words(place, "wijk") for place in range(-2, 3)]
    assert words[2] == "Bij de middelste helft van de wijken"
    assert not any(bad in " ".join(words).lower() for bad in ("slecht", "goed", "beter", "achter", "zwak"))


def test_beside_others() -> None:
    others = {"GM9001": figure(4, 5, 6), "NL00": figure(20, 20, 20)}
    names = {"GM9001": "Voorstad", "NL00": "Nederland"}
    assert beside_words(figure(5, 6, 7), others, names) == "Binnen de ruis gelijk aan Voorstad, lager dan Nederland"
    assert beside_words(figure(30, 30, 30), others, names) == "Hoger dan Voorstad en Nederland"
    assert beside_words(figure(30, 30, 30), {}, names) == ""


def test_overlap_is_not_known_bounds_only() -> None:
    assert overlap(Compared(row(), 5.0, None, None), figure(4, 5, 6))
    assert not overlap(Compared(row(), 7.0, None, None), figure(4, 5, 6))


def test_a_number_is_compared_per_hundred_with_all_that_it_can_be_off() -> None:
    rows = {
        "social_assistance": {"GM9001": (row("social_assistance", 50.0, low=41.0, high=59.0),)},
        "population": {"GM9001": (row("population", 1000.0, low=990.0, high=1010.0),)},
    }
    found = compared(rows, "social_assistance", "GM9001", 2020)
    assert found is not None
    assert (found.value, found.low, found.high) == (5.0, pytest.approx(4100 / 1010), pytest.approx(5900 / 990))
    assert compared({**rows, "population": {}}, "social_assistance", "GM9001", 2020) is None
    empty = {**rows, "population": {"GM9001": (row("population", 0.0),)}}
    assert compared(empty, "social_assistance", "GM9001", 2020) is None
    assert compared(rows, "social_assistance", "GM9001", 2019) is None


def test_every_measure_has_a_form_and_words_for_its_unit() -> None:
    for about in catalogue().measures.values():
        assert form_of(about) in Form
        assert unit_words(about)


def test_newest_figure_goes_before_a_newer_hole() -> None:
    rows = {"good_health": {"a": (row(year=2016), row(value=None, year=2020, status=Status.NOT_YET_PUBLISHED))}}
    found = newest(rows, "good_health", "a")
    assert found is not None
    assert found.year == 2016
    assert newest({}, "good_health", "a") is None


def test_changes() -> None:
    rows = [
        row(year=2016),
        row(year=2017, value=None, source="x"),
        row(year=2018),
        row(year=2019, version="4.0"),
        row(year=2020, source="eigen"),
    ]
    assert changes(rows) == [2019, 2020]
    assert changes([]) == []


def test_bounds_only_when_they_say_more_than_the_decimals() -> None:
    assert bounds_words(row("population", 1500.0, low=1496.0, high=1504.0)) == "tussen 1.496 en 1.504"
    assert bounds_words(row(low=29.95, high=30.05)) == ""
    assert bounds_words(row(low=None, high=None)) == ""


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [
        ("woz_value", 119.374, "€\u00a0119.000"),
        ("income_per_inhabitant", 20.195, "€\u00a020.200"),
        ("good_health", 66.75, "66,8%"),
        ("livability_deviation", -0.2375, "−0,2375"),
        ("distance_supermarket", 0.5, "0,5\u00a0km"),
        ("urbanity", 2.0, "klasse 2"),
        ("gas_use", 1270.0, "1.270\u00a0m³"),
    ],
)
def test_written(measure: str, value: float, text: str) -> None:
    assert written(value, catalogue()[measure]) == text


def test_no_figure_is_four_things_and_never_nought() -> None:
    told = {status: status_words(row(value=None, status=status)) for status in Status if status != Status.OK}
    assert len(set(told.values())) == 4
    assert status_words(row()) == ""
    assert missing_cell(row("origin_morocco", None, status=Status.SUPPRESSED)).missing == "sensitive"
    assert missing_cell(None).text == "niet vermeld"


def test_years() -> None:
    assert years_words([2020, 2016, 2017, 2018]) == "2016 tot en met 2018, 2020"
    assert years_words([2016, 2017, 2024]) == "2016, 2017, 2024"
