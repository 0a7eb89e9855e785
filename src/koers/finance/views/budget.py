"""Where the money stands in the budget, and the lines of each year."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.presenting.provenance import sources_of
from koers.programme.views.frame import frame

from .. import queries
from ..addresses import money_address
from ..presenting import budget as presenting


def budget(request: HttpRequest, programme: str) -> HttpResponse:
    """The mapping to the municipality's own budget, and a programme's lines by year against what there is."""
    around = frame(programme, "finance:money")
    ledger = queries.ledger(programme)
    items = queries.budget_items(programme)
    lines = queries.year_lines(programme)
    mapping = presenting.items_table(items)
    by_year = presenting.lines_table(lines)
    checks = presenting.checks_table(ledger.reconciled)
    context = around.context(
        crumbs=(("Geld", money_address(programme)), ("In de begroting", "")),
        title="In de begroting",
        answer=presenting.answer(items, ledger.reconciled, ledger.funds),
        items=items,
        mapping=mapping,
        lines=lines,
        by_year=by_year,
        checks=checks,
        gaps=presenting.gap_sentences(ledger.reconciled),
        sources=sources_of([*items, *lines, *ledger.totals]),
        tables=[mapping, by_year, checks],
    )
    return respond(request, "finance/budget.html", context)
