"""Turns the cells of a CSV row into a row of the right types, or says in Dutch what is wrong with them."""

import sys
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from operator import itemgetter
from typing import Any

from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from pydantic import ValidationError

from .problems import shown
from .registry import Cells, Table
from .rows import choices_of, figure_columns
from .textfiles import HALF, as_windows

# The same words and ids come back in row after row: one copy of each keeps a million rows small.
LONGEST_SHARED = 60

Wrong = Callable[[str, str, str], None]  # what is wrong, what would be right, in which column


class RowReader:
    """Reads the rows of one table, whose file has its columns in the order of ``names``."""

    def __init__(self, table: Table, names: Sequence[str], decimal: str = ".") -> None:
        self.table, self.names = table, names
        self._validate = table.row.__pydantic_validator__.validate_python
        self._pick = itemgetter(*table.columns)
        self._figures = figure_columns(table.row) if decimal == "," else frozenset()
        self._longest = list(_longest(table))
        self._ranges = list(_ranges(table))

    def read(self, cells: Sequence[str], wrong: Wrong) -> Cells | None:
        """The row, or None when something is wrong with it; all of that is told to ``wrong``."""
        given = {name: cell for name, cell in zip(self.names, map(str.strip, cells), strict=False) if cell}
        fine = not self._figures or self._with_points(given, wrong)
        try:
            model = self._validate(given)
        except ValidationError as error:
            for item in error.errors(include_url=False):
                self._say(item, wrong)
            return None
        row = self.table.cells._make(map(_stored, self._pick(model.__dict__)))
        return row if self._fits(row, wrong) and fine else None

    def _fits(self, row: Cells, wrong: Wrong) -> bool:
        """Whether every database has room for the row."""
        fine = True
        for position, most in self._longest:
            if row[position] and len(row[position]) > most:
                what = f"deze tekst is {len(row[position])} tekens lang."
                wrong(what, f"Hier passen er {most}.", self.table.columns[position])
                fine = False
        for position, low, high in self._ranges:
            if row[position] is not None and not low <= row[position] <= high:
                what = "dit getal is te groot of te klein."
                wrong(what, f"Hier past een getal van {low} tot en met {high}.", self.table.columns[position])
                fine = False
        return fine

    def broken(self, cells: Sequence[str]) -> Cells:
        """The row as text, as far as it goes: its id and references can still be checked."""
        given = dict(zip(self.names, map(str.strip, cells), strict=False))
        return self.table.cells._make(given.get(name) or None for name in self.table.columns)

    def _with_points(self, given: dict[str, str], wrong: Wrong) -> bool:
        """Write decimals with a point. A point where a comma is the decimal mark could be anything: nothing is guessed."""
        fine = True
        for name in self._figures & given.keys():
            if "." in given[name]:
                wrong(
                    f"'{shown(given[name])}' heeft een punt.",
                    "Dit bestand schrijft decimalen met een komma: 5,1.",
                    name,
                )
                fine = False
            given[name] = given[name].replace(",", ".", 1)
        return fine

    def _say(self, item: Any, wrong: Wrong) -> None:
        column, value = str(item["loc"][0]) if item["loc"] else "", str(item["input"])
        if HALF.search(value) and column:
            wrong(
                f"de tekst is geen UTF-8 (in Windows-1252: '{shown(as_windows(value))}').",
                "Sla het bestand op als UTF-8; in Excel: 'CSV UTF-8'.",
                column,
            )
        elif item["type"] == "koers":
            wrong(str(item["ctx"]["what"]), str(item["ctx"]["right"]), column)
        elif item["type"] in ("missing", "string_too_short"):
            wrong("de cel is leeg.", "Vul deze cel in.", column)
        elif item["type"] == "enum":
            wrong(
                f"'{shown(value)}' kan hier niet.",
                f"Kies uit: {', '.join(choices_of(self.table.row, column))}.",
                column,
            )
        else:
            wrong(
                f"'{shown(value)}' kan hier niet.", "Kijk in de beschrijving van de tabel wat hier mag staan.", column
            )


def _stored(value: Any) -> Any:
    if type(value) is str:
        return sys.intern(value) if len(value) < LONGEST_SHARED else value
    return value.value if isinstance(value, Enum) else value


def _longest(table: Table) -> Iterator[tuple[int, int]]:
    """Position and room of the columns that hold text of one's own, as the database has it."""
    for position, name in enumerate(table.columns):
        field = table.model._meta.get_field(name)
        if isinstance(field, models.CharField) and field.max_length and not choices_of(table.row, name):
            yield position, field.max_length


def _ranges(table: Table) -> Iterator[tuple[int, int, int]]:
    """Position, least and most of the columns with whole numbers. The extra room that SQLite has is not used."""
    for position, name in enumerate(table.columns):
        field = table.model._meta.get_field(name)
        if isinstance(field, models.IntegerField):
            low, high = BaseDatabaseOperations.integer_field_ranges[field.get_internal_type()]
            yield position, low, high
