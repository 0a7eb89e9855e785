"""What was read, as tests ask for it."""

from pathlib import Path
from typing import Any

from koers.meetings.importing.forms import read_files
from koers.meetings.importing.found import Found
from koers.meetings.importing.linking import TABLES, Linked, Place, link

PLACE = Place("proef", "proef", "gemeenteraad-proef")


def read(*files: Path) -> tuple[Found, Linked]:
    """Files read and linked, into a package that has nothing yet."""
    found = read_files(list(files))
    return found, link(found, PLACE, {name: [] for name in (*TABLES, "votes")})


def rows(linked: Linked, table: str) -> list[dict[str, str]]:
    """The rows of a table."""
    return list(linked.rows[table].values())


def one(linked: Linked, table: str, **cells: Any) -> dict[str, str]:
    """The only row with these cells."""
    [found] = [row for row in rows(linked, table) if all(row.get(name) == value for name, value in cells.items())]
    return found
