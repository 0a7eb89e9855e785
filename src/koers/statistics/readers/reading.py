"""A table with a row an area and a column a measure, whoever published it: what every reader of that form shares."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa
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

CODE_COLUMNS = ("coderingcode", "codering", "regiocodegemeentewijkbuurt", "code", "wijkenenbuurten", "regios", "gebied")
NAME_COLUMNS = ("wijkenenbuurten", "wijkbuurt", "naam", "regios")
MUNICIPALITY_COLUMNS = ("gemeentenaam", "gemeentenaamnaam")
KIND_COLUMNS = ("soortregio", "soortregioomschrijving")
PERIOD_COLUMNS = ("perioden", "jaar")
OLDEST, NEWEST = 1995, 2100
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:JJ00)?\*{0,2}")


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


def best_source(headers: Sequence[Header], year: int | None = None) -> tuple[str, int]:
    """The source of which most measures stand in these headers, and how many; empty when there is none."""
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
    keep = _kept_by_dimensions(source, sheet, headers)
    code_place, name_place = code_column(sheet, headers, keep), _column(headers, NAME_COLUMNS)
    kind_place = _column(headers, KIND_COLUMNS)
    years: list[YearOfFigures] = []
    unread: set[str] = set()
    notes: list[str] = []
    year_from = about.year_from
    for said, places in _by_period(sheet, headers, keep):
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
        year, basis = _year(opened, sheet, headers, source, rows, options, said, about)
        year_from = basis
        found = topics(headers, source, year)
        unread.update(found.unread)
        columns = {place: (column.measure, column.factor) for place, column in found.columns.items()}
        years.append(long_table(year, rows, read_columns(opened.name, sheet, columns, rows.keep)))
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
    known = dict.fromkeys(codes.to_pylist(), "")
    if municipalities is not None:
        pairs = zip(codes.to_pylist(), municipalities.to_pylist(), strict=True)
        known |= {code: name for code, name in pairs if code and code[:2] in ("NL", "GM")}
    known |= about.names
    said = names.to_pylist() if names is not None else codes.to_pylist()
    pairs = zip(codes.to_pylist(), said, strict=True)
    return pa.array([known.get(code, "") if name == code else name for code, name in pairs], pa.string())


def _kept_by_dimensions(source: str, sheet: Sheet, headers: Sequence[Header]) -> NDArray[np.int64]:
    """The places of rows about the whole population (all ages, the value and not its margin)."""
    keep = np.ones(sheet.size, dtype=bool)
    for place, header in enumerate(headers):
        wanted = catalogue().dimensions.get((source, header.topic))
        if wanted is not None:
            texts = trimmed(sheet.columns[place].cast(pa.string())).to_pylist()
            keep &= np.array([text == wanted for text in texts], dtype=bool)
    return np.flatnonzero(keep)


def _by_period(
    sheet: Sheet, headers: Sequence[Header], keep: NDArray[np.int64]
) -> Iterator[tuple[int | None, NDArray[np.int64]]]:
    """The rows per year, when the table has a column for it; else all rows and None."""
    place = next((place for place, header in enumerate(headers) if header.topic in PERIOD_COLUMNS), None)
    if place is None:
        yield None, keep
        return
    texts = trimmed(sheet.columns[place].cast(pa.string()).take(pa.array(keep)))
    for text in distinct(texts):
        match = _YEAR.fullmatch(text)
        # Quarters and months are no years; they are left out.
        if match:
            mask = np.array([value == text for value in texts.to_pylist()], dtype=bool)
            yield int(match[1]), keep[mask]


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


def year_in(text: str) -> int | None:
    """The one year that a title names; None when there is none, or more than one. Dates in digits are no years."""
    found = {int(year) for year in re.findall(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])", text)}
    return found.pop() if len(found) == 1 else None
