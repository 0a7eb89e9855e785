"""Reads and writes package tables in the workshop, many rows at once, with their history. Needs a workshop context."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections, transaction

from koers.kernel import context
from koers.kernel.context import WORKSHOP
from koers.kernel.database import BATCH, batches, insert_rows, update_rows, write_alone
from koers.kernel.models import Package

from .registry import Cells, Table

FIXED = ("id", "package", "position", "withdrawn")
HISTORY = ("history_date", "history_type", "history_change_reason", "history_user_id")
LONGEST_REASON = 100

# A row as the database has it: the values of ``row_attributes``.
Stored = tuple[Any, ...]


def row_attributes(table: Table) -> tuple[str, ...]:
    """The model attributes of a row, in the order in which ``stored`` gives them."""
    return (*FIXED, *table.attributes[table.own_from :], *(("text",) if table.has_text else ()))


def stored(table: Table, package: str, position: int, cells: Cells, text: str, *, withdrawn: bool = False) -> Stored:
    """A row as the database has it."""
    own = cells[table.own_from :]
    return (table.public_id(cells), package, position, withdrawn, *own, *((text,) if table.has_text else ()))


@contextmanager
def alone() -> Iterator[None]:
    """Read or write the workshop while nobody else changes it, in one transaction."""
    with context.workshop(), transaction.atomic(using=WORKSHOP):
        write_alone(connections[WORKSHOP], Package)
        yield


def ids(table: Table, package: str) -> frozenset[str]:
    """The public ids of a package's rows that stand."""
    return frozenset(_objects(table).filter(package=package).values_list("id", flat=True))


def other_ids(table: Table, package: str) -> frozenset[str]:
    """The public ids that are in the database but not as a standing row of this package: withdrawn, or of another."""
    return frozenset(_every(table).exclude(package=package, withdrawn=False).values_list("id", flat=True))


def rows(table: Table, package: str) -> Iterator[tuple[int, Cells, str]]:
    """The rows of a package that stand, in file order, as (position, cells, Markdown)."""
    names = ("position", *table.attributes, *(("text",) if table.has_text else ()))
    found = _objects(table).filter(package=package).order_by("position", "id").values_list(*names)
    width = 1 + len(table.columns)
    for values in found.iterator(chunk_size=5000):
        yield values[0], table.cells._make(values[1:width]), values[width] if table.has_text else ""


def users_of(table: Table, column: str, packages: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """The rows of other packages than these that name something in ``column``, as (package, id, what they name)."""
    attribute = table.attributes[table.columns.index(column)]
    found = _objects(table).exclude(package__in=list(packages)).exclude(**{attribute: None})
    yield from found.values_list("package", "id", attribute).iterator(chunk_size=5000)


@dataclass(frozen=True)
class Writer:
    """Writes rows of one table and says in their history who did it (a user's key or None), when and why."""

    table: Table
    by: int | None
    why: str
    moment: datetime

    def add(self, new: Iterable[Stored]) -> None:
        """Rows that were not there."""
        for batch in batches(new, BATCH):
            insert_rows(connections[WORKSHOP], self.table.model, row_attributes(self.table), batch)
            self._remember(batch, "+")

    def change(self, changed: Iterable[Stored]) -> None:
        """Rows that are there, withdrawn or not."""
        self._update(changed, "~")

    def withdraw(self, gone: Iterable[Stored]) -> None:
        """Rows that stay in the database and are shown nowhere any more."""
        self._update(gone, "-")

    def move(self, places: Iterable[tuple[str, int]]) -> None:
        """Rows (id, position) that only stand elsewhere in their file; that is not worth a line of history."""
        swapped = ((position, public_id) for public_id, position in places)
        update_rows(connections[WORKSHOP], self.table.model, ("position", "id"), swapped)

    def _update(self, changed: Iterable[Stored], kind: str) -> None:
        key, *others = row_attributes(self.table)
        for batch in batches(changed, BATCH):
            key_last = [(*values[1:], values[0]) for values in batch]
            update_rows(connections[WORKSHOP], self.table.model, (*others, key), key_last)
            self._remember(batch, kind)

    def _remember(self, changed: list[Stored], kind: str) -> None:
        history = self.table.model.history.model  # type: ignore[attr-defined]
        stamp = (self.moment, kind, self.why[:LONGEST_REASON], self.by)
        attributes = (*row_attributes(self.table), *HISTORY)
        insert_rows(connections[WORKSHOP], history, attributes, ((*values, *stamp) for values in changed))


def _objects(table: Table) -> Any:
    return table.model.objects  # type: ignore[attr-defined]


def _every(table: Table) -> Any:
    return table.model.every  # type: ignore[attr-defined]
