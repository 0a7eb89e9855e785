"""Readers: from a file of a publisher to figures. One module a form, recognised by what is in the file.

A new form is one module with ``NAME``, ``recognises`` and ``read``, and one line in READERS. A new table in a form
that is there already is lines in data/columns.csv and nothing else.
"""

from pathlib import Path
from types import ModuleType

from koers.statistics.errors import refuse
from koers.statistics.figures import Reading

from . import leefbaarometer, odata3, odata4, own, r_csv, sqlite_tables, statline, statweb
from .names import AreaLists
from .opening import Opened, open_file
from .reading import Options

# The first that recognises a file reads it.
READERS: tuple[ModuleType, ...] = (
    own,
    leefbaarometer,
    odata4,
    odata3,
    sqlite_tables,
    statweb,
    r_csv,
    statline,
)


def read_file(path: Path, options: Options | None = None) -> Reading:
    """Read a file of figures.

    Raises StatisticsInputError when no reader knows it, when it is of another source than was said, and for whatever
    is wrong inside.
    """
    options = options or Options()
    opened = open_file(path)
    reading = _reader(opened).read(opened, options)
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
    names = ", ".join(name.strip() for name in opened.names[:6]) or "geen"
    raise refuse(
        opened.name,
        f"Koers herkent dit bestand niet (kolommen: {names}).",
        f"Koers leest: {', '.join(reader.NAME for reader in READERS)}.",
    )


__all__ = ["READERS", "AreaLists", "Options", "read_file"]
