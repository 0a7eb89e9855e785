"""The phases of a programme on one line of time."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from django.utils.safestring import mark_safe

from koers.decisions.models import Decision, DecisionOutcome, Phase
from koers.kernel.components.formatting import join_and, number, period, plural, uncapitalised
from koers.kernel.components.shapes import Figure
from koers.kernel.days import first_day, last_day
from koers.sources.presenting import references

from ..presenting.calendar import distinct
from ..presenting.moments import last_moment, outcomes
from . import plan

State = DecisionOutcome.State


def spans(phases: Sequence[Phase], planned: Sequence[Decision]) -> list[plan.Span]:
    """The phases that have a place in time: their own dates, else those of their decisions."""
    once = distinct(planned)
    found = []
    for phase in phases:
        own = [one for one in once if one.phase_id == phase.pk]
        dated = in_the_picture(own)
        starts = [first_day(phase.start)] if phase.start else []
        starts += [first_day(one.moment) for one in dated]
        ends = [last_day(phase.end)] if phase.end else []
        ends += [last for one in dated if (last := last_moment(one)) is not None]
        if not starts:
            starts = ends[:1]
        if not starts:
            continue
        again = any(one.recurrence for one in own)
        found.append(
            plan.Span(
                number=phase.number,
                name=phase.name,
                note=plural(len(own), "besluit", "besluiten"),
                first=min(starts),
                last=max([*ends, min(starts)]),
                marks=_marks(dated),
                open_end=again and not phase.end,
            )
        )
    return found


def in_the_picture(planned: Sequence[Decision]) -> list[Decision]:
    """Those with a day, month or quarter: a bare year would draw a phase out over twelve months."""
    return [one for one in planned if len(one.moment) > len("2022")]


def _marks(dated: Sequence[Decision]) -> tuple[tuple[date, int, bool], ...]:
    """How many decisions begin on each day, and whether all are known to be taken."""
    counts = Counter(first_day(one.moment) for one in dated)
    taken = Counter(first_day(one.moment) for one in dated if any(told.state == State.DONE for told in outcomes(one)))
    return tuple((day, count, taken[day] == count) for day, count in sorted(counts.items()))


def picture(phases: Sequence[Phase], planned: Sequence[Decision], name: str) -> Figure | None:
    """The phases on one line of time; None when none has a place in time."""
    found = spans(phases, planned)
    if not found:
        return None
    title = f"De fasen van {name} met de geplande besluiten"
    told = described(found)
    return Figure(
        title=finding(found),
        svg=mark_safe(plan.wide(found, title, told)),  # our own picture, which escapes its texts
        svg_narrow=mark_safe(plan.narrow(found, title, told)),
        subtitle=_subtitle(found, planned),
        sources=references([*phases, *planned]),
        table_url="#fasen",
        csv_url="?csv=fasen",
    )


def _subtitle(found: Sequence[plan.Span], planned: Sequence[Decision]) -> str:
    """How to read the picture, and how many decisions have no place in it."""
    told = [
        "Een balk loopt van het eerste tot het laatste moment van de fase. Een getal: zoveel besluiten waren toen gepland."
    ]
    if any(known for span in found for _, _, known in span.marks):
        told.append("Donker: allemaal genomen, volgens de bronnen.")
    if any(span.open_end for span in found):
        told.append("Balk met streepjes: de bron noemt geen einde.")
    once = distinct(planned)
    if without := len(once) - len(in_the_picture(once)):
        told.append(f"{number(without)} besluiten hebben alleen een jaar, of geen moment. Zij staan niet in de balken.")
    return " ".join(told)


def finding(found: Sequence[plan.Span]) -> str:
    """What stands out: in which phase most was planned, and phases that overlap."""
    most = max(found, key=lambda span: sum(count for _, count, _ in span.marks))
    first = f"De meeste besluiten waren gepland in fase {most.number}, {uncapitalised(most.name)}."
    early = [
        f"fase {later.number} voor het einde van fase {one.number}"
        for one, later in pairwise(found)
        if later.first <= one.last and not one.open_end
    ]
    return f"{first} Volgens het plan begint {join_and(early)}." if early else first


def described(found: Sequence[plan.Span]) -> str:
    """The picture in sentences, for who cannot see it."""
    told = []
    for span in found:
        first, last = period(f"{span.first:%Y-%m}"), period(f"{span.last:%Y-%m}")
        until = "zonder genoemd einde" if span.open_end else f"tot en met {last}"
        told.append(f"Fase {span.number}, {span.name}: van {first} {until}, {span.note}.")
    return " ".join(told)
