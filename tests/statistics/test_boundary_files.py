"""The real files of boundaries: each is read, or refused with its reason."""

from pathlib import Path

import pytest

from koers.statistics import StatisticsInputError
from koers.statistics.geography import DRAWING, RD, Atlas, picture, read_boundaries

GEMEENTEN = {2012: 415, 2017: 388, 2019: 355, 2022: 345, 2024: 342}


@pytest.mark.parametrize(("year", "count"), GEMEENTEN.items())
def test_gemeenten_of_a_year(national_files: Path, year: int, count: int) -> None:
    """The year stands in the file; the pseudo area for abroad is passed over."""
    found = read_boundaries(national_files / "geo-gemeenten-kwb-geojson" / f"gemeenten_{year}.geojson")
    assert (found.form, found.system, found.year, found.year_from) == ("GeoJSON", RD, year, "in het bestand")
    assert len(found.units) == count
    assert "Overgeslagen, geen gebied in Nederland: 1." in found.notes
    heerlen = next(unit for unit in found.units if unit.code == "GM0917")
    assert heerlen.name == "Heerlen"
    assert heerlen.shape.area / 1e4 == pytest.approx(4553, rel=0.01)  # hectares in the Kerncijfers


@pytest.mark.parametrize(
    ("file", "code", "hectares", "count"),
    [
        ("Gemeente_2015_layer_labels.json", "GM0917", 4584, 393),
        ("Wijk_2014_layer_labels.json", "WK091720", 223, 2717),
        ("Buurt_2014_layer_q1e3.json", "BU09172004", 12.7, 10575),
    ],
)
def test_topojson(national_files: Path, file: str, code: str, hectares: float, count: int) -> None:
    """Coarse grids: what lost its surface is left out and said. The reference surfaces are in the data's README."""
    found = read_boundaries(national_files / "geo-cbs-topojson-2014" / file)
    assert (found.form, found.system) == ("TopoJSON", RD)
    assert len(found.units) == count
    assert next(unit.shape.area / 1e4 for unit in found.units if unit.code == code) == pytest.approx(hectares, rel=0.01)
    assert all(unit.shape.is_valid and unit.shape.area > 0 for unit in found.units)


def test_geopackage(national_files: Path) -> None:
    found = read_boundaries(national_files / "geo-pdok-gpkg" / "CBS_buurten.gpkg")
    assert (found.form, found.system, found.year) == ("GeoPackage", RD, 2021)
    assert len(found.units) == 16
    assert found.notes == ("Overgeslagen, water of buitenland: 1.",)
    assert {unit.code[:6] for unit in found.units} == {"BU0233"}


def test_drawing_of_heerlen(national_files: Path, tmp_path: Path) -> None:
    """57 buurten; as a picture they are small enough for a page."""
    atlas = Atlas(tmp_path)
    entry, _ = atlas.bring_in(national_files / "heerlen-2024-svg" / "GM0917.json", year=2024)
    assert (entry.system, entry.areas) == (DRAWING, {"buurt": 57})
    made = picture(atlas.units(entry, atlas.codes(entry)), 640, 24_000)
    assert len(made.outlines) == 57
    assert sum(len(one.path) for one in made.outlines) < 30_000


def test_the_whole_country_of_gemeenten_as_a_picture(national_files: Path, tmp_path: Path) -> None:
    atlas = Atlas(tmp_path)
    entry, _ = atlas.bring_in(national_files / "geo-gemeenten-kwb-geojson" / "gemeenten_2024.geojson")
    made = picture(atlas.units(entry, atlas.codes(entry)), 640, 120_000)
    assert len(made.outlines) == 342
    assert sum(len(one.path) for one in made.outlines) <= 120_000


@pytest.mark.parametrize("file", ["leefbaarometer/gemeente.json", "heerlen-2024-json/GM0917.json"])
def test_json_without_boundaries(national_files: Path, file: str) -> None:
    with pytest.raises(StatisticsInputError, match="in deze JSON staan geen grenzen"):
        read_boundaries(national_files / file, 2016)
