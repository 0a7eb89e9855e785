"""Figures of a package that would show persons: small counts, and whatever gives them away by subtraction.

The rule is that of the neighbourhood statistics (``koers.statistics.disclosure``); here it meets figures that partners
bring in themselves. Such a figure is refused, so that no edition, page, file or chart can ever hold it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from koers.kernel.packages.problems import Problem, Problems
from koers.kernel.packages.reading import PackageContents

from .models import Unit


@dataclass(frozen=True)
class _Figure:
    """An observation that says how many persons: in which package and line, and the count (None: kept back)."""

    package: str
    path: str
    line: int
    area: str
    count: float | None


def small_counts(packages: Sequence[PackageContents], problems: Problems) -> None:
    """Every count of persons below the rule's smallest, or that gives one away, is a problem."""
    figures = _tables_of_persons(packages)
    if not figures:
        return
    # The statistics bring DuckDB and Arrow, which a package without such figures does not need.
    from koers.statistics.disclosure import SMALLEST, Group, kept_back

    parents = {row.id: row.parent for row in _rows(packages, "areas")}
    for table in figures.values():
        counts = _counts(table)
        inside: dict[str, list[str]] = {}
        for area in sorted(counts):
            if (parent := parents.get(area)) in counts:
                inside.setdefault(parent, []).append(area)
        groups = [
            Group(parent, tuple(areas))
            for parent, areas in inside.items()
            if _may_be_all(counts[parent], [counts[area] for area in areas], SMALLEST)
        ]
        hidden = kept_back(counts, groups)
        for one in table:
            if one.area in hidden and one.count is not None:
                problems.add(_problem(one, SMALLEST))


def _counts(table: Sequence[_Figure]) -> dict[str, float | None]:
    """The count of each area; of what several sources say, the least."""
    counts: dict[str, float | None] = {}
    for one in table:
        there = counts.get(one.area)
        counts[one.area] = one.count if there is None else min(there, there if one.count is None else one.count)
    return counts


def _may_be_all(total: float | None, parts: Sequence[float | None], smallest: int) -> bool:
    """Whether these parts may be all there are of the total. A package seldom has all of them; then what is left of the
    total is too large to be only what is kept back, and nothing can be worked out."""
    small = [part for part in parts if part is None or 0 < part < smallest]
    known = sum(part for part in parts if part is not None and not 0 < part < smallest)
    return known < smallest if total is None else total - known < smallest * len(small)


def _problem(one: _Figure, smallest: int) -> Problem:
    few = one.count is not None and 0 < one.count < smallest
    what = (
        f"dit cijfer gaat over minder dan {smallest} mensen."
        if few
        else f"met dit cijfer is uit te rekenen wat elders is achtergehouden (minder dan {smallest} mensen)."
    )
    return Problem(
        one.package, one.path, what, "Laat value leeg en zet suppressed in de kolom missing.", one.line, "value"
    )


def _tables_of_persons(packages: Sequence[PackageContents]) -> dict[tuple[str, str, str], list[_Figure]]:
    """The counts of persons, by indicator, period and breakdown: what could be laid beside each other."""
    units = {row.id: row for row in _rows(packages, "units")}
    indicators = {row.id: row for row in _rows(packages, "indicators")}
    found: dict[tuple[str, str, str], list[_Figure]] = {}
    for package in packages:
        contents = package.tables.get("observations")
        for line, row in contents.numbered() if contents else ():
            unit = units.get(row.unit or getattr(indicators.get(row.indicator), "unit", None))
            count = _persons(row, unit)
            if count is None and row.missing != "suppressed":
                continue
            figure = _Figure(package.slug, contents.path, line, row.area, count)
            found.setdefault((row.indicator, row.period, row.breakdown), []).append(figure)
    return found


def _persons(row: Any, unit: Any) -> float | None:
    """How many persons an observation tells of, a share through its denominator too; None when it tells nothing."""
    if unit is None or not row.value:
        return None
    if unit.kind in (Unit.Kind.SHARE, Unit.Kind.RATE):
        return float(row.value) * row.denominator / unit.per if row.denominator and unit.per else None
    return float(row.value) if unit.persons else None


def _rows(packages: Iterable[PackageContents], table: str) -> Iterable[Any]:
    for package in packages:
        if table in package.tables:
            yield from package.tables[table].rows
