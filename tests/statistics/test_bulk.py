"""Many areas at once give what aggregation.py gives, one area and figure after another."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koers.statistics import aggregation, bulk
from koers.statistics.aggregation import Aggregate, Part

FIGURE = st.one_of(st.none(), st.floats(0, 100).map(lambda one: round(one, 1)))
SIZE = st.one_of(st.none(), st.integers(0, 4).map(float), st.integers(0, 400).map(float))
PARTS = st.lists(
    st.builds(
        Part,
        FIGURE,
        SIZE,
        st.sampled_from([1.0, 1.0, 0.5, 0.25]),
        st.sampled_from([0.0, 0.1, 1.0, 5.0, 10.0]),
        st.just(5.0),
    ),
    min_size=1,
    max_size=6,
)


def in_bulk(areas: list[list[Part]], random: list[bool]) -> bulk.Parts:
    """The areas one under another, in one column."""
    parts = [part for area in areas for part in area]

    def column(name: str) -> np.ndarray:
        values = [getattr(part, name) for part in parts]
        return np.array([np.nan if value is None else value for value in values], dtype=float)[:, None]

    starts = np.cumsum([0, *(len(area) for area in areas[:-1])])
    member = np.ones((len(parts), 1), dtype=bool)
    lots = np.array(random)[:, None]
    return bulk.Parts(column("value"), column("size"), column("weight"), member, column("rounding"), lots, starts)


def assert_equal(found: bulk.Sums, expected: list[Aggregate]) -> None:
    for place, one in enumerate(expected):
        for name in ("value", "low", "high", "coverage", "noise"):
            value = getattr(one, name)
            wanted = np.nan if value is None else value
            assert getattr(found, name)[place, 0] == pytest.approx(wanted, rel=1e-9, abs=1e-9, nan_ok=True), name


AREAS = st.lists(st.tuples(PARTS, st.booleans()), min_size=1, max_size=4)


@given(AREAS)
@settings(deadline=None)
def test_sums(areas: list[tuple[list[Part], bool]]) -> None:
    parts = in_bulk([area for area, _ in areas], [lot for _, lot in areas])
    assert_equal(bulk.total(parts), [aggregation.total(area, random=lot) for area, lot in areas])


@given(AREAS, st.sampled_from([100.0, 1000.0]))
@settings(deadline=None)
def test_shares(areas: list[tuple[list[Part], bool]], per: float) -> None:
    parts = in_bulk([area for area, _ in areas], [lot for _, lot in areas])
    expected = [aggregation.share(area, per=per, random=lot) for area, lot in areas]
    assert_equal(bulk.share(parts, np.array([per]), 5.0), expected)


@given(AREAS)
@settings(deadline=None)
def test_means_and_medians(areas: list[tuple[list[Part], bool]]) -> None:
    exact = [[Part(part.value, part.size, part.weight, part.rounding) for part in area] for area, _ in areas]
    parts = in_bulk(exact, [False] * len(exact))
    assert_equal(bulk.mean(parts), [aggregation.mean(area) for area in exact])
    assert_equal(bulk.median_bounds(parts), [aggregation.median_bounds(area) for area in exact])
