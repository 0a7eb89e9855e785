"""Reads a list as its columns mean it. CSV in the forms that spreadsheets write, or the first sheet of a workbook."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from koers.kernel.packages.problems import shown

from ..models import Kind
from .columns import KIND_OF, MEANING, NOT_SECRET, OF_PEOPLE, SECRET, STATE_OF, plain
from .problems import ListError

LARGEST = 200_000_000
MOST_ROWS = 1_000_000
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?")
NUMBER = 60
TITLE = 300


@dataclass(frozen=True)
class Item:
    """One line of a list. Days are full ISO dates or "". ``state`` is a key of columns.STATES, "" when it does not say."""

    line: int
    number: str
    kind: Kind
    title: str
    made_on: str = ""
    party: str = ""
    portfolio: str = ""
    planned: str = ""
    state: str = ""
    closed_on: str = ""
    url: str = ""


@dataclass
class CouncilList:
    """What was read: the items, and what was left out and why."""

    items: list[Item] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)
    people_columns: list[str] = field(default_factory=list)
    secret: int = 0
    never_owed: int = 0
    notices: list[str] = field(default_factory=list)


def read_list(file: Path, today: date) -> CouncilList:
    """The list in a file. Raises ListError with everything that is wrong, OSError when it cannot be opened."""
    if file.stat().st_size > LARGEST:
        raise ListError([f"{file.name}: dit bestand is groter dan {LARGEST // 1_000_000} MB. Splits de lijst."])
    found = CouncilList()
    rows = _workbook(file) if file.suffix.lower() in (".xlsx", ".xlsm") else _csv(file, found)
    head = next(rows, None)
    if head is None:
        raise ListError([f"{file.name}: het bestand is leeg. Maak de uitvoer opnieuw."])
    names = [str(cell or "").strip() for cell in head[1]]
    places = _places(file.name, names, found)
    problems: list[str] = []
    first: dict[str, int] = {}
    for line, cells in rows:
        if not any(str(cell or "").strip() for cell in cells):
            continue
        if len(cells) > len(names) and any(str(cell or "").strip() for cell in cells[len(names) :]):
            problems.append(
                f"{file.name}, regel {line}: meer cellen dan de kop heeft. Zet tekst met een scheidingsteken tussen aanhalingstekens."
            )
            continue
        row = {meaning: cells[place] if place < len(cells) else "" for meaning, place in places.items()}
        item = _Row(f"{file.name}, regel {line}", line, row, names, places, problems).item(found, today)
        if item is None:
            continue
        if first.setdefault(item.number, line) != line:
            problems.append(
                f"{file.name}, regel {line}: nummer '{shown(item.number)}' staat al op regel {first[item.number]}. Elk stuk heeft een eigen nummer."
            )
        found.items.append(item)
        if len(found.items) > MOST_ROWS:
            raise ListError([f"{file.name}: meer dan {MOST_ROWS} regels. Splits de lijst."])
    if problems:
        raise ListError(problems)
    return found


def _places(file: str, names: Sequence[str], found: CouncilList) -> dict[str, int]:
    places: dict[str, int] = {}
    problems = []
    for place, name in enumerate(names):
        meaning = MEANING.get(plain(name))
        if plain(name) in OF_PEOPLE:
            found.people_columns.append(name)
        elif meaning is None or meaning in places:
            found.unknown_columns.extend([name] if name else [])
        else:
            places[meaning] = place
    for meaning, word in (("number", "Nummer"), ("title", "Onderwerp"), ("kind", "Soort")):
        if meaning not in places:
            problems.append(f"{file}: er is geen kolom '{word}'. Deze kolommen staan er: {', '.join(names)[:300]}.")
    if problems:
        raise ListError(problems)
    return places


@dataclass
class _Row:
    where: str
    line: int
    row: dict[str, Any]
    names: Sequence[str]
    places: dict[str, int]
    problems: list[str]

    def item(self, found: CouncilList, today: date) -> Item | None:
        """The item, or None when it is left out or something is wrong with it."""
        before = len(self.problems)
        if self._secret(today):
            found.secret += 1
            return None
        state = self._word("state", STATE_OF, "stand")
        if state == "nothing":
            found.never_owed += 1
            return None
        kind = self._word("kind", KIND_OF, "soort")
        days = {name: self._day(name) for name in ("made_on", "planned", "closed_on")}
        number, title = self._text("number", NUMBER), self._text("title", TITLE)
        for name, value in (("number", number), ("title", title)):
            if not value:
                self._wrong(name, "de cel is leeg.", "Vul deze cel in.")
        if not str(self.row.get("kind") or "").strip():
            self._wrong("kind", "de cel is leeg.", "Vul in: toezegging, motie of schriftelijke vragen.")
        if days["closed_on"] and days["made_on"] and days["closed_on"] < days["made_on"]:
            self._wrong(
                "closed_on",
                f"{days['closed_on']} ligt vóór {days['made_on']}, toen het werd gemaakt.",
                "Verbeter een van beide.",
            )
        url = self._text("url", 400)
        if url and not url.startswith(("https://", "http://")):
            self._wrong("url", f"'{shown(url)}' is geen veilig webadres.", "Begin met https://.")
        if len(self.problems) > before:
            return None
        return Item(
            self.line, number, Kind(kind), title, party=self._text("party", 120), portfolio=self._text("portfolio", 120),
            state=state, url=url, **days,
        )  # fmt: skip

    def _secret(self, today: date) -> bool:
        access = plain(str(self.row.get("access") or ""))
        name = plain(self.names[self.places["access"]]) if "access" in self.places else ""
        if name == "openbaar":
            access = {"ja": "openbaar", "nee": "niet openbaar"}.get(access, access)
        if access in SECRET:
            return True
        if access not in NOT_SECRET:  # a word that we do not know is never taken for public
            return True
        until = self._day("embargo")
        return bool(until) and until > today.isoformat()

    def _wrong(self, name: str, what: str, right: str) -> None:
        column = self.names[self.places[name]]
        self.problems.append(f"{self.where}, kolom {shown(column)}: {what} {right}")

    def _text(self, name: str, longest: int) -> str:
        text = " ".join(str(self.row.get(name) or "").split())
        text = "".join(letter for letter in text if letter.isprintable())
        if len(text) > longest:
            self._wrong(name, f"deze tekst is {len(text)} tekens lang.", f"Hier passen er {longest}.")
        return text

    def _word(self, name: str, known: dict[str, Any], what: str) -> Any:
        text = self._text(name, 80)
        if not text:
            return ""
        if plain(text) not in known:
            self._wrong(
                name, f"'{shown(text)}' kennen we niet als {what}.", f"Bekend zijn: {', '.join(list(known)[:30])}."
            )
        return known.get(plain(text), "")

    def _day(self, name: str) -> str:
        value = self.row.get(name)
        if value in (None, ""):
            return ""
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        text = str(value).strip()
        found = DAY_FIRST.fullmatch(text)
        parts = (found[3], found[2], found[1]) if found else None
        if found := YEAR_FIRST.fullmatch(text):
            parts = (found[1], found[2], found[3])
        try:
            if parts is None:
                raise ValueError
            return date(*map(int, parts)).isoformat()
        except ValueError:
            self._wrong(name, f"'{shown(text)}' is geen dag.", "Schrijf 29-08-2023 of 2023-08-29.")
            return ""


def _csv(file: Path, found: CouncilList) -> Iterator[tuple[int, Sequence[Any]]]:
    content = file.read_bytes()
    if content.startswith(b"PK"):
        raise ListError([f"{file.name}: dit is een werkmap van Excel. Geef het de naam .xlsx."])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        found.notices.append("Het bestand is geen UTF-8; het is gelezen als Windows-1252.")
    if text.lstrip()[:9].lower().startswith(("<!doctype", "<html", "<?xml")):
        raise ListError([f"{file.name}: dit is een webpagina, geen lijst. Download de lijst als CSV of Excel."])
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=delimiter, strict=True)
    try:
        while (row := next(reader, None)) is not None:
            yield reader.line_num, row
    except csv.Error as error:
        what = (
            "er is een aanhalingsteken geopend dat nergens sluit"
            if "unexpected end" in str(error)
            else "de regel is niet te lezen"
        )
        raise ListError(
            [f"{file.name}, regel {reader.line_num}: {what}. Is het bestand afgekapt? Maak de uitvoer opnieuw."]
        ) from error


def _workbook(file: Path) -> Iterator[tuple[int, Sequence[Any]]]:
    from openpyxl import load_workbook  # few come here, and it takes long to start

    try:
        book = load_workbook(file, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        yield from enumerate(sheet.iter_rows(values_only=True), start=1)
        book.close()
    except (zipfile.BadZipFile, KeyError, IndexError, ValueError, EOFError, SyntaxError) as error:
        raise ListError(
            [f"{file.name}: deze werkmap is niet te lezen. Is het bestand afgekapt? Maak de uitvoer opnieuw."]
        ) from error
