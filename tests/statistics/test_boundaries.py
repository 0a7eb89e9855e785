"""Boundaries in every form come out as the same areas on one grid."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from koers.statistics.geography import DRAWING, RD, Boundaries, read_boundaries
from koers.statistics.geography.projection import to_degrees, to_rd

from . import outlines

AMERSFOORT = (155_000.0, 463_000.0), (5.38720621, 52.15517440)
# Published pairs of towers: metres on the grid, degrees.
TOWERS = [
    AMERSFOORT,
    ((120_700.723, 487_525.501), (4.88352559, 52.37453253)),  # Westertoren, Amsterdam
    ((233_883.131, 582_065.167), (6.56820053, 53.21938317)),  # Martinitoren, Groningen
]
FORMS: dict[str, Callable[[Path], Path]] = {
    "geojson-rd": lambda folder: outlines.geojson(folder, crs="urn:ogc:def:crs:EPSG::28992"),
    "geojson-wgs84": lambda folder: outlines.geojson(folder, outlines.features(degrees=True)),
    "geojson-crs84": lambda folder: outlines.geojson(
        folder, outlines.features(degrees=True), crs="urn:ogc:def:crs:OGC:1.3:CRS84"
    ),
    "topojson-rd": lambda folder: outlines.topojson(folder, degrees=False),
    "topojson-wgs84": outlines.topojson,
    "geopackage": outlines.geopackage,
    "geopackage-without-envelope": lambda folder: outlines.geopackage(folder, header=0),
}


@pytest.mark.parametrize(("metres", "degrees"), TOWERS)
def test_projection_of_known_points(metres: tuple[float, float], degrees: tuple[float, float]) -> None:
    assert to_rd(np.array([degrees]))[0] == pytest.approx(metres, abs=0.01)
    assert to_degrees(np.array([metres]))[0] == pytest.approx(degrees, abs=1e-7)


land = st.tuples(st.floats(10_000, 280_000), st.floats(306_000, 620_000))


@given(st.lists(land, min_size=1, max_size=20))
def test_there_and_back(points: list[tuple[float, float]]) -> None:
    """The two polynomials are each other's inverse to a few millimetres."""
    metres = np.array(points)
    assert np.abs(to_rd(to_degrees(metres)) - metres).max() < 0.01


@given(land, st.floats(50, 5000))
def test_a_surface_keeps_its_size(corner: tuple[float, float], side: float) -> None:
    """A square on the grid, as degrees and back: within a ten-thousandth."""
    x, y = corner
    square = np.array([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])
    assert shapely.Polygon(to_rd(to_degrees(square))).area == pytest.approx(side**2, rel=1e-3)


@given(st.lists(land, min_size=2, max_size=30), st.integers(0, 29))
def test_a_shared_point_stays_shared(points: list[tuple[float, float]], place: int) -> None:
    """The same point in two outlines gives the same metres, wherever it stands in them."""
    degrees = to_degrees(np.array(points))
    one = degrees[place % len(points)]
    moved = np.vstack([degrees[::-1], one])
    assert (to_rd(moved)[-1] == to_rd(degrees)[place % len(points)]).all()


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_areas(tmp_path: Path, form: str) -> None:
    found = read_boundaries(FORMS[form](tmp_path), 2021 if not form.startswith(("geopackage", "topojson")) else None)
    assert found.system == RD
    assert [unit.code for unit in found.units] == sorted(outlines.SHAPES)
    for unit in found.units:
        assert unit.name == outlines.SHAPES[unit.code][0]
        assert unit.kind == "buurt"
        assert unit.shape.area == pytest.approx(outlines.AREAS[unit.code], rel=1e-3)
        assert shapely.get_coordinates(unit.shape).min(axis=0) == pytest.approx(_corner(unit.code), abs=0.2)
    assert shapely.coverage_is_valid([unit.shape for unit in found.units])


def _corner(code: str) -> tuple[float, float]:
    points = [point for rings in outlines.SHAPES[code][1] for ring in rings for point in ring]
    return min(x for x, _ in points), min(y for _, y in points)


def test_a_drawing_is_kept_as_a_drawing(tmp_path: Path) -> None:
    """It lies nowhere: no metres, but the shapes and the hole are there, north up."""
    found = read_boundaries(outlines.drawing(tmp_path), 2024)
    assert found.system == DRAWING
    assert {unit.code: unit.shape.area for unit in found.units} == {
        "BU90010000": 10_000,
        "BU90010001": 10_000,
        "BU90010100": 7_500,
        "BU900101A1": 12_500,
    }
    south, north = (next(u.shape for u in found.units if u.code == code) for code in ("BU90010000", "BU90010100"))
    assert south.centroid.y < north.centroid.y


def test_the_year(tmp_path: Path) -> None:
    """What was given, else what the file says, else its name."""
    assert _year(read_boundaries(outlines.geopackage(tmp_path))) == (2021, "in het bestand")
    assert _year(read_boundaries(outlines.topojson(tmp_path))) == (2014, "naam van het bestand")
    assert _year(read_boundaries(outlines.geojson(tmp_path), 2019)) == (2019, "opgegeven")
    about = outlines.geojson(tmp_path, metadata={"year": 2017, "license": "CC BY 4.0", "source": "CBS"})
    assert _year(found := read_boundaries(about)) == (2017, "in het bestand")
    assert (found.source, found.licence) == ("CBS", "CC BY 4.0")


def _year(found: Boundaries) -> tuple[int, str]:
    return found.year, found.year_from


def test_the_smallest_area_is_the_one_that_is_meant(tmp_path: Path) -> None:
    """A buurt tells its wijk and gemeente too; with only one buurt all three occur once."""
    one = outlines.features()[0]
    one["properties"] |= {"gemeentecode": "GM9001", "gemeentenaam": "Voorstad", "wijkcode": "WK900100"}
    found = read_boundaries(outlines.geojson(tmp_path, [one]), 2020)
    assert [(unit.code, unit.name) for unit in found.units] == [("BU90010000", "Dorp")]


def test_water_and_abroad_are_passed_over(tmp_path: Path) -> None:
    abroad = outlines.feature("BU09980000", "Buitenland", [[outlines.square(2, 0)]])
    found = read_boundaries(outlines.geojson(tmp_path, [*outlines.features(), abroad]), 2020)
    assert len(found.units) == 4
    assert "Overgeslagen, geen gebied in Nederland: 1." in found.notes
    assert "Overgeslagen, water of buitenland: 1." in read_boundaries(outlines.geopackage(tmp_path)).notes


def test_layers_that_are_something_else_are_passed_over(tmp_path: Path) -> None:
    """A layer of provinces, and the same buurten once more with fewer points."""
    path = outlines.topojson(tmp_path)
    said = json.loads(path.read_text())
    layer = said["objects"]["layer"]["geometries"]
    said["objects"]["provincies"] = {
        "type": "GeometryCollection",
        "geometries": [layer[0] | {"id": "PV20", "properties": {"statcode": "PV20", "statnaam": "Groningen"}}],
    }
    said["objects"]["grof"] = {"type": "GeometryCollection", "geometries": layer[:2]}
    path.write_text(json.dumps(said))
    found = read_boundaries(path)
    assert len(found.units) == 4
    assert found.notes == (
        "Laag provincies overgeslagen: geen codes van gebieden.",
        "Laag grof overgeslagen: dezelfde gebieden, met minder detail.",
    )


def test_a_text_is_no_markup(tmp_path: Path) -> None:
    """A name is text, whatever it looks like: it comes out as it went in."""
    name = "<script>alert(1)</script>"
    one = outlines.feature("BU90010000", name, [[outlines.square(0, 0)]])
    assert read_boundaries(outlines.geojson(tmp_path, [one]), 2020).units[0].name == name


def test_turned_round_degrees_are_put_right(tmp_path: Path) -> None:
    given = json.loads(json.dumps(outlines.features(degrees=True)[:2]))
    for one in given:
        one["geometry"]["coordinates"] = [[[y, x] for x, y in ring] for ring in one["geometry"]["coordinates"]]
    found = read_boundaries(outlines.geojson(tmp_path, given), 2020)
    assert [round(unit.shape.area / 1e6, 3) for unit in found.units] == [1, 1]
    assert "Breedte en lengte stonden andersom; dat is hersteld." in found.notes


def test_what_can_be_mended_is_mended_and_said(tmp_path: Path) -> None:
    """A ring that is not closed, a border that crosses itself, and one of twelve without a surface."""
    many = [
        outlines.feature(f"BU9001{number:04}", "Vak", [[outlines.square(number % 5, number // 5)]])
        for number in range(12)
    ]
    many[0]["geometry"]["coordinates"][0].pop()
    x, y = outlines.X, outlines.Y
    many[1]["geometry"]["coordinates"] = [[(x, y), (x + 900, y + 900), (x + 900, y), (x, y + 900), (x, y)]]
    many[2]["geometry"] = None
    found = read_boundaries(outlines.geojson(tmp_path, many), 2020)
    assert len(found.units) == 11
    assert all(unit.shape.is_valid and unit.shape.area > 0 for unit in found.units)
    assert list(found.notes) == [
        "Zonder oppervlak, weggelaten: 1 gebied (BU90010002).",
        "Hersteld, een grens die niet gesloten was: 1 gebied (BU90010000).",
        "Hersteld, een grens die zichzelf kruist: 1 gebied (BU90010001).",
    ]
