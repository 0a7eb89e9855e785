"""Every write of the room: a council's frame, its requirements, findings and thresholds.

A change goes through the same door as a package: all is checked, and all or nothing is written, with who and why.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from koers.kernel.packages.loading import check_folders
from koers.kernel.packages.registry import KEY_SEPARATOR, table
from koers.obligations.changing import Draft, changing

EDITED = ("frames", "frame_requirements", "frame_findings", "frame_triggers")


def put_row(name: str, programme: str, row: Mapping[str, str], *, by: Any, why: str) -> None:
    """Write a row of a table of EDITED in the package of a programme: instead of the row with its id, or as a new one.

    ``row`` is text by column, as in the file; ``by`` is a user, or None for the command line. Raises PermissionError,
    NoProgramme, and PackageError with everything that is wrong; nothing is written then.
    """
    if by is not None and not by.is_staff:
        raise PermissionError("alleen medewerkers mogen het toetsingskader veranderen")
    with _with_row(name, programme, row) as draft:
        draft.load(by=by, why=why)


def check_row(name: str, programme: str, row: Mapping[str, str]) -> None:
    """Everything that is wrong with a row that somebody wants to write. Raises NoProgramme, PackageError."""
    with _with_row(name, programme, row) as draft:
        draft.describe()
        check_folders([draft.folder])


@contextmanager
def _with_row(name: str, programme: str, row: Mapping[str, str]) -> Iterator[Draft]:
    if name not in EDITED:
        raise ValueError(f"{name} is not edited here")
    key = table(name).key
    with changing(programme) as draft:
        rows = draft.rows(name)
        place = next((at for at, old in enumerate(rows) if all(old[part] == row[part] for part in key)), len(rows))
        draft.put(name, [*rows[:place], dict(row), *rows[place + 1 :]])
        yield draft


def row_id(name: str, row: Mapping[str, str]) -> str:
    """The public id of a row."""
    return KEY_SEPARATOR.join(row[part] for part in table(name).key)
