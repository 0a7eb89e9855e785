"""What readers give: entries with the ids of the source, before they become rows of a package."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from koers.kernel.components.formatting import plural

from .records import Record
from .report import Report
from .secrecy import is_secret
from .words import option_of, party, result_of

WORDS = {
    "meetings": "vergaderingen",
    "agenda_items": "agendapunten",
    "meeting_documents": "vergaderstukken",
    "motions": "moties en voorstellen",
}
ONE = {
    "meetings": "vergadering",
    "agenda_items": "agendapunt",
    "meeting_documents": "vergaderstuk",
    "motions": "motie of voorstel",
}
NAME_OF = {"meetings": "name"}
MOST_SEATS = 10_000


def counted(count: int, table: str) -> str:
    """How many things of a table, in words."""
    return plural(count, ONE[table], WORDS[table])


@dataclass
class Entry:
    """One thing of the source. ``refs``: column to what it refers to there (an id or a web address). ``where``: for people.

    ``votes``: by (party, option) the seats, or None when the source gives no number. ``keys``: every name the source has for it.
    """

    table: str
    external: str
    values: dict[str, Any]
    where: str
    source: str
    refs: dict[str, str] = field(default_factory=dict)
    votes: dict[tuple[str, str], int | None] = field(default_factory=dict)
    keys: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.values.get(NAME_OF.get(self.table, "title"), ""))


class Found:
    """Everything read from some files, and the report about it."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.report = Report()
        # What only some forms have, and is put together when all is read.
        self.organisations: dict[str, str] = {}
        self.party_of_person: dict[str, str] = {}
        self.single_votes: dict[str, list[tuple[Any, str, str]]] = {}  # by the id of a vote: group, voter, option
        self.attached: dict[str, dict[str, str]] = {}  # id or address of a thing: the refs that another record gives it
        self.later: list[Callable[[], None]] = []
        self.lists: Counter[str] = Counter()  # how many things of a list (source) stood at the top of a file
        self.secret_keys: set[str] = set()
        self.voters: set[str] = set()  # every name that votes as a party
        self.voting_parties: set[str] = set()  # that voted with more than one seat, so no people
        self.motions: dict[str, Entry] = {}  # by every id and address of theirs

    def add(self, entry: Entry) -> Entry:
        """Keep an entry, without what is empty."""
        entry.values = {name: value for name, value in entry.values.items() if value not in ("", None)}
        entry.refs = {name: value for name, value in entry.refs.items() if value}
        self.entries.append(entry)
        if entry.table == "motions":
            self.motions |= {key: entry for key in (entry.external, *entry.keys) if key}
        return entry

    def is_secret(self, record: Record, table: str, title: str, *keys: str) -> bool:
        """Whether a record is not for everybody; it is then counted, and what hangs below it goes too."""
        if not is_secret(record, title):
            return False
        self.leave_out(table, *keys)
        return True

    def leave_out(self, table: str, *keys: str) -> None:
        """Count something that is not for everybody."""
        self.report.secret[WORDS[table]] += 1
        self.secret_keys.update(key for key in keys if key)

    def add_votes(self, entry: Entry, option: str, given: Any) -> None:
        """Add the votes of parties in one option to an entry; a party named twice is added up."""
        for name, seats in given:
            if seats is not None and seats < 0:
                self.report.remarks["een stem is nog niet ingevuld in de bron ('vul handmatig in')"] += 1
                continue
            key = (party(name), option)
            if seats is not None and seats > MOST_SEATS:
                self.report.cannot_read("stemmen", seats, "geen aantal zetels")
                continue
            if not key[0]:
                continue
            before = entry.votes.get(key)
            entry.votes[key] = seats if before is None or seats is None else before + seats

    def result(self, path: str, text: str) -> dict[str, str]:
        """What the source says became of a motion, as columns of its row."""
        if not text:
            return {}
        found = result_of(text)
        if found is None:
            self.report.cannot_read(path, text, "uitslag niet herkend")
        return {"result": found or "", "result_text": text[:200]}

    def option(self, path: str, text: str) -> str:
        """The way of voting that a word names; "" with a remark when it is not known."""
        found = option_of(text)
        if found is None:
            self.report.cannot_read(path, text, "manier van stemmen niet herkend")
        return found or ""
