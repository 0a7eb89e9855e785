"""The indicators of a programme, and the page of one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from koers.kernel.components.formatting import capitalised
from koers.kernel.components.templatetags.koers import PAGE_PARAMETER
from koers.kernel.pages import respond
from koers.sources.presenting import references

from ..drawings.every import pictures_of
from ..models import Programme
from ..presenting import indicator as top
from ..presenting import indicator_tables as tables
from ..presenting import passport, passports
from ..presenting.calculation import Calculation, calculation
from ..presenting.provenance import contradictions_table, source_of
from ..presenting.subject import Subject
from ..presenting.verdicts import since_start, tally
from ..queries import verdicts_of
from ..queries.indicators import indicator_facts, indicators_of, newest_figures
from .frame import address, frame, old_address

MOST_ON_A_PAGE = 100


def list_page(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the indicators, chosen by topic, status or verdict. Raises Http404 for a programme that is not there."""
    page = frame(programme, "indicators")
    all_indicators = list(indicators_of(programme))
    verdicts = list(verdicts_of(programme))
    answers = passports.answers_by_indicator(verdicts)
    choice = passports.Choice(*(request.GET.get(name, "") for name in ("onderwerp", "stand-indicator", "oordeel")))
    chosen = [one for one in all_indicators if choice.fits(one, answers.get(one.pk, ()))]
    part = Paginator(chosen, MOST_ON_A_PAGE).get_page(request.GET.get(PAGE_PARAMETER))
    figures = newest_figures(page.programme, part.object_list)
    table = passports.table(page.programme, part.object_list, answers, figures)
    context = page.context(
        crumbs=(("Indicatoren", ""),),
        title="Indicatoren",
        answer=passports.headline(all_indicators, answers),
        lead=passports.lead(all_indicators, answers),
        tally=tally(since_start(verdicts)),
        fields=passports.fields(choice, all_indicators, answers),
        shown=len(chosen),
        part=part,
        table=table,
        tables=[table],
        sources=references([*figures.values()] or [page.programme]),
    )
    return respond(request, "programme/indicators.html", context)


def indicator(request: HttpRequest, programme: str, indicator: str) -> HttpResponseBase:
    """Show one indicator. An old id redirects; raises Http404 for one that never existed."""
    page = frame(programme, "indicators")
    facts = indicator_facts(page.programme, indicator)
    if facts is None:
        return old_address(request, "indicators", indicator)
    subject = Subject(facts)
    crumbs = (("Indicatoren", address("indicators", page.programme)), (facts.indicator.name, ""))
    context = page.context(
        crumbs=crumbs, title=f"{facts.indicator.name} (indicator)", **_parts(page.programme, subject)
    )
    return respond(request, "programme/indicator.html", context)


def _parts(programme: Programme, subject: Subject) -> dict[str, Any]:
    """Everything on the page of one indicator."""
    facts = subject.facts
    parts = {
        "contradicting": tables.contradicting_table(subject),
        "passport": passport.passport_table(facts.indicator),
        "definitions": passport.definitions_table(subject),
        "goals": passport.goals_table(subject),
        "interventions": passport.interventions_table(subject),
        "agreements": passport.agreements_table(subject),
        "disputed": contradictions_table(facts.contradictions) if facts.contradictions else None,
        "older": passport.older_table(subject),
    }
    figures, earlier = tables.figures_table(subject)
    observations, folded = tables.observations_tables(subject)
    breakdown = tables.breakdown_table(subject)
    pictures = [picture.figure(table_url="#tabel", csv_url="?csv=cijfers") for picture in pictures_of(subject)]
    calculations = _calculations(subject)
    return parts | {
        "indicator": facts.indicator,
        "kind": " · ".join(filter(None, ("Indicator", facts.indicator.topic))),
        "headline": top.headline(subject),
        "badges": top.badges(subject),
        "figures": top.key_figures(subject),
        "question": _question(subject),
        "pictures": [picture for picture in pictures if picture is not None],
        "nothing_drawn": _why_nothing_drawn(subject),
        "table": figures,
        "earlier": earlier,
        "observations": observations if facts.observations else None,
        "folded": folded,
        "breakdown": breakdown,
        "notes": tables.notes_on_figures(subject),
        "hidden": tables.hidden(subject),
        "passport_source": source_of(facts.indicator),
        "agreement_sources": references([*facts.targets, *facts.baselines]),
        "calculations": calculations,
        "sources": references(facts.observations) or [source_of(facts.indicator)],
        "tables": [
            tables.figures_csv(subject),
            tables.observations_csv(subject),
            *(t for c in calculations for t in (c.numbers, *c.points)),
            *(table for table in parts.values() if table is not None),
        ],
    }


def _question(subject: Subject) -> str:
    """The heading over the pictures."""
    if subject.direction == 0 or subject.main is None:
        return "Welke cijfers zijn er?"
    return "Wordt het verschil kleiner?" if len(subject.dated(subject.area)) > 1 else "Hoe groot is het verschil?"


def _why_nothing_drawn(subject: Subject) -> str:
    """Why there is no picture; "" when there is one."""
    if any(o.value for o in subject.whole):
        return ""
    if any(o.value_text for o in subject.whole):
        return "Er is geen grafiek: de bron geeft woorden, geen getal."
    if subject.facts.observations:
        return "Er is geen grafiek: er is geen getal dat we samen kunnen tekenen."
    return "Er is geen grafiek: er is nog geen enkel cijfer."


def _calculations(subject: Subject) -> list[Calculation]:
    """A calculation a question: goals that give the same verdict from the same figures share one."""
    several = len(subject.since) > 1
    found = []
    figures = {figure.pk: figure for figure in subject.facts.observations}
    for place, answer in enumerate(subject.since, start=1):
        first = answer.first
        same = [
            before
            for before in subject.before
            if (before.first.goal_id, before.first.area_id) == (first.goal_id, first.area_id)
        ] or (subject.before if not several else [])
        verdicts = [*answer.verdicts, *(v for before in same for v in before.verdicts)]
        title = f"bij het doel ‘{first.goal.title}’" if several else ""
        found.append(calculation(capitalised(title) if title else "", verdicts, place, figures))
    return [one for one in found if one is not None]
