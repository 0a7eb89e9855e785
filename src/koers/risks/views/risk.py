"""The page of one risk."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.additions import additions
from koers.kernel.pages import respond
from koers.programme.presenting.provenance import source_of
from koers.programme.views.frame import frame, old_address
from koers.sources.presenting import references

from .. import queries
from ..addresses import risks_address
from ..presenting import register
from ..presenting import risk_page as presenting


def page(request: HttpRequest, programme: str, risk: str) -> HttpResponse:
    """What can go wrong, why, what is done about it, and the goals and money it is about."""
    around = frame(programme, "risks:risks")
    found = queries.risk(programme, risk)
    if found is None:
        return old_address(request, "risks", risk)
    one = found.risks[0]
    short, goals, funds = presenting.in_short(one, found), presenting.goals_table(one), presenting.funds_table(one)
    history, added = register.history_table([one], name_risk=False), additions("risks", one.pk)
    context = around.context(
        crumbs=(("Risico’s", risks_address(programme)), (one.title, "")),
        title=f"Risico: {one.title}",
        risk=one,
        answer=presenting.answer(one),
        short=short,
        source=source_of(one),
        goals=goals,
        funds=funds,
        history=history,
        additions=added,
        sources=references([one, *one.goal_links.all(), *one.fund_links.all(), *one.scores.all()]),
        tables=[short, goals, funds, history, *(addition.table for addition in added)],
    )
    return respond(request, "risks/risk.html", context)
