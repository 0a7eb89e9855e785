"""Opens a file as text and gives its records, whatever the wrapping: JSON, JSON lines or CSV, gzipped or not.

Which record it is, is not asked here; that is in forms.py.
"""

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from koers.kernel.packages.problems import shown

from .problems import FileError
from .tidying import tidy

LARGEST = 500_000_000  # bytes, unpacked
LONGEST_CELL = 10_000_000  # letters
GZIP = b"\x1f\x8b"
TOP = 30  # the names of columns stand in one of the first lines
IN_SCRIPT = re.compile(r"\s*(?:(?:var|let|const)\s+)?[A-Za-z_$][\w.$]*\s*[=(]\s*(?=[\[{])")
SIGN = re.compile(r'"?sep=(.)"?\r?\n')  # a line that tells Excel which sign parts the cells
AGAIN = "Is het bestand afgekapt? Maak de uitvoer opnieuw."


@dataclass(frozen=True)
class Content:
    """What is in a file: ``value`` is JSON (a list for JSON lines and CSV). ``whole``: a list of things, not one thing."""

    name: str
    value: Any
    kind: str  # json, lines or csv
    notices: tuple[str, ...] = ()


def open_file(file: Path) -> Content:
    """Read a file. Raises FileError, with the line and place where it breaks off, and OSError."""
    text, notices = _text(file)
    start = text.lstrip()[:1]
    if not start:
        raise FileError([f"{file.name}: het bestand is leeg. Maak de uitvoer opnieuw."])
    if start == "<":
        raise FileError([f"{file.name}: dit is een webpagina of XML. Download de lijst als JSON of CSV."])
    if start in "[{":
        return _json(file.name, text, notices)
    if (found := IN_SCRIPT.match(text)) is not None:
        notices.append("Er staat een stukje programma om de gegevens heen; dat is overgeslagen.")
        return _json(file.name, text[found.end() :].rstrip().rstrip(";) \n"), notices)
    with _long_cells():
        return Content(file.name, list(_csv(file.name, text)), "csv", tuple(notices))


@contextmanager
def _long_cells() -> Iterator[None]:
    """A document's whole text may stand in one cell. Python keeps one limit for the whole process, so it is put back: a package's
    reader finds a quote that is never closed by it."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _text(file: Path) -> tuple[str, list[str]]:
    notices = []
    content = _bytes(file)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
        notices.append("Het bestand is UTF-16.")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            if error.reason == "unexpected end of data":  # broken off in the middle of a letter
                text = content.decode("utf-8-sig", errors="ignore")
            else:
                text = content.decode("cp1252", errors="replace")
                notices.append("Het bestand is geen UTF-8; het is gelezen als Windows-1252.")
    return text.replace("\x00", ""), notices


def _bytes(file: Path) -> bytes:
    if file.stat().st_size > LARGEST:
        raise FileError([_too_large(file.name)])
    content = file.read_bytes()
    if content.startswith(b"PK"):
        raise FileError([f"{file.name}: dit is een zip of een werkmap van Excel. Pak het uit, of geef JSON of CSV."])
    if not content.startswith(GZIP):
        return content
    try:
        with gzip.open(io.BytesIO(content)) as packed:
            unpacked = packed.read(LARGEST + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise FileError([f"{file.name}: dit gz-bestand is niet uit te pakken. {AGAIN}"]) from error
    if len(unpacked) > LARGEST:
        raise FileError([_too_large(file.name)])
    return unpacked


def _too_large(name: str) -> str:
    return f"{name}: dit is groter dan {LARGEST // 1_000_000} MB. Splits het bestand."


def _json(name: str, text: str, notices: list[str]) -> Content:
    try:
        return Content(name, tidy(json.loads(text, strict=False)), "json", tuple(notices))
    except RecursionError:
        raise FileError([f"{name}: hier zit te veel in elkaar. Maak de uitvoer opnieuw."]) from None
    except json.JSONDecodeError as error:
        lines = text.strip().split("\n")
        if len(lines) > 1 and _is_json(lines[0].strip()):
            return Content(name, _lines(name, text), "lines", tuple(notices))
        if error.msg == "Extra data" and (values := _one_after_another(text)):
            return Content(name, values, "lines", tuple(notices))
        raise FileError([f"{name}, regel {error.lineno}, teken {error.colno}: {_broken(error, text)}"]) from error
    except ValueError as error:  # a number of thousands of digits
        raise FileError([f"{name}: hierin staat een getal dat te lang is om te lezen. {AGAIN}"]) from error


def _one_after_another(text: str) -> list[Any]:
    """Things of JSON that stand behind each other without a list around them; [] when that is not what it is."""
    decoder, found, place = json.JSONDecoder(strict=False), [], 0
    while (place := _next(text, place)) < len(text):
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            return []
        found.append(tidy(value))
    return found if all(isinstance(value, dict | list) for value in found) else []


def _next(text: str, place: int) -> int:
    while place < len(text) and (text[place].isspace() or text[place] == ","):
        place += 1
    return place


def _broken(error: json.JSONDecodeError, text: str) -> str:
    if error.pos >= len(text.rstrip()) or "Unterminated" in error.msg:
        return f"hier houdt het bestand midden in de gegevens op. {AGAIN}"
    return f"dit is geen geldige JSON ('{shown(text[error.pos : error.pos + 20])}'). {AGAIN}"


def _is_json(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict | list)
    except (ValueError, RecursionError):
        return False


def _lines(name: str, text: str) -> list[Any]:
    found, problems = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append(tidy(json.loads(line, strict=False)))
        except (ValueError, RecursionError):
            problems.append(f"{name}, regel {number}: deze regel is geen geldige JSON. {AGAIN}")
    if problems:
        raise FileError(problems)
    return found


def _sign(text: str) -> tuple[str, int]:
    """The sign between the cells, and how many lines stand above the names of the columns (a title, an empty line)."""
    lines = text.split("\n")[:TOP]
    for above, line in enumerate(lines):
        if any(sign in line for sign in ",;\t|"):
            return max(",;\t|", key=line.count), above
    return ",", 0


def _csv(name: str, text: str) -> Iterator[dict[str, str]]:
    said = SIGN.match(text)
    text = text[said.end() if said else 0 :].lstrip("\r\n")
    delimiter, above = (said[1], 0) if said else _sign(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for _ in range(above):
        next(reader, None)
    problems: list[str] = []
    try:
        names = [cell.strip() for cell in next(reader, [])]
        if len(names) < 2:
            raise FileError([f"{name}: dit is geen JSON, en geen CSV met kolommen. Geef de uitvoer als JSON of CSV."])
        if doubles := sorted({cell for cell in names if cell and names.count(cell) > 1}):
            raise FileError([f"{name}, regel 1: kolom '{shown(doubles[0])}' staat er twee keer. Haal er één weg."])
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) < len(names):
                problems.append(
                    f"{name}, regel {reader.line_num}: {len(row)} cellen in plaats van {len(names)}. {AGAIN}"
                )
            elif any(cell.strip() for cell in row[len(names) :]):
                problems.append(
                    f"{name}, regel {reader.line_num}: meer cellen dan de kop heeft. Zet tekst met een '{delimiter}' tussen aanhalingstekens."
                )
            yield dict(zip(names, row, strict=False))
    except csv.Error as error:
        problems.append(
            f"{name}, regel {reader.line_num}: een aanhalingsteken is geopend en sluit nergens. {AGAIN}"
            if "unexpected end" in str(error)
            else f"{name}, regel {reader.line_num}: deze regel is niet te lezen ({error}). {AGAIN}"
        )
    if problems:
        raise FileError(problems)
