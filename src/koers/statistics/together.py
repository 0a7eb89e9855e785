"""The rows of an area put together from its buurten, all measures and years at once: in arrays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from . import bulk
from .aggregation import LEAST_COVERAGE
from .areas import TOP, kind_of
from .bulk import Floats, Mask
from .catalogue import PER, Kind, catalogue
from .cells import Cells
from .compositions import Composition
from .figures import Status
from .grid import Grid, read_grid
from .published import is_judged, kinds, nothing_as_none, roundings, tidy
from .row import Row
from .rules import may_leave, not_yet, prefix, too_little

Whole = NDArray[np.intp]
# So many cells are added up at once; more takes memory and no less time.
MOST_AT_ONCE = 2_000_000
SIZE_ROUNDING = 5.0  # of the denominator of a share or rate


@dataclass(frozen=True)
class Wanted:
    """Which figures: ``measure`` and ``year`` are places in the grid, a figure each. ``expected`` is the number of
    buurten that the area should have, by year; 0 where that is no question (a composition says itself)."""

    measure: Whole
    year: Whole
    expected: Whole

    def only(self, keep: Mask) -> "Wanted":
        """Some of these."""
        return Wanted(self.measure[keep], self.year[keep], self.expected[keep])


def rows_together(
    cells: Cells,
    area: str | Composition,
    pairs: Sequence[tuple[str, int]],
    least_coverage: float = LEAST_COVERAGE,
) -> list[Row]:
    """A row for each (measure, year) of ``pairs`` for which there is something to put together, in their order."""
    pairs = [pair for pair in pairs if catalogue()[pair[0]].kind != Kind.CLASS]
    expected = dict.fromkeys({year for _, year in pairs}, 0)
    if isinstance(area, str):
        expected = {year: cells.count_buurten(year, prefix(area)) for year in expected}
        # A source about another part of the country says nothing about this area.
        pairs = [pair for pair in pairs if 2 * cells.most_areas(*pair) >= expected[pair[1]]]
    if not pairs:
        return []
    measures = tuple(dict.fromkeys(measure for measure, _ in pairs))
    sizes = [name for measure in measures for name in catalogue()[measure].denominator]
    years = {year for _, year in pairs} | set(cells.years(sizes))
    areas = prefix(area) if isinstance(area, str) else [member.code for member in area.members]
    grid = read_grid(cells, areas, (*measures, *sizes), years)
    if not grid.codes:
        return []
    at_once = max(1, MOST_AT_ONCE // len(grid.codes))
    rows: list[Row] = []
    for start in range(0, len(pairs), at_once):
        some = pairs[start : start + at_once]
        wanted = Wanted(
            np.array([grid.column(measure) for measure, _ in some]),
            np.array([grid.years.index(year) for _, year in some]),
            np.array([expected[year] for _, year in some]),
        )
        rows += _rows(cells, grid, area, wanted, least_coverage)
    return rows


def _rows(cells: Cells, grid: Grid, area: str | Composition, wanted: Wanted, least_coverage: float) -> list[Row]:
    name = area if isinstance(area, str) else area.id
    present = (grid.place[wanted.year, :, wanted.measure] >= 0).sum(axis=1)
    empty = _still_empty(cells, grid, name, wanted.only(present == 0)) if isinstance(area, Composition) else []
    enough: Mask = (present > 0) & (2 * present >= wanted.expected)
    wanted = wanted.only(enough)
    if not wanted.measure.size:
        return empty
    sizes = Sizes(cells, grid)
    of_year, size = sizes.of(wanted)
    there = (grid.place[wanted.year, :, wanted.measure] >= 0).T
    weight = np.ones(there.shape)
    member = there | ~np.isnan(size)
    if isinstance(area, Composition):
        weight = weights(area, grid)[wanted.year].T
        member = weight > 0
    some: Mask = np.asarray(member.any(axis=0))
    if not some.all():
        wanted, of_year, size, weight = wanted.only(some), of_year[some], size[:, some], weight[:, some]
        there, member = there[:, some], member[:, some]
    if not wanted.measure.size:
        return empty
    part = np.ones(len(of_year))
    unsized = (of_year < 0) & (wanted.expected > 0)
    part[unsized] = np.minimum(1.0, there.sum(axis=0)[unsized] / wanted.expected[unsized])
    newest = grid.place[wanted.year, :, wanted.measure].max(axis=1)
    sums = add_up(cells, grid, wanted, size, weight, member, newest[None, :], np.array([0]))
    return empty + _made(cells, grid, area, wanted, sums, member, part, newest, of_year, least_coverage)


def add_up(
    cells: Cells,
    grid: Grid,
    wanted: Wanted,
    size: Floats,
    weight: Floats,
    member: Mask,
    newest: NDArray[np.int16],
    starts: Whole,
) -> bulk.Sums:
    """The sums of areas, shape (areas, wanted); ``size``, ``weight`` and ``member`` have shape (buurten, wanted) and
    ``newest``, the import that counts as the source, (areas, wanted). ``starts``: where each area begins."""
    value = grid.value[wanted.year, :, wanted.measure].T
    place = grid.place[wanted.year, :, wanted.measure].T
    is_top = np.array([kind_of(code) in TOP for code in grid.codes])
    base = roundings(cells, grid, top=False)[place, wanted.measure]
    if is_top.any():
        base = np.where(is_top[:, None], roundings(cells, grid, top=True)[place, wanted.measure], base)
    by_lot = np.array([catalogue().sources[entry.source].random_rounding for entry in cells.imports])[newest]
    kind = kinds(grid.measures)[wanted.measure]
    base = np.where((kind == Kind.COUNT) & (base <= 1), 0.0, base)
    found = [np.full((len(starts), len(kind)), np.nan) for _ in range(6)]
    for of_kind, sort in (
        (kind == Kind.COUNT, "total"),
        (np.isin(kind, list(PER)), "share"),
        (kind == Kind.MEDIAN, "median"),
        (np.isin(kind, [Kind.MEAN, Kind.INDEX]), "mean"),
    ):
        if not of_kind.any():
            continue
        parts = bulk.Parts(
            value[:, of_kind],
            size[:, of_kind],
            weight[:, of_kind],
            member[:, of_kind],
            base[:, of_kind],
            by_lot[:, of_kind],
            starts,
        )
        if sort == "share":
            per = np.array([PER[one] for one in kind[of_kind]])
            sums = bulk.share(parts, per, SIZE_ROUNDING)
        else:
            sums = {"total": bulk.total, "median": bulk.median_bounds, "mean": bulk.mean}[sort](parts)
        outcomes = (sums.value, sums.low, sums.high, sums.coverage, sums.rounding, sums.variance)
        for to, each in zip(found, outcomes, strict=True):
            to[:, of_kind] = each
    return bulk.Sums(*found)


def _still_empty(cells: Cells, grid: Grid, name: str, wanted: Wanted) -> list[Row]:
    """Rows for what was not published yet of any of the buurten."""
    rows = []
    for measure, year in zip(wanted.measure.tolist(), wanted.year.tolist(), strict=True):
        place = int(grid.empty[year, :, measure].max())
        if place >= 0:
            entry, about = cells.imports[place], catalogue()[grid.measures[measure]]
            rows.append(not_yet(about, name, grid.years[year], entry))
    return rows


def weights(area: Composition, grid: Grid) -> Floats:
    """The part of each buurt that belongs to an area, shape (years, areas); 0 where it does not."""
    found = np.zeros((len(grid.years), len(grid.codes)))
    row = {code: at for at, code in enumerate(grid.codes)}
    for at, year in enumerate(grid.years):
        for member in area.in_year(year):
            found[at, row[member.code]] = member.weight
    return found


class Sizes:
    """Denominators of buurten, of the year itself or else of the nearest year."""

    def __init__(self, cells: Cells, grid: Grid) -> None:
        self.cells, self.grid = cells, grid

    def of(self, wanted: Wanted) -> tuple[Whole, Floats]:
        """(the place of the year they are of, -1 where there is none; the denominators, shape (areas, wanted))."""
        of_year = np.full(wanted.measure.shape, -1)
        size = np.full((len(self.grid.codes), len(of_year)), np.nan)
        denominators = [catalogue()[name].denominator for name in self.grid.measures]
        for denominator in {denominators[place] for place in wanted.measure.tolist()} - {()}:
            mine = np.array([denominators[place] == denominator for place in wanted.measure.tolist()])
            known = self.grid.value[:, :, [self.grid.column(name) for name in denominator]].sum(axis=2)
            of_year[mine] = self._years(denominator[0], ~np.isnan(known), wanted.only(mine))
            size[:, mine] = np.where(of_year[mine] >= 0, known[of_year[mine]].T, np.nan)
        return of_year, size

    def _years(self, denominator: str, known: Mask, wanted: Wanted) -> Whole:
        """The nearest year in which enough is known, for each figure."""
        grid, cells = self.grid, self.cells
        there = grid.place[wanted.year, :, wanted.measure]
        areas = np.array(
            [[one.areas if (one := entry.of_year(year)) else 0 for year in grid.years] for entry in cells.imports]
        )
        most = np.where(there >= 0, areas[there, wanted.year[:, None]], 0).max(axis=1)
        count = (there >= 0).sum(axis=1)
        having = np.array([cells.most_areas(denominator, year) for year in grid.years])
        years = np.array(grid.years)
        found = np.full(len(most), -1)
        usable = np.flatnonzero(known.any(axis=1))
        for nearest in range(len(usable)):
            left = np.flatnonzero(found < 0)
            if not left.size:
                break
            # Each figure's own order of years: the nearest first, of two equally near the later.
            away = np.abs(years[usable] - years[wanted.year[left]][:, None])
            order = np.lexsort((np.broadcast_to(-years[usable], away.shape), away))
            near = usable[order[:, nearest]]
            overlap = ((there[left] >= 0) & known[near]).sum(axis=1)
            enough = (having[near] >= LEAST_COVERAGE * most[left]) & (overlap >= LEAST_COVERAGE * count[left])
            found[left[enough]] = near[enough]
        return found


def _made(
    cells: Cells,
    grid: Grid,
    area: str | Composition,
    wanted: Wanted,
    sums: bulk.Sums,
    member: Mask,
    part: Floats,
    newest: NDArray[np.int16],
    of_year: Whole,
    least_coverage: float,
) -> list[Row]:
    """The sums as rows, without what may not be shown."""
    name = area if isinstance(area, str) else area.id
    coverage = sums.coverage[0] * part
    enough = ~np.isnan(sums.value[0]) & (coverage >= least_coverage)
    value, noise = (np.where(enough, each[0], np.nan) for each in (sums.value, sums.noise))
    columns = (nothing_as_none(each) for each in (value, tidy(sums.low[0]), tidy(sums.high[0]), noise))
    rows = []
    for number, (measure, year, entry, sized, known, value, low, high, noise) in enumerate(
        zip(
            wanted.measure.tolist(),
            wanted.year.tolist(),
            (cells.imports[place] for place in newest.tolist()),
            of_year.tolist(),
            coverage.tolist(),
            *columns,
            strict=True,
        )
    ):
        about, of = catalogue()[grid.measures[measure]], grid.years[year]
        status = Status.TOO_LITTLE_KNOWN if value is None else Status.OK
        note = about.note if value is not None else too_little(about, known, least_coverage)
        row = Row(
            about.id, name, of, value, about.unit, low, high, known, status, entry.source, entry.vintage,
            one.version if (one := entry.of_year(of)) else "", note, noise,
        )  # fmt: skip
        if about.sensitive or is_judged(entry.source):
            row = may_leave(cells, row, about, [grid.codes[at] for at in np.flatnonzero(member[:, number])])
        if sized not in (-1, year):
            row = replace(row, note=f"{row.note} Gewichten van {grid.years[sized]}.".strip())
        rows.append(row)
    return rows
