"""What an audit office recommended, with how it stands, and its questions with where the answer stands."""

from collections.abc import Mapping, Sequence

from koers.kernel.components.formatting import number, plural
from koers.kernel.components.shapes import Cell, Row, Table

from ..addresses import address
from ..flows import STATES
from ..models import Obligation, ObligationStep, ResearchQuestion, Type
from . import words

NOTHING = "niet gevonden in de bronnen"


def answer(rows: Sequence[Obligation]) -> str:
    """The headline: how many recommendations there are, and of how many the answer of the council is known."""
    asked = [row for row in rows if row.type == Type.RECOMMENDATION]
    if not rows:
        return "In onze bronnen staat bij dit programma geen aanbeveling van een rekenkamer."
    known = sum(bool(row.council_position) or row.term.state != "recommended" for row in asked)
    told = f"De rekenkamer deed {plural(len(asked), 'aanbeveling', 'aanbevelingen')}."
    if not known:
        return f"{told} Wat de raad daarvan overneemt, staat niet in onze bronnen."
    return f"{told} Van {number(known)} weten we wat de raad ermee doet."


def table(rows: Sequence[Obligation], steps: Mapping[str, ObligationStep], programme: str) -> Table:
    """Every conclusion with what hangs under it."""
    lines = [_line(row, steps.get(row.pk), programme) for row in rows]
    columns = (
        "Wat de rekenkamer schrijft",
        "Soort",
        "Onderwerp",
        "Gericht aan",
        "Wat het moet opleveren",
        "Wat de raad ervan vindt",
        "Wat het college belooft",
        "Stand en bewijs",
    )
    return Table(
        "Conclusies en aanbevelingen",
        columns,
        lines,
        id="aanbevelingen",
        caption_hidden=True,
        csv_url="?csv=aanbevelingen",
    )


def _line(row: Obligation, step: ObligationStep | None, programme: str) -> Row:
    return Row(
        (
            Cell(row.title, url=address("obligation", programme, row.pk)),
            words.TYPES[row.type],
            row.chapter,
            row.addressed_to,
            row.expected or None,
            _told(row, row.council_position),
            _told(row, row.promise),
            _state(row, _proof(step)),
        )
    )


def _proof(step: ObligationStep | None) -> str:
    """The evidence of the last step, or the paper of the council."""
    return (step.evidence or (step.item.subject if step.item else "")) if step else ""


def _state(row: Obligation, proof: str) -> Cell:
    """How it stands, with the proof where a source has it."""
    state = STATES[row.term.state]
    if proof:
        return Cell(items=(Cell(state.words), Cell(f"bewijs: {proof}")))
    return Cell(state.words, note="" if state.asks_nothing else "geen bewijs in de bronnen")


def _told(row: Obligation, text: str) -> Cell:
    """What a source tells of it; of a conclusion or a suggestion nothing is asked, so nothing is missing."""
    if text:
        return Cell(text)
    if STATES[row.term.state].asks_nothing:
        return Cell("niet van toepassing", missing="not_applicable")
    return Cell("niet gevonden", missing="not_found")


def questions_table(rows: Sequence[ResearchQuestion]) -> Table:
    """The questions, the main ones first with what hangs under them, and where the answer stands."""
    under: dict[str | None, list[ResearchQuestion]] = {}
    for row in rows:
        under.setdefault(row.parent_id, []).append(row)
    ordered: list[ResearchQuestion] = []

    def walk(parent: str | None) -> None:
        for row in under.get(parent, ()):
            ordered.append(row)
            walk(row.pk)

    walk(None)
    lines = [
        Row(
            (
                row.question,
                row.topic,
                _answer(row),
            ),
            id=row.pk,
        )
        for row in ordered
    ]
    columns = ("Vraag", "Onderwerp", "Antwoord")
    return Table("Onderzoeksvragen", columns, lines, id="vragen", caption_hidden=True, csv_url="?csv=vragen")


def _answer(row: ResearchQuestion) -> Cell:
    """The answer in short with its place, or the place alone."""
    if not row.answer_place:
        return Cell(row.answer or NOTHING, missing="" if row.answer else "not_found")
    return Cell(row.answer, note=row.answer_place) if row.answer else Cell(f"staat in {row.answer_place}")
