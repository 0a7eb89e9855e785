"""The long-term agenda: what must come, month by month, and what has no term."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from koers.kernel.components.formatting import capitalised, period, plural
from koers.kernel.components.shapes import Cell, Row, Table
from koers.kernel.feeds import Entry

from ..addresses import address
from ..flows import STATES
from ..queries.register import Listed
from . import words

COLUMNS = ("Uiterlijk", "Wat", "Wie moet het doen", "Aan wie", "Stand")


def answer(coming: Sequence[Listed], without: int) -> str:
    """The headline: what comes first."""
    if not coming:
        told = "Er staat niets op de agenda met een dag die nog komt."
    else:
        first = coming[0]
        told = f"Er {'komt' if len(coming) == 1 else 'komen'} nog {plural(len(coming), 'moment', 'momenten')}. "
        told += f"Het eerste is uiterlijk {period(first.due)}: {first.title}."
    if without:
        told += (
            f" {plural(without, 'verplichting', 'verplichtingen')} {'heeft' if without == 1 else 'hebben'} geen dag."
        )
    return told


def table(rows: Sequence[Listed], programme: str, day: date) -> Table:
    """What must come, under its month."""
    lines: list[Row] = []
    for month, found in groupby(rows, key=lambda row: row.due[:7]):
        lines.append(Row((Cell(capitalised(period(month))),), group=True))
        lines += [_line(row, programme, day) for row in found]
    return Table("Langetermijnagenda", COLUMNS, lines, id="agenda", caption_hidden=True, csv_url="?csv=agenda")


def _line(row: Listed, programme: str, day: date) -> Row:
    return Row(
        (
            words.term_cell(row, day),
            Cell(row.title, url=address("obligation", programme, row.id), note=words.kind_words(row)),
            words.who(row),
            row.owed_to or None,
            STATES[row.state].words,
        )
    )


def without_table(rows: Sequence[Listed], programme: str, day: date) -> Table:
    """What is open and has no term, the oldest first."""
    lines = [_line(row, programme, day) for row in rows]
    return Table(
        "Zonder termijn", COLUMNS, lines, id="zonder-termijn", caption_hidden=True, csv_url="?csv=zonder-termijn"
    )


def entries(rows: Sequence[Listed], programme: str, site: str) -> list[Entry]:
    """The same for a calendar program; ``site`` is the address of this Koers without a slash at the end."""
    return [
        Entry(
            id=f"{row.id}@{programme}.koers",
            first=date.fromisoformat(row.due),
            last=date.fromisoformat(row.due),
            title=row.title,
            text=f"Wie: {row.owes or 'niet vermeld'}. Aan wie: {row.owed_to or 'niet vermeld'}. {capitalised(row.term_words)}.",
            url=f"{site}{address('obligation', programme, row.id)}",
            category=words.KINDS[row.kind],
        )
        for row in rows
    ]
