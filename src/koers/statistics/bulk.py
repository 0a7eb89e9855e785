"""The sums of aggregation.py for many areas, measures and years at once. That module says what is computed and why.

Every array has a row a buurt and a column a figure (a measure in a year); a buurt that is no part of the area in that
column is masked by ``member``. Rows of one area stand together, and ``starts`` tells where each area begins, so an
outcome has a row an area. What is not known is nan, where aggregation.py has None.
"""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Scalar = TypeVar("Scalar", bound=np.generic)


@dataclass(frozen=True)
class Parts:
    """The buurten of areas. Shapes: ``value``, ``size``, ``weight``, ``member`` and ``rounding`` (rows, columns);
    ``random``, whether counts are rounded by lot, (areas, columns). As aggregation.Part, but for ``size_rounding``."""

    value: Floats
    size: Floats
    weight: Floats
    member: Mask
    rounding: Floats
    random: Mask
    starts: NDArray[np.intp]

    @property
    def known(self) -> Mask:
        """Where there is a figure."""
        return self.member & ~np.isnan(self.value)

    def sum(self, each: Floats, where: Mask) -> Floats:
        """The sum of each area over some of its rows."""
        summed: Floats = np.add.reduceat(np.where(where, each, 0.0), self.starts, axis=0)
        return summed

    def count(self, where: Mask) -> Floats:
        """How many rows of each area."""
        counted: Floats = np.add.reduceat(where.astype(np.float64), self.starts, axis=0)
        return counted

    def back(self, outcome: NDArray[Scalar]) -> NDArray[Scalar]:
        """The outcome of each area, at each of its rows."""
        return np.repeat(outcome, np.diff(np.append(self.starts, len(self.value))), axis=0)


@dataclass(frozen=True)
class Sums:
    """As aggregation.Aggregate: the figures of the areas, shape (areas, columns). ``variance``: of rounding."""

    value: Floats
    low: Floats
    high: Floats
    coverage: Floats
    rounding: Floats
    variance: Floats

    @property
    def noise(self) -> Floats:
        """aggregation.Aggregate.noise."""
        hidden = np.maximum(0.0, (self.high - self.low) / 2 - self.rounding)
        return self.variance + hidden**2 / 3


def worst_rounding(base: Floats, random: Mask | bool) -> Floats:
    """aggregation.worst_rounding."""
    return np.where(random & (base > 1), np.maximum(base - 1, base / 2), base / 2)


def rounding_variance(base: Floats, random: Mask | bool) -> Floats:
    """The square of aggregation.rounding_sd."""
    return np.where(random & (base > 1), (base * base - 1) / 6, base * base / 12)


def total(parts: Parts) -> Sums:
    """aggregation.total."""
    value, size, weight = parts.value, parts.size, parts.weight
    known, sized = parts.known, ~np.isnan(size)
    missing = parts.member & np.isnan(value)
    published = known & sized & (size != 0)
    published_size = parts.sum(size, published)
    whole = (weight == 1) | ~sized
    inside = weight * size
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled = np.where(published_size > 0, parts.sum(value, published) / published_size, np.nan)
        shared = np.where(size != 0, value * inside / size, 0.0)
    point = np.where(whole, weight * value, shared)
    low = np.where(whole, weight * value, np.maximum(0.0, value - (size - inside)))
    high = np.where(whole, weight * value, np.minimum(value, inside))
    most = parts.sum(np.where(sized, inside, np.inf), missing)
    unsized = parts.count(missing & ~sized) > 0
    guess = np.minimum(np.maximum(pooled * parts.sum(inside, missing & sized), 0.0), most)
    guess = np.where(parts.count(missing) == 0, 0.0, np.where(unsized, np.nan, guess))
    by_lot = parts.back(parts.random)
    worst = parts.sum(weight * worst_rounding(parts.rounding, by_lot), known)
    return Sums(
        parts.sum(point, known) + guess,
        np.maximum(0.0, parts.sum(low, known) - worst),
        np.where(np.isinf(most), np.nan, parts.sum(high, known) + most + worst),
        _coverage(parts),
        worst,
        parts.sum(weight**2 * rounding_variance(parts.rounding, by_lot), known),
    )


def share(parts: Parts, per: Floats, size_rounding: float) -> Sums:
    """aggregation.share. ``per`` (columns): 100 for per cent, 1,000 for a rate."""
    usable = parts.member & ~np.isnan(parts.size)
    own = parts.weight * parts.size
    counts = Parts(
        parts.weight * parts.value * parts.size / per,
        own,
        np.ones_like(own),
        usable,
        np.zeros_like(own),
        np.zeros_like(parts.random),
        parts.starts,
    )
    size = parts.sum(own, usable)
    summed = total(counts)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = per * summed.value / size
        part = own / parts.back(size)
        pull = parts.weight * np.abs(parts.value - parts.back(value)) / parts.back(size)
        pulls = usable & parts.known & ~np.isnan(pull)
        below, by_lot = np.full_like(own, size_rounding), parts.back(parts.random)
        worst = parts.sum(part * worst_rounding(parts.rounding, False), usable)
        worst = worst + parts.sum(pull * worst_rounding(below, by_lot), pulls)
        variance = parts.sum(part**2 * rounding_variance(parts.rounding, False), usable)
        variance = variance + parts.sum(pull**2 * rounding_variance(below, by_lot), pulls)
        result = Sums(
            value,
            np.maximum(0.0, per * summed.low / size - worst),
            per * summed.high / size + worst,
            summed.coverage * parts.count(usable) / parts.count(parts.member),
            worst,
            variance,
        )
    return _nothing_where(size <= 0, result)


def mean(parts: Parts) -> Sums:
    """aggregation.mean."""
    used = parts.known & ~np.isnan(parts.size)
    own = parts.weight * parts.size
    size = parts.sum(own, used)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = parts.sum(own * parts.value, used) / size
        part = own / parts.back(size)
        worst = parts.sum(part * worst_rounding(parts.rounding, False), used)
        variance = parts.sum(part**2 * rounding_variance(parts.rounding, False), used)
    whole = parts.count(parts.member & np.isnan(parts.value) & (parts.size != 0)) == 0
    low, high = np.where(whole, value - worst, np.nan), np.where(whole, value + worst, np.nan)
    result = Sums(value, low, high, _coverage(parts), worst, variance)
    return _nothing_where(size <= 0, result)


def median_bounds(parts: Parts) -> Sums:
    """aggregation.median_bounds."""
    known = parts.known
    low = np.minimum.reduceat(np.where(known, parts.value, np.inf), parts.starts, axis=0)
    high = np.maximum.reduceat(np.where(known, parts.value, -np.inf), parts.starts, axis=0)
    some, whole = parts.count(known) > 0, parts.count(known) == parts.count(parts.member)
    nothing, none = np.full_like(low, np.nan), np.zeros_like(low)
    result = Sums(nothing, np.where(whole, low, np.nan), np.where(whole, high, np.nan), _coverage(parts), none, none)
    return _nothing_where(~some, result)


def _coverage(parts: Parts) -> Floats:
    """aggregation._coverage."""
    sized = ~np.isnan(parts.size)
    own = parts.weight * parts.size
    whole = parts.sum(own, parts.member & sized)
    with np.errstate(invalid="ignore", divide="ignore"):
        by_number = parts.count(parts.known) / parts.count(parts.member)
        by_size = parts.sum(own, parts.known & sized) / whole
    unsized = parts.count(parts.member & ~sized) > 0
    return np.where(unsized | (whole == 0), by_number, by_size)


def _nothing_where(nothing: Mask, found: Sums) -> Sums:
    """Where there is nothing to go by there is no figure, and coverage is 0."""
    nan = np.nan
    return Sums(
        np.where(nothing, nan, found.value),
        np.where(nothing, nan, found.low),
        np.where(nothing, nan, found.high),
        np.where(nothing, 0.0, found.coverage),
        np.where(nothing, 0.0, found.rounding),
        np.where(nothing, 0.0, found.variance),
    )
