"""The verdict on a long trajectory towards a target that moves: weighted regression on the gap, with known noise.

The gap between area and benchmark gets a straight line whose noise is known from the denominators. The line says how
large the gap is, how fast it closes, how fast it must close, and how sure that is; the rules turn it into one verdict.
"""

from .assessment import Assessment, assess, count_since
from .detection import detectable
from .outlook import first_year_with_verdict, noise_sd
from .points import Noise, Points, usable_points
from .result import GapPaceResult
from .robustness import rank_trend
from .series import GapPaceInput
from .verdicts import GapMove, Move, Note, TooEarly, Verdict

# Measurements of these years are not like others; a verdict that hangs on one of them is called fragile.
COVID_YEARS = (2020, 2021)


def gap_pace(given: GapPaceInput, *, extras: bool = True, autocorrelation: bool = True) -> GapPaceResult:
    """Judge one series against its benchmark.

    ``extras=False`` leaves out what costs more than the verdict itself (fragility, rank trend, first year with a
    verdict), for simulations. ``autocorrelation=False`` leaves standard errors as they are when neighbouring
    residuals are alike: the method before that correction, as its operating characteristics were first measured.

    Raises ``MethodInputError`` when no usable year is left.
    """
    points = usable_points(given)
    found = assess(points, given, autocorrelation=autocorrelation)
    fragile = _fragile_years(points, given, found, autocorrelation) if extras else ()
    first_year = first_year_with_verdict(found, given) if extras else None
    line, curve, p = found.line, found.curve, found.chances
    fitted_points = found.points.points
    first, last = fitted_points[0], fitted_points[-1]
    unit = curve.unit(line.gap_now, last.benchmark)
    gap_start = curve.gap_in_units(line.gap_start, first.benchmark)
    gap_now = curve.gap_in_units(line.gap_now, last.benchmark)
    times, rounding = found.points.times, found.points.rounding
    better, at_benchmark = _beside_benchmark(found)
    since = fitted_points[found.broken_at or 0]
    area_change, benchmark_change = last.area - since.area, last.benchmark - since.benchmark
    # Raw figures like the other two, not the fitted gap: three sentences side by side must add up.
    gap_change = given.direction * (benchmark_change - area_change)
    gap_move = _gap_move(gap_change, rounding)
    area_move = _move(given.direction * area_change, rounding)
    gaps = tuple(given.direction * (point.benchmark - point.area) for point in fitted_points)
    relative = tuple(
        gap / point.benchmark if point.benchmark else None for gap, point in zip(gaps, fitted_points, strict=True)
    )
    return GapPaceResult(
        verdict=found.decision.verdict,
        too_early=found.decision.too_early,
        verdict_without_lag=found.decision_without_lag.verdict,
        too_early_without_lag=found.decision_without_lag.too_early,
        because=found.decision.because,
        notes=_notes(found, points, gap_move, area_move, bool(fragile), extras and first_year is None),
        gap_start=gap_start,
        gap_now=gap_now,
        share_closed=1 - gap_now / gap_start if gap_start > rounding else None,
        share_elapsed=(times[-1] - times[0]) / (given.target_year - times[0]) if given.target_year > times[0] else None,
        relative_gap=relative[-1],
        pace=_times(line.pace, unit),
        pace_required=_times(found.pace_required, unit),
        pace_required_after_lag=_times(found.pace_required_after_lag, unit),
        pace_ratio=found.pace_ratio,
        horizon=found.horizon,
        se_gap=_times(line.se_gap, unit),
        se_pace=_times(line.se_pace, unit),
        var_gap=_times(line.var_gap, unit**2),
        var_pace=_times(line.var_pace, unit**2),
        cov_gap_pace=_times(line.cov_gap_pace, unit**2),
        p_reached=p.reached,
        p_on_time=p.on_time,
        p_on_time_reference=p.on_time_reference,
        p_half_pace=p.half_pace,
        p_behind=p.behind,
        p_away=p.away,
        direction=given.direction,
        change_since=since.time,
        area_first=since.area,
        area_last=last.area,
        area_change=area_change,
        area_move=area_move,
        benchmark_first=since.benchmark,
        benchmark_last=last.benchmark,
        benchmark_change=benchmark_change,
        benchmark_move=_move(given.direction * benchmark_change, rounding),
        gap_change=gap_change,
        gap_move=gap_move,
        n=len(times),
        points_since_start=count_since(times, given.programme_start),
        noise_known=found.points.noise is not Noise.UNKNOWN,
        noise_sd=_times(noise_sd(found), unit),
        detectable_pace=None if line.se_pace is None else detectable(line.se_pace, line.df) * unit,
        first_year_with_verdict=first_year,
        scale=curve.name,
        times=times,
        gaps=curve.gaps,
        variances=curve.variances,
        weights=line.weights,
        fitted=line.fitted,
        residuals=line.residuals,
        tbar=line.tbar,
        gbar=line.gbar,
        weight=line.weight,
        sxx=line.sxx,
        q=line.q,
        df=line.df,
        phi=line.phi,
        step=line.step,
        lag1=line.lag1,
        se_multiplier=line.se_multiplier,
        better_than_benchmark=better,
        at_benchmark_within_noise=at_benchmark,
        fragile=bool(fragile),
        fragile_years=fragile,
        rank_trend=rank_trend(times, gaps) if extras else None,
        target_year=given.target_year,
        tolerance=given.tolerance,
        lag_until=given.lag_until,
        dropped_years=points.dropped,
        relative_gaps=relative,
    )


def _fragile_years(points: Points, given: GapPaceInput, found: Assessment, autocorrelation: bool) -> tuple[float, ...]:
    """The years of the pandemic without which the verdict would be another."""
    fragile = []
    for point in points.points:
        if int(point.time) in COVID_YEARS and len(points.points) > 1:
            others = points.only(tuple(other for other in points.points if other is not point))
            if assess(others, given, autocorrelation=autocorrelation).decision.verdict != found.decision.verdict:
                fragile.append(point.time)
    return tuple(fragile)


def _beside_benchmark(found: Assessment) -> tuple[bool, bool]:
    """Whether the area does better than the benchmark, and whether it seems to have closed the gap, unsurely."""
    line, curve = found.line, found.curve
    closed = line.gap_now - curve.tolerance <= curve.rounding
    sure = found.decision_without_lag.verdict is Verdict.REACHED
    return line.gap_now < -curve.rounding, closed and not sure


def _notes(
    found: Assessment, points: Points, gap: GapMove, area: Move, fragile: bool, no_year: bool
) -> tuple[Note, ...]:
    """What must be said beside the verdict."""
    better, at_benchmark = _beside_benchmark(found)
    line = found.line
    waiting = found.decision.too_early is TooEarly.NOT_CLEAR_YET and found.horizon > 0
    said = {
        Note.BETTER_THAN_BENCHMARK: better,
        Note.AT_BENCHMARK_WITHIN_NOISE: at_benchmark,
        Note.GAP_SMALLER_WITHOUT_PROGRESS: gap is GapMove.SMALLER and area is not Move.IMPROVED,
        Note.NOISE_UNKNOWN: points.noise is Noise.UNKNOWN,
        Note.EXCESS_NOISE: points.noise is not Noise.UNKNOWN and line.phi is not None and line.phi > 1,
        Note.AUTOCORRELATION: line.se_multiplier > 1,
        Note.BREAK_BRIDGED: found.broken_at is not None,
        Note.RESTARTED_AT_BREAK: found.restarted,
        Note.LOGIT_SCALE: found.curve.name == "logit",
        Note.CROSSES_BOUNDS: found.leaves_bounds,
        Note.BENCHMARK_WITHOUT_AREA: points.benchmark_without_area,
        Note.YEARS_DROPPED: bool(points.dropped),
        Note.FRAGILE: fragile,
        Note.NO_VERDICT_BEFORE_TARGET_YEAR: no_year and waiting,
    }
    return tuple(note for note, applies in said.items() if applies)


def _times(value: float | None, unit: float) -> float | None:
    return None if value is None else value * unit


def _move(change: float, rounding: float) -> Move:
    if abs(change) <= rounding:
        return Move.SAME
    return Move.IMPROVED if change > 0 else Move.WORSENED


def _gap_move(change: float, rounding: float) -> GapMove:
    if abs(change) <= rounding:
        return GapMove.SAME
    return GapMove.SMALLER if change < 0 else GapMove.LARGER
