"""koers statistics show MEASURE: what is known of one measure, by year."""

from argparse import ArgumentParser
from typing import Any

from koers.commands.console import KoersCommand
from koers.statistics import Store, catalogue
from koers.statistics.cells import Cells

from .saying import table

NAME = "show"
HELP = "één maat: wat er per jaar van bekend is"


def declare(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("measure", metavar="MAAT")
    parser.add_argument("--json", action="store_true", help="als JSON")


def run(command: KoersCommand, store: Store, *, measure: str, json: bool, **_: Any) -> None:
    about, cells = catalogue()[measure], Cells(store)
    found = []
    for year in cells.years([measure]):
        of_year = cells.find([measure], [year])
        empty = cells.not_yet_published(measure, year)
        known = sum(cell.value is not None for cell in of_year)
        sources = sorted({cell.entry.source for cell in of_year} or {empty.source if empty else ""})
        found.append({
            "measure": measure, "year": year, "areas": len(of_year), "known": known,
            "coverage": known / len(of_year) if of_year else 0.0, "sources": sources,
        })  # fmt: skip
    if json:
        command.json(found)
        return
    command.line(f"{about.name} ({about.unit}; {about.topic}). {about.note}".strip())
    rows = [
        (
            str(one["year"]),
            str(one["areas"]),
            str(one["known"]),
            f"{one['coverage']:.0%}",
            ", ".join(one["sources"]),
        )
        for one in found
    ]
    table(command, ("Jaar", "Gebieden", "Met cijfer", "Bekend", "Bron"), rows)
