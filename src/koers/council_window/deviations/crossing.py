"""On which day something goes over a threshold."""

from datetime import date, timedelta

from ..models import Kind, Signal


def crossing(signal: Signal, threshold: int) -> date:
    """The day on which something goes over a threshold (days; of a grant counted back). What happened has one day."""
    day = date.fromisoformat(signal.on)
    return day + shift(Kind(signal.kind), threshold) if signal.due else day


def shift(kind: Kind, threshold: int) -> timedelta:
    """How far the day is from the day that something was due. The day after n days is the first that is too late."""
    return timedelta(days=1 - threshold if kind == Kind.GRANT_AT_RISK else 1 + threshold)


def moved(day: date, back: timedelta) -> str:
    """The day that lies so far back, as text; the first or last day there is where the calendar ends."""
    try:
        return (day - back).isoformat()
    except OverflowError:
        return (date.max if back < timedelta() else date.min).isoformat()


def was_missing(signal: Signal, day: date) -> bool:
    """Whether what was due was not there on a day, as far as the sources tell."""
    return not signal.due or (signal.came or signal.known) >= day.isoformat()
