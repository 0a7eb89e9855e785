"""series() again, slow and plain: one cell after another, out of the long table. The quick one must say the same."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from koers.statistics import Composition, Kind, Measure, Member, Row, Status, Store, catalogue
from koers.statistics.aggregation import (
    LEAST_COVERAGE,
    Aggregate,
    Part,
    may_be_published,
    mean,
    median_bounds,
    share,
    total,
)
from koers.statistics.areas import TOP, kind_of
from koers.statistics.breaks import flagged
from koers.statistics.catalogue import PER
from koers.statistics.cells import Cell, Cells
from koers.statistics.conversion import converted
from koers.statistics.rules import code_of, may_leave, not_yet, prefix, published, too_little


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
    about = catalogue()[measure]
    cells = cells or Cells(store, as_known_on)
    wanted = sorted(set(cells.years([measure]) if years is None else years) & set(cells.years([measure])))
    where = converted(area, store) if isinstance(area, Composition) else code_of(area)
    rows = _rows(cells, where, about, wanted, least_coverage)
    sizes = {
        (row.measure, row.year): row.value
        for name in about.denominator
        for row in _rows(cells, where, catalogue()[name], cells.years([name]), LEAST_COVERAGE)
        if row.value is not None
    }
    return flagged(rows, sizes)


def _rows(cells: Cells, area: str | Composition, about: Measure, years: list[int], least_coverage: float) -> list[Row]:
    if isinstance(area, Composition):
        rows = _put_together(cells, area.id, area, about, years, least_coverage)
    else:
        rows = _of_code(cells, area, about, years, least_coverage)
    return sorted(rows, key=lambda row: row.year)


def _of_code(cells: Cells, code: str, about: Measure, years: list[int], least_coverage: float) -> list[Row]:
    found = cells.find([about.id], years, areas=[code])
    rows = [published(cells, cell, about) for cell in found]
    left = [year for year in years if year not in {cell.year for cell in found}]
    empty = {year: entry for year in left if (entry := cells.not_yet_published(about.id, year, [code])) is not None}
    for year, entry in empty.items():
        rows.append(not_yet(about, code, year, entry))
    left = [year for year in left if year not in empty]
    if left and kind_of(code) != "buurt":
        rows += _put_together(cells, code, code, about, left, least_coverage)
    return rows


def _put_together(
    cells: Cells, name: str, area: Composition | str, about: Measure, years: list[int], least_coverage: float
) -> list[Row]:
    """The figures of an area out of those of its buurten."""
    if about.kind == Kind.CLASS:
        return []
    expected: dict[int, set[str]] = {}
    if isinstance(area, str):
        expected = {year: cells.buurten(year, prefix(area)) for year in years}
        # A source about another part of the country says nothing about this area.
        years = [year for year in years if 2 * cells.most_areas(about.id, year) >= len(expected[year])]
    if not years:
        return []
    codes = None if isinstance(area, str) else sorted({member.code for member in area.members})
    under = prefix(area) if isinstance(area, str) else ""
    found = cells.find([about.id], years, areas=codes or (), under=under)
    sizes = _Sizes(cells, about.denominator, codes, under)
    rows = []
    for year in years:
        of_year = {cell.area: cell for cell in found if cell.year == year}
        if not of_year:
            empty = cells.not_yet_published(about.id, year, codes) if codes else None
            if empty is not None:
                rows.append(not_yet(about, name, year, empty))
            continue
        if 2 * len(of_year) < len(expected.get(year, ())):
            continue
        size_year, size_of = sizes.of(year, of_year)
        members = (
            area.in_year(year)
            if isinstance(area, Composition)
            else tuple(Member(code) for code in sorted({*of_year, *size_of}))
        )
        if members:
            present = 1.0 if size_of or not expected.get(year) else min(1.0, len(of_year) / len(expected[year]))
            row = _one_year(name, about, year, members, of_year, size_of, least_coverage, present)
            row = may_leave(cells, row, about, [member.code for member in members])
            if size_year not in (None, year):
                row = replace(row, note=f"{row.note} Gewichten van {size_year}.".strip())
            rows.append(row)
    return rows


def _one_year(
    name: str,
    about: Measure,
    year: int,
    members: tuple[Member, ...],
    of_year: dict[str, Cell],
    size_of: dict[str, float],
    least_coverage: float,
    present: float,
) -> Row:
    """``present`` is the part of the area's buurten that the source has at all, where no denominator tells it."""
    newest = max(of_year.values(), key=lambda cell: cell.entry.rank)
    random = catalogue().sources[newest.entry.source].random_rounding
    parts = [_part(member, of_year.get(member.code), size_of, about) for member in members]
    result = _add_up(about, parts, random)
    result = replace(result, coverage=result.coverage * present)
    enough = may_be_published(result) if least_coverage == LEAST_COVERAGE else (
        result.value is not None and result.coverage >= least_coverage
    )  # fmt: skip
    status, note = Status.OK, about.note
    if not enough:
        status = Status.TOO_LITTLE_KNOWN
        note = too_little(about, result.coverage, least_coverage)
    return Row(
        about.id, name, year, result.value if enough else None, about.unit, _tidy(result.low),
        _tidy(result.high), result.coverage, status, newest.entry.source, newest.entry.vintage, newest.version, note,
        result.noise if enough else None,
    )  # fmt: skip


def _part(member: Member, cell: Cell | None, size_of: dict[str, float], about: Measure) -> Part:
    size = size_of.get(member.code)
    if cell is None:
        return Part(None, size, member.weight)
    base = _rounding(cell)
    exact = about.kind == Kind.COUNT and base <= 1
    return Part(cell.value, size, member.weight, 0.0 if exact else base, 5.0 if about.kind in PER else 0.0)


def _add_up(about: Measure, parts: list[Part], random: bool) -> Aggregate:
    match about.kind:
        case Kind.COUNT:
            return total(parts, random=random)
        case Kind.SHARE | Kind.RATE:
            return share(parts, per=PER[about.kind], random=random)
        case Kind.MEDIAN:
            return median_bounds(parts)
        case _:
            return mean(parts, random=random)


def _rounding(cell: Cell) -> float:
    return catalogue().rounding(cell.entry.source, cell.measure, top=kind_of(cell.area) in TOP)


def _tidy(bound: float | None) -> float | None:
    return None if bound is None else round(bound, 9)


class _Sizes:
    """Denominators of buurten, of the year itself or else of the nearest year.

    A year counts only when its denominators are known for as much of the country as the figures are: else an area
    and the land it is compared with would be weighted by different years.
    """

    def __init__(self, cells: Cells, denominator: tuple[str, ...], codes: list[str] | None, under: str) -> None:
        self.cells, self.denominator = cells, denominator
        self.by_year: dict[int, dict[str, float]] = {}
        if not denominator:
            return
        summed: dict[tuple[int, str], list[float]] = {}
        for cell in cells.find(denominator, areas=codes or (), under=under):
            if cell.value is not None:
                summed.setdefault((cell.year, cell.area), []).append(cell.value)
        for (year, area), values in summed.items():
            if len(values) == len(denominator):
                self.by_year.setdefault(year, {})[area] = sum(values)

    def of(self, year: int, wanted: dict[str, Cell]) -> tuple[int | None, dict[str, float]]:
        """(the year the denominators are of, denominator by area); (None, {}) when there are none."""
        most = max(one.areas for cell in wanted.values() if (one := cell.entry.of_year(year)) is not None)
        for near in sorted(self.by_year, key=lambda other: (abs(other - year), -other)):
            if self.cells.most_areas(self.denominator[0], near) >= LEAST_COVERAGE * most and len(
                wanted.keys() & self.by_year[near].keys()
            ) >= LEAST_COVERAGE * len(wanted):
                return near, self.by_year[near]
        return None, {}
