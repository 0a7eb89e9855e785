"""What the neighbourhood statistics cost, beside pandas and SQLite doing the same on the same machine."""

import random
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from koers.statistics import Store, catalogue

from . import national
from .machine import ROOT, environment, run
from .report import against, at_least, figure, table
from .worker import Worker, worker

PANDAS = ROOT / ".venv-bench" / "bin" / "python"
ROUNDS = 5
PAGES = 20  # in a round
SERIES, POINTS = 14_000, 20
MEGA = 1024**2


@dataclass(frozen=True)
class Turn:
    """Seconds of Koers and of a rival, measured one right after the other."""

    koers: float
    rival: float


def measure(folder: Path) -> str:
    """Make twenty national years, and measure; the tables."""
    data = national.files()
    if data is None:
        return "Not measured: KOERS_DATA does not name a folder with the public files (docs/statistics.md)."
    if not PANDAS.exists():
        raise SystemExit("pandas ontbreekt: draai eerst 'make bench', dat maakt .venv-bench.")
    store, database = folder / "store", folder / "figures.sqlite3"
    with ExitStack() as stack:
        koers = stack.enter_context(worker("koers_itself"))
        pandas = stack.enter_context(worker("with_pandas", PANDAS))
        sqlite = stack.enter_context(worker("with_sqlite"))
        parts = [_import(koers, pandas, data), _growth(koers, data, folder, store)]
        _, rows = sqlite.do("fill", store, database)
        parts += [
            _pages(koers, pandas, sqlite, store, database),
            _first_page(store),
            _whole_country(koers, pandas, store),
            _sizes(data, folder, store, database, rows),
        ]
    return "\n\n".join(parts)


def _turns(mine: Callable[[], float], other: Callable[[], float], rounds: int = ROUNDS) -> list[Turn]:
    """Both in turns, after one turn that does not count."""
    mine(), other()
    return [Turn(mine(), other()) for _ in range(rounds)]


def _ratio(turns: Sequence[Turn]) -> float:
    """How many times faster Koers is: the median over the turns."""
    return median(turn.rival / turn.koers for turn in turns)


def _import(koers: Worker, pandas: Worker, data: Path) -> str:
    rows = []
    typed = Path(f"{data / national.TABLE}_TypedDataSet.parquet")
    for name, path, function in (
        ("KWB 2020, typed Parquet of CBS OData", typed, "read_typed"),
        ("KWB 2024, CSV of StatLine", data / national.CSV_2024, "read_csv"),
    ):
        turns = _turns(lambda: koers.do("read_and_write", path)[0], lambda: pandas.do(function, path)[0])  # noqa: B023
        cells = koers.do("read_and_write", path)[1]
        memory = [
            _memory("koers_itself", "read_and_write", path),
            _memory("with_pandas", function, path, python=PANDAS),
        ]
        rows.append([
            name, f"{cells:,}", figure(median(turn.koers for turn in turns)), figure(median(turn.rival for turn in turns)),
            at_least(_ratio(turns), 3), against(memory[0], 1000), figure(memory[1]),
        ])  # fmt: skip
    heads = ("import of", "cells", "Koers (s)", "pandas (s)", "times faster", "peak memory (MB)", "pandas (MB)")
    return table(heads, rows)


def _memory(module: str, function: str, *arguments: object, python: Path | None = None) -> float:
    """The most memory of a process that does this and nothing else (MB)."""
    call = f"from benchmarks.rivals.{module} import {function}; {function}(*{[str(one) for one in arguments]!r})"
    return run([str(python or sys.executable), "-c", call], environment(ROOT)).memory


def _growth(koers: Worker, data: Path, folder: Path, store: Path) -> str:
    """Twenty years into one store: what a year costs when it is the first and when it is the last."""
    files = folder / "files"
    files.mkdir()
    seconds, finishing, cells = [], [], 0
    for path in national.years(data, files):
        spent, count = koers.do("bring_in", store, path)
        seconds.append(spent)
        finishing.append(koers.do("finish", store)[0])
        cells += count
    scores = national.scores(data, files)
    spent, count = koers.do("bring_in", store, scores)
    end = koers.do("finish", store)[0]
    width = f"{len(seconds)} years"
    memory = _memory("koers_itself", "read_and_write", scores)
    rows = [
        [f"{width} of KWB, a file a year", f"{cells:,}", figure(sum(seconds)), figure(sum(finishing)), ""],
        ["the first three of them", "", figure(sum(seconds[:3])), figure(sum(finishing[:3])), ""],
        ["the last three of them", "", figure(sum(seconds[-3:])), figure(sum(finishing[-3:])), ""],
        [f"{width} of the Leefbaarometer, one file", f"{count:,}", figure(spent), figure(end), against(memory, 1000)],
    ]
    heads = ("import of", "cells", "reading and writing (s)", "summing up for the country (s)", "peak memory (MB)")
    last = against(sum(seconds[-3:]) / sum(seconds[:3]), 1.5)
    return f"{table(heads, rows)}\n\nThe last years cost {last} times what the first ones cost."


def _pages(koers: Worker, pandas: Worker, sqlite: Worker, store: Path, database: Path) -> str:
    """Pages of areas picked by lot, with gemeente, land and another gemeente beside them."""
    lot = random.Random(2026)
    buurten = [code for code in _codes(store) if code.startswith("BU")]

    def some() -> list[list[str]]:
        return [
            [code, f"GM{code[2:6]}", "NL00", f"GM{lot.choice(buurten)[2:6]}"] for code in lot.sample(buurten, PAGES)
        ]

    every: dict[str, list[float]] = {}
    ratios: dict[str, list[float]] = {}
    figures = 0
    for round_ in range(ROUNDS + 1):
        pages = some()
        mine = [koers.do("area_page", store, page) for page in pages]
        times = {
            "Koers": [seconds for seconds, _ in mine],
            "pandas, spreads worked out before": [pandas.do("area_page", store, page)[0] for page in pages[:5]],
            "pandas, spreads from the figures": [
                pandas.do("area_page_from_figures", store, page)[0] for page in pages[:1]
            ],
            "SQLite, spreads worked out before": [sqlite.do("area_page", database, page)[0] for page in pages],
            "SQLite, and the rows made of it": [sqlite.do("area_page_with_rows", database, page)[0] for page in pages],
        }
        figures = mine[-1][1]
        for name, seconds in times.items():
            if round_:  # the first does not count
                every.setdefault(name, []).extend(seconds)
                ratios.setdefault(name, []).append(median(seconds) / median(times["Koers"]))
    targets = {
        "pandas, spreads worked out before": 10.0,
        "SQLite, spreads worked out before": 1.0,
        "SQLite, and the rows made of it": 1.0,
    }
    rows = []
    for name, seconds in every.items():
        times_faster = median(ratios[name])
        ms = 1000 * median(seconds)
        rows.append([
            name,
            against(ms, 50) if name == "Koers" else figure(ms),
            figure(1000 * sorted(seconds)[int(0.95 * (len(seconds) - 1))]),
            "" if name == "Koers" else at_least(times_faster, targets[name]) if name in targets else figure(times_faster),
        ])  # fmt: skip
    heads = ("the data of one page", "ms", "p95 (ms)", "Koers is this many times faster")
    return f"A page has about {figures:,} figures.\n\n{table(heads, rows)}"


def _first_page(store: Path) -> str:
    """The same in a process that has just started, the store not yet opened."""
    seconds = []
    for _ in range(ROUNDS):
        with worker("koers_itself") as fresh:
            seconds.append(fresh.do("area_page", store, ["BU09172004", "GM0917", "NL00", "GM0957"])[0])
    return f"The first page of a process, which opens the store and its files: {figure(1000 * median(seconds))} ms."


def _codes(store: Path) -> list[str]:
    opened = Store(store)
    newest = opened.imports()[-2]
    codes: list[str] = opened.areas(newest, newest.years[-1].year)["code"].to_pylist()
    return codes


def _whole_country(koers: Worker, pandas: Worker, store: Path) -> str:
    kinds = {about.id: str(about.kind) for about in catalogue().measures.values()}
    sizes = {about.id: list(about.denominator) for about in catalogue().measures.values()}
    answers: list[Any] = [None, None]

    def mine() -> float:
        seconds, answers[0] = koers.do("every_wijk", store)
        return seconds

    def other() -> float:
        seconds, answers[1] = pandas.do("every_wijk", store, kinds, sizes)
        return seconds

    turns = _turns(mine, other, 3)
    rows = []
    for name, seconds, (read, made) in (
        ("Koers, with bounds, coverage and noise", median(turn.koers for turn in turns), answers[0]),
        ("pandas, figures only", median(turn.rival for turn in turns), answers[1]),
    ):
        rows.append([name, figure(seconds), f"{read:,}", f"{read / seconds:,.0f}", f"{made:,}"])
    heads = ("every wijk out of its buurten", "seconds", "cells in", "cells a second", "figures out")
    verdict = median(koers.do("verdicts", SERIES, POINTS)[0] for _ in range(3))
    return (
        f"{table(heads, rows)}\n\nKoers is {figure(_ratio(turns))} times as fast.\n\nThe whole verdict on {SERIES:,} series of {POINTS} "
        f"years: {figure(verdict)} seconds, {1e6 * verdict / SERIES:,.0f} µs a series."
    )


def _sizes(data: Path, folder: Path, store: Path, database: Path, rows: int) -> str:
    """Bytes on the disk. The CSV is what StatLine and the Leefbaarometer give: a column a measure, text not packed."""
    import pyarrow.csv as pa_csv
    import pyarrow.parquet as pq

    csv = 0
    for path in sorted((folder / "files").glob("*_TypedDataSet.parquet")):
        written = folder / "one.csv"
        pa_csv.write_csv(pq.read_table(path), written)
        csv += written.stat().st_size
        written.unlink()
    with sqlite3.connect(database) as db:
        assert db.execute("select count(*) from figures").fetchone()[0] == rows
    db.close()
    kinds = {"figures-*.parquet": 0, "by-area-*.arrow": 0, "": 0}
    for path in store.rglob("*"):
        if path.is_file():
            kinds[next((kind for kind in kinds if kind and path.match(kind)), "")] += path.stat().st_size
    whole = sum(kinds.values())
    sqlite = database.stat().st_size
    lines = [
        ["Koers: the long table (Parquet)", kinds["figures-*.parquet"]],
        ["Koers: the same by area (Arrow)", kinds["by-area-*.arrow"]],
        ["Koers: areas, sidecars, national summaries", kinds[""]],
        ["Koers, all of it", whole],
        ["KWB as CSV, a column a measure, unpacked", csv],
        ["SQLite, the same rows in one table that is its own index", sqlite],
    ]
    shown = [[name, figure(size / MEGA), figure(size / whole)] for name, size in lines]
    return f"{rows:,} cells in the store.\n\n{table(('on the disk', 'MB', 'beside Koers'), shown)}"
