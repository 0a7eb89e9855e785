"""Made-up outlines in every form that Koers reads: four buurten in a square of two kilometres, one with a hole.

+-----------+-----------+
| BU90010100|BU900101A1 |     BU90010100 has a hole, in which the other piece of BU900101A1 lies.
|   (hole)  |           |
+-----------+-----------+
| BU90010000|BU90010001 |
+-----------+-----------+
"""

import json
import sqlite3
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from koers.statistics.geography.projection import to_degrees

X, Y, SIDE = 195_000, 322_000, 1000
Ring = list[tuple[float, float]]
Parts = list[list[Ring]]  # polygons, each its rings


def square(column: float, row: float, side: float = 1.0) -> Ring:
    """A ring, closed."""
    corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side), (0.0, 0.0)]
    return [(X + SIDE * (column + right), Y + SIDE * (row + up)) for right, up in corners]


HOLE = square(0.25, 1.25, 0.5)
SHAPES: dict[str, tuple[str, Parts]] = {
    "BU90010000": ("Dorp", [[square(0, 0)]]),
    "BU90010001": ("Veld", [[square(1, 0)]]),
    "BU90010100": ("Haven", [[square(0, 1), HOLE[::-1]]]),
    "BU900101A1": ("Kade", [[square(1, 1)], [HOLE]]),
}
AREAS = {"BU90010000": 1e6, "BU90010001": 1e6, "BU90010100": 0.75e6, "BU900101A1": 1.25e6}  # square metres


def in_degrees(ring: Ring) -> Ring:
    """The ring as longitude and latitude, to a tenth of a millimetre."""
    return [(round(float(x), 9), round(float(y), 9)) for x, y in to_degrees(np.array(ring, dtype=np.float64))]


def feature(code: Any, name: str, parts: Parts, **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature."""
    one = len(parts) == 1
    geometry = {"type": "Polygon" if one else "MultiPolygon", "coordinates": parts[0] if one else parts}
    return {"type": "Feature", "properties": {"buurtcode": code, "buurtnaam": name, **properties}, "geometry": geometry}


def features(*, degrees: bool = False) -> list[dict[str, Any]]:
    """The four buurten."""
    turn = in_degrees if degrees else list
    return [
        feature(code, name, [[turn(ring) for ring in rings] for rings in parts])
        for code, (name, parts) in SHAPES.items()
    ]


def geojson(
    folder: Path, given: Sequence[Any] | None = None, *, crs: str = "", name: str = "grenzen.json", **about: Any
) -> Path:
    """A GeoJSON file; of the four buurten on the Dutch grid when nothing else is given."""
    said: dict[str, Any] = {"type": "FeatureCollection", "features": features() if given is None else given, **about}
    if crs:
        said["crs"] = {"type": "name", "properties": {"name": crs}}
    return _json(folder / name, said)


def topojson(folder: Path, *, degrees: bool = True) -> Path:
    """Arcs that neighbours share, on a grid of whole numbers, beside a layer of labels."""
    turn = in_degrees if degrees else list
    scale = (1e-6, 1e-6) if degrees else (1.0, 1.0)
    rings = {code: [[turn(ring) for ring in rings] for rings in parts] for code, (_, parts) in SHAPES.items()}
    every = np.array([point for parts in rings.values() for polygon in parts for ring in polygon for point in ring])
    move = every.min(axis=0)
    arcs: list[list[list[int]]] = []
    known: dict[tuple[tuple[int, int], tuple[int, int]], int] = {}

    def grid(point: tuple[float, float]) -> tuple[int, int]:
        return round((point[0] - move[0]) / scale[0]), round((point[1] - move[1]) / scale[1])

    def numbers(ring: Ring) -> list[int]:
        """Each side of a ring is an arc; the neighbour walks it backwards."""
        found = []
        for one, other in zip(map(grid, ring), map(grid, ring[1:]), strict=False):
            if (other, one) in known:
                found.append(~known[other, one])
                continue
            if (one, other) not in known:
                known[one, other] = len(arcs)
                arcs.append([list(one), [other[0] - one[0], other[1] - one[1]]])
            found.append(known[one, other])
        return found

    geometries = []
    for code, parts in rings.items():
        drawn = [[numbers(ring) for ring in polygon] for polygon in parts]
        one = len(drawn) == 1
        geometries.append(
            {
                "type": "Polygon" if one else "MultiPolygon",
                "arcs": drawn[0] if one else drawn,
                "id": code,
                "properties": {"statcode": code, "statnaam": SHAPES[code][0], "rubriek": "buurt"},
            }
        )
    labels = [{"type": "Point", "coordinates": [1, 1], "properties": {"statcode": "BU90010000"}}]
    said = {
        "type": "Topology",
        "transform": {"scale": scale, "translate": move.tolist()},
        "objects": {
            "labels": {"type": "GeometryCollection", "geometries": labels},
            "layer": {"type": "GeometryCollection", "geometries": geometries},
        },
        "arcs": arcs,
    }
    return _json(folder / "buurten_2014.json", said)


def geopackage(folder: Path, *, srs: int = 28992, header: int = 32) -> Path:
    """A GeoPackage as PDOK makes it: an envelope in the header, water marked, a year in each row."""
    path = folder / "buurten.gpkg"
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as database:
        database.executescript(
            "create table gpkg_spatial_ref_sys (srs_name, srs_id integer, organization, organization_coordsys_id integer);"
            "create table gpkg_contents (table_name, data_type, srs_id);"
            "create table gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id integer);"
            "create table CBS_Buurten (fid integer primary key, geom blob, buurtcode, buurtnaam, wijkcode, gemeentecode,"
            " water, jaarstatcode);"
        )
        database.execute("insert into gpkg_spatial_ref_sys values ('x', ?, 'EPSG', ?)", [srs, srs])
        database.execute("insert into gpkg_contents values ('CBS_Buurten', 'features', ?)", [srs])
        database.execute("insert into gpkg_geometry_columns values ('CBS_Buurten', 'geom', 'MULTIPOLYGON', ?)", [srs])
        shapes = {**SHAPES, "BU90019997": ("", [[square(2, 0)]])}
        for code, (name, parts) in shapes.items():
            shape = shapely.MultiPolygon([(rings[0], rings[1:]) for rings in parts])
            row = (_blob(shape, srs, header), code, name or None, f"WK{code[2:8]}", "GM9001")
            water = "JA" if code.endswith("9997") else "NEE"
            database.execute(
                "insert into CBS_Buurten (geom, buurtcode, buurtnaam, wijkcode, gemeentecode, water, jaarstatcode)"
                " values (?, ?, ?, ?, ?, ?, ?)",
                [*row, water, f"2021{code}"],
            )
    database.close()
    return path


def _blob(shape: shapely.Geometry, srs: int, header: int) -> bytes:
    """The outline behind its header: little-endian, with or without an envelope of 32 bytes."""
    west, south, east, north = shape.bounds
    box = struct.pack("<4d", west, east, south, north) if header else b""
    return (
        b"GP\0" + bytes([0b11 if header else 0b1]) + struct.pack("<i", srs) + box + shapely.to_wkb(shape, byte_order=1)
    )


def drawing(folder: Path) -> Path:
    """SVG paths in JSON: relative and absolute steps, y downwards."""
    paths = {
        "BU90010000": "M0 100L0 200L100 200L100 100Z",
        "BU90010001": "M100,100 v100 h100 v-100 z",
        "BU90010100": "M0 0L0 100L100 100L100 0Z M25 25 h50 v50 h-50 z",
        "BU900101A1": "m100 0 0 100 100 0 0 -100z m-75 25 h50 v50 h-50 z",
    }
    said = {
        "viewBox": "0 0 200 200",
        "features": [{"code": code, "naam": SHAPES[code][0], "d": d} for code, d in paths.items()],
    }
    return _json(folder / "vormen.json", said)


def _json(path: Path, said: Any) -> Path:
    path.write_text(json.dumps(said), encoding="utf-8")
    return path
