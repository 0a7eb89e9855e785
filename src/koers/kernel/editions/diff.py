"""What changed between two editions: table by table, row by key, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from koers.kernel.components.formatting import money
from koers.kernel.money import MoneyField
from koers.kernel.packages.descriptor import FILE_NAME
from koers.kernel.packages.reading import PackageContents
from koers.kernel.packages.registry import KEY_SEPARATOR, Table, all_tables

from .build import read_whole
from .store import Edition

WORDS = {"added": "nieuw", "changed": "gewijzigd", "withdrawn": "ingetrokken"}
LABELS = ("title", "name", "term", "subject", "event", "label")


@dataclass(frozen=True)
class CellChange:
    """A cell that differs: its column in the package and in Dutch, and both values in words."""

    column: str
    title: str
    old: str
    new: str


@dataclass(frozen=True)
class RowChange:
    """One row that was added, changed or withdrawn. ``label`` is what people call it.

    A change of the package's own description, or of the order of rows, has an empty ``key``.
    """

    package: str
    table: str
    table_title: str
    key: str
    label: str
    kind: str  # added, changed, withdrawn
    cells: tuple[CellChange, ...] = field(default=())

    def __str__(self) -> str:
        cells = "; ".join(f"{c.title}: {c.old or 'leeg'} → {c.new or 'leeg'}" for c in self.cells)
        return f"{self.package}, {self.table_title}: {self.label} {WORDS[self.kind]}" + (f" ({cells})" if cells else "")


def difference(old: Edition | None, new: Edition) -> Iterator[RowChange]:
    """The changes from ``old`` (None: nothing yet) to ``new``. Raises EditionDamaged."""
    before = old.packages if old else {}
    for slug in sorted(before.keys() | new.packages.keys()):
        if before.get(slug) != new.packages.get(slug):
            first = read_whole(old, slug) if old and slug in before else None
            last = read_whole(new, slug) if slug in new.packages else None
            yield from package_difference(slug, first, last)


def package_difference(slug: str, old: PackageContents | None, new: PackageContents | None) -> Iterator[RowChange]:
    """The changes between two states of one package; None means that there was none."""
    if old and new and old.descriptor.about != new.descriptor.about:
        yield RowChange(slug, "", FILE_NAME, "", "beschrijving van het pakket", "changed")
    for table in all_tables():
        before, after = _rows(old, table), _rows(new, table)
        for key, row in before.items():
            if key not in after:
                yield _change(slug, table, key, "withdrawn", row)
        for key, row in after.items():
            if key not in before:
                yield _change(slug, table, key, "added", row)
            elif before[key] != row:
                yield _change(slug, table, key, "changed", row, _cells(table, before[key], row))
        if [key for key in before if key in after] != [key for key in after if key in before]:
            yield RowChange(slug, table.name, table.title, "", "volgorde van de rijen", "changed")


def _rows(package: PackageContents | None, table: Table) -> dict[str, dict[str, Any]]:
    if package is None:
        return {}
    contents = package.contents(table)
    text = {"text": ""} if table.has_text else {}
    return {
        table.public_id(cells): cells._asdict() | {name: contents.text_of(cells) for name in text}
        for cells in contents.rows
    }


def _change(
    slug: str, table: Table, key: str, kind: str, row: dict[str, Any], cells: tuple[CellChange, ...] = ()
) -> RowChange:
    label = next((str(row[name]) for name in LABELS if row.get(name)), key.replace(KEY_SEPARATOR, " · "))
    return RowChange(slug, table.name, table.title, key, label, kind, cells)


def _cells(table: Table, old: dict[str, Any], new: dict[str, Any]) -> tuple[CellChange, ...]:
    fields: dict[str, Any] = {name: table.model._meta.get_field(name) for name in new}
    return tuple(
        CellChange(
            name, str(fields[name].verbose_name), _in_words(fields[name], old[name]), _in_words(fields[name], new[name])
        )
        for name in new
        if old[name] != new[name]
    )


def _in_words(model_field: Any, value: Any) -> str:
    """A cell as people say it: yes or no, and the words that stand for a code."""
    if value is None or isinstance(value, bool):
        return {True: "ja", False: "nee", None: ""}[value]
    if isinstance(model_field, MoneyField):
        return money(value)
    return str(dict(model_field.choices or ()).get(value, value))
