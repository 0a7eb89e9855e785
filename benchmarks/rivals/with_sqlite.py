"""The same rows in SQLite, laid out as well as it can be: one table that is its own index, by area."""

import json
import sqlite3
from pathlib import Path

import duckdb

from koers.statistics import Kind, Row, Status, catalogue
from koers.statistics.aggregation import rounding_sd, worst_rounding
from koers.statistics.areas import TOP, kind_of

AT_ONCE = 100_000


def fill(root: str, database: str) -> int:
    """All figures of a store in one table, the national spreads worked out before in another; how many rows."""
    with sqlite3.connect(database) as db:
        db.execute("pragma journal_mode = off")
        db.execute("pragma synchronous = off")
        db.execute("create table measures (number integer primary key, id text)")
        db.execute(
            "create table figures (area text, measure integer, year integer, value real, status text,"
            " primary key (area, measure, year)) without rowid"
        )
        db.execute(
            "create table spreads (measure text, kind text, year integer, areas integer, p5 real, p25 real, p50 real,"
            " p75 real, p95 real, primary key (kind, measure, year)) without rowid"
        )
        files = [str(path) for path in sorted(Path(root).glob("*/*/figures-*.parquet"))]
        engine = duckdb.connect()
        measures = engine.execute("select distinct measure from read_parquet($1) order by 1", [files]).fetchall()
        db.executemany("insert into measures values (?, ?)", [(at, name) for at, (name,) in enumerate(measures)])
        rows = engine.execute(
            "select area, number, cast(regexp_extract(filename, '([0-9]{4}).parquet', 1) as integer) as year, value,"
            " status from read_parquet($1, filename = true) join (select unnest($2) as measure, unnest($3) as number)"
            " using (measure) order by area, number, year",
            [files, [name for (name,) in measures], list(range(len(measures)))],
        )
        count = 0
        while some := rows.fetchmany(AT_ONCE):
            db.executemany("insert into figures values (?, ?, ?, ?, ?)", some)
            count += len(some)
        for path in Path(root, "derived").glob("spreads-*.json"):
            db.executemany(
                "insert or replace into spreads values (?, ?, ?, ?, ?, ?, ?, ?, ?)", json.loads(path.read_text())
            )
    db.close()
    return count


def area_page_with_rows(database: str, areas: list[str]) -> int:
    """As area_page, and makes of each figure the row that Koers gives, with its bounds and noise; how many."""
    found = []
    for area in areas:
        top = kind_of(area) in TOP
        for measure, year, value, status in _figures(database, area):
            about = catalogue()[measure]
            source = "leefbaarometer" if measure.startswith("livability") else "cbs-kwb"
            base = catalogue().rounding(source, measure, top=top)
            counted = about.kind == Kind.COUNT
            if counted and base <= 1:
                base = 0.0
            by_lot = counted and catalogue().sources[source].random_rounding
            low = high = noise = None
            if value is not None:
                worst = worst_rounding(base, random=by_lot)
                low, high = round(value - worst, 9), round(value + worst, 9)
                low = max(0.0, low) if value >= 0 else low
                noise = rounding_sd(base, random=by_lot) ** 2
            known = 0.0 if value is None else 1.0
            found.append(
                Row(measure, area, year, value, about.unit, low, high, known, Status(status), source, None, noise=noise)
            )
    return len(found) + len(_spreads(database))


_open: dict[str, sqlite3.Connection] = {}


def area_page(database: str, areas: list[str]) -> int:
    """The cells of the areas of all measures and years, and the national spreads; how many.

    Only looked up: no bounds, no rule of disclosure, and what nobody publishes of a gemeente or the land left out.
    """
    return sum(len(_figures(database, area)) for area in areas) + len(_spreads(database))


def _figures(database: str, area: str) -> list[tuple[str, int, float | None, str]]:
    """Measure, year, value and status of one area."""
    return (
        _opened(database)
        .execute(
            "select id, year, value, status from figures join measures on measures.number = figures.measure"
            " where area = ? order by measure, year",
            [area],
        )
        .fetchall()
    )


def _spreads(database: str) -> list[tuple[object, ...]]:
    return _opened(database).execute("select * from spreads where kind = 'buurt'").fetchall()


def _opened(database: str) -> sqlite3.Connection:
    if database not in _open:
        _open[database] = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)
        _open[database].execute("pragma mmap_size = 8000000000")
    return _open[database]
