"""The one exit of the store: the figures of an area, whether published or put together from buurten."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from .aggregation import LEAST_COVERAGE
from .areas import NATION, kind_of
from .breaks import flagged
from .catalogue import catalogue
from .cells import Cells
from .compositions import Composition
from .conversion import converted
from .grid import read_grid
from .national import land_rows
from .published import empty_rows, published_rows
from .row import Row
from .rules import code_of
from .store import Store
from .together import rows_together
from .view import view


def series(
    store: Store,
    area: str | Composition,
    measure: str,
    years: Iterable[int] | None = None,
    as_known_on: date | None = None,
    *,
    least_coverage: float = LEAST_COVERAGE,
    cells: Cells | None = None,
) -> list[Row]:
    """The figures of an area, a row a year in order; a year without any cell has no row.

    ``area`` is a CBS code or a composition. A code without a published figure (the land in the Leefbaarometer) is put
    together from its buurten. ``as_known_on``: only what was out on that day. ``cells`` spares looking the imports up
    again for the next series. Raises StatisticsInputError for a code that is none, and a measure nobody knows.
    """
    name = catalogue()[measure].id
    cells = cells or view(store, as_known_on)
    where = converted(area, store) if isinstance(area, Composition) else code_of(area)
    wanted = None if years is None else set(years)
    rows = every_series(cells, where, least_coverage).get(name, ())
    return [row for row in rows if wanted is None or row.year in wanted]


# A page or a command asks for one measure of an area after another, and reading one takes as long as reading all.
@lru_cache(maxsize=32)
def every_series(
    cells: Cells, area: str | Composition, least_coverage: float = LEAST_COVERAGE
) -> dict[str, tuple[Row, ...]]:
    """The rows of an area by measure, in the catalogue's order; ``area`` as code_of and converted give it."""
    pairs = cells.pairs
    if isinstance(area, Composition):
        rows = rows_together(cells, area, pairs, least_coverage)
    else:
        grid = read_grid(cells, [area], tuple(catalogue().measures), cells.all_years)
        rows = published_rows(cells, grid, area) + empty_rows(cells, grid, area)
        done = {(row.measure, row.year) for row in rows}
        if area == NATION and least_coverage == LEAST_COVERAGE:
            rows += land_rows(cells)
        elif kind_of(area) != "buurt":
            rows += rows_together(cells, area, [pair for pair in pairs if pair not in done], least_coverage)
    place = {measure: at for at, measure in enumerate(catalogue().measures)}
    rows.sort(key=lambda row: (place[row.measure], row.year))
    if least_coverage == LEAST_COVERAGE:
        usual = rows
    else:
        usual = [row for of_measure in every_series(cells, area).values() for row in of_measure]
    rows = flagged(rows, {(row.measure, row.year): row.value for row in usual if row.value is not None})
    return {measure: tuple(found) for measure, found in groupby(rows, key=attrgetter("measure"))}
