"""How much one must measure before a pace can be seen (one-sided 5 %, power 80 %)."""

from collections.abc import Iterator
from math import inf, sqrt

from .student import quantile

ONE_SIDED = 0.95
POWER = 0.80
FALSE_ALARM = 0.10  # the method's thresholds of .9 leave one wrong flag in ten
LONGEST = 10_000


def smallest_number_of_points(pace: float, noise_sd: float) -> int | None:
    """Smallest number of yearly points that shows a pace (unit a year) through this noise (standard deviation, unit).

    None when even 10,000 years are not enough. Raises ``ValueError`` for a pace or noise that is not above 0.
    """
    if not (pace > 0 and noise_sd > 0):
        raise ValueError(f"pace en noise_sd moeten groter zijn dan 0, niet {pace} en {noise_sd}.")
    for n in range(3, LONGEST):
        if detectable(noise_sd * sqrt(12 / (n * (n * n - 1))), n - 2) <= pace:
            return n
    return None


def detectable(se_pace: float, df: int) -> float:
    """The smallest pace that a slope with this standard error would show, in its unit."""
    return (quantile(ONE_SIDED, df) + quantile(POWER, df)) * se_pace


def first_year_detectable(
    *,
    last_year: float,
    step: float,
    until: float,
    pace: float,
    noise_variance: float,
    weight: float,
    tbar: float,
    sxx: float,
    df: int,
) -> float | None:
    """First coming year in which this pace can be seen, when measuring goes on every ``step`` years.

    None when that is not by ``until``.
    ``noise_variance`` is the variance of one coming point; ``weight``, ``tbar``, ``sxx`` and ``df`` are those of the
    line so far, with weights of 1/variance (excess noise included).
    """
    new = 1 / noise_variance if noise_variance > 0 else inf
    for time in _coming(last_year, step, until):
        df += 1
        if new == inf:
            return time if df > 0 else None
        # The sums of the line, kept up as points come in.
        sxx += new * weight / (weight + new) * (time - tbar) ** 2
        tbar += new / (weight + new) * (time - tbar)
        weight += new
        if df > 0 and detectable(1 / sqrt(sxx), df) <= pace:
            return time
    return None


def _coming(last_year: float, step: float, until: float) -> Iterator[float]:
    count = 1
    while last_year + count * step <= until and count < LONGEST:
        yield last_year + count * step
        count += 1


def expected_false_flags(indicators: int) -> float:
    """How many firm verdicts among this many indicators are expected to be wrong by chance alone."""
    return FALSE_ALARM * indicators
