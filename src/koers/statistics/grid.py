"""The current cells of some areas as arrays: a plane a year, a row an area, a column a measure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .by_area import Floats, Found, Places, opened
from .cells import Cells
from .store import Import, YearImported

NONE = -1


@dataclass(frozen=True)
class Grid:
    """Arrays of shape (years, areas, measures). ``value`` is nan where there is none, ``status`` a place in STATUSES.

    ``place`` is the import (its place in Cells.imports) that the current cell is of, -1 where no import has the cell;
    ``empty`` the newest import of which this column was still empty, -1 where there is none.
    """

    years: tuple[int, ...]
    codes: tuple[str, ...]
    measures: tuple[str, ...]
    value: Floats
    status: Places
    place: NDArray[np.int16]
    empty: NDArray[np.int16]

    def column(self, measure: str) -> int:
        """The place of a measure."""
        return self.measures.index(measure)


def read_grid(cells: Cells, areas: Iterable[str] | str, measures: Sequence[str], years: Iterable[int]) -> Grid:
    """The cells of these areas, measures and years; ``areas`` as one text is what the codes must start with."""
    measures, years = tuple(dict.fromkeys(measures)), tuple(sorted(set(years)))
    column = {name: at for at, name in enumerate(measures)}
    wanted = areas if isinstance(areas, str) else sorted(set(areas))
    found = []
    for place, entry in enumerate(cells.imports):  # the oldest first, so that a newer one writes over it
        for one in entry.years:
            filled = [(column[name], at) for at, name in enumerate(one.measures) if name in column]
            still_empty = [column[name] for name in one.not_yet_published if name in column]
            if one.year in years and (filled or still_empty):
                found.append((place, one.year, filled, still_empty, _found(cells, entry, one, wanted)))
    codes = {code for *_, (some, _, _) in found for code in some} if isinstance(areas, str) else wanted
    grid = _nothing(years, tuple(sorted(codes)), measures)
    row = {code: at for at, code in enumerate(grid.codes)}
    for place, year, filled, still_empty, (some, values, status) in found:
        plane, rows = years.index(year), [row[code] for code in some]
        if rows and filled:
            to, taken = np.ix_(rows, [to for to, _ in filled]), [at for _, at in filled]
            grid.value[plane][to] = values[:, taken]
            grid.status[plane][to] = status[:, taken]
            grid.place[plane][to] = place
        if rows and still_empty:
            grid.empty[plane][np.ix_(rows, still_empty)] = place
    return grid


def _found(cells: Cells, entry: Import, one: YearImported, wanted: list[str] | str) -> Found:
    """What one year of an import has of these areas."""
    if not one.measures:  # then no row of figures tells which areas it has
        listed = cells.codes(entry, one.year)
        some = [code for code in listed if code.startswith(wanted)] if isinstance(wanted, str) else wanted
        return sorted(listed.intersection(some)), np.empty((0, 0)), np.empty((0, 0), dtype=np.uint8)
    file = opened(entry.by_area(one.year), entry.figures(one.year), len(one.measures))
    return file.under(wanted) if isinstance(wanted, str) else file.take(wanted)


def _nothing(years: tuple[int, ...], codes: tuple[str, ...], measures: tuple[str, ...]) -> Grid:
    shape = (len(years), len(codes), len(measures))
    return Grid(
        years,
        codes,
        measures,
        np.full(shape, np.nan),
        np.zeros(shape, dtype=np.uint8),
        np.full(shape, NONE, dtype=np.int16),
        np.full(shape, NONE, dtype=np.int16),
    )
