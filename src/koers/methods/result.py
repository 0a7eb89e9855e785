"""The result of ``gap_pace``: the verdict and every number that led to it."""

from dataclasses import dataclass

from .robustness import RankTrend
from .verdicts import GapMove, Move, Note, TooEarly, Verdict

METHOD_VERSION = "gap-pace-1"


@dataclass(frozen=True)
class GapPaceResult:
    """Every number of one judgement. None means: cannot be computed from these figures, never 0.

    Gaps and paces are in the indicator's unit (a year); a gap above 0 is an area that does worse, a pace below 0 a
    gap that closes. With ``scale`` "logit" the block "the line" is in log-odds and the blocks above it are brought
    back to the unit.
    """

    # the answer
    verdict: Verdict
    too_early: TooEarly | None
    verdict_without_lag: Verdict
    too_early_without_lag: TooEarly | None
    because: Note  # what led to the verdict
    notes: tuple[Note, ...]  # what must be said beside it

    # the gap and the pace
    gap_start: float  # fitted, first year
    gap_now: float  # fitted, last year
    share_closed: float | None  # 1 - gap_now / gap_start; None when there was no gap to close
    share_elapsed: float | None  # of the time between the first year and the target year
    relative_gap: float | None  # last observed gap as part of the benchmark
    pace: float | None
    pace_required: float | None
    pace_required_after_lag: float | None  # within an agreed lag: from its end on
    pace_ratio: float | None  # None when no pace is required
    horizon: float  # years left; 0 or less is a final assessment
    se_gap: float | None
    se_pace: float | None
    var_gap: float | None  # the variances are without the autocorrelation that the se's have in them
    var_pace: float | None
    cov_gap_pace: float | None

    # the probabilities
    p_reached: float | None
    p_on_time: float | None
    p_on_time_reference: float | None
    p_half_pace: float | None
    p_behind: float | None
    p_away: float | None

    # who moved, over the years of one definition
    direction: int
    change_since: float
    area_first: float
    area_last: float
    area_change: float
    area_move: Move
    benchmark_first: float
    benchmark_last: float
    benchmark_change: float
    benchmark_move: Move
    gap_change: float
    gap_move: GapMove

    # what could be seen
    n: int
    points_since_start: int | None
    noise_known: bool
    noise_sd: float | None  # of one gap, excess noise included
    detectable_pace: float | None  # smallest pace these points would show (one-sided 5 %, power 80 %)
    first_year_with_verdict: float | None

    # the line
    scale: str
    times: tuple[float, ...]
    gaps: tuple[float, ...]
    variances: tuple[float, ...]
    weights: tuple[float, ...]
    fitted: tuple[float, ...]
    residuals: tuple[float, ...]
    tbar: float
    gbar: float
    weight: float
    sxx: float
    q: float
    df: int
    phi: float | None
    step: float | None  # at a break in the series
    lag1: float | None  # correlation of neighbouring residuals, from 8 points
    se_multiplier: float

    # how firm it is
    better_than_benchmark: bool
    at_benchmark_within_noise: bool
    fragile: bool
    fragile_years: tuple[float, ...]
    rank_trend: RankTrend | None

    # the terms
    target_year: float
    tolerance: float
    lag_until: float | None
    dropped_years: tuple[float, ...]
    relative_gaps: tuple[float | None, ...]
    method_version: str = METHOD_VERSION
