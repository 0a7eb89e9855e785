"""GeoPackage (OGC 12-128): an SQLite database with outlines as well-known binary behind a header of its own."""

import sqlite3
import struct
from pathlib import Path

import shapely

from koers.statistics.errors import refuse

from .reading import Feature, Found, Layer, system_of

NAME = "GeoPackage"
AGAIN = "Haal het bestand opnieuw op bij de uitgever."
ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # bytes, by the code in the header
SURFACES = {"Polygon", "MultiPolygon", "GeometryCollection"}


def read(path: Path) -> Found:
    """The layers with outlines. Raises StatisticsInputError for a database that is damaged or no GeoPackage."""
    try:
        database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        try:
            if database.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise refuse(path.name, "deze database is beschadigd of afgekapt.", AGAIN)
            if not _has(database, "gpkg_geometry_columns"):
                raise refuse(
                    path.name, "dit is een database, maar geen GeoPackage met grenzen.", "Kies een ander bestand."
                )
            return Found(NAME, tuple(_layers(database)))
        finally:
            database.close()
    except sqlite3.DatabaseError as error:
        raise refuse(path.name, "deze database is beschadigd of afgekapt.", AGAIN) from error


def _has(database: sqlite3.Connection, table: str) -> bool:
    return database.execute("select 1 from sqlite_master where name = ?", [table]).fetchone() is not None


def _layers(database: sqlite3.Connection) -> list[Layer]:
    known = dict(
        database.execute("select srs_id, organization || ':' || organization_coordsys_id from gpkg_spatial_ref_sys")
    )
    columns = database.execute("select table_name, column_name, srs_id from gpkg_geometry_columns").fetchall()
    return [Layer(table, _features(database, table, column), _declared(known, srs)) for table, column, srs in columns]


def _declared(known: dict[int, str], srs: int) -> str:
    # -1 and 0 are what the standard has for "not known".
    return "" if srs in (-1, 0) else system_of(known.get(srs, f"EPSG:{srs}"))


def _features(database: sqlite3.Connection, table: str, column: str) -> tuple[Feature, ...]:
    rows = database.execute(f"select * from {_quoted(table)}")  # noqa: S608  (a name from the database's own list)
    names = [one[0] for one in rows.description]
    place = names.index(column)
    found = []
    for row, values in enumerate(rows, 1):
        properties = {name: value for name, value in zip(names, values, strict=True) if name != column}
        try:
            shape = _shape(values[place])
        except (shapely.errors.GEOSException, struct.error, KeyError, ValueError, TypeError):
            found.append(Feature(row, properties, None, "de vorm is niet te lezen."))
            continue
        if shape is None or shape.geom_type in SURFACES:
            found.append(Feature(row, properties, shape))
    return tuple(found)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _shape(content: bytes | None) -> shapely.Geometry | None:
    """The shape behind the header: ``GP``, version, flags, system, and a box whose size the flags tell."""
    if content is None:
        return None
    if content[:2] != b"GP":
        raise ValueError("no GeoPackage header")
    flags = content[3]
    if flags & 0b10000:  # empty
        return None
    return shapely.force_2d(shapely.from_wkb(content[8 + ENVELOPES[(flags >> 1) & 0b111] :]))
