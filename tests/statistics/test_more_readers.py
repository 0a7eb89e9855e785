"""Readers of map files, workbooks with short names, profiles and lists of areas; and files that hold no figures."""

import json
import shutil
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from koers.statistics import Options, StatisticsInputError, Status, Store, catalogue, series
from koers.statistics.readers import READERS, read_file

from . import more_samples, samples
from .test_readers import cell


def test_workbook_with_short_names(tmp_path: Path) -> None:
    reading = read_file(more_samples.short_names_xlsx(tmp_path))
    assert (reading.source, reading.years[0].year, reading.year_from) == (
        "cbs-kwb",
        2020,
        "aantal inwoners van Nederland",
    )
    assert cell(reading, 2020, "BU90010000", "woz_value") == (160, "ok")
    assert cell(reading, 2020, "BU900101A1", "woz_value") == (None, "suppressed")
    # Each column has its own decimal mark.
    assert cell(reading, 2020, "GM9001", "household_size") == (2.1, "ok")
    assert cell(reading, 2020, "GM9001", "income_per_inhabitant") == (26.4, "ok")
    assert cell(reading, 2020, "GM9001", "gas_use_apartment") == (None, "suppressed")  # a lone comma
    assert reading.unread == ("p_won_m",)
    assert reading.years[0].areas["change"].to_pylist() == ["1"] * 8
    assert reading.years[0].areas["name"].to_pylist() == list(samples.NAMES)


@pytest.mark.parametrize("camel", [False, True])
def test_map_of_buurten(tmp_path: Path, camel: bool) -> None:
    reading = read_file(more_samples.map_geojson(tmp_path, camel=camel))
    assert (reading.source, reading.years[0].year, reading.years[0].areas.num_rows) == ("cbs-kwb", 2023, 4)
    assert cell(reading, 2023, "BU90010000", "population") == (1200, "ok")  # the land, not its water
    assert cell(reading, 2023, "BU900101A1", "woz_value") == (None, "suppressed")
    assert cell(reading, 2023, "BU90010000", "population_0_14_share") == (16, "ok")
    assert reading.years[0].not_yet_published == ("income_per_inhabitant",)
    assert reading.unread == ("percentage_gehuwd",)
    assert reading.years[0].areas["name"].to_pylist()[0] == "Dorp"


def test_layers_of_a_geopackage_are_one_year(tmp_path: Path) -> None:
    reading = read_file(more_samples.map_geopackage(tmp_path))
    assert sorted(reading.years[0].areas["code"].to_pylist()) == sorted(samples.CODES[1:])
    assert cell(reading, 2023, "WK900100", "population") == (2100, "ok")
    assert cell(reading, 2023, "GM9001", "woz_value") == (200, "ok")


def test_profile_of_a_gemeente(tmp_path: Path) -> None:
    reading = read_file(more_samples.profile_json(tmp_path))
    assert reading.source == "overgenomen"
    assert [one.year for one in reading.years] == [2022, 2023, 2024, 2025]
    assert cell(reading, 2024, "WK900100", "population") == (2100, "ok")
    assert cell(reading, 2024, "BU900101A1", "population") == (None, "suppressed")  # a sentinel
    assert cell(reading, 2024, "BU900101A1", "woz_value") == (None, "not_measured")  # absent
    assert cell(reading, 2025, "BU90010000", "police_crime") == (60, "ok")
    assert cell(reading, 2025, "BU90010000", "police_crime_rate") == (50, "ok")
    assert cell(reading, 2022, "BU90010001", "good_health") == (60, "ok")
    assert cell(reading, 2023, "GM9001", "death_rate") == (13, "ok")
    assert reading.unread == ("iets",)
    assert "Bij 1 gebieden klopt de code van de wijk niet (WK90010000)" in reading.notes[1]


def test_second_hand_counts_only_where_the_publisher_is_silent(store: Store, tmp_path: Path) -> None:
    store.bring_in(more_samples.profile_json(tmp_path), Options(vintage=date(2026, 7, 19)))
    statline = tmp_path / "statline.csv"
    statline.write_text(
        '"Wijken en buurten";"Codering (code)";"Bevolking/Aantal inwoners (aantal)"\nVeld;BU90010001;905\n', "utf-8"
    )
    store.bring_in(statline, Options(2024, date(2025, 1, 1)))
    rows = {area: series(store, area, "population", [2024])[0] for area in ("BU90010000", "BU90010001")}
    assert {area: (row.value, row.source) for area, row in rows.items()} == {
        "BU90010000": (1200, "overgenomen"),
        "BU90010001": (905, "cbs-kwb"),
    }


@pytest.mark.parametrize(("kind", "count"), [("Buurt", 4), ("Wijk", 2), ("Gemeente", 1)])
def test_list_of_areas(tmp_path: Path, kind: str, count: int) -> None:
    reading = read_file(more_samples.list_csv(tmp_path, kind))
    one = reading.years[0]
    assert (reading.source, one.year, one.areas.num_rows, one.figures.num_rows) == ("cbs-gebieden", 2025, count, 0)
    assert set(one.areas["code"].to_pylist()) <= set(samples.CODES)


def test_lists_feed_the_codes_of_a_year(store: Store, tmp_path: Path) -> None:
    for kind in ("Buurt", "Wijk", "Gemeente"):
        store.bring_in(more_samples.list_csv(tmp_path, kind))
    assert sorted(store.area_list(2025)["code"].to_pylist()) == sorted(samples.CODES[1:])
    path = tmp_path / "eigen.csv"
    path.write_text("gebied;jaar;maat;waarde\nBU90019999;2025;cars;70\n")
    with pytest.raises(StatisticsInputError, match=r"Niet in de lijst van gebieden van 2025: 1 codes"):
        store.bring_in(path)
    path.write_text("gebied;jaar;maat;waarde\nBU09172004;2025;cars;70\n")
    assert store.bring_in(path).new  # of another gemeente the lists say nothing


def test_regions_of_cbs(tmp_path: Path) -> None:
    reading = read_file(more_samples.regions_csv(tmp_path))
    assert (reading.table, reading.years[0].year, reading.year_from) == ("82949NED", 2015, "nummer van de tabel")
    assert reading.years[0].areas.to_pylist()[0]["name"] == "Voorstad"


def test_companions_of_odata_as_a_list(tmp_path: Path) -> None:
    path = tmp_path / "cbs.v4.83765NED_WijkenEnBuurtenCodes.parquet"
    pq.write_table(pa.table({"Identifier": samples.CODES, "Title": samples.NAMES, "DimensionGroupId": ["x"] * 8}), path)
    reading = read_file(path)
    assert (reading.years[0].year, reading.years[0].areas.num_rows) == (2017, 8)


def test_topojson_as_a_list(tmp_path: Path) -> None:
    shapes = [{"type": "Polygon", "arcs": [], "properties": {"statcode": code, "statnaam": name, "rubriek": "buurt"}}
              for code, name in zip(samples.CODES[3:5], samples.NAMES[3:5], strict=True)]  # fmt: skip
    path = tmp_path / "Buurt_2014.json"
    path.write_text(json.dumps({"type": "Topology", "objects": {"layer": {"geometries": shapes}}, "arcs": []}))
    reading = read_file(path)
    assert (reading.years[0].year, reading.years[0].areas["name"].to_pylist()) == (2014, ["Dorp", "Veld"])


def test_doubled_quotes_are_mended(store: Store, tmp_path: Path) -> None:
    store.bring_in(samples.odata3_parquet(tmp_path))
    entry = store.bring_in(more_samples.doubled_quotes_csv(tmp_path)).entry
    assert entry.source == "cbs-inkomen"
    assert entry.notes == (
        "De aanhalingstekens stonden er dubbel in; dat is bij het lezen hersteld.",
        "2020 is nog voorlopig.",
        "Codes van gebieden naar de volgorde van de lijst van 2020.",
    )
    assert [(row.year, row.value) for row in series(store, "GM9001", "disposable_income")] == [(2020, 52)]
    assert series(store, "GM9001", "private_households")[0].value == 2100


def test_observations_by_year_and_kind(tmp_path: Path) -> None:
    reading = read_file(more_samples.odata4_long_csv(tmp_path))
    assert reading.source == "cbs-misdrijven"
    assert [one.year for one in reading.years] == [2020, 2021]
    assert cell(reading, 2021, "GM9001", "registered_crime") == (40, "ok")


def test_observations_broken_down_otherwise_are_refused(tmp_path: Path) -> None:
    path = more_samples.odata4_long_csv(tmp_path)
    path.write_text(path.read_text().replace("SoortMisdrijf", "Leeftijd"))
    with pytest.raises(StatisticsInputError, match="uitgesplitst naar Leeftijd"):
        read_file(path)


DESCRIPTION = "beschrijving van een tabel van CBS"
KNOWN = {
    "x_DataProperties.parquet": ({"ID": [1], "ParentID": [None], "Key": ["a"], "Title": ["b"]}, DESCRIPTION),
    "x_MeasureGroups.parquet": ({"Id": ["1"], "ParentId": [""], "Title": ["b"]}, DESCRIPTION),
    "x_Metadata.json": ({"Identifier": "84799NED", "Modified": "2021-03-26"}, DESCRIPTION),
    "x_ColDescriptions.json": (
        {"": "", "AantalInwoners_5": "mensen", "Mannen_6": "x", "A_1": "y", "B_2": "z"},
        DESCRIPTION,
    ),
    "gemeente.json": ({"GM0003": {"KL02": "6", "KL08": "6"}}, "Leefbaarometer 2.0"),
    "tekening.json": ({"viewBox": "0 0 1 1", "features": [{"code": "BU09171000", "d": "M0"}]}, "tekening van gebieden"),
    "kaart.geojson": (
        {"type": "FeatureCollection", "features": [{"properties": {"naam": "x"}}]},
        "kaart zonder cijfers",
    ),
    "ander.json": ({"naam": "Heerlen"}, "geen antwoord van CBS OData"),
    "getal.json": ([1, 2], "geen antwoord van CBS OData"),
    "adressen.csv": (",PC6;Huisnummer;Buurt2025;Wijk2025\n0,1011AB;99;0363AF01;0363AF\n", "lijst van adressen"),
    "oud.xls": (b"\xd0\xcf\x11\xe0oud", "werkmap van voor 2007"),
}


@pytest.mark.parametrize("name", KNOWN)
def test_what_holds_no_figures_is_told_what_it_is(tmp_path: Path, name: str) -> None:
    content, message = KNOWN[name]
    path = tmp_path / name
    if name.endswith(".parquet"):
        pq.write_table(pa.table(content), path)
    elif name.endswith("json"):
        path.write_text(json.dumps(content))
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(StatisticsInputError, match=message):
        read_file(path)


BAD = {
    "list: lost zeros": ("Buurt2025;buurtnaam2025\n140000;Noord\n", r"regel 2, kolom Buurt2025.*Bedoeld is BU00140000"),
    "list: twice": ("Wijk2025;wijknaam2025\n900100;Oost\n900100;Oost\n", r"regel 3.*WK900100 staat er twee keer in"),
    "list: too long": ("Gemeente2025;Gemeentenaam2025\n0014X;Groningen\n", r"'0014X' is geen code van een gemeente"),
    "income: others": (
        '"Populatie";"Perioden";"Regio\'s";"Inkomen/Mediaan besteedbaar inkomen (1 000 euro)"\nStudenten;2024;Nederland;9\n',
        "rijen over iedereen samen ontbreken",
    ),
    "quarters only": (
        '"Perioden";"Regiocode (gemeente, wijk, buurt) (code)";"SES-WOA/Totaalscore/Gemiddelde score (Getal)"\n2019KW01;GM0363;1\n',
        r"geen hele jaren \(wel: 2019KW01\)",
    ),
    "a year twice": (
        '"Perioden";"Regiocode (gemeente, wijk, buurt) (code)";"SES-WOA/Totaalscore/Gemiddelde score (Getal)"\n2019;GM0363;1\n2019*;GM0363;2\n',
        r"2019 staat erin als '2019' en als '2019\*'",
    ),
}


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD.keys())
def test_what_is_wrong_and_where(store: Store, tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bestand.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StatisticsInputError, match=message):
        store.bring_in(path)
    assert store.imports() == []


def test_a_buurt_twice_in_a_map(tmp_path: Path) -> None:
    path = more_samples.map_geojson(tmp_path)
    said = json.loads(path.read_text())
    said["features"].append(said["features"][0])
    path.write_text(json.dumps(said))
    with pytest.raises(StatisticsInputError, match="BU90010000 staat er twee keer in"):
        read_file(path)


def test_one_page_of_a_map(tmp_path: Path) -> None:
    path = more_samples.map_geojson(tmp_path)
    said = {**json.loads(path.read_text()), "links": [{"rel": "next", "href": "https://example.nl/items?offset=10"}]}
    path.write_text(json.dumps(said))
    with pytest.raises(StatisticsInputError, match="niet de hele kaart"):
        read_file(path)


def test_mixed_marks_in_one_column_of_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "kwb.csv"
    path.write_text("gwb_code_10;recs;a_inw;g_hhgro\nBU90010000;Buurt;10;2,1\nBU90010001;Buurt;10;2.1\n")
    with pytest.raises(StatisticsInputError, match=r"regel 2.*komma.*regel 3.*punt"):
        read_file(path, Options(year=2020))


def test_every_year_of_a_table_is_told_once() -> None:
    assert len(set(catalogue().table_years)) == len(catalogue().table_years)
    assert catalogue().table_years["84799NED"] == 2020
    assert catalogue().national_population[17282163] == 2019


def test_the_real_files(national: Store, national_files: Path, tmp_path: Path) -> None:
    """What is read, what is refused, and the reference values of Heerlen in 2024 and 2025."""
    store = Store(tmp_path / "statistics")
    shutil.copytree(national.root, store.root)  # the others look at the store as it was
    profile = store.bring_in(national_files / "heerlen-2024-json/GM0917.json", Options(vintage=date(2026, 7, 19))).entry
    assert any("57 gebieden" in note for note in profile.notes)
    expected = {
        ("police_crime", 2025): (75, 5750),
        ("woz_value", 2024): (148, 199),
        ("good_health", 2024): (None, 61.6),
    }
    for (measure, year), (buurt, heerlen) in expected.items():
        found = [series(store, area, measure, [year])[0].value for area in ("BU09172004", "GM0917")]
        assert found[1] == heerlen
        assert buurt is None or found[0] == buurt
    # The publisher's own figures of 2020 stay current.
    assert series(store, "GM0917", "good_health", [2020])[0].value == 67.4
    income = store.bring_in(
        national_files / "cbs-statline-csv/Inkomen_van_huishoudens__regio_11122025_135329.csv"
    ).entry
    assert (income.years[0].areas, income.years[0].year) == (343, 2024)
    assert series(store, "NL00", "disposable_income", [2024])[0].value == 60.2
    old = store.bring_in(national_files / "geo-gemeenten-kwb-geojson/gemeenten_2012.geojson").entry
    assert (old.source, old.years[0].year) == ("overgenomen", 2012)
    with pytest.raises(StatisticsInputError, match=r"volgorde van de gebieden|staat niet in de lijst"):
        store.bring_in(national_files / "cbs-statline-csv/Nabijheid_voorzieningen__buurt_2021_10022023_162519.csv")
    map_of_buurten = store.bring_in(national_files / "geo-pdok-gpkg/CBS_buurten.gpkg").entry
    assert (map_of_buurten.source, map_of_buurten.years[0].year, map_of_buurten.years[0].areas) == ("cbs-kwb", 2021, 17)
    assert series(store, "BU02330000", "address_density", [2021])[0].status == Status.OK


def test_every_reader_is_in_the_documentation() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "statistics-sources.md").read_text()
    assert [reader.NAME for reader in READERS if reader.NAME not in page] == []
