"""Promises that come back: the same in several chapters, and agreements with one partner."""

from collections.abc import Sequence

from koers.kernel.components.formatting import number, plural
from koers.kernel.components.shapes import Cell, Row, Table
from koers.programme.models import Basis

from ..models import GroupMember, Kind, Obligation
from . import words
from .commitment_cells import outcome_cell, title_cell

Groups = Sequence[Sequence[GroupMember]]


def chapters_of(group: Sequence[GroupMember]) -> list[str]:
    """The chapters that a promise stands in."""
    return list(dict.fromkeys(member.obligation.chapter for member in group if member.obligation.chapter))


def answer(groups: Groups) -> str:
    """How many promises stand in more than one chapter."""
    if not groups:
        return "Bij dit programma zijn geen beloften bij elkaar gezet."
    more = sum(len(chapters_of(group)) > 1 for group in groups)
    said = f"{plural(more, 'belofte staat', 'beloften staan')} in meer dan één hoofdstuk."
    count = len({member.obligation_id for group in groups for member in group if _is_commitment(member)})
    return f"{said} Samen gaat het om {plural(count, 'afspraak', 'afspraken')}."


def _is_commitment(member: GroupMember) -> bool:
    return bool(member.obligation.kind == Kind.COALITION_COMMITMENT)


def table(groups: Groups) -> Table:
    """Every group with what is in it."""
    lines: list[Row] = []
    for group in groups:
        first = group[0].group
        spread = plural(len(chapters_of(group)), "hoofdstuk", "hoofdstukken")
        lines.append(Row((Cell(f"{first.title} ({spread})", note=first.description),), group=True, id=first.pk))
        lines += [_row(member.obligation) for member in group]
    columns = ("Afspraak", "Hoofdstuk", "Portefeuille", "Termijn of maat", "Wat kwam ervan")
    return Table("Beloften die terugkomen", columns, lines, id="beloften", caption_hidden=True, csv_url="?csv=beloften")


def _row(row: Obligation) -> Row:
    is_commitment = row.kind == Kind.COALITION_COMMITMENT
    chapter = row.chapter if is_commitment else words.KINDS[row.kind]
    return Row(
        (
            title_cell(row),
            chapter or None,
            row.portfolio or Cell("geen portefeuille in de bron", missing="not_stated"),
            _followed(row),
            outcome_cell(row),
        )
    )


def _followed(row: Obligation) -> Cell:
    """The term and the measure in the words of the source, as far as there are any."""
    said = ", ".join(dict.fromkeys(part for part in (row.term_text, row.target) if part))
    return Cell(said) if said else Cell("geen van beide", missing="not_stated")


def basis(groups: Groups) -> str:
    """Who put them together."""
    editors = sum(member.basis != Basis.SOURCE for group in groups for member in group)
    every = sum(len(group) for group in groups)
    if not every:
        return ""
    if editors == every:
        return "De redactie van Koers zette deze afspraken bij elkaar. Dat staat niet in het akkoord."
    return f"Van {number(every)} plaatsen in een groep koos de redactie van Koers er {number(editors)}."
