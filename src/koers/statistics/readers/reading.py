"""A table with a row an area and a column a measure, whoever published it: what every reader of that form shares."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from koers.statistics.areas import NATION, is_code, mangled
from koers.statistics.catalogue import catalogue, fold
from koers.statistics.errors import refuse
from koers.statistics.figures import Reading, YearOfFigures

from .cells import trimmed
from .names import AreaLists, codes_of_names
from .opening import Opened, Sheet
from .regions import Rows, distinct, rows_of_areas, year_of_population
from .topics import Header, topics
from .wide import long_table, read_columns

CODE_COLUMNS = (
    *("coderingcode", "codering", "regiocodegemeentewijkbuurt", "gwbcode10", "code"),
    *("wijkenenbuurten", "regios", "gebied"),
)
NAME_COLUMNS = ("wijkenenbuurten", "wijkbuurt", "naam", "regios", "regio")
MUNICIPALITY_COLUMNS = ("gemeentenaam", "gemeentenaamnaam", "gmnaam")
KIND_COLUMNS = ("soortregio", "soortregioomschrijving", "recs")
PERIOD_COLUMNS = ("perioden", "jaar")
CHANGE_COLUMNS = ("indelingswijzigingwijkenenbuurten", "indelingswijziginggemeentewijkbuurt", "indwbi", "indwbz")
OLDEST, NEWEST = 1995, 2100
_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:\.0+|JJ00)?\*{0,2}")


@dataclass(frozen=True)
class Options:
    """What the one who imports says about a file. What is said goes before what the file tells."""

    year: int | None = None
    vintage: date | None = None
    source: str = ""
    areas: AreaLists | None = None


@dataclass(frozen=True)
class About:
    """What a reader knows about a table before its rows are read."""

    reader: str
    year: int | None = None
    year_from: str = ""
    table: str = ""
    vintage: date | None = None
    vintage_from: str = ""
    names: dict[str, str] = field(default_factory=dict)  # names of areas by code, from a list beside the file
    marks_by_column: bool = False  # one column may have decimal points and another commas
    empty_is_silent: bool = False  # see wide.read_columns


def best_source(headers: Sequence[Header], year: int | None = None) -> tuple[str, int]:
    """The source of which most measures stand in these headers, and how many; empty when there is none."""
    return _best_source(tuple(headers), year)


@lru_cache(maxsize=16)  # recognising a file asks it, and reading it again
def _best_source(headers: tuple[Header, ...], year: int | None) -> tuple[str, int]:
    best = ("", 0)
    for source in catalogue().sources:
        count = len(topics(headers, source, year).columns)
        if count > best[1]:
            best = (source, count)
    return best


def read_table(opened: Opened, sheet: Sheet, headers: Sequence[Header], about: About, options: Options) -> Reading:
    """Read a table. Raises StatisticsInputError when rows, cells, codes or the year are not right."""
    source, count = best_source(headers)
    if not count:
        raise refuse(opened.name, "geen enkele kolom is een maat die Koers kent.", "Klopt het bestand?")
    keep = _kept_by_dimensions(opened, source, sheet, headers)
    code_place, name_place = code_column(sheet, headers, keep), _column(headers, NAME_COLUMNS)
    kind_place = _column(headers, KIND_COLUMNS)
    years: list[YearOfFigures] = []
    unread: set[str] = set()
    notes: list[str] = list(opened.notes)
    year_from = about.year_from
    for said, places in _by_period(opened, sheet, headers, keep, notes):
        names = _take(sheet, name_place, places)
        lines = sheet.lines[places]
        if code_place is None:
            year = options.year or said or about.year or _year_of_nation(opened, sheet, headers, source, places, names)
            year = year or year_in(opened.path.stem)
            named = codes_of_names(opened.name, names, lines, year, options.areas)
            codes, names = named.codes, named.names
            notes.append(named.note)
        else:
            codes = _take(sheet, code_place, places)
            names = _names(names, codes, _take(sheet, _column(headers, MUNICIPALITY_COLUMNS), places), about)
        assert codes is not None
        column = sheet.names[code_place] if code_place is not None else "naam van het gebied"
        rows = rows_of_areas(opened.name, codes, names, _take(sheet, kind_place, places), lines, column)
        rows = Rows(rows.codes, places[rows.keep], rows.areas)
        change_place = _column(headers, CHANGE_COLUMNS)
        if change_place is not None:
            rows = replace(rows, areas=with_change(rows.areas, _take(sheet, change_place, rows.keep)))
        year, basis = _year(opened, sheet, headers, source, rows, options, said, about)
        year_from = basis
        found = topics(headers, source, year)
        unread.update(found.unread)
        columns = {place: (column.measure, column.factor) for place, column in found.columns.items()}
        figures = read_columns(
            opened.name,
            sheet,
            columns,
            rows.keep,
            marks_by_column=about.marks_by_column,
            empty_is_silent=about.empty_is_silent,
        )
        years.append(long_table(year, rows, figures))
    return Reading(
        source=source,
        reader=about.reader,
        years=tuple(years),
        table=about.table,
        vintage=options.vintage or about.vintage or opened.made,
        vintage_from="opgegeven" if options.vintage else about.vintage_from or ("bestand" if opened.made else ""),
        year_from=year_from,
        unread=tuple(sorted(unread)),
        notes=tuple(note for note in notes if note),
    )


def with_change(areas: pa.Table, said: pa.Array | None) -> pa.Table:
    """The list of areas with what CBS says of each since the year before: 1 the same, 2 another code, 3 other borders.

    A source that says nothing has no such column.
    """
    return areas if said is None else areas.append_column("change", pc.fill_null(said, ""))


def code_column(sheet: Sheet, headers: Sequence[Header], keep: NDArray[np.int64]) -> int | None:
    """The place of the column with codes; a column of that name that holds names does not count."""
    for wanted in CODE_COLUMNS:
        for place, header in enumerate(headers):
            if not _is_named(header, wanted) or not pa.types.is_string(sheet.columns[place].type):
                continue
            sample = [text for text in trimmed(sheet.columns[place].take(pa.array(keep[:50]))).to_pylist() if text]
            codes = sum(is_code(text) or mangled(text) is not None for text in sample)
            if sample and codes * 2 >= len(sample):
                return place
    return None


def _is_named(header: Header, wanted: str) -> bool:
    if header.fused:
        return header.topic in (wanted, f"regioaanduiding{wanted}")
    return header.topic == wanted or fold("".join(header.path[-1:]) + header.unit) == wanted


def _column(headers: Sequence[Header], wanted: Sequence[str]) -> int | None:
    for name in wanted:
        for place, header in enumerate(headers):
            if _is_named(header, name):
                return place
    return None


def _take(sheet: Sheet, place: int | None, rows: NDArray[np.int64]) -> pa.Array | None:
    if place is None:
        return None
    column = sheet.columns[place]
    if not pa.types.is_string(column.type):
        column = column.cast(pa.string())
    return trimmed(column.take(pa.array(rows)))


def _names(names: pa.Array | None, codes: pa.Array, municipalities: pa.Array | None, about: About) -> pa.Array:
    """The names of areas; where the file repeats the code instead, from the list beside it, or left empty."""
    listed = codes.to_pylist()
    known = dict.fromkeys(listed, "")
    if municipalities is not None:
        pairs = zip(listed, municipalities.to_pylist(), strict=True)
        known |= {code: name for code, name in pairs if code and code[:2] in ("NL", "GM")}
    known |= about.names
    said = names.to_pylist() if names is not None else listed
    pairs = zip(listed, said, strict=True)
    return pa.array([known.get(code, "") if name == code else name for code, name in pairs], pa.string())


def _kept_by_dimensions(opened: Opened, source: str, sheet: Sheet, headers: Sequence[Header]) -> NDArray[np.int64]:
    """The places of rows about the whole population (all ages, the value and not its margin).

    Raises StatisticsInputError when there are none.
    """
    keep = np.ones(sheet.size, dtype=bool)
    for place, header in enumerate(headers):
        wanted = catalogue().dimensions.get((source, header.topic))
        if wanted is not None:
            texts = trimmed(sheet.columns[place].cast(pa.string())).to_pylist()
            keep &= np.array([text == wanted for text in texts], dtype=bool)
            if not keep.any():
                right = f"Kies bij CBS ook de rijen met '{wanted}'."
                raise refuse(opened.name, "de rijen over iedereen samen ontbreken.", right, column=header.name)
    return np.flatnonzero(keep)


def _by_period(
    opened: Opened, sheet: Sheet, headers: Sequence[Header], keep: NDArray[np.int64], notes: list[str]
) -> Iterator[tuple[int | None, NDArray[np.int64]]]:
    """The rows per year, when the table has a column for it; else all rows and None.

    A year that is still provisional (a star) is put in ``notes``. Raises StatisticsInputError when there is no year.
    """
    place = next((place for place, header in enumerate(headers) if header.topic in PERIOD_COLUMNS), None)
    if place is None:
        yield None, keep
        return
    texts = trimmed(sheet.columns[place].cast(pa.string()).take(pa.array(keep)))
    found: dict[int, str] = {}
    for text in distinct(texts):
        year = year_of_period(text)
        if year is None:  # quarters and months are no years; they are left out
            continue
        if year in found:
            right = "Kies bij CBS elk jaar één keer."
            raise refuse(opened.name, f"{year} staat erin als '{found[year]}' en als '{text}'.", right)
        found[year] = text
    if not found:
        few = ", ".join(distinct(texts)[:3]) or "niets"
        right = "Kies bij CBS hele jaren."
        raise refuse(opened.name, f"hier staan geen hele jaren (wel: {few}).", right, column=sheet.names[place])
    for year, text in found.items():
        if text.endswith("*"):
            notes.append(f"{year} is nog voorlopig.")
        mask = np.array([value == text for value in texts.to_pylist()], dtype=bool)
        yield year, keep[mask]


def _year(
    opened: Opened,
    sheet: Sheet,
    headers: Sequence[Header],
    source: str,
    rows: Rows,
    options: Options,
    said: int | None,
    about: About,
) -> tuple[int, str]:
    """The year of these rows and what tells it. Raises StatisticsInputError when nothing does, or two things differ."""
    place = _population(headers, source)
    proof = None
    if place is not None:
        population = read_columns(opened.name, sheet, {place: ("population", 1.0)}, rows.keep)[0].values
        proof = year_of_population(rows.codes, population)
    given = options.year or said or about.year
    if given is not None and proof is not None and given != proof:
        raise refuse(
            opened.name,
            f"het jaar zou {given} zijn, maar het aantal inwoners van Nederland hoort bij {proof}.",
            f"Geef het goede jaar op, met --year {proof}.",
        )
    if options.year:
        return options.year, "opgegeven"
    if said:
        return said, "kolom"
    if about.year:
        return about.year, about.year_from
    if proof:
        return proof, "aantal inwoners van Nederland"
    named = year_in(opened.path.stem)
    if named:
        return named, "naam van het bestand"
    raise refuse(opened.name, "in dit bestand staat niet over welk jaar het gaat.", "Geef het op, met --year JAAR.")


def _year_of_nation(
    opened: Opened,
    sheet: Sheet,
    headers: Sequence[Header],
    source: str,
    places: NDArray[np.int64],
    names: pa.Array | None,
) -> int | None:
    """As _year tells it from the number of inhabitants, when areas have names and no codes."""
    column = _population(headers, source)
    if names is None or column is None:
        return None
    codes = np.array([NATION if name == "Nederland" else "" for name in names.to_pylist()], dtype=object)
    return year_of_population(codes, read_columns(opened.name, sheet, {column: ("population", 1.0)}, places)[0].values)


def _population(headers: Sequence[Header], source: str) -> int | None:
    """The place of the column with inhabitants."""
    found = topics(headers, source, None).columns
    return next((place for place, column in found.items() if column.measure == "population"), None)


def year_of_period(text: str) -> int | None:
    """The year of a period (``2020``, ``2020JJ00``, ``2024*``); None for quarters, months and whatever else."""
    match = _YEAR.fullmatch(text.strip())
    return int(match[1]) if match else None


def year_in(text: str) -> int | None:
    """The one year that a title names; None when there is none, or more than one. Dates in digits are no years."""
    found = {int(year) for year in re.findall(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])", text)}
    return found.pop() if len(found) == 1 else None
