"""Probabilities about the gap and the pace, from a fitted line (Student t with its degrees of freedom)."""

from dataclasses import dataclass

from .line import Line
from .student import probability_at_most_zero


@dataclass(frozen=True)
class Chances:
    """Probabilities (0-1); None where there is no noise estimate, and for a pace also where no time is left."""

    reached: float | None = None  # the gap now is at most the tolerance
    away: float | None = None  # the gap is growing
    on_time: float | None = None  # the pace is enough: the gap closes in time if this pace holds
    half_pace: float | None = None  # the pace is at least half of what is required
    behind: float | None = None  # the pace is not enough
    on_time_reference: float | None = None  # as on_time, if this pace holds as far as it did in comparable areas


def chances(
    line: Line, *, tolerance: float, horizon: float, span: float, rounding: float, reference: tuple[float, float] | None
) -> Chances:
    """All probabilities. ``horizon``: years left; ``span``: years measured; ``reference``: (lambda, omega) or None."""
    pace, var_pace, var_gap, cov = line.pace, line.var_pace, line.var_gap, line.cov_gap_pace
    if pace is None or var_pace is None or var_gap is None or cov is None:
        return Chances()
    # Autocorrelated residuals make every standard error too small by the same factor.
    factor = line.se_multiplier**2
    var_pace, var_gap, cov = factor * var_pace, factor * var_gap, factor * cov
    short = line.gap_now - tolerance
    reached = probability_at_most_zero(short, var_gap, line.df, rounding)
    # P(pace > 0) is P(-pace < 0); a pace of exactly 0 without noise is not growing.
    away = probability_at_most_zero(-pace, var_pace, line.df, -rounding / span)
    if horizon <= 0:
        return Chances(reached=reached, away=away)

    def at_least(c: float) -> float:
        """P(R >= c), R being the pace divided by the required pace -short/horizon."""
        part = c / horizon
        variance = var_pace + part**2 * var_gap + 2 * part * cov
        return probability_at_most_zero(pace + part * short, variance, line.df, rounding / span + part * rounding)

    on_time = at_least(1.0)
    on_time_reference = None
    if reference is not None:
        kept, omega = reference
        later = short + horizon * kept * pace
        variance = var_gap + horizon**2 * (kept**2 * var_pace + omega**2) + 2 * horizon * kept * cov
        on_time_reference = probability_at_most_zero(later, variance, line.df, rounding * (1 + horizon / span))
    return Chances(reached, away, on_time, at_least(0.5), 1 - on_time, on_time_reference)
