"""Words that every page of this room uses: a term, how late, a state, who."""

from datetime import date

from koers.kernel.components.formatting import period, plural
from koers.kernel.components.shapes import Cell, Tag

from ..flows import STATES
from ..models import Kind, Obligation, Type
from ..queries.register import Listed
from ..terms import last_day
from ..terms.engine import WORDS, NoTerm

KINDS = dict(Kind.choices)
TYPES = dict(Type.choices)
PLURALS = {
    Kind.PLEDGE: ("toezegging", "toezeggingen"),
    Kind.MOTION: ("motie", "moties"),
    Kind.WRITTEN_QUESTION: ("schriftelijke vraag", "schriftelijke vragen"),
    Kind.TECHNICAL_QUESTION: ("technische vraag", "technische vragen"),
    Kind.ORAL_QUESTION: ("mondelinge vraag", "mondelinge vragen"),
    Kind.INFORMATION_AGREEMENT: ("informatieafspraak", "informatieafspraken"),
    Kind.COALITION_COMMITMENT: ("coalitieafspraak", "coalitieafspraken"),
    Kind.AUDIT_RECOMMENDATION: ("conclusie of aanbeveling van de rekenkamer", "conclusies en aanbevelingen van de rekenkamer"),
    Kind.RESIDENT_ANSWER: ("antwoord aan een inwoner", "antwoorden aan inwoners"),
}  # fmt: skip


def lateness(due: str, known: str, day: date, *, still_open: bool, closed: str) -> str:
    """How late something came or is, "" when it is not late or nobody can say.

    While it is open we count up to the day that the sources tell of, never further.
    """
    if not due:
        return ""
    until = min(day.isoformat(), known) if still_open else closed
    if not until or until <= due:
        return ""
    return plural((date.fromisoformat(until) - date.fromisoformat(due)).days, "dag", "dagen")


def is_untold(due: str, known: str, day: date, *, still_open: bool) -> bool:
    """Whether the term has passed but the sources end before it."""
    return bool(due) and still_open and known < due < day.isoformat()


def due_words(row: Listed) -> str:
    """The due date, as precise as it was agreed: "april 2023" stays a month."""
    agreed = bool(row.planned) and last_day(row.planned).isoformat() == row.due
    return period(row.planned if agreed else row.due)


def term_cell(row: Listed, day: date) -> Cell:
    """When something is due, with what that means on this day; or why there is no due date."""
    if not row.due:
        note = f"In de bron: {row.term_text}." if row.term_text else ""
        return Cell(WORDS[NoTerm(row.missing)], missing="no_term", note=note)
    late = lateness(row.due, row.known, day, still_open=row.still_open, closed=row.closed)
    tags = (Tag("late"),) if late else ()
    note = f"{late} later" if late else ""
    if late and row.still_open:
        note = f"stond op {period(min(day.isoformat(), row.known))} nog open, {late} na de termijn"
    elif is_untold(row.due, row.known, day, still_open=row.still_open):
        note = f"Of het kwam, weten we niet. Onze bron loopt tot en met {period(row.known)}."
    return Cell(due_words(row), raw=row.due, tags=tags, note=note)


def state_cell(row: Listed) -> Cell:
    """How it stands, and since when it is closed."""
    note = period(row.closed_on) if row.closed else ""
    return Cell(STATES[row.state].words, note=note)


def age(opened: str, day: date, known: str) -> str:
    """How long something has been open, as far as the sources tell: "29 maanden"; "" when its beginning is unknown."""
    until = min(day.isoformat(), known or day.isoformat())
    if not opened or until <= opened:
        return ""
    days = (date.fromisoformat(until) - date.fromisoformat(opened)).days
    if days < 62:
        return plural(days, "dag", "dagen")
    return plural(round(days / 30.44), "maand", "maanden")


def who(row: Listed) -> Cell:
    """Who has to do it; the portfolio or role stands below."""
    role = ", ".join(part for part in (row.holder_role, row.portfolio) if part)
    return Cell(row.owes or role, note=role if row.owes else "", missing="" if row.owes or role else "not_stated")


def kind_words(row: Listed | Obligation) -> str:
    """The kind, with its type where it has one: "coalitieafspraak (onderzoeken)"."""
    sort = TYPES.get(row.type, "") if row.type else ""
    return f"{KINDS[row.kind]} ({sort})" if sort else KINDS[row.kind]
