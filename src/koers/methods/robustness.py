"""A second opinion that trusts ranks only: Theil and Sen's slope, Mann and Kendall's test.

A robustness line beside the verdict, never the verdict: with four points its smallest possible p is .083.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, groupby
from math import erfc, factorial, sqrt
from statistics import median

# The exact distribution is a table of n(n-1)/2 + 1 whole numbers; beyond this the normal curve is as good.
EXACT_UP_TO = 50


@dataclass(frozen=True)
class RankTrend:
    """A trend by ranks.

    ``slope`` (unit a year): median of the slopes of all pairs. ``s``: rising pairs less falling ones. ``p``: two-sided.
    """

    slope: float
    s: int
    p: float


def rank_trend(times: Sequence[float], values: Sequence[float]) -> RankTrend | None:
    """Theil-Sen slope and Mann-Kendall test of a series in order of time; None for fewer than two points."""
    if len(times) < 2:
        return None
    pairs = list(combinations(zip(times, values, strict=True), 2))
    slope = median((later - value) / (then - time) for (time, value), (then, later) in pairs)
    s = sum((later > value) - (later < value) for (_, value), (_, later) in pairs)
    ties = [len(list(same)) for _, same in groupby(sorted(values))]
    exact = len(values) <= EXACT_UP_TO and max(ties) == 1
    return RankTrend(slope, s, exact_p(len(values), s) if exact else _normal_p(len(values), s, ties))


def exact_p(n: int, s: int) -> float:
    """Two-sided p of Mann-Kendall's S among n different values, from all n! orders."""
    falling = (n * (n - 1) // 2 - abs(s)) // 2
    return min(1.0, 2 * sum(_orders(n)[: falling + 1]) / factorial(n))


@lru_cache(maxsize=EXACT_UP_TO + 1)
def _orders(n: int) -> tuple[int, ...]:
    """How many of the n! orders have k falling pairs, for k = 0, 1, ...: each new value jumps over 0 to n-1 others."""
    if n == 1:
        return (1,)
    fewer = _orders(n - 1)
    return tuple(sum(fewer[max(0, k - n + 1) : k + 1]) for k in range(n * (n - 1) // 2 + 1))


def _normal_p(n: int, s: int, ties: Sequence[int]) -> float:
    variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
    if variance == 0 or s == 0:
        return 1.0
    return erfc((abs(s) - 1) / sqrt(2 * variance))  # one less: S moves in steps of two
