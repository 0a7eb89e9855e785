"""The authority map: who may decide on which money, by which act, until when."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.views.frame import frame
from koers.sources.presenting import references

from .. import queries
from ..addresses import money_address
from ..presenting import deciders as presenting
from ..presenting.headline import answer
from ..presenting.overview import holdings_table
from ..presenting.pictures import holdings_figure


def deciders(request: HttpRequest, programme: str) -> HttpResponse:
    """Each decider with its list of funds."""
    around = frame(programme, "finance:money")
    ledger = queries.ledger(programme)
    groups = presenting.groups(ledger)
    holdings = holdings_table(ledger.holdings, ledger.total, programme)
    matrix = presenting.matrix_table(ledger)
    sources = references(ledger.authorities)
    context = around.context(
        crumbs=(("Geld", money_address(programme)), ("Wie mag beslissen?", "")),
        title="Wie mag beslissen?",
        answer=answer(ledger),
        figure=holdings_figure(ledger, sources),
        holdings=holdings,
        groups=groups,
        matrix=matrix,
        sources=sources,
        tables=[holdings, matrix, *(group.table for group in groups)],
    )
    return respond(request, "finance/deciders.html", context)
