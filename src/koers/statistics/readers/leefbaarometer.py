"""Leefbaarometer, scores of buurten: ``bu_code, versie, jaar, bu_naam, lbm, afw`` and five dimensions, as CSV or zip.

One file mixes models. Only model 3.0 is read: figures of another model are another measure under the same name, and
side by side they would look like a change in the buurt. The version stays with the figures.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from koers.statistics.errors import refuse
from koers.statistics.figures import Reading

from .cells import trimmed
from .opening import Opened
from .reading import Options
from .regions import Rows, rows_of_areas
from .topics import Header, topics
from .wide import long_table, read_columns

NAME = "Leefbaarometer"
SOURCE = "leefbaarometer"
MODEL = "Leefbaarometer 3.0"
NEEDED = {"bu_code", "versie", "jaar", "lbm", "afw"}


def recognises(opened: Opened) -> bool:
    """Its own column names."""
    return opened.container in ("csv", "xlsx", "parquet") and {name.strip().lower() for name in opened.names} >= NEEDED


def read(opened: Opened, options: Options) -> Reading:
    """Read model 3.0; the other models are named in a note."""
    sheet = opened.sheet
    names = [name.strip().lower() for name in sheet.names]
    text = {name: trimmed(sheet.columns[names.index(name)].cast(pa.string())) for name in ("bu_code", "versie", "jaar")}
    labels = trimmed(sheet.columns[names.index("bu_naam")]) if "bu_naam" in names else None
    ours = np.array(pc.equal(text["versie"], MODEL).fill_null(False).to_numpy(zero_copy_only=False), dtype=bool)
    if not ours.any():
        models = ", ".join(sorted(set(text["versie"].to_pylist()) - {None}))
        raise refuse(opened.name, f"er zijn geen cijfers van model 3.0 (gevonden: {models}).", "", column="versie")
    found = topics([Header(name, (name,)) for name in names], SOURCE, None)
    columns = {place: (column.measure, column.factor) for place, column in found.columns.items()}
    years = []
    for year in sorted(set(pc.unique(text["jaar"].filter(pa.array(ours))).to_pylist())):
        if not year.isdigit():
            raise refuse(opened.name, f"'{year}' is geen jaar.", "Verwacht: een jaartal als 2020.", column="jaar")
        places = np.flatnonzero(ours & np.array(pc.equal(text["jaar"], year).to_numpy(zero_copy_only=False)))
        taken = pa.array(places)
        rows = rows_of_areas(
            opened.name,
            text["bu_code"].take(taken),
            None if labels is None else labels.take(taken),
            None,
            sheet.lines[places],
            "bu_code",
        )
        rows = Rows(rows.codes, places[rows.keep], rows.areas)
        years.append(long_table(int(year), rows, read_columns(opened.name, sheet, columns, rows.keep), MODEL))
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
