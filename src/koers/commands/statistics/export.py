"""koers statistics export MEASURE FILE: every figure of a measure as it may be shown, to a file."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from koers.commands.console import CALL_IS_WRONG, Fout, KoersCommand, progress
from koers.statistics import Store, catalogue, series
from koers.statistics.cells import Cells

from .saying import write_csv

NAME = "export"
HELP = "alle huidige cijfers van een maat naar een bestand"


def declare(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("measure", metavar="MAAT")
    parser.add_argument("file", type=Path, metavar="BESTAND", help="eindigt op .csv, .json of .parquet")


def run(command: KoersCommand, store: Store, *, measure: str, file: Path, **_: Any) -> None:
    """Every area the store has a figure of, through the same exit as a page."""
    if file.suffix not in (".csv", ".json", ".parquet"):
        raise Fout("Laat de naam eindigen op .csv, .json of .parquet.", returncode=CALL_IS_WRONG)
    cells = Cells(store)
    found = sorted({cell.area for cell in cells.find([catalogue()[measure].id])})
    rows = []
    with progress() as report:
        for count, code in enumerate(found, 1):
            rows += series(store, code, measure, cells=cells)
            if count % 100 == 0:
                report(measure, len(rows))
    if file.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist([row.as_dict() for row in rows]), file)
    elif file.suffix == ".json":
        file.write_text(json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=1) + "\n")
    else:
        with file.open("w", encoding="utf-8", newline="") as handle:
            write_csv(handle, rows)
    command.line(f"{file}: {len(rows)} rijen.")
