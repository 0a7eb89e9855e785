"""Where boundaries are kept: whole or not at all, once, and the best of them found again."""

import os
from pathlib import Path

import pytest
import shapely

from koers.statistics import Store, StoreError
from koers.statistics.geography import Atlas
from koers.statistics.geography import atlas as module

from . import outlines, samples


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return Atlas(tmp_path / "statistics")


def test_what_goes_in_comes_out(atlas: Atlas, tmp_path: Path) -> None:
    entry, new = atlas.bring_in(outlines.geopackage(tmp_path), source="CBS, Kadaster")
    assert new
    assert (entry.year, entry.areas, entry.source) == (2021, {"buurt": 4}, "CBS, Kadaster")
    units = atlas.units(entry, ["BU90010100", "BU90010000", "BU99999999"])
    assert [(unit.code, unit.name) for unit in units] == [("BU90010000", "Dorp"), ("BU90010100", "Haven")]
    assert units[1].shape.area == 750_000


def test_the_same_again_changes_nothing(atlas: Atlas, tmp_path: Path) -> None:
    first, _ = atlas.bring_in(outlines.geopackage(tmp_path))
    version = atlas.version
    again, new = atlas.bring_in(outlines.geopackage(tmp_path))
    assert (again, new) == (first, False)
    assert atlas.version == version
    atlas.bring_in(outlines.topojson(tmp_path))
    assert atlas.version != version


def test_figures_and_boundaries_do_not_see_each_other(atlas: Atlas, tmp_path: Path) -> None:
    """They share a folder and a lock."""
    store = Store(atlas.root)
    store.bring_in(samples.odata3_parquet(tmp_path))
    atlas.bring_in(outlines.geopackage(tmp_path))
    assert len(store.imports()) == len(atlas.imports()) == 1


def test_the_best_boundaries(atlas: Atlas, tmp_path: Path) -> None:
    """Most of the areas first, then the nearest year."""
    part = outlines.geojson(tmp_path, outlines.features()[:2], name="deel.json")
    for year in (2012, 2018):
        atlas.bring_in(outlines.geojson(tmp_path), year=year)
    atlas.bring_in(part, year=2020)
    best = atlas.best_for(list(outlines.SHAPES), 2020)
    assert best is not None
    assert (best[0].year, len(best[1])) == (2018, 4)
    assert atlas.best_for(["BU90010000"], 2020)[0].year == 2020  # type: ignore[index]
    assert atlas.best_for(["BU12345678"], 2020) is None


def test_a_write_that_fails_leaves_nothing(atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = outlines.geopackage(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(module, "settle", full)
        with pytest.raises(StoreError, match="Er is niets veranderd"):
            atlas.bring_in(path)
    assert atlas.imports() == []
    assert [one.name for one in atlas.root.iterdir()] == [".lock"]
    assert atlas.bring_in(outlines.geopackage(tmp_path))[1]


def test_killed_while_writing(atlas: Atlas, tmp_path: Path) -> None:
    """What a killed process left is no import, and goes at the next one."""
    process = os.fork()
    if process == 0:  # pragma: no cover
        module.settle = lambda _: os._exit(9)
        atlas.bring_in(outlines.geopackage(tmp_path))
    os.waitpid(process, 0)
    assert [one.name for one in atlas.root.iterdir() if one.name.startswith(".unfinished-")]
    assert atlas.imports() == []
    assert atlas.bring_in(outlines.geopackage(tmp_path))[1]
    assert not [one.name for one in atlas.root.iterdir() if one.name.startswith(".unfinished-")]


def test_a_damaged_sidecar_is_said(atlas: Atlas, tmp_path: Path) -> None:
    entry, _ = atlas.bring_in(outlines.geopackage(tmp_path))
    sidecar = entry.folder / module.SIDECAR
    sidecar.chmod(0o644)
    sidecar.write_text("{")
    with pytest.raises(StoreError, match="beschadigd"):
        atlas.imports()


def test_outlines_come_back_to_the_bit(atlas: Atlas, tmp_path: Path) -> None:
    """A border that two areas share is still shared after it was kept."""
    entry, _ = atlas.bring_in(outlines.topojson(tmp_path))
    assert shapely.coverage_is_valid([unit.shape for unit in atlas.units(entry, outlines.SHAPES)])
