"""Opening a file: what kind of file it is, and its cells as text or numbers, before anybody asks what they mean."""

import csv
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
from numpy.typing import NDArray

from koers.statistics.errors import Problem, StatisticsInputError, refuse, why

from .cells import INDEX_COLUMN, plain

Container = Literal["parquet", "csv", "xlsx", "json", "sqlite"]
ABSENT = ""
LARGEST = 1e300
LEAST_COLUMNS = 2
AGAIN = "Haal het bestand opnieuw op bij de uitgever."
MENDED_QUOTES = "De aanhalingstekens stonden er dubbel in; dat is bij het lezen hersteld."
HEAD = 8  # lines that tell a file's structure
FOOTERS = ("bron:", "bron :", "© ", "copyright")
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


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
    notes: tuple[str, ...] = ()  # what had to be mended to read it

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self.path.name

    @cached_property
    def head(self) -> list[str]:
        """The first lines of a text."""
        return io.TextIOWrapper(io.BytesIO(self.content), encoding="utf-8", newline="").read(20_000).splitlines()[:HEAD]

    @cached_property
    def said(self) -> Any:
        """What a JSON file says; of other files nothing."""
        return json.loads(self.content) if self.container == "json" else None

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables of a database; of other files there are none."""
        if self.container != "sqlite":
            return ()
        with closing(self.database()) as database:
            return tuple(
                name for (name,) in database.execute("select name from sqlite_master where type = 'table' order by 1")
            )

    def database(self) -> sqlite3.Connection:
        """The database, to read only."""
        return sqlite3.connect(f"file:{quote(str(self.path))}?mode=ro&immutable=1", uri=True)

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
            return tuple(name for name in pq.read_schema(self.path).names if not INDEX_COLUMN.fullmatch(name))
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
        raise refuse(path.name, f"dit bestand kan niet gelezen worden ({why(error)}).") from error
    if not start:
        raise refuse(path.name, "dit bestand is leeg.", AGAIN)
    if start.startswith(b"PAR1"):
        return _checked_parquet(path)
    if start.startswith(b"SQLite format 3\0"):
        return _checked_sqlite(path)
    if start.startswith(b"PK\x03\x04"):
        return _zip(path)
    if start.startswith(OLD_OFFICE):
        raise refuse(path.name, "dit is een werkmap van voor 2007 (.xls).", "Bewaar hem als .xlsx of als CSV.")
    return _text(path, path.read_bytes())


def _checked_parquet(path: Path) -> Opened:
    try:
        pq.read_schema(path)
    except (pa.ArrowException, OSError) as error:
        raise refuse(path.name, "dit Parquet-bestand is beschadigd of afgekapt.", AGAIN) from error
    return Opened(path, "parquet")


def _checked_sqlite(path: Path) -> Opened:
    try:
        with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as database:
            sound = database.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        database.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # also what it says is wrong can be damaged
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
    except (zipfile.BadZipFile, EOFError, ValueError, OSError, zlib.error, RuntimeError) as error:
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
    content = content.removeprefix(b"\xef\xbb\xbf")
    if b'"";""' in content[:4096].split(b"\n")[0]:
        return Opened(path, "csv", _single_quotes(path, content), made, (MENDED_QUOTES,))
    return Opened(path, "csv", content, made)


def _single_quotes(path: Path, content: bytes) -> bytes:
    """A table of which every quote was doubled and the whole set between quotes once more. Raises
    StatisticsInputError when that is not all that happened."""
    lines = content.replace(b'""', b'"').replace(b"\r\n", b"\n").split(b"\n")
    while lines and lines[-1].strip() in (b"", b'"'):
        lines.pop()
    for place, line in enumerate(lines, start=1):
        if line.count(b'"') % 2:
            # What opened or closed the whole stands at one end of a line.
            if line.endswith(b'"') and not line.startswith(b'"'):
                lines[place - 1] = line[:-1]
            elif place <= 2 and line.startswith(b'"'):
                lines[place - 1] = line[:-1] if line.endswith(b'"') else line[1:]
            else:
                raise refuse(path.name, "de aanhalingstekens zijn verdubbeld en daarna beschadigd.", AGAIN, row=place)
    return b"\n".join(lines) + b"\n"


def _json(path: Path, content: bytes) -> Opened:
    """The answer of an OData service (rows under ``value``), a map, or something else in JSON."""
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise refuse(path.name, "deze JSON is beschadigd of afgekapt.", AGAIN) from error
    if isinstance(said, dict) and any("nextLink" in key for key in said):
        raise refuse(
            path.name, "dit is niet de hele tabel: er horen nog bladzijden achter.", "Haal alle bladzijden op."
        )
    opened = Opened(path, "json", content)
    opened.__dict__["said"] = said  # parsed already
    return opened


def rows_of_map(said: Any) -> list[dict[str, Any]]:
    """What a map (GeoJSON or TopoJSON) tells of each of its areas; empty when it is no map."""
    if not isinstance(said, dict):
        return []
    if said.get("type") == "Topology":
        objects = said.get("objects")
        layers = list(objects.values()) if isinstance(objects, dict) else []
        layers = [layer for layer in layers if isinstance(layer, dict)]
        # Of layers with the same areas (shapes and their labels) one is enough.
        features = max((layer.get("geometries") or [] for layer in layers), key=_size, default=[])
    else:
        features = said.get("features") if said.get("type") == "FeatureCollection" else []
    rows = [one.get("properties") for one in features if isinstance(one, dict)] if isinstance(features, list) else []
    return [row for row in rows if isinstance(row, dict)]


def _size(given: Any) -> int:
    return len(given) if isinstance(given, list) else 0


def _rows_of_json(opened: Opened) -> Sheet:
    said = opened.said
    rows = said.get("value") if isinstance(said, dict) else said
    rows = rows if isinstance(rows, list) else rows_of_map(said)
    rows = [row for row in rows if isinstance(row, dict)]
    return sheet_of_rows(rows)


def sheet_of_rows(rows: Sequence[Mapping[str, Any]]) -> Sheet:
    """A table of rows that need not all have the same names; what is absent was not measured (an empty text)."""
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    columns = [column_of([row.get(name, ABSENT) for row in rows]) for name in names]
    return Sheet(names, tuple(columns), np.arange(1, len(rows) + 1))


def column_of(values: Sequence[Any]) -> pa.Array:
    """A column of numbers when all are numbers, else of text. Among numbers null is kept back and absent is not
    measured; between texts null is only empty."""
    plain = [value for value in values if value is not None and value != ABSENT]
    if not all(isinstance(value, int | float) and not isinstance(value, bool) for value in plain):
        return pa.array([_cell(value) for value in values], pa.string())
    if len(plain) < sum(value is not None for value in values) or any(abs(value) > LARGEST for value in plain):
        return pa.array(["." if value is None else _cell(value) for value in values], pa.string())
    return pa.array([None if value is None else float(value) for value in values], pa.float64())


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
        table.validate(full=True)
    except (pa.ArrowException, OSError) as error:
        raise refuse(path.name, "dit Parquet-bestand is beschadigd of afgekapt.", AGAIN) from error
    kept = [name for name in table.column_names if not INDEX_COLUMN.fullmatch(name)]
    columns = tuple(plain(table[name]) for name in kept)
    return Sheet(tuple(kept), columns, np.arange(1, table.num_rows + 1))


def _workbook(path: Path) -> Sheet:
    # Behind this one function, because the library sees little upkeep.
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        # What explains the table may stand on a sheet before it, or on lines above it.
        header = 0
        names: tuple[Any, ...] = ()
        columns: list[tuple[Any, ...]] = []
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True)
            header, names = next(((at, row) for at, row in enumerate(rows) if _is_header(row)), (0, ()))
            columns = list(zip(*rows, strict=False))
            if columns:
                break
        book.close()
    except Exception as error:  # of a damaged workbook the library raises whatever went wrong inside
        raise refuse(path.name, "deze werkmap is beschadigd of afgekapt.", AGAIN) from error
    if not columns:
        raise refuse(path.name, "deze werkmap heeft geen blad met een kopregel en rijen.", AGAIN)
    texts = tuple(pa.array([_cell(value) for value in column], pa.string()) for column in columns)
    size = len(columns[0])
    lines = np.arange(header + 2, header + 2 + size)
    return Sheet(tuple("" if name is None else str(name) for name in names), texts, lines)


def _is_header(row: Sequence[Any]) -> bool:
    """Whether a row of a sheet can hold the names of columns: a title alone cannot."""
    return sum(isinstance(cell, str) and bool(cell.strip()) for cell in row) >= LEAST_COLUMNS


def _cell(value: object) -> str | None:
    return None if value is None else value if isinstance(value, str) else str(value)
