"""What a figure is: the columns of the long table, and the statuses a cell can have."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pyarrow as pa


class Status(StrEnum):
    """Why a cell has a figure or has none. Absent is never zero."""

    OK = "ok"
    SUPPRESSED = "suppressed"  # it exists, and is kept back: too few people, or not reliable
    NOT_MEASURED = "not_measured"  # nobody measured it here
    NOT_YET_PUBLISHED = "not_yet_published"  # the whole column of this release is still empty
    TOO_LITTLE_KNOWN = "too_little_known"  # of an area put together: too much of it is missing


# The statuses a cell of a source can have. Fixed, because their places are written in the files.
STATUSES = (Status.OK, Status.SUPPRESSED, Status.NOT_MEASURED, Status.NOT_YET_PUBLISHED)
PLACE = {status: place for place, status in enumerate(STATUSES)}

_WORD = pa.dictionary(pa.int32(), pa.string())

# A figure is a double: every source publishes at most 16 digits, which a double gives back unchanged.
FIGURES = pa.schema(
    [
        ("area", _WORD),
        ("measure", _WORD),
        ("value", pa.float64()),
        ("status", _WORD),
        ("low", pa.float64()),
        ("high", pa.float64()),
    ]
)

AREAS = pa.schema(
    [
        ("code", pa.string()),
        ("name", pa.string()),
        ("kind", pa.string()),
        ("parent", pa.string()),  # empty when the source does not say and the code does not tell
        ("place", pa.int32()),  # row in the source; a file without codes is laid along this order
    ]
)
# A source that tells what changed since the year before has one more column, ``change``: see readers/reading.py.


@dataclass(frozen=True)
class YearOfFigures:
    """The figures of one year. ``figures`` as FIGURES, sorted by area; ``areas`` as AREAS, in the source's order.

    ``not_yet_published`` names measures whose whole column is empty; they have no rows. ``version`` is set where a
    source changes its model between years (a break: figures of different versions are not one series).
    """

    year: int
    figures: pa.Table
    areas: pa.Table
    not_yet_published: tuple[str, ...] = ()
    version: str = ""


@dataclass(frozen=True)
class Reading:
    """What a reader got out of a file.

    ``vintage`` is the day this release came out; None when the file does not say. ``year_from`` and
    ``vintage_from`` tell what that was taken from. ``unread`` names columns that no measure of the catalogue covers.
    """

    source: str
    reader: str
    years: tuple[YearOfFigures, ...]
    table: str = ""
    vintage: date | None = None
    vintage_from: str = ""
    year_from: str = ""
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    companions: dict[str, str] = field(default_factory=dict)  # name: sha256 of files beside it that were used
