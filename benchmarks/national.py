"""Twenty national years, made from the real table of 2020: the same codes, widths and suppression.

The real table is found through KOERS_DATA; it is the first release of its year, in which 68 columns are still empty.
Those are filled here with figures of their own sort, kept back where the column of benefits keeps back.
"""

import csv
import io
import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

YEARS = range(2001, 2021)
TABLE = "cbs-odata-84799NED/cbs.v3.84799NED"
CSV_2024 = "cbs-kwb-csv/Kerncijfers_wijken_en_buurten_2024_geslachten.csv"
SCORES = "leefbaarometer/Livability.csv.zip"
ABOUT_ROW = 6  # columns before the first measure
CODES = "MeestVoorkomendePostcode_113"
KEPT_BACK_LIKE = "PersonenPerSoortUitkeringBijstand_83"
MODEL = "Leefbaarometer 3.0"


def files() -> Path | None:
    """The folder with public files; None when KOERS_DATA does not name one that has them."""
    said = os.environ.get("KOERS_DATA")
    return Path(said) if said and Path(said, f"{TABLE}_TypedDataSet.parquet").is_file() else None


def years(data: Path, folder: Path, count: int = len(YEARS)) -> Iterator[Path]:
    """Write the last ``count`` years, a file a year with its description beside it, and give each."""
    template = _filled(pq.read_table(data / f"{TABLE}_TypedDataSet.parquet"))
    for year in YEARS[-count:]:
        yield _year(template, data, folder, year)


def scores(data: Path, folder: Path, count: int = len(YEARS)) -> Path:
    """Write scores of the Leefbaarometer for the same years, as its publisher does: a row a buurt and year, zipped."""
    with zipfile.ZipFile(data / SCORES) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".csv") and "MACOSX" not in name)
        rows = list(csv.DictReader(io.TextIOWrapper(archive.open(name), encoding="utf-8-sig")))
    rows = [row for row in rows if row["versie"] == MODEL and row["jaar"] == "2020"]
    columns = [name for name in ("lbm", "afw", "fys", "onv", "soc", "vrz", "won") if name in rows[0]]
    random = np.random.default_rng(2020)
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    for year in YEARS[-count:]:
        for row, moves in zip(rows, random.normal(0, 0.02, (len(rows), len(columns))), strict=True):
            moved = {
                name: f"{float(row[name]) + move:.14f}"
                for name, move in zip(columns, moves, strict=True)
                if row[name] not in ("", "NA")
            }
            writer.writerow(row | {"jaar": year} | moved)
    path = folder / "Livability.csv.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("Livability.csv", (2023, 5, 23, 0, 0, 0)), text.getvalue())
    return path


def _filled(table: pa.Table) -> pa.Table:
    """The table with its empty columns filled."""
    random = np.random.default_rng(84799)
    people = table["AantalInwoners_5"].to_numpy()
    hidden = np.asarray(table[KEPT_BACK_LIKE].is_null())
    for place, field in enumerate(table.schema):
        if place >= ABOUT_ROW and field.name != CODES and table[field.name].null_count == table.num_rows:
            values = _values(field, people, random)
            table = table.set_column(place, field, pa.array(values, field.type, mask=hidden))
    return table


def _values(field: pa.Field, people: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Figures with as many digits as those of this sort of column have."""
    size = len(people)
    if pa.types.is_floating(field.type):
        return np.round(random.uniform(0, 100, size), 1)
    if any(word in field.name for word in ("Percentage", "Relatief", "woningen_4", "Bouwjaar", "InBezit")):
        return random.integers(0, 101, size)
    if any(word in field.name for word in ("Gemiddeld", "oning_", "Appartement", "Kap")):
        return 10 * random.integers(50, 500, size)
    return 5 * np.round(people * random.uniform(0.01, 0.3) * random.uniform(0.5, 1.5, size) / 5).astype(np.int64)


def _year(template: pa.Table, data: Path, folder: Path, year: int) -> Path:
    """The template, moved a little at every cell, with what stands beside it."""
    random = np.random.default_rng(year)
    table = template
    for place, field in enumerate(template.schema):
        if place < ABOUT_ROW or field.name == CODES:
            continue
        known = template[field.name].combine_chunks()
        values = known.fill_null(0).to_numpy() * random.normal(1, 0.03, len(known))
        moved = np.round(values, 1) if pa.types.is_floating(field.type) else np.round(values).astype(np.int64)
        table = table.set_column(place, field, pa.array(moved, field.type, mask=np.asarray(known.is_null())))
    stem = folder / f"cbs.v3.9{year}NED"
    for what in ("DataProperties", "WijkenEnBuurten"):
        shutil.copy(data / f"{TABLE}_{what}.parquet", f"{stem}_{what}.parquet")
    about = {"Identifier": f"9{year}NED", "Period": str(year), "Modified": f"{year + 1}-03-26T02:00:00"}
    Path(f"{stem}_Metadata.json").write_text(json.dumps(about))
    path = Path(f"{stem}_TypedDataSet.parquet")
    pq.write_table(table, path)
    return path
