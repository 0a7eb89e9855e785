"""python -m benchmarks [PART ...]: measure, show, and write the tables into docs/performance.md."""

import argparse
import tempfile
from pathlib import Path

from . import charts, council, documents, finance, meetings, obligations, packages, pages, statistics
from .machine import on_this_machine
from .report import write

PARTS = {
    "packages": packages.measure,
    "pages": pages.measure,
    "charts": charts.measure,
    "statistics": statistics.measure,
    "finance": finance.measure,
    "obligations": obligations.measure,
    "meetings": meetings.measure,
    "documents": documents.measure,
    "council": council.measure,
}


def main() -> None:
    """Measure the parts that were asked for, all of them when none is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (default: all)")
    parser.add_argument("--dry", action="store_true", help="show the tables, leave docs/performance.md as it is")
    chosen = parser.parse_args()
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    for name in chosen.parts or PARTS:
        print(f"Meten: {name}", flush=True)
        with tempfile.TemporaryDirectory(prefix=f"koers-bench-{name}-") as folder:
            text = f"{on_this_machine()}\n\n{PARTS[name](Path(folder))}"
        print(f"\n{text}\n", flush=True)
        if not chosen.dry:
            write(name, text)
    print("Klaar: er is gemeten." if chosen.dry else "Klaar: de uitkomsten staan in docs/performance.md.")


main()
