"""Student's t distribution, and what a probability is when there is no noise left."""

from functools import lru_cache
from math import sqrt

from scipy.special import stdtr, stdtrit


def cdf(x: float, df: int) -> float:
    """Probability that Student's t with ``df`` degrees of freedom is at most ``x`` (which may be infinite)."""
    return float(stdtr(df, x))


@lru_cache(maxsize=1024)
def quantile(probability: float, df: int) -> float:
    """The value that Student's t with ``df`` degrees of freedom stays under with this probability."""
    return float(stdtrit(df, probability))


def probability_at_most_zero(estimate: float, variance: float, df: int, rounding: float) -> float:
    """Probability (0-1) that the quantity behind an estimate is zero or less.

    With no variance at all the estimate is the quantity, so the answer is 0 or 1. ``rounding`` (in the estimate's
    unit) is how far from zero still counts as zero then: a line that reaches the target exactly must not fail by a
    last binary digit.
    """
    if variance > 0:
        return cdf(-estimate / sqrt(variance), df)
    return 1.0 if estimate <= rounding else 0.0
