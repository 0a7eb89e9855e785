"""CBS OData v3 rows, typed or untyped, as Parquet, CSV or workbook: columns like ``AantalInwoners_5``.

With the table's description beside it (``..._DataProperties.parquet``, ``..._Metadata.json``) names are told apart by
their path, and year and vintage are known.
"""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from koers.statistics.catalogue import catalogue
from koers.statistics.figures import Reading
from koers.statistics.files import file_hash

from .opening import Opened
from .reading import About, Options, best_source, read_table, year_in
from .topics import Header, odata3

NAME = "CBS OData v3"
_TABLE = re.compile(r"(?<![0-9])[0-9]{5}[A-Z]{3}(?![A-Z])")
_NUMBERED = re.compile(r"[A-Za-z]\w*_[0-9]+")
REGIONS = ("wijkenenbuurten", "regios")
COMPANIONS = ("_DataProperties.parquet", "_Metadata.json", "_WijkenEnBuurten.parquet")
DATA = ("_TypedDataSet", "_UntypedDataSet")


def recognises(opened: Opened) -> bool:
    """A column of regions, most others ending in a number, and measures that we know."""
    if opened.container == "sqlite":
        return False
    headers = [odata3(name) for name in opened.names]
    numbered = sum(_NUMBERED.fullmatch(name.strip("\ufeff")) is not None for name in opened.names)
    return numbered > 0 and any(header.topic in REGIONS for header in headers) and best_source(headers)[1] > 0


def read(opened: Opened, options: Options) -> Reading:
    """Read it."""
    described = _described(opened.path)
    headers = [described.get(name) or odata3(name) for name in opened.sheet.names]
    # Typed rows have no sign for "kept back"; as text an empty cell is what null is elsewhere.
    about = replace(_about(opened.path), empty_is_silent=opened.container != "json")
    reading = read_table(opened, opened.sheet, headers, about, options)
    beside = [companion(opened.path, what) for what in COMPANIONS]
    return replace(reading, companions={path.name: file_hash(path) for path in beside if path is not None})


def companion(path: Path, what: str) -> Path | None:
    """The file beside it that belongs to the same download, when it is there."""
    for data in DATA:
        if data in path.stem:
            other = path.with_name(path.name.split(data)[0] + what)
            return other if other.is_file() else None
    return None


def _about(path: Path) -> About:
    table = _TABLE.search(path.stem)
    metadata = companion(path, "_Metadata.json")
    names = _names(path)
    # The number of a table tells its year, when that is known.
    known = catalogue().table_years.get(table[0]) if table else None
    unsaid = About(NAME, known, "nummer van de tabel" if known else "", table[0] if table else "", names=names)
    if metadata is None:
        return unsaid
    try:
        said = json.loads(metadata.read_text(encoding="utf-8"))
        vintage = date.fromisoformat(str(said["Modified"])[:10])
        year = year_in(str(said.get("Period", "")))
        name = str(said["Identifier"])
    except (OSError, ValueError, KeyError, TypeError):
        # Not ours, or damaged: the file itself must tell.
        return unsaid
    return About(NAME, year, "beschrijving van de tabel", name, vintage, "beschrijving van de tabel", names)


def _names(path: Path) -> dict[str, str]:
    """The names of areas by code, from the list beside the file."""
    regions = companion(path, "_WijkenEnBuurten.parquet")
    if regions is None:
        return {}
    try:
        rows = pq.read_table(regions, columns=["Key", "Title"])
        rows.validate(full=True)
    except (pa.ArrowException, OSError, KeyError):
        return {}
    pairs = zip(rows["Key"].to_pylist(), rows["Title"].to_pylist(), strict=True)
    return {str(code or "").strip(): str(name or "").strip() for code, name in pairs}


def _described(path: Path) -> dict[str, Header]:
    """Headers with their whole path, by column name, out of the description beside the file."""
    properties = companion(path, "_DataProperties.parquet")
    if properties is None:
        return {}
    try:
        table = pq.read_table(properties, columns=["ID", "ParentID", "Key", "Title", "Unit"])
        table.validate(full=True)
        rows = table.to_pylist()
    except (pa.ArrowException, OSError, KeyError):
        return {}
    by_id = {row["ID"]: row for row in rows}
    return {
        row["Key"]: Header(row["Key"], tuple(_path(row, by_id)), str(row["Unit"] or "").strip())
        for row in rows
        if row["Key"] and odata3(row["Key"]).topic not in REGIONS and row["Unit"]
    }


def _path(row: dict[str, object], by_id: dict[object, dict[str, object]]) -> list[str]:
    path, seen = [str(row["Title"]).strip()], {row["ID"]}
    parent = by_id.get(row["ParentID"])
    while parent is not None and parent["ID"] not in seen:
        seen.add(parent["ID"])
        path.insert(0, str(parent["Title"]).strip())
        parent = by_id.get(parent["ParentID"])
    return path
