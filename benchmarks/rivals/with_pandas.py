"""The same with pandas, as somebody who knows it well would write it: Parquet by pyarrow, only the columns needed."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

NEEDED = ["area", "measure", "value", "status"]
NOT_MEASURES = 6  # columns of a table of CBS before the first measure


def read_typed(path: str) -> int:
    """A typed table of CBS to the long table on disk, by area; how many cells. A column that is all empty is left out."""
    wide = pd.read_parquet(path, engine="pyarrow")
    wide["area"] = wide["Codering_3"].str.strip()
    measures = [name for name in wide.columns[NOT_MEASURES:-1] if pd.api.types.is_numeric_dtype(wide[name])]
    long = wide[["area", *measures]].dropna(axis=1, how="all").melt("area", var_name="measure", value_name="value")
    long["status"] = np.where(long["value"].isna(), "suppressed", "ok")
    return _write(long)


def read_csv(path: str) -> int:
    """A download of StatLine to the long table on disk, by area; how many cells."""
    wide = pd.read_csv(path, sep=";", dtype=str, encoding="utf-8-sig", keep_default_na=False)
    wide["area"] = wide["Regioaanduiding/Codering (code)"].str.strip()
    measures = [name for name in wide.columns if name.endswith(")") and "Regioaanduiding" not in name]
    long = wide[["area", *measures]].melt("area", var_name="measure", value_name="text")
    text = long["text"].str.strip()
    long["value"] = pd.to_numeric(text.str.replace(",", "."), errors="coerce")
    long["status"] = np.where(long["value"].notna(), "ok", np.where(text == ".", "suppressed", "not_measured"))
    return _write(long[NEEDED])


def _write(long: pd.DataFrame) -> int:
    long = long.sort_values(["area", "measure"], kind="stable")
    for name in ("area", "measure", "status"):
        long[name] = long[name].astype("category")
    with TemporaryDirectory() as folder:
        long.to_parquet(f"{folder}/figures.parquet", engine="pyarrow", compression="zstd", index=False)
    return len(long)


def area_page(root: str, areas: list[str]) -> int:
    """The cells of the areas of all measures and years, and the national spreads worked out before; how many.

    Only looked up: no bounds, no rule of disclosure, and what nobody publishes of a gemeente or the land left out.
    """
    cells = pd.read_parquet(
        _files(root),
        engine="pyarrow",
        columns=NEEDED,
        filters=[("area", "in", areas)],
    )
    kept = Path(root, "derived").glob("spreads-*.json")
    spreads = [row for path in kept for row in json.loads(path.read_text()) if row[1] == "buurt"]
    return len(cells) + len(spreads)


def _files(root: str, year: str = "*") -> list[Path]:
    return sorted(Path(root).glob(f"*/*/figures-{year}.parquet"))


def area_page_from_figures(root: str, areas: list[str]) -> int:
    """As area_page, but with the national spreads worked out there and then; how many."""
    count = 0
    for path in _files(root):
        figures = pd.read_parquet(path, engine="pyarrow", columns=["area", "measure", "value"])
        count += int(figures["area"].isin(areas).sum())
        buurten = figures[figures["area"].str.startswith("BU")]
        spreads = buurten.groupby("measure", observed=True)["value"].quantile([0.05, 0.25, 0.5, 0.75, 0.95]).unstack()
        count += len(spreads)
    return count


def every_wijk(root: str, kinds: dict[str, str], denominators: dict[str, list[str]]) -> list[int]:
    """Every wijk put together from its buurten: sums, and means weighted by their denominator; cells in, figures out.

    No bounds, coverage or noise.
    """
    read, made = 0, 0
    years = sorted({path.stem[-4:] for path in _files(root)})
    for year in years:
        tables = []
        for path in _files(root, year):
            figures = pd.read_parquet(path, engine="pyarrow", columns=["area", "measure", "value"])
            figures = figures[figures["area"].str.startswith("BU")]
            read += len(figures)
            tables.append(figures.pivot(index="area", columns="measure", values="value"))
        wide = pd.concat(tables, axis=1)
        wijk = wide.index.str.slice(2, 8)
        counts = [name for name in wide if kinds.get(name) == "count"]
        made += int(wide[counts].groupby(wijk).sum().notna().to_numpy().sum())
        for name in wide.columns.difference(counts):
            if kinds.get(name) in (None, "class", "median") or not denominators[name]:
                continue
            if set(denominators[name]) <= set(wide.columns):
                size = wide[denominators[name]].sum(axis=1).where(wide[name].notna())
                summed = (wide[name] * size).groupby(wijk).sum() / size.groupby(wijk).sum()
                made += int(summed.notna().sum())
    return [read, made]
