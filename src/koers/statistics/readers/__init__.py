"""Readers: from a file of a publisher to figures. One module a form, recognised by what is in the file.

A new form is one module with ``NAME``, ``recognises`` and ``read``, and one line in READERS. A new table in a form
that is there already is lines in data/columns.csv and nothing else.
"""

import sqlite3
from pathlib import Path
from types import ModuleType

import pyarrow as pa

from koers.statistics.errors import StatisticsInputError, refuse, shown
from koers.statistics.figures import Reading

from . import (
    area_lists,
    leefbaarometer,
    maps,
    odata3,
    odata4,
    own,
    profile,
    r_csv,
    short_names,
    sqlite_tables,
    statline,
    statweb,
)
from .known import what_it_is
from .names import AreaLists
from .opening import AGAIN, Opened, open_file
from .reading import Options

# The first that recognises a file reads it.
READERS: tuple[ModuleType, ...] = (
    own,
    leefbaarometer,
    profile,
    short_names,
    maps,
    odata4,
    odata3,
    sqlite_tables,
    statweb,
    r_csv,
    statline,
    area_lists,
)


# What the libraries raise when a part of a file is not what its kind of file says, wherever that shows.
DAMAGED = (pa.ArrowException, UnicodeError, sqlite3.DatabaseError, OverflowError, RecursionError)


def read_file(path: Path, options: Options | None = None) -> Reading:
    """Read a file of figures.

    Raises StatisticsInputError when no reader knows it, when it is of another source than was said, and for whatever
    is wrong inside.
    """
    options = options or Options()
    try:
        opened = open_file(path)
        reading = _reader(opened).read(opened, options)
    except DAMAGED as error:
        if isinstance(error, StatisticsInputError):
            raise
        raise refuse(path.name, "dit bestand is van binnen beschadigd.", AGAIN) from error
    if options.source and reading.source != options.source:
        raise refuse(
            path.name,
            f"dit is geen bestand van {options.source}; het is van {reading.source}.",
            "Laat --source weg of noem de goede bron.",
        )
    return reading


def _reader(opened: Opened) -> ModuleType:
    for reader in READERS:
        if reader.recognises(opened):
            return reader
    known = what_it_is(opened)
    if known is not None:
        raise known
    names = ", ".join(shown(name.strip()) for name in opened.names[:6]) or "geen"
    raise refuse(
        opened.name,
        f"Koers herkent dit bestand niet (kolommen: {names}).",
        f"Koers leest: {', '.join(reader.NAME for reader in READERS)}.",
    )


__all__ = ["READERS", "AreaLists", "Options", "read_file"]
