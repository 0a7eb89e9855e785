"""Opens a list: CSV in the forms that spreadsheets and council systems write, or a workbook. Finds the row with the names of the
columns, which may stand under a title, and gives the rows under it as they are."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from .access import is_access
from .columns import MEANING, OF_PEOPLE, STAYS, plain
from .problems import ListError

LARGEST = 200_000_000
TOP = 30  # the names of the columns stand in one of the first rows

Row = tuple[int, Sequence[Any]]


@dataclass
class Opened:
    """The names of the columns, the rows below them with their line, and the texts that may say what list this is.

    ``ragged``: a row with too few cells means that something is gone; a workbook leaves empty cells out itself.
    """

    names: list[str]
    rows: Iterator[Row]
    titles: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    ragged: bool = False
    whole: bool = True


def open_list(file: Path) -> Opened:
    """The list in a file. Raises ListError when it is no list, OSError when it cannot be opened."""
    if file.stat().st_size > LARGEST:
        raise ListError([f"{file.name}: dit bestand is groter dan {LARGEST // 1_000_000} MB. Splits de lijst."])
    found = _workbook(file) if file.suffix.lower() in (".xlsx", ".xlsm") else _csv(file)
    found.titles.append(file.stem)
    return found


def _header(rows: Sequence[Row]) -> int | None:
    """Which of these rows has the names of the columns: the first that names a title and one thing more."""
    for number, (_, cells) in enumerate(rows):
        known = [
            MEANING.get(name, ("", 0))[0] or name
            for name in _names(cells)
            if name in MEANING or name in OF_PEOPLE | STAYS or is_access(name)
        ]
        if "title" in known and len(known) > 1:
            return number
    return None


def _names(cells: Sequence[Any]) -> list[str]:
    return [plain(str(cell)) for cell in cells if cell is not None]


def _found(file: str, rows: Iterator[Row]) -> Opened:
    """The rows, parted at the names of the columns."""
    top = list(islice(rows, TOP))
    filled = [row for row in top if any(str(cell or "").strip() for cell in row[1])]
    if not filled:
        raise ListError([f"{file}: het bestand is leeg. Maak de uitvoer opnieuw."])
    place = _header(top)
    place = top.index(filled[0]) if place is None else place
    titles = [str(cell) for _, cells in top[:place] for cell in cells if str(cell or "").strip()]
    names = [str(cell if cell is not None else "").strip() for cell in top[place][1]]
    while names and not names[-1]:
        names.pop()
    return Opened(names, chain(top[place + 1 :], rows), titles)


def _csv(file: Path) -> Opened:
    content = file.read_bytes()
    notices: list[str] = []
    if content.startswith(b"PK"):
        raise ListError([f"{file.name}: dit is een werkmap van Excel. Geef het de naam .xlsx."])
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ListError([f"{file.name}: dit is een oude werkmap van Excel (.xls). Bewaar hem als .xlsx."])
    text = _decoded(content, notices)
    if text.lstrip()[:9].lower().startswith(("<!doctype", "<html", "<table", "<?xml")):
        raise ListError([f"{file.name}: dit is een webpagina, geen lijst. Download de lijst als CSV of Excel."])
    said = re.match(r'"?sep=(.)"?\r?\n', text)
    if said:  # a line that tells Excel which sign parts the cells
        text = text[said.end() :]
    found = _found(file.name, _rows(file.name, text, said[1] if said else _delimiter(text), 1 if said else 0))
    found.notices, found.ragged, found.whole = notices, True, text.endswith(("\n", "\r"))
    return found


def _decoded(content: bytes, notices: list[str]) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace").replace("\x00", "")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        notices.append("Het bestand is geen UTF-8; het is gelezen als Windows-1252.")
    return text.replace("\x00", "")


def _delimiter(text: str) -> str:
    """The sign under which a row with names of columns is found; else the one that occurs most in the first line."""
    top = "\n".join(text.splitlines()[:TOP])
    for sign in sorted(";,\t|", key=top.count, reverse=True):
        reader = csv.reader(io.StringIO(top, newline=""), delimiter=sign)
        try:
            if _header([(0, row) for row in reader]) is not None:
                return sign
        except csv.Error:  # told when the whole is read
            continue
    return max(";,\t|", key=text.split("\n", 1)[0].count)


def _rows(file: str, text: str, delimiter: str, before: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        while (row := next(reader, None)) is not None:
            yield reader.line_num + before, row
    except csv.Error as error:
        open_quote = "unexpected end" in str(error)
        what = "er is een aanhalingsteken geopend dat nergens sluit" if open_quote else "de regel is niet te lezen"
        where = f"{file}, regel {reader.line_num + before}"
        raise ListError([f"{where}: {what}. Is het bestand afgekapt? Maak de uitvoer opnieuw."]) from error


def _workbook(file: Path) -> Opened:
    """The first sheet that can be seen and has something on it."""
    from openpyxl import load_workbook  # few come here, and it takes long to start

    unreadable = [f"{file.name}: deze werkmap is niet te lezen. Is het bestand afgekapt? Maak de uitvoer opnieuw."]
    try:
        book = load_workbook(file, read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        filled = [
            sheet for sheet in sheets if any(_names(row) for row in sheet.iter_rows(max_row=TOP, values_only=True))
        ]
    except (zipfile.BadZipFile, KeyError, IndexError, ValueError, EOFError, SyntaxError, TypeError) as error:
        raise ListError(unreadable) from error
    if not filled:
        raise ListError([f"{file.name}: het bestand is leeg. Maak de uitvoer opnieuw."])
    found = _found(file.name, _sheet(filled[0], unreadable))
    found.titles.insert(0, filled[0].title)
    if len(filled) > 1:
        found.notices.append(f"De werkmap heeft {len(filled)} bladen. Alleen blad ‘{filled[0].title}’ is gelezen.")
    return found


def _sheet(sheet: Any, unreadable: Sequence[str]) -> Iterator[Row]:
    try:
        yield from enumerate(sheet.iter_rows(values_only=True), start=1)
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, SyntaxError, TypeError) as error:
        raise ListError(unreadable) from error
