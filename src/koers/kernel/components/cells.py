"""Turns the rows of a table into cells that know their column, so that the template has no rules of its own."""

from dataclasses import dataclass
from decimal import Decimal

from .formatting import number
from .shapes import Cell, Column, Row, Table


@dataclass(frozen=True)
class BodyRow:
    """A row as shown: its cells, each with its column. The first one is the row's heading."""

    cells: list[tuple[Column, Cell]]
    group: bool
    id: str


def columns_of(table: Table) -> list[Column]:
    """The columns, where plain text stands for a column of words."""
    return [Column(column) if isinstance(column, str) else column for column in table.columns]


def as_cell(value: Cell | str | int | Decimal | None) -> Cell:
    """A cell; a whole number or a Decimal is written in Dutch, and nothing becomes a cell that says so."""
    if isinstance(value, Cell):
        return value
    if value is None:
        return Cell()
    return Cell(value) if isinstance(value, str) else Cell(number(value))


def body_rows(table: Table) -> list[BodyRow]:
    """The rows of the table. Raises ValueError when a row has not exactly one cell a column."""
    columns = columns_of(table)
    rows = []
    for row in table.rows:
        given = row if isinstance(row, Row) else Row(row)
        cells = [as_cell(value) for value in given.cells]
        paired = list(zip(columns[:1] if given.group else columns, cells, strict=True))
        rows.append(BodyRow(paired, given.group, given.id))
    return rows
