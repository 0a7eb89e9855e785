"""A made-up piece of country with all that is hard: kept-back cells, vintages, partners' figures, empty columns."""

import random
from datetime import date
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pyarrow as pa

from koers.statistics import Composition, Member, Options, Store
from koers.statistics.figures import PLACE, Reading, Status
from koers.statistics.readers.regions import rows_of_areas
from koers.statistics.readers.wide import MeasureColumn, long_table

NOORD = ("GM9001", "WK900100", "BU90010000", "BU90010001", "BU90010002", "WK900101", "BU90010100", "BU90010101")
ZUID = ("GM9002", "WK900200", "BU90020000", "BU90020001")
CODES = ("NL00", *NOORD, *ZUID)
# Of each kind of measure, with and without a denominator among them, and one that is sensitive.
MEASURES = (
    "population", "households", "dwellings", "social_assistance", "woz_value", "distance_supermarket", "urbanity",
    "disposable_income_median", "youth_care_share", "population_0_14", "population_15_24",
    "livability_deviation", "good_health", "crime_suspects_rate", "household_size", "cars", "births", "population_25_44", "population_45_64", "population_65_plus", "origin_morocco",
)  # fmt: skip
AREAS = (
    Composition("a", "A", tuple(Member(code) for code in ("BU90010000", "BU90010001", "BU90010100"))),
    Composition("b", "B", (Member("BU90010001", 0.4), Member("BU90010002"), Member("BU90020000", since=2019))),
    Composition("c", "C", (Member("BU90010101", until=2018), Member("GM9002"))),
)


def country(folder: Path, seed: int) -> Store:
    """A store with imports that a lot decides: which years, areas and measures, what is missing, which vintages."""
    lot = random.Random(seed)
    store = Store(folder)
    for number in range(lot.randint(3, 9)):
        source = lot.choice(["cbs-kwb", "cbs-kwb", "cbs-kwb", "leefbaarometer", "gezondheidsmonitor", "eigen"])
        codes = lot.choice([CODES, CODES, CODES, NOORD, CODES[1:], [code for code in CODES if code[:2] == "BU"]])
        years = sorted(lot.sample(range(2017, 2022), lot.randint(1, 2)))
        measures = lot.sample(MEASURES, lot.randint(3, len(MEASURES)))
        reading = Reading(
            source=source,
            reader="verzonnen",
            years=tuple(_year(lot, year, source, codes, measures) for year in years),
            vintage=date(2022, 1, 1 + number),
        )
        path = folder.with_name(f"{folder.name}-{number}.csv")
        path.write_text(str((seed, number)))
        with patch("koers.statistics.store.read_file", return_value=reading):
            store.bring_in(path, Options())
    return store


def _year(lot: random.Random, year, source, codes, measures):
    rows = rows_of_areas("x", pa.array(codes), None, None, np.arange(len(codes)), "code")
    return long_table(year, rows, [_column(lot, measure, source, codes) for measure in measures], lot.choice(["", "2"]))


def _column(lot: random.Random, measure, source, codes):
    gone = lot.choice([0, 0, 0.1, 0.1, 0.4, 1])
    places = [Status.SUPPRESSED, Status.NOT_MEASURED] if gone < 1 else [Status.SUPPRESSED]
    status = [PLACE[lot.choice(places)] if lot.random() < gone else PLACE[Status.OK] for _ in codes]
    values = [_value(lot, measure, source, code) if not at else np.nan for code, at in zip(codes, status, strict=True)]
    return MeasureColumn(measure, np.array(values, dtype=float), np.array(status, dtype=np.uint8))


def _value(lot: random.Random, measure, source, code) -> float:
    if measure == "livability_deviation":
        return lot.uniform(-1, 1)
    if measure.endswith(("share", "rate")) or measure == "good_health":
        return round(lot.uniform(0, 100), 1)
    if measure == "urbanity":
        return lot.randint(1, 5)
    if source == "eigen":
        return lot.choice([0, 3, 7, 12, 40, 80])
    return lot.choice([0, 5, 10, 150, 995, 2100]) * (1 if code[:2] == "BU" else 4)
