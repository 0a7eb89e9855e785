"""From buurten to an area: sums, shares, means and rates, with bounds for what is kept back and rounded.

Always a ratio of sums, never a mean of ratios; the area and every area it is compared with go through these same
functions. A cell that is kept back is not zero: it lies between bounds, and how much of the area is known is told.

Figures are per ``per`` of their denominator: 1 for a share of 0-1, 100 for per cent, 1000 for a rate per 1,000.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, inf, sqrt

# What an area's figure needs before it is published.
LEAST_COVERAGE = 0.90
LARGEST_PART_OF_GAP = 0.25


@dataclass(frozen=True)
class Part:
    """One buurt's part in an area.

    ``value`` is its figure (a count, or a share, rate or mean); None when it is kept back or missing. ``size`` is its
    denominator (None: not known). ``weight`` is the part of the buurt, 0-1, that belongs to the area. ``rounding`` is
    the base the figure was rounded to, ``size_rounding`` that of the denominator; 0 is exact.
    """

    value: float | None
    size: float | None = None
    weight: float = 1.0
    rounding: float = 0.0
    size_rounding: float = 0.0


@dataclass(frozen=True)
class Aggregate:
    """The figure of an area. ``value`` is None when no point can be given; ``low`` and ``high`` None when unbounded.

    ``coverage`` is the part (0-1) of the denominator of which the figure is known. ``rounding`` is the most that
    rounding can do to the value (it is inside the bounds), ``rounding_sd`` its standard deviation.
    """

    value: float | None
    low: float | None
    high: float | None
    coverage: float
    rounding: float = 0.0
    rounding_sd: float = 0.0

    @property
    def noise(self) -> float | None:
        """Variance of what rounding and what is kept back do to the value; None when what is missing has no bounds."""
        if self.low is None or self.high is None:
            return None
        hidden = max(0.0, (self.high - self.low) / 2 - self.rounding)
        return self.rounding_sd**2 + hidden**2 / 3


NOTHING = Aggregate(None, None, None, 0.0)


def worst_rounding(base: float, *, random: bool = False) -> float:
    """How far one rounded figure can be off. Rounding by lot may go up or down: almost the whole base."""
    return max(base - 1, base / 2) if random and base > 1 else base / 2


def rounding_sd(base: float, *, random: bool = False) -> float:
    """Standard deviation of rounding one figure: r / sqrt(12); by lot, of whole numbers, sqrt((r^2 - 1) / 6)."""
    return sqrt((base * base - 1) / 6) if random and base > 1 else base / sqrt(12)


def apportioned(value: float, size: float, inside: float) -> tuple[float, float, float]:
    """(low, point, high) of a count in a buurt of ``size`` of which ``inside`` lie in the area.

    Sharp bounds when nobody knows where in the buurt the counted people live.
    """
    point = value * inside / size if size else 0.0
    return max(0.0, value - (size - inside)), point, min(value, inside)


def total(
    parts: Sequence[Part], *, fewer_than: float | None = None, parent: float | None = None, random: bool = False
) -> Aggregate:
    """The sum of counts. ``fewer_than``: kept-back cells are known to be below it. ``parent``: the published total of
    exactly these parts, which tightens the bounds and gives the sum of what is kept back.
    """
    if not parts:
        return NOTHING
    lows, points, highs = [], [], []
    missing = [part for part in parts if part.value is None]
    maxima = [_most(part, fewer_than) for part in missing]
    pooled = _pooled_share(parts)
    known = fsum(part.value for part in parts if part.value is not None)
    residual = None if parent is None else parent - known
    for part in parts:
        if part.value is None:
            continue
        if part.weight == 1 or part.size is None:
            low = point = high = part.weight * part.value
        else:
            low, point, high = apportioned(part.value, part.size, part.weight * part.size)
        lows.append(low)
        points.append(point)
        highs.append(high)
    missing_low, missing_high, missing_point = _missing(missing, maxima, residual, pooled)
    worst = fsum(part.weight * worst_rounding(part.rounding, random=random) for part in parts if part.value is not None)
    sd = sqrt(
        fsum((part.weight * rounding_sd(part.rounding, random=random)) ** 2 for part in parts if part.value is not None)
    )
    return Aggregate(
        value=None if missing_point is None else fsum(points) + missing_point,
        low=max(0.0, fsum(lows) + missing_low - worst),
        high=None if missing_high == inf else fsum(highs) + missing_high + worst,
        coverage=_coverage(parts),
        rounding=worst,
        rounding_sd=sd,
    )


def _most(part: Part, fewer_than: float | None) -> float:
    """The largest count that a kept-back cell can hold."""
    most = inf if part.size is None else part.size
    return most if fewer_than is None else min(most, fewer_than - 1)


def _missing(
    missing: Sequence[Part], maxima: Sequence[float], residual: float | None, pooled: float | None
) -> tuple[float, float, float | None]:
    """(low, high, point) of the sum of the parts' shares in what is kept back."""
    if not missing:
        return 0.0, 0.0, 0.0
    lows, highs = [], []
    for place, (part, most) in enumerate(zip(missing, maxima, strict=True)):
        low = 0.0
        if residual is not None:
            others = fsum(maxima[:place]) + fsum(maxima[place + 1 :])
            low, most = max(0.0, residual - others), min(most, max(0.0, residual))
        lows.append(part.weight * low)
        highs.append(part.weight * most)
    low, high = fsum(lows), fsum(highs)
    if residual is not None and all(part.weight == 1 for part in missing):
        # Together they are the residual, whatever each of them is.
        return max(0.0, residual), max(0.0, residual), max(0.0, residual)
    if pooled is None or any(part.size is None for part in missing):
        return low, high, None
    point = fsum(part.weight * pooled * (part.size or 0.0) for part in missing)
    return low, high, min(max(point, low), high)


def _pooled_share(parts: Sequence[Part]) -> float | None:
    """The published count per unit of denominator: the best guess for a cell that is kept back."""
    published = [part for part in parts if part.value is not None and part.size]
    size = fsum(part.size or 0.0 for part in published)
    return fsum(part.value or 0.0 for part in published) / size if size > 0 else None


def _coverage(parts: Sequence[Part]) -> float:
    """The known part of the denominator; of the number of parts when a denominator is not known."""
    if any(part.size is None for part in parts):
        return fsum(part.value is not None for part in parts) / len(parts)
    whole = fsum(part.weight * (part.size or 0.0) for part in parts)
    if whole == 0:
        return fsum(part.value is not None for part in parts) / len(parts)
    return fsum(part.weight * (part.size or 0.0) for part in parts if part.value is not None) / whole


def share(
    parts: Sequence[Part],
    *,
    per: float = 1.0,
    fewer_than: float | None = None,
    parent: float | None = None,
    random: bool = False,
) -> Aggregate:
    """A share or rate: the sum of what is counted over the sum of its own denominator.

    A kept-back cell counts at least nobody and at most everybody (or ``fewer_than`` - 1). ``parent`` is the published
    *count* of exactly these parts. Parts without a denominator count for nothing but coverage.
    """
    usable = [part for part in parts if part.size is not None]
    size = fsum(part.weight * (part.size or 0.0) for part in usable)
    if size <= 0:
        return NOTHING
    counts = [
        Part(
            None if part.value is None else part.weight * part.value * (part.size or 0.0) / per,
            part.weight * (part.size or 0.0),
        )
        for part in usable
    ]
    summed = total(counts, fewer_than=fewer_than, parent=parent)
    value = None if summed.value is None else per * summed.value / size
    worst, variance = _rounding_of_ratio(usable, value, size, random)
    return Aggregate(
        value=value,
        low=None if summed.low is None else max(0.0, per * summed.low / size - worst),
        high=None if summed.high is None else per * summed.high / size + worst,
        coverage=summed.coverage * len(usable) / len(parts),
        rounding=worst,
        rounding_sd=sqrt(variance),
    )


def mean(parts: Sequence[Part], *, random: bool = False) -> Aggregate:
    """A mean weighted by its own unit. What is missing has no bounds, so with a part missing there are none."""
    known = [part for part in parts if part.value is not None and part.size is not None]
    size = fsum(part.weight * (part.size or 0.0) for part in known)
    if size <= 0:
        return NOTHING
    value = fsum(part.weight * (part.size or 0.0) * (part.value or 0.0) for part in known) / size
    coverage = _coverage(parts)
    worst, variance = _rounding_of_ratio(known, value, size, random)
    whole = all(part.value is not None or part.size == 0 for part in parts)
    return Aggregate(
        value=value,
        low=value - worst if whole else None,
        high=value + worst if whole else None,
        coverage=coverage,
        rounding=worst,
        rounding_sd=sqrt(variance),
    )


def _rounding_of_ratio(parts: Sequence[Part], value: float | None, size: float, random: bool) -> tuple[float, float]:
    """(worst case, variance) of what rounding of figures and denominators does to a ratio, to first order.

    Only counts are rounded by lot; published shares and means are rounded to the nearest.
    """
    worst, variance = 0.0, 0.0
    for part in parts:
        own = part.weight * (part.size or 0.0) / size
        worst += own * worst_rounding(part.rounding)
        variance += (own * rounding_sd(part.rounding)) ** 2
        if part.value is not None and value is not None:
            pull = part.weight * abs(part.value - value) / size
            worst += pull * worst_rounding(part.size_rounding, random=random)
            variance += (pull * rounding_sd(part.size_rounding, random=random)) ** 2
    return worst, variance


def median_bounds(parts: Sequence[Part]) -> Aggregate:
    """A median of medians does not exist; the pooled median lies between the smallest and the largest of them."""
    values = [part.value for part in parts if part.value is not None and part.weight > 0]
    if not values:
        return NOTHING
    coverage = _coverage(parts)
    whole = len(values) == len(parts)
    return Aggregate(None, min(values) if whole else None, max(values) if whole else None, coverage)


def converted(values: dict[str, float], shares: dict[str, dict[str, float]]) -> dict[str, float]:
    """Counts of old areas on new borders. ``shares[old][new]`` is the part of old that became new.

    For numerators and denominators separately, then divide. Raises ValueError when the parts of an area do not add up
    to 1, or an area has no parts.
    """
    result: dict[str, float] = {}
    for old, value in values.items():
        if old not in shares:
            raise ValueError(f"van {old} is niet bekend waar het heen ging.")
        if abs(fsum(shares[old].values()) - 1) > 1e-6:
            raise ValueError(f"de delen van {old} tellen op tot {fsum(shares[old].values()):.4f}, niet tot 1.")
        for new, part in shares[old].items():
            result[new] = result.get(new, 0.0) + value * part
    return result


def may_be_published(aggregate: Aggregate, *, gap: float | None = None) -> bool:
    """Whether enough is known: nine tenths of the denominator, and bounds no wider than a quarter of the gap."""
    if aggregate.value is None or aggregate.coverage < LEAST_COVERAGE:
        return False
    if gap is None or aggregate.low is None or aggregate.high is None:
        return True
    return aggregate.high - aggregate.low <= LARGEST_PART_OF_GAP * abs(gap)


def unexplained_jumps(sizes: dict[int, float], *, more_than: float = 0.10) -> tuple[int, ...]:
    """The years in which a denominator jumped by more than a tenth since the year before it in the series."""
    years = sorted(sizes)
    return tuple(
        later for earlier, later in pairwise(years) if abs(sizes[later] - sizes[earlier]) > more_than * sizes[earlier]
    )
