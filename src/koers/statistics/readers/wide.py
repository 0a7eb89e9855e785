"""From a table with a column a measure to the long table of figures."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from koers.statistics.errors import Problem, StatisticsInputError, refuse
from koers.statistics.figures import FIGURES, PLACE, STATUSES, Status, YearOfFigures

from .cells import Places, Values, decimal_marks, numbers_of_text, numbers_typed, trimmed, wrong_cells
from .opening import AGAIN, Sheet
from .regions import Rows

_SUPPRESSED, _NOT_MEASURED = PLACE[Status.SUPPRESSED], PLACE[Status.NOT_MEASURED]


@dataclass(frozen=True)
class MeasureColumn:
    """The figures of one measure for the kept rows, in their order."""

    measure: str
    values: Values
    status: Places


def read_columns(
    file: str,
    sheet: Sheet,
    found: dict[int, tuple[str, float]],
    keep: NDArray[np.int64],
    *,
    marks_by_column: bool = False,
    empty_is_silent: bool = False,
) -> list[MeasureColumn]:
    """The figures of the columns at these places, ``(measure, factor)``, for the kept rows.

    ``empty_is_silent``: the publisher tells "kept back" from "not measured" by a sign; where that sign stands nowhere
    an empty cell does not say why, and counts as kept back, as a null does.
    Raises StatisticsInputError for a cell that is no number, and for decimal points and commas in one file (with
    ``marks_by_column``: in one column).
    """
    problems: list[Problem] = []
    result = []
    point: tuple[int, str] | None = None
    comma: tuple[int, str] | None = None
    lines = sheet.lines[keep]
    rows = pa.array(keep)
    everything = keep.size == sheet.size
    for place, (measure, factor) in found.items():
        column = sheet.columns[place]
        if not everything:
            column = column.take(rows)
        if pa.types.is_integer(column.type) or pa.types.is_floating(column.type) or pa.types.is_null(column.type):
            values, status = numbers_typed(column)
        else:
            column = trimmed(column)
            if marks_by_column:
                _refuse_both(file, point, comma)
                point = comma = None
            if point is None or comma is None:
                at_point, at_comma = decimal_marks(column)
                point = point or _where(lines, at_point, sheet.names[place])
                comma = comma or _where(lines, at_comma, sheet.names[place])
            values, status, wrong = numbers_of_text(column)
            if wrong.any():
                problems += wrong_cells(file, sheet.names[place], column, wrong, lines)
        result.append(MeasureColumn(measure, values if factor == 1 else values * factor, status))
    if problems:
        raise StatisticsInputError(problems)
    _refuse_both(file, point, comma)
    if empty_is_silent and not any((column.status == _SUPPRESSED).any() for column in result):
        for column in result:
            column.status[column.status == _NOT_MEASURED] = _SUPPRESSED
    return result


def _refuse_both(file: str, point: tuple[int, str] | None, comma: tuple[int, str] | None) -> None:
    """Raise StatisticsInputError when there are decimal points and commas (line and column of the first of each)."""
    if point and comma:
        raise refuse(
            file,
            f"hier staat een decimale komma, maar op regel {point[0]}, kolom {point[1]}, staat een decimale punt. "
            "Welke het is, valt niet te zeggen.",
            AGAIN,
            row=comma[0],
            column=comma[1],
        )


def _where(lines: NDArray[np.int64], at: int | None, column: str) -> tuple[int, str] | None:
    return None if at is None else (int(lines[at]), column)


def long_table(year: int, rows: Rows, columns: Sequence[MeasureColumn], version: str = "") -> YearOfFigures:
    """The figures of one year, sorted by area. A column without one figure is not published yet and gets no rows."""
    empty = [column for column in columns if (column.status == _SUPPRESSED).all()]
    filled = [column for column in columns if not any(column is other for other in empty)]
    order = np.argsort(rows.codes.astype(str), kind="stable")
    width, height = len(filled), order.size
    values = np.empty((height, width))
    status = np.empty((height, width), dtype=np.int32)
    for place, column in enumerate(filled):
        values[:, place] = column.values[order]
        status[:, place] = column.status[order]
    area = np.repeat(np.arange(height, dtype=np.int32), width)
    measure = np.tile(np.arange(width, dtype=np.int32), height)
    flat = values.ravel()
    nothing = pa.nulls(height * width, pa.float64())
    figures = pa.table(
        [
            _words(area, rows.codes[order].tolist()),
            _words(measure, [column.measure for column in filled]),
            pa.array(flat, pa.float64(), mask=np.isnan(flat)),
            _words(status.ravel(), [str(status) for status in STATUSES]),
            nothing,
            nothing,
        ],
        schema=FIGURES,
    )
    return YearOfFigures(year, figures, rows.areas, tuple(column.measure for column in empty), version)


def _words(places: NDArray[np.int32], words: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(places, pa.int32()), pa.array(words, pa.string()))
