"""Lists of areas without figures: codes and names of one year, from CBS, OData or a map.

They tell which codes there are in a year, and what changed between years.
"""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from koers.statistics.areas import KINDS, is_code, mangled
from koers.statistics.catalogue import catalogue, fold
from koers.statistics.errors import Problem, StatisticsInputError, refuse
from koers.statistics.figures import FIGURES, Reading, YearOfFigures

from .cells import trimmed
from .opening import AGAIN, Opened
from .reading import Options, best_source, year_in
from .regions import rows_of_areas
from .topics import odata3

NAME = "Lijst van gebieden (codes en namen)"
SOURCE = "cbs-gebieden"
_CODES = re.compile(r"(?P<kind>buurt|wijk|gem|gemeente)(?:code)?_?(?P<year>(?:19|20)[0-9]{2})")
_NAMES = re.compile(r"(?:buurt|wijk|gem|gemeente)(?:naam|label)_?(?:(?:19|20)[0-9]{2})?")
_TABLE = re.compile(r"(?<![0-9])[0-9]{5}[A-Z]{3}(?![A-Z])")
PREFIX = {"buurt": ("BU", 8), "wijk": ("WK", 6), "gem": ("GM", 4), "gemeente": ("GM", 4)}
# Columns of codes and of names, where the codes have their prefix.
PAIRS = (("identifier", "title"), ("key", "title"), ("statcode", "statnaam"), ("code", "naam"))


def recognises(opened: Opened) -> bool:
    """Codes with names and no measure that we know."""
    return opened.container != "sqlite" and (_bare(opened) is not None or _pair(opened) is not None)


def _bare(opened: Opened) -> tuple[int, int, str, int] | None:
    """(place of codes, of names, kind, year) of a list such as ``Buurt2025;buurtnaam2025``."""
    names = [fold(name) for name in opened.names]
    codes = [(place, match) for place, name in enumerate(names) if (match := _CODES.fullmatch(name))]
    labels = [place for place, name in enumerate(names) if _NAMES.fullmatch(name)]
    if len(codes) != 1 or len(labels) != 1 or len([name for name in names if name]) > len(codes) + len(labels):
        return None
    return codes[0][0], labels[0], codes[0][1]["kind"], int(codes[0][1]["year"])


def _pair(opened: Opened) -> tuple[int, int] | None:
    """(place of codes, of names) where codes have their prefix."""
    names = [odata3(name).topic for name in opened.names]
    pairs = [(names.index(code), names.index(name)) for code, name in PAIRS if code in names and name in names]
    if not pairs or best_source([odata3(name) for name in opened.names])[1]:
        return None
    column = opened.sheet.columns[pairs[0][0]]
    if not pa.types.is_string(column.type) or not opened.sheet.size:
        return None
    sample = [text for text in trimmed(column.slice(0, 50)).to_pylist() if text]
    known = sum(is_code(text) or text == "NL01" for text in sample)
    return pairs[0] if sample and 2 * known >= len(sample) else None


def read(opened: Opened, options: Options) -> Reading:
    """Read it. Raises StatisticsInputError for codes that are wrong, and when nothing tells the year."""
    bare, sheet = _bare(opened), opened.sheet
    if bare is not None:
        code_place, name_place, kind, said = bare
        codes = _with_prefix(opened, trimmed(sheet.columns[code_place]), kind, code_place)
        year, year_from = options.year or said, "kolom"
    else:
        code_place, name_place = _pair(opened) or (0, 0)
        codes = trimmed(sheet.columns[code_place])
        year, year_from = _year(opened, options)
    if not pa.types.is_string(sheet.columns[name_place].type):
        raise refuse(opened.name, "hier horen namen te staan.", AGAIN, column=sheet.names[name_place])
    # Land, gemeente, wijk and buurt; regions of other kinds (a province) are no areas of the store.
    ours = pc.fill_null(pc.is_in(pc.utf8_slice_codeunits(codes, 0, 2), pa.array(list(KINDS))), False)
    places = np.flatnonzero(ours.to_numpy(zero_copy_only=False)) if bare is None else np.arange(sheet.size)
    taken = pa.array(places)
    names = trimmed(sheet.columns[name_place].take(taken))
    column = sheet.names[code_place]
    rows = rows_of_areas(opened.name, codes.take(taken), names, None, sheet.lines[places], column)
    figures = pa.table([pa.array([], field.type) for field in FIGURES], schema=FIGURES)
    table = _TABLE.search(opened.path.stem)
    return Reading(
        source=SOURCE,
        reader=NAME,
        years=(YearOfFigures(year, figures, rows.areas),),
        table=table[0] if table else "",
        vintage=options.vintage or opened.made,
        vintage_from="opgegeven" if options.vintage else "bestand" if opened.made else "",
        year_from="opgegeven" if options.year else year_from,
        notes=opened.notes,
    )


def _with_prefix(opened: Opened, codes: pa.Array, kind: str, place: int) -> pa.Array:
    """``00140000`` as ``BU00140000``. Raises StatisticsInputError for codes of another length."""
    letters, length = PREFIX[kind]
    full = [code if not code or is_code(code) else f"{letters}{code}" for code in codes.to_pylist()]
    word = KINDS[letters]
    problems = [
        Problem(
            opened.name,
            mangled(code[2:], word) or f"'{code[2:]}' is geen code van een {word} (verwacht: {length} tekens).",
            AGAIN,
            row=int(opened.sheet.lines[at]),
            column=opened.sheet.names[place],
        )
        for at, code in enumerate(full)
        if code and len(code) != length + 2
    ]
    if problems:
        raise StatisticsInputError(problems)
    return pa.array(full, pa.string())


def _year(opened: Opened, options: Options) -> tuple[int, str]:
    if options.year:
        return options.year, "opgegeven"
    table = _TABLE.search(opened.path.stem)
    known = catalogue().table_years.get(table[0]) if table else None
    if known:
        return known, "nummer van de tabel"
    named = year_in(opened.path.stem.replace("_", " "))
    if named:
        return named, "naam van het bestand"
    raise refuse(opened.name, "in dit bestand staat niet over welk jaar het gaat.", "Geef het op, met --year JAAR.")
