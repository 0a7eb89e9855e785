"""The made-up gemeente in the forms of map services, workbooks, profiles, and lists of areas."""

import json
import sqlite3
from pathlib import Path

from .samples import ASSISTANCE, CODES, KINDS, NAMES, POPULATION, WOZ


def short_names_xlsx(folder: Path) -> Path:
    """The yearly workbook of CBS: an explanation first, some columns with commas and some with points, a lone comma."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Toelichting bij de kerncijfers"])
    sheet = book.create_sheet("KWB2020")
    sheet.append(["gwb_code_10", "gwb_code_8", "regio", "gm_naam", "recs", "gwb_code", "ind_wbi", "a_inw", "g_wozbag",
                  "g_hhgro", "g_ink_pi", "a_soz_wb", "p_won_m ", "g_gas_ap"])  # fmt: skip
    for place, code in enumerate(CODES):
        helped = "." if ASSISTANCE[place] is None else ASSISTANCE[place]
        sheet.append([code.ljust(10), code[2:], NAMES[place], "Voorstad", KINDS[place], code, "1", POPULATION[place],
                      "." if WOZ[place] is None else WOZ[place], "2.1", "26,4", helped, "x", "," if place else 900])  # fmt: skip
    path = folder / "kwb-2020.xlsx"
    book.save(path)
    return path


def map_rows(level: str) -> list[dict[str, object]]:
    """What PDOK tells of the areas of a level; -99997 is kept back, -99999 not there, and water beside the land."""
    prefix, name = {"buurten": ("BU", "buurt"), "wijken": ("WK", "wijk"), "gemeenten": ("GM", "gemeente")}[level]
    rows: list[dict[str, object]] = []
    for place, code in enumerate(CODES):
        if not code.startswith(prefix):
            continue
        row: dict[str, object] = {
            f"{name}code": code,
            f"{name}naam": NAMES[place],
            "gemeentecode": "GM9001",
            "water": "NEE",
        }
        row |= {"aantal_inwoners": POPULATION[place], "percentage_personen_0_tot_15_jaar": 16}
        row |= {"gemiddelde_woningwaarde": -99997 if WOZ[place] is None else WOZ[place]}
        row |= {"percentage_gehuwd": 40, "gemiddeld_inkomen_per_inwoner": -99999, "jrstatcode": f"2023{code}"}
        rows.append(row)
    return [*rows, {**rows[0], "water": "JA", "aantal_inwoners": -99999}]


def map_geojson(folder: Path, *, camel: bool = False) -> Path:
    """Buurten as GeoJSON, as PDOK gives them."""
    rows = map_rows("buurten")
    if camel:
        rows = [{_camel(name): value for name, value in row.items()} for row in rows]
    shape = {"type": "Point", "coordinates": [6.0, 50.9]}
    features = [{"type": "Feature", "properties": row, "geometry": shape} for row in rows]
    path = folder / "buurten.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def map_geopackage(folder: Path) -> Path:
    """Three layers in one file, each with its own codes."""
    path = folder / "wijkenbuurten_2023.gpkg"
    with sqlite3.connect(path) as database:
        database.execute("create table gpkg_contents (table_name text, data_type text)")
        for level in ("buurten", "wijken", "gemeenten"):
            rows = map_rows(level)
            columns = ", ".join(f'"{name}"' for name in rows[0])
            database.execute(f"create table {level} (fid integer primary key, geom BLOB, {columns})")
            marks = ", ".join("?" for _ in rows[0])
            database.executemany(
                f"insert into {level} (geom, {columns}) values (x'00', {marks})",  # noqa: S608
                [list(row.values()) for row in rows],
            )
            database.execute("insert into gpkg_contents values (?, 'features')", (level,))
    database.close()
    return path


def profile_json(folder: Path) -> Path:
    """A profile of the gemeente: wrong codes of wijken, null, absent, a sentinel."""

    def about(place: int, **more: object) -> dict[str, object]:
        return {"code": CODES[place], "name": NAMES[place], "demografie": {
            "inwoners": POPULATION[place], "wozWaarde": WOZ[place], "postcode": "9001", "iets": 1,
        }, **more}  # fmt: skip

    buurten = [
        about(
            3,
            wijkCode="WK90010000",
            veiligheid={"per1000": 50.0, "laatste12Maanden": 60, "trend": {"2024": 55, "2025": 60}},
        ),
        about(4, wijkCode="WK900100", gezondheid={"goedErvarenGezondheid": 61.6, "trend": {"2022": 60, "2024": 61.6}}),
        about(6, wijkCode="WK900101"),
        {"code": CODES[7], "name": NAMES[7], "wijkCode": "WK900101", "demografie": {"inwoners": -99997}},
    ]
    said = about(1, type="gemeente", schemaVersion=1, wijken=[about(2), about(5)], buurten=buurten)
    said |= {
        "bronnen": {"kerncijfers": "CBS Kerncijfers 2024 (tabel 85984NED)"},
        "sterfte": {"perMille": 13, "jaar": "2023"},
    }
    path = folder / "profiel.json"
    path.write_text(json.dumps(said))
    return path


def list_csv(folder: Path, kind: str = "Buurt", year: int = 2025) -> Path:
    """A list of CBS: codes without their letters."""
    prefix = {"Buurt": "BU", "Wijk": "WK", "Gemeente": "GM"}[kind]
    rows = [f"{code[2:]};{NAMES[place]}" for place, code in enumerate(CODES) if code.startswith(prefix)]
    path = folder / f"lijst-{kind.lower()}.csv"
    path.write_bytes(
        b"\xef\xbb\xbf" + f"{kind}{year};{kind.lower()}naam{year}\r\n".encode() + "\r\n".join(rows).encode() + b"\r\n"
    )
    return path


def regions_csv(folder: Path) -> Path:
    """CBS Gebieden in Nederland, as typed CSV; the number of the table tells the year."""
    path = folder / "82949NED_TypedDataSet.csv"
    path.write_text(
        '"ID";"RegioS";"Code_1";"Naam_2";"SorteringNaam_3"\n"0";"GM9001    ";"GM9001    ";"Voorstad   ";"Voorstad  "\n'
    )
    return path


def doubled_quotes_csv(folder: Path) -> Path:
    """A download whose quotes were doubled and put between quotes once more; the year is provisional."""
    names = ("Populatie", "Kenmerken van huishoudens", "Perioden", "Regio's", "Particuliere huishoudens (x 1 000)",
             "Inkomen/Gemiddeld besteedbaar inkomen (1 000 euro)")  # fmt: skip
    header = '"";""'.join(names)
    about = "Particuliere huishoudens incl. studenten"
    rows = [f'{about}"";""Particuliere huishoudens"";""2020*"";""{name}"";{size};{income}' for name, size, income in
            (("Nederland", "8258,9", "60,2"), ("Voorstad", "2,1", "52"))]  # fmt: skip
    path = folder / "inkomen.csv"
    path.write_bytes(b"\xef\xbb\xbf" + f'"{header}"\n"{rows[0]}\n""{rows[1]}\n"'.encode())
    return path


def odata4_long_csv(folder: Path) -> Path:
    """Observations with years, of areas of another dimension, broken down by kind of crime."""
    lines = ["Id;Measure;ValueAttribute;Value;RegioS;Perioden;SoortMisdrijf"]
    for number, (year, kind, value) in enumerate(((2020, "0000000", 50), (2021, "0000000", 40), (2021, "9020000", 3))):
        lines.append(f"{number};X1;None;{value};GM9001;{year}JJ00;{kind}")
    lines.append("9;X1;None;9;GM9001;2021KW01;0000000")
    (folder / "cbs_Observations.csv").write_text("\n".join(lines) + "\n")
    import pyarrow as pa
    import pyarrow.parquet as pq

    about = {
        "Identifier": ["X1"],
        "Title": ["Totaal geregistreerde misdrijven"],
        "MeasureGroupId": [""],
        "Unit": ["aantal"],
    }
    pq.write_table(pa.table(about), folder / "cbs_MeasureCodes.parquet")
    return folder / "cbs_Observations.csv"
