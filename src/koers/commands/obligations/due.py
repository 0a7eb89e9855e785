"""``koers obligations due``: what had not come on a day, as objects for a program and as tables for a reader."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from rich.table import Table

from koers.kernel.components.formatting import period, plural
from koers.obligations.flows import STATES
from koers.obligations.presenting import words
from koers.obligations.queries.on_a_day import KIND_WORDS, Group, Owed

TITLES = {
    Group.LATE: "Gepland, en op {day} nog niet gekomen",
    Group.UNTOLD: "Termijn voorbij op {day}, niet bekend of het kwam",
    Group.WITHOUT: "Open op {day}, zonder termijn",
    Group.WAITING: "Op {day} gemeld als uitgevoerd, nog niet afgedaan",
}
COLUMNS = (
    "Wat",
    "Soort",
    "Wie",
    "Aan wie",
    "Uiterlijk, en waarom dan",
    "Dagen later",
    "Sinds",
    "Bekend tot en met",
    "Stand",
)


def as_object(item: Owed) -> dict[str, Any]:
    """One item for a program; days are ISO dates, null where there is none."""
    return {
        "id": item.id,
        "kind": item.kind,
        "type": item.type or None,
        "title": item.title,
        "owes": item.owes or None,
        "owed_to": item.owed_to or None,
        "due": _iso(item.due),
        "days_late": item.days_late,
        "list": item.group.value if item.group else None,
        "why_no_term": item.why_no_term or None,
        "term": item.term,
        "remark": remark(item) or None,
        "known_until": _iso(item.known_until),
        "counted_until": _iso(item.counted_until),
        "state": item.state,
        "came": _iso(item.came),
        "made_on": item.made_on or None,
        "since": item.since or None,
        "age_in_days": item.age_in_days,
        "url": item.url or None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def remark(item: Owed) -> str:
    """What the pages say of it too: until when it was open, or that nobody knows."""
    if item.group is Group.LATE and item.days_late:
        return words.still_open(item.days_late, item.counted_until)
    return words.untold(_iso(item.known_until) or "") if item.group is Group.UNTOLD else ""


def tables(found: Sequence[Owed], day: date) -> Iterator[Table]:
    """A table for each sort; what was planned comes first, also when there is nothing."""
    for group in Group:
        items = [item for item in found if item.group is group]
        if not items and group is not Group.LATE:
            continue
        title = f"{TITLES[group].format(day=f'{day:%d-%m-%Y}')} ({len(items)})"
        table = Table(show_lines=True, header_style="bold", title=title)
        for column in COLUMNS:
            table.add_column(column, overflow="fold")
        for item in items:
            table.add_row(*_cells(item))
        yield table


def _cells(item: Owed) -> Iterator[str]:
    yield item.title
    yield KIND_WORDS[item.kind]
    yield item.owes or "niet vermeld"
    yield item.owed_to or "niet vermeld"
    yield f"{item.due:%d-%m-%Y}: {item.term}" if item.due else item.why_no_term
    yield str(item.days_late) if item.days_late else ""
    yield _since(item)
    yield f"{item.known_until:%d-%m-%Y}" if item.known_until else "niet bekend"
    yield "; ".join(part for part in (STATES[item.state].words, remark(item)) if part)


def _since(item: Owed) -> str:
    if not item.since:
        return "niet vermeld"
    since = period(item.since) if item.made_on else f"bekend sinds {period(item.since)}"
    if not item.age_in_days:
        return since
    about = "" if len(item.since) == len("2023-08-29") else "minstens "
    return f"{since}; {about}{plural(item.age_in_days, 'dag', 'dagen')} open"
