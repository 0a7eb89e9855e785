"""Areas that a file names without a code. Names are no keys, so a name alone never decides: the order has to fit too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from koers.statistics.catalogue import fold
from koers.statistics.errors import StatisticsInputError, refuse

from .opening import is_footer

LEAST_EQUAL = 0.9  # an area between equal ones may have been renamed
WITH_CODES = "Kies bij CBS ook de kolom Codering, of importeer eerst een bestand met codes van hetzelfde jaar."


class AreaLists(Protocol):
    """The lists of areas that are known already."""

    def by_nearness(self, year: int) -> Iterator[tuple[int, pa.Table]]:
        """(year, AREAS), the list of the nearest year first."""
        ...


@dataclass(frozen=True)
class Named:
    """The code and the name of each row; both empty for a footer."""

    codes: pa.Array
    names: pa.Array
    note: str


def codes_of_names(
    file: str, names: pa.Array | None, lines: NDArray[np.int64], year: int | None, lists: AreaLists | None
) -> Named:
    """Find the codes by laying the names along the lists of areas, the list of the nearest year first.

    CBS lists areas in one order: land, then each gemeente with its wijken and their buurten. The rows must be one
    unbroken stretch of a list, in one place only, where nearly all names are equal; a selection of rows is refused,
    because in another year the same name may be another piece of ground. Raises StatisticsInputError.
    """
    if names is None:
        raise refuse(file, "er is geen kolom met codes of namen van gebieden.", WITH_CODES)
    texts = [(name or "").strip("\ufeff ") for name in names.to_pylist()]
    rows = [place for place, text in enumerate(texts) if text and not is_footer(text)]
    known = list(lists.by_nearness(year)) if lists is not None and year is not None else []
    if not known or not rows:
        raise refuse(
            file, "dit bestand noemt gebieden zonder code, en een naam alleen zegt niet welk gebied het is.", WITH_CODES
        )
    wanted = [fold(texts[place]) for place in rows]
    for of_year, areas in known:
        for listed in (areas, *_higher_levels(areas, len(wanted))):
            found = _stretch(wanted, listed)
            if found is not None:
                return _named(texts, rows, found, of_year)
    raise _no_fit(file, known[0], wanted, texts, rows, lines)


def _named(texts: list[str], rows: list[int], found: list[str], of_year: int) -> Named:
    codes, names = [""] * len(texts), [""] * len(texts)
    for place, code in zip(rows, found, strict=True):
        codes[place], names[place] = code, texts[place]
    note = f"Codes van gebieden naar de volgorde van de lijst van {of_year}."
    return Named(pa.array(codes, pa.string()), pa.array(names, pa.string()), note)


def _higher_levels(areas: pa.Table, size: int) -> Iterator[pa.Table]:
    """The list without its buurten, and without its wijken: in that same order. Only for rows that are most of it."""
    for kinds in (("land", "gemeente", "wijk"), ("land", "gemeente")):
        level = areas.filter(pc.is_in(areas["kind"], pa.array(kinds)))
        if 2 * size >= level.num_rows:
            yield level


def _stretch(wanted: Sequence[str], areas: pa.Table) -> list[str] | None:
    """The codes of the one unbroken stretch of the list where these names stand; None when there is not just one."""
    listed = [fold(name) for name in areas["name"].to_pylist()]
    starts = [start for start in range(len(listed) - len(wanted) + 1) if _fits(wanted, listed, start)]
    if len(starts) != 1:
        return None
    return areas["code"].slice(starts[0], len(wanted)).to_pylist()


def _fits(wanted: Sequence[str], listed: Sequence[str], start: int) -> bool:
    if wanted[0] != listed[start]:
        return False
    equal = sum(one == other for one, other in zip(wanted, listed[start : start + len(wanted)], strict=True))
    return equal >= LEAST_EQUAL * len(wanted)


def _no_fit(
    file: str,
    known: tuple[int, pa.Table],
    wanted: Sequence[str],
    texts: Sequence[str],
    rows: Sequence[int],
    lines: NDArray[np.int64],
) -> StatisticsInputError:
    of_year, areas = known
    listed = {fold(name) for name in areas["name"].to_pylist()}
    unknown = next((place for place, name in zip(rows, wanted, strict=True) if name not in listed), None)
    if unknown is None:
        return refuse(file, f"de volgorde van de gebieden is niet die van de lijst van {of_year}.", WITH_CODES)
    return refuse(
        file,
        f"'{texts[unknown]}' staat niet in de lijst van gebieden van {of_year}, en zonder codes moet alles passen.",
        WITH_CODES,
        row=int(lines[unknown]),
        column="naam van het gebied",
    )
