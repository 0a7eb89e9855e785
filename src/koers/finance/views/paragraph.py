"""The budget paragraph of a year, made to be printed."""

from django.http import Http404, HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.views.frame import day_of, frame
from koers.sources.presenting import references

from .. import queries
from ..addresses import money_address
from ..presenting import choices as choices_presenting
from ..presenting import paragraph as presenting
from ..presenting.headline import answer
from ..presenting.overview import holdings_table


def paragraph(request: HttpRequest, programme: str, year: int) -> HttpResponse:
    """Texts and tables for the paragraph in budget and annual report. Raises Http404 for a year nothing is known of."""
    around = frame(programme, "finance:money")
    ledger = queries.ledger(programme, year)
    years = presenting.years(ledger)
    if year not in years:
        raise Http404("van dit jaar is geen geld bekend")
    blocks = presenting.blocks(ledger, year)
    figures = presenting.figures_table(ledger, year)
    choices = queries.choices_ahead(programme)
    ahead = choices_presenting.choices_table(choices, programme, day_of(request))
    holdings = holdings_table(ledger.holdings, ledger.total, programme)
    context = around.context(
        crumbs=(("Geld", money_address(programme)), (f"Paragraaf {year}", "")),
        title=f"Paragraaf {around.programme.short_name} {year}",
        year=year,
        years=years,
        answer=answer(ledger),
        blocks=blocks,
        year_figures=figures,
        holdings=holdings,
        choices=choices,
        ahead=ahead,
        sources=references(ledger.funds),
        tables=[*(block.table for block in blocks), holdings, ahead, *([figures] if figures else [])],
    )
    return respond(request, "finance/paragraph.html", context)
