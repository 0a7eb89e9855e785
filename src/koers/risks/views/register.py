"""The register of risks of a programme."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from koers.governance.addresses import address
from koers.kernel.pages import page_size, respond
from koers.programme.views.frame import day_of, frame
from koers.sources.presenting import references

from .. import queries
from ..addresses import continuity_address
from ..presenting import register as presenting

A_PAGE = 100


def page(request: HttpRequest, programme: str) -> HttpResponse:
    """What can go wrong, who watches it, what is done about it, and when the programme looks at that."""
    around = frame(programme, "risks:risks")
    found = queries.register(programme)
    part = Paginator(found.risks, page_size(request, A_PAGE)).get_page(request.GET.get("pagina"))
    table = presenting.risks_table(list(part), found)
    matrix, history = presenting.matrix(found.risks), presenting.history_table(found.risks)
    reviews = presenting.reviews_table(found.reviews, day_of(request))
    context = around.context(
        crumbs=(("Risico’s", ""),),
        title="Risico’s",
        answer=presenting.answer(found),
        figures=presenting.key_figures(found),
        picture=presenting.picture(found, around.programme.short_name),
        table=table,
        page=part,
        matrix=matrix,
        history=history,
        reviews=reviews,
        continuity_url=continuity_address(programme) if queries.terms(around.programme) else "",
        governance_url=address("governance", programme),
        sources=references([*found.risks, *found.reviews]),
        tables=[table, *([matrix] if matrix else []), history, reviews],
    )
    return respond(request, "risks/risks.html", context)
