"""What is worked out once for the whole country: how figures lie over it, and its own figure where nobody publishes one.

    ROOT/derived/spreads-<year>-<key>.json     of each measure and kind of area, what may be shown
    ROOT/derived/per-hundred-<year>-<key>.json     the same of numbers of people, taken per hundred
    ROOT/derived/land-<key>.json               rows of the land, put together from its buurten

The key is made of the imports that were used, so a file is never out of date; it can be thrown away at any time, and
a store that cannot be written does without.
"""

import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from .areas import NATION, TOP, kind_of
from .by_area import Floats
from .catalogue import Kind, catalogue
from .cells import Cells
from .disclosure import rounded
from .exit import small_counts
from .figures import Status
from .grid import Grid, read_grid
from .published import empty_rows, is_judged, published_rows
from .row import Row
from .store import Store
from .together import rows_together
from .view import view

DERIVED = "derived"
FORMAT = 1
KINDS = ("gemeente", "wijk", "buurt")
PERCENTILES = (5, 25, 50, 75, 95)
KEPT = 3  # of each name: the newest, and a few for whoever looks back; others are made again when somebody asks


@dataclass(frozen=True)
class Spread:
    """How the published figures of a measure and year lie over the country's areas of one kind.

    ``areas`` is how many have a figure. Percentiles are interpolated linearly, in the measure's unit.
    """

    measure: str
    kind: str
    year: int
    areas: int
    p5: float
    p25: float
    p50: float
    p75: float
    p95: float


def prepare(store: Store) -> None:
    """Work out now what a reader would have to wait for: after an import, in the process that did it."""
    cells = view(store)
    for year in cells.all_years:
        spreads(cells, year)
        spreads_per_hundred(cells, year)
    land_rows(cells)
    _clear_old(store.root / DERIVED)


def _clear_old(folder: Path) -> None:
    """Throw away what was made for imports of long ago."""
    by_name: dict[str, list[Path]] = {}
    with suppress(OSError):  # a store that cannot be written, or somebody else who clears up too
        for path in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True):
            by_name.setdefault(path.stem.rpartition("-")[0], []).append(path)
        for paths in by_name.values():
            for path in paths[KEPT:]:
                path.unlink()


def spreads(cells: Cells, year: int) -> dict[tuple[str, str], Spread]:
    """The spreads of a year, by (measure, kind). Of a code there is none."""
    return _of_year(cells, year, "spreads", lambda: _spreads(cells, year))


def spreads_per_hundred(cells: Cells, year: int) -> dict[tuple[str, str], Spread]:
    """The spreads of counts per hundred of their denominator in that year, by (measure, kind)."""
    return _of_year(cells, year, "per-hundred", lambda: _spreads_per_hundred(cells, year))


def shown_figures(cells: Cells, year: int, measures: Sequence[str]) -> tuple[tuple[str, ...], Floats]:
    """The codes of all areas, and their figures of a year that may be shown (areas, measures); nan where there is none."""
    grid = read_grid(cells, "", measures, [year])
    return grid.codes, _may_be_shown(cells, grid, year)


def _of_year(cells: Cells, year: int, name: str, make: Callable[[], list[Spread]]) -> dict[tuple[str, str], Spread]:
    key = (name, year)
    if key not in cells.national:
        # What partners may show of a year hangs on other years too, where the people are counted.
        judged = any(is_judged(entry.source) for entry in cells.imports if entry.of_year(year))
        used = [entry.folder.name for entry in cells.imports if judged or entry.of_year(year)]
        rows = _kept(cells, f"{name}-{year}", used, lambda: [astuple(one) for one in make()])
        cells.national[key] = {(one.measure, one.kind): one for one in (Spread(*row) for row in rows)}
    found: dict[tuple[str, str], Spread] = cells.national[key]
    return found


def land_rows(cells: Cells) -> list[Row]:
    """The rows of the land for every measure and year of which nobody publishes one, put together from its buurten."""
    if "land" not in cells.national:
        used = [entry.folder.name for entry in cells.imports]
        rows = _kept(cells, "land", used, lambda: [_as_json(row) for row in _land_rows(cells)])
        cells.national["land"] = [_from_json(row) for row in rows]
    found: list[Row] = cells.national["land"]
    return found


def _kept(cells: Cells, name: str, used: list[str], make: Callable[[], list[Any]]) -> list[Any]:
    """What was kept under this name for these imports; made, and kept when that is possible, where it is not there."""
    said = json.dumps([FORMAT, catalogue().fingerprint, *used])
    folder = cells.root / DERIVED
    path = folder / f"{name}-{hashlib.sha256(said.encode()).hexdigest()[:16]}.json"
    with suppress(OSError, ValueError):  # not there, or cut off when a machine went down
        kept: list[Any] = json.loads(path.read_text(encoding="utf-8"))
        return kept
    made = make()
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=folder, prefix=".", encoding="utf-8", delete=False) as aside:
            json.dump(made, aside)
        Path(aside.name).chmod(0o644)  # whoever imports need not be the one who serves
        Path(aside.name).replace(path)
    return made


def _land_rows(cells: Cells) -> list[Row]:
    grid = read_grid(cells, [NATION], tuple(catalogue().measures), cells.all_years)
    rows = published_rows(cells, grid, NATION) + empty_rows(cells, grid, NATION)
    done = {(row.measure, row.year) for row in rows}
    return rows_together(cells, NATION, [pair for pair in cells.pairs if pair not in done])


def _as_json(row: Row) -> list[Any]:
    values = list(astuple(row))
    values[8], values[10] = str(row.status), row.vintage.isoformat() if row.vintage else None
    return values


def _from_json(values: list[Any]) -> Row:
    row = Row(*values)
    row.status, row.vintage = Status(values[8]), date.fromisoformat(values[10]) if values[10] else None
    return row


def _spreads(cells: Cells, year: int) -> list[Spread]:
    """The spreads of a year, all areas at once."""
    shown = [name for name, of_year in cells.pairs if of_year == year and catalogue()[name].kind != Kind.CLASS]
    grid = read_grid(cells, "", shown, [year])
    if not shown or not grid.codes:
        return []
    return _spreads_of(grid.measures, grid.codes, _may_be_shown(cells, grid, year), year)


def _spreads_per_hundred(cells: Cells, year: int) -> list[Spread]:
    """The spreads per hundred: of counts of which the whole denominator has figures in this year."""
    there = {name for name, of_year in cells.pairs if of_year == year}
    abouts = [catalogue()[name] for name in sorted(there) if catalogue()[name].kind == Kind.COUNT]
    counted = [about for about in abouts if about.denominator and there.issuperset(about.denominator)]
    if not counted:
        return []
    names = list(dict.fromkeys(name for about in counted for name in (about.id, *about.denominator)))
    codes, figures = shown_figures(cells, year, names)
    at = {name: place for place, name in enumerate(names)}
    shares = []
    for about in counted:
        whole = figures[:, [at[name] for name in about.denominator]].sum(axis=1)
        shares.append(100 * figures[:, at[about.id]] / np.where(whole > 0, whole, np.nan))
    return _spreads_of(tuple(about.id for about in counted), codes, np.column_stack(shares), year)


def _spreads_of(measures: Sequence[str], codes: Sequence[str], values: Floats, year: int) -> list[Spread]:
    kinds = np.array([kind_of(code) for code in codes])
    return [
        Spread(measure, kind, year, int(areas), *(round(float(one), 9) for one in five))
        for kind in KINDS
        for measure, areas, five in zip(measures, *_percentiles(values[kinds == kind]), strict=True)
        if areas
    ]


def _may_be_shown(cells: Cells, grid: Grid, year: int) -> Floats:
    """The figures of a year (areas, measures), nan for what is kept back: as rules.published does it."""
    values, place = grid.value[0], grid.place[0]
    top = np.array([kind_of(code) in TOP for code in grid.codes])
    sensitive = np.array([catalogue()[name].sensitive for name in grid.measures])
    values = np.where(sensitive & ~top[:, None], np.nan, values)
    for source in {entry.source for entry in cells.imports if is_judged(entry.source)}:
        about = catalogue().sources[source]
        numbers = [number for number, entry in enumerate(cells.imports) if entry.source == source]
        from_it = np.isin(place, numbers) & ~np.isnan(values)
        for column in np.flatnonzero(from_it.any(axis=0)).tolist():
            measure = catalogue()[grid.measures[column]]
            released = small_counts(cells, measure, year, source)
            for row in np.flatnonzero(from_it[:, column]).tolist():
                if released.hides(grid.codes[row]):
                    values[row, column] = np.nan
                elif measure.kind == Kind.COUNT and about.round_to:
                    values[row, column] = rounded(float(values[row, column]), about.round_to)
    return values


def _percentiles(values: Floats) -> tuple[Floats, Floats]:
    """(how many are known, the percentiles), by column; interpolated linearly, as np.percentile does it."""
    if not values.size:
        return np.zeros(values.shape[1]), np.full((values.shape[1], len(PERCENTILES)), np.nan)
    values = np.sort(values, axis=0)  # nan comes last
    known = (~np.isnan(values)).sum(axis=0)
    at = np.maximum(known - 1, 0) * np.array(PERCENTILES)[:, None] / 100
    below = np.floor(at).astype(int)
    columns = np.arange(values.shape[1])
    low, high = values[below, columns], values[np.minimum(below + 1, np.maximum(known - 1, 0)), columns]
    return known.astype(float), (low + (high - low) * (at - below)).T
