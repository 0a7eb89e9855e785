"""Kerncijfers kept in SQLite, a table a year: ``Kerncijfers_wijken_en_buurten_2016...``, columns like
``Bevolking_Geslacht_Mannen``, and areas by name only."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pyarrow as pa

from koers.statistics.errors import refuse
from koers.statistics.figures import Reading

from .opening import Opened, Sheet
from .reading import About, Options, best_source, read_table, year_in
from .topics import fused

NAME = "SQLite met een tabel per jaar"


def recognises(opened: Opened) -> bool:
    """A table with a year in its name and measures that we know."""
    return opened.container == "sqlite" and any(True for _ in _tables(opened))


def _tables(opened: Opened) -> Iterator[tuple[int, str, list[str]]]:
    """(year, table, names of its columns)."""
    with sqlite3.connect(f"file:{opened.path}?mode=ro&immutable=1", uri=True) as database:
        tables = [
            name for (name,) in database.execute("select name from sqlite_master where type = 'table' order by 1")
        ]
        for table in tables:
            year = year_in(table.replace("_", " "))
            names = [row[1] for row in database.execute("select * from pragma_table_info(?)", (table,))]
            if year is not None and best_source([fused(name) for name in names])[1]:
                yield year, table, names
    database.close()


def read(opened: Opened, options: Options) -> Reading:
    """Read all tables. Raises StatisticsInputError when two are about the same year."""
    readings: dict[int, Reading] = {}
    for year, table, names in _tables(opened):
        if year in readings:
            raise refuse(opened.name, f"er zijn twee tabellen over {year}.", "Haal er een weg.")
        if options.year not in (None, year):
            continue
        headers = [fused(name) for name in names]
        about = About(NAME, year, "naam van de tabel", table.strip())
        readings[year] = read_table(opened, _sheet(opened, table, names), headers, about, options)
    if not readings:
        raise refuse(opened.name, f"er is geen tabel over {options.year}.", "Laat --year weg.")
    return replace(
        next(iter(readings.values())),
        table="",
        years=tuple(one for year in sorted(readings) for one in readings[year].years),
        unread=tuple(sorted({name for reading in readings.values() for name in reading.unread})),
        notes=tuple(dict.fromkeys(note for reading in readings.values() for note in reading.notes)),
    )


def _sheet(opened: Opened, table: str, names: list[str]) -> Sheet:
    with sqlite3.connect(f"file:{opened.path}?mode=ro&immutable=1", uri=True) as database:
        quoted = table.replace('"', '""')
        rows = database.execute(f'select * from "{quoted}"').fetchall()  # noqa: S608  # a name cannot be a parameter
    database.close()
    columns = []
    for place in range(len(names)):
        values = [row[place] for row in rows]
        if any(isinstance(value, str) for value in values):
            columns.append(pa.array([None if value is None else str(value) for value in values], pa.string()))
        else:
            columns.append(pa.array(values, pa.float64()))
    return Sheet(tuple(names), tuple(columns), np.arange(1, len(rows) + 1))
