"""What of a programme outlasts the council that supports it."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.views.frame import day_of, frame
from koers.sources.presenting import references

from .. import queries
from ..addresses import risks_address
from ..presenting import continuity as presenting


def page(request: HttpRequest, programme: str) -> HttpResponse:
    """Goals, money and agreements beside the terms of the council."""
    around = frame(programme, "risks:risks")
    found = queries.continuity(around.programme)
    term = presenting.current(found.terms, day_of(request))
    lasting = presenting.lasting(found, programme)
    table = presenting.lasting_table(lasting, term) if term else None
    periods = presenting.terms_table(found)
    context = around.context(
        crumbs=(("Risico’s", risks_address(programme)), ("Na de verkiezingen", "")),
        title="Wat loopt door na de verkiezingen?",
        answer=presenting.answer(term, lasting),
        table=table,
        periods=periods,
        sources=references([*found.terms, *(one.row for one in lasting)]),
        tables=[*([table] if table else []), periods],
    )
    return respond(request, "risks/continuity.html", context)
