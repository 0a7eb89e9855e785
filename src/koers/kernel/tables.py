"""The one package table of the kernel: old addresses."""

from collections.abc import Iterable
from typing import Any

from .models import Redirect
from .packages.problems import shown
from .packages.registry import Table, all_tables
from .packages.rows import Required, Row


class RedirectRow(Row):
    """An old id of ``table`` and the id that took its place."""

    table: Required
    old: Required
    new: Required


def known_table(rows: Iterable[tuple[int, Any]]) -> Iterable[tuple[int, str, str, str]]:
    """An old address belongs to a table that exists."""
    names = sorted(table.name for table in all_tables())
    for line, row in rows:
        if row.table not in names:
            yield line, "table", f"tabel '{shown(row.table)}' bestaat niet.", f"Kies uit: {', '.join(names)}."


TABLES = [Table("redirects", "oude adressen", RedirectRow, Redirect, key=("table", "old"), checks=(known_table,))]
