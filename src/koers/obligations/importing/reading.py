"""Reads a list as its columns mean it: every row an item, or told why it is left out or wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from koers.kernel.packages.problems import shown
from koers.kernel.packages.rows import is_web_address

from ..models import Kind
from ..terms import last_day
from . import access, moments
from .columns import (
    KINDS,
    MEANING,
    NO,
    OF_PEOPLE,
    PUT_OFF,
    STATES,
    STAYS,
    TOTALS,
    YES,
    kind_in,
    on_one_line,
    owes_nothing,
    plain,
    state_in,
)
from .files import Opened, open_list
from .listed import CouncilList, Item, LeftOut, likeness
from .people import leave_people_out
from .problems import ListError

MOST_ROWS = 1_000_000
NUMBER = 60
TITLE = 300


def read_list(file: Path, today: date, kind: Kind | None = None) -> CouncilList:
    """The list in a file. ``kind``: what every row is, where the list has no column for it and its name does not say so.

    A row that cannot be read is left out and told. Raises ListError with everything that is wrong when the file is cut off or no row
    of it can be read, OSError when it cannot be opened.
    """
    opened = open_list(file)
    found = CouncilList(notices=opened.notices)
    reader = _Reader(file.name, opened, found, today, kind or _kind_of(opened.titles))
    reader.read()
    leave_people_out(found, reader.people)
    if not opened.whole:
        found.notices.append("Na de laatste regel staat geen regeleinde. Kijk of het bestand heel is.")
    found.wrong = reader.problems
    if reader.problems and (reader.cut or not (found.items or found.withheld or found.rejected or found.no_kind)):
        raise ListError(reader.problems)
    return found


def _kind_of(titles: Sequence[str]) -> Kind | None:
    """The kind that the name of the sheet, a title above the list, or the name of the file says."""
    return next((found for title in titles if (found := kind_in(title))), None)


def _one_each(names: Mapping[Any, Sequence[str]]) -> str:
    """A word for each thing that a cell may say."""
    return ", ".join(words[0] for words in names.values())


def _cell(cells: Sequence[Any], place: int) -> Any:
    return cells[place] if place < len(cells) else ""


class _Reader:
    """Goes through the rows of one list and gathers what is wrong."""

    def __init__(self, file: str, opened: Opened, found: CouncilList, today: date, kind: Kind | None) -> None:
        self.file, self.opened, self.found, self.today, self.kind = file, opened, found, today, kind
        self.problems: list[str] = []
        self.cut = False
        self.shut = access.shut_by_words(("de naam van de lijst", title) for title in opened.titles)
        if self.shut:
            what = "De naam van de lijst, van het blad of van het bestand zegt dat er vertrouwelijke stukken in staan."
            found.notices.append(
                f"{what} Daarom nemen we geen enkele regel over. Is alles openbaar? Haal dat woord uit de naam."
            )
        self.people: set[str] = set()  # only to take their names out of titles
        self.places = self._places()

    def _places(self) -> dict[str, int]:
        """Where each meaning stands; of two columns with one meaning the better name counts."""
        best: dict[str, tuple[int, int]] = {}
        self.access: list[tuple[str, int]] = []
        for place, name in enumerate(self.opened.names):
            words = plain(name)
            if access.is_access(name):
                self.access.append((name, place))
            elif words in OF_PEOPLE:
                self.found.people_columns.append(name)
            elif words in MEANING:
                meaning, rank = MEANING[words]
                best[meaning] = min(best.get(meaning, (rank, place)), (rank, place))
            elif words in STAYS:
                self.found.left_columns.append(name)
            elif name:
                self.found.unknown_columns.append(name)
        places = {meaning: place for meaning, (_, place) in best.items()}
        second = [
            name
            for place, name in enumerate(self.opened.names)
            if plain(name) in MEANING and place not in places.values()
        ]
        self.found.left_columns += second
        self._must_be_there(places)
        return places

    def _must_be_there(self, places: Mapping[str, int]) -> None:
        names = ", ".join(self.opened.names)[:300]
        said = f"Deze kolommen staan er: {names}."
        problems = []
        if "number" not in places and "url" not in places:
            problems.append(f"{self.file}: er is geen kolom 'Nummer', en ook geen 'Link'. {said}")
        if "title" not in places:
            problems.append(f"{self.file}: er is geen kolom 'Onderwerp'. {said}")
        if "kind" not in places and self.kind is None:
            right = "Kies de soort bij het inlezen, of noem het bestand naar de lijst, zoals toezeggingen.csv."
            problems.append(
                f"{self.file}: er is geen kolom 'Soort', en de naam van de lijst zegt het niet. {right} {said}"
            )
        if problems:
            raise ListError(problems)

    def read(self) -> None:
        """Every row that has something in it."""
        first: dict[tuple[Kind, str], int] = {}
        double: set[tuple[Kind, str]] = set()
        for line, cells in self.opened.rows:
            where = f"{self.file}, regel {line}"
            self.cut = False
            if not any(str(cell if cell is not None else "").strip() for cell in cells) or not self._complete(
                where, cells
            ):
                continue
            self.people.update(
                str(cell)
                for name, cell in zip(self.opened.names, cells, strict=False)
                if plain(name) in OF_PEOPLE and cell
            )
            row = {meaning: _cell(cells, place) for meaning, place in self.places.items()}
            item = _Row(where, line, row, self, [(name, _cell(cells, place)) for name, place in self.access]).item()
            if item is None:
                continue
            earlier = first.setdefault((item.kind, item.number), line)
            if earlier != line:
                what = f"nummer '{shown(item.number)}' staat al op regel {earlier}. Geen van beide nemen we over."
                self.problems.append(f"{where}: {what} Elk stuk heeft een eigen nummer.")
                double.add((item.kind, item.number))
            self.found.items.append(item)
            if len(self.found.items) > MOST_ROWS:
                raise ListError([f"{self.file}: meer dan {MOST_ROWS} regels. Splits de lijst."])
        if double:  # nobody can say which of the two is right
            self.found.unread += [LeftOut(0, number, kind) for kind, number in sorted(double)]
            self.found.items = [one for one in self.found.items if (one.kind, one.number) not in double]

    def _complete(self, where: str, cells: Sequence[Any]) -> bool:
        """Whether a row has the cells that the names of the columns promise. A last line of a single cell is a remark."""
        width = len(self.opened.names)
        filled = [str(cell).strip() for cell in cells if str(cell if cell is not None else "").strip()]
        if len(filled) == 1 and width > 1 and plain(filled[0]).startswith(TOTALS):
            self.found.notices.append(f"Overgeslagen: {shown(filled[0])}")
            return False
        if any(str(cell if cell is not None else "").strip() for cell in cells[width:]):
            right = "Zet tekst met een scheidingsteken tussen aanhalingstekens."
            self.problems.append(f"{where}: meer cellen dan de kop heeft. {right}")
            return False
        if self.opened.ragged and len(cells) < width:
            if len(cells) == 1 and self.opened.whole:
                self.found.notices.append(f"Overgeslagen: {shown(str(cells[0]))}")
                return False
            what = f"{len(cells)} cellen, de kop heeft er {width}."
            self.problems.append(f"{where}: {what} Is het bestand afgekapt? Maak de uitvoer opnieuw.")
            self.cut = not self.opened.whole
            return False
        return True


@dataclass
class _Row:
    where: str
    line: int
    row: dict[str, Any]
    reader: _Reader
    may_see: Sequence[tuple[str, Any]] = ()

    def item(self) -> Item | None:
        """The item, or None when it is left out or something is wrong with it."""
        before, found = len(self.reader.problems), self.reader.found
        shut = self._shut()
        if shut:
            found.secret += 1
            doubts = () if self.reader.shut else access.in_words(shut)
            self.reader.problems += [f"{self.where}, kolom {doubt}" for doubt in doubts]
            found.withheld.append(self._left_out(", ".join(doubt.said for doubt in shut.doubts)))
            return None
        if owes_nothing(str(self.row.get("kind") or "")):
            found.no_kind += 1
            return None
        state, closed_on = self._state()
        if state == "nothing":
            found.never_owed += 1
            del self.reader.problems[before:]
            found.rejected.append(self._left_out(self._rejection(), closed_on))
            return None
        kind = self._kind()
        made_on, (planned, term_text) = self._day("made_on"), self._planned()
        number, title = self._number(), self._text("title", TITLE)
        if not title:
            self._wrong("title", "de cel is leeg.", "Vul deze cel in.")
        self._must_have_been(made_on=made_on, closed_on=closed_on)
        if planned and made_on and last_day(planned).isoformat() < made_on:
            what = f"{planned} ligt vóór {made_on}, toen het werd gemaakt."
            self._wrong("planned", what, "Verbeter een van beide.")
        if closed_on and made_on and closed_on < made_on:
            what = f"{closed_on} ligt vóór {made_on}, toen het werd gemaakt."
            self._wrong("closed_on", what, "Verbeter een van beide.")
        url = self._url()
        if len(self.reader.problems) > before or kind is None:
            found.unread.append(self._left_out())
            return None
        return Item(
            self.line, number, kind, title, made_on, self._text("party", 120), self._text("portfolio", 120), planned, term_text,
            state, closed_on, url,
        )  # fmt: skip

    def _left_out(self, said: str = "", closed_on: str = "") -> LeftOut:
        """What finds this line back; nothing that is wrong with it is told, for it is not taken in."""
        before = len(self.reader.problems)
        kind, made_on, title = self._kind(), self._day("made_on"), self._text("title", TITLE)
        mark = likeness(kind.value, title, made_on) if kind else ""
        closed_on = closed_on if closed_on <= self.reader.today.isoformat() else ""
        put_off = bool(PUT_OFF & set(plain(said).split()))
        own = LeftOut(self.line, self._number(), kind, mark, said, closed_on, put_off)
        del self.reader.problems[before:]
        return own

    def _rejection(self) -> str:
        """The word with which the list says that it never became an obligation."""
        words = [self._text(name, 80).lower() for name in ("outcome", "state")]
        return next(word for word in words if state_in(word) == "nothing")

    def _must_have_been(self, **days: str) -> None:
        """A list tells of what has been, up to the day it was made."""
        for name, day in days.items():
            if day > self.reader.today.isoformat():
                self._wrong(name, f"{day} is nog niet geweest.", "Verbeter de dag.")

    def _kind(self) -> Kind | None:
        if "kind" not in self.row:
            return self.reader.kind
        text = self._text("kind", 80)
        if not text:
            if self.reader.kind is None:
                self._wrong("kind", "de cel is leeg.", "Vul in: toezegging, motie of schriftelijke vragen.")
            return self.reader.kind
        found = kind_in(text)
        if found is None:
            self._wrong(
                "kind", f"'{shown(text)}' kennen we niet als soort.", f"Schrijf bijvoorbeeld: {_one_each(KINDS)}."
            )
        return found

    def _number(self) -> str:
        """The number; without such a column the last part of the link, which is the paper's own too."""
        if "number" in self.row:
            number = self._text("number", NUMBER)
            if not number:
                self._wrong("number", "de cel is leeg.", "Vul deze cel in.")
            return number
        number = urlsplit(self._text("url", 400)).path.rstrip("/").rpartition("/")[2][:NUMBER]
        if not number:
            self._wrong("url", "de cel is leeg, en er is geen kolom met een nummer.", "Vul de link of een nummer in.")
        return number

    def _state(self) -> tuple[str, str]:
        """What the row says of how it stands, and the day on which it was closed.

        A tick at "Afgedaan" goes before the words of the status, which are often of an earlier moment.
        """
        state, outcome = self._word("state"), self._word("outcome")
        closed_on = self._day("closed_on")
        done, ticked_on = self._tick("settled")
        proposed, _ = self._tick("proposed")
        if outcome == "nothing" or state == "nothing":
            return "nothing", closed_on
        if done:
            return ("dropped" if state == "dropped" else "settled"), closed_on or ticked_on
        if proposed and state in ("", "open", "started"):
            return "proposed", closed_on
        if not state and not closed_on and self._is_not("settled"):
            return "open", closed_on
        return state or ("settled" if closed_on else outcome), closed_on

    def _is_not(self, name: str) -> bool:
        """Whether a box says no in so many words; an empty one may be a column that is not used."""
        return plain(str(self.row.get(name) if self.row.get(name) is not None else "")) in NO - {""}

    def _tick(self, name: str) -> tuple[bool, str]:
        """Whether a box is ticked; some councils put the day in it."""
        value = self.row.get(name)
        if value is None or value == "":
            return False, ""
        words = plain(str(value))
        if words in YES | NO:
            return words in YES, ""
        day = self._day(name)
        return bool(day), day

    def _shut(self) -> access.Shut | None:
        """Whether the row is kept out: by the name of the list, by its kind, or by any of its columns; the strictest of them."""
        column = self.reader.opened.names[self.reader.places["kind"]] if "kind" in self.row else ""
        found = [
            self.reader.shut,
            access.shut_by_words([(column, str(self.row.get("kind") or ""))]),
            access.shut_by_cells(self.may_see, self.reader.today.isoformat()),
        ]
        return min((shut for shut in found if shut), key=lambda shut: len(shut.doubts), default=None)

    def _url(self) -> str:
        url = self._text("url", 400)
        if url and not is_web_address(url):
            right = "Begin met https://. Daarna volgt de naam van de site, zonder gebruikersnaam."
            self._wrong("url", f"'{shown(url)}' is geen veilig webadres.", right)
        return url

    def _wrong(self, name: str, what: str, right: str) -> None:
        place = self.reader.places.get(name)
        column = f", kolom {shown(self.reader.opened.names[place])}" if place is not None else ""
        self.reader.problems.append(f"{self.where}{column}: {what} {right}")

    def _text(self, name: str, longest: int) -> str:
        value = self.row.get(name)
        if isinstance(value, float) and value.is_integer():  # a number that a spreadsheet keeps with a point
            value = int(value)
        text = on_one_line(str(value if value is not None else ""))
        if len(text) > longest:
            self._wrong(name, f"deze tekst is {len(text)} tekens lang.", f"Hier passen er {longest}.")
        return text

    def _word(self, name: str) -> str:
        text = self._text(name, 80)
        state = state_in(text) if text else ""
        if state is None:
            self._wrong(
                name, f"'{shown(text)}' kennen we niet als stand.", f"Schrijf bijvoorbeeld: {_one_each(STATES)}."
            )
        return state or ""

    def _day(self, name: str) -> str:
        value = self.row.get(name)
        try:
            return moments.day(value)
        except (ValueError, OverflowError):
            self._wrong(name, f"'{shown(str(value))}' is geen dag.", "Schrijf 29-08-2023 of 2023-08-29.")
            return ""

    def _planned(self) -> tuple[str, str]:
        value = self.row.get("planned")
        try:
            planned, words = moments.moment(value)
        except (ValueError, OverflowError):
            self._wrong(
                "planned", f"'{shown(str(value))}' is geen dag.", "Schrijf 29-08-2023, augustus 2023 of Q3 2023."
            )
            return "", ""
        return planned, words and self._text("planned", 200)
