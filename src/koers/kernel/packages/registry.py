"""Which tables exist. Each room lists its own in ``tables.py`` as ``TABLES``; they are found when Django starts."""

from collections import namedtuple
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models

from koers.kernel.money import MoneyField

from .rows import Reference, Row, columns, references

KEY_SEPARATOR = "~"

# A row as read: a named tuple of the table's columns.
Cells = Any

# A check over a whole table: gets the rows as (line, cells) and yields (line, column, wrong, right).
TableCheck = Callable[[Iterable[tuple[int, Cells]]], Iterable[tuple[int, str, str, str]]]


@dataclass(frozen=True)
class Table:
    """One table of the package format: its file name, row model, database model and key.

    ``key``: the columns that tell rows apart. With a key other than ``("id",)`` the row's public id is the key's values
    joined by ``~``. ``title`` is what people call it.
    """

    name: str
    title: str
    row: type[Row]
    model: type[models.Model]
    key: tuple[str, ...] = ("id",)
    checks: tuple[TableCheck, ...] = field(default=())

    @property
    def file(self) -> str:
        """Name of the CSV file in a package."""
        return f"{self.name}.csv"

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Column names in file order."""
        return columns(self.row)

    @cached_property
    def cells(self) -> Any:
        """The named tuple that holds one row: its columns, in file order."""
        return namedtuple(self.name, self.columns)

    @cached_property
    def references(self) -> dict[str, Reference]:
        """Column name to what it refers to."""
        return references(self.row)

    @property
    def has_text(self) -> bool:
        """Whether its rows may name a Markdown file; the model then holds what is in it as ``text``."""
        return "text_file" in self.columns

    @cached_property
    def attributes(self) -> tuple[str, ...]:
        """The model attributes that hold the columns, in the same order (``parent`` is held by ``parent_id``)."""
        return tuple(self.model._meta.get_field(name).attname for name in self.columns)  # type: ignore[union-attr]

    @cached_property
    def money(self) -> frozenset[int]:
        """The positions of the columns that hold amounts: cents in the row, euros in the file."""
        fields = (self.model._meta.get_field(name) for name in self.columns)
        return frozenset(place for place, field in enumerate(fields) if isinstance(field, MoneyField))

    @cached_property
    def own_from(self) -> int:
        """Where the columns begin that are not the id: a table that has an ``id`` has it first."""
        return int(self.columns[0] == "id")

    @cached_property
    def _key_positions(self) -> tuple[int, ...]:
        return tuple(self.columns.index(name) for name in self.key)

    def public_id(self, cells: Cells) -> str:
        """The public id of a row."""
        return KEY_SEPARATOR.join(["" if cells[i] is None else str(cells[i]) for i in self._key_positions])


_tables: dict[str, Table] = {}


def register(tables: Iterable[Table]) -> None:
    """Add a room's tables. Registering a name twice is a programming error."""
    for table in tables:
        if table.name in _tables and _tables[table.name] != table:
            raise ValueError(f"table {table.name} is registered twice")
        _tables[table.name] = table


def all_tables() -> list[Table]:
    """Every table, a referred-to table before the tables that refer to it, otherwise by name."""
    done: dict[str, Table] = {}

    def visit(table: Table) -> None:
        if table.name in done:
            return
        for target in sorted({reference.table for reference in table.references.values()} - {table.name}):
            visit(_tables[target])
        done[table.name] = table

    for name in sorted(_tables):
        visit(_tables[name])
    return list(done.values())


def table(name: str) -> Table:
    """The table of that name; KeyError when there is none."""
    return _tables[name]
