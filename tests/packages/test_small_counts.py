"""Figures of partners that would show persons are refused, and so is what gives them away."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.kernel.packages.checking import check_packages
from koers.kernel.packages.loading import read_folders
from koers.kernel.packages.problems import Problems
from tests.factories import Cells, area, indicator, observation, source, unit, write

PERSONS = {"id": "personen", "name": "personen", "kind": "count", "persons": "true", "source": "bron"}
THINGS = {"id": "scholen", "name": "scholen", "kind": "count", "persons": "false", "source": "bron"}


def wrong(parent: Path, rows: list[Cells], unit_id: str = "personen") -> list[str]:
    names = ["wijk", "a", "b", "c"]
    areas = [area("wijk", kind="district"), *(area(name, kind="neighbourhood", parent="wijk") for name in names[1:])]
    folder = write(
        parent,
        "proef",
        sources=[source(), source("andere")],
        areas=areas,
        units=[unit(), PERSONS, THINGS],
        indicators=[indicator(unit=unit_id)],
        observations=rows,
    )
    problems = Problems()
    check_packages(read_folders([folder], problems), problems)
    return [str(problem) for problem in problems]


def count(area: str, value: int | None, **cells: str) -> Cells:
    if value is None:
        return observation(area=area, value="", missing="suppressed", **cells)
    return observation(area=area, value=str(value), **cells)


def test_a_small_count_is_named_with_what_to_do(tmp_path: Path) -> None:
    (only,) = wrong(tmp_path, [count("a", 7), count("b", 10)])
    assert only.startswith("proef/observations.csv, regel 2, kolom value: dit cijfer gaat over minder dan 10 mensen.")
    assert only.endswith("Laat value leeg en zet suppressed in de kolom missing.")


@pytest.mark.parametrize("value", [0, 10, 4000])
def test_nobody_and_many_may_be_shown(tmp_path: Path, value: int) -> None:
    assert wrong(tmp_path, [count("a", value)]) == []


def test_other_things_than_persons_may_be_few(tmp_path: Path) -> None:
    assert wrong(tmp_path, [count("a", 3)], unit_id="scholen") == []


def test_a_share_tells_a_count_through_its_denominator(tmp_path: Path) -> None:
    few, many = count("a", 10, denominator="50"), count("b", 10, denominator="500")
    assert len(wrong(tmp_path, [few, many, count("c", 10)], unit_id="procent")) == 1


def test_one_that_follows_from_the_total_takes_another_with_it(tmp_path: Path) -> None:
    (only,) = wrong(tmp_path, [count("wijk", 100), count("a", None), count("b", 60), count("c", 35)])
    assert "regel 5, kolom value: met dit cijfer is uit te rekenen wat elders is achtergehouden" in only


def test_a_table_without_all_its_parts_gives_nothing_away(tmp_path: Path) -> None:
    assert wrong(tmp_path, [count("wijk", 500), count("a", None), count("b", 60)]) == []


def test_years_and_breakdowns_stand_apart(tmp_path: Path) -> None:
    rows = [count("wijk", 100, period="2022"), count("a", None), count("b", 60), count("c", 35)]
    assert wrong(tmp_path, rows) == []


def test_two_sources_of_one_figure(tmp_path: Path) -> None:
    assert len(wrong(tmp_path, [count("a", 7), count("a", 12, source="andere")])) == 2


@given(st.lists(st.integers(0, 40), min_size=3, max_size=3))
def test_what_passes_shows_nobody(tmp_path_factory: pytest.TempPathFactory, counts: list[int]) -> None:
    """A partner who does what the messages say ends with a table from which no small count follows."""
    shown: dict[str, int | None] = {"wijk": sum(counts), **dict(zip("abc", counts, strict=True))}
    for _ in range(5):
        rows = [count(name, value) for name, value in shown.items()]
        problems = wrong(tmp_path_factory.mktemp("p"), rows)
        for problem in problems:
            line = int(problem.split("regel ")[1].split(",")[0])
            shown[list(shown)[line - 2]] = None
        if not problems:
            break
    assert not problems
    for place, name in enumerate("abc"):
        if 0 < counts[place] < 10:
            assert shown[name] is None
    hidden = [name for name in "abc" if shown[name] is None]
    if shown["wijk"] is not None and hidden:
        # Not one, and together more than one small count can be.
        assert len(hidden) > 1
