"""koers statistics list: what is in the store, by source and year."""

from argparse import ArgumentParser
from typing import Any

from koers.commands.console import KoersCommand
from koers.statistics import Import, Store

from .saying import table

NAME = "list"
HELP = "wat er is, per bron en jaar"


def declare(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("--json", action="store_true", help="als JSON")


def run(command: KoersCommand, store: Store, *, json: bool, **_: Any) -> None:
    entries = store.imports()
    if json:
        command.json([about(entry) for entry in entries])
        return
    if not entries:
        command.line("Er zijn nog geen cijfers. Importeer ze met 'koers statistics import BESTAND'.")
        return
    rows = [
        (entry.source, str(one.year), f"{entry.vintage:%d-%m-%Y}", str(one.areas), str(len(one.measures)),
         f"{_filled(one.cells):.0%}" if one.measures or one.not_yet_published else "-", entry.file)
        for entry in entries for one in entry.years
    ]  # fmt: skip
    table(command, ("Bron", "Jaar", "Uitgave", "Gebieden", "Maten", "Gevuld", "Bestand"), sorted(rows))


def about(entry: Import) -> dict[str, Any]:
    """An import for machines."""
    return {
        "source": entry.source,
        "table": entry.table,
        "file": entry.file,
        "vintage": entry.vintage.isoformat(),
        "retrieved": entry.retrieved.isoformat(),
        "licence": entry.licence,
        "sha256": entry.sha256,
        "unread": list(entry.unread),
        "notes": list(entry.notes),
        "years": [
            {
                "year": one.year,
                "rows": one.rows,
                "areas": one.areas,
                "measures": len(one.measures),
                "not_yet_published": len(one.not_yet_published),
                "coverage": _filled(one.cells),
                "version": one.version,
            }
            for one in entry.years
        ],
    }


def _filled(cells: dict[str, int]) -> float:
    """The part of all cells, of columns that are still empty too, that has a figure."""
    return cells["ok"] / (sum(cells.values()) or 1)
