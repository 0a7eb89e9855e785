"""How long something has been open, and how late it is, as far as the sources tell. One way to count for pages, files and
commands: from the last day that a beginning can mean, up to the day that the sources tell of and never further."""

from dataclasses import dataclass
from datetime import date

from .terms import first_day, last_day


@dataclass(frozen=True)
class Age:
    """At least so many days open, up to and including a day. ``exact``: the source names the day it began."""

    days: int
    until: date
    exact: bool


def age(since: str, known: str, day: date) -> Age | None:
    """The age of what has been open since a partial date; None when the sources do not tell of a day after it."""
    until = told_until(known, day)
    if not since or until <= last_day(since):
        return None
    return Age((until - last_day(since)).days, until, len(since) == len("2023-08-29"))


def told_until(known: str, day: date) -> date:
    """The last day to count to: ``day``, or the day on which the sources end when that is earlier."""
    return min(day, date.fromisoformat(known)) if known else day


def days_late(due: str, came: str, known: str, day: date, *, still_open: bool, came_on: str | None = None) -> int:
    """How many days after ``due`` something came at least, or had not come yet; 0 when it was in time or nobody can say.

    All are full ISO dates, "" where there is none. What was dropped or not kept never came, and is not late either.
    ``came_on`` is the day it came as precise as the source; None when that is ``came`` itself. Of a month or year the first
    day counts: only what came after that is surely late. With "" no source names it, and ``came`` is the day on which
    it was known, so nobody can say.
    """
    told = came if came_on is None else came_on
    if not due or (not told if came else not (still_open and known)):
        return 0
    until = first_day(told) if came else told_until(known, day)
    return max((until - date.fromisoformat(due)).days, 0)


def is_unsure(due: str, came: str, came_on: str) -> bool:
    """Whether it came, but nobody can say if that was in time: no source names when, or a month or year around the due date."""
    if not due or not came:
        return False
    return not came_on or first_day(came_on).isoformat() <= due < last_day(came_on).isoformat()


def is_untold(due: str, came: str, known: str, day: date, *, still_open: bool) -> bool:
    """Whether the term has passed, but the sources end before they could tell that it did not come."""
    return bool(due) and still_open and not came and known <= due < day.isoformat()
