"""What Koers does."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from koers.methods import GapPaceInput, gap_pace
from koers.statistics import Store, catalogue
from koers.statistics.catalogue import Kind
from koers.statistics.cells import Cells
from koers.statistics.grid import read_grid
from koers.statistics.national import prepare
from koers.statistics.profile import profile
from koers.statistics.query import every_series
from koers.statistics.together import Sizes, Wanted, add_up

DAY = date(2026, 1, 1)  # of a file that does not say when it came out


def read_and_write(path: str) -> int:
    """Bring a file into an empty store; how many cells."""
    with TemporaryDirectory() as folder:
        entry = Store(Path(folder) / "store").bring_in(Path(path), retrieved=DAY).entry
        return sum(one.rows for one in entry.years)


def bring_in(root: str, path: str) -> int:
    """Bring a file into a store; how many cells."""
    entry = Store(Path(root)).bring_in(Path(path), retrieved=DAY).entry
    return sum(one.rows for one in entry.years)


def finish(root: str) -> None:
    """What the import command does at its end: work out what holds for the whole country."""
    prepare(Store(Path(root)))


def area_page(root: str, areas: list[str]) -> int:
    """Everything the page of an area shows, beside others; how many figures."""
    every_series.cache_clear()  # of an area that somebody asked for before nothing has to be done
    found = profile(Store(Path(root)), areas[0], areas[1:])
    return sum(len(rows) for of_measure in found.rows.values() for rows in of_measure.values()) + len(found.spreads)


def every_wijk(root: str) -> list[int]:
    """Put every wijk of the country together from its buurten; how many cells went in and how many figures came out.

    With bounds, coverage and noise, as everywhere.
    """
    cells = Cells(Store(Path(root)))
    measures = [about.id for about in catalogue().measures.values() if about.kind != Kind.CLASS]
    read, made = 0, 0
    for year in cells.all_years:
        there = sorted({name for name, of_year in cells.pairs if of_year == year} & set(measures))
        sizes = [name for measure in there for name in catalogue()[measure].denominator]
        grid = read_grid(cells, "BU", [*there, *sizes], [year])
        place = np.arange(len(there))
        wanted = Wanted(place, np.zeros_like(place), np.zeros_like(place))
        _, size = Sizes(cells, grid).of(wanted)
        wijken = np.array([code[2:8] for code in grid.codes])
        starts = np.flatnonzero(np.append(True, wijken[1:] != wijken[:-1]))
        present = grid.place[0][:, place]
        newest = np.maximum.reduceat(present, starts, axis=0)
        member = (present >= 0) | ~np.isnan(size)
        sums = add_up(cells, grid, wanted, size, np.ones(size.shape), member, newest, starts)
        read += int((present >= 0).sum())
        made += int((~np.isnan(sums.value)).sum())
    return [read, made]


def verdicts(series: int, years: int) -> int:
    """The whole verdict (with its robustness and outlook) on made-up series; how many."""
    random = np.random.default_rng(1)
    times = tuple(range(2042 - 2 * years, 2042 - years))
    for _ in range(series):
        benchmark = 0.70 + 0.002 * np.arange(years) + random.normal(0, 0.003, years)
        area = 0.58 + random.normal(0, 0.004) * np.arange(years) + random.normal(0, 0.01, years)
        gap_pace(
            GapPaceInput(
                times=times,
                area=tuple(np.clip(area, 0.01, 0.99).tolist()),
                benchmark=tuple(np.clip(benchmark, 0.01, 0.99).tolist()),
                area_n=(1500,) * years,
                direction=1,
                target_year=2042,
            )
        )
    return series
