"""Files of boundaries that are not right: all that is wrong at once, in plain Dutch, and nothing is kept."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from koers.statistics import StatisticsInputError
from koers.statistics.geography import Atlas

from . import outlines

FIRST, SECOND = "BU90010000", "BU90010001"


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return Atlas(tmp_path / "statistics")


def refused(atlas: Atlas, path: Path, year: int | None = 2020) -> str:
    """What is said about a file; nothing of it may be left."""
    with pytest.raises(StatisticsInputError) as caught:
        atlas.bring_in(path, year=year)
    assert atlas.imports() == []
    assert [one.name for one in atlas.root.iterdir()] == [".lock"]
    return str(caught.value)


def changed(folder: Path, **cells: Any) -> Path:
    """The four buurten, with properties of the first changed."""
    given = outlines.features()
    given[0]["properties"] |= cells
    return outlines.geojson(folder, given)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<!DOCTYPE html><html><body>404</body></html>", "dit is een webpagina"),
        ("", "dit bestand is leeg"),
        ("code;naam\nBU1;x\n", "kent de vorm van dit bestand niet"),
        ('{"GM0003": {"KL02": "6"}}', "in deze JSON staan geen grenzen"),
        ('{"type": "FeatureCollection", "features": []}', "geen gebieden met een grens"),
        ('{"type": "FeatureCollection", "features": "niets"}', "geen gebieden met een grens"),
        ('{"type": "FeatureCollection", "features": [1, null]}', "geen van de eigenschappen is de code"),
        ('{"type": "Topology", "objects": {}, "arcs": []}', "geen gebieden met een grens"),
        ("[" * 100_000, "beschadigd of afgekapt"),
    ],
)
def test_no_boundaries(atlas: Atlas, tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content)
    assert says in refused(atlas, path)


@pytest.mark.parametrize("make", [outlines.geojson, outlines.topojson, outlines.geopackage, outlines.drawing])
@pytest.mark.parametrize("part", [0.3, 0.9])
def test_truncated(atlas: Atlas, tmp_path: Path, make: Any, part: float) -> None:
    path = make(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    assert "beschadigd of afgekapt" in refused(atlas, path)


def test_a_folder_and_a_file_that_is_not_there(atlas: Atlas, tmp_path: Path) -> None:
    assert "kan niet gelezen worden" in refused(atlas, tmp_path / "is-er-niet.json")
    assert "kan niet gelezen worden" in refused(atlas, tmp_path)


def test_a_database_that_is_no_geopackage(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "x.gpkg"
    with sqlite3.connect(path) as database:
        database.execute("create table t (a)")
    database.close()
    assert "geen GeoPackage met grenzen" in refused(atlas, path)


def test_all_errors_at_once(atlas: Atlas, tmp_path: Path) -> None:
    """A code that is missing, one a spreadsheet spoilt, one that is none, one twice, a point abroad, a broken shape."""
    given = [*outlines.features(), *outlines.features(), *outlines.features()[:2]]
    for place, code in enumerate([FIRST, SECOND, "BU90010100", "BU90010101", None, 90010102, "zomaar", "BU90010103"]):
        given[place]["properties"]["buurtcode"] = code
    given[8]["properties"]["buurtcode"], given[9]["properties"]["buurtcode"] = SECOND, "BU90010104"
    given[7]["geometry"] = outlines.feature("", "", [[outlines.square(900, 0)]])["geometry"]
    given[9]["geometry"] = {"type": "Polygon", "coordinates": [[1, 2, 3]]}
    lines = refused(atlas, outlines.geojson(tmp_path, given)).splitlines()
    assert lines == [
        "grenzen.json, gebied 5, kolom buurtcode: de code ontbreekt. Verwacht: een code als BU09172004.",
        "grenzen.json, gebied 6, kolom buurtcode: Een rekenblad heeft van de code een getal gemaakt. "
        "Verwacht: een code als BU09172004.",
        "grenzen.json, gebied 7, kolom buurtcode: 'zomaar' is geen code. Verwacht: een code als BU09172004.",
        "grenzen.json, gebied 8: BU90010103: het punt (1.095e+06, 322000) ligt buiten Nederland. "
        "Bewaar alles als RD (EPSG:28992) of WGS84 (EPSG:4326).",
        "grenzen.json, gebied 10: BU90010104: de coördinaten zijn geen lijst van punten met getallen.",
        f"grenzen.json: {SECOND} staat er 2 keer in. Elk gebied hoort één keer voor te komen.",
    ]


def test_codes_that_a_spreadsheet_made_into_numbers(atlas: Atlas, tmp_path: Path) -> None:
    given = outlines.features()
    for one in given:
        one["properties"]["buurtcode"] = 9172004
    said = refused(atlas, outlines.geojson(tmp_path, given))
    assert said.count("Een rekenblad heeft van de code een getal gemaakt. Nullen vooraan zijn weg.") == 4


def test_two_systems_in_one_file(atlas: Atlas, tmp_path: Path) -> None:
    given = [*outlines.features()[:3], outlines.features(degrees=True)[3]]
    said = refused(atlas, outlines.geojson(tmp_path, given))
    assert said.startswith(
        "grenzen.json, gebied 4: BU900101A1: dit gebied heeft een ander stelsel van coördinaten (WGS84)"
    )


def test_a_system_that_the_file_names_and_does_not_have(atlas: Atlas, tmp_path: Path) -> None:
    said = refused(atlas, outlines.geojson(tmp_path, crs="urn:ogc:def:crs:OGC:1.3:CRS84"))
    assert "zegt dat de coördinaten WGS84 zijn, maar ze liggen in RD" in said


def test_a_system_that_koers_does_not_know(atlas: Atlas, tmp_path: Path) -> None:
    assert "EPSG:3857; dat kent Koers niet" in refused(atlas, outlines.geopackage(tmp_path, srs=3857), None)


def test_a_point_that_is_no_number(atlas: Atlas, tmp_path: Path) -> None:
    path = outlines.geojson(tmp_path)
    path.write_text(path.read_text().replace("195000.0", "NaN", 1))
    assert f"{FIRST}: de coördinaten zijn geen lijst van punten met getallen." in refused(atlas, path)


def test_too_coarse(atlas: Atlas, tmp_path: Path) -> None:
    given = outlines.features()
    given[2]["geometry"] = {"type": "Polygon", "coordinates": []}
    assert "1 van de 4 gebieden hebben geen oppervlak" in refused(atlas, outlines.geojson(tmp_path, given))


def test_an_arc_that_is_not_there(atlas: Atlas, tmp_path: Path) -> None:
    path = outlines.topojson(tmp_path)
    said = json.loads(path.read_text())
    said["arcs"] = said["arcs"][:3]
    path.write_text(json.dumps(said))
    assert "verwijst naar een lijn die niet in het bestand staat" in refused(atlas, path)


def test_a_path_with_a_curve(atlas: Atlas, tmp_path: Path) -> None:
    path = outlines.drawing(tmp_path)
    path.write_text(path.read_text().replace("M0 100L0 200", "M0 100C0 200 1 1 2 2"))
    assert "het pad is niet te lezen" in refused(atlas, path)


def test_years(atlas: Atlas, tmp_path: Path) -> None:
    assert "niet over welk jaar het gaat" in refused(atlas, outlines.geojson(tmp_path), None)
    assert "zegt zelf dat het over 2021 gaat" in refused(atlas, outlines.geopackage(tmp_path), 2020)
    assert "gaat over meer jaren: 2020, 2021" in refused(atlas, changed(tmp_path, jaar=2020, jrstatcode="2021BU"), None)


def test_a_page_of_a_service_is_not_the_whole_map(atlas: Atlas, tmp_path: Path) -> None:
    path = outlines.geojson(tmp_path, outlines.features())
    path.write_text(json.dumps({**json.loads(path.read_text()), "links": [{"rel": "next", "href": "https://x"}]}))
    assert "dit is niet de hele kaart" in refused(atlas, path)
