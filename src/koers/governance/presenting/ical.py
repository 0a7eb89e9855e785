"""The calendar of decisions for somebody's own calendar program (iCalendar, RFC 5545).

A moment is never made more exact than its source: a month or quarter is one entry over all its days, and says so. What has
no moment is left out. Of what comes back only the first time has a moment; the entry says how often it comes back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from koers.decisions.models import Act, Decision, DecisionOutcome
from koers.kernel.components.formatting import capitalised, period
from koers.kernel.days import first_day, last_day
from koers.kernel.feeds import Entry, calendar

from ..addresses import address
from .calendar import distinct, marks
from .moments import moment_words, outcome_words, outcomes, precision, told_state

State = DecisionOutcome.State
EXACT = len("2022-06-17")
ABOUT = "Besluiten die zijn gepland of genomen. Een maand of kwartaal staat er als een reeks dagen in."
STATUS = {State.DONE: "CONFIRMED", State.DROPPED: "CANCELLED"}
"""What a calendar program makes of it; all that can still come is TENTATIVE."""


@dataclass(frozen=True)
class Feed:
    """What a feed needs besides its entries: its name, the full address of its page, and the moment of the edition."""

    name: str
    programme: str
    url: str
    made: datetime


def feed(about: Feed, planned: Iterable[Decision], acts: Iterable[Act]) -> bytes:
    """The calendar file: planned decisions that have a moment, and decisions taken on a known date."""
    entries = [_planned(about, one) for one in distinct(planned) if one.moment]
    entries += [_taken(about, act) for act in acts if act.date]
    return calendar(about.name, entries, about.made, ABOUT)


def _planned(about: Feed, one: Decision) -> Entry:
    told = [
        f"Wie besluit: {one.forum.name}." if one.forum else "Wie besluit, staat niet in de bron.",
        "" if len(one.moment) == EXACT else "De bron noemt geen dag.",
        f"Komt terug: {one.get_recurrence_display()}. Hier staat alleen de eerste keer." if one.recurrence else "",
        *marks(one),
        *(outcome_words(outcome) for outcome in outcomes(one)),
        f"Bron: {one.source.title}, {one.source_place}.",
    ]
    told_as, exact = told_state(one), precision(one) == "dag"
    begin = "Niet doorgegaan" if told_as == State.DROPPED else "Gepland"
    return Entry(
        _id(about, "decisions", one.pk),
        first_day(one.moment),
        last_day(one.moment_end or one.moment),
        f"{begin}: {one.title}" + ("" if exact else f" ({moment_words(one)})"),
        " ".join(filter(None, told)),
        urljoin(about.url, address("decision", about.programme, one.pk)),
        one.part,
        STATUS.get(told_as, "TENTATIVE"),
    )


def _taken(about: Feed, act: Act) -> Entry:
    when = "" if len(act.date) == EXACT else f" ({period(act.date)})"
    note = f"{act.note} " if act.note else ""
    return Entry(
        _id(about, "acts", act.pk),
        first_day(act.date),
        last_day(act.date),
        f"{act.body.name} {act.get_verb_display()}: {act.title}{when}",
        f"{note}Bron: {act.source.title}, {act.source_place}.",
        about.url,
        status="CONFIRMED",
    )


def _id(about: Feed, table: str, id: str) -> str:
    """The same in every feed of the programme, so a calendar program sees one thing once."""
    return f"{table}-{id}@{about.programme}.koers"


def title_of(name: str, made_up: bool = False) -> str:
    """The name of a feed in a calendar program; an example says that it is made up."""
    return capitalised(f"{'verzonnen voorbeeld: ' if made_up else ''}besluiten van {name}")
