"""The register of national schemes."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.presenting.provenance import sources_of
from koers.programme.views.frame import frame

from .. import queries
from ..addresses import money_address
from ..presenting import schemes as presenting


def schemes(request: HttpRequest, programme: str) -> HttpResponse:
    """Every scheme, what focus areas may claim, and this programme's own application."""
    around = frame(programme, "finance:money")
    own = queries.own_schemes(programme)
    found = queries.schemes()
    claims = queries.claims(programme)
    states = queries.states_of(programme)
    table = presenting.schemes_table(found, claims, states, own)
    context = around.context(
        crumbs=(("Geld", money_address(programme)), ("Landelijke regelingen", "")),
        title="Landelijke regelingen",
        answer=presenting.answer(found, claims, own),
        found=found,
        table=table,
        sources=sources_of(found),
        tables=[table],
    )
    return respond(request, "finance/schemes.html", context)
