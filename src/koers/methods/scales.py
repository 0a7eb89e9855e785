"""The scale on which the line is drawn: plain differences, or log-odds for very small and large shares."""

from dataclasses import dataclass
from math import exp, log

from .line import fit_line
from .noise import shrunk_share
from .points import RELATIVE_ROUNDING, Noise, Point, Points
from .series import GapPaceInput

# Only here can a straight line soon leave 0-1, and only here do log-odds and plain shares differ much.
SMALL, LARGE = 0.05, 0.95


@dataclass(frozen=True)
class Curve:
    """The gaps to fit, their variances and the tolerance, on one scale; ``per`` brings log-odds back to the unit."""

    name: str
    gaps: tuple[float, ...]
    variances: tuple[float, ...]
    tolerance: float
    rounding: float
    direction: int
    per: float = 1.0

    def gap_in_units(self, gap: float, benchmark: float) -> float:
        """A gap on this scale as a gap in the indicator's unit, beside this level of the benchmark."""
        if self.name == "linear":
            return gap
        return self.direction * (benchmark - self.per * _level(gap, benchmark / self.per, self.direction))

    def unit(self, gap: float, benchmark: float) -> float:
        """How many of the indicator's units one small step on this scale is, at this gap."""
        if self.name == "linear":
            return 1.0
        share = _level(gap, benchmark / self.per, self.direction)
        return self.per * share * (1 - share)


def linear(points: Points, given: GapPaceInput) -> Curve:
    """Plain gaps: positive when the area does worse."""
    return Curve(
        name="linear",
        gaps=tuple(given.direction * (point.benchmark - point.area) for point in points.points),
        variances=tuple(point.variance for point in points.points),
        tolerance=given.tolerance,
        rounding=points.rounding,
        direction=given.direction,
    )


def logit(points: Points, given: GapPaceInput) -> Curve | None:
    """Gaps in log-odds, with variances by the delta method; None when a level or the tolerance has no log-odds."""
    per = given.unit
    pairs = [_shares(point, per) for point in points.points]
    last_benchmark = pairs[-1][1]
    allowed = last_benchmark - given.direction * given.tolerance / per
    if not all(0 < benchmark < 1 for _, benchmark in pairs) or not 0 < allowed < 1:
        return None
    return Curve(
        name="logit",
        gaps=tuple(given.direction * (_logit(benchmark) - _logit(area)) for area, benchmark in pairs),
        variances=tuple(
            point.area_variance / (per * area * (1 - area)) ** 2
            + point.benchmark_variance / (per * benchmark * (1 - benchmark)) ** 2
            for point, (area, benchmark) in zip(points.points, pairs, strict=True)
        ),
        tolerance=given.direction * (_logit(last_benchmark) - _logit(allowed)),
        rounding=RELATIVE_ROUNDING * max(abs(_logit(share)) + 1 for pair in pairs for share in pair),
        direction=given.direction,
        per=per,
    )


def leaves_bounds(points: Points, given: GapPaceInput, broken_at: int | None) -> bool:
    """Whether a very small or large share, drawn on in a straight line to the target year, would pass 0 or 1."""
    per = given.unit
    levels = ([point.area for point in points.points], [point.benchmark for point in points.points])
    if given.kind != "share" or any(not 0 <= level <= per for series in levels for level in series):
        return False
    for series in levels:
        if len(series) < 2 or SMALL * per <= series[-1] <= LARGE * per:
            continue
        variances = [point.variance for point in points.points]
        line = fit_line(
            points.times, series, variances, noise_known=True, rounding=points.rounding, broken_at=broken_at
        )
        end = line.gap_now + (line.pace or 0.0) * max(0.0, given.target_year - points.times[-1])
        if not -points.rounding <= end <= per + points.rounding:
            return True
    return False


def choose(points: Points, given: GapPaceInput, broken_at: int | None) -> tuple[Curve, bool]:
    """The scale to fit on, and whether a plain line leaves 0-1 although it had to be used."""
    if given.scale == "logit":
        return logit(points, given) or linear(points, given), False
    if not leaves_bounds(points, given, broken_at):
        return linear(points, given), False
    # Without the denominators the variance of the log-odds is not known.
    bent = logit(points, given) if given.scale == "auto" and points.noise is Noise.COMPUTED else None
    return (linear(points, given), True) if bent is None else (bent, False)


def _shares(point: Point, per: float) -> tuple[float, float]:
    area = shrunk_share(point.area, point.area_n, per) if point.area_n else point.area / per
    benchmark = point.benchmark / per
    if benchmark in (0.0, 1.0) and point.benchmark_n:
        benchmark = shrunk_share(point.benchmark, point.benchmark_n, per)
    return area, benchmark


def _logit(share: float) -> float:
    return log(share / (1 - share))


def _level(gap: float, benchmark: float, direction: int) -> float:
    """The area's share that lies this far (log-odds) from the benchmark's share."""
    odds = exp(_logit(min(max(benchmark, 1e-12), 1 - 1e-12)) - direction * gap)
    return odds / (1 + odds)
