"""What was owed on a day in the past, from all that is known now: steps and extensions of later days are left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from koers.decisions.models import Body

from ..flows import STATES
from ..models import Kind, Obligation
from ..terms import first_day
from ..working_out import (
    FIELDS,
    containers,
    extensions_by_obligation,
    settings_of,
    standing,
    steps_by_obligation,
)


@dataclass(frozen=True)
class Owed:
    """Something that was open on a day. ``days_late`` is None without a due date; ``why_no_term`` then says why.

    ``owes`` and ``owed_to`` are names, "" where no source says who.
    """

    id: str
    kind: str
    title: str
    owes: str
    owed_to: str
    made_on: str
    due: date | None
    days_late: int | None
    why_no_term: str
    term: str
    state: str
    age_in_days: int | None
    url: str


def open_on(programme: str, day: date) -> Iterator[Owed]:
    """Every obligation of a programme that was made and not closed on that day, in the order of the register."""
    bodies = dict(Body.objects.values_list("id", "name"))
    setting = settings_of([programme])[programme]
    steps, extensions = steps_by_obligation([programme]), extensions_by_obligation([programme])
    held_in_parts = containers()
    rows = Obligation.objects.filter(package=programme).order_by("position")
    for row in rows.only(*FIELDS, "title", "owes_id", "owed_to_id", "url").iterator(chunk_size=5000):
        made = first_day(row.made_on) if row.made_on else None
        begun = made or (first_day(row.starts_on) if row.starts_on else None)
        if row.pk in held_in_parts or (begun and begun > day):
            continue
        found = standing(row, steps.get(row.pk, ()), extensions.get(row.pk, ()), setting, day)
        if not STATES[found.state].open:
            continue
        late = found.term.days_late(day)
        yield Owed(
            row.pk,
            row.kind,
            row.title,
            bodies.get(row.owes_id, ""),
            bodies.get(row.owed_to_id, ""),
            row.made_on,
            found.term.due,
            late,
            found.term.words if found.term.due is None else "",
            found.term.words,
            found.state,
            (day - made).days if made else None,
            row.url,
        )


def due_on(programme: str, day: date) -> list[Owed]:
    """What should have come by that day and had not, latest first; then what has no term, oldest first.

    What is due on the day itself is not late yet, and is left out; so is what had no term and was never to come.
    """
    found = [item for item in open_on(programme, day) if item.days_late is None or item.days_late > 0]
    return sorted(found, key=lambda item: (item.days_late is None, -(item.days_late or 0), item.made_on or "9"))


KIND_WORDS = dict(Kind.choices)
