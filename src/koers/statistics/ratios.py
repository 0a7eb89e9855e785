"""Counts as a part of those they are counted among: people with a benefit per 1,000 inhabitants."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .catalogue import Measure
from .cells import Cells
from .compositions import Composition
from .query import series
from .row import Row
from .store import Store


@dataclass(frozen=True)
class Size:
    """How many people, dwellings and so on an area has in a year; bounds and noise as in Row."""

    value: float
    low: float
    high: float
    noise: float


def sizes(store: Store, area: str | Composition, measure: Measure, cells: Cells) -> dict[int, Size]:
    """The denominator of a measure in an area, by year; a year in which a part of it is not known is left out."""
    if not measure.denominator:
        return {}
    parts = [
        {row.year: row for row in series(store, area, name, cells=cells) if row.value is not None}
        for name in measure.denominator
    ]
    years = set.intersection(*(set(part) for part in parts))
    return {year: _size([part[year] for part in parts]) for year in sorted(years)}


def _size(rows: Sequence[Row]) -> Size:
    return Size(
        sum(row.value or 0.0 for row in rows),
        sum(_or(row.low, row.value) for row in rows),
        sum(_or(row.high, row.value) for row in rows),
        sum(row.noise or 0.0 for row in rows),
    )


def _or(bound: float | None, value: float | None) -> float:
    return (value or 0.0) if bound is None else bound


def per_size(counts: Iterable[Row], size_of: dict[int, Size], per: float, unit: str) -> list[Row]:
    """Counts as ``per`` of their denominator, for the years in which that is known; a row without a figure stays so.

    Both came out of the store by its one exit, so the ratio shows nothing that they do not show.
    """
    found = []
    for row in counts:
        size = size_of.get(row.year)
        if row.value is None:
            found.append(replace(row, unit=unit, low=None, high=None))
        elif size is not None and size.low > 0:
            ratio = row.value / size.value
            noise = None if row.noise is None else (row.noise + ratio**2 * size.noise) / size.value**2
            found.append(
                replace(
                    row,
                    unit=unit,
                    value=per * ratio,
                    low=None if row.low is None else per * row.low / size.high,
                    high=None if row.high is None else per * row.high / size.low,
                    noise=None if noise is None else per**2 * noise,
                )
            )
    return found
