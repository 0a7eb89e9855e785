"""Agreements about information: which reports were due, which came, and how late."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.sources.presenting import references

from ..addresses import address
from ..presenting import reports as presenting
from ..queries import one as queries
from .frame import around


def reports(request: HttpRequest, programme: str) -> HttpResponse:
    """What was agreed about information, and what came."""
    frame, day = around(request, programme, "obligations:register")
    found = queries.information_agreements(programme)
    moments = presenting.occasions(found)
    steps = queries.evidence(moments)
    came = presenting.occasions_table(found, steps, programme, day)
    agreed = presenting.agreements_table(found, programme)
    context = frame.context(
        crumbs=(("Verplichtingen", address("register", programme)), ("Informatieafspraken", "")),
        title="Informatieafspraken",
        answer=presenting.answer(found, day),
        events=presenting.events(found, day),
        came=came,
        agreed=agreed,
        sources=references([*(kept.agreement for kept in found), *moments]),
        tables=[came, agreed],
    )
    return respond(request, "obligations/reports.html", context)
