"""On which day something goes over a threshold. No threshold and no day of a reader leads off the calendar."""

from datetime import date, timedelta

from ..models import Kind, Signal


def crossing(signal: Signal, threshold: int) -> date:
    """The day on which something goes over a threshold (days; of a grant counted back). What happened has one day."""
    day = date.fromisoformat(signal.on)
    return days_after(day, shift(Kind(signal.kind), threshold)) if signal.due else day


def shift(kind: Kind, threshold: int) -> int:
    """How many days it is after the day that something was due. The day after n days is the first that is too late."""
    return 1 - threshold if kind == Kind.GRANT_AT_RISK else 1 + threshold


def days_after(day: date, days: int) -> date:
    """The day so many days later, or earlier below zero; the last or first day there is where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def was_missing(signal: Signal, day: date) -> bool:
    """Whether what was due was not there on a day, as far as the sources tell."""
    return not signal.due or (signal.came or signal.known) >= day.isoformat()
