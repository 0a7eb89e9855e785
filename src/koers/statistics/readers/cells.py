"""From cells of text to numbers and statuses, a whole column at once."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from koers.statistics.errors import Problem
from koers.statistics.figures import PLACE, Status

# What publishers write when there is no figure. A dot is CBS's for "unknown, not reliable or secret"; the numbers are
# what map services write instead.
SENTINELS = tuple(float(f"-{nines}{last}") for nines in ("9999", "9999999") for last in range(5, 10))
SUPPRESSED = pa.array(
    [".", ",", "x", "X", *(f"{value:.0f}" for value in SENTINELS), *(f"{value}" for value in SENTINELS)]
)
NOT_MEASURED = pa.array(["", "NA", "null", "NULL", "None"])
NIL = pa.array(["-"])
NUMBER = r"^[+-]?(?:[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?$"

# What pandas adds to a Parquet file: the numbers of its rows.
INDEX_COLUMN = re.compile(r"__index_level_[0-9]+__")

Values = NDArray[np.float64]
Places = NDArray[np.uint8]

_OK, _SUPPRESSED, _NOT_MEASURED = (
    np.uint8(PLACE[status]) for status in (Status.OK, Status.SUPPRESSED, Status.NOT_MEASURED)
)


def plain(column: pa.ChunkedArray) -> pa.Array:
    """A column of a Parquet file as plain text or numbers; some programs write large or repeated text, and decimals."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if any(is_text(kind) for is_text in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)):
        column = column.cast(pa.string())
    elif pa.types.is_decimal(kind):
        column = column.cast(pa.float64())
    return column.combine_chunks()


def trimmed(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """A column of text without padding, tabs and non-breaking spaces."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    return pc.utf8_trim_whitespace(column)


def decimal_marks(column: pa.Array) -> tuple[int | None, int | None]:
    """The places (from 0) of the first number with a decimal point, and of the first with a decimal comma."""
    return _first(column, ".", r"^[+-]?[0-9]*\.[0-9]+$"), _first(column, ",", r"^[+-]?[0-9]*,[0-9]+$")


def _first(column: pa.Array, mark: str, number: str) -> int | None:
    if not pc.any(pc.match_substring(column, mark)).as_py():  # most columns; much quicker than the expression
        return None
    place = pc.index(pc.match_substring_regex(column, number).fill_null(False), True).as_py()
    return None if place < 0 else place


def numbers_of_text(column: pa.Array) -> tuple[Values, Places, NDArray[np.bool_]]:
    """Values (nan where there is none), statuses, and which cells are neither a number nor a known sign.

    ``column`` must be trimmed. A comma counts as the decimal mark; whether marks are mixed is for the caller.
    """
    plain = _plain_numbers(column)
    if plain is not None:
        return plain, np.full(len(plain), _OK, dtype=np.uint8), np.zeros(len(plain), dtype=np.bool_)
    is_null = column.is_null()
    suppressed = pc.is_in(column, SUPPRESSED)
    empty = pc.or_(is_null, pc.is_in(column, NOT_MEASURED))
    nil = pc.is_in(column, NIL)
    number = pc.and_not(pc.match_substring_regex(column, NUMBER).fill_null(False), suppressed)
    text = pc.replace_substring(pc.if_else(number, column, None), ",", ".")
    values = pc.cast(pc.if_else(nil, "0", text), pa.float64()).to_numpy(zero_copy_only=False)
    status = np.full(len(column), _OK, dtype=np.uint8)
    status[_mask(suppressed)] = _SUPPRESSED
    status[_mask(empty)] = _NOT_MEASURED
    wrong = ~(_mask(number) | _mask(suppressed) | _mask(empty) | _mask(nil))
    return values.copy(), status, wrong | np.isinf(values)


def _plain_numbers(column: pa.Array) -> Values | None:
    """The values of a column in which every cell is a plain number; None when a closer look is needed."""
    if pc.any(pc.ends_with(column, ".")).as_py():  # a cast takes "5." for a number
        return None
    try:
        values: Values = pc.cast(column, pa.float64()).to_numpy(zero_copy_only=False).copy()
    except pa.ArrowInvalid:
        return None
    return values if np.isfinite(values).all() and not _has_sentinel(values) else None


def _has_sentinel(values: Values) -> bool:
    return bool((values <= max(SENTINELS)).any())


def numbers_typed(column: pa.Array) -> tuple[Values, Places]:
    """Values and statuses of a column of numbers. Here a missing cell does not say why: it counts as suppressed."""
    values = pc.cast(column, pa.float64()).to_numpy(zero_copy_only=False).copy()
    gone = ~np.isfinite(values)
    if _has_sentinel(values):
        gone |= np.isin(values, SENTINELS)
    values[gone] = np.nan
    return values, np.where(gone, _SUPPRESSED, _OK).astype(np.uint8)


def _mask(array: pa.Array) -> NDArray[np.bool_]:
    return np.asarray(array.fill_null(False).to_numpy(zero_copy_only=False), dtype=np.bool_)


def wrong_cells(
    file: str, header: str, column: pa.Array, wrong: NDArray[np.bool_], lines: NDArray[np.int64]
) -> list[Problem]:
    """A problem for each cell that is no number (the first few a column)."""
    return [
        Problem(
            file,
            f"hier staat '{column[int(place)].as_py()}', dat is geen getal.",
            "Haal het bestand opnieuw op, of verbeter de cel.",
            row=int(lines[place]),
            column=header,
        )
        for place in np.flatnonzero(wrong)[:5]
    ]
