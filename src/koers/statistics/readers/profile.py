"""A profile of one gemeente as JSON, made by others out of CBS, police and RIVM: the gemeente, its wijken and buurten.

Second hand: the figures count only where the publisher's own file is not in the store.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from koers.statistics.areas import clean, is_code, parent_of
from koers.statistics.errors import refuse
from koers.statistics.figures import Reading, YearOfFigures

from .opening import AGAIN, Opened, sheet_of_rows
from .reading import Options, year_in
from .regions import rows_of_areas
from .topics import Header, topics
from .wide import long_table, read_columns

NAME = "Gebiedsprofiel (JSON)"
SOURCE = "overgenomen"
# Figures of several years: (part, name of the figure).
TRENDS = (("veiligheid", "laatste12Maanden"), ("gezondheid", "goedErvarenGezondheid"))
NO_FIGURES = ("postcode", "stedelijkheidLabel")


def recognises(opened: Opened) -> bool:
    """A code with figures of its inhabitants."""
    said = opened.said
    return isinstance(said, dict) and isinstance(said.get("demografie"), dict) and is_code(clean(str(said.get("code"))))


def read(opened: Opened, options: Options) -> Reading:
    """Read it. Raises StatisticsInputError for codes that are wrong, and when it does not tell the year."""
    areas = list(_areas(opened.said))
    year = options.year or _year(opened)
    by_year: dict[int, dict[int, dict[str, Any]]] = defaultdict(dict)
    for place, area in enumerate(areas):
        for of_year, name, value in _figures(area, year):
            by_year[of_year].setdefault(place, {})[name] = value
    unread: set[str] = set()
    years = []
    for of_year, rows in sorted(by_year.items()):
        one, names = _one_year(opened, of_year, [areas[place] for place in rows], list(rows.values()))
        unread |= names
        if one is not None:
            years.append(one)
    if not years:
        raise refuse(opened.name, "in dit profiel staat geen cijfer dat Koers kent.", AGAIN)
    return Reading(
        source=SOURCE,
        reader=NAME,
        years=tuple(years),
        vintage=options.vintage,
        vintage_from="opgegeven" if options.vintage else "",
        year_from="opgegeven" if options.year else "bron in het profiel",
        unread=tuple(sorted(unread)),
        notes=tuple(_notes(opened.said, areas)),
    )


def _part(given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = given.get(name)
    return part if isinstance(part, dict) else {}


def _areas(said: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield said
    for name in ("wijken", "buurten"):
        listed = said.get(name)
        yield from (area for area in (listed if isinstance(listed, list) else []) if isinstance(area, dict))


def _year(opened: Opened) -> int:
    year = year_in(str(_part(opened.said, "bronnen").get("kerncijfers", "")))
    if year is None:
        raise refuse(
            opened.name, "in dit profiel staat niet van welk jaar de kerncijfers zijn.", "Geef --year JAAR op."
        )
    return year


def _figures(area: Mapping[str, Any], year: int) -> Iterator[tuple[int, str, Any]]:
    """(year, name, value) of everything the profile says of an area."""
    for name, value in _part(area, "demografie").items():
        if name not in NO_FIGURES:
            yield year, name, value
    for part, name in TRENDS:
        trend = {int(of): value for of, value in _part(_part(area, part), "trend").items() if year_in(of) is not None}
        for of_year, value in trend.items():
            yield of_year, name, value
        if part == "veiligheid" and trend:
            yield max(trend), "per1000", _part(area, part).get("per1000")
    deaths = _part(area, "sterfte")
    counted = year_in(str(deaths.get("jaar", "")))
    if counted is not None and "perMille" in deaths:
        yield counted, "perMille", deaths["perMille"]


def _one_year(
    opened: Opened, year: int, areas: list[Mapping[str, Any]], rows: list[dict[str, Any]]
) -> tuple[YearOfFigures | None, set[str]]:
    """(the figures of a year, names that no measure covers); None when it has no figure that we know."""
    sheet = sheet_of_rows(rows)
    found = topics([Header(name, (name,)) for name in sheet.names], SOURCE, year)
    columns = {place: (column.measure, column.factor) for place, column in found.columns.items()}
    if not columns:
        return None, set(found.unread)
    codes = pa.array([clean(str(area.get("code") or "")) for area in areas], pa.string())
    names = pa.array([str(area.get("name") or "") for area in areas], pa.string())
    kept = rows_of_areas(opened.name, codes, names, None, sheet.lines, "code")
    figures = read_columns(opened.name, sheet, columns, kept.keep)
    # One version: model figures from a profile are not those the publisher released in that year.
    return long_table(year, kept, figures, NAME), set(found.unread)


def _notes(said: Mapping[str, Any], areas: list[Mapping[str, Any]]) -> Iterator[str]:
    sources = [str(text) for text in _part(said, "bronnen").values()]
    if sources:
        yield f"Overgenomen uit: {'; '.join(sources)}."
    wrong = [str(area["wijkCode"]) for area in areas if "wijkCode" in area and area["wijkCode"] != _right_parent(area)]
    if wrong:
        few = ", ".join(wrong[:3]) + (" …" if len(wrong) > 3 else "")
        yield f"Bij {len(wrong)} gebieden klopt de code van de wijk niet ({few}). De eigen code van het gebied telt."


def _right_parent(area: Mapping[str, Any]) -> str:
    return parent_of(clean(str(area.get("code") or "")))
