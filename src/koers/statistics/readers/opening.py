"""Opening a file: what kind of file it is, and its cells as text or numbers, before anybody asks what they mean."""

import csv
import io
import json
import sqlite3
import zipfile
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
from numpy.typing import NDArray

from koers.statistics.errors import Problem, StatisticsInputError, refuse

Container = Literal["parquet", "csv", "xlsx", "json", "sqlite"]
AGAIN = "Haal het bestand opnieuw op bij de uitgever."
HEAD = 8  # lines that tell a file's structure
FOOTERS = ("bron:", "bron :", "© ", "copyright")


@dataclass(frozen=True)
class Sheet:
    """A table as it stands in the file: names, columns (text or numbers), and the line of each row."""

    names: tuple[str, ...]
    columns: tuple[pa.Array, ...]
    lines: NDArray[np.int64]

    @property
    def size(self) -> int:
        """How many rows."""
        return len(self.lines)


@dataclass(frozen=True)
class Opened:
    """A file of which is known what kind it is. ``name`` is for messages; ``made`` is a date inside the file."""

    path: Path
    container: Container
    content: bytes = field(default=b"", repr=False)
    made: date | None = None

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self.path.name

    @cached_property
    def head(self) -> list[str]:
        """The first lines of a text."""
        return io.TextIOWrapper(io.BytesIO(self.content), encoding="utf-8", newline="").read(20_000).splitlines()[:HEAD]

    @cached_property
    def delimiter(self) -> str:
        """What separates the cells of a text: the sign that occurs most in its first lines, outside quotes."""
        bare = "".join("".join(line.split('"')[::2]) for line in self.head)
        return max(";,\t", key=bare.count)

    @cached_property
    def sheet(self) -> Sheet:
        """The table: of a text the header is its first line. Raises StatisticsInputError."""
        match self.container:
            case "parquet":
                return _parquet(self.path)
            case "xlsx":
                return _workbook(self.path)
            case "csv":
                return text_table(self, header=0)
            case "json":
                return _rows_of_json(self)
            case _:
                return Sheet((), (), np.empty(0, dtype=np.int64))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, without reading the rest where that is possible."""
        if self.container == "parquet":
            return tuple(pq.read_schema(self.path).names)
        if self.container == "csv":
            return tuple(cells(self, self.head[0])) if self.head else ()
        return self.sheet.names


def open_file(path: Path) -> Opened:
    """Find out what kind of file this is. Raises StatisticsInputError for what can be none of ours."""
    if path.is_dir():
        raise refuse(path.name, "dit is een map.", "Noem de bestanden zelf.")
    try:
        with path.open("rb") as handle:
            start = handle.read(4096)
    except OSError as error:
        raise refuse(path.name, f"dit bestand kan niet gelezen worden ({error.strerror}).") from error
    if not start:
        raise refuse(path.name, "dit bestand is leeg.", AGAIN)
    if start.startswith(b"PAR1"):
        return _checked_parquet(path)
    if start.startswith(b"SQLite format 3\0"):
        return _checked_sqlite(path)
    if start.startswith(b"PK\x03\x04"):
        return _zip(path)
    return _text(path, path.read_bytes())


def _checked_parquet(path: Path) -> Opened:
    try:
        pq.read_schema(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise refuse(path.name, "dit Parquet-bestand is beschadigd of afgekapt.", AGAIN) from error
    return Opened(path, "parquet")


def _checked_sqlite(path: Path) -> Opened:
    try:
        with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as database:
            sound = database.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        database.close()
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise refuse(path.name, "deze database is beschadigd of afgekapt.", AGAIN)
    return Opened(path, "sqlite")


def _zip(path: Path) -> Opened:
    try:
        with zipfile.ZipFile(path) as archive:
            if "xl/workbook.xml" in archive.namelist():
                return Opened(path, "xlsx")
            members = [
                member
                for member in archive.infolist()
                if member.filename.lower().endswith((".csv", ".txt")) and not member.filename.startswith("__MACOSX/")
            ]
            if len(members) != 1:
                found = ", ".join(member.filename for member in members) or "geen"
                raise refuse(
                    path.name, f"in dit zipbestand hoort één CSV te staan (gevonden: {found}).", "Pak het uit."
                )
            content = archive.read(members[0])
            made = date(*members[0].date_time[:3])
    except (zipfile.BadZipFile, EOFError, ValueError) as error:
        if isinstance(error, StatisticsInputError):
            raise
        raise refuse(path.name, "dit zipbestand of deze werkmap is beschadigd of afgekapt.", AGAIN) from error
    return _text(path, content, made)


def _text(path: Path, content: bytes, made: date | None = None) -> Opened:
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")):
        raise refuse(
            path.name, "dit is een webpagina, geen bestand met cijfers. Vaak is dat een foutmelding van de site.", AGAIN
        )
    if start.startswith((b"{", b"[")):
        return _json(path, content)
    if b"\0" in content[:4096]:
        raise refuse(path.name, "dit is geen tekst, Parquet, werkmap of database die Koers kent.", AGAIN)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # What a spreadsheet in a Dutch office writes when it does not write UTF-8.
        content = content.decode("cp1252", errors="replace").encode()
    if b'"";""' in content[:4096].split(b"\n")[0]:
        raise refuse(path.name, "alle aanhalingstekens zijn verdubbeld, zodat elke regel één cel is.", AGAIN, row=1)
    return Opened(path, "csv", content.removeprefix(b"\xef\xbb\xbf"), made)


def _json(path: Path, content: bytes) -> Opened:
    """The answer of an OData service: rows under ``value``."""
    try:
        said = json.loads(content)
    except ValueError as error:
        raise refuse(path.name, "deze JSON is beschadigd of afgekapt.", AGAIN) from error
    rows = said.get("value") if isinstance(said, dict) else None
    if not rows or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise refuse(
            path.name, "deze JSON is geen antwoord van CBS OData (rijen onder 'value').", "Kies CSV of Parquet."
        )
    if any("nextLink" in key for key in said):
        raise refuse(
            path.name, "dit is niet de hele tabel: er horen nog bladzijden achter.", "Haal alle bladzijden op."
        )
    return Opened(path, "json", content)


def _rows_of_json(opened: Opened) -> Sheet:
    rows = json.loads(opened.content)["value"]
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    columns = []
    for name in names:
        values = [row.get(name) for row in rows]
        if any(isinstance(value, str) for value in values):
            columns.append(pa.array([_cell(value) for value in values], pa.string()))
        else:
            columns.append(pa.array(values, pa.float64()))
    return Sheet(names, tuple(columns), np.arange(1, len(rows) + 1))


def cells(opened: Opened, line: str) -> list[str]:
    """The cells of one line of text."""
    return next(csv.reader([line], delimiter=opened.delimiter), [])


def text_table(opened: Opened, header: int, names: tuple[str, ...] | None = None) -> Sheet:
    """The table of a text of which line ``header`` (from 0) holds the names; a footer at the end is left out.

    Raises StatisticsInputError when a row has more or fewer cells than the header.
    """
    given = names or tuple(cells(opened, opened.head[header]))
    bad: list[tuple[int, str, int]] = []

    def keep(row: pa_csv.InvalidRow) -> str:
        bad.append((row.number or 0, row.text, row.actual_columns))
        return "skip"

    keys = [str(place) for place in range(len(given))]
    try:
        table = pa_csv.read_csv(
            io.BytesIO(opened.content),
            pa_csv.ReadOptions(column_names=keys, skip_rows=header + 1, use_threads=False, block_size=1 << 24),
            pa_csv.ParseOptions(
                delimiter=opened.delimiter, invalid_row_handler=keep, ignore_empty_lines=False, newlines_in_values=False
            ),
            pa_csv.ConvertOptions(column_types=dict.fromkeys(keys, pa.string()), strings_can_be_null=False),
        )
    except pa.ArrowInvalid as error:
        if "Empty CSV" in str(error):
            raise refuse(opened.name, "onder de kopregel staan geen rijen.", AGAIN) from error
        raise refuse(opened.name, f"dit bestand is niet als tabel te lezen ({error}).", AGAIN) from error
    _judge_bad_rows(opened, bad, len(given))
    if not table.num_rows:
        raise refuse(opened.name, "onder de kopregel staan geen rijen.", AGAIN)
    # Rows that were skipped still count as lines.
    gone = {number for number, _, _ in bad}
    total = table.num_rows + len(gone)
    lines = np.array([line for line in range(header + 2, header + 2 + total) if line not in gone], dtype=np.int64)
    return Sheet(given, tuple(table[key].combine_chunks() for key in keys), lines)


def _judge_bad_rows(opened: Opened, bad: list[tuple[int, str, int]], width: int) -> None:
    last = opened.content.count(b"\n") + (not opened.content.endswith(b"\n"))
    problems = []
    for number, text, actual in bad:
        if not text.strip(' "') or is_footer(text):
            continue
        if number >= last and actual < width:
            problems.append(Problem(opened.name, "het bestand houdt midden in een regel op.", AGAIN, row=number))
            continue
        wrong = f"deze regel heeft {actual} cellen, de kop heeft er {width}."
        problems.append(Problem(opened.name, wrong, AGAIN, row=number))
    if problems:
        raise StatisticsInputError(problems)


def is_footer(text: str) -> bool:
    """Whether a line or cell is the publisher's footer and not a row."""
    return text.strip(' "\t\ufeff').lower().startswith(FOOTERS)


def _parquet(path: Path) -> Sheet:
    try:
        table = pq.read_table(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise refuse(path.name, "dit Parquet-bestand is beschadigd of afgekapt.", AGAIN) from error
    columns = tuple(column.combine_chunks() for column in table.columns)
    return Sheet(tuple(table.column_names), columns, np.arange(1, table.num_rows + 1))


def _workbook(path: Path) -> Sheet:
    # Behind this one function, because the library sees little upkeep.
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        names = next(rows, ())
        columns = list(zip(*rows, strict=False))
        book.close()
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, EOFError, StopIteration) as error:
        raise refuse(path.name, "deze werkmap is beschadigd of afgekapt.", AGAIN) from error
    if not columns:
        raise refuse(path.name, "het eerste blad van deze werkmap heeft geen rijen.", AGAIN)
    texts = tuple(pa.array([_cell(value) for value in column], pa.string()) for column in columns)
    size = len(columns[0])
    return Sheet(tuple("" if name is None else str(name) for name in names), texts, np.arange(2, size + 2))


def _cell(value: object) -> str | None:
    return None if value is None else value if isinstance(value, str) else str(value)
