"""Noise: how much a figure moves by chance alone.

Every function gives a variance in the square of the figure's own unit. ``per`` is what the figure is counted per: 1
for a share of 0-1, 100 for per cent, 1000 for a rate per 1,000. A register counts everybody and has no sampling
error; there the variance stands for the chance variation from year to year in a small population, and the page must
say so.
"""


def shrunk_share(value: float, size: float, per: float = 1.0) -> float:
    """The share (0-1) with two cases and two non-cases added (Agresti and Coull), so that 0 of 40 is not certainty."""
    return (value / per * size + 2) / (size + 4)


def share_variance(value: float, size: float, per: float = 1.0) -> float:
    """Variance of the area's share, from its denominator ``size``."""
    share = shrunk_share(value, size, per)
    return per**2 * share * (1 - share) / size


def benchmark_share_variance(value: float, size: float, per: float = 1.0) -> float:
    """Variance of the benchmark's share: plain binomial, because a benchmark is large."""
    share = min(max(value / per, 0.0), 1.0)
    return per**2 * share * (1 - share) / size


def rate_variance(value: float, population: float, per: float = 1000.0) -> float:
    """Variance of a rate of events (Poisson), with half an event added so that no events is not certainty."""
    events = value * population / per
    return per**2 * (events + 0.5) / population**2


def mean_variance(standard_deviation: float, size: float) -> float:
    """Variance of a mean, from the published standard deviation between the units."""
    return standard_deviation**2 / size


def bounds_variance(half_width: float) -> float:
    """Variance added by a suppressed or apportioned part between bounds: anything between them is as likely."""
    return half_width**2 / 3
