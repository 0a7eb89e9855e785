"""The page of one planned decision: its headline and its tables."""

from collections.abc import Collection
from datetime import date

from koers.decisions.models import Decision
from koers.kernel.components.formatting import capitalised, uncapitalised
from koers.kernel.components.shapes import Cell, Row, Table
from koers.programme.presenting.standing import when, with_article

from ..addresses import address
from ..queries import DecisionFacts
from .bodies import body_cell
from .calendar import line_words, tags
from .moments import NO_MOMENT, is_late, moment_words, outcomes, precision, state

_PRECISE = {
    "dag": "een dag",
    "maand": "een maand, geen dag",
    "kwartaal": "een kwartaal, geen dag",
    "jaar": "alleen een jaar",
    "reeks": "een begin en een eind",
    "herhaling": "alleen hoe vaak",
    "": "geen moment",
}
"""What the source names of the moment."""


def title(one: Decision) -> str:
    """The title of the page, apart from that of other lines with the same words."""
    return f"{one.title} (gepland besluit, {line_words(one)})"


def answer(one: Decision, today: date) -> str:
    """The headline: when it was planned and by whom, and how it went."""
    who = f" door {with_article(one.forum.name)}" if one.forum else ""
    said = moment_words(one)
    first = f"Dit besluit{who} heeft in de bron geen moment." if said == NO_MOMENT else f"Gepland{who}: {said}."
    known = outcomes(one)
    if known:
        late = " Dat is later dan gepland." if any(is_late(one, outcome) for outcome in known) else ""
        told = f"{capitalised(when(known[-1].date))}: {uncapitalised(known[-1].text)}"
        return f"{first} {told}{late}"
    match state(one, today):
        case "over":
            return f"{first} Dat moment is voorbij. Hoe het ging, staat niet in onze bronnen."
        case _ if one.recurrence or said == NO_MOMENT:
            return f"{first} Of het is gebeurd, staat niet in onze bronnen."
    return f"{first} Dat moment is er nog niet."


def in_short(one: Decision, programme: str, known: Collection[str]) -> Table:
    """What the source says of it, and how exact."""
    phase = f"{one.phase.number}. {one.phase.name}" if one.phase else ""
    written = f"In de bron: {one.moment_text}." if one.moment_text else ""
    rows = [
        ("Moment", Cell(capitalised(moment_words(one)), note=written)),
        ("Wat de bron van het moment noemt", Cell(_PRECISE[precision(one)])),
        ("Wie besluit", body_cell(one.forum, programme, known) if one.forum else Cell()),
        ("Fase", Cell(phase)),
        ("Onderdeel", Cell(one.part)),
        ("Regel", Cell(capitalised(line_words(one)), tags=tags(one))),
    ]
    return Table("In het kort", ("Wat", "Hoe het is"), [Row(row) for row in rows], "kort", True, "?csv=kort")


def others_table(found: DecisionFacts, programme: str) -> Table:
    """Other lines about the same decision, and what replaces what."""
    rows = [
        Row(
            (
                Cell(other.title, address("decision", programme, other.pk)),
                Cell(capitalised(line_words(other))),
                Cell(capitalised(moment_words(other))),
                Cell(_relation(found.decision, other)),
            )
        )
        for other in found.others
    ]
    columns = ("Regel", "Waar hij staat", "Moment", "Wat het is")
    return Table("Andere regels over dit besluit", columns, rows, "andere", True, "?csv=andere")


def _relation(one: Decision, other: Decision) -> str:
    """What another line is to this one."""
    if one.replaces_id == other.pk:
        return "dit besluit komt hiervoor in de plaats"
    if other.replaces_id == one.pk:
        return "komt in de plaats van dit besluit"
    if other.pk == one.duplicate_of_id or one.pk == other.duplicate_of_id:
        return "dezelfde regel nog een keer"
    if other.pk == one.differs_from_id or one.pk == other.differs_from_id:
        return "hetzelfde besluit op een ander moment"
    return "hetzelfde besluit in een andere lijst"
