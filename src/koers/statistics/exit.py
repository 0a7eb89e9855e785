"""What may leave the store: the rule of disclosure.py on the figures of a source, for all its vintages together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .areas import TOP, kind_of, parent_of
from .catalogue import PER, Kind, Measure, catalogue
from .cells import Cells
from .disclosure import Group, kept_back

NOTHING = 1e-9


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
        return self._is_safe(inside) and self._is_safe(beside) and not self._tells_small(inside)

    def _tells_small(self, areas: Sequence[str]) -> bool:
        """Whether the sum over these areas, beside every total that is shown, gives a small count away.

        What is kept back are the unknowns, what is shown are sums of them. A small count is given away when it is a
        sum of differences of those (it lies in the row space), or of the unknowns that are left of this sum when what
        shown totals tell is taken off. A total that its parts are far from (parts are missing) tells nothing.
        """
        near = {area[2:6] for area in areas}
        nodes = [area for area in self.counts if area[2:6] in near]
        leaves = self._leaves(nodes)
        unknown = sorted({leaf for of in leaves.values() for leaf in of if leaf in self.hidden})
        small = [area for area in nodes if self._is_small(area)]
        if not unknown or not small:
            return False
        totals = [set(leaves[area]) for area in nodes if area not in self.hidden and self._adds_up(area, leaves[area])]
        inside = {leaf for area in areas for leaf in leaves[area]}
        rest = inside.difference(*(total for total in totals if total <= inside))
        if not self._is_safe(sorted(rest)):
            return True
        rows = np.array([[leaf in sum_of for leaf in unknown] for sum_of in (*totals, inside)], dtype=float)
        wanted = np.array([[leaf in leaves[area] for leaf in unknown] for area in small], dtype=float)
        found = np.linalg.lstsq(rows.T, wanted.T, rcond=None)[0]
        return bool((np.abs(rows.T @ found - wanted.T).max(axis=0) < NOTHING).any())

    def _leaves(self, nodes: Sequence[str]) -> dict[str, list[str]]:
        """The lowest cells that each area is made of; of a lowest cell itself."""
        made = {parent_of(area) for area in nodes}
        found: dict[str, list[str]] = {area: [] for area in nodes}
        for leaf in (area for area in nodes if area not in made):
            area = leaf
            while area:
                if area in found:
                    found[area].append(leaf)
                area = parent_of(area)
        return found

    def _is_small(self, area: str) -> bool:
        count = self.counts[area]
        return count is not None and 0 < count < self.smallest

    def _adds_up(self, total: str, leaves: Sequence[str]) -> bool:
        counts = [self.counts[area] for area in (total, *leaves)]
        known = [count for count in counts if count is not None]
        return len(known) < len(counts) or abs(known[0] - sum(known[1:])) < self.smallest

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
