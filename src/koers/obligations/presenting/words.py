"""Words that every page of this room uses: a term, how late, a state, who."""

from datetime import date

from koers.kernel.components.formatting import capitalised, period, plural
from koers.kernel.components.shapes import Cell, Tag

from .. import ages
from ..flows import STATES
from ..models import Kind, Obligation, Type
from ..queries.register import Listed
from ..terms import is_only_in_words, last_day
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
    Kind.LOBBY: ("lobby", "lobby’s"),
    Kind.LEGAL_EXCEPTION: ("gewenste wettelijke uitzondering", "gewenste wettelijke uitzonderingen"),
    Kind.STATE_AGREEMENT: ("vraag of afspraak met het Rijk", "vragen en afspraken met het Rijk"),
    Kind.SHARED_ISSUE: ("doorbraakvraagstuk", "doorbraakvraagstukken"),
    Kind.CONTRIBUTION: ("bijdrage van een partner", "bijdragen van partners"),
    Kind.LEGAL_FORM: ("onderzoek naar de rechtsvorm", "onderzoeken naar de rechtsvorm"),
}  # fmt: skip


def days_late(row: Listed, day: date) -> int:
    """How many days late something came or is; 0 when it is not, or nobody can say."""
    return ages.days_late(row.due, row.came, row.known, day, still_open=row.still_open, came_on=row.came_on)


def lateness(row: Listed, day: date) -> str:
    """How late something came or is in words, "" when it is not late or nobody can say. After a month or year: at least so late."""
    late = days_late(row, day)
    about = "minstens " if row.came and len(row.came_on) < len("2023-08-29") else ""
    return f"{about}{plural(late, 'dag', 'dagen')}" if late else ""


def is_unsure(row: Listed) -> bool:
    """Whether it came, but nobody can say if that was in time."""
    return ages.is_unsure(row.due, row.came, row.came_on)


def is_untold(row: Listed, day: date) -> bool:
    """Whether the term has passed but the sources end before they could tell that it did not come."""
    return ages.is_untold(row.due, row.came, row.known, day, still_open=row.still_open)


def late_words(row: Listed, day: date) -> str:
    """What is to be said of the term on this day: it came later, was not there yet, or nobody knows; "" when none of these."""
    late = days_late(row, day)
    if late and row.came:
        return f"{lateness(row, day)} later"
    if row.came_on and is_unsure(row):
        return f"gekomen in {period(row.came_on)}: of dat op tijd was, is niet te zeggen"
    if late:
        return still_open(late, ages.told_until(row.known, day))
    return untold(row.known) if is_untold(row, day) else ""


def still_open(days: int, until: date) -> str:
    """That something had not come ``days`` after its term, which is as far as the sources tell."""
    return f"stond op {period(until)} nog open, {plural(days, 'dag', 'dagen')} na de termijn"


def untold(known: str) -> str:
    """That nobody knows whether it came; ``known`` is the day up to which the sources tell, "" for none."""
    ends = f": onze bron loopt tot en met {period(known)}" if known else ""
    return f"of het kwam, weten we niet{ends}"


def due_words(row: Listed) -> str:
    """The due date, as precise as it was agreed: "april 2023" stays a month."""
    return agreed_words(row.planned, row.term_text) if is_agreed(row) else period(row.due)


def agreed_words(planned: str, term_text: str) -> str:
    """The moment that was agreed; the source's own words go before a year that it does not name: "deze coalitieperiode (2026)"."""
    return f"{term_text} ({period(planned)})" if is_only_in_words(planned, term_text) else period(planned)


def is_agreed(row: Listed) -> bool:
    """Whether the due date is the moment that was agreed in so many words, and no later one."""
    return bool(row.planned) and last_day(row.planned).isoformat() == row.due


def term_cell(row: Listed, day: date) -> Cell:
    """When something is due, with what that means on this day; or why there is no due date."""
    if not row.due:
        note = f"In de bron: {row.term_text}." if row.term_text else ""
        return Cell(WORDS[NoTerm(row.missing)], missing="no_term", note=note)
    tags = (Tag("late"),) if lateness(row, day) else ()
    return Cell(due_words(row), raw=row.due, tags=tags, note=capitalised(late_words(row, day)))


def state_cell(row: Listed) -> Cell:
    """How it stands, since when it is closed, and when it came if that was before."""
    came = f"gekomen: {period(row.came_on)}" if row.came_on and row.came_on != row.closed_on else ""
    closed = moment(row.closed_on, row.closed) if row.closed else ""
    return Cell(STATES[row.state].words, note="; ".join(part for part in (closed, came) if part))


def moment(on: str, known: str) -> str:
    """The day of a step; where no source names it, the day on which it was known."""
    return period(on) if on else f"dag niet vermeld; bekend op {period(known)}"


def owed_to(row: Listed) -> Cell:
    """To whom it is owed. A coalition answers for its own agreement; what a council owes itself was addressed to it."""
    if row.to_itself:
        return Cell(f"gericht aan {row.addressed_to or row.owed_to}")
    if not row.owed_to and row.kind == Kind.COALITION_COMMITMENT:
        return Cell("aan niemand in het bijzonder")
    return Cell(row.owed_to, missing="" if row.owed_to else "not_stated")


def age(row: Listed, day: date) -> str:
    """How long something has been open and up to when we know: "29 maanden, tot en met november 2023"; "" when nobody can say."""
    found = ages.age(row.since, row.known, day) if row.still_open else None
    if found is None:
        return ""
    about = "" if found.exact else "minstens "
    length = (
        plural(found.days, "dag", "dagen") if found.days < 62 else plural(int(found.days / 30.44), "maand", "maanden")
    )
    until = "" if found.until == day else f", tot en met {period(found.until)}"
    return f"{about}{length} open{until}"


def since_cell(row: Listed, day: date) -> Cell:
    """When it was made, or since when the sources know of it; and how long that is."""
    if not row.since:
        return Cell(missing="not_stated")
    return Cell(
        period(row.since) if row.made_on else f"bekend sinds {period(row.since)}", raw=row.since, note=age(row, day)
    )


def who(row: Listed) -> Cell:
    """Who has to do it; the portfolio or role stands below."""
    role = ", ".join(part for part in (row.holder_role, row.portfolio) if part)
    return Cell(row.owes or role, note=role if row.owes else "", missing="" if row.owes or role else "not_stated")


def kind_words(row: Listed | Obligation) -> str:
    """The kind, with its type where it has one: "coalitieafspraak (onderzoeken)"."""
    sort = TYPES.get(row.type, "") if row.type else ""
    return f"{KINDS[row.kind]} ({sort})" if sort else KINDS[row.kind]
