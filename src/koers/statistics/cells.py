"""Looking cells up in the store: of each area, measure and year the one that is current, or was on a day."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import duckdb

from .catalogue import catalogue
from .figures import Status
from .store import Import, Store


@dataclass(frozen=True)
class Cell:
    """One figure as the source has it, and the import it is from."""

    area: str
    measure: str
    year: int
    value: float | None
    status: Status
    low: float | None
    high: float | None
    entry: Import

    @property
    def version(self) -> str:
        """The model behind it, where a source changes models."""
        one = self.entry.of_year(self.year)
        return one.version if one else ""


_CURRENT = """
select area, measure, imports.year, value, status, low, high, imports.place
from read_parquet($files, filename = true) as figures
join (select unnest($files) as file, unnest($years) as year, unnest($places) as place) as imports
  on figures.filename = imports.file
where {condition}
qualify row_number() over (partition by area, measure, imports.year order by imports.place desc) = 1
order by imports.year, measure, area
"""


def _listed(given: dict[str, str]) -> str:
    return ", ".join(f"${name}" for name in given)


def _range(under: str) -> dict[str, str]:
    return {"under": under, "beyond": f"{under}~"}


class Cells:
    """Reads cells of one store as known on a day (None: now)."""

    def __init__(self, store: Store, as_known_on: date | None = None) -> None:
        self.imports = store.imports(as_known_on)  # oldest first, so a higher place is more current
        self._store = store
        self._lists: dict[tuple[str, int], set[str]] = {}
        self._sorted: dict[tuple[str, int], list[str]] = {}
        self.root = store.root
        self.national: dict[Any, Any] = {}  # kept for national.py
        self._database = duckdb.connect()
        self._known: dict[tuple[tuple[str, ...], str], dict[str, list[Cell]]] = {}
        self._denominators: dict[tuple[tuple[str, ...], str], list[Cell]] = {}
        self.released: dict[tuple[str, int, str], Any] = {}  # kept for exit.py: what is kept back, worked out once

    def only(self, entry: Import) -> "Cells":
        """The cells of one import, as if there were no other."""
        alone = copy(self)
        alone.imports, alone._known, alone._denominators = [entry], {}, {}
        for kept in ("pairs", "all_years", "_most_areas"):
            alone.__dict__.pop(kept, None)
        return alone

    def years(self, measures: Iterable[str]) -> list[int]:
        """The years of which there are figures (or a column still empty) of these measures."""
        wanted = set(measures)
        return sorted(
            {
                one.year
                for entry in self.imports
                for one in entry.years
                if wanted & {*one.measures, *one.not_yet_published}
            }
        )

    @cached_property
    def pairs(self) -> list[tuple[str, int]]:
        """Every (measure, year) of which there are figures, or a column still empty."""
        there = (
            (measure, one.year)
            for entry in self.imports
            for one in entry.years
            for measure in (*one.measures, *one.not_yet_published)
        )
        return sorted({pair for pair in there if pair[0] in catalogue().measures})

    @cached_property
    def all_years(self) -> list[int]:
        """The years of which there is anything."""
        return sorted({one.year for entry in self.imports for one in entry.years})

    def most_areas(self, measure: str, year: int) -> int:
        """How many areas the largest import has that holds this measure in this year."""
        return self._most_areas.get((measure, year), 0)

    @cached_property
    def _most_areas(self) -> dict[tuple[str, int], int]:
        most: dict[tuple[str, int], int] = {}
        for entry in self.imports:
            for one in entry.years:
                for measure in one.measures:
                    most[measure, one.year] = max(one.areas, most.get((measure, one.year), 0))
        return most

    def find(
        self, measures: Sequence[str], years: Iterable[int] | None = None, *, areas: Sequence[str] = (), under: str = ""
    ) -> list[Cell]:
        """The current cells of these measures: of ``areas``, or of all buurten whose code starts with ``under``.

        With neither, of all areas. ``years`` None is every year. Of a few areas everything is read at once and kept,
        because a page asks for one measure after another.
        """
        wanted = None if years is None else set(years)
        if areas or len(under) > len("BU"):
            known = self._all_of(tuple(areas), under)
            return [
                cell
                for name in dict.fromkeys(measures)
                for cell in known.get(name, [])
                if wanted is None or cell.year in wanted
            ]
        if under and wanted is None:  # denominators of the whole country, which many measures share
            key = tuple(measures)
            if (key, under) not in self._denominators:
                self._denominators[key, under] = self._of_measures(measures, None, under)
            return self._denominators[key, under]
        return self._of_measures(measures, wanted, under)

    def _of_measures(self, measures: Sequence[str], years: set[int] | None, under: str) -> list[Cell]:
        names = {f"measure{place}": name for place, name in enumerate(measures)}
        condition, given = f"measure in ({_listed(names)})", dict(names)
        if under:
            condition, given = f"{condition} and area >= $under and area < $beyond", given | _range(under)
        return self._query(set(measures), years, condition, given)

    def _all_of(self, areas: tuple[str, ...], under: str) -> dict[str, list[Cell]]:
        """All cells of a few areas, by measure."""
        if (areas, under) not in self._known:
            if areas:
                # A plain list, not a subquery: then groups of rows without these areas are skipped.
                given = {f"area{place}": area for place, area in enumerate(areas)}
                condition = f"area in ({_listed(given)})"
            else:
                condition, given = "area >= $under and area < $beyond", _range(under)
            by_measure: dict[str, list[Cell]] = {}
            for cell in self._query(None, None, condition, given):
                by_measure.setdefault(cell.measure, []).append(cell)
            self._known[areas, under] = by_measure
        return self._known[areas, under]

    def _query(
        self, measures: set[str] | None, years: set[int] | None, condition: str, given: dict[str, str]
    ) -> list[Cell]:
        files, file_years, places = [], [], []
        for place, entry in enumerate(self.imports):
            for one in entry.years:
                if (years is None or one.year in years) and (measures is None or measures & set(one.measures)):
                    files.append(str(entry.figures(one.year)))
                    file_years.append(one.year)
                    places.append(place)
        if not files:
            return []
        parameters = {"files": files, "years": file_years, "places": places, **given}
        # A cursor of its own, so that threads may share these cells.
        with self._database.cursor() as database:
            rows = database.execute(_CURRENT.format(condition=condition), parameters).fetchall()
        return [
            Cell(area, measure, year, value, Status(status), low, high, self.imports[place])
            for area, measure, year, value, status, low, high, place in rows
        ]

    def not_yet_published(self, measure: str, year: int, areas: Iterable[str] = ()) -> Import | None:
        """The newest import of this year in which the measure's column was still empty, that has one of the areas."""
        wanted = set(areas)
        for entry in reversed(self.imports):
            one = entry.of_year(year)
            if one and measure in one.not_yet_published and (not wanted or wanted & self.codes(entry, year)):
                return entry
        return None

    def buurten(self, year: int, under: str) -> set[str]:
        """The buurten whose code starts with ``under``, in the whole country's list nearest to this year.

        A list less than half as long as the longest is of a part of the country, whatever it calls its first row.
        """
        found = self._whole_list(year)
        return set() if found is None else {code for code in self.codes(*found) if code.startswith(under)}

    def count_buurten(self, year: int, under: str) -> int:
        """How many ``buurten`` there are; counted in a sorted list, so that it takes no walk past the whole country."""
        found = self._whole_list(year)
        if found is None:
            return 0
        entry, near = found
        if (entry.folder.name, near) not in self._sorted:
            self._sorted[entry.folder.name, near] = sorted(self.codes(entry, near))
        codes = self._sorted[entry.folder.name, near]
        return bisect_left(codes, f"{under}~") - bisect_left(codes, under)

    def _whole_list(self, year: int) -> tuple[Import, int] | None:
        """The import and year of the whole country's list of areas nearest to this year."""
        lists = [(one.areas, one.year, entry) for entry in self.imports for one in entry.years]
        longest = max((size for size, _, _ in lists), default=0)
        whole = [one for one in lists if one[0] * 2 >= longest]
        if not whole:
            return None
        _, near, entry = min(whole, key=lambda one: (abs(one[1] - year), -one[0]))
        return entry, near

    def codes(self, entry: Import, year: int) -> set[str]:
        """The codes in an import's list of areas."""
        if (entry.folder.name, year) not in self._lists:
            self._lists[entry.folder.name, year] = set(self._store.areas(entry, year)["code"].to_pylist())
        return self._lists[entry.folder.name, year]
