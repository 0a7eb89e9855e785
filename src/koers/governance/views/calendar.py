"""Planned and taken decisions of a programme."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from koers.kernel.feeds import calendar_response
from koers.kernel.pages import page_size, respond
from koers.programme.presenting.provenance import contradictions_table
from koers.programme.views.frame import day_of, frame
from koers.programme.views.interventions import A_PAGE
from koers.sources.presenting import references

from .. import queries
from ..addresses import address
from ..drawings import phases as drawings
from ..presenting import advice, ical, phases, recurring
from ..presenting import calendar as presenting
from ..presenting.marks import marks_sentence


def page(request: HttpRequest, programme: str) -> HttpResponse:
    """What was planned to be decided, when and by whom, and what is known of how it went."""
    around = frame(programme, "governance:decisions")
    found, today = queries.calendar(programme), day_of(request)
    offered = presenting.filter_fields(found.planned, presenting.Choice(), today)
    choice = presenting.choice_from(request.GET.dict(), offered)
    lines = presenting.chosen(found.planned, choice, today)
    part = Paginator(lines, page_size(request, A_PAGE)).get_page(request.GET.get("pagina"))
    table = presenting.calendar_table(part, programme, found.bodies, today, _csv(choice))
    once = presenting.distinct(found.planned)
    realised = presenting.realised_table(once, programme, found.bodies)
    acts = presenting.acts_table(advice.other_acts(found.acts), programme, found.bodies)
    given, answers = advice.advice(found.acts), [act for act in found.acts if act.answers_id]
    advice_table = advice.advice_table(given, answers, programme, found.bodies)
    again = recurring.recurring(found.planned)
    again_table = recurring.recurring_table(again, programme, today)
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
        remarkable=marks_sentence(found.planned),
        again=again_table,
        again_sentence=recurring.sentence(again) if again else "",
        realised=realised,
        acts=acts,
        advice=advice_table,
        advice_sentence=advice.sentence(given, answers) if given else "",
        disagree=disagree,
        feed_url=address("decisions_feed", programme) if found.planned or found.acts else "",
        governance_url=address("governance", programme),
        sources=references([*found.planned, *found.phases, *found.acts]),
        tables=[table, again_table, realised, acts, advice_table, phase_table, disagree],
    )
    return respond(request, "governance/decisions.html", context)


def _csv(choice: presenting.Choice) -> str:
    asked = {word: getattr(choice, name) for name, word in presenting.NAMES.items() if getattr(choice, name)}
    return f"?{urlencode(asked | {'csv': 'kalender'})}"


def feed(request: HttpRequest, programme: str) -> HttpResponse:
    """All planned and taken decisions of a programme as iCalendar."""
    around = frame(programme, "governance:decisions")
    found = queries.calendar(programme)
    about = ical.Feed(
        name=ical.title_of(around.programme.short_name, around.programme.made_up),
        programme=programme,
        url=request.build_absolute_uri(address("decisions", programme)),
        made=request.edition.moment,
    )
    return calendar_response(ical.feed(about, found.planned, found.acts), f"{programme}.ics")
