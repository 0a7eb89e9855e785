"""The money of a large programme: 20 years, 500 funds, 50,000 allocations. What the page and the check cost, beside a plain
group-by of the same rows in pandas, and how that grows from a tenth of the size.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .enlarge import write
from .machine import ROOT, environment, koers
from .report import figure, table

SIZES = {"a tenth": (50, 5_000), "whole": (500, 50_000)}
YEARS = 20
FIRST = 2022
PROGRAMME = "groot"
PANDAS = """
import sys, time
import pandas
begin = time.perf_counter()
rows = pandas.read_csv(sys.argv[1])
sums = rows[rows.budget_state == "division"].groupby(["fund", "scope"]).amount.sum()
states = rows.groupby(["fund", "year", "budget_state"]).amount.sum()
print(time.perf_counter() - begin, len(sums) + len(states))
"""


def measure(folder: Path) -> str:
    """Make both sizes, load them, and measure in a process of its own each; return the table."""
    found = {}
    for name, (funds, allocations) in SIZES.items():
        home = folder / f"home-{funds}"
        package = write_programme(folder / f"{funds}" / PROGRAMME, funds, allocations)
        koers(home, "migrate", "--verbosity", "0")
        koers(home, "collectstatic", "--no-input", "--verbosity", "0")
        koers(home, "load", str(package))
        inside = subprocess.run(
            [sys.executable, "-m", "benchmarks.finance"],
            env=environment(home),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        found[name] = json.loads(inside.stdout.splitlines()[-1]) | _pandas(package / "allocations.csv")
    rows = [
        (
            what,
            *(figure(found[name][what]) for name in SIZES),
            figure(found["whole"][what] / max(1e-9, found["a tenth"][what])),
        )
        for what in next(iter(found.values()))
    ]
    return table(
        (
            "seconds for",
            *(f"{name}: {funds} funds, {parts:,} allocations" for name, (funds, parts) in SIZES.items()),
            "ratio (linear = 10)",
        ),
        rows,
    )


def write_programme(folder: Path, funds: int, allocations: int) -> Path:
    """A package with one programme and so much money; every number follows from its place, so that it is the same each time."""
    folder.mkdir(parents=True)
    source = {"source": "bron", "source_place": "verzonnen"}
    tables = {
        "sources": [{"id": "bron", "title": "Een bron", "date": "2023"}],
        "areas": [{"id": "gebied", "name": "Gebied", "kind": "region", "source": "bron"}],
        "programme": [
            {"id": PROGRAMME, "name": "Groot", "short_name": "Groot", "kind": "proef", "ambition": "Veel.", "owner": "Iemand",
             "area": "gebied", "source": "bron"}
        ],
        "funds": [
            {"id": f"geld-{n}", "name": f"Geldstroom {n}", "giver": "state", "instrument": "specific_grant", "kind": "extra",
             "kind_basis": "source", "amount_status": "exact", "amount": str(10_000_000 + n), "scope": "this_area",
             "route": "municipality", "period_start": str(FIRST), "period_end": str(FIRST + YEARS - 1), **source}
            for n in range(funds)
        ],
        "authorities": [
            {"id": f"wie-{n}", "fund": f"geld-{n}", "decider": "council_adopts", "role": "decides", "basis": "source", **source}
            for n in range(funds)
        ],
        "allocations": _allocations(funds, allocations, source),
    }  # fmt: skip
    for name, rows in tables.items():
        write(folder / f"{name}.csv", rows)
    resources = [{"name": name, "path": f"{name}.csv"} for name in tables]
    about = {"name": PROGRAMME, "title": "Groot", "koers": {"format": 1, "depends_on": []}, "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(about))
    return folder


def _allocations(funds: int, count: int, source: dict[str, str]) -> Iterator[dict[str, str]]:
    states = ("division", "original", "realised", "committed")
    for n in range(count):
        yield {
            "id": f"deel-{n}", "fund": f"geld-{n % funds}", "name": f"Deel {n}", "scope": "this_area", "kind": "extra",
            "year": str(FIRST + n % YEARS), "budget_state": states[n // funds % 4], "amount_status": "exact",
            "amount": str(n % 9_999), **source,
        }  # fmt: skip


def _pandas(path: Path) -> dict[str, float]:
    python = ROOT / ".venv-bench" / "bin" / "python"
    if not python.exists():
        return {}
    done = subprocess.run([python, "-c", PANDAS, str(path)], capture_output=True, text=True, check=True)
    return {"pandas: read the CSV and group it": float(done.stdout.split()[0])}


def _inside() -> dict[str, float]:
    """Seconds for each part, in this process and from the workshop."""
    import time

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "koers.settings"
    django.setup()
    from django.test import RequestFactory

    from koers.finance.checking import check
    from koers.finance.queries import ledger
    from koers.finance.views.overview import money
    from koers.kernel import context

    found = {}
    with context.workshop():
        for what, do in (
            ("reading and counting", lambda: ledger(PROGRAMME).holdings),
            ("the money page", lambda: money(RequestFactory(SERVER_NAME="localhost").get("/"), PROGRAMME)),
            ("koers finance check, without starting up", lambda: check(PROGRAMME)),
        ):
            begin = time.perf_counter()
            do()
            found[what] = time.perf_counter() - begin
    return found


if __name__ == "__main__":
    print(json.dumps(_inside()))
