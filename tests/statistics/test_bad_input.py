"""Files that are not right: what is wrong, where, and what to do; and nothing is written."""

import zipfile
from pathlib import Path

import pytest

from koers.statistics import Options, StatisticsInputError, Store

from . import samples

HEADER = '"Wijken en buurten";"Regioaanduiding/Soort regio (omschrijving)";"Regioaanduiding/Codering (code)"'
HEADER += ';"Bevolking/Aantal inwoners (aantal)";"Nabijheid voorzieningen/Afstand tot grote supermarkt (km)"\n'


def rows(*lines: str) -> str:
    return HEADER + "".join(f"{line}\n" for line in lines)


CASES = {
    "empty": ("", r"leeg"),
    "web page": ("<!DOCTYPE html><html><body>503</body></html>", r"webpagina.*Haal het bestand opnieuw op"),
    "other file": ("naam;prijs\nappel;1\n", r"herkent dit bestand niet \(kolommen: naam, prijs\)"),
    "other json": ('{"naam": "Heerlen"}', r"geen antwoord van CBS OData"),
    "half json": ('{"value": [{"Measure": "T0', r"JSON is beschadigd of afgekapt"),
    "one page of more": (
        '{"@odata.nextLink": "x", "value": [{"Measure": "T001036", "Value": 1, "WijkenEnBuurten": "NL00"}]}',
        r"niet de hele tabel",
    ),
    "no rows": (HEADER, r"geen rijen"),
    "cut off": (
        rows("Dorp;Buurt;BU90010000;1200;0,5")[:-1] + '\nVeld;Buurt;"BU9001',
        r"regel 3: het bestand houdt midden",
    ),
    "too many cells": (rows("Dorp;Buurt;BU90010000;1200;0,5;9", "Veld;Buurt;BU90010001;1;1"), r"regel 2.*6 cellen.*5"),
    "no number": (rows("Dorp;Buurt;BU90010000;veel;0,5"), r"regel 2, kolom Bevolking/Aantal inwoners.*'veel'"),
    "thousands": (rows("Dorp;Buurt;BU90010000;1.200,5;0,5"), r"regel 2.*geen getal"),
    "mixed marks": (
        rows("Dorp;Buurt;BU90010000;1200;0,5", "Veld;Buurt;BU90010001;900;0.7"),
        r"regel 2.*decimale komma.*regel 3.*decimale punt",
    ),
    "code became a number": (
        rows("Dorp;Buurt;3630000;1200;0,5"),
        r"regel 2, kolom .*Codering.*Nullen vooraan zijn weg\. Bedoeld is BU03630000",
    ),
    "code became science": (rows("Dorp;Buurt;9,00E+07;1200;0,5"), r"rekenblad.*weggegooid"),
    "code of nothing": (
        rows("Dorp;Buurt;BU9001000;1200;0,5", "Veld;Buurt;BU90010001;1;1"),
        r"'BU9001000' is geen code",
    ),
    "other kind": (rows("Dorp;Wijk;BU90010000;1200;0,5"), r"BU90010000 is een buurt, maar ernaast staat wijk"),
    "twice": (
        rows("Dorp;Buurt;BU90010000;1200;0,5", "Veld;Buurt;BU90010001;1;1", "Dorp;Buurt;BU90010000;1200;0,5"),
        r"regel 4.*BU90010000 staat er twee keer in; de eerste keer op regel 2",
    ),
    "no year": (rows("Dorp;Buurt;BU90010000;1200;0,5"), r"welk jaar.*--year"),
    "doubled quotes": (
        '"Wijken"";""Aantal"\n"Dorp"";1\nVe"ld;1\n',
        r"aanhalingstekens zijn verdubbeld en daarna beschadigd",
    ),
    "own: measure": ("gebied;jaar;maat;waarde\nBU90010000;2024;geluk;7\n", r"regel 2, kolom maat: 'geluk'"),
    "own: year": ("gebied;jaar;maat;waarde\nBU90010000;24;cars;7\n", r"regel 2, kolom jaar: '24' is geen jaar"),
    "own: code": ("gebied;jaar;maat;waarde\n90010000;2024;cars;7\n", r"kolom gebied: Een rekenblad"),
    "own: twice": ("gebied;jaar;maat;waarde\nGM9001;2024;cars;7\nGM9001;2024;cars;8\n", r"regel 3.*twee keer"),
    "own: nothing": ("gebied;jaar;maat;waarde\n;;;\n", r"geen enkel cijfer"),
    "other model only": (
        "bu_code,versie,jaar,bu_naam,lbm,afw\nBU90010000,Leefbaarometer 2.0,2016,Dorp,4,0\n",
        r"geen cijfers van model 3\.0 \(gevonden: Leefbaarometer 2\.0\)",
    ),
}


@pytest.mark.parametrize(("text", "message"), CASES.values(), ids=CASES.keys())
def test_what_is_wrong_and_where(store: Store, tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bestand.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StatisticsInputError, match=rf"(?s)^bestand\.csv.*{message}"):
        store.bring_in(path, Options(year=None if "--year" in message else 2020))
    assert store.imports() == []


@pytest.mark.parametrize(
    "make", [samples.odata3_parquet, samples.health_xlsx, samples.sqlite_file, samples.leefbaarometer_zip]
)
def test_truncated_files(store: Store, tmp_path: Path, make) -> None:
    path = make(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
    with pytest.raises(StatisticsInputError, match="beschadigd of afgekapt"):
        store.bring_in(path)


def test_wrong_source_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StatisticsInputError, match=r"geen bestand van cbs-kwb; het is van leefbaarometer"):
        store.bring_in(samples.leefbaarometer_zip(tmp_path), Options(source="cbs-kwb"))


def test_wrong_year_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StatisticsInputError, match=r"het jaar zou 2021 zijn.*hoort bij 2020"):
        store.bring_in(samples.statline_csv(tmp_path), Options(year=2021))


def test_names_that_fit_in_more_than_one_place_or_nowhere(store: Store, tmp_path: Path) -> None:
    path = samples.statline_csv(tmp_path, codes=False)
    with pytest.raises(StatisticsInputError, match="zonder code"):
        store.bring_in(path)
    store.bring_in(samples.odata3_parquet(tmp_path))
    text = path.read_text("utf-8-sig")
    path.write_text(text.replace('"Haven"', '"Kust"'), "utf-8-sig")
    with pytest.raises(StatisticsInputError, match=r"regel 8.*'Kust' staat niet in de lijst"):
        store.bring_in(path)


def test_footers_and_empty_lines_are_no_areas(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "voet.csv"
    path.write_text(rows("Dorp;Buurt;BU90010000;1200;0,5", "", '"Bron: CBS";;;;'), encoding="utf-8")
    assert store.bring_in(path, Options(year=2020)).entry.years[0].areas == 1


def test_not_utf_8(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "oud.csv"
    path.write_bytes(rows("Versiliënbosch;Buurt;BU90010000;1200;0,5").encode("cp1252"))
    entry = store.bring_in(path, Options(year=2020)).entry
    assert store.areas(entry, 2020)["name"].to_pylist() == ["Versiliënbosch"]


def test_zip_without_one_csv(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "veel.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "a")
        archive.writestr("b.csv", "b")
    with pytest.raises(StatisticsInputError, match=r"één CSV.*a\.csv, b\.csv"):
        store.bring_in(path)


def test_what_is_no_file(store: Store, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "weg.csv"):
        with pytest.raises(StatisticsInputError):
            store.bring_in(path)


def test_codes_unknown_in_that_year(store: Store, tmp_path: Path) -> None:
    store.bring_in(samples.odata3_parquet(tmp_path))
    path = tmp_path / "eigen.csv"
    path.write_text("gebied;jaar;maat;waarde\nBU90019999;2020;cars;70\n")
    with pytest.raises(StatisticsInputError, match=r"Niet in de lijst van gebieden van 2020: 1 codes \(BU90019999\)"):
        store.bring_in(path)
    path = samples.leefbaarometer_zip(tmp_path)
    with zipfile.ZipFile(path) as archive:
        text = archive.read("scores.csv").decode().replace("BU90010001", "BU90019999")
    other = tmp_path / "scores.csv"
    other.write_text(text)
    assert "BU90019999" in store.bring_in(other).entry.notes[-1]
