"""The one exit of the store: a series of one measure for one area, whether published or put together from buurten."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from .aggregation import (
    LEAST_COVERAGE,
    Aggregate,
    Part,
    may_be_published,
    mean,
    median_bounds,
    share,
    total,
    worst_rounding,
)
from .areas import NATION, TOP, clean, kind_of
from .catalogue import PER, Kind, Measure, catalogue
from .cells import Cell, Cells
from .compositions import Composition, Member
from .disclosure import rounded
from .errors import refuse
from .exit import Released, small_counts
from .figures import Status
from .store import Store


@dataclass(frozen=True)
class Row:
    """One figure as it may be shown. ``value`` is None when there is none to show, and ``status`` says why.

    ``low`` and ``high`` bound what the figure can be, ``coverage`` (0-1) is the known part of the area. ``version``
    names the model, where a change of model is a break; ``note`` is a Dutch sentence for the reader.
    """

    measure: str
    area: str
    year: int
    value: float | None
    unit: str
    low: float | None
    high: float | None
    coverage: float
    status: Status
    source: str
    vintage: date | None
    version: str = ""
    note: str = ""

    def as_dict(self) -> dict[str, object]:
        """For JSON and CSV."""
        return {
            "measure": self.measure,
            "area": self.area,
            "year": self.year,
            "value": self.value,
            "unit": self.unit,
            "low": self.low,
            "high": self.high,
            "coverage": self.coverage,
            "status": str(self.status),
            "source": self.source,
            "vintage": self.vintage.isoformat() if self.vintage else None,
        }


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
    if isinstance(area, Composition):
        rows = _put_together(cells, area.id, area, about, wanted, least_coverage)
    else:
        code = clean(area)
        if not kind_of(code):
            raise refuse(area, "dit is geen code van een gebied.", "Verwacht: een code als GM0917, WK091720 of NL00.")
        rows = _of_code(cells, code, about, wanted, least_coverage)
    return sorted(rows, key=lambda row: row.year)


def _of_code(cells: Cells, code: str, about: Measure, years: list[int], least_coverage: float) -> list[Row]:
    found = cells.find([about.id], years, areas=[code])
    rows = [_published(cells, cell, about) for cell in found]
    left = [year for year in years if year not in {cell.year for cell in found}]
    empty = {year: entry for year in left if (entry := cells.not_yet_published(about.id, year, [code])) is not None}
    for year, entry in empty.items():
        rows.append(
            Row(
                about.id,
                code,
                year,
                None,
                about.unit,
                None,
                None,
                0.0,
                Status.NOT_YET_PUBLISHED,
                entry.source,
                entry.vintage,
            )
        )
    left = [year for year in left if year not in empty]
    if left and kind_of(code) != "buurt":
        rows += _put_together(cells, code, code, about, left, least_coverage)
    return rows


def _published(cells: Cells, cell: Cell, about: Measure) -> Row:
    """A figure as its publisher has it, unless it must be kept back here."""
    value, status, note = cell.value, cell.status, ""
    if about.sensitive and kind_of(cell.area) not in TOP:
        value, status, note = None, Status.SUPPRESSED, "Gevoelig: alleen voor gemeenten en het land."
    elif value is not None and small_counts(cells, about, cell.year, cell.entry.source).hides(cell.area):
        value, status, note = (
            None,
            Status.SUPPRESSED,
            "Achtergehouden: te weinig mensen, of af te leiden uit andere cijfers.",
        )
    low, high = cell.low, cell.high
    base = _exit_base(about, cell.entry.source)
    if value is None:
        low = high = None
    elif base:
        value = rounded(value, base)
        low, high = max(0.0, value - base / 2), value + base / 2
    elif low is None:
        worst = _worst(cell, about)
        low = max(0.0, value - worst) if value >= 0 else value - worst
        high = value + worst
    return Row(
        about.id, cell.area, cell.year, value, about.unit, _tidy(low), _tidy(high), 0.0 if value is None else 1.0, status,
        cell.entry.source, cell.entry.vintage, cell.version, note,
    )  # fmt: skip


def _rounding(cell: Cell) -> float:
    return catalogue().rounding(cell.entry.source, cell.measure, top=kind_of(cell.area) in TOP)


def _is_random(cell: Cell, about: Measure) -> bool:
    return about.kind == Kind.COUNT and catalogue().sources[cell.entry.source].random_rounding


def _worst(cell: Cell, about: Measure) -> float:
    base = _rounding(cell)
    # A count that is exact is rounded to 1.
    return 0.0 if about.kind == Kind.COUNT and base <= 1 else worst_rounding(base, random=_is_random(cell, about))


def _tidy(bound: float | None) -> float | None:
    """A bound without the noise of binary arithmetic."""
    return None if bound is None else round(bound, 9)


def _put_together(
    cells: Cells, name: str, area: Composition | str, about: Measure, years: list[int], least_coverage: float
) -> list[Row]:
    """The figures of an area out of those of its buurten."""
    if about.kind == Kind.CLASS:
        return []
    expected: dict[int, set[str]] = {}
    if isinstance(area, str):
        expected = {year: cells.buurten(year, _prefix(area)) for year in years}
        # A source about another part of the country says nothing about this area.
        years = [year for year in years if 2 * cells.most_areas(about.id, year) >= len(expected[year])]
    if not years:
        return []
    codes = None if isinstance(area, str) else sorted({member.code for member in area.members})
    under = _prefix(area) if isinstance(area, str) else ""
    found = cells.find([about.id], years, areas=codes or (), under=under)
    sizes = _Sizes(cells, about.denominator, codes, under)
    rows = []
    for year in years:
        of_year = {cell.area: cell for cell in found if cell.year == year}
        if not of_year:
            empty = cells.not_yet_published(about.id, year, codes) if codes else None
            if empty is not None:
                rows.append(
                    Row(
                        about.id,
                        name,
                        year,
                        None,
                        about.unit,
                        None,
                        None,
                        0.0,
                        Status.NOT_YET_PUBLISHED,
                        empty.source,
                        empty.vintage,
                    )
                )
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
            row = _released(cells, row, about, members, of_year)
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
        note = f"Van {result.coverage:.0%} van het gebied is het cijfer bekend; nodig is {least_coverage:.0%}."
        if about.kind == Kind.MEDIAN:
            note = "Van medianen is geen mediaan te maken; bekend is alleen waartussen die ligt."
    return Row(
        about.id, name, year, result.value if enough else None, about.unit, _tidy(result.low),
        _tidy(result.high), result.coverage, status, newest.entry.source, newest.entry.vintage, newest.version, note,
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


def _prefix(code: str) -> str:
    """What the codes of an area's buurten start with."""
    return "BU" if code == NATION else f"BU{code[2:]}"


def _released(cells: Cells, row: Row, about: Measure, members: tuple[Member, ...], of_year: dict[str, Cell]) -> Row:
    """The row, or one without a figure when it would show what is kept back."""
    hidden = replace(row, value=None, low=None, high=None, status=Status.SUPPRESSED)
    if about.sensitive and (kind_of(row.area) not in TOP):
        return replace(hidden, note="Gevoelig: alleen voor gemeenten en het land.")
    released: Released = small_counts(cells, about, row.year, row.source)
    if not released.may_add_up([member.code for member in members]):
        return replace(hidden, note="Achtergehouden: te weinig mensen, of af te leiden uit andere cijfers.")
    base = _exit_base(about, row.source)
    if not base or row.value is None:
        return row
    value = rounded(row.value, base)
    low, high = min(row.low or 0.0, value - base / 2), max(row.high or 0.0, value + base / 2)
    return replace(row, value=value, low=max(0.0, low), high=high)


def _exit_base(about: Measure, source: str) -> int:
    """What counts of this source are rounded to when they leave; 0 is not."""
    return catalogue().sources[source].round_to if about.kind == Kind.COUNT else 0


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
