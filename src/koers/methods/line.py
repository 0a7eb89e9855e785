"""A weighted straight line through the gaps, with at most one step where the definition broke.

Closed forms of weighted least squares. A step dummy gives each side of the break its own level and one common slope, so
every sum is taken around the mean of its own side; without a break there is one side and these are the textbook
formulas.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, sqrt

# From this many points the correlation between neighbouring residuals says something.
POINTS_FOR_AUTOCORRELATION = 8


@dataclass(frozen=True)
class Line:
    """A fitted line and everything on the way to it. Gaps in their unit, times in years.

    ``pace`` (unit a year; below 0 is closing) is None with one point. ``phi``, the variances and what follows from
    them are None without degrees of freedom. ``tbar``, ``gbar`` and ``weight`` are those of the points after the
    break, ``sxx``, ``q`` and ``df`` of all. ``gap_start`` and ``fitted`` are as the line says, ``gap_start`` under
    the newest definition.
    """

    weights: tuple[float, ...]
    weight: float
    tbar: float
    gbar: float
    sxx: float
    pace: float | None
    step: float | None
    gap_start: float
    gap_now: float
    fitted: tuple[float, ...]
    residuals: tuple[float, ...]
    q: float
    df: int
    phi: float | None
    var_pace: float | None
    var_gap: float | None
    cov_gap_pace: float | None
    lag1: float | None
    se_multiplier: float

    @property
    def se_pace(self) -> float | None:
        """Standard error of the pace, autocorrelation included."""
        return None if self.var_pace is None else sqrt(self.var_pace) * self.se_multiplier

    @property
    def se_gap(self) -> float | None:
        """Standard error of the gap now, autocorrelation included."""
        return None if self.var_gap is None else sqrt(self.var_gap) * self.se_multiplier


@dataclass(frozen=True)
class _Side:
    """One side of the break: total weight, and the means of time and gap, measured from the first point."""

    weight: float
    time: float
    gap: float


def fit_line(
    times: Sequence[float],
    gaps: Sequence[float],
    variances: Sequence[float],
    *,
    noise_known: bool,
    rounding: float,
    broken_at: int | None = None,
    autocorrelation: bool = True,
) -> Line:
    """Fit the line. ``times`` must rise; ``variances`` must be above 0 (all 1 when the noise is not known).

    ``broken_at`` is the place of the first point after the break. Slopes and residuals that are no more than
    ``rounding`` (unit of the gap) over the whole series count as 0, because nobody's gap grows by a binary digit.
    """
    n = len(times)
    # Measured from the first point: years are large numbers and gaps small ones.
    t = [time - times[0] for time in times]
    g = [gap - gaps[0] for gap in gaps]
    w = [1 / variance for variance in variances]
    parts = [slice(0, n)] if broken_at is None else [slice(0, broken_at), slice(broken_at, n)]
    sides = [_side(w[part], t[part], g[part]) for part in parts]
    of_point = [side for side, part in zip(sides, parts, strict=True) for _ in range(n)[part]]
    last = sides[-1]

    sxx = fsum(wi * (ti - side.time) ** 2 for wi, ti, side in zip(w, t, of_point, strict=True))
    slope = 0.0
    if sxx > 0:
        slope = fsum(wi * (ti - side.time) * gi for wi, ti, gi, side in zip(w, t, g, of_point, strict=True)) / sxx
        if abs(slope) * t[-1] <= rounding:
            slope = 0.0
    fitted = [gaps[0] + side.gap + slope * (ti - side.time) for ti, side in zip(t, of_point, strict=True)]
    residuals = [_not_rounding(gap - fit, rounding) for gap, fit in zip(gaps, fitted, strict=True)]
    q = fsum(wi * r * r for wi, r in zip(w, residuals, strict=True))
    df = n - 1 - len(sides)
    phi = _phi(q, df, noise_known)
    distance = t[-1] - last.time
    lag1 = _lag1_correlation([sqrt(wi) * r for wi, r in zip(w, residuals, strict=True)])
    gap_now = gaps[0] + last.gap + slope * distance
    return Line(
        weights=tuple(w),
        weight=last.weight,
        tbar=times[0] + last.time,
        gbar=gaps[0] + last.gap,
        sxx=sxx,
        pace=slope if n > 1 else None,
        step=None if broken_at is None else last.gap - sides[0].gap - slope * (last.time - sides[0].time),
        gap_start=gap_now - slope * t[-1],
        gap_now=gap_now,
        fitted=tuple(fitted),
        residuals=tuple(residuals),
        q=q,
        df=df,
        phi=phi,
        var_pace=None if phi is None else phi / sxx,
        var_gap=None if phi is None else phi * (1 / last.weight + distance**2 / sxx),
        cov_gap_pace=None if phi is None else phi * distance / sxx,
        lag1=lag1,
        se_multiplier=sqrt((1 + lag1) / (1 - lag1)) if autocorrelation and lag1 is not None and lag1 > 0 else 1.0,
    )


def _side(w: Sequence[float], t: Sequence[float], g: Sequence[float]) -> _Side:
    weight = fsum(w)
    return _Side(weight, fsum(map(_product, w, t)) / weight, fsum(map(_product, w, g)) / weight)


def _product(a: float, b: float) -> float:
    return a * b


def _not_rounding(value: float, rounding: float) -> float:
    return 0.0 if abs(value) <= rounding else value


def _phi(q: float, df: int, noise_known: bool) -> float | None:
    """Excess noise: how much more the points scatter than known. Known noise is never scaled down."""
    if df < 1:
        return None
    return max(1.0, q / df) if noise_known else q / df


def _lag1_correlation(residuals: Sequence[float]) -> float | None:
    """Correlation between each standardised residual and the next; None with fewer than 8 points or a perfect line."""
    total = fsum(r * r for r in residuals)
    if len(residuals) < POINTS_FOR_AUTOCORRELATION or total == 0:
        return None
    return fsum(_neighbours(residuals)) / total


def _neighbours(residuals: Sequence[float]) -> Iterator[float]:
    return (a * b for a, b in pairwise(residuals))
