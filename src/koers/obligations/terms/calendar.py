"""Working days, public holidays and recess of one council."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from .holidays import holiday

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class Kind(StrEnum):
    """What a closed period is. In a recess people work, but the council does not meet."""

    RECESS = "recess"
    HOLIDAY = "public_holiday"
    CLOSED = "closed"


@dataclass(frozen=True, order=True)
class Closed:
    """A period from ``first`` up to and including ``last``. Raises ValueError when it ends before it begins."""

    first: date
    last: date
    name: str = field(compare=False)
    kind: Kind = field(compare=False, default=Kind.RECESS)

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.last < self.first:
            raise ValueError(f"{self.name}: ends before it begins")

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


class _Periods:
    """Closed periods by their first day, parted so that none overlap: the one a day lies in is found at once."""

    def __init__(self, periods: Iterable[Closed]) -> None:
        self.periods = _without_overlap(sorted(periods))
        self._starts = [period.first for period in self.periods]

    def at(self, day: date) -> Closed | None:
        """The period the day lies in."""
        place = bisect_right(self._starts, day) - 1
        return self.periods[place] if place >= 0 and day in self.periods[place] else None

    def first_within(self, first: date, last: date) -> Closed | None:
        """The first period that has a day from ``first`` up to and including ``last``."""
        place = max(bisect_right(self._starts, first) - 1, 0)
        return next((period for period in self.periods[place:] if first <= period.last and period.first <= last), None)

    def days_within(self, first: date, last: date) -> int:
        """How many days from ``first`` up to and including ``last`` lie in a period."""
        place = max(bisect_right(self._starts, first) - 1, 0)
        count = 0
        for period in self.periods[place:]:
            if period.first > last:
                break
            count += max((min(period.last, last) - max(period.first, first)).days + 1, 0)
        return count


def _without_overlap(periods: list[Closed]) -> list[Closed]:
    parted: list[Closed] = []
    for period in periods:
        first = period.first
        if parted and parted[-1].last >= first:
            first = parted[-1].last + ONE_DAY
        if first <= period.last:
            parted.append(Closed(first, period.last, period.name, period.kind))
    return parted


class Calendar:
    """The days on which a council and its municipality work. Saturdays, Sundays and public holidays never are working days.

    The public holidays of the law are known for any year; ``closed`` adds recesses, closed days, and holidays by decree.
    """

    def __init__(self, closed: Iterable[Closed] = ()) -> None:
        """Take the recesses, public holidays and other closed days, in any order."""
        known = list(closed)
        self._recess = _Periods(item for item in known if item.kind == Kind.RECESS)
        self._free = _Periods(item for item in known if item.kind != Kind.RECESS)

    def free(self, day: date) -> str:
        """Why nobody works on this day: the name of the holiday, "weekend", or "" on a working day."""
        found = self._free.at(day)
        if found:
            return found.name
        return holiday(day) or ("weekend" if day.weekday() >= SATURDAY else "")

    def recess(self, day: date) -> Closed | None:
        """The recess the day lies in."""
        return self._recess.at(day)

    def recess_between(self, first: date, last: date) -> Closed | None:
        """The first recess with a day from ``first`` up to and including ``last``."""
        return self._recess.first_within(first, last)

    def recess_days(self, first: date, last: date) -> int:
        """How many days from ``first`` up to and including ``last`` lie in a recess."""
        return self._recess.days_within(first, last)

    def next_working_day(self, day: date, *, after_recess: bool = False) -> date:
        """The day itself, or the first working day after it; with ``after_recess`` also after the recess it lies in."""
        while True:
            found = self._recess.at(day) if after_recess else None
            if found:
                day = found.last + ONE_DAY
            elif self.free(day):
                day += ONE_DAY
            else:
                return day

    def working_day_before(self, day: date) -> date:
        """The day itself, or the last working day before it."""
        while self.free(day):
            day -= ONE_DAY
        return day

    def add_working_days(self, day: date, count: int, *, skip_recess: bool = False) -> date:
        """The ``count``-th working day after ``day`` (before it when negative); days of a recess are skipped if asked."""
        step = ONE_DAY if count >= 0 else -ONE_DAY
        left = abs(count)
        while left:
            day += step
            if not self.free(day) and not (skip_recess and self._recess.at(day)):
                left -= 1
        return day
