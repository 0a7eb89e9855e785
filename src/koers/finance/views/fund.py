"""The page of one fund."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.additions import additions
from koers.kernel.pages import respond
from koers.programme.presenting.provenance import contradictions_table, source_of
from koers.programme.views.frame import day_of, frame, old_address

from .. import queries
from ..addresses import money_address
from ..presenting import choices as choices_presenting
from ..presenting import fund_page as page


def fund(request: HttpRequest, programme: str, fund: str) -> HttpResponse:
    """Everything that is known of a fund: amount, conditions, states, who decides, and what it goes to."""
    around = frame(programme, "finance:money")
    details = queries.fund_details(programme, fund)
    if details is None:
        return old_address(request, "funds", fund)
    short = page.in_short(details.fund)
    authorities = page.authorities_table(details.authorities)
    allocations = page.allocations_table(details.allocations)
    parties = page.parties_table(details)
    disagree = contradictions_table(details.contradictions)
    choices = choices_presenting.choices_table(details.choices, programme, day_of(request))
    added = additions("funds", details.fund.pk)
    context = around.context(
        crumbs=(("Geld", money_address(programme)), (details.fund.name, "")),
        title=f"Geld: {details.fund.name}",
        fund=details.fund,
        answer=page.answer(details),
        short=short,
        source=source_of(details.fund),
        events=page.events(details),
        undated=page.undated(details),
        authorities=authorities,
        allocations=allocations,
        parties=parties,
        budget=page.budget_words(details),
        choices=choices,
        disagree=disagree,
        sources=page.sources(details),
        additions=added,
        tables=[short, authorities, allocations, parties, choices, disagree, *(one.table for one in added)],
    )
    return respond(request, "finance/fund.html", context)
