"""Which areas elsewhere in the country are most like an area, on measures and in a year of one's choice.

The distance between two areas is that between their figures, each standardised over all areas of their kind: how many
standard deviations they lie apart, as the root of the weighted mean of the squares. So the unit of a measure does not
matter, a weight twice as large counts twice as heavily, and 0 is equal in everything.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from .areas import clean, kind_of, parent_of
from .catalogue import Kind, Measure, catalogue
from .cells import Cells
from .compositions import Composition
from .errors import Problem, StatisticsInputError, refuse
from .national import shown_figures
from .query import series
from .store import Store
from .view import view

MOST = 20
USUAL = (
    "population_density", "population_65_plus", "households_single", "households_with_children", "social_assistance",
    "woz_value", "dwellings_social_rent", "income_per_inhabitant",
)  # fmt: skip
"""What areas are compared on when nobody chooses: how dense, how old, which households, how well-off."""
ENOUGH = 4
"""So many of the usual measures make a year fit to compare in."""


@dataclass(frozen=True)
class Criterion:
    """One measure that counts. ``mean`` and ``deviation`` over all areas that have everything; ``own`` of the area itself.

    ``per_hundred``: the measure is a number and is taken per hundred of its denominator, because else it is size that
    counts. A deviation of 0 means that all areas are the same: then it adds nothing.
    """

    measure: str
    weight: float
    per_hundred: bool
    own: float
    mean: float
    deviation: float


@dataclass(frozen=True)
class Alike:
    """An area and how far it lies from the one asked for, with its figures in the order of the criteria."""

    area: str
    distance: float
    values: tuple[float, ...]


@dataclass(frozen=True)
class Comparison:
    """The areas that are most alike, nearest first. ``considered`` had all figures, ``left_out`` lacked at least one."""

    area: str
    kind: str
    year: int
    criteria: tuple[Criterion, ...]
    alike: tuple[Alike, ...]
    considered: int
    left_out: int


def comparable(
    store: Store,
    area: str | Composition,
    measures: Sequence[str],
    year: int,
    weights: Mapping[str, float] | None = None,
    *,
    kind: str = "",
    most: int = MOST,
    as_known_on: date | None = None,
) -> Comparison:
    """The ``most`` areas elsewhere in the country that are most like this one: of its kind, in another gemeente.

    A programme area is laid beside wijken, unless ``kind`` says gemeente or buurt. ``weights`` by measure, 1 where none
    is given. Areas without one of the figures are left out and counted. Raises StatisticsInputError for a measure or
    weight that cannot be used, and when the area itself lacks a figure.
    """
    cells = view(store, as_known_on)
    names = list(dict.fromkeys(measures))
    abouts = _usable(names, weights or {})
    own = np.array(_own(store, cells, area, abouts, year))
    kind = kind or (kind_of(clean(area)) if isinstance(area, str) else "wijk")
    codes, table, seen = _table(cells, abouts, year, kind)
    if len(codes) < 2:
        raise refuse(
            str(year),
            f"er zijn geen {_many(kind)} met al deze cijfers in {year}.",
            "Kies andere maten of een ander jaar.",
        )
    mean, deviation = table.mean(axis=0), table.std(axis=0)
    # A column whose figures are all the same still gets a deviation out of binary arithmetic.
    deviation = np.where(deviation > 1e-9 * np.abs(table).max(axis=0), deviation, 0.0)
    weight = np.array([float((weights or {}).get(name, 1.0)) for name in names])
    distance = _distances(own, table, deviation, weight)
    here = _gemeenten(area)
    elsewhere = [place for place, code in enumerate(codes) if _gemeente(code) not in here]
    nearest = sorted(elsewhere, key=lambda place: (distance[place], codes[place]))[:most]
    return Comparison(
        area=area.id if isinstance(area, Composition) else clean(area),
        kind=kind,
        year=year,
        criteria=tuple(
            Criterion(
                about.id, float(weight[n]), is_per_hundred(about), float(own[n]), float(mean[n]), float(deviation[n])
            )
            for n, about in enumerate(abouts)
        ),
        alike=tuple(Alike(codes[p], float(distance[p]), tuple(map(float, table[p]))) for p in nearest),
        considered=len(codes),
        left_out=seen - len(codes),
    )


def usual(store: Store, area: str | Composition, as_known_on: date | None = None) -> tuple[int, tuple[str, ...]]:
    """(year, measures) to compare in when nobody chooses: the newest year with enough usual measures of this area.

    Raises StatisticsInputError when no year has any.
    """
    cells = view(store, as_known_on)
    known = {
        name: {row.year for row in series(store, area, name, cells=cells) if row.value is not None} for name in USUAL
    }
    years = sorted({year for found in known.values() for year in found}, reverse=True)
    most = max((one.areas for entry in cells.imports for one in entry.years), default=0)
    there = {
        year: tuple(name for name in USUAL if year in known[name] and 2 * cells.most_areas(name, year) >= most)
        for year in years
    }
    if not any(there.values()):
        name = area.id if isinstance(area, Composition) else area
        raise refuse(name, "er is geen jaar met cijfers om op te vergelijken.", "Kies zelf maten en een jaar.")
    enough = [year for year in years if len(there[year]) >= ENOUGH]
    year = enough[0] if enough else max(years, key=lambda one: (len(there[one]), one))
    return year, there[year]


def is_per_hundred(about: Measure) -> bool:
    """Whether a measure is taken per hundred of its denominator."""
    return about.kind == Kind.COUNT and bool(about.denominator)


def _usable(names: Sequence[str], weights: Mapping[str, float]) -> list[Measure]:
    """The measures. Raises StatisticsInputError, naming everything that is wrong."""
    if not names:
        raise refuse("maten", "er is geen maat gekozen.", "Kies er ten minste één.")
    abouts = [catalogue()[name] for name in names]
    problems = [
        Problem(about.id, "een klasse heeft geen afstand, dus hierop is niet te vergelijken.")
        for about in abouts
        if about.kind == Kind.CLASS
    ]
    problems += [
        Problem(name, "dit gewicht hoort bij een maat die niet meedoet.") for name in weights if name not in names
    ]
    problems += [
        Problem(name, f"het gewicht is {weight}.", "Verwacht: een getal boven 0.")
        for name, weight in weights.items()
        if not (math.isfinite(weight) and weight > 0)
    ]
    if problems:
        raise StatisticsInputError(problems)
    return abouts


def _own(store: Store, cells: Cells, area: str | Composition, abouts: Sequence[Measure], year: int) -> list[float]:
    """The figures of the area itself. Raises StatisticsInputError, naming every measure without one."""
    values: list[float] = []
    problems = []
    for about in abouts:
        value = _figure(store, cells, area, about.id, year)
        if is_per_hundred(about) and value is not None:
            wholes = [_figure(store, cells, area, name, year) for name in about.denominator]
            whole = sum(one for one in wholes if one is not None)
            value = 100 * value / whole if whole and None not in wholes else None
        if value is None:
            name = area.name if isinstance(area, Composition) else area
            problems.append(
                Problem(
                    about.id, f"{name} heeft hiervan geen cijfer in {year}.", "Kies een andere maat of een ander jaar."
                )
            )
        else:
            values.append(value)
    if problems:
        raise StatisticsInputError(problems)
    return values


def _figure(store: Store, cells: Cells, area: str | Composition, measure: str, year: int) -> float | None:
    return next((row.value for row in series(store, area, measure, [year], cells=cells)), None)


def _table(cells: Cells, abouts: Sequence[Measure], year: int, kind: str) -> tuple[list[str], NDArray[np.float64], int]:
    """The areas of a kind with all figures, those figures (area x measure), and how many areas have any."""
    names = list(dict.fromkeys(name for about in abouts for name in (about.id, *about.denominator)))
    found, figures = shown_figures(cells, year, names)
    codes = np.array(found)
    of_kind = np.array([kind_of(code) == kind for code in found], dtype=bool)
    codes, figures = codes[of_kind], figures[of_kind]
    at = {name: place for place, name in enumerate(names)}
    table = np.empty((len(codes), len(abouts)))
    for place, about in enumerate(abouts):
        table[:, place] = figures[:, at[about.id]]
        if is_per_hundred(about):
            whole = figures[:, [at[name] for name in about.denominator]].sum(axis=1)
            table[:, place] *= 100 / np.where(whole > 0, whole, np.nan)
    whole_rows = ~np.isnan(table).any(axis=1)
    seen = ~np.isnan(figures).all(axis=1)
    return codes[whole_rows].tolist(), table[whole_rows], int(seen.sum())


def _distances(
    own: NDArray[np.float64], table: NDArray[np.float64], deviation: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The distance of each row of the table from ``own``, in standard deviations."""
    scale = np.divide(1.0, deviation, out=np.zeros_like(deviation), where=deviation > 0)
    apart = (table - own) * scale
    result: NDArray[np.float64] = np.sqrt((apart**2 * weight).sum(axis=1) / weight.sum())
    return result


def _gemeenten(area: str | Composition) -> set[str]:
    """The gemeenten that an area lies in."""
    codes = [member.code for member in area.members] if isinstance(area, Composition) else [clean(area)]
    return {_gemeente(code) for code in codes}


def _gemeente(code: str) -> str:
    while kind_of(code) in ("wijk", "buurt"):
        code = parent_of(code)
    return code


def _many(kind: str) -> str:
    return {"gemeente": "gemeenten", "wijk": "wijken", "buurt": "buurten"}.get(kind, "gebieden")
