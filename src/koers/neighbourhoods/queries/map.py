"""What the map of a programme shows: which buurten it is made of, their figures, and their outlines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from koers.kernel.national import statistics_store
from koers.places.models import AreaPart
from koers.statistics import Composition, Kind, Member, Row, Store, catalogue, series
from koers.statistics.areas import clean, is_code
from koers.statistics.cells import Cell, Cells
from koers.statistics.geography import Atlas, BoundaryImport, Unit
from koers.statistics.rules import published


@dataclass(frozen=True)
class Ground:
    """The buurten an area is made of: ``names`` by code, in the order of the codes. ``provisional`` when the list is."""

    names: Mapping[str, str]
    composition: Composition | None
    provisional: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in order."""
        return tuple(self.names)

    @property
    def gemeenten(self) -> tuple[str, ...]:
        """The gemeenten they lie in."""
        return tuple(sorted({f"GM{code[2:6]}" for code in self.names if code[:2] != "NL"}))


def ground(area: str) -> Ground:
    """What an area is made of, as the edition has it."""
    parts = {
        clean(part.cbs_code): part
        for part in AreaPart.objects.filter(area=area).order_by("cbs_code")
        if is_code(clean(part.cbs_code))
    }
    members = tuple(Member(code, float(part.weight)) for code, part in parts.items() if 0 < float(part.weight) <= 1)
    provisional = any(part.provisional for part in parts.values())
    return Ground(
        {code: part.name for code, part in parts.items()},
        Composition(area, area, members, provisional) if members else None,
        provisional,
    )


@dataclass(frozen=True)
class Asked:
    """A measure and a year of which there is something to draw."""

    measure: str
    year: int


class MapFigures:
    """The figures of a few areas: which measures and years there are, and the rows of one of them."""

    def __init__(self, store: Store, ground: Ground, day: date | None) -> None:
        self.store, self.ground, self.day = store, ground, day
        self.cells = Cells(store, day)
        self._found: dict[tuple[str, int], list[Cell]] = {}
        if ground.codes:
            for cell in self.cells.find(list(catalogue().measures), areas=ground.codes):
                self._found.setdefault((cell.measure, cell.year), []).append(cell)

    def offered(self) -> dict[str, tuple[int, ...]]:
        """The measures that may be drawn, in the order of the catalogue, with the years that have a figure."""
        years: dict[str, set[int]] = {}
        for (measure, year), cells in self._found.items():
            if any(cell.value is not None for cell in cells):
                years.setdefault(measure, set()).add(year)
        return {
            about.id: tuple(sorted(years[about.id]))
            for about in catalogue().measures.values()
            if about.id in years and not about.sensitive and about.kind != Kind.CLASS
        }

    def rows(self, asked: Asked) -> dict[str, dict[str, tuple[Row, ...]]]:
        """The rows of a measure and of what it is counted per, by area: as they may be shown."""
        about = catalogue()[asked.measure]
        return {
            name: {
                cell.area: (published(self.cells, cell, catalogue()[name]),)
                for cell in self._found.get((name, asked.year), ())
            }
            for name in (about.id, *about.denominator)
        }

    def beside(self, asked: Asked, areas: Sequence[str | Composition]) -> dict[str, dict[str, tuple[Row, ...]]]:
        """The same rows of larger areas."""
        about = catalogue()[asked.measure]
        found: dict[str, dict[str, tuple[Row, ...]]] = {}
        for name in (about.id, *about.denominator):
            for area in areas:
                rows = series(self.store, area, name, [asked.year], self.day, cells=self.cells)
                if rows:
                    found.setdefault(name, {})[rows[0].area] = tuple(rows)
        return found


@dataclass(frozen=True)
class Outlines:
    """What to draw: the areas themselves and what lies around them, from one import."""

    entry: BoundaryImport
    units: tuple[Unit, ...]


def outlines(ground: Ground, year: int) -> Outlines | None:
    """The outlines of an area's buurten and of the rest of its gemeenten; None when nobody imported any."""
    atlas = Atlas(statistics_store().root)
    best = atlas.best_for(ground.codes, year) if ground.codes else None
    if best is None:
        return None
    entry, own = best
    kinds = tuple({code[:2] for code in ground.codes})
    around = {
        code
        for code in atlas.codes(entry)
        if code.startswith(kinds) and f"GM{code[2:6]}" in ground.gemeenten and code not in ground.names
    }
    return Outlines(entry, (*own, *atlas.units(entry, around)))
