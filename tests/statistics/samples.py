"""A small made-up gemeente in every form that Koers reads: one land, one gemeente, two wijken, four buurten."""

import json
import sqlite3
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

CODES = ("NL00", "GM9001", "WK900100", "BU90010000", "BU90010001", "WK900101", "BU90010100", "BU900101A1")
NAMES = ("Nederland", "Voorstad", "Wijk 00 Oost", "Dorp", "Veld", "Wijk 01 West", "Haven", "Kade")
KINDS = ("Land", "Gemeente", "Wijk", "Buurt", "Buurt", "Wijk", "Buurt", "Buurt")
POPULATION = (17407585, 4210, 2100, 1200, 900, 2110, 2105, 5)
WOZ = (270.0, 200.0, 180.0, 160.0, 210.0, 220.0, 220.0, None)
ASSISTANCE = (400000, 310, 200, 150, 50, 110, 110, None)
HEALTH_2016 = ("    75.2", "    70.0", "    65.0", "    60.0", "    72.5", "    75.0", "    75.1", "       .")


def odata3_parquet(folder: Path, *, population: tuple[int, ...] = POPULATION, modified: str = "2021-03-26") -> Path:
    """KWB as OData v3 typed, with the description of the table beside it. WOZ is not published yet."""
    path = folder / "cbs.v3.90001NED_TypedDataSet.parquet"
    columns = {
        "ID": pa.array(range(len(CODES)), pa.int32()),
        "WijkenEnBuurten": [code.ljust(10) for code in CODES],
        "Gemeentenaam_1": [("Nederland" if code == "NL00" else "Voorstad").ljust(40) for code in CODES],
        "SoortRegio_2": [kind.ljust(10) for kind in KINDS],
        "Codering_3": [code.ljust(10) for code in CODES],
        "AantalInwoners_5": pa.array(population, pa.int32()),
        "GemiddeldeWoningwaarde_35": pa.array([None] * len(CODES), pa.int32()),
        "GemiddeldElektriciteitsverbruikTotaal_47": pa.array([2800] * len(CODES), pa.int32()),
        "Appartement_48": pa.array([2000] * len(CODES), pa.int32()),
        "GemiddeldAardgasverbruikTotaal_55": pa.array([1200] * len(CODES), pa.int32()),
        "Appartement_56": pa.array([800] * len(CODES), pa.int32()),
        "PersonenPerSoortUitkeringBijstand_83": pa.array(ASSISTANCE, pa.int32()),
        "MeestVoorkomendePostcode_113": ["."] * len(CODES),
    }
    pq.write_table(pa.table(columns), path)
    about = {"Identifier": "90001NED", "Period": "2020", "Modified": f"{modified}T02:00:00"}
    (folder / "cbs.v3.90001NED_Metadata.json").write_text(json.dumps(about))
    regions = pa.table({"Key": [code.ljust(10) for code in CODES], "Title": list(NAMES)})
    pq.write_table(regions, folder / "cbs.v3.90001NED_WijkenEnBuurten.parquet")
    return path


def odata3_untyped_csv(folder: Path) -> Path:
    """The same as untyped CSV: text, padded, a dot for what is kept back."""
    lines = ['"ID";"WijkenEnBuurten";"SoortRegio_2";"AantalInwoners_5";"PersonenPerSoortUitkeringBijstand_76"']
    for place, code in enumerate(CODES):
        helped = "." if ASSISTANCE[place] is None else str(ASSISTANCE[place])
        lines.append(
            f'"{place}";"{code.ljust(10)}";"{KINDS[place]}";"{str(POPULATION[place]).rjust(8)}";"{helped.rjust(8)}"'
        )
    return _write(folder / "untyped.csv", "\n".join(lines) + "\n")


def odata4_csv(folder: Path) -> Path:
    """Observations of OData v4: a row a figure, codes without padding, stable measure ids."""
    lines = ["Id,Measure,ValueAttribute,Value,StringValue,WijkenEnBuurten"]
    for place, code in enumerate(CODES):
        lines.append(f"{2 * place},T001036,None,{POPULATION[place]},,{code}")
        helped, attribute = (ASSISTANCE[place], "None") if ASSISTANCE[place] is not None else ("", "Unknown")
        lines.append(f"{2 * place + 1},D006842,{attribute},{helped},,{code}")
    return _write(folder / "observations.csv", "\n".join(lines) + "\n")


def odata4_json(folder: Path) -> Path:
    """The same as the service answers."""
    rows = [
        {
            "Id": place,
            "Measure": "T001036",
            "ValueAttribute": "None",
            "Value": POPULATION[place],
            "WijkenEnBuurten": code,
        }
        for place, code in enumerate(CODES)
    ]
    path = folder / "antwoord.json"
    path.write_text(json.dumps({"@odata.context": "x", "value": rows}))
    return path


def statline_csv(folder: Path, *, codes: bool = True) -> Path:
    """A new StatLine download: BOM, CRLF, path of topics with unit, decimal comma."""
    header = ["Wijken en buurten", "Regioaanduiding/Gemeentenaam (naam)"]
    header += ["Regioaanduiding/Codering (code)"] if codes else []
    header += ["Bevolking/Aantal inwoners (aantal)", "Bevolking/Geboorte en sterfte/Iets nieuws (aantal)"]
    header += ["Nabijheid voorzieningen/Afstand tot grote supermarkt (km)"]
    lines = [";".join(f'"{name}"' for name in header)]
    for place, code in enumerate(CODES):
        row = [f'"{NAMES[place]}"', '"Voorstad"'.ljust(40)] + ([f'"{code.ljust(10)}"'] if codes else [])
        lines.append(";".join([*row, str(POPULATION[place]), "1", "0,5"]))
    return _write(folder / ("statline.csv" if codes else "zonder-code.csv"), "\r\n".join(lines) + "\r\n", bom=True)


def statweb_csv(folder: Path) -> Path:
    """An old StatWeb export: five header lines, everything quoted, names only, a footer."""
    lines = [
        '"Kerncijfers wijken en buurten 2019"',
        '""',
        '"";"Onderwerp"',
        '"";"Bevolking|Aantal inwoners";"Inkomen|Inkomen van personen|Gemiddeld inkomen per inwoner\u00a0"',
        '"Wijken en buurten";"aantal";"x 1 000 euro"',
    ]
    lines += [
        f'"{NAMES[place]}";"{POPULATION[place]}";"{"." if place == 7 else "26,9"}"' for place in range(1, len(CODES))
    ]
    return _write(folder / "statweb.csv", "\r\n".join([*lines, '"Bron: CBS"']) + "\r\n", bom=True)


def r_csv(folder: Path) -> Path:
    """After R's write.csv: row numbers, dotted names, padded text."""
    header = '"","Wijken.en.buurten","Regioaanduiding.Gemeentenaam..naam.","Regioaanduiding.Soort.regio..omschrijving."'
    header += ',"Regioaanduiding.Codering..code.","Bevolking.Aantal.inwoners..aantal.","Wonen.Woningvoorraad..aantal."'
    header += ',"Bevolking.Particuliere.huishoudens.Gemiddelde.huishoudensgrootte..aantal."'
    lines = [header]
    for place, code in enumerate(CODES):
        dwellings = '"       ."' if place == 7 else "100"
        size = '"     2.2"'
        row = f'"{place + 1}","{NAMES[place]}","Voorstad","{KINDS[place].ljust(10)}","{code.ljust(10)}"'
        lines.append(f"{row},{POPULATION[place]},{dwellings},{size}")
    return _write(folder / "uit-r.csv", "\n".join(lines) + "\n")


def sqlite_file(folder: Path) -> Path:
    """A table a year, areas by name, the name column ending in a BOM, the footer as a row."""
    path = folder / "cijfers.db"
    with sqlite3.connect(path) as database:
        for year in (2018, 2019):
            table = f"Kerncijfers_wijken_en_buurten_{year}_pp"
            database.execute(
                f'create table {table} ("Wijk_Buurt\ufeff" text, Bevolking_Aantal_inwoners real,'
                " Wonen_Gemiddelde_woningwaarde real)"
            )
            rows = [(NAMES[place], POPULATION[place], WOZ[place]) for place in range(1, len(CODES))]
            database.executemany(f"insert into {table} values (?, ?, ?)", [*rows, ("Bron: CBS", None, None)])  # noqa: S608
    database.close()
    return path


def leefbaarometer_zip(folder: Path) -> Path:
    """Buurten, several years and models, and what a Mac adds to a zip."""
    lines = ["bu_code,versie,jaar,bu_naam,lbm,afw,fys,onv,soc,vrz,won"]
    for place, code in enumerate(CODES):
        if not code.startswith("BU"):
            continue
        lines.append(f"{code},Leefbaarometer 2.0,2016,{NAMES[place]},4.0,-0.1,NA,NA,NA,NA,NA")
        for year, score in ((2018, -0.2), (2020, -0.1)):
            if code == "BU900101A1":
                lines.append(f"{code},Leefbaarometer 3.0,{year},{NAMES[place]},NA,NA,NA,NA,NA,NA,NA")
            else:
                lines.append(f"{code},Leefbaarometer 3.0,{year},{NAMES[place]},{4 + score},{score},{score},0,0,0,0")
    path = folder / "leefbaarheid.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("scores.csv", (2023, 5, 23, 0, 0, 0)), "\n".join(lines) + "\n")
        archive.writestr("__MACOSX/._scores.csv", b"\0\0")
    return path


def health_xlsx(folder: Path) -> Path:
    """The health monitor: NL01, padded text, a dot kept back, empty not measured; other ages beside 18 and older."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    names = ["ID", "Leeftijd", "Marges", "WijkenEnBuurten", "Perioden", "SoortRegio_2", "Codering_3"]
    sheet.append([*names, "ErvarenGezondheidGoedZeerGoed_4", "HeelVeelStressInAfgelopen4Weken_26"])
    for place, code in enumerate(CODES):
        code = "NL01" if code == "NL00" else code
        row = [
            place,
            20300,
            "MW00000",
            code.ljust(10),
            "2016JJ00",
            KINDS[place],
            code.ljust(20),
            HEALTH_2016[place],
            None,
        ]
        sheet.append(row)
        sheet.append([100 + place, 53115, *row[2:7], "    99.9", None])
    path = folder / "gezondheid.xlsx"
    book.save(path)
    return path


def own_csv(folder: Path) -> Path:
    """Koers's template, as a Dutch spreadsheet writes it."""
    rows = ["gebied;jaar;maat;waarde", "WK900100;2024;social_assistance;200", "BU90010000;2024;social_assistance;150"]
    rows += ["BU90010001;2024;social_assistance;50", "BU90010100;2024;cars_per_household;0,8", "WK900101;2024;cars;."]
    return _write(folder / "eigen.csv", "\r\n".join(rows) + "\r\n", bom=True)


def _write(path: Path, text: str, *, bom: bool = False) -> Path:
    path.write_bytes((b"\xef\xbb\xbf" if bom else b"") + text.encode())
    return path
