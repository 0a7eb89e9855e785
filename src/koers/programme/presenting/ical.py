"""The calendar of decisions for somebody's own calendar program (iCalendar, RFC 5545).

A moment is never made more exact than its source: a month or quarter is one entry over all its days, and says so. What has
no moment, or comes back without a first day, is left out. Days are written without a time, so no time zone can shift them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from koers.decisions.models import Act, Decision
from koers.kernel.components.formatting import capitalised, period
from koers.kernel.days import first_day, last_day

from .calendar import distinct, marks
from .moments import moment_words, outcome_words, outcomes, precision

EXACT = len("2022-06-17")
PRODUCT = "-//Koers//besluiten//NL"


@dataclass(frozen=True)
class Feed:
    """What a feed needs besides its entries: its name, where the page is, and the moment of the edition."""

    name: str
    programme: str
    url: str
    made: datetime


def feed(about: Feed, planned: Iterable[Decision], acts: Iterable[Act]) -> bytes:
    """The calendar file: planned decisions that have a moment, and decisions taken on a known date."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", about.name)
    calendar.add(
        "x-wr-caldesc", "Besluiten die zijn gepland of genomen. Een maand of kwartaal staat er als een reeks dagen in."
    )
    for one in distinct(planned):
        if one.moment and not one.recurrence:
            calendar.add_component(_planned(about, one))
    for act in acts:
        if act.date:
            calendar.add_component(_taken(about, act))
    return calendar.to_ical()


def _planned(about: Feed, one: Decision) -> Event:
    event = _event(about, "decisions", one.pk, one.moment, one.moment_end or one.moment)
    event.add("summary", f"Gepland: {one.title}" + ("" if precision(one) == "dag" else f" ({moment_words(one)})"))
    event.add("status", "TENTATIVE")
    told = [
        f"Wie besluit: {one.forum.name}." if one.forum else "Wie besluit, staat niet in de bron.",
        "" if precision(one) == "dag" else "De bron noemt geen dag.",
        *marks(one),
        *(outcome_words(outcome) for outcome in outcomes(one)),
        f"Bron: {one.source.title}, {one.source_place}.",
    ]
    event.add("description", " ".join(filter(None, told)))
    if one.part:
        event.add("categories", [one.part])
    return event


def _taken(about: Feed, act: Act) -> Event:
    event = _event(about, "acts", act.pk, act.date, act.date)
    when = "" if len(act.date) == EXACT else f" ({period(act.date)})"
    event.add("summary", f"{act.body.name} {act.get_verb_display()}: {act.title}{when}")
    event.add("status", "CONFIRMED")
    note = f"{act.note} " if act.note else ""
    event.add("description", f"{note}Bron: {act.source.title}, {act.source_place}.")
    return event


def _event(about: Feed, table: str, id: str, first: str, last: str) -> Event:
    """An entry over whole days. The end is the day after the last one, as the standard wants."""
    event = Event()
    event.add("uid", f"{table}-{id}@{about.programme}.koers")
    event.add("dtstamp", about.made.astimezone(UTC))
    event.add("dtstart", first_day(first))
    event.add("dtend", last_day(last) + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("url", about.url)
    return event


def title_of(name: str, made_up: bool = False) -> str:
    """The name of a feed in a calendar program; an example says that it is made up."""
    return capitalised(f"{'verzonnen voorbeeld: ' if made_up else ''}besluiten van {name}")
