"""Figures that go with a map: the properties of GeoJSON, or the tables of a GeoPackage (PDOK wijken en buurten).

Only the figures are read here; boundaries are another matter. A map has its areas in layers (buurten, wijken,
gemeenten), each with its own columns of codes and names.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from koers.statistics.areas import clean, is_code
from koers.statistics.errors import refuse
from koers.statistics.figures import Reading

from .opening import AGAIN, Opened, Sheet, rows_of_map, sheet_of_rows
from .reading import About, Options, best_source, read_table, year_in
from .topics import Header

NAME = "Kaartbestand met cijfers (GeoJSON of GeoPackage)"
# The most precise first: a row of a buurt also names its wijk and gemeente.
LEVELS = (
    ("buurtcode", "buurtnaam"),
    ("bu_code", "bu_naam"),
    ("wijkcode", "wijknaam"),
    ("wk_code", "wk_naam"),
    ("gemeentecode", "gemeentenaam"),
    ("gm_code", "gm_naam"),
)
WATER = ("water", "h2o")
NO_FIGURES = ("fid", "ogc_fid", "geom", "geometry", "shape_length", "shape_area", "id")
_YEAR_AND_CODE = re.compile(r"((?:19|20)[0-9]{2})[A-Z]{2}[0-9A-Z]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

Row = Mapping[str, Any]


def recognises(opened: Opened) -> bool:
    """Areas with codes, in a map, and measures that we know."""
    if opened.container == "json":
        rows = rows_of_map(opened.said)[:20]
    elif "gpkg_contents" in opened.tables:
        rows = [row for layer in _layers(opened) for row in _rows_of_layer(opened, layer, limit=1)]
    else:
        return False
    names = {name for row in rows for name in row}
    has_codes = any(is_code(clean(_text(row.get(code)))) for row in map(_lower, rows) for code, _ in LEVELS)
    return has_codes and best_source(_headers(sorted(names)))[1] > 0


def read(opened: Opened, options: Options) -> Reading:
    """Read it. Raises StatisticsInputError as read_table does."""
    if opened.container == "json":
        rows = rows_of_map(opened.said)
        links = opened.said.get("links")
        if isinstance(links, list) and any(isinstance(link, dict) and link.get("rel") == "next" for link in links):
            right = "Haal alle bladzijden op, of het GeoPackage."
            raise refuse(opened.name, "dit is niet de hele kaart: er horen nog bladzijden achter.", right)
    else:
        rows = [row for layer in _layers(opened) for row in _rows_of_layer(opened, layer)]
    sheet = _sheet(opened, rows)
    year, year_from = _year(opened, rows)
    return read_table(opened, sheet, _headers(sheet.names), About(NAME, year, year_from), options)


def _headers(names: list[str] | tuple[str, ...]) -> list[Header]:
    return [Header(name, (name,)) for name in names]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _lower(row: Row) -> dict[str, Any]:
    """The row with one spelling of its names: ``aantalInwoners`` and ``AANTAL_INWONERS`` as ``aantal_inwoners``."""
    return {_CAMEL.sub("_", name).strip().lower(): value for name, value in row.items()}


def _sheet(opened: Opened, rows: Sequence[Row]) -> Sheet:
    """One table of all layers, with the codes in ``code`` and the names in ``naam``; water counts only on its own."""
    chosen: dict[str, dict[str, Any]] = {}
    for row in map(_lower, rows):
        for code_name, label in LEVELS:
            code = clean(_text(row.pop(code_name, None)))
            name = _text(row.pop(label, None))
            if code and "code" not in row:
                row |= {"code": code, "naam": name}
        is_water = any(_text(row.pop(name, None)).upper() not in ("", "NEE") for name in WATER)
        for name in NO_FIGURES:
            row.pop(name, None)
        code = row.get("code", "")
        if not code:
            continue
        before = chosen.get(code)
        if before is None or before["is_water"]:
            chosen[code] = {**row, "is_water": is_water}
        elif not is_water:
            raise refuse(opened.name, f"{code} staat er twee keer in.", AGAIN)
    if not chosen:
        raise refuse(opened.name, "geen enkel gebied in deze kaart heeft een code.", AGAIN)
    return sheet_of_rows(
        [{name: value for name, value in row.items() if name != "is_water"} for row in chosen.values()]
    )


def _layers(opened: Opened) -> Iterator[str]:
    """The names of the tables with areas in a GeoPackage."""
    try:
        with closing(opened.database()) as database:
            wanted = "select table_name from gpkg_contents where data_type in ('features', 'attributes') order by 1"
            names = [name for (name,) in database.execute(wanted)]
    except sqlite3.DatabaseError as error:
        raise refuse(opened.name, "dit kaartbestand is beschadigd of afgekapt.", AGAIN) from error
    return (name for name in names if name in opened.tables)


def _rows_of_layer(opened: Opened, layer: str, limit: int = -1) -> list[dict[str, Any]]:
    """The rows of a layer, without shapes."""
    try:
        with closing(opened.database()) as database:
            columns = [name for _, name, kind, *_ in database.execute("select * from pragma_table_info(?)", (layer,))
                       if "BLOB" not in kind.upper() and name.lower() not in NO_FIGURES]  # fmt: skip
            if not columns:
                return []
            wanted = ", ".join(_quoted(name) for name in columns)
            rows = database.execute(f"select {wanted} from {_quoted(layer)} limit {limit}").fetchall()  # noqa: S608  # a name cannot be a parameter
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise refuse(opened.name, "dit kaartbestand is beschadigd of afgekapt.", AGAIN) from error
    return [
        {name: value for name, value in zip(columns, row, strict=True) if not isinstance(value, bytes)} for row in rows
    ]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _year(opened: Opened, rows: Sequence[Row]) -> tuple[int | None, str]:
    """The year the areas are of, from a column of year and code, from what is said about the map, or its name."""
    for row in map(_lower, rows[:1]):
        for name in ("jaarstatcode", "jrstatcode"):
            match = _YEAR_AND_CODE.fullmatch(_text(row.get(name)))
            if match:
                return int(match[1]), "kolom"
    about = opened.said.get("metadata") if isinstance(opened.said, dict) else None
    if isinstance(about, dict) and isinstance(about.get("year"), int):
        return about["year"], "beschrijving van de kaart"
    for layer in () if opened.container == "json" else _layers(opened):
        named = year_in(layer.replace("_", " "))
        if named:
            return named, "naam van de laag"
    named = year_in(opened.path.stem.replace("_", " "))
    return named, "naam van het bestand" if named else ""
