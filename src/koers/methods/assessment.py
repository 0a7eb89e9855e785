"""One pass of the method over one set of points: break, scale, line, required pace, probabilities, verdict."""

from dataclasses import dataclass

from .chances import Chances, chances
from .line import Line, fit_line
from .points import Noise, Points
from .rules import PACE_ENOUGH, Decision, decide, with_lag
from .scales import Curve, choose
from .series import SAME_TIME, GapPaceInput

POINTS_EITHER_SIDE = 2


@dataclass(frozen=True)
class Assessment:
    """What the method found. Gaps and paces on the scale of ``curve``."""

    points: Points  # what was fitted: without the years before a break that could not be bridged
    broken_at: int | None
    restarted: bool
    curve: Curve
    leaves_bounds: bool
    line: Line
    horizon: float
    pace_required: float | None
    pace_required_after_lag: float | None
    pace_ratio: float | None
    chances: Chances
    decision: Decision
    decision_without_lag: Decision


def assess(points: Points, given: GapPaceInput, *, autocorrelation: bool) -> Assessment:
    """Run the method once. ``points`` are all usable points in order, at least one."""
    points, broken_at, restarted = _around_break(points, given.break_at)
    times = points.times
    curve, leaves_bounds = choose(points, given, broken_at)
    line = fit_line(
        times,
        curve.gaps,
        curve.variances,
        noise_known=points.noise is not Noise.UNKNOWN,
        rounding=curve.rounding,
        broken_at=broken_at,
        autocorrelation=autocorrelation,
    )
    horizon, span = given.target_year - times[-1], times[-1] - times[0]
    if abs(horizon) < SAME_TIME:
        horizon = 0.0
    short = line.gap_now - curve.tolerance
    required = None if horizon <= 0 or line.pace is None else -short / horizon + 0.0  # never -0.0
    reference = None
    if curve.name == "linear" and given.reference_lambda is not None and given.reference_omega is not None:
        reference = (given.reference_lambda, given.reference_omega)
    p = chances(
        line, tolerance=curve.tolerance, horizon=horizon, span=span, rounding=curve.rounding, reference=reference
    )
    decision = decide(
        points=len(times),
        points_since_start=count_since(times, given.programme_start),
        target_met=_target_met(points, given),
        final=horizon <= 0,
        gap_left=short > curve.rounding,
        # R >= .95, written so that it also holds when the gap is closed already and R has no meaning.
        fast_enough=required is not None
        and line.pace is not None
        and line.pace <= PACE_ENOUGH * required + curve.rounding / span,
        p=p,
    )
    lag_until = given.lag_until
    in_lag = lag_until is not None and times[-1] < lag_until
    return Assessment(
        points=points,
        broken_at=broken_at,
        restarted=restarted,
        curve=curve,
        leaves_bounds=leaves_bounds,
        line=line,
        horizon=horizon,
        pace_required=required,
        pace_required_after_lag=-short / (given.target_year - lag_until) if in_lag and lag_until is not None else None,
        pace_ratio=line.pace / required if line.pace is not None and required and short > curve.rounding else None,
        chances=p,
        decision=with_lag(decision) if in_lag else decision,
        decision_without_lag=decision,
    )


def _around_break(points: Points, break_at: float | None) -> tuple[Points, int | None, bool]:
    """The points to fit, the place of the first one after the break (None: no step), and whether the series was
    restarted.

    A step can be estimated from two points on either side; with fewer, only the newest definition counts.
    """
    if break_at is None:
        return points, None, False
    after = sum(time >= break_at for time in points.times)
    before = len(points.times) - after
    if before == 0 or after == 0:
        return points, None, False
    if before >= POINTS_EITHER_SIDE and after >= POINTS_EITHER_SIDE:
        return points, before, False
    return points.only(points.points[before:]), None, True


def count_since(times: tuple[float, ...], start: float | None) -> int | None:
    """How many points lie in or after the start; None when no start was asked."""
    return None if start is None else sum(time >= start for time in times)


def _target_met(points: Points, given: GapPaceInput) -> bool:
    """Whether a plain count or register figure meets a fixed target with its last figure."""
    last = points.points[-1]
    fixed = all(point.benchmark == last.benchmark for point in points.points)
    return (
        given.exact_count
        and fixed
        and given.direction * (last.benchmark - last.area) <= given.tolerance + points.rounding
    )
