"""The handover to a new council, part by part: the page and its document say the same."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from koers.decisions.models import Act
from koers.finance.addresses import fund_address
from koers.finance.models import Fund
from koers.finance.presenting.words import fund_amount_cell
from koers.kernel.components.formatting import capitalised, period, period_range, plural
from koers.kernel.components.shapes import Cell, Row, Table
from koers.kernel.documents import Document, Part
from koers.obligations.addresses import address as owed_address
from koers.obligations.presenting import words
from koers.obligations.queries.register import Listed
from koers.sources.presenting import references, source_address

from ..queries.handover import end_of
from ..queries.listening import Heard
from ..queries.some import Some
from ..queries.window import AllComing
from . import listening


def answer(owed: int, coming: int, ending: int) -> str:
    """The headline: what a new council takes over."""
    open_ = "die nog open staat" if owed == 1 else "die nog open staan"
    come = "dat nog komt" if coming == 1 else "die nog komen"
    promises, decisions = _count(owed, "belofte", "beloften"), _count(coming, "besluit", "besluiten")
    money = _count(ending, "geldstroom", "geldstromen")
    return f"De nieuwe raad krijgt {promises} {open_}, {decisions} {come} en {money} met een einddatum."


def _count(number: int, one: str, many: str) -> str:
    return plural(number, one, many) if number else f"geen {many}"


def more(found: Some[Any] | AllComing) -> tuple[str, ...]:
    """What is not shown, where there is too much for a document."""
    return (f"En nog {found.more} andere. Die staan in Koers.",) if found.more > 0 else ()


def in_short(lines: Sequence[tuple[str, str, str, str]], scope: str) -> Part:
    """The five lines of the window, after the programmes that they are about."""
    return Part(
        "In het kort",
        [scope] * bool(scope)
        + [f"{word}: {sentence}" if not word.endswith("?") else f"{word} {sentence}" for word, sentence, _, _ in lines],
    )


def decided(found: Some[Act], since: str) -> Part:
    """What the council decided."""
    rows = [
        Row(
            (
                Cell(capitalised(period(row.date)), raw=row.date),
                Cell(row.title, note=row.note),
                row.get_verb_display(),
                Cell(", ".join(filter(None, (row.source.title, row.source_place))), url=source_address(row.source)),
            )
        )
        for row in found.rows
    ]
    table = Table(
        "Wat de raad besloot",
        ("Wanneer", "Besluit", "Wat de raad deed", "Bron"),
        rows,
        "besloten",
        True,
        "?csv=besloten",
    )
    said = f"Sinds {period(since)} noemen de bronnen {plural(found.count, 'besluit of behandeling', 'besluiten en behandelingen')} door de raad."
    return Part("Wat besloot de raad?", [said], table if rows else None, more(found))


def told(heading: str, table: Table, found: Some[Any], since: str) -> Part:
    """What the council heard, or asked: a list of the log."""
    said = f"Sinds {period(since)} {'staat' if found.count == 1 else 'staan'} er {_count(found.count, 'regel', 'regels')} in de lijst."
    return Part(heading, [said], table if found.rows else None, more(found))


def owed(said: str, found: Some[Listed], packages: Mapping[str, str], day: date) -> Part:
    """What is promised to the council and still open."""
    rows = [
        Row(
            (
                Cell(row.title, url=owed_address("obligation", packages[row.id], row.id), note=words.kind_words(row)),
                words.who(row),
                Cell(period(row.made_on), raw=row.made_on) if row.made_on else Cell(),
                words.term_cell(row, day),
                words.state_cell(row),
            )
        )
        for row in found.rows
    ]
    table = Table(
        "Wat de raad nog te goed heeft",
        ("Wat", "Wie moet het doen", "Sinds", "Uiterlijk", "Stand"),
        rows,
        "open",
        True,
        "?csv=open",
    )
    return Part("Wat staat nog open?", [said], table if rows else None, more(found))


def ending(found: Some[Fund], day: date) -> Part:
    """Money with an end that is still to come."""
    rows = [
        Row(
            (
                Cell(capitalised(period(end_of(row))), raw=end_of(row)),
                Cell(row.name, url=fund_address(row)),
                fund_amount_cell(row),
                Cell(period_range(row.period_start, row.period_end)),
                Cell(row.conditions),
            )
        )
        for row in found.rows
    ]
    columns = ("Eindigt", "Geldstroom", "Bedrag", "Looptijd", "Voorwaarden")
    table = Table("Geld met een einddatum", columns, rows, "einde", True, "?csv=einde")
    said = f"Na {period(day.isoformat())} {'eindigt' if found.count == 1 else 'eindigen'} nog {plural(found.count, 'geldstroom', 'geldstromen')} waarvan een einde bekend is."
    if not found.count:
        said = "In onze bronnen staat geen geldstroom met een einde dat nog komt."
    return Part("Welk geld stopt wanneer?", [said], table if rows else None, more(found))


def coming(said: str, table: Table, found: AllComing) -> Part:
    """Decisions that come."""
    return Part("Welke besluiten komen eraan?", [said], table if table.rows else None, more(found))


def changed(said: str, table: Table, found: Some[Any]) -> Part:
    """What changed in goals, targets and principles."""
    return Part("Wat veranderde in de doelen?", [said], table if table.rows else None, more(found))


def framed(heard: Heard, deviations: Table) -> list[Part]:
    """The frame with how its requirements stand, and the deviations since the day."""
    rows = [
        Row((Cell(state.requirement.requirement), state.get_state_display(), Cell(state.words, note=state.needs)))
        for state in heard.states
    ]
    table = Table("Eisen van de raad", ("Eis", "Stand", "Uitleg"), rows, "eisen", True, "?csv=eisen")
    said = [listening.short(heard)]
    if heard.frame is not None and heard.frame.example:
        said.append("Het voorbeeld is door niemand vastgesteld. De nieuwe raad kan een eigen kader kiezen.")
    frame = Part("Waar toetst de raad op?", said, table if rows else None)
    wanted = Part(
        "Welke afwijkingen waren er?",
        [listening.answer(heard), listening.by_which(heard)],
        deviations if deviations.rows else None,
    )
    return [frame, wanted]


def document(
    title: str, council: str, said: str, since: str, parts: Sequence[Part], programmes: Sequence[object]
) -> Document:
    """The same as a document to print and keep."""
    intro = [said, f"Dit stuk kijkt terug tot {period(since)}. Het noemt rollen en fracties, en geen namen."]
    return Document(title, council, intro, parts, references(programmes), contents=True)  # type: ignore[arg-type]
