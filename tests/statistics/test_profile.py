"""The profile of an area: the same rows as series() gives, and how the country lies around it."""

from collections.abc import Sequence
from dataclasses import astuple
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koers.statistics import Composition, Kind, Member, Row, StatisticsInputError, Store, catalogue, series
from koers.statistics.areas import kind_of
from koers.statistics.cells import Cells
from koers.statistics.national import KEPT, prepare
from koers.statistics.profile import Spread, profile
from koers.statistics.rules import published
from koers.statistics.store import YearImported

from . import made_up, samples, slow

OOST = Composition("oost", "Oost", (Member("BU90010000"), Member("BU90010001")))
PERCENTILES = (5, 25, 50, 75, 95)


def near(rows: Sequence[Row]) -> list[tuple[object, ...]]:
    """Rows of which numbers may differ by what a computer's arithmetic makes of the order of adding up."""
    return [tuple(pytest.approx(one) if isinstance(one, float) else one for one in astuple(row)) for row in rows]


def assert_as_series(store: Store, areas: Sequence[str | Composition], as_known_on: date | None = None) -> None:
    """series() and profile() have exactly the rows that the slow one has, one measure and area after another."""
    found = profile(store, areas[0], areas[1:], as_known_on)
    cells = Cells(store, as_known_on)
    for measure in {measure for entry in cells.imports for year in entry.years for measure in _all(year)}:
        for area in areas:
            expected = slow.series(store, area, measure, as_known_on=as_known_on, cells=cells)
            quick = series(store, area, measure, as_known_on=as_known_on)
            assert [astuple(row) for row in quick] == near(expected)
            name = area if isinstance(area, str) else area.id
            assert [astuple(row) for row in found.rows.get(measure, {}).get(name, ())] == near(expected)


def _all(year: YearImported) -> tuple[str, ...]:
    return (*year.measures, *year.not_yet_published)


def slow_spreads(store: Store, kind: str, as_known_on: date | None = None) -> dict[tuple[str, int], Spread]:
    """The spreads, one cell after another."""
    cells = Cells(store, as_known_on)
    found = {}
    for about in (catalogue()[name] for name in made_up.MEASURES):
        for year in cells.years([about.id]) if about.kind != Kind.CLASS else ():
            rows = [published(cells, cell, about) for cell in cells.find([about.id], [year])]
            values = [row.value for row in rows if row.value is not None and kind_of(row.area) == kind]
            if values:
                five = (pytest.approx(one, abs=1e-9) for one in np.percentile(values, PERCENTILES))
                found[about.id, year] = Spread(about.id, kind, year, len(values), *five)
    return found


def test_the_same_rows_as_series(filled: Store) -> None:
    assert_as_series(filled, ("BU90010000", "GM9001", "NL00", "WK900100", OOST))
    found = profile(filled, "BU90010000", ["GM9001", "NL01", OOST])
    assert found.area == "BU90010000"
    assert set(found.rows["population"]) == {"BU90010000", "GM9001", "NL00", "oost"}


@given(st.integers(0, 10**9))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_rows_as_series_in_any_country(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    store = made_up.country(tmp_path_factory.mktemp("land") / "statistics", seed)
    assert_as_series(store, ("BU90010001", "WK900100", "GM9001", "NL00", "BU90020000", *made_up.AREAS))
    assert_as_series(store, ("GM9002", "NL00", made_up.AREAS[1]), date(2022, 1, 3))
    for area, kind in (("BU90010001", "buurt"), ("WK900100", "wijk"), ("NL00", "gemeente")):
        found = profile(store, area).spreads
        expected = slow_spreads(store, kind)
        assert found == {key: one for key, one in expected.items() if key in found}
        assert {key for key in expected if key[0] in profile(store, area).rows} == set(found)


def test_the_spread_is_of_areas_of_its_own_kind(filled: Store) -> None:
    spreads = profile(filled, "BU90010000").spreads
    assert spreads["population", 2020] == Spread("population", "buurt", 2020, 4, 139.25, 676.25, 1050, 1426.25, 1969.25)
    assert spreads["social_assistance", 2020].areas == 3  # one is kept back
    assert ("woz_value", 2020) not in spreads  # not published yet
    assert profile(filled, "WK900100").spreads["population", 2020].areas == 2
    assert profile(filled, OOST).spreads["population", 2020].kind == "wijk"
    assert profile(filled, "NL00").spreads["population", 2020].p50 == 4210


def test_what_is_kept_back_is_not_in_the_spread(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "eigen.csv"
    rows = {"WK900100": 120, "BU90010000": 4, "BU90010001": 36, "BU90010002": 80}
    lines = [f"{area};2024;cars;{value}" for area, value in rows.items()]
    path.write_text("\n".join(["gebied;jaar;maat;waarde", *lines, ""]))
    store.bring_in(path)
    assert profile(store, "BU90010000").spreads["cars", 2024] == Spread("cars", "buurt", 2024, 1, 80, 80, 80, 80, 80)


def test_nothing_known(store: Store) -> None:
    found = profile(store, "GM9001")
    assert (found.rows, found.spreads) == ({}, {})
    with pytest.raises(StatisticsInputError, match="geen code"):
        profile(store, "Heerlen")


def test_the_version_of_the_store_changes_with_an_import(store: Store, tmp_path: Path) -> None:
    empty = store.version
    store.bring_in(samples.leefbaarometer_zip(tmp_path))
    one = store.version
    store.bring_in(samples.leefbaarometer_zip(tmp_path))
    assert (one != empty, store.version == one) == (True, True)
    store.bring_in(samples.health_xlsx(tmp_path))
    assert store.version not in (empty, one)


def test_numbers_of_people_per_hundred(filled: Store) -> None:
    """310 of 4,210 in the one gemeente; of the buurten 150 of 1,200, 50 of 900 and 110 of 2,105."""
    assert profile(filled, "GM9001").per_hundred["social_assistance", 2020].p50 == pytest.approx(100 * 310 / 4210)
    spread = profile(filled, "BU90010000").per_hundred["social_assistance", 2020]
    five = np.percentile([100 * 150 / 1200, 100 * 50 / 900, 100 * 110 / 2105], PERCENTILES)
    assert astuple(spread) == ("social_assistance", "buurt", 2020, 3, *(pytest.approx(float(one)) for one in five))
    assert ("population", 2020) not in profile(filled, "BU90010000").per_hundred


def test_what_is_worked_out_can_be_read_by_others_and_does_not_pile_up(store: Store, tmp_path: Path) -> None:
    for version in range(6):
        store.bring_in(
            samples.odata3_parquet(
                tmp_path, population=(30 + version, *samples.POPULATION[1:]), modified=f"2021-03-{10 + version}"
            )
        )
        prepare(store)
    made = sorted((store.root / "derived").iterdir())
    assert {path.stat().st_mode & 0o777 for path in made} == {0o644}
    assert len([path for path in made if path.name.startswith("land-")]) == KEPT
    before = profile(store, "GM9001")
    for path in made:
        path.unlink()
    assert before.rows
    assert profile(store, "GM9001") == before
