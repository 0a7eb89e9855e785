"""What a programme's agenda needs: what is still to come, and the weeks before an election."""

from collections.abc import Sequence
from datetime import date

from koers.places.models import Area

from ..models import CalendarPeriod, Obligation, ObligationTerm, Portfolio
from .register import Listed, listed

MOST = 1000


def coming(programme: str, day: date, most: int = MOST) -> list[Listed]:
    """What is open and due on that day or later, first due first."""
    terms = ObligationTerm.objects.filter(package=programme, still_open=True, due__gte=day.isoformat())
    return listed(terms.order_by("due", "id")[:most])


def with_a_day(programme: str, most: int = MOST) -> list[Listed]:
    """What is open and has a due date, for a calendar program: the latest due dates when there are very many."""
    terms = ObligationTerm.objects.filter(package=programme, still_open=True, due__gt="").order_by("-due", "id")
    return listed(terms[:most])[::-1]


def without_a_day(programme: str, most: int = 200) -> tuple[list[Listed], int]:
    """What is open and has no due date, oldest first; and how many there are."""
    terms = ObligationTerm.objects.filter(package=programme, still_open=True, due="")
    return listed(terms.order_by("opened", "id")[:most]), terms.count()


def election_notice(area: str, day: date) -> CalendarPeriod | None:
    """The weeks before an election in which the day lies, for an area or one around it."""
    today = day.isoformat()
    found = list(
        CalendarPeriod.objects.filter(kind=CalendarPeriod.Kind.ELECTION, first_day__lte=today, last_day__gte=today)
    )
    if not found:
        return None
    parents = dict(Area.objects.values_list("id", "parent_id"))
    around: list[str | None] = [area]
    while around[-1] is not None and parents.get(around[-1]) not in around:
        around.append(parents.get(around[-1]))
    return next((row for row in found if row.area_id in around), None)


def portfolios(programme: str) -> list[Portfolio]:
    """The portfolios of a coalition, in alphabetical order."""
    rows = Portfolio.objects.filter(package=programme).select_related("area", "source")
    return sorted(rows, key=lambda row: (row.name.casefold(), row.position))


def commitments(programme: str, portfolio: str) -> tuple[list[Listed], dict[str, str]]:
    """The commitments of one portfolio, in the order of the file; and the measure of those that have one."""
    rows = Obligation.objects.filter(package=programme, kind="coalition_commitment", portfolio=portfolio)
    ids = list(rows.order_by("position").values_list("pk", "target"))
    terms = ObligationTerm.objects.in_bulk([pk for pk, _ in ids])
    return listed([terms[pk] for pk, _ in ids]), {pk: target for pk, target in ids if target}


def sources_of(rows: Sequence[str]) -> list[Obligation]:
    """The obligations with these ids, with their source."""
    return list(Obligation.objects.filter(pk__in=rows).select_related("source"))
