"""Makes rows of what was read: ids of our own, links between things, titles without names of people."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from koers.kernel.packages.problems import shown
from koers.kernel.packages.registry import table as table_of

from .found import WORDS, Entry, Found
from .names import Names, without_name_in_address
from .problems import FileError
from .words import CODED

Row = dict[str, str]
Rows = dict[str, list[Row]]
TABLES = ("meetings", "agenda_items", "meeting_documents", "motions")
TARGETS = {"meeting": "meetings", "part_of": "meetings", "parent": "agenda_items", "agenda_item": "agenda_items"}
PLACED = ("meeting_documents", "motions")
# Where what a reference names can stand; a meeting that is part of another one does not hang below it.
ABOVE = {
    "meeting": ("meetings", "agenda_items"), "parent": ("agenda_items", "meetings"), "agenda_item": ("agenda_items",), "at": ("meetings", "agenda_items", "motions"),
}  # fmt: skip
TEXTS = ("title", "name", "agenda_text", "committee", "description", "location")
IN_AGENDA = re.compile(r"(?:.*?\b)?(\d{1,2})-(\d{1,2})-(\d{4})(?:\s+(\d+(?:\.\d+)*(?:\.?[a-z]{1,2})?)\.?)?(?:\s|$)")
LONGEST_ID = 60
LONGEST_EXTERNAL = 200
OWN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KOERS = "urn:koers:"
UNTITLED = "Zonder titel"


@dataclass(frozen=True)
class Place:
    """Of which council: the prefix of the ids, the municipality and the council."""

    prefix: str
    area: str
    body: str


@dataclass
class Linked:
    """Rows by table, as cells, and the votes by the id of their motion. ``given``: what the file says of each row."""

    rows: dict[str, dict[str, Row]] = field(default_factory=lambda: {table: {} for table in TABLES})
    votes: dict[str, dict[tuple[str, str], int | None]] = field(default_factory=dict)


def link(found: Found, place: Place, existing: Mapping[str, list[Row]]) -> Linked:
    """The rows of everything found. ``existing``: what the package has already, to link to. Raises FileError."""
    return _Linking(found, place, existing).run()


class _Linking:
    def __init__(self, found: Found, place: Place, existing: Mapping[str, list[Row]]) -> None:
        self.found, self.place = found, place
        self.names = Names(found.report.people)
        self.ids: dict[tuple[str, str], str] = {}
        self.meeting_of: dict[str, str] = {}
        self.linked = Linked()
        self._taken: dict[tuple[str, str], str] = {}
        for table in TABLES:
            for row in existing.get(table, ()):
                for name in ("external_id", "url"):
                    if row[name]:
                        self.ids.setdefault((table, row[name]), row["id"])
                self._taken[table, row["id"]] = row["external_id"] or row["id"]
        # An export of Koers names what has no id in the source by our own id.
        for table, own in list(self._taken):
            self.ids.setdefault((table, own), own)
        self.meeting_of |= {row["id"]: row["meeting"] for row in existing.get("agenda_items", ())}
        self.old = existing
        self.old_rows = {(table, row["id"]): row for table in TABLES for row in existing.get(table, ())}
        self._by_address = _only_ones(existing)

    def run(self) -> Linked:
        entries = self._without_doubles(self._public())
        for entry in entries:
            own = self._id(entry)
            for key in (entry.external, *entry.keys, str(entry.values.get("url", ""))):
                if key and (key == entry.external or (entry.table, key) not in self.ids):
                    self.ids[entry.table, key] = own
            self.ids[entry.table, f"entry {id(entry)}"] = own
        for entry in entries:
            self._hang(entry)
        order = {table: number for number, table in enumerate(TABLES)}
        for entry in sorted(entries, key=lambda entry: order[entry.table]):
            self._add(entry)
        self._find_agenda_items()
        self._tell_groups()
        return self.linked

    def _tell_groups(self) -> None:
        """Say which parties got a code, because they bear the name of a person."""
        rows = self.linked.rows["motions"].values()
        named = {party for votes in self.linked.votes.values() for party, _ in votes}
        named |= {party for row in rows for party in row.get("parties", "").split("; ")}
        coded = sorted(party for party in named if CODED.fullmatch(party))
        if coded:
            self.found.report.notices.append(
                f"Fracties die heten naar een mens kregen een code in plaats van die naam: {', '.join(coded)}."
            )

    def _public(self) -> list[Entry]:
        """The entries that do not hang below something that is not for everybody."""
        secret = self.found.secret_keys
        kept = []
        for entry in self.found.entries if secret else ():
            above = {(table, key) for name, key in entry.refs.items() for table in ABOVE.get(name, ())}
            if above & secret or (entry.is_brief and (entry.table, entry.external) in secret):
                self.found.leave_out(entry.table, entry.external, *entry.keys)
            else:
                kept.append(entry)
        return kept if secret else self.found.entries

    def _without_doubles(self, entries: Iterable[Entry]) -> list[Entry]:
        """Each thing once: what stands twice and is the same is put together, what differs is an error or the older one."""
        first: dict[tuple[str, str], Entry] = {}
        problems = []
        for entry in entries:
            key = (entry.table, self._own_key(entry))
            other = first.setdefault(key, entry)
            if other is entry:
                continue
            if other.is_brief != entry.is_brief:
                whole, brief = (entry, other) if other.is_brief else (other, entry)
                first[key] = _together(whole, brief)
                continue
            self._tell_places(other, entry)
            differs = _difference(other, entry)
            if differs is None:
                _together(other, entry)
                self.found.report.remarks[
                    f"staat twee keer in het bestand en is gelijk ({WORDS[entry.table]}): één keer overgenomen"
                ] += 1
            elif (newer := _newer(other, entry)) is not None:
                first[key] = _together(newer, entry if newer is other else other)
                self.found.report.remarks[
                    f"staat twee keer in het bestand ({WORDS[entry.table]}): de laatst gewijzigde is overgenomen"
                ] += 1
            else:
                problems.append(
                    f"{WORDS[entry.table]}: kenmerk '{shown(entry.external or key[1])}' staat er twee keer en is niet gelijk: {differs} "
                    f"({other.where}; {entry.where}). Haal er één weg, of lees de bestanden na elkaar in."
                )
        if problems:
            raise FileError(problems)
        return list(first.values())

    def _tell_places(self, one: Entry, other: Entry) -> None:
        """A paper or motion can be on more than one agenda. Koers has room for one place; the first counts."""
        if one.table in PLACED and any(
            one.refs[name] != other.refs[name] for name in one.refs.keys() & other.refs.keys()
        ):
            self.found.report.remarks[
                f"{WORDS[one.table]}: staat bij meer dan één vergadering of agendapunt; het eerste is overgenomen"
            ] += 1

    def _own_key(self, entry: Entry) -> str:
        """What tells an entry apart: its id in the source, else another name for it, else what it says."""
        if entry.external:
            return entry.external
        key = next((key for key in entry.keys if key), "")
        if key:
            return key
        told = "|".join(str(entry.values.get(name, "")) for name in ("date", "url", "title", "name")) + "|".join(
            entry.refs.values()
        )
        return "=" + hashlib.sha256(told.encode()).hexdigest()[:12]

    def _id(self, entry: Entry) -> str:
        key = self._own_key(entry)
        known = self.ids.get((entry.table, entry.external)) if entry.external else self._without_id(entry)
        if known and (entry.table, known) in self._taken:
            return known
        is_ours = entry.external.startswith(f"{self.place.prefix}-") and OWN_ID.fullmatch(entry.external)
        if is_ours and len(entry.external) <= LONGEST_EXTERNAL:
            return entry.external
        base = f"{self.place.prefix}-{slug(key)}"
        if self._taken.setdefault((entry.table, base), entry.external or base) != (entry.external or base):
            base = f"{base}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"
            self._taken[entry.table, base] = entry.external or base
        return base

    def _without_id(self, entry: Entry) -> str | None:
        """The row of something that has no id in the file (a paper in Popolo): the only one in the package with its address and title."""
        title = self.names.without(entry.title)[0]
        return self._by_address.get((entry.table, str(entry.values.get("url", "")), title))

    def _hang(self, entry: Entry) -> None:
        """Take over the links that another record gives, and decide what "at" means."""
        for key in (entry.external, *entry.keys):
            for name, reference in self.found.attached.get(key, {}).items() if key else ():
                if entry.table == "agenda_items" and name == "agenda_item":
                    continue
                if not any(entry.refs.get(other) for other in ("meeting", "agenda_item", "at")) or name == "parent":
                    entry.refs.setdefault(name, reference)
        at = entry.refs.pop("at", "")
        if at:
            name = "agenda_item" if ("agenda_items", at) in self.ids else "meeting"
            entry.refs.setdefault(name, at)
        meeting = entry.refs.get("meeting", "")
        if (
            entry.table == "agenda_items"
            and ("meetings", meeting) not in self.ids
            and ("agenda_items", meeting) in self.ids
        ):
            entry.refs["parent"] = entry.refs.pop("meeting")

    def _add(self, entry: Entry) -> None:
        own = self.ids[entry.table, f"entry {id(entry)}"]
        external = "" if entry.external == own else entry.external[:LONGEST_EXTERNAL]
        row = {"id": own, "external_id": external, "source": entry.source, "source_place": entry.source}
        if entry.table in ("meetings", "motions"):
            row |= {"area": self.place.area, "body": self.place.body}
        row |= {name: _cell(value) for name, value in entry.values.items()}
        for name, reference in entry.refs.items():
            target = self.ids.get((TARGETS[name], reference))
            if target is None:
                what = WORDS[TARGETS[name]]
                self.found.report.remarks[
                    f"{WORDS[entry.table]}: verwijst naar een van de {what} die niet in het bestand en niet in het pakket staat"
                ] += 1
            elif target != own or TARGETS[name] != entry.table:  # another table may have the same number
                row[name] = target
        called = "name" if entry.table == "meetings" else "title"
        if not row.get(called):
            row[called] = UNTITLED
            self.found.report.remarks[f"{WORDS[entry.table]}: iets zonder titel"] += 1
        self._clean(entry.table, row)
        self._complete(entry.table, row)
        if any(key.startswith(KOERS) for key in entry.keys):
            self._without_borrowed_day(entry.table, row)
        if entry.table == "agenda_items" and not row.get("meeting"):
            self.found.report.remarks["een agendapunt zonder vergadering: niet overgenomen"] += 1
            return
        self.linked.rows[entry.table][own] = row
        if entry.table == "motions" and entry.votes:
            self.linked.votes[own] = entry.votes

    def _complete(self, table: str, row: Row) -> None:
        """The meeting that follows from the point on the agenda; days that fit each other."""
        above = row.get("parent") if table == "agenda_items" else row.get("agenda_item")
        if above and not row.get("meeting"):
            row["meeting"] = self.meeting_of.get(above, "") or self.linked.rows["agenda_items"].get(above, {}).get(
                "meeting", ""
            )
        if table == "agenda_items" and row.get("meeting"):
            self.meeting_of[row["id"]] = row["meeting"]
        if table == "meetings" and row.get("start") and row.get("end", "") and row["end"] < row["start"]:
            self.found.report.remarks["een vergadering die eindigt voor ze begint: het einde is weggelaten"] += 1
            del row["end"]

    def _without_borrowed_day(self, table: str, row: Row) -> None:
        """Koers' export puts a day where mini-ORI asks one and the paper has none: coming back it is no news."""
        old = self.old_rows.get((table, row["id"]))
        if table not in ("meeting_documents", "motions") or old is None or len(old["date"]) == 10:
            return
        meeting = self.old_rows.get(("meetings", old["meeting"]), {})
        if row.get("date") in (old.get("published_on"), meeting.get("date")):
            del row["date"]

    def _clean(self, table: str, row: Row) -> None:
        """Take names of people out of the texts, and out of the file name in an address."""
        for name in TEXTS:
            if not row.get(name):
                continue
            text, rules = self.names.without(row[name])
            for rule in rules:
                self.found.report.shortened[rule] += 1
            if rules:
                row[name] = text[: _room(table, name)]  # the mark can be longer than the name
                if name in ("title", "name"):
                    self.found.report.shortened_titles.append(text)
        if row.get("url"):
            address = without_name_in_address(row["url"], self.names)
            if address != row["url"]:
                self.found.report.shortened["bestandsnaam in een webadres"] += 1
                row["url"] = address

    def _find_agenda_items(self) -> None:
        """The point on the agenda that a motion names in words: "Raadsvergadering 01-07-2026 4.2. …"."""
        meetings: dict[str, list[str]] = defaultdict(list)
        items: dict[tuple[str, str], list[str]] = defaultdict(list)
        old_meetings = {row["id"]: row for row in self.old.get("meetings", ())}
        for row in (old_meetings | self.linked.rows["meetings"]).values():
            if row.get("status") != "cancelled":
                meetings[row.get("date", "")].append(row["id"])
        old_items = {row["id"]: row for row in self.old.get("agenda_items", ())}
        for row in (old_items | self.linked.rows["agenda_items"]).values():
            items[row["meeting"], row.get("number", "")].append(row["id"])
        for row in self.linked.rows["motions"].values():
            told = IN_AGENDA.match(row.get("agenda_text", ""))
            if told is None or row.get("agenda_item"):
                continue
            day = f"{told[3]}-{int(told[2]):02}-{int(told[1]):02}"
            on_day = meetings.get(day, [])
            points = [(meeting, item) for meeting in on_day for item in items.get((meeting, told[4]), ())]
            if len(points) == 1:
                row["meeting"], row["agenda_item"] = points[0]
            elif len(on_day) == 1:
                row["meeting"] = on_day[0]


def slug(text: str) -> str:
    """A text as (part of) an id."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = "-".join(re.findall(r"[a-z0-9]+", letters))
    return made if made and len(made) <= LONGEST_ID else hashlib.sha256(text.encode()).hexdigest()[:12]


@cache
def _room(table: str, column: str) -> int | None:
    """How many letters a column has room for; None when any number."""
    return table_of(table).model._meta.get_field(column).max_length  # type: ignore[union-attr]


def _cell(value: Any) -> str:
    return "true" if value is True else str(value)


def _only_ones(existing: Mapping[str, list[Row]]) -> dict[tuple[str, str, str], str]:
    """Row ids by table, address and title, of rows that share those with no other."""
    told: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in existing.get("meeting_documents", ()):
        if row["url"]:
            told["meeting_documents", row["url"], row["title"]].append(row["id"])
    return {key: ids[0] for key, ids in told.items() if len(ids) == 1}


def _difference(one: Entry, other: Entry) -> str | None:
    """In what two entries with one id differ; None when one only says more than the other."""
    refs = ({}, {}) if one.table in PLACED else (one.refs, other.refs)
    for given, also in ((one.values, other.values), refs):
        for name in sorted(given.keys() & also.keys(), key=lambda name: (name not in ("title", "name"), name)):
            if given[name] != also[name]:
                return f"{name} is '{shown(given[name])}' en '{shown(also[name])}'"
    if one.votes and other.votes and one.votes != other.votes:
        return "de stemmen zijn anders"
    return None


def _together(kept: Entry, other: Entry) -> Entry:
    """The first of two entries with one id, with what only the other says. Of a place the first counts as a whole."""
    kept.values = {**other.values, **kept.values}
    moved = kept.table in PLACED and any(
        kept.refs[name] != other.refs[name] for name in kept.refs.keys() & other.refs.keys()
    )
    kept.refs = kept.refs if moved else {**other.refs, **kept.refs}
    kept.votes = {**other.votes, **kept.votes} if not (kept.votes and other.is_brief) else kept.votes
    kept.keys = (*kept.keys, *other.keys)
    return kept


def _newer(one: Entry, other: Entry) -> Entry | None:
    first, second = str(one.values.get("changed_on", "")), str(other.values.get("changed_on", ""))
    if not first or not second or first == second:
        return None
    return one if first > second else other
