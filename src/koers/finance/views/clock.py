"""The grant clock: what is due, and when money ends against the horizon of what it pays for."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.views.frame import day_of, frame
from koers.sources.presenting import references

from .. import queries
from ..addresses import money_address
from ..counting.clock import ahead
from ..presenting import clock as presenting
from ..presenting.pictures import cliff_figure


def clock(request: HttpRequest, programme: str) -> HttpResponse:
    """Deadlines ahead, deadlines passed, the cliff, and what may have to be paid back."""
    around = frame(programme, "finance:money")
    today = day_of(request)
    ledger = queries.ledger(programme)
    horizons = queries.horizons(around.programme)
    sources = references(ledger.funds)
    coming = ahead(ledger.deadlines, today)
    passed = [deadline for deadline in ledger.deadlines if deadline not in coming]
    answer = presenting.cliff_answer(ledger.funds, horizons)
    periods = presenting.periods_table(ledger.funds, horizons)
    due = presenting.deadlines_table(coming, "Datums die nog komen", "datums")
    gone = presenting.deadlines_table(passed, "Datums die voorbij zijn", "voorbij")
    risk = presenting.risk_table(ledger.funds)
    left = presenting.left_table(queries.left_of(ledger, programme, today))
    context = around.context(
        crumbs=(("Geld", money_address(programme)), ("Wanneer stopt het geld?", "")),
        title="Wanneer stopt het geld?",
        answer=answer,
        figure=cliff_figure(ledger.funds, horizons, today, answer, sources),
        periods=periods,
        next=presenting.next_words(coming, today),
        due=due,
        overdue=presenting.overdue_words(passed),
        gone=gone,
        risk=risk,
        left=left,
        sources=sources,
        tables=[periods, due, gone, risk, left],
    )
    return respond(request, "finance/clock.html", context)
