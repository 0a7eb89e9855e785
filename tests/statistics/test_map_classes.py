"""Classes of a map: two areas in two classes really differ, and what cannot be told is drawn so."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.statistics.geography.classes import NEARLY, classes

figures = st.lists(
    st.tuples(
        st.floats(-50, 50).map(lambda value: round(value, 3)), st.floats(0, 20).map(lambda value: round(value, 3))
    ),
    max_size=40,
).map(lambda pairs: [(value - margin, value + margin) for value, margin in pairs])


@given(figures, st.integers(1, 5))
def test_two_areas_in_two_classes_do_not_overlap(intervals: list[tuple[float, float]], most: int) -> None:
    made = classes(intervals, most)
    assert made.count <= most
    assert list(made.edges) == sorted(set(made.edges))
    for (one, place), (other, beside) in combinations(zip(intervals, made.places, strict=True), 2):
        if place[1] < beside[0]:
            assert one[1] <= other[0]
        if beside[1] < place[0]:
            assert other[1] <= one[0]


@given(figures)
def test_the_same_figure_is_drawn_the_same(intervals: list[tuple[float, float]]) -> None:
    made = classes(intervals + intervals)
    assert made.places[: len(intervals)] == made.places[len(intervals) :]


@given(figures)
def test_an_area_in_one_class_lies_wholly_in_it(intervals: list[tuple[float, float]]) -> None:
    made = classes(intervals)
    bounds = (float("-inf"), *made.edges, float("inf"))
    for (low, high), (lowest, highest) in zip(intervals, made.places, strict=True):
        assert bounds[lowest] <= low
        assert high <= bounds[highest + 1]
        if lowest < highest:  # an edge runs through it
            assert low < bounds[lowest + 1] < high


whole = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6)), min_size=2, max_size=9).map(
    lambda pairs: [(value - margin, value + margin) for value, margin in pairs]
)


@given(whole, st.sampled_from([0.5, 4, 1000]), st.integers(-100, 100))
def test_another_unit_tells_as_many_areas_apart(intervals: list[tuple[int, int]], factor: float, shift: int) -> None:
    """Money in euros or in thousands: but for the rounding of edges it makes no difference."""
    moved = [(low * factor + shift, high * factor + shift) for low, high in intervals]
    one, other = (_pairs(classes(asked, 3).places) for asked in (intervals, moved))
    assert min(one, other) >= NEARLY * max(one, other)


def _pairs(places: tuple[tuple[int, int], ...]) -> int:
    """How many pairs of areas stand in two different classes."""
    sure = [low for low, high in places if low == high]
    return sum(one != other for one, other in combinations(sure, 2))


@given(whole, st.integers(2, 4))
def test_the_edges_tell_nearly_most_pairs_apart(intervals: list[tuple[int, int]], most: int) -> None:
    """Against trying every set of edges at every end of an interval."""
    grid = sorted({end for interval in intervals for end in interval})
    best = 0
    for number in range(most):
        for edges in combinations(grid, number):
            inside = [
                sum(start <= low < end and high <= end for low, high in intervals)
                for start, end in zip((-99, *edges), (*edges, 99), strict=True)
            ]
            best = max(best, (sum(inside) ** 2 - sum(one**2 for one in inside)) // 2)
    assert _pairs(classes(intervals, most).places) >= NEARLY * best


def test_known_answers() -> None:
    assert classes([]).count == 1
    assert classes([(5, 5)]).count == 1
    assert classes([(5, 6), (5.5, 7), (6.5, 8)], 1).count == 1
    # Two groups far apart: one edge, at the roundest number between them.
    made = classes([(1, 2), (1.5, 2.5), (7, 8), (6.3, 9)])
    assert made.edges == (5.0,)
    assert made.places == ((0, 0), (0, 0), (1, 1), (1, 1))
    # All overlap: nothing to tell apart.
    assert classes([(0, 10), (1, 11), (2, 12)]).edges == ()


@pytest.mark.parametrize(
    ("low", "high", "place"), [(4, 4, (1, 1)), (3.9, 4, (0, 0)), (3.9, 4.1, (0, 1)), (4, 4.1, (1, 1))]
)
def test_an_edge_belongs_to_the_class_above(low: float, high: float, place: tuple[int, int]) -> None:
    """ "4 of meer" has 4."""
    from koers.statistics.geography.classes import _place

    assert _place(low, high, (4.0,)) == place
