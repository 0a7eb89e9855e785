"""What readers give: entries with the ids of the source, before they become rows of a package."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from koers.kernel.components.formatting import plural

from .records import Record
from .report import Report
from .results import result_of
from .secrecy import is_secret
from .words import NOBODY, option_of, party, with_seats, words

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
    is_brief: bool = False  # only mentioned by another record, which may say less of it or say it in other words

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.values.get(NAME_OF.get(self.table, "title"), ""))


@dataclass(frozen=True)
class Membership:
    """Of what somebody is a member: an id, a name or an object. ``on_behalf``: for that group somebody sits in something else."""

    group: Any
    on_behalf: bool
    start: str = ""
    end: str = ""

    def holds_on(self, day: str) -> bool:
        """Whether it held on a day; without a day always. Days may be partial."""
        return not day or (self.start <= day and (not self.end or day[: len(self.end)] <= self.end))


class Found:
    """Everything read from some files, and the report about it."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.report = Report()
        # What only some forms have, and is put together when all is read.
        self.organisations: dict[str, str] = {}
        self.kind_of_organisation: dict[str, str] = {}
        self.memberships: dict[str, list[Membership]] = {}
        self.party_of_person: dict[str, str] = {}
        self.single_votes: dict[str, list[tuple[Any, str, str]]] = {}  # by the id of a vote: group, voter, option
        self.attached: dict[str, dict[str, str]] = {}  # id or address of a thing: the refs that another record gives it
        self.later: list[Callable[[], None]] = []
        self.lists: Counter[str] = Counter()  # how many things of a list (source) stood at the top of a file
        self.secret_keys: set[tuple[str, str]] = set()  # table and id or address
        self.same_person: dict[str, str] = {}  # somebody at a meeting to the person
        self.voters: set[str] = set()  # every name that votes as a party
        self.voting_parties: set[str] = set()  # that voted with more than one seat, so no people
        self.motions: dict[str, Entry] = {}  # by every id and address of theirs

    def add(self, entry: Entry) -> Entry:
        """Keep an entry, without what is empty."""
        entry.values = {name: value for name, value in entry.values.items() if value not in ("", None)}
        entry.refs = {name: value for name, value in entry.refs.items() if value}
        for name in ("start", "end"):  # midnight is how a system writes a day without a time
            if str(entry.values.get(name, "")).endswith("T00:00"):
                del entry.values[name]
        if entry.table == "meetings" and entry.values.get("end") and entry.values["end"] == entry.values.get("start"):
            del entry.values["end"]
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
        self.secret_keys.update((table, key) for key in keys if key)

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

    def with_seats(self, record: Record, name: str) -> list[tuple[str, int | None]]:
        """The parties in a field, with their seats. What is filled in and names no party is told."""
        value = record.value(name)
        given = list(with_seats(value))
        if value is not None and not given and words(str(value)) not in NOBODY:
            self.report.cannot_read(f"{record.path}.{name}".lstrip("."), value, "geen fracties herkend")
        return given

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
