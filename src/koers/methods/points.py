"""From the input as given to the points that count: in order, complete, with the variance of each gap."""

from dataclasses import dataclass, replace
from enum import StrEnum

from .errors import MethodInputError
from .noise import (
    benchmark_share_variance,
    bounds_variance,
    mean_variance,
    rate_variance,
    share_variance,
)
from .series import SERIES, GapPaceInput, Number, Numbers, has_numbers, known, noise_from_sizes

# An area smaller than this part of the benchmark hardly moves it: their covariance is left out.
NEGLIGIBLE_PART = 0.01
# Differences this small against the size of the figures come from binary rounding, not from the world.
RELATIVE_ROUNDING = 1e-12


class Noise(StrEnum):
    """Where the variances come from."""

    GIVEN = "given"
    COMPUTED = "computed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Point:
    """One usable year. Levels in the indicator's unit; variances of area and benchmark in its square."""

    time: float
    area: float
    benchmark: float
    area_n: float | None
    benchmark_n: float | None
    area_variance: float
    benchmark_variance: float = 0.0

    @property
    def variance(self) -> float:
        """Variance of the gap: area and benchmark are measured apart, so their variances add up."""
        return self.area_variance + self.benchmark_variance


@dataclass(frozen=True)
class Points:
    """The usable years in order, and what was done to get them."""

    points: tuple[Point, ...]
    noise: Noise
    dropped: tuple[float, ...]
    benchmark_without_area: bool

    @property
    def times(self) -> tuple[float, ...]:
        return tuple(point.time for point in self.points)

    @property
    def rounding(self) -> float:
        """How large a difference (the indicator's unit) may still be binary rounding."""
        return RELATIVE_ROUNDING * max(max(abs(point.area), abs(point.benchmark)) for point in self.points)

    def only(self, points: tuple[Point, ...]) -> "Points":
        """The same, with fewer points."""
        return replace(self, points=points)


def usable_points(given: GapPaceInput) -> Points:
    """The points that count, in order of time.

    Raises ``MethodInputError`` when no year is left.
    """
    rows = [row for row in _rows(given) if _usable(row, given)]
    if not rows:
        problem = "geen enkel jaar met een waarde heeft bruikbare ruis. Geef daar een noemer of variance groter dan 0."
        raise MethodInputError([f"area_n, benchmark_n of variance: {problem}"])
    without_area = given.area_in_benchmark and _matters(rows)
    if without_area:
        rows = [_without_area(row, row.area_n, row.benchmark_n) for row in rows if row.area_n and row.benchmark_n]
    kept = {row.time for row in rows}
    noise = _source_of_noise(given)
    return Points(
        points=tuple(_point(row, given, noise) for row in rows),
        noise=noise,
        dropped=tuple(time for time in sorted(given.times) if time not in kept),
        benchmark_without_area=without_area,
    )


@dataclass(frozen=True)
class _Row:
    """One year that has both levels; what is missing beside them is None (never NaN)."""

    time: float
    area: float
    benchmark: float
    area_n: Number
    benchmark_n: Number
    variance: Number
    area_sd: Number
    benchmark_sd: Number
    half_width: Number


def _rows(given: GapPaceInput) -> list[_Row]:
    order = sorted(range(len(given.times)), key=lambda place: given.times[place])

    def at(values: Numbers | None, place: int) -> Number:
        value = None if values is None else values[place]
        return value if known(value) else None

    rows = []
    for place in order:
        area, benchmark = at(given.area, place), at(given.benchmark, place)
        if area is not None and benchmark is not None:
            rest = (at(getattr(given, name), place) for name in SERIES[2:])
            rows.append(_Row(given.times[place], area, benchmark, *rest))
    return rows


def _source_of_noise(given: GapPaceInput) -> Noise:
    # Variances that are all 0 say that the producer knows of no noise, not that there is none.
    if has_numbers(given.variance):
        return Noise.GIVEN if any(known(value) and value > 0 for value in given.variance or ()) else Noise.UNKNOWN
    return Noise.COMPUTED if noise_from_sizes(given) else Noise.UNKNOWN


def _usable(row: _Row, given: GapPaceInput) -> bool:
    if row.area_n == 0 or row.benchmark_n == 0:
        return False
    if has_numbers(given.variance):
        return row.variance is not None
    if given.kind == "mean" and noise_from_sizes(given) and row.area_sd is None:
        return False
    return row.area_n is not None or not has_numbers(given.area_n)


def _matters(rows: list[_Row]) -> bool:
    # One rule for the whole series: a benchmark that is with the area in one year and without it in the next is no
    # benchmark.
    return any(row.area_n and row.benchmark_n and row.area_n / row.benchmark_n >= NEGLIGIBLE_PART for row in rows)


def _without_area(row: _Row, area_n: float, benchmark_n: float) -> _Row:
    rest = benchmark_n - area_n
    level = (row.benchmark * benchmark_n - row.area * area_n) / rest
    return replace(row, benchmark=level, benchmark_n=rest)


def _point(row: _Row, given: GapPaceInput, noise: Noise) -> Point:
    return Point(row.time, row.area, row.benchmark, row.area_n, row.benchmark_n, *_variances(row, given, noise))


def _variances(row: _Row, given: GapPaceInput, noise: Noise) -> tuple[float, float]:
    """Variance of area and of benchmark; 1 and 0 when nothing is known, so that all years weigh the same."""
    if noise is Noise.GIVEN and row.variance is not None:
        return row.variance, 0.0
    if noise is not Noise.COMPUTED or row.area_n is None:
        return 1.0, 0.0
    n, m, per = row.area_n, row.benchmark_n, given.unit
    own, other = 0.0, 0.0
    if given.kind == "share":
        own = share_variance(row.area, n, per)
        other = benchmark_share_variance(row.benchmark, m, per) if m else 0.0
    elif given.kind == "rate":
        own = rate_variance(row.area, n, per)
        other = rate_variance(row.benchmark, m, per) if m else 0.0
    elif row.area_sd is not None:
        own = mean_variance(row.area_sd, n)
        other = mean_variance(row.benchmark_sd, m) if m and row.benchmark_sd is not None else 0.0
    hidden = bounds_variance(row.half_width) if row.half_width is not None else 0.0
    return own * given.design_effect + hidden, other * given.design_effect
