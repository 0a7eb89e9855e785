"""`koers statistics`: bringing in, listing, one area, files, and plain errors with their exit code."""

import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from . import samples

ROOT = Path(__file__).resolve().parents[2]
KEYS = ["measure", "area", "year", "value", "unit", "low", "high", "coverage", "status", "source", "vintage"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "KOERS_HOME", tmp_path / "home")
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def koers(*words: str) -> str:
    out = io.StringIO()
    call_command("statistics", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def filled(tmp_path: Path) -> None:
    for make in (samples.odata3_parquet, samples.leefbaarometer_zip):
        koers("import", str(make(tmp_path)))


def test_import_and_again(tmp_path: Path, home: Path) -> None:
    path = str(samples.odata3_parquet(tmp_path))
    text = koers("import", path)
    assert "Kerncijfers wijken en buurten, uitgave 26-03-2021" in text
    assert "2020: 48 cijfers van 8 gebieden en 6 maten, 1 achtergehouden, 1 maten nog niet gepubliceerd." in text
    assert "stond er al" in koers("import", path)
    assert json.loads(koers("import", path, "--json"))[0]["new"] is False
    assert len(list((home / "statistics").glob("cbs-kwb/*"))) == 1


def test_one_wrong_file_does_not_keep_the_others_out(tmp_path: Path, home: Path) -> None:
    wrong = tmp_path / "fout.csv"
    wrong.write_text("<html>")
    with pytest.raises(CommandError, match=r"fout\.csv: dit is een webpagina") as caught:
        koers("import", str(wrong), str(samples.odata3_parquet(tmp_path)))
    assert caught.value.returncode == 1
    assert len(list((home / "statistics").glob("cbs-kwb/*"))) == 1


@pytest.mark.usefixtures("filled")
def test_list_and_show() -> None:
    assert "leefbaarometer" in koers("list")
    listed = json.loads(koers("list", "--json"))
    assert {one["source"] for one in listed} == {"cbs-kwb", "leefbaarometer"}
    assert "Personen met bijstand" in koers("show", "social_assistance")
    shown = json.loads(koers("show", "social_assistance", "--json"))
    assert (shown[0]["year"], shown[0]["areas"], shown[0]["known"]) == (2020, 8, 7)
    assert json.loads(koers("show", "woz_value", "--json"))[0]["coverage"] == 0


@pytest.mark.usefixtures("filled")
def test_area_as_text_json_and_csv(tmp_path: Path) -> None:
    rows = json.loads(koers("area", "BU90010000", "--measure", "social_assistance", "--json"))
    assert [list(row) for row in rows] == [KEYS]
    assert (rows[0]["value"], rows[0]["vintage"]) == (150, "2021-03-26")
    everything = json.loads(koers("area", "NL00", "--json"))
    assert {"population", "woz_value", "livability_deviation"} <= {row["measure"] for row in everything}
    text = koers("area", "BU90010000", "--measure", "population", "--csv")
    assert text.splitlines() == [
        ",".join(KEYS),
        "population,BU90010000,2020,1200.0,aantal,1196.0,1204.0,1.0,ok,cbs-kwb,2021-03-26",
    ]
    assert "1.200" in koers("area", "BU90010000", "--measure", "population")
    assert json.loads(koers("area", "NL00", "--as-known-on", "2020-01-01", "--json")) == []


@pytest.mark.usefixtures("filled")
def test_a_programme_area_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "delen.csv"
    path.write_text("area,cbs_code,weight\nnoord,BU90010000,1\nnoord,BU90010001,1\n")
    rows = json.loads(koers("area", "noord", "--areas", str(path), "--measure", "population", "--json"))
    assert [(row["area"], row["value"]) for row in rows] == [("noord", 2100)]
    with pytest.raises(CommandError, match=r"Deze zijn er: noord") as caught:
        koers("area", "zuid", "--areas", str(path))
    assert caught.value.returncode == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("filled")
def test_a_programme_area_from_the_workshop() -> None:
    call_command("load", str(ROOT / "programmes" / "gedeeld"), stdout=io.StringIO())
    with pytest.raises(CommandError, match=r"Deze zijn er: heerlen-noord"):
        koers("area", "noord")
    assert json.loads(koers("area", "heerlen-noord", "--json")) == []


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("kind", ["csv", "json", "parquet"])
def test_export(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"uit.{kind}"
    koers("export", "population", str(path))
    match kind:
        case "csv":
            assert len(path.read_text().splitlines()) == 9
        case "json":
            assert len(json.loads(path.read_text())) == 8
        case _:
            assert pq.read_table(path).num_rows == 8


def test_template_can_be_imported(tmp_path: Path) -> None:
    path = tmp_path / "sjabloon.csv"
    koers("template", str(path))
    assert "2024: 2 cijfers" in koers("import", str(path))
    assert koers("template").startswith("gebied;jaar;maat;waarde")
    with pytest.raises(CommandError, match="is er al"):
        koers("template", str(path))


@pytest.mark.parametrize(
    ("words", "code", "text"),
    [
        (("show", "geluk"), 1, "geen maat"),
        (("import", "weg.csv"), 1, "kan niet gelezen worden"),
        (("import", "weg.csv", "--source", "cbs"), 2, "Deze zijn er: cbs-kwb"),
        (("import", "weg.csv", "--vintage", "gisteren"), 2, "geen datum"),
        (("export", "population", "uit.doc"), 2, "eindigen"),
    ],
)
def test_errors(words: tuple[str, ...], code: int, text: str) -> None:
    with pytest.raises(CommandError, match=text) as caught:
        koers(*words)
    assert caught.value.returncode == code


def test_an_empty_store_says_what_to_do() -> None:
    assert "koers statistics import" in koers("list")
