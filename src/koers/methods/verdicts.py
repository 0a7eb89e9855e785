"""The closed lists of words: the verdict, why there is none, and what has to be said beside it.

The Dutch wording belongs to the page, not to the method; here are only codes, which never change their meaning.
"""

from enum import StrEnum


class Verdict(StrEnum):
    """The answer to "is it on course?"."""

    REACHED = "reached"
    ON_COURSE = "on_course"
    BEHIND = "behind"
    MOVING_AWAY = "moving_away"
    TOO_EARLY = "too_early"
    CANNOT_BE_JUDGED = "cannot_be_judged"


class TooEarly(StrEnum):
    """The two forms of ``too_early``: no number of doubts, or too many doubts."""

    TOO_FEW_POINTS = "too_few_points"
    NOT_CLEAR_YET = "not_clear_yet"


class Reason(StrEnum):
    """Why nothing can be judged at all. Given by those who gather the figures; ``gap_pace`` itself never needs one."""

    NO_BASELINE = "no_baseline"
    NO_MEASUREMENT = "no_measurement"
    NO_BENCHMARK = "no_benchmark"
    DEFINITIONS_DIFFER = "definitions_differ"
    BREAK_WITHOUT_BRIDGE = "break_without_bridge"
    SUPPRESSED = "suppressed"
    COVERAGE_TOO_LOW = "coverage_too_low"
    TEXT_ONLY = "text_only"
    NO_INDICATOR = "no_indicator"
    NO_DIRECTION = "no_direction"
    NO_HORIZON = "no_horizon"
    STAND_IN_ONLY = "stand_in_only"
    NOT_YET_DUE = "not_yet_due"


class Move(StrEnum):
    """How a level changed between two years, signed by the direction of the indicator."""

    IMPROVED = "improved"
    SAME = "same"
    WORSENED = "worsened"


class GapMove(StrEnum):
    """How the gap changed between two years."""

    SMALLER = "smaller"
    SAME = "same"
    LARGER = "larger"


class Note(StrEnum):
    """What led to the verdict (the first note of a result) and what must be said beside it (the others)."""

    # what led to the verdict
    TARGET_MET = "target_met"
    FEWER_THAN_FOUR_POINTS = "fewer_than_four_points"
    FEWER_THAN_THREE_SINCE_START = "fewer_than_three_since_start"
    GAP_SURELY_CLOSED = "gap_surely_closed"
    GAP_SURELY_GROWING = "gap_surely_growing"
    PACE_SURELY_TOO_LOW = "pace_surely_too_low"
    PACE_IS_ENOUGH = "pace_is_enough"
    NOISE_HIDES_THE_PACE = "noise_hides_the_pace"
    TARGET_YEAR_PASSED_NOT_REACHED = "target_year_passed_not_reached"
    WITHIN_LAG = "within_lag"
    # to be said beside it
    BETTER_THAN_BENCHMARK = "better_than_benchmark"
    AT_BENCHMARK_WITHIN_NOISE = "at_benchmark_within_noise"
    GAP_SMALLER_WITHOUT_PROGRESS = "gap_smaller_without_progress"
    NOISE_UNKNOWN = "noise_unknown"
    EXCESS_NOISE = "excess_noise"
    AUTOCORRELATION = "autocorrelation"
    BREAK_BRIDGED = "break_bridged"
    RESTARTED_AT_BREAK = "restarted_at_break"
    LOGIT_SCALE = "logit_scale"
    CROSSES_BOUNDS = "crosses_bounds"
    BENCHMARK_WITHOUT_AREA = "benchmark_without_area"
    YEARS_DROPPED = "years_dropped"
    FRAGILE = "fragile"
    NO_VERDICT_BEFORE_TARGET_YEAR = "no_verdict_before_target_year"
