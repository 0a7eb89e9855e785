"""The page of one planned decision."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.additions import additions
from koers.kernel.pages import respond
from koers.programme.presenting.provenance import contradictions_table, source_of
from koers.programme.views.frame import day_of, frame, old_address
from koers.sources.presenting import references

from .. import queries
from ..addresses import address
from ..presenting import calendar
from ..presenting import decision_page as presenting


def page(request: HttpRequest, programme: str, decision: str) -> HttpResponse:
    """One planned decision: when, by whom, what is known of how it went, and other lines about the same."""
    around = frame(programme, "governance:decisions")
    found = queries.decision(programme, decision)
    if found is None:
        return old_address(request, "decisions", decision)
    one, today = found.decision, day_of(request)
    short = presenting.in_short(one, programme, found.bodies)
    others = presenting.others_table(found, programme)
    realised = calendar.realised_table([one], programme, found.bodies, name_it=False)
    disagree, added = contradictions_table(found.contradictions), additions("decisions", one.pk)
    context = around.context(
        crumbs=(("Besluiten", address("decisions", programme)), (one.title, "")),
        title=presenting.title(one),
        decision=one,
        answer=presenting.answer(one, today),
        short=short,
        source=source_of(one),
        marks=calendar.marks(one),
        others=others,
        realised=realised,
        disagree=disagree,
        additions=added,
        sources=references([one, *found.others, *calendar.outcomes(one)]),
        tables=[short, others, realised, disagree, *(addition.table for addition in added)],
    )
    return respond(request, "governance/decision.html", context)
