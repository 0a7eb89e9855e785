"""From buurten to an area: the worked answers, and a slow plain oracle beside the functions."""

from itertools import product
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.statistics.aggregation import (
    Part,
    apportioned,
    converted,
    may_be_published,
    mean,
    median_bounds,
    share,
    total,
    unexplained_jumps,
)

TWO = [Part(0.5, 1000), Part(0.7, 3000)]
THREE = [*TWO, Part(None, 100)]


def test_t1_ratio_of_sums() -> None:
    assert share(TWO).value == pytest.approx(0.65)


def test_t2_suppressed_cell_gives_bounds() -> None:
    found = share(THREE)
    assert found.value == pytest.approx(0.65)
    assert (round(found.low, 6), round(found.high, 6)) == (0.634146, 0.658537)
    assert round(found.coverage, 6) == 0.975610


def test_t2b_rule_fewer_than_five() -> None:
    found = share(THREE, fewer_than=5)
    assert (round(found.low, 6), round(found.high, 6)) == (0.634146, 0.635122)
    assert found.low <= found.value <= found.high


def test_t2c_parent_total() -> None:
    found = share(THREE, parent=2655)
    assert round(found.value, 6) == round(found.low, 6) == round(found.high, 6) == 0.647561


@pytest.mark.parametrize(("count", "answer"), [(300, (0, 120, 300)), (800, (200, 320, 400))])
def test_t3_apportioned(count: float, answer: tuple[float, float, float]) -> None:
    assert apportioned(count, 1000, 400) == pytest.approx(answer)
    found = total([Part(count, 1000, weight=0.4)])
    assert (found.low, found.value, found.high) == pytest.approx(answer)


def test_t4_new_borders() -> None:
    split = {"A": {"B": 0.6, "C": 0.4}}
    assert converted({"A": 50}, split) == pytest.approx({"B": 30, "C": 20})
    assert converted({"A": 100}, split) == pytest.approx({"B": 60, "C": 40})


def test_t5_mean_by_its_own_unit() -> None:
    assert round(mean([Part(150, 1000), Part(250, 500)]).value, 4) == 183.3333


def test_t6_rate() -> None:
    assert share([Part(15, 2000), Part(1.25, 8000)], per=1000).value == pytest.approx(4.0)


def test_t7_medians_only_bound() -> None:
    found = median_bounds([Part(20), Part(30)])
    assert (found.low, found.value, found.high) == (20, None, 30)


def test_t8_rounding() -> None:
    found = total([Part(100, rounding=5)] * 12)
    assert (found.rounding, found.low, found.high) == (30, 1170, 1230)
    assert found.rounding_sd == pytest.approx(5.0)


def test_rounding_by_lot_can_be_off_by_almost_the_base() -> None:
    found = total([Part(100, rounding=5)] * 12, random=True)
    assert found.rounding == 48
    assert found.rounding_sd == pytest.approx((12 * 4) ** 0.5)


def test_a_new_border_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match=r"0\.9"):
        converted({"A": 1}, {"A": {"B": 0.5, "C": 0.4}})
    with pytest.raises(ValueError, match="niet bekend"):
        converted({"A": 1}, {})


def test_too_little_known_is_not_published() -> None:
    assert not may_be_published(share([Part(0.5, 80), Part(None, 20)]))
    assert may_be_published(share(THREE))
    assert not may_be_published(share(THREE), gap=0.05)
    assert may_be_published(share(THREE), gap=0.10)
    assert not may_be_published(median_bounds([Part(20), Part(30)]))


def test_nothing_at_all() -> None:
    for found in (total([]), share([]), mean([]), median_bounds([]), mean([Part(None, 10)]), share([Part(0.1, 0)])):
        assert found.value is None
        assert found.coverage == 0


def test_jump_of_a_denominator() -> None:
    assert unexplained_jumps({2018: 1000, 2019: 1050, 2020: 1300, 2021: 1290}) == (2020,)


# --- Beside an oracle ---------------------------------------------------------------------------------------

small = st.integers(0, 6)


@st.composite
def areas(draw: st.DrawFn) -> list[tuple[int, int, bool]]:
    """(count, size, kept back) of each buurt."""
    rows = draw(st.lists(st.tuples(small, small, st.booleans()), min_size=1, max_size=5))
    return [(min(count, size), size, hidden) for count, size, hidden in rows]


def every_world(rows: list[tuple[int, int, bool]], fewer_than: int | None, parent: int | None) -> list[list[int]]:
    """All ways in which the kept-back counts could be, one by one."""
    ranges = []
    for count, size, hidden in rows:
        most = size if fewer_than is None else min(size, fewer_than - 1)
        ranges.append(range(most + 1) if hidden else range(count, count + 1))
    return [list(world) for world in product(*ranges) if parent is None or sum(world) == parent]


@given(areas(), st.sampled_from([None, 3, 5]), st.booleans())
def test_bounds_hold_every_possible_world_and_touch_the_outermost(rows, fewer_than, with_parent) -> None:
    truth = [count for count, _, _ in rows]
    if fewer_than is not None and any(hidden and count >= fewer_than for count, _, hidden in rows):
        fewer_than = None
    parent = sum(truth) if with_parent else None
    worlds = [sum(world) for world in every_world(rows, fewer_than, parent)]
    parts = [Part(None if hidden else count, size) for count, size, hidden in rows]
    found = total(parts, fewer_than=fewer_than, parent=parent)
    assert (found.low, found.high) == (min(worlds), max(worlds))
    if found.value is not None:
        assert min(worlds) <= found.value <= max(worlds)
    size = sum(size for _, size, _ in rows)
    if size:
        shared = share(
            [Part(None if hidden else count / n if n else 0.0, n) for count, n, hidden in rows],
            fewer_than=fewer_than,
            parent=parent,
        )
        assert (shared.low, shared.high) == pytest.approx((min(worlds) / size, max(worlds) / size))
        known = sum(n for _, n, hidden in rows if not hidden)
        assert shared.coverage == pytest.approx(known / size)


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 1000), st.sampled_from([1, 0.5, 0.25])), min_size=1))
def test_mean_and_share_against_plain_sums(rows) -> None:
    parts = [Part(value, size, weight) for value, size, weight in rows]
    above = sum(weight * size * value for value, size, weight in rows)
    below = sum(weight * size for _, size, weight in rows)
    assert mean(parts).value == pytest.approx(above / below)
    assert share(parts, per=1000).value == pytest.approx(above / below)


@given(st.lists(st.tuples(st.integers(0, 500), st.sampled_from([0, 5, 10])), min_size=1, max_size=8), st.booleans())
def test_the_truth_lies_within_the_bounds_of_rounding(rows, random) -> None:
    """Whatever the rounding did, nearest or by lot."""

    def shown(count: int, base: int, up: bool) -> int:
        if not base:
            return count
        low = count // base * base
        if random:
            return low + base * (up and low != count)
        return low + base * (count - low > base / 2)

    parts = [Part(shown(count, base, place % 2 == 0), rounding=base) for place, (count, base) in enumerate(rows)]
    found = total(parts, random=random)
    assert found.low <= sum(count for count, _ in rows) <= found.high
    assert found.high < inf
