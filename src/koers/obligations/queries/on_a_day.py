"""What was owed on a day in the past, from all that is known now: steps and extensions of later days are left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from koers.decisions.models import Body

from .. import ages
from ..beginnings import beginnings
from ..flows import STATES
from ..models import Kind, Obligation, Type
from ..terms import first_day
from ..working_out import (
    FIELDS,
    containers,
    extensions_by_obligation,
    settings_of,
    standing,
    steps_by_obligation,
)


class Group(StrEnum):
    """Why something is in the list of what had not come."""

    LATE = "late"
    UNTOLD = "not_known"
    WITHOUT = "no_term"
    WAITING = "waiting"


@dataclass(frozen=True)
class Owed:
    """Something that was open on a day. ``days_late`` is None without a due date, when nobody knows whether it came, and when
    it is not late; ``why_no_term`` says why there is no due date. Days are counted up to ``counted_until`` at most: the day
    itself, or the day on which its sources end (``known_until``, None when no source has a date).

    ``owes`` and ``owed_to`` are names, "" where no source says who. ``since`` is a partial date: when it was made, or
    since when the sources know of it. ``age_in_days`` counts from the last day that this can mean.
    """

    id: str
    kind: str
    type: str
    title: str
    owes: str
    owed_to: str
    made_on: str
    since: str
    due: date | None
    days_late: int | None
    why_no_term: str
    term: str
    state: str
    came: date | None
    known_until: date | None
    counted_until: date
    age_in_days: int | None
    url: str
    group: Group | None


def open_on(programme: str, day: date) -> Iterator[Owed]:
    """Every obligation of a programme that was there and not closed on that day, in the order of the register."""
    bodies = dict(Body.objects.values_list("id", "name"))
    setting, begin = settings_of([programme])[programme], beginnings([programme])
    steps, extensions = steps_by_obligation([programme]), extensions_by_obligation([programme])
    held_in_parts = containers()
    rows = Obligation.objects.filter(package=programme).order_by("position")
    wanted = (*FIELDS, "title", "owes_id", "owed_to_id", "url")
    for row in rows.only(*wanted).iterator(chunk_size=5000):
        since = begin.since(row, steps.get(row.pk, ()))
        if row.pk in held_in_parts or (since and first_day(since) > day):
            continue
        found = standing(row, steps.get(row.pk, ()), extensions.get(row.pk, ()), setting, day)
        if not STATES[found.state].open:
            continue
        known, due = begin.known(row), _iso(found.term.due)
        late = ages.days_late(due, _iso(found.came), known, day, still_open=True, came_on=found.came_on)
        age = ages.age(since, known, day)
        untold = ages.is_untold(due, _iso(found.came), known, day, still_open=True)
        yield Owed(
            id=row.pk,
            kind=row.kind,
            type=row.type,
            title=row.title,
            owes=bodies.get(row.owes_id, ""),
            owed_to=bodies.get(row.owed_to_id, ""),
            made_on=row.made_on,
            since=since,
            due=found.term.due,
            days_late=late or None,
            why_no_term=found.term.words if found.term.due is None else "",
            term=found.term.words,
            state=found.state,
            came=found.came,
            known_until=date.fromisoformat(known) if known else None,
            counted_until=ages.told_until(known, day),
            age_in_days=age.days if age else None,
            url=row.url,
            group=_group(row, found.came, found.term.due, late, untold=untold),
        )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _group(row: Obligation, came: date | None, due: date | None, late: int, *, untold: bool) -> Group | None:
    """A standing agreement has no moment on which it comes, so it is never missing; its parts can be."""
    if came is not None:
        return Group.WAITING
    if late:
        return Group.LATE
    if untold:
        return Group.UNTOLD
    return Group.WITHOUT if due is None and row.type != Type.STANDING else None


def due_on(programme: str, day: date) -> list[Owed]:
    """What should have come by that day and had not, latest first; then what the sources do not tell of, then what has no term,
    and at last what was said to be done and waits for whoever settles it; these oldest first.

    What is due on the day itself or later is left out; so is what had no term and was never to come on a moment.
    """
    found = [item for item in open_on(programme, day) if item.group is not None]
    groups = list(Group)
    return sorted(found, key=lambda item: (groups.index(item.group), -(item.days_late or 0), item.since or "9"))  # type: ignore[arg-type]


KIND_WORDS = dict(Kind.choices)
