"""`koers statistics boundaries`: bringing in, again, a list, and plain errors."""

import io
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from . import outlines


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "KOERS_HOME", tmp_path / "home")
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def koers(*words: str) -> str:
    out = io.StringIO()
    call_command("statistics", "boundaries", *words, stdout=out)
    return out.getvalue()


def test_bring_in_and_again(tmp_path: Path, home: Path) -> None:
    path = str(outlines.geopackage(tmp_path))
    assert "nog geen grenzen" in koers()
    said = koers(path, "--source", "CBS en Kadaster")
    assert "buurten.gpkg: grenzen van 2021 (in het bestand), 4 buurten, uit GeoPackage." in said
    assert "Overgeslagen, water of buitenland: 1." in said
    assert "stond er al, niets veranderd" in koers(path, "--source", "CBS en Kadaster")
    listed = koers()
    assert "4 buurten" in listed
    assert "CBS en Kadaster" in listed
    (entry,) = json.loads(koers("--json"))
    assert (entry["year"], entry["form"], entry["system"]) == (2021, "GeoPackage", "RD")
    assert len(list((home / "statistics" / "boundaries").iterdir())) == 1


def test_one_that_is_wrong_does_not_keep_the_others_out(tmp_path: Path) -> None:
    page = tmp_path / "fout.json"
    page.write_text("<html>")
    with pytest.raises(CommandError, match=r"fout\.json: dit is een webpagina") as caught:
        koers(str(page), str(outlines.drawing(tmp_path)), "--year", "2024")
    assert caught.value.returncode == 1
    assert "tekening" in koers()
