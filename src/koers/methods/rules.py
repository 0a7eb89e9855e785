"""The rule set: from numbers to one verdict, first match. Order and thresholds are the agreed method."""

from dataclasses import dataclass

from .chances import Chances
from .verdicts import Note, TooEarly, Verdict

POINTS_NEEDED = 4
POINTS_SINCE_START = 3
SURE = 0.9
PACE_ENOUGH = 0.95


@dataclass(frozen=True)
class Decision:
    """A verdict, its form when it is too early, and what led to it."""

    verdict: Verdict
    because: Note
    too_early: TooEarly | None = None


def decide(
    *,
    points: int,
    points_since_start: int | None,
    target_met: bool,
    final: bool,
    gap_left: bool,
    fast_enough: bool,
    p: Chances,
) -> Decision:
    """The verdict without regard to an agreed lag.

    ``target_met``: a plain count meets a fixed target. ``final``: the target year is here or past. ``gap_left``: the
    fitted gap is larger than the tolerance. ``fast_enough``: the pace is at least .95 of the required pace.
    """
    if target_met:
        return Decision(Verdict.REACHED, Note.TARGET_MET)
    if points < POINTS_NEEDED:
        return Decision(Verdict.TOO_EARLY, Note.FEWER_THAN_FOUR_POINTS, TooEarly.TOO_FEW_POINTS)
    if points_since_start is not None and points_since_start < POINTS_SINCE_START:
        return Decision(Verdict.TOO_EARLY, Note.FEWER_THAN_THREE_SINCE_START, TooEarly.TOO_FEW_POINTS)
    if _sure(p.reached):
        return Decision(Verdict.REACHED, Note.GAP_SURELY_CLOSED)
    if final:
        return _final(p)
    if _sure(p.away):
        return Decision(Verdict.MOVING_AWAY, Note.GAP_SURELY_GROWING)
    # An area that is already better than the benchmark is asked no pace, so it cannot be too slow.
    if gap_left and _sure(p.behind):
        return Decision(Verdict.BEHIND, Note.PACE_SURELY_TOO_LOW)
    if fast_enough and _sure(p.half_pace):
        return Decision(Verdict.ON_COURSE, Note.PACE_IS_ENOUGH)
    return Decision(Verdict.TOO_EARLY, Note.NOISE_HIDES_THE_PACE, TooEarly.NOT_CLEAR_YET)


def with_lag(decision: Decision) -> Decision:
    """The verdict while no effect was promised yet: slow is not behind, but growing is growing."""
    if decision.verdict in (Verdict.REACHED, Verdict.MOVING_AWAY, Verdict.TOO_EARLY):
        return decision
    return Decision(Verdict.TOO_EARLY, Note.WITHIN_LAG, TooEarly.NOT_CLEAR_YET)


def _final(p: Chances) -> Decision:
    """In or after the target year: reached or not, no pace. The closed list calls "not reached" behind."""
    if p.reached is not None and _sure(1 - p.reached):
        return Decision(Verdict.BEHIND, Note.TARGET_YEAR_PASSED_NOT_REACHED)
    return Decision(Verdict.TOO_EARLY, Note.NOISE_HIDES_THE_PACE, TooEarly.NOT_CLEAR_YET)


def _sure(probability: float | None) -> bool:
    return probability is not None and probability >= SURE
