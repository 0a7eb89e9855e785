"""What loading packages would change in the workshop, row by row. Needs a workshop context."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from koers.kernel.models import Package

from . import workshop
from .reading import PackageContents, TableContents
from .registry import Table, all_tables


@dataclass
class TableChange:
    """What would happen to the rows of a package in one table, by public id.

    ``changed`` also names the columns that differ. ``moved`` rows only stand elsewhere in the file: the new position.
    """

    contents: TableContents
    added: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    withdrawn: list[str] = field(default_factory=list)
    moved: dict[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.withdrawn or self.moved)

    @property
    def table(self) -> Table:
        """The table."""
        return self.contents.table


@dataclass
class PackageChange:
    """What would happen to one package. ``is_new``: the workshop does not have it yet."""

    package: PackageContents
    is_new: bool
    about_changed: bool
    tables: list[TableChange]

    def __bool__(self) -> bool:
        return self.is_new or self.about_changed or any(self.tables)

    @property
    def is_edit(self) -> bool:
        """Whether it would change a package that is already there."""
        return bool(self) and not self.is_new


def compare(package: PackageContents) -> PackageChange:
    """What loading this package would change."""
    kept = Package.objects.filter(slug=package.slug).first()
    tables = [compare_table(package.slug, package.contents(table), is_new=kept is None) for table in all_tables()]
    about_changed = kept is not None and _written(kept.about, kept.tables) != _written(
        package.descriptor.about, table_names(package)
    )
    return PackageChange(package, kept is None, about_changed, tables)


def _written(about: dict[str, Any], tables: list[str]) -> str:
    """What a package says of itself, with its order: that is written back too."""
    return json.dumps([about, tables])


def table_names(package: PackageContents) -> list[str]:
    """The tables in the order in which the package lists them."""
    return [resource.name for resource in package.descriptor.resources]


def compare_table(slug: str, contents: TableContents, *, is_new: bool) -> TableChange:
    """What these rows would change in the rows that stand."""
    table, change = contents.table, TableChange(contents)
    if is_new:
        change.added = [table.public_id(cells) for cells in contents.rows]
        return change
    new = {table.public_id(cells): position for position, cells in enumerate(contents.rows)}
    for place, cells, text in workshop.rows(table, slug):
        public_id = table.public_id(cells)
        position = new.pop(public_id, None)
        if position is None:
            change.withdrawn.append(public_id)
        elif differing := _differing(contents, position, cells, text):
            change.changed[public_id] = differing
        elif place != position:
            change.moved[public_id] = position
    change.added = list(new)
    return change


def _differing(contents: TableContents, position: int, old: Sequence[object], old_text: str) -> list[str]:
    new = contents.rows[position]
    if old == new and contents.text_of(new) == old_text:
        return []
    names = [name for name, before, after in zip(contents.table.columns, old, new, strict=True) if before != after]
    return names + (["text"] if contents.text_of(new) != old_text else [])
