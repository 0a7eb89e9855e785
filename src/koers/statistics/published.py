"""The rows of areas that have figures of their own, all measures and years at once: as rules.published, in arrays."""

from functools import cache
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from .areas import TOP, kind_of
from .bulk import rounding_variance, worst_rounding
from .by_area import Floats
from .catalogue import Kind, catalogue
from .cells import Cell, Cells
from .figures import STATUSES, Status
from .grid import Grid
from .row import Row
from .rules import SENSITIVE, not_yet, published

_STATUSES = np.array(STATUSES, dtype=object)


def kinds(measures: tuple[str, ...]) -> NDArray[np.object_]:
    """The kind of each measure."""
    return np.array([catalogue()[measure].kind for measure in measures], dtype=object)


def is_judged(source: str) -> bool:
    """Whether Koers itself keeps back or rounds counts of this source; then each cell is looked at by itself."""
    about = catalogue().sources[source]
    return about.smallest_count > 0 or about.round_to > 0


def roundings(cells: Cells, grid: Grid, *, top: bool) -> Floats:
    """What figures of each import are rounded to, by measure; the last row, of no import, is 0."""
    by_import = [_roundings(entry.source, grid.measures, top) for entry in cells.imports]
    return np.array([*by_import, [0.0] * len(grid.measures)])


@cache
def _roundings(source: str, measures: tuple[str, ...], top: bool) -> list[float]:
    return [catalogue().rounding(source, measure, top=top) for measure in measures]


def published_rows(cells: Cells, grid: Grid, code: str) -> list[Row]:
    """A row for each cell that this area has, in order of measure and year."""
    area = grid.codes.index(code)
    measure, year = np.nonzero(grid.place[:, area, :].T >= 0)
    if not measure.size:
        return []
    value, place = grid.value[year, area, measure], grid.place[year, area, measure]
    top = kind_of(code) in TOP
    low, high, noise = _bounds(cells, grid, value, place, measure, top)
    status = _STATUSES[grid.status[year, area, measure]]
    notes = [""] * len(value)
    if not top:
        sensitive = np.array([catalogue()[name].sensitive for name in grid.measures])[measure]
        value, low, high, noise = (np.where(sensitive, np.nan, each) for each in (value, low, high, noise))
        status = np.where(sensitive, Status.SUPPRESSED, status)
        notes = [SENSITIVE if hidden else "" for hidden in sensitive.tolist()]
    sources = np.array([entry.source for entry in cells.imports], dtype=object)
    vintages = np.array([entry.vintage for entry in cells.imports], dtype=object)
    rows = list(
        map(
            Row,
            np.array(grid.measures, dtype=object)[measure].tolist(),
            repeat(code),
            np.array(grid.years)[year].tolist(),
            nothing_as_none(value),
            units(grid.measures)[measure].tolist(),
            nothing_as_none(low),
            nothing_as_none(high),
            np.where(np.isnan(value), 0.0, 1.0).tolist(),
            status.tolist(),
            sources[place].tolist(),
            vintages[place].tolist(),
            versions(cells, grid)[place, year].tolist(),
            notes,
            nothing_as_none(noise),
        )
    )
    return _judged(cells, grid, rows, place, measure, year, area)


def empty_rows(cells: Cells, grid: Grid, code: str) -> list[Row]:
    """A row for each column that was still empty when this area was in it."""
    area = grid.codes.index(code)
    place = np.where(grid.place[:, area, :] < 0, grid.empty[:, area, :], -1).T
    return [
        not_yet(catalogue()[grid.measures[measure]], code, grid.years[year], cells.imports[place[measure, year]])
        for measure, year in np.argwhere(place >= 0).tolist()
    ]


def _judged(
    cells: Cells,
    grid: Grid,
    rows: list[Row],
    place: NDArray[np.int16],
    measure: NDArray[np.intp],
    year: NDArray[np.intp],
    area: int,
) -> list[Row]:
    """The rows, those of partners looked at one by one: what they may show hangs on other areas and vintages."""
    judged = [number for number, entry in enumerate(cells.imports) if is_judged(entry.source)]
    for at in np.flatnonzero(np.isin(place, judged)).tolist():
        row = rows[at]
        value = grid.value[year[at], area, measure[at]]
        cell = Cell(
            row.area,
            row.measure,
            row.year,
            None if np.isnan(value) else float(value),
            STATUSES[grid.status[year[at], area, measure[at]]],
            None,
            None,
            cells.imports[place[at]],
        )
        rows[at] = published(cells, cell, catalogue()[row.measure])
    return rows


def _bounds(
    cells: Cells, grid: Grid, value: Floats, place: NDArray[np.int16], measure: NDArray[np.intp], top: bool
) -> tuple[Floats, Floats, Floats]:
    """What a figure lies between, as its publisher rounds, and the variance of that."""
    base = roundings(cells, grid, top=top)[place, measure]
    count = (kinds(grid.measures) == Kind.COUNT)[measure]
    by_lot = np.array([catalogue().sources[entry.source].random_rounding for entry in cells.imports])[place]
    base = np.where(count & (base <= 1), 0.0, base)  # a count that is exact is rounded to 1
    worst = worst_rounding(base, count & by_lot)
    low = np.where(value >= 0, np.maximum(0.0, value - worst), value - worst)
    return tidy(low), tidy(value + worst), np.where(np.isnan(value), np.nan, rounding_variance(base, count & by_lot))


@cache
def units(measures: tuple[str, ...]) -> NDArray[np.object_]:
    """The unit of each measure."""
    return np.array([catalogue()[measure].unit for measure in measures], dtype=object)


def versions(cells: Cells, grid: Grid) -> NDArray[np.object_]:
    """The model behind the figures of each import in each year."""
    found = [[one.version if (one := entry.of_year(year)) else "" for year in grid.years] for entry in cells.imports]
    return np.array(found, dtype=object)


def tidy(bound: Floats) -> Floats:
    """Bounds without the noise of binary arithmetic; above eight million there are no nine decimals to round."""
    return np.where(np.abs(bound) < 2**23, np.round(bound, 9), bound)


def nothing_as_none(values: Floats) -> list[float | None]:
    """The values as Python has them."""
    return [None if value != value else value for value in values.tolist()]
