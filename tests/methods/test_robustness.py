"""Theil-Sen and Mann-Kendall, against every order and against scipy."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, theilslopes

from koers.methods import rank_trend
from koers.methods.robustness import exact_p


@pytest.mark.parametrize(("n", "smallest"), [(3, 0.333), (4, 0.083), (5, 0.0167), (6, 0.0028)])
def test_smallest_possible_p(n: int, smallest: float) -> None:
    assert rank_trend(range(n), range(n)).p == pytest.approx(smallest, abs=0.0005)


@pytest.mark.parametrize("n", [2, 3, 4, 5, 6])
def test_exact_p_by_counting_all_orders(n: int) -> None:
    orders = [rank_trend(range(n), order).s for order in permutations(range(n))]
    for s in set(orders):
        as_extreme = sum(abs(other) >= abs(s) for other in orders)
        assert exact_p(n, s) == pytest.approx(as_extreme / len(orders))


@given(st.lists(st.integers(-1000, 1000), min_size=3, max_size=30, unique=True))
def test_as_scipy_without_ties(values: list[int]) -> None:
    trend = rank_trend(range(len(values)), values)
    assert trend.p == pytest.approx(kendalltau(range(len(values)), values, method="exact").pvalue)
    assert trend.slope == pytest.approx(theilslopes(values, range(len(values))).slope)


def test_ties_widen() -> None:
    # variance (5*4*15 - 2*1*9)/18 = 15.667; z = (7 - 1)/3.958 = 1.516
    trend = rank_trend(range(5), [1, 3, 2, 3, 4])
    assert (trend.s, trend.p) == (7, pytest.approx(0.1296, abs=2e-4))


def test_nothing_moves() -> None:
    trend = rank_trend(range(5), [3] * 5)
    assert (trend.slope, trend.s, trend.p) == (0, 0, 1)


def test_one_point_has_no_trend() -> None:
    assert rank_trend([1], [1]) is None


def test_long_series_takes_the_normal_curve() -> None:
    values = [(-1) ** k * k for k in range(60)]
    values[-1] = 100
    trend = rank_trend(range(60), values)
    assert trend.p == pytest.approx(kendalltau(range(60), values, method="asymptotic").pvalue, abs=0.02)
