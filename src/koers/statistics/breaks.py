"""Breaks nobody announced: what a figure is counted per jumps from one year to the next (methods.md, section 2)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

from .catalogue import catalogue
from .row import Row

LARGEST_JUMP = 0.10


def flagged(rows: Iterable[Row], values: Mapping[tuple[str, int], float]) -> list[Row]:
    """The rows of one area, with a note at each year in which their denominator jumped.

    ``values`` holds the area's figures of the denominators, by (measure, year). Borders that changed are the usual
    cause; figures carried over with a conversion matrix no longer jump by that.
    """
    years = sorted({year for _, year in values})
    notes: dict[tuple[str, ...], dict[int, str]] = {}
    found = []
    for row in rows:
        names = _denominator(row.measure)
        if names not in notes:
            notes[names] = _jumps(names, years, values)
        note = notes[names].get(row.year)
        found.append(replace(row, note=f"{row.note} {note}".strip()) if note and row.value is not None else row)
    return found


@cache
def _denominator(measure: str) -> tuple[str, ...]:
    return catalogue()[measure].denominator


def _jumps(names: tuple[str, ...], years: list[int], values: Mapping[tuple[str, int], float]) -> dict[int, str]:
    """The note of each year in which the denominator differs too much from that of the year before it."""
    if not names:
        return {}
    sizes = [
        (year, sum(values[name, year] for name in names)) for year in years if all((n, year) in values for n in names)
    ]
    notes = {}
    for (before, old), (year, new) in pairwise(sizes):
        if old > 0 and abs(new / old - 1) > LARGEST_JUMP:
            what = " + ".join(catalogue()[name].name.lower() for name in names)
            notes[year] = (
                f"Breuk: de noemer ({what}) is {abs(new / old - 1):.0%} {'groter' if new > old else 'kleiner'} dan in "
                f"{before}, zonder bekende oorzaak. Misschien veranderde de grens."
            )
    return notes
