"""Writes a package from the workshop: the same state always gives the same bytes."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from koers.kernel.files import unfinished
from koers.kernel.models import Package
from koers.kernel.money import euros

from . import workshop
from .descriptor import FILE_NAME, write_descriptor
from .registry import Cells, Table, all_tables


def export_package(slug: str, folder: Path) -> None:
    """Write the package as it stands in the workshop into ``folder``, which must not exist or be empty.

    Needs a workshop context. Raises Package.DoesNotExist, OSError. Nothing is left half-written: files are made aside.
    """
    package = Package.objects.get(slug=slug)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with unfinished(folder.parent) as aside:
        tables = [table for table in _in_order(package) if _write_table(table, package, aside)]
        (aside / FILE_NAME).write_bytes(write_descriptor(package.about, tables))
        if folder.exists():
            folder.rmdir()  # fails when it is not empty: somebody else's files stay
        aside.rename(folder)


def _in_order(package: Package) -> list[Table]:
    """The tables in the order of the package's own descriptor, tables it did not have yet behind them."""
    listed = {name: place for place, name in enumerate(package.tables)}
    return sorted(all_tables(), key=lambda table: (listed.get(table.name, len(listed)), table.name))


def _write_table(table: Table, package: Package, folder: Path) -> bool:
    """Write a table's file and the texts its rows name; False when the package has no such table."""
    texts = {}
    count = 0
    file = folder / table.file
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(table.columns)
        for _, cells, text in workshop.rows(table, package.slug):
            writer.writerow(map(_text, _with_euros(table, cells) if table.money else cells))
            count += 1
            if table.has_text and cells.text_file:
                texts[cells.text_file] = text
    if not count and table.name not in package.tables:
        file.unlink()
        return False
    _write_texts(texts, folder)
    return True


def _with_euros(table: Table, cells: Cells) -> list[Any]:
    return [euros(cell) if place in table.money and cell is not None else cell for place, cell in enumerate(cells)]


def csv_bytes(table: Table, rows: Iterable[Cells]) -> bytes:
    """The file of a table with these rows, as the export writes it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_text(cell) for cell in cells] for cells in rows)
    return file.getvalue().encode()


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    return cell if type(cell) is str else {True: "true", False: "false"}[cell] if type(cell) is bool else str(cell)


def _write_texts(texts: dict[str, str], folder: Path) -> None:
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
