"""The notice in the weeks before an election: on every page of a programme and of a council, and in the agenda as a document."""

from datetime import date

from django.http import HttpRequest

from koers.kernel.notices import Notice, add_notice
from koers.programme.views.frame import day_of

from ..queries.calendar import election_notice

FACTS = (
    "In de weken daarvoor wijzen we er extra op: Koers toont feiten met een bron, "
    "en geeft geen oordeel over fracties of bestuurders."
)


def words(area: str, day: date) -> str:
    """What is to be said in the weeks before an election in this area; "" in other weeks."""
    found = election_notice(area, day)
    return f"{found.name}. {FACTS}" if found else ""


def _notice(request: HttpRequest, area: str) -> Notice | None:
    told = words(area, day_of(request))
    return Notice("Verkiezing", told) if told else None


def register() -> None:
    """Put the notice over pages."""
    add_notice("obligations", _notice)
