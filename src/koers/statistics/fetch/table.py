"""One table: what it is, its pages, and from there through the OData v4 reader into the store."""

import hashlib
import json
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from koers.statistics.errors import FetchError, StoreError, refuse, why
from koers.statistics.files import locked
from koers.statistics.readers import Options
from koers.statistics.readers.odata4 import REGIONS
from koers.statistics.store import Imported, Store

from .pages import Pages
from .service import NotThere, Service

BASE = "https://datasets.cbs.nl/odata/v1/CBS"
# Beside the sources, and hidden: what is on its way in is no import.
FOLDER = ".ophalen"
TABLE = re.compile(r"[0-9]{5}[A-Za-z]{3}")
OBSERVATIONS = "Observations"
RESTARTS = 2
# Without internet nobody should have to wait for half a minute to hear it.
FIRST_ATTEMPTS = 2

Report = Callable[[str, int, int | None], None]


@dataclass(frozen=True)
class Fetched:
    """What fetching did: the import, and how many rows were fetched (0 when it was in the store already)."""

    imported: Imported
    rows: int


def fetch(
    store: Store,
    table: str,
    *,
    base: str = BASE,
    options: Options | None = None,
    report: Report = lambda what, rows, total: None,
    service: Service | None = None,
) -> Fetched:
    """Fetch a table of CBS and bring it into the store, as of the day it was last changed.

    A table that is there already in this version is left alone. Stopped half-way, the next call goes on with the page
    where it stopped; when CBS changed the table meanwhile it starts anew. ``report`` hears what is being fetched, the
    rows so far, and of how many (None when that is not known). Raises FetchError, StatisticsInputError, StoreError.
    """
    table = table.strip()
    if not TABLE.fullmatch(table):
        raise refuse(table or "(leeg)", "dit is geen nummer van een tabel.", "Verwacht: een nummer als 85984NED.")
    service = service or Service(base, report=lambda why: report(why, 0, None))
    folder = store.root / FOLDER / f"{table.upper()}-{hashlib.sha256(service.base.encode()).hexdigest()[:8]}"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with locked(folder.parent):
            for _ in range(1 + RESTARTS):
                report("beschrijving van de tabel", 0, None)
                about = _found(service, table)
                done = _once(store, about, service, folder, options or Options(), report)
                if done is not None:
                    return done
    except OSError as error:
        raise StoreError(
            f"{table}: de bladzijden konden niet bewaard worden ({why(error)}). Er is niets veranderd. "
            "Maak ruimte op de schijf of kijk naar de rechten, en probeer het opnieuw."
        ) from error
    raise FetchError(f"CBS veranderde {table} steeds tijdens het ophalen. Probeer het later opnieuw.")


def _once(
    store: Store, about: dict[str, Any], service: Service, folder: Path, options: Options, report: Report
) -> Fetched | None:
    """Fetch what is missing and bring it in; None when the table changed meanwhile."""
    table = about["Identifier"]
    there = next(
        (
            one
            for one in store.imports()
            if one.table == table and one.vintage.isoformat() == str(about["Modified"])[:10]
        ),
        None,
    )
    if there is not None and options == Options():
        return Fetched(Imported(there, new=False), 0)
    region = _region(service, table)
    version = _version(about)
    pages = Pages(folder, version)
    for of in ("MeasureCodes", "MeasureGroups", f"{region}Codes"):
        pages.bring_in(service, f"{table}/{of}", of, lambda rows: None)
    total = service.number(f"{table}/{OBSERVATIONS}/$count")
    rows = pages.bring_in(service, f"{table}/{OBSERVATIONS}", OBSERVATIONS, lambda rows: report("cijfers", rows, total))
    if _version(_about(service, table)) != version:
        pages.clear()
        return None
    if total is not None and rows != total:
        pages.clear()
        raise FetchError(f"CBS zegt dat {table} {total} cijfers heeft, maar er kwamen er {rows}. Probeer het opnieuw.")
    report("in de winkel zetten", rows, rows)
    with tempfile.TemporaryDirectory(prefix="tabel-", dir=folder) as aside:
        path = _written(Path(aside), table, about, region, pages)
        imported = store.bring_in(path, options)
    pages.clear()
    return Fetched(imported, rows)


def _found(service: Service, table: str) -> dict[str, Any]:
    """What CBS says of the table. Of old tables it writes the letters small."""
    for spelled in dict.fromkeys((table.upper(), table, table.lower())):
        try:
            return _about(service, spelled)
        except NotThere:
            continue
    raise refuse(table, "CBS heeft geen tabel met dit nummer.", "Zoek het op bij opendata.cbs.nl, zoals 85984NED.")


def _about(service: Service, table: str) -> dict[str, Any]:
    about = service.json(f"{table}/Properties", attempts=min(FIRST_ATTEMPTS, service.attempts))
    if not isinstance(about.get("Identifier"), str) or not isinstance(about.get("Modified"), str):
        raise FetchError(f"Het antwoord van {service.base} is geen beschrijving van een tabel van CBS.")
    return about


def _version(about: dict[str, Any]) -> dict[str, str]:
    return {name: str(about.get(name, "")) for name in ("Identifier", "Modified", "ObservationsModified", "Version")}


def _region(service: Service, table: str) -> str:
    """The dimension of areas. Raises StatisticsInputError for a table without."""
    dimensions = service.json(f"{table}/Dimensions").get("value")
    names = (
        [str(one.get("Identifier")) for one in dimensions if isinstance(one, dict)]
        if isinstance(dimensions, list)
        else []
    )
    region = next((name for name in names if name in REGIONS), None)
    if region is None:
        few = ", ".join(names) or "niets"
        right = "Kies een tabel per wijk en buurt of per gemeente."
        raise refuse(table, f"deze tabel gaat niet over gebieden (wel over: {few}).", right)
    return region


def _written(folder: Path, table: str, about: dict[str, Any], region: str, pages: Pages) -> Path:
    """The table as the reader knows it: observations, and the description beside it."""
    start = folder / f"cbs.v4.{table}"
    Path(f"{start}_Metadata.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    for of, columns in (
        ("MeasureCodes", ("Identifier", "Title", "MeasureGroupId", "Unit")),
        ("MeasureGroups", ("Id", "Title", "ParentId")),
        (f"{region}Codes", ("Identifier", "Title")),
    ):
        rows = pages.rows(of)
        columns_of = {name: pa.array([_text(row.get(name)) for row in rows], pa.string()) for name in columns}
        pq.write_table(pa.table(columns_of), f"{start}_{of}.parquet", compression="zstd")
    path = Path(f"{start}_{OBSERVATIONS}.parquet")
    writer = None
    try:
        for page in pages.each(OBSERVATIONS):  # a page at a time, so that memory does not grow with the table
            batch = _observations(json.loads(page.read_bytes()))
            # A release with the same figures is another release.
            released = batch.schema.with_metadata({"Modified": str(about["Modified"])})
            writer = writer or pq.ParquetWriter(path, released, compression="zstd")
            writer.write_table(batch.select(writer.schema.names).replace_schema_metadata(writer.schema.metadata))
    except (pa.ArrowException, ValueError, TypeError, KeyError) as error:
        raise FetchError(f"De bladzijden van {table} hebben niet allemaal dezelfde kolommen.") from error
    finally:
        if writer is not None:
            writer.close()
    if writer is None:
        raise refuse(table, "deze tabel heeft geen cijfers.", "")
    return path


def _observations(rows: list[dict[str, Any]]) -> pa.Table:
    names = list(dict.fromkeys(name for row in rows for name in row if name not in ("Id", "StringValue")))
    columns = {}
    for name in names:
        values = [row.get(name) for row in rows]
        if name == "Value":
            columns[name] = pa.array([None if value is None else float(value) for value in values], pa.float64())
        else:
            columns[name] = pa.array([_text(value) for value in values], pa.string())
    return pa.table(columns)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
