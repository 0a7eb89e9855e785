"""Partners' own figures: Koers's template, ``gebied, jaar, maat, waarde``, a row a figure, as CSV or workbook."""

from collections import defaultdict

import numpy as np
import pyarrow as pa

from koers.statistics import areas as area_codes
from koers.statistics.catalogue import catalogue
from koers.statistics.errors import Problem, StatisticsInputError
from koers.statistics.figures import PLACE, Reading, Status, YearOfFigures

from .cells import trimmed
from .opening import Opened
from .reading import NEWEST, OLDEST, Options
from .regions import rows_of_areas
from .wide import MeasureColumn, long_table, read_columns

NAME = "Eigen cijfers (sjabloon van Koers)"
SOURCE = "eigen"
COLUMNS = ("gebied", "jaar", "maat", "waarde")
TEMPLATE = "gebied;jaar;maat;waarde\nBU09172004;2024;social_assistance;55\nWK091720;2024;social_assistance;.\n"


def recognises(opened: Opened) -> bool:
    """The four columns of the template."""
    return opened.container in ("csv", "xlsx") and {name.strip().lower() for name in opened.names} >= set(COLUMNS)


def read(opened: Opened, options: Options) -> Reading:
    """Read it. A dot is kept back by the partner; an empty value is not measured. Raises StatisticsInputError."""
    sheet = opened.sheet
    names = [name.strip().lower() for name in sheet.names]
    text = {name: trimmed(sheet.columns[names.index(name)]).to_pylist() for name in COLUMNS}
    everything = np.arange(sheet.size)
    read_values = read_columns(opened.name, sheet, {names.index("waarde"): ("waarde", 1.0)}, everything)[0]
    problems: list[Problem] = []
    by_year: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    for place in range(sheet.size):
        line = int(sheet.lines[place])
        area, year, measure = (text[name][place] or "" for name in ("gebied", "jaar", "maat"))
        if not any((area, year, measure, text["waarde"][place])):
            continue
        wrong = _wrong(area, year, measure)
        if not wrong and (area_codes.clean(area), measure) in by_year[int(year)]:
            wrong = ("maat", f"voor {area} in {year} staat {measure} er twee keer in.")
        if wrong:
            problems.append(Problem(opened.name, wrong[1], "", row=line, column=wrong[0]))
            continue
        by_year[int(year)][area_codes.clean(area), measure] = place
    if not by_year and not problems:
        problems.append(Problem(opened.name, "er staat geen enkel cijfer in.", "Vul onder de kopregel rijen in."))
    if problems:
        raise StatisticsInputError(problems)
    return Reading(
        source=SOURCE,
        reader=NAME,
        years=tuple(_year(opened, year, cells, read_values) for year, cells in sorted(by_year.items())),
        vintage=options.vintage,
        vintage_from="opgegeven" if options.vintage else "",
        year_from="kolom",
    )


def _wrong(area: str, year: str, measure: str) -> tuple[str, str] | None:
    """The column that is wrong and why; None when the row is right."""
    if not area_codes.is_code(area_codes.clean(area)):
        why = area_codes.mangled(area) or f"'{area}' is geen code van een gebied; verwacht een code als BU09172004."
        return "gebied", why
    if not (year.isdigit() and OLDEST <= int(year) <= NEWEST):
        return "jaar", f"'{year}' is geen jaar."
    if measure not in catalogue().measures:
        return "maat", f"'{measure}' is geen maat die Koers kent. Alle maten: koers statistics list."
    return None


def _year(opened: Opened, year: int, cells: dict[tuple[str, str], int], values: MeasureColumn) -> YearOfFigures:
    codes = list(dict.fromkeys(code for code, _ in cells))
    lines = opened.sheet.lines[[next(place for (area, _), place in cells.items() if area == code) for code in codes]]
    rows = rows_of_areas(opened.name, pa.array(codes, pa.string()), None, None, lines, "gebied")
    columns = []
    for measure in dict.fromkeys(measure for _, measure in cells):
        places = [cells.get((code, measure)) for code in codes]
        found = np.array([np.nan if place is None else values.values[place] for place in places])
        missing = PLACE[Status.NOT_MEASURED]
        status = np.array([missing if place is None else values.status[place] for place in places], dtype=np.uint8)
        columns.append(MeasureColumn(measure, found, status))
    return long_table(year, rows, columns)
