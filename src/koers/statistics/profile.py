"""Everything the page of an area shows, in one call: all measures, all years, the areas beside it, and the country."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .areas import kind_of
from .catalogue import catalogue
from .cells import Cells
from .compositions import Composition
from .conversion import converted
from .national import KINDS, Spread, spreads, spreads_per_hundred
from .query import every_series
from .row import Row
from .rules import code_of
from .store import Store
from .view import view


@dataclass(frozen=True)
class Profile:
    """The figures of an area and of those beside it: ``rows[measure][area]`` is a row a year, in order.

    ``spreads[measure, year]`` is of areas of its own kind; ``per_hundred`` the same of counts per hundred of their
    denominator. A measure without any row is not in ``rows``.
    """

    area: str
    rows: dict[str, dict[str, tuple[Row, ...]]]
    spreads: dict[tuple[str, int], Spread]
    per_hundred: dict[tuple[str, int], Spread]


def profile(
    store: Store,
    area: str | Composition,
    others: Sequence[str | Composition] = (),
    as_known_on: date | None = None,
) -> Profile:
    """What is known of an area, beside others: the same rows as series() gives, of all measures at once.

    Raises StatisticsInputError for a code that is none.
    """
    cells = view(store, as_known_on)
    areas = [converted(one, store) if isinstance(one, Composition) else code_of(one) for one in (area, *others)]
    names = [one if isinstance(one, str) else one.id for one in areas]
    every = {name: every_series(cells, one) for name, one in zip(names, areas, strict=True)}
    rows = {
        measure: {name: found[measure] for name, found in every.items() if measure in found}
        for measure in catalogue().measures
        if any(measure in found for found in every.values())
    }
    kind = kind_beside(areas[0])
    return Profile(names[0], rows, _beside(cells, kind, rows, spreads), _beside(cells, kind, rows, spreads_per_hundred))


def _beside(
    cells: Cells, kind: str, measures: Iterable[str], of_year: Callable[[Cells, int], dict[tuple[str, str], Spread]]
) -> dict[tuple[str, int], Spread]:
    """The spreads over areas of this kind, of all years."""
    key = ("beside", of_year.__name__, kind)
    if key not in cells.national:
        cells.national[key] = {
            (measure, year): spread
            for year in cells.all_years
            for (measure, of_kind), spread in of_year(cells, year).items()
            if of_kind == kind
        }
    wanted = set(measures)
    return {(measure, year): spread for (measure, year), spread in cells.national[key].items() if measure in wanted}


def kind_beside(area: str | Composition) -> str:
    """The kind of area it is laid beside: its own; of the land gemeenten, of a programme area wijken."""
    if isinstance(area, Composition):
        return "wijk"
    return kind if (kind := kind_of(area)) in KINDS else "gemeente"
