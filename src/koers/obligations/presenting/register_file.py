"""The register as a file for machines and for a clerk who works on with it: the columns of the page, and those that only a file
has. An empty cell there means that no source says it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from koers.kernel.components.shapes import Cell, Column, Row, Table

from ..queries.register import Found, Listed
from . import words

COLUMNS = (
    "kenmerk", "nummer", "webadres", "portefeuille", "fractie", "gemaakt op", "eerste termijn", "termijn", "uitleg bij de termijn",
    "termijn volgens de bron", "gekomen op", "klaar op", Column("dagen later", numeric=True), "bekend tot en met", "bron", "plaats in de bron",
)  # fmt: skip


def file_table(shown: Table, rows: Sequence[Listed], where: Mapping[str, Found], day: date) -> Table:
    """The table of the page with the columns that only a file has."""
    lines = [Row((*_cells(line), *_more(row, where[row.id], day))) for line, row in zip(shown.rows, rows, strict=True)]
    return replace(shown, columns=(*shown.columns, *COLUMNS), rows=lines)


def _cells(line: Row | Sequence[Cell | str | None]) -> Sequence[Cell | str | None]:
    return line.cells if isinstance(line, Row) else line


def _more(row: Listed, where: Found, day: date) -> Sequence[str]:
    """What the file says more of a row, in the order of COLUMNS. Days are as precise as the source."""
    late = words.days_late(row, day)
    return (
        row.id, row.number, row.url, row.portfolio, row.party, row.made_on, where.first_due, row.due, row.term_words, row.term_text,
        row.came_on, row.closed_on, str(late) if late else "", row.known, where.source, where.place,
    )  # fmt: skip
