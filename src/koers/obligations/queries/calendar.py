"""What a programme's agenda needs: what is still to come, and the weeks before an election."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from koers.decisions.models import Decision
from koers.governance.coming import still_to_come
from koers.kernel.context import once_an_edition

from ..models import CalendarPeriod, Obligation, ObligationTerm, Portfolio
from ..terms import last_day
from .around import area_and_around
from .register import Listed, listed, owed, past, to_come

MOST = 1000
"""The most lines of a document or a calendar feed."""
MOST_IN_A_TABLE = 10_000
SOME = 50
"""The lines of a list on the page."""
SOME_DECISIONS = 200
"""The decisions on the agenda; the calendar of decisions has them all."""


def coming(programme: str, day: date) -> QuerySet[ObligationTerm]:
    """What is open, has not come and is due on that day or later, first due first."""
    return to_come(programme, day).order_by("due", "id")


def gone_by(programme: str, day: date, most: int) -> tuple[list[Listed], int]:
    """What was due before that day and has not come as far as the sources tell, the longest ago first; and how many there are."""
    return _some(past(programme, day).order_by("due", "id"), most)


def with_a_day(programme: str, most: int = MOST) -> list[Listed]:
    """What is open, has not come and has a due date, for a calendar program: the latest due dates when there are very many."""
    terms = owed(programme).filter(due__gt="", came="").order_by("-due", "id")
    return listed(terms[:most])[::-1]


def without_a_day(programme: str, most: int) -> tuple[list[Listed], int]:
    """What is open and has no due date, oldest first; and how many there are."""
    return _some(owed(programme).filter(due="").order_by("begun", "id"), most)


def _some(terms: QuerySet[ObligationTerm], most: int) -> tuple[list[Listed], int]:
    rows = listed(terms[:most])
    return rows, len(rows) if len(rows) < most else terms.count()


def planned_decisions(programme: str, day: date, most: int = SOME_DECISIONS) -> list[Decision]:
    """The decisions of the calendar that can still come and were not taken or dropped, the first moment first; then what comes
    back. Every decision once: no doubles, and no waypoint that is in the calendar too.
    """
    found = still_to_come([programme], day, most)
    return sorted(found, key=lambda row: (bool(row.recurrence), _last(row) if row.moment else date.max, row.position))


def _last(row: Decision) -> date:
    return last_day(row.moment_end or row.moment)


def election_notice(area: str, day: date) -> CalendarPeriod | None:
    """The weeks before an election in which the day lies, for an area or one around it."""
    found = [row for row in _elections() if row.first_day <= day.isoformat() <= row.last_day]
    if not found:
        return None
    around = area_and_around(area)
    return next((row for row in found if row.area_id in around), None)


@once_an_edition
def _elections() -> tuple[CalendarPeriod, ...]:
    return tuple(CalendarPeriod.objects.filter(kind=CalendarPeriod.Kind.ELECTION))


def portfolios(programme: str) -> list[Portfolio]:
    """The portfolios of a coalition, in alphabetical order."""
    rows = Portfolio.objects.filter(package=programme).select_related("area", "source")
    return sorted(rows, key=lambda row: (row.name.casefold(), row.position))


def sources_of(rows: Sequence[str]) -> list[Obligation]:
    """The obligations with these ids, with their source."""
    return list(Obligation.objects.filter(pk__in=rows).select_related("source"))
