"""CBS OData v4 observations: a row a figure, ``Measure, ValueAttribute, Value, WijkenEnBuurten``.

Measures have ids that stay the same over the years. The table's description beside it, when it is there, gives year,
vintage and the names of the areas.
"""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from koers.statistics.catalogue import Column, catalogue
from koers.statistics.errors import refuse
from koers.statistics.figures import PLACE, Reading, Status

from .cells import numbers_of_text, numbers_typed, trimmed, wrong_cells
from .opening import AGAIN, Opened
from .reading import Options, year_in
from .regions import rows_of_areas, year_of_population
from .wide import MeasureColumn, long_table

NAME = "CBS OData v4"
SOURCE = "cbs-kwb"
REGION = "WijkenEnBuurten"
NEEDED = {"Measure", "Value", REGION}
_SUPPRESSED, _NOT_MEASURED = PLACE[Status.SUPPRESSED], PLACE[Status.NOT_MEASURED]


def recognises(opened: Opened) -> bool:
    """The columns of observations."""
    return opened.container != "sqlite" and set(opened.names) >= NEEDED


def read(opened: Opened, options: Options) -> Reading:
    """Read it. Raises StatisticsInputError for two figures in one cell, or a year that is not to be found."""
    sheet = opened.sheet
    text = {name: _text(sheet.columns[sheet.names.index(name)]) for name in ("Measure", REGION)}
    by_id = {column.odata4: column for column in catalogue().of_source(SOURCE) if column.odata4}
    measures, regions = text["Measure"].dictionary_encode(), text[REGION].dictionary_encode()
    known = {place: by_id[name] for place, name in enumerate(measures.dictionary.to_pylist()) if name in by_id}
    if not known:
        raise refuse(opened.name, "geen enkele maat in dit bestand kent Koers.", "Klopt het bestand?", column="Measure")
    codes = regions.dictionary
    about = _about(opened.path)
    names = _names(opened.path)
    labels = None if not names else pa.array([names.get(code, code) for code in codes.to_pylist()], pa.string())
    first_rows = np.unique(regions.indices.to_numpy(), return_index=True)[1]
    rows = rows_of_areas(opened.name, codes, labels, None, sheet.lines[first_rows], REGION)
    values, status = _matrix(opened, measures, regions, len(codes))
    columns = [
        MeasureColumn(column.measure, values[rows.keep, place] * column.factor, status[rows.keep, place])
        for place, column in known.items()
    ]
    year, year_from = _year(opened, options, about, rows.codes, columns)
    unread = [name for place, name in enumerate(measures.dictionary.to_pylist()) if place not in known]
    return Reading(
        source=SOURCE,
        reader=NAME,
        years=(
            long_table(
                year, rows, [one for one, column in zip(columns, known.values(), strict=True) if _holds(column, year)]
            ),
        ),
        table=str(about.get("Identifier", "")),
        vintage=options.vintage or _day(about.get("Modified")),
        vintage_from="opgegeven" if options.vintage else "beschrijving van de tabel" if "Modified" in about else "",
        year_from=year_from,
        unread=tuple(sorted(unread)),
    )


def _holds(column: Column, year: int) -> bool:
    return column.holds(year)


def _text(column: pa.Array) -> pa.Array:
    return trimmed(column.cast(pa.string()))


def _matrix(
    opened: Opened, measures: pa.DictionaryArray, regions: pa.DictionaryArray, height: int
) -> tuple[np.ndarray, np.ndarray]:
    """Values and statuses, area by measure. Where there is no row nothing was measured."""
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
        said = _text(sheet.columns[sheet.names.index("ValueAttribute")]).to_numpy(zero_copy_only=False)
        status[np.isnan(values) & (said == "Impossible")] = _NOT_MEASURED
    at_area, at_measure = regions.indices.to_numpy(), measures.indices.to_numpy()
    width = len(measures.dictionary)
    cell = at_area.astype(np.int64) * width + at_measure
    order = np.argsort(cell, kind="stable")
    twice = order[1:][cell[order][1:] == cell[order][:-1]]
    if twice.size:
        place = int(twice.min())
        raise refuse(
            opened.name,
            f"voor {regions[place].as_py()} en maat {measures[place].as_py()} staan er twee cijfers in.",
            "Kies bij CBS één jaar en één tabel.",
            row=int(sheet.lines[place]),
        )
    all_values = np.full((height, width), np.nan)
    all_status = np.full((height, width), _NOT_MEASURED, dtype=np.uint8)
    all_values[at_area, at_measure] = values
    all_status[at_area, at_measure] = status
    return all_values, all_status


def _beside(path: Path, what: str) -> Path | None:
    if "_Observations" not in path.stem:
        return None
    other = path.with_name(path.name.split("_Observations")[0] + what)
    return other if other.is_file() else None


def _about(path: Path) -> dict[str, object]:
    metadata = _beside(path, "_Metadata.json")
    try:
        said = json.loads(metadata.read_text(encoding="utf-8")) if metadata else {}
    except (OSError, ValueError):
        said = {}
    return said if isinstance(said, dict) else {}


def _names(path: Path) -> dict[str, str]:
    codes = _beside(path, "_WijkenEnBuurtenCodes.parquet")
    if codes is None:
        return {}
    table = pq.read_table(codes, columns=["Identifier", "Title"])
    return {
        code.strip(): name.strip() for code, name in zip(*(column.to_pylist() for column in table.columns), strict=True)
    }


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _year(
    opened: Opened, options: Options, about: dict[str, object], codes: np.ndarray, columns: list[MeasureColumn]
) -> tuple[int, str]:
    population = next((column.values for column in columns if column.measure == "population"), None)
    proof = year_of_population(codes, population)
    said = options.year or year_in(str(about.get("TemporalCoverage", "")))
    if said and proof and said != proof:
        raise refuse(
            opened.name,
            f"het jaar zou {said} zijn, maar het aantal inwoners van Nederland hoort bij {proof}.",
            f"Geef het goede jaar op, met --year {proof}.",
        )
    if options.year:
        return options.year, "opgegeven"
    if said:
        return said, "beschrijving van de tabel"
    if proof:
        return proof, "aantal inwoners van Nederland"
    named = year_in(opened.path.stem)
    if named:
        return named, "naam van het bestand"
    raise refuse(opened.name, "in dit bestand staat niet over welk jaar het gaat.", "Geef het op, met --year JAAR.")
