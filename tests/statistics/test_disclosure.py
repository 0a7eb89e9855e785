"""What is kept back cannot be found by subtraction: not in a table, not between tables, not between vintages."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.statistics import Composition, Member, Options, Status, Store, catalogue, series
from koers.statistics.disclosure import Group, kept_back, rounded


def determined(counts: dict[str, float], groups: list[Group], hidden: frozenset[str]) -> set[str]:
    """The kept-back cells that follow from the rest: linear algebra on every sum that is published or implied."""
    unknown = sorted(hidden & counts.keys())
    place = {name: number for number, name in enumerate(unknown)}
    equations = []
    for group in groups:
        row = np.zeros(len(unknown))
        for member in group.members:
            if member in place:
                row[place[member]] += 1
        if group.total in place:
            row[place[group.total]] -= 1
        if row.any():
            equations.append(row)
    if not equations:
        return set()
    matrix = np.array(equations)
    rank = np.linalg.matrix_rank(matrix)
    return {
        name
        for name in unknown
        if np.linalg.matrix_rank(np.vstack([matrix, np.eye(len(unknown))[place[name]]])) == rank
    }


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, float], list[Group]]:
    """A gemeente of wijken of buurten, with counts that add up."""
    counts: dict[str, float] = {}
    groups, wijken = [], []
    for wijk in range(draw(st.integers(1, 4))):
        buurten = [f"b{wijk}{number}" for number in range(draw(st.integers(1, 5)))]
        for buurt in buurten:
            counts[buurt] = draw(st.one_of(st.integers(0, 15), st.integers(0, 200)))
        counts[f"w{wijk}"] = sum(counts[buurt] for buurt in buurten)
        groups.append(Group(f"w{wijk}", tuple(buurten)))
        wijken.append(f"w{wijk}")
    counts["g"] = sum(counts[wijk] for wijk in wijken)
    return counts, [*groups, Group("g", tuple(wijken))]


@given(tables(), st.sampled_from([5, 10]))
def test_no_difference_of_table_and_total_gives_a_kept_back_cell(table, smallest) -> None:
    counts, groups = table
    hidden = kept_back(counts, groups, smallest=smallest)
    assert {name for name, count in counts.items() if 0 < count < smallest} <= hidden
    assert not determined(counts, groups, hidden)


@given(tables(), st.data())
def test_no_difference_of_two_vintages_gives_a_kept_back_cell(table, data) -> None:
    counts, groups = table
    later = dict(counts)
    buurten = [name for name in counts if name.startswith("b")]
    changed = data.draw(st.sampled_from(buurten))
    move = data.draw(st.integers(0, 30)) - later[changed]
    for name in (changed, f"w{changed[1]}", "g"):
        later[name] += move
    first = kept_back(counts, groups)
    hidden = first
    for _ in range(10):
        hidden = kept_back(later, groups, also=kept_back(counts, groups, also=hidden))
    # One pattern for both, so the second table adds no equation about a cell that the first one shows.
    assert hidden == kept_back(counts, groups, also=hidden)
    assert not determined(counts, groups, hidden)
    assert not determined(later, groups, hidden)


def test_two_cells_of_one_are_not_safe_together() -> None:
    """Kept back are 1 and 1: a sum of two, of two cells that hold somebody, gives both away."""
    counts = {"a": 1, "b": 1, "c": 50, "d": 60, "t": 112}
    hidden = kept_back(counts, [Group("t", ("a", "b", "c", "d"))])
    assert hidden == {"a", "b", "c"}


def test_zero_and_large_counts_stay() -> None:
    counts = {"a": 0, "b": 40, "t": 40}
    assert kept_back(counts, [Group("t", ("a", "b"))]) == frozenset()


def test_with_nothing_else_the_total_goes() -> None:
    counts = {"a": 4, "b": 0, "t": 4}
    assert {"a", "t"} <= kept_back(counts, [Group("t", ("a", "b"))])


def test_a_source_that_keeps_back_itself_is_left_alone() -> None:
    assert kept_back({"a": 4, "b": 40, "t": 44}, [Group("t", ("a", "b"))], smallest=0) == frozenset()


def test_rounded() -> None:
    assert [rounded(count, 5) for count in (0, 2, 2.5, 7, 8)] == [0, 0, 5, 5, 10]
    assert rounded(3, 1) == 3


# --- At the exit ----------------------------------------------------------------------------------------------


def own(folder: Path, rows: dict[str, int], measure: str = "cars", name: str = "eigen.csv") -> Path:
    path = folder / name
    lines = [f"{area};2024;{measure};{value}" for area, value in rows.items()]
    path.write_text("\n".join(["gebied;jaar;maat;waarde", *lines, ""]))
    return path


def shown(store: Store, areas: list[str]) -> dict[str, float | None]:
    return {area: series(store, area, "cars")[0].value for area in areas}


def test_partners_figures_are_kept_back(store: Store, tmp_path: Path) -> None:
    rows = {"WK900100": 120, "BU90010000": 4, "BU90010001": 36, "BU90010002": 80}
    store.bring_in(own(tmp_path, rows))
    assert shown(store, list(rows)) == {"WK900100": 120, "BU90010000": None, "BU90010001": None, "BU90010002": 80}
    row = series(store, "BU90010000", "cars")[0]
    assert (row.status, row.low, row.high) == (Status.SUPPRESSED, None, None)


def test_counts_can_be_rounded_at_the_exit(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = replace(catalogue().sources["eigen"], round_to=5)
    monkeypatch.setitem(catalogue().sources, "eigen", source)
    store.bring_in(own(tmp_path, {"BU90010000": 31, "BU90010001": 42}))
    row = series(store, "BU90010000", "cars")[0]
    assert (row.low, row.value, row.high) == (27.5, 30, 32.5)
    area = Composition("x", "X", (Member("BU90010000"), Member("BU90010001")))
    row = series(store, area, "cars")[0]
    assert (row.value, row.low <= 73 <= row.high) == (75, True)


def test_a_later_vintage_does_not_show_what_was_kept_back(store: Store, tmp_path: Path) -> None:
    rows = {"WK900100": 120, "BU90010000": 4, "BU90010001": 36, "BU90010002": 80}
    store.bring_in(own(tmp_path, rows), Options(vintage=date(2025, 1, 1)))
    rows |= {"WK900100": 136, "BU90010000": 20}
    store.bring_in(own(tmp_path, rows, name="nieuw.csv"), Options(vintage=date(2026, 1, 1)))
    assert shown(store, list(rows)) == {"WK900100": 136, "BU90010000": None, "BU90010001": None, "BU90010002": 80}


def test_a_programme_area_does_not_show_one_buurt(store: Store, tmp_path: Path) -> None:
    rows = {"WK900100": 160, "BU90010000": 4, "BU90010001": 36, "BU90010002": 80, "BU90010003": 40}
    store.bring_in(own(tmp_path, rows))

    def of(*codes: str) -> Status:
        return series(store, Composition("x", "X", tuple(Member(code) for code in codes)), "cars")[0].status

    assert of("BU90010000", "BU90010002") == Status.SUPPRESSED  # one kept back with one that is shown
    assert of("BU90010000", "BU90010001") == Status.OK  # both kept back, together large enough
    assert of("BU90010002", "BU90010003") == Status.OK


def test_a_programme_area_beside_totals_of_wijken_does_not_show_one_buurt(store: Store, tmp_path: Path) -> None:
    """The sum of the area less the wijken that are shown leaves one buurt; also its bounds would tell."""
    rows = {"WK900100": 157, "BU90010000": 7, "BU90010001": 23, "BU90010002": 127}
    store.bring_in(own(tmp_path, {**rows, "BU90010100": 3, "BU90010101": 0}))
    buurten = [area for area in (*rows, "BU90010100", "BU90010101") if area.startswith("BU")]

    def of(*codes: str) -> tuple[Status, float | None, float | None]:
        row = series(store, Composition("x", "X", tuple(Member(code) for code in codes)), "cars")[0]
        return row.status, row.low, row.high

    assert of(*buurten) == (Status.SUPPRESSED, None, None)
    assert of(*buurten, "BU90010200", "BU90010201") == (Status.SUPPRESSED, None, None)  # too little known: bounds tell
    assert of(*buurten[:3])[0] == Status.OK  # what the wijk shows already


def test_a_gemeente_less_an_area_does_not_show_one_buurt(store: Store, tmp_path: Path) -> None:
    rows = {"GM9001": 190, "WK900100": 60, "BU90010000": 25, "BU90010001": 35, "WK900101": 130, "BU90010100": 126}
    store.bring_in(own(tmp_path, {**rows, "BU90010101": 4}))
    inside = ("BU90010000", "BU90010001", "BU90010100")
    row = series(store, Composition("x", "X", tuple(Member(code) for code in inside)), "cars")[0]
    assert (row.value, row.low, row.high) == (None, None, None)


def test_sensitive_figures_never_below_gemeente(store: Store, tmp_path: Path) -> None:
    rows = {"GM9001": 50, "WK900100": 60, "BU90010000": 70}
    store.bring_in(own(tmp_path, rows, "crime_suspects_rate"))
    found = {area: series(store, area, "crime_suspects_rate")[0].value for area in rows}
    assert found == {"GM9001": 50, "WK900100": None, "BU90010000": None}
    area = Composition("x", "X", (Member("BU90010000"),))
    assert series(store, area, "crime_suspects_rate")[0].status == Status.SUPPRESSED


def test_a_share_tells_a_count_too(store: Store, tmp_path: Path) -> None:
    """0.5% of 1,200 people is 6 of them; of a buurt whose number of people is not known, nobody can tell."""
    share = "youth_care_share"
    store.bring_in(own(tmp_path, {"BU90010000": 0.5, "BU90010001": 20}, share))
    assert [series(store, area, share)[0].value for area in ("BU90010000", "BU90010001")] == [None, None]
    people = ["gebied;jaar;maat;waarde"]
    for area in ("BU90010000", "BU90010001"):
        people += [f"{area};2023;population_0_14;600", f"{area};2023;population_15_24;600"]
    path = tmp_path / "mensen.csv"
    path.write_text("\n".join([*people, ""]))
    store.bring_in(path)
    assert [series(store, area, share)[0].value for area in ("BU90010000", "BU90010001")] == [None, 20]
