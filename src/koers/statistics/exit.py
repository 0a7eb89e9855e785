"""What may leave the store: the rule of disclosure.py on the figures of a source, for all its vintages together."""

from collections.abc import Sequence
from dataclasses import dataclass

from .areas import TOP, kind_of, parent_of
from .catalogue import PER, Kind, Measure, catalogue
from .cells import Cells
from .disclosure import Group, kept_back


@dataclass(frozen=True)
class Released:
    """Which areas' counts are kept back, of one measure, year and source, and the counts themselves."""

    counts: dict[str, float | None]
    hidden: frozenset[str]
    smallest: int

    def hides(self, area: str) -> bool:
        """Whether the figure of this area is kept back."""
        return area in self.hidden

    def may_add_up(self, areas: Sequence[str]) -> bool:
        """Whether the sum over these areas shows nobody: not in itself, and not by subtracting, from it or from what
        it is a part of."""
        if self.smallest <= 0 or not self.hidden:
            return True
        inside = [area for area in areas if area in self.counts]
        parents = {parent_of(area) for area in inside}
        beside = [area for area in self.counts if parent_of(area) in parents and area not in set(inside)]
        return self._is_safe(inside) and self._is_safe(beside)

    def _is_safe(self, areas: Sequence[str]) -> bool:
        counts = {area: self.counts[area] for area in areas}
        counts["sum"] = sum(count or 0 for count in counts.values())
        return kept_back(
            counts, [Group("sum", tuple(areas))], smallest=self.smallest, also=self.hidden & set(areas)
        ) == (self.hidden & set(areas))


def small_counts(cells: Cells, about: Measure, year: int, source: str) -> Released:
    """What is kept back of a measure. Sources that keep back themselves are left as they are."""
    key = (about.id, year, source)
    if key not in cells.released:
        cells.released[key] = _small_counts(cells, about, year, source)
    return cells.released[key]


def _small_counts(cells: Cells, about: Measure, year: int, source: str) -> Released:
    smallest = catalogue().sources[source].smallest_count
    if smallest <= 0 or about.kind not in (Kind.COUNT, Kind.SHARE, Kind.RATE):
        return Released({}, frozenset(), 0)
    tables, uncounted = _tables(cells, about, year, source)
    hidden: frozenset[str] = frozenset()
    # One pattern for all vintages: a cell kept back in one would be found through the other.
    while True:
        before = hidden
        for counts in tables:
            hidden = kept_back(counts, _groups(counts), smallest=smallest, also=hidden)
        if hidden == before:
            return Released(tables[-1] if tables else {}, hidden | uncounted, smallest)


def _tables(cells: Cells, about: Measure, year: int, source: str) -> tuple[list[dict[str, float | None]], set[str]]:
    """The counts by area, a table a vintage, oldest first; and the areas of which nobody knows how many it are.

    A share or rate counts too: with its denominator it tells how many. Below gemeente one without a known denominator
    may be about anybody, so it is kept back; subtracting it gives nothing, so it stands in no table.
    """
    tables, uncounted = [], set()
    for entry in cells.imports:
        if entry.source != source or entry.of_year(year) is None:
            continue
        values = {cell.area: cell.value for cell in cells.only(entry).find([about.id], [year])}
        if values and about.kind in PER:
            sizes = _sizes(cells, about, year, sorted(values))
            uncounted |= {area for area in values if area not in sizes and kind_of(area) not in TOP}
            values = {
                area: None if value is None else value * sizes[area] / PER[about.kind]
                for area, value in values.items()
                if area in sizes
            }
        tables.append(values)
    return tables, uncounted


def _sizes(cells: Cells, about: Measure, year: int, areas: list[str]) -> dict[str, float]:
    """The denominator of each area, of the nearest year that has it whole."""
    parts: dict[tuple[str, int], list[float]] = {}
    for cell in cells.find(about.denominator, areas=areas):
        if cell.value is not None:
            parts.setdefault((cell.area, cell.year), []).append(cell.value)
    whole = [key for key, values in parts.items() if len(values) == len(about.denominator)]
    found: dict[str, float] = {}
    for area, near in sorted(whole, key=lambda key: (abs(key[1] - year), -key[1])):
        found.setdefault(area, sum(parts[area, near]))
    return found


def _groups(counts: dict[str, float | None]) -> list[Group]:
    members: dict[str, list[str]] = {}
    for area in counts:
        members.setdefault(parent_of(area), []).append(area)
    return [Group(parent, tuple(areas)) for parent, areas in members.items() if parent in counts]
