"""Planned and taken decisions of a programme."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from koers.kernel.feeds import calendar_response
from koers.kernel.pages import respond
from koers.sources.presenting import references

from ..addresses import address
from ..drawings import phases as drawings
from ..presenting import calendar as presenting
from ..presenting import ical, phases
from ..presenting.provenance import contradictions_table
from ..queries import governance as queries
from .frame import day_of, frame
from .interventions import A_PAGE, EVERY


def page(request: HttpRequest, programme: str) -> HttpResponse:
    """What was planned to be decided, when and by whom, and what is known of how it went."""
    around = frame(programme, "programme:decisions")
    found, today = queries.calendar(programme), day_of(request)
    offered = presenting.filter_fields(found.planned, presenting.Choice(), today)
    choice = presenting.choice_from(request.GET.dict(), offered)
    lines = presenting.chosen(found.planned, choice, today)
    part = Paginator(lines, EVERY if "csv" in request.GET else A_PAGE).get_page(request.GET.get("pagina"))
    table = presenting.calendar_table(part, programme, found.bodies, today, _csv(choice))
    once = presenting.distinct(found.planned)
    realised = presenting.realised_table(once, programme, found.bodies)
    acts = presenting.acts_table(found.acts, programme, found.bodies)
    phase_table = phases.phases_table(found.phases, found.planned)
    disagree = contradictions_table(found.contradictions)
    context = around.context(
        crumbs=(("Besluiten", ""),),
        title="Besluiten",
        answer=presenting.answer(found.planned, found.acts, today),
        figures=presenting.key_figures(found.planned, found.acts, today),
        picture=drawings.picture(found.phases, found.planned, around.programme.short_name),
        phase_table=phase_table if found.phases else None,
        fields=[one for one in presenting.filter_fields(found.planned, choice, today) if len(one.options) > 1],
        choice=choice,
        planned=found.planned,
        found=len(lines),
        table=table,
        page=part,
        realised=realised,
        acts=acts,
        disagree=disagree,
        feed_url=address("decisions_feed", programme) if found.planned or found.acts else "",
        governance_url=address("governance", programme),
        sources=references([*found.planned, *found.phases, *found.acts]),
        tables=[table, realised, acts, phase_table, disagree],
    )
    return respond(request, "programme/decisions.html", context)


def _csv(choice: presenting.Choice) -> str:
    asked = {word: getattr(choice, name) for name, word in presenting.NAMES.items() if getattr(choice, name)}
    return f"?{urlencode(asked | {'csv': 'kalender'})}"


def feed(request: HttpRequest, programme: str) -> HttpResponse:
    """All planned and taken decisions of a programme as iCalendar."""
    around = frame(programme, "programme:decisions")
    found = queries.calendar(programme)
    about = ical.Feed(
        name=ical.title_of(around.programme.short_name, around.programme.made_up),
        programme=programme,
        url=request.build_absolute_uri(address("decisions", programme)),
        made=request.edition.moment,
    )
    return calendar_response(ical.feed(about, found.planned, found.acts), f"{programme}.ics")
