"""An obligation that was late, and which source tells that it was: a promise of 2021 cannot tell that it was not kept in 2023."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from koers.kernel.days import first_day, last_day
from koers.obligations.flows import STATES
from koers.obligations.models import ObligationStep

MANY = 1000  # ids in one question to the database


class Teller(NamedTuple):
    """A source and the place in it."""

    source: str
    place: str


class Late(NamedTuple):
    """An obligation and how it stands, as far as a deviation needs it: a period may hold thousands.

    ``came_on`` and ``closed_on`` are as precise as the source, "" where none names a day.
    """

    id: str
    package: str
    kind: str
    title: str
    planned: str
    owes: str | None
    owed_to: str | None
    source: str
    source_place: str
    known_from: str
    source_date: str
    due: str = ""
    came: str = ""
    came_on: str = ""
    closed: str = ""
    closed_on: str = ""
    known: str = ""
    state: str = ""

    @property
    def gone_on(self) -> str:
        """When nobody waited for it any more: it came, or was closed without coming."""
        return self.came_on if self.came else self.closed_on

    @property
    def last_missing(self) -> str:
        """The last day on which it surely was not there. What came in a month may have come on its first day."""
        return first_day(self.gone_on).isoformat() if self.gone_on else self.known


class Step(NamedTuple):
    """A step with the day on which it was known, as a full ISO date."""

    on: str
    state: str
    known: str
    teller: Teller


def tellers(rows: Sequence[Late]) -> dict[str, Teller]:
    """The source of what makes each late, by its id; without those of which it is the source of the obligation itself."""
    asked = {
        row.id: row for row in rows if row.came or row.closed or _day(row.known_from or row.source_date) != row.known
    }
    found = {}
    for own, steps in _steps(list(asked)):
        told = _telling(asked[own], steps)
        if told is not None:
            found[own] = told.teller
    return found


def _telling(row: Late, steps: Sequence[Step]) -> Step | None:
    """The step by which it came or was closed, or the one whose source told last that it was not there."""
    if row.came:
        return next((step for step in steps if step.on == row.came_on and STATES[step.state].came), None)
    if row.closed:
        return next((step for step in reversed(steps) if step.on == row.closed_on and step.state == row.state), None)
    return next((step for step in reversed(steps) if step.known == row.known), None)


def _steps(ids: Sequence[str]) -> Iterator[tuple[str, list[Step]]]:
    columns = ("obligation_id", "on", "state", "known_from", "source__date", "source_id", "source_place")
    for start in range(0, len(ids), MANY):
        found: dict[str, list[Step]] = {}
        part = ids[start : start + MANY]
        rows = ObligationStep.objects.filter(obligation_id__in=part).order_by("package", "position")
        for own, on, state, known, of_source, source, place in rows.values_list(*columns):
            found.setdefault(own, []).append(Step(on, state, _day(known or of_source), Teller(source, place)))
        yield from found.items()


def _day(text: str) -> str:
    """The last day that a partial date can mean, as a full ISO date; "" stays ""."""
    return last_day(text).isoformat() if text else ""
