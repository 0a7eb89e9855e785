"""Leefbaarometer: ``bu_code, versie, jaar, bu_naam, lbm, afw`` and five dimensions, as CSV or zip. The publisher has
the same table for wijken (``wk_code``) and gemeenten (``gm_code``).

One file mixes models. Only model 3.0 is read: figures of another model are another measure under the same name, and
side by side they would look like a change in the buurt. The version stays with the figures.
"""

from collections.abc import Collection

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from koers.statistics.errors import refuse
from koers.statistics.figures import Reading

from .cells import trimmed
from .opening import Opened
from .reading import Options, year_of_period
from .regions import Rows, distinct, rows_of_areas
from .topics import Header, topics
from .wide import long_table, read_columns

NAME = "Leefbaarometer"
SOURCE = "leefbaarometer"
MODEL = "Leefbaarometer 3.0"
NEEDED = {"versie", "jaar", "lbm", "afw"}
LEVELS = ("bu", "wk", "gm")


def recognises(opened: Opened) -> bool:
    """Its own column names."""
    names = {name.strip().lower() for name in opened.names}
    return opened.container in ("csv", "xlsx", "parquet") and names >= NEEDED and bool(_level(names))


def _level(names: Collection[str]) -> str:
    return next((level for level in LEVELS if f"{level}_code" in names), "")


def read(opened: Opened, options: Options) -> Reading:
    """Read model 3.0; the other models are named in a note."""
    sheet = opened.sheet
    names = [name.strip().lower() for name in sheet.names]
    code, label = f"{_level(names)}_code", f"{_level(names)}_naam"
    text = {name: trimmed(sheet.columns[names.index(name)].cast(pa.string())) for name in (code, "versie", "jaar")}
    labels = trimmed(sheet.columns[names.index(label)]) if label in names else None
    ours = np.array(pc.equal(text["versie"], MODEL).fill_null(False).to_numpy(zero_copy_only=False), dtype=bool)
    if not ours.any():
        models = ", ".join(sorted(set(text["versie"].to_pylist()) - {None}))
        raise refuse(opened.name, f"er zijn geen cijfers van model 3.0 (gevonden: {models}).", "", column="versie")
    found = topics([Header(name, (name,)) for name in names], SOURCE, None)
    columns = {place: (column.measure, column.factor) for place, column in found.columns.items()}
    years = []
    for said in distinct(text["jaar"].filter(pa.array(ours))):
        year = year_of_period(said)
        if year is None:
            raise refuse(opened.name, f"'{said}' is geen jaar.", "Verwacht: een jaartal als 2020.", column="jaar")
        places = np.flatnonzero(ours & np.array(pc.equal(text["jaar"], said).to_numpy(zero_copy_only=False)))
        taken = pa.array(places)
        rows = rows_of_areas(
            opened.name,
            text[code].take(taken),
            None if labels is None else labels.take(taken),
            None,
            sheet.lines[places],
            code,
        )
        rows = Rows(rows.codes, places[rows.keep], rows.areas)
        years.append(long_table(year, rows, read_columns(opened.name, sheet, columns, rows.keep), MODEL))
    others = sorted(set(pc.unique(text["versie"].filter(pa.array(~ours))).to_pylist()))
    note = f"Niet gelezen: {', '.join(others)}. Dat zijn andere modellen; de cijfers zijn niet te vergelijken."
    return Reading(
        source=SOURCE,
        reader=NAME,
        years=tuple(years),
        table=MODEL,
        vintage=options.vintage or opened.made,
        vintage_from="opgegeven" if options.vintage else "zipbestand" if opened.made else "",
        year_from="kolom",
        notes=(note,) if others else (),
    )
