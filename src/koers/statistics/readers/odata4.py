"""CBS OData v4 observations: a row a figure, ``Measure, ValueAttribute, Value, WijkenEnBuurten``.

With the table's description beside it (``..._MeasureCodes.parquet``, ``..._Metadata.json``) measures are told by their
path, and year, vintage and names of areas are known. Without it measures are told by their ids, which stay the same.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from koers.statistics.catalogue import catalogue, fold
from koers.statistics.errors import refuse
from koers.statistics.figures import PLACE, Reading, Status, YearOfFigures
from koers.statistics.files import file_hash

from .cells import Places, Values, numbers_of_text, numbers_typed, trimmed, wrong_cells
from .opening import AGAIN, Opened
from .reading import PERIOD_COLUMNS, Options, best_source, year_in, year_of_period
from .regions import rows_of_areas, year_of_population
from .topics import Found, Header, topics
from .wide import MeasureColumn, long_table

NAME = "CBS OData v4"
REGIONS = ("WijkenEnBuurten", "RegioS")
NEEDED = {"Measure", "Value"}
ABOUT_FIGURE = {"Id", "Measure", "ValueAttribute", "Value", "StringValue", *REGIONS}
COMPANIONS = ("_Metadata.json", "_MeasureCodes.parquet", "_MeasureGroups.parquet", "_WijkenEnBuurtenCodes.parquet",
              "_RegioSCodes.parquet")  # fmt: skip
_SUPPRESSED, _NOT_MEASURED = PLACE[Status.SUPPRESSED], PLACE[Status.NOT_MEASURED]


def recognises(opened: Opened) -> bool:
    """The columns of observations."""
    names = set(opened.names)
    return opened.container != "sqlite" and names >= NEEDED and any(region in names for region in REGIONS)


@dataclass(frozen=True)
class Observations:
    """The rows that count, a figure each. ``measure`` and ``region`` are places in ``measures`` and ``codes``."""

    measures: list[str]
    codes: pa.Array
    measure: NDArray[np.int64]
    region: NDArray[np.int64]
    values: Values
    status: Places
    lines: NDArray[np.int64]

    def where(self, places: NDArray[np.int64]) -> "Observations":
        """Only these rows."""
        return replace(
            self,
            measure=self.measure[places],
            region=self.region[places],
            values=self.values[places],
            status=self.status[places],
            lines=self.lines[places],
        )


def read(opened: Opened, options: Options) -> Reading:
    """Read it. Raises StatisticsInputError for two figures in one cell, and a year that is not to be found."""
    rows = _observations(opened)
    about = _about(opened.path)
    headers = _headers(opened.path, rows.measures)
    source, count = best_source(headers)
    if not count:
        raise refuse(opened.name, "geen enkele maat in dit bestand kent Koers.", "Klopt het bestand?", column="Measure")
    keep = _kept(opened, source)
    years, unread, year_from = [], set[str](), ""
    for said, places in _by_period(opened, keep):
        one, found, year_from = _year(opened, options, about, said, rows.where(places), headers, source)
        years.append(one)
        unread.update(found.unread)
    beside = [path for what in COMPANIONS if (path := companion(opened.path, what)) is not None]
    return Reading(
        source=source,
        reader=NAME,
        years=tuple(years),
        table=str(about.get("Identifier", "")),
        vintage=options.vintage or _day(about.get("Modified")),
        vintage_from="opgegeven" if options.vintage else "beschrijving van de tabel" if "Modified" in about else "",
        year_from=year_from,
        unread=tuple(sorted(unread)),
        notes=opened.notes,
        companions={path.name: file_hash(path) for path in beside},
    )


def _year(
    opened: Opened,
    options: Options,
    about: dict[str, Any],
    said: int | None,
    rows: Observations,
    headers: list[Header],
    source: str,
) -> tuple[YearOfFigures, Found, str]:
    """(the figures of one year, which measure is which, what tells the year)."""
    height, width = len(rows.codes), len(rows.measures)
    values, status = _matrix(opened, rows)
    present = np.flatnonzero(np.bincount(rows.region, minlength=height))
    first = np.zeros(height, dtype=np.int64)
    first[rows.region[::-1]] = rows.lines[::-1]
    codes = rows.codes.take(pa.array(present))
    names = _names(opened.path)
    labels = pa.array([names.get(code, "") for code in codes.to_pylist()], pa.string()) if names else None
    areas = rows_of_areas(opened.name, codes, labels, None, first[present], _region(opened))
    places = present[areas.keep]
    # A measure without one row is not in this year's table.
    filled = set(np.flatnonzero(np.bincount(rows.measure, minlength=width)).tolist())
    population = next(
        (place for place, column in topics(headers, source, None).columns.items() if column.measure == "population"),
        None,
    )
    proof = None if population is None else year_of_population(areas.codes, values[places, population])
    year, year_from = _which_year(opened, options, about, said, proof)
    found = topics(headers, source, year)
    columns = [
        MeasureColumn(column.measure, values[places, place] * column.factor, status[places, place])
        for place, column in found.columns.items()
        if place in filled
    ]
    return long_table(year, areas, columns), found, year_from


def _region(opened: Opened) -> str:
    return next(name for name in REGIONS if name in opened.sheet.names)


def _text(opened: Opened, name: str) -> pa.Array:
    return trimmed(opened.sheet.columns[opened.sheet.names.index(name)].cast(pa.string()))


def _observations(opened: Opened) -> Observations:
    """Raises StatisticsInputError for cells that are no number, and rows without an area or measure."""
    sheet = opened.sheet
    column = sheet.columns[sheet.names.index("Value")]
    if pa.types.is_string(column.type):
        column = trimmed(column)
        values, status, wrong = numbers_of_text(column)
        problems = wrong_cells(opened.name, "Value", column, wrong, sheet.lines)
        if problems:
            raise refuse(opened.name, problems[0].wrong, AGAIN, row=problems[0].row, column="Value")
        status[np.isnan(values)] = _SUPPRESSED
    else:
        values, status = numbers_typed(column)
    if "ValueAttribute" in sheet.names:
        impossible = pc.fill_null(pc.equal(_text(opened, "ValueAttribute"), "Impossible"), False)
        status[np.isnan(values) & np.asarray(impossible.to_numpy(zero_copy_only=False), dtype=bool)] = _NOT_MEASURED
    encoded = {}
    for name in ("Measure", _region(opened)):
        text = _text(opened, name)
        if text.null_count:
            line = int(sheet.lines[pc.index(text.is_null(), True).as_py()])
            raise refuse(opened.name, "deze cel is leeg.", AGAIN, row=line, column=name)
        encoded[name] = text.dictionary_encode()
    measures, regions = encoded["Measure"], encoded[_region(opened)]
    return Observations(
        measures=measures.dictionary.to_pylist(),
        codes=regions.dictionary,
        measure=measures.indices.to_numpy().astype(np.int64),
        region=regions.indices.to_numpy().astype(np.int64),
        values=values,
        status=status,
        lines=sheet.lines,
    )


def _matrix(opened: Opened, rows: Observations) -> tuple[Values, Places]:
    """Values and statuses, area by measure. Where there is no row nothing was measured."""
    height, width = len(rows.codes), len(rows.measures)
    cell = rows.region * width + rows.measure
    order = np.argsort(cell, kind="stable")
    twice = order[1:][cell[order][1:] == cell[order][:-1]]
    if twice.size:
        place = int(twice.min())
        where = f"{rows.codes[int(rows.region[place])].as_py()} en maat {rows.measures[int(rows.measure[place])]}"
        right = "Kies bij CBS één jaar en één tabel."
        raise refuse(opened.name, f"voor {where} staan er twee cijfers in.", right, row=int(rows.lines[place]))
    values = np.full((height, width), np.nan)
    status = np.full((height, width), _NOT_MEASURED, dtype=np.uint8)
    values[rows.region, rows.measure] = rows.values
    status[rows.region, rows.measure] = rows.status
    return values, status


def _headers(path: Path, measures: list[str]) -> list[Header]:
    """What each measure is: its path in the description beside the file, else what the catalogue knows its id as."""
    described = _described(path)
    by_id = catalogue().by_odata4
    headers = []
    for name in measures:
        column = by_id.get(name)
        known = Header(name, (column.within, column.topic), column.unit) if column else Header(name, (name,))
        headers.append(described.get(name) or known)
    return headers


def _described(path: Path) -> dict[str, Header]:
    codes, groups = (companion(path, what) for what in ("_MeasureCodes.parquet", "_MeasureGroups.parquet"))
    if codes is None:
        return {}
    try:
        rows = _rows(codes, ["Identifier", "Title", "MeasureGroupId", "Unit"])
        listed = _rows(groups, ["Id", "Title", "ParentId"]) if groups else []
    except (pa.ArrowException, OSError, KeyError):
        return {}
    by_id = {row["Id"]: row for row in listed}
    return {
        str(row["Identifier"]): Header(
            str(row["Identifier"]),
            (*_path(row["MeasureGroupId"], by_id), str(row["Title"] or "").strip()),
            str(row["Unit"] or "").strip(),
        )
        for row in rows
    }


def _rows(path: Path, columns: list[str]) -> list[dict[str, Any]]:
    table = pq.read_table(path, columns=columns)
    table.validate(full=True)
    return table.to_pylist()


def _path(group: object, by_id: dict[object, dict[str, Any]]) -> list[str]:
    path: list[str] = []
    seen: set[object] = set()
    while group in by_id and group not in seen:
        seen.add(group)
        path.insert(0, str(by_id[group]["Title"] or "").strip())
        group = by_id[group]["ParentId"]
    return path


def _dimensions(opened: Opened) -> list[str]:
    names = [name for name in opened.sheet.names if name not in ABOUT_FIGURE]
    return [name for name in names if fold(name) not in PERIOD_COLUMNS]


def _kept(opened: Opened, source: str) -> NDArray[np.int64]:
    """The places of rows about everybody together. Raises StatisticsInputError for other breakdowns."""
    keep = np.ones(opened.sheet.size, dtype=bool)
    for name in _dimensions(opened):
        text = _text(opened, name)
        wanted = catalogue().dimensions.get((source, fold(name)))
        if wanted is None:
            if pc.count_distinct(text).as_py() > 1:
                raise refuse(
                    opened.name, f"de cijfers zijn uitgesplitst naar {name}.", "Kies daarvan één.", column=name
                )
            continue
        keep &= np.asarray(pc.fill_null(pc.equal(text, wanted), False).to_numpy(zero_copy_only=False), dtype=bool)
        if not keep.any():
            raise refuse(opened.name, f"de rijen over iedereen samen ontbreken ({wanted}).", AGAIN, column=name)
    return np.flatnonzero(keep)


def _by_period(opened: Opened, keep: NDArray[np.int64]) -> Iterator[tuple[int | None, NDArray[np.int64]]]:
    place = next((name for name in opened.sheet.names if fold(name) in PERIOD_COLUMNS), None)
    if place is None:
        yield None, keep
        return
    text = _text(opened, place).take(pa.array(keep)).dictionary_encode()
    years = {at: year_of_period(value or "") for at, value in enumerate(text.dictionary.to_pylist())}
    if not any(years.values()):
        raise refuse(opened.name, "hier staan geen hele jaren.", "Kies bij CBS hele jaren.", column=place)
    indices = text.indices.to_numpy(zero_copy_only=False)
    for at, year in sorted(years.items(), key=lambda pair: pair[1] or 0):
        if year is not None:
            yield year, keep[np.flatnonzero(indices == at)]


def companion(path: Path, what: str) -> Path | None:
    """The file beside it that belongs to the same download, when it is there."""
    if "_Observations" not in path.stem:
        return None
    other = path.with_name(path.name.split("_Observations")[0] + what)
    return other if other.is_file() else None


def _about(path: Path) -> dict[str, Any]:
    metadata = companion(path, "_Metadata.json")
    try:
        said = json.loads(metadata.read_text(encoding="utf-8")) if metadata else {}
    except (OSError, ValueError):
        said = {}
    return said if isinstance(said, dict) else {}


def _names(path: Path) -> dict[str, str]:
    for region in REGIONS:
        codes = companion(path, f"_{region}Codes.parquet")
        if codes is None:
            continue
        try:
            rows = _rows(codes, ["Identifier", "Title"])
        except (pa.ArrowException, OSError, KeyError):
            return {}
        return {str(row["Identifier"]).strip(): str(row["Title"] or "").strip() for row in rows}
    return {}


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _which_year(
    opened: Opened, options: Options, about: dict[str, Any], said: int | None, proof: int | None
) -> tuple[int, str]:
    """The year and what tells it. Raises StatisticsInputError when nothing does, or two things differ."""
    told = (
        said
        or year_in(str(about.get("TemporalCoverage", "")))
        or catalogue().table_years.get(str(about.get("Identifier", "")))
    )
    given = options.year or told
    if given and proof and given != proof:
        raise refuse(
            opened.name,
            f"het jaar zou {given} zijn, maar het aantal inwoners van Nederland hoort bij {proof}.",
            f"Geef het goede jaar op, met --year {proof}.",
        )
    if options.year:
        return options.year, "opgegeven"
    if told:
        return told, "kolom" if said else "beschrijving van de tabel"
    if proof:
        return proof, "aantal inwoners van Nederland"
    named = year_in(opened.path.stem)
    if named:
        return named, "naam van het bestand"
    raise refuse(opened.name, "in dit bestand staat niet over welk jaar het gaat.", "Geef het op, met --year JAAR.")
