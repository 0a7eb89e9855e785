"""koers statistics area AREA: the figures of one area."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from koers.commands.console import KoersCommand, progress
from koers.statistics import Row, Store, catalogue, series
from koers.statistics.cells import Cells

from .saying import STATUS_WORDS, bounds, day, number, table, write_csv
from .where import area_named

NAME = "area"
HELP = "de cijfers van een gebied"


def declare(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("area", metavar="GEBIED", help="CBS-code of programmagebied, zoals heerlen-noord")
    parser.add_argument("--measure", action="append", default=[], metavar="MAAT")
    parser.add_argument("--year", action="append", type=int, default=[], metavar="JAAR")
    parser.add_argument("--as-known-on", type=day, metavar="DATUM", help="wat op die dag bekend was")
    parser.add_argument("--areas", type=Path, metavar="BESTAND", help="tabel met programmagebieden")
    parser.add_argument("--csv", action="store_true", help="als CSV")
    parser.add_argument("--json", action="store_true", help="als JSON")


def run(
    command: KoersCommand,
    store: Store,
    *,
    area: str,
    measure: list[str],
    year: list[int],
    as_known_on: date | None,
    areas: Path | None,
    json: bool,
    csv: bool,
    **_: Any,
) -> None:
    where = area_named(area, areas)
    cells = Cells(store, as_known_on)
    rows: list[Row] = []
    with progress() as report:
        for name in measure or catalogue().measures:
            report(catalogue()[name].name, 0)
            rows += series(store, where, name, year or None, as_known_on, cells=cells)
    if json:
        command.json([row.as_dict() for row in rows])
    elif csv:
        write_csv(command.stdout, rows)
    else:
        texts = [
            (catalogue()[row.measure].name, str(row.year), number(row), bounds(row), f"{row.coverage:.0%}",
             STATUS_WORDS[row.status], row.source)
            for row in rows
        ]  # fmt: skip
        table(command, ("Maat", "Jaar", "Cijfer", "Tussen", "Bekend", "", "Bron"), texts)
