"""JSON taken from iBabs: lists of meetings with their agenda, of motions, and of votes with how members voted.

Made after the export of Zaanstad, and after the words of iBabs' own interface (MeetingDate, MeetingItems). What stands in a list
there (ListEntries) is in ibabs_lists.py. Members who moved or voted are only counted by party.
"""

import re
from collections import Counter
from dataclasses import dataclass

from ..models import Meeting, Motion, Vote
from . import ibabs_lists
from .days import ends, with_clock
from .found import Entry, Found
from .records import MOST_BYTES, Record
from .words import UNNAMED, in_list, kind_of, meeting_state, parties

NUMBER = re.compile(r"\d{2}[AM]\d+\b|[A-Z]{1,3}-?\d{1,5}\b(?=[ :])")
CANCELLED = re.compile(r"\bgeannuleerd|\bvervallen\b|\bafgelast", re.IGNORECASE)
WAYS = (
    (Vote.Option.YES, "voor"),
    (Vote.Option.NO, "tegen"),
    (Vote.Option.ABSTAIN, "onthouding"),
    (Vote.Option.ABSENT, "afwezig"),
)


def read_meeting(record: Record, found: Found) -> None:
    """A meeting with its agenda."""
    key = record.text("id", "guid", "kenmerk")
    name = record.text("titel", "naam", "onderwerp", "title", "meetingtype") or record.text("type") or "Vergadering"
    start, end = _times(record)
    day = record.day("datum", "date", "vergaderdatum", "meetingdate")
    stated = record.text("status", "vergaderstatus")
    record.leave("heeft_video", "video_id")
    if found.is_secret(record, "meetings", name, key):
        return
    status = meeting_state(stated)
    if status is None:
        record.report.cannot_read(f"{record.path}.status", stated, "stand niet herkend")
    if not stated and CANCELLED.search(name):
        status = Meeting.Status.CANCELLED.value
    values = {
        "name": name, "classification": record.text("type", "soort", "vergaderingstype", "meetingtype", longest=120), "date": day or start[:10],
        "start": start, "end": end, "status": status or "",
        "committee": record.text("commissie", "gremium", longest=200), "location": record.text("locatie", "plaats", "location", longest=300),
        "recording": record.link("video_link", "video", "opname"), "changed_on": record.day("bijgewerkt", "gewijzigd"),
        "url": record.link("url", "link"),
    }  # fmt: skip
    found.add(Entry("meetings", key, values, record.where, "ibabs-vergaderingen"))
    numbers: set[str] = set()
    for place, item in enumerate(record.records("agendapunten", "agenda", "meetingitems"), start=1):
        _agenda_item(item, found, _At(key, "", numbers), place)
    for document in record.records("documenten", "bijlagen", "documents"):
        _document(document, found, key, "")
    record.people("voorzitter", "aanwezig", "afwezig", "deelnemers", "griffier", "chairman", "invitees", "attendees")
    record.leave("meetingtypeid", "publishdate", "metadataonly")
    record.no_place("abstract", "explanation", "toelichting", "omschrijving", "webcast", "listitems")
    record.finish()


def _times(record: Record) -> tuple[str, str]:
    """Begin and end; the times may stand in fields of their own beside the day."""
    start = record.moment("start", "aanvang", "begin")
    end = record.moment("eind", "einde", "eindigt")
    planned = record.moment("datum", "date", "vergaderdatum", "meetingdate")
    clock, last = record.text("starttijd", "starttime", "tijd", "aanvangstijd"), record.text("eindtijd", "endtime")
    day = (start or planned)[:10]
    if "T" not in start:
        start = with_clock(day, clock) or (planned if "T" in planned else "")
    if "T" not in end:
        end = ends(start, day, last)
    return start, end


def read_item(record: Record, found: Found) -> None:
    """A point on an agenda that has its meeting inside it."""
    for meeting in record.records("meeting"):
        read_meeting(meeting, found)
    key = record.text("meetingid")
    record.leave("meeting")
    _agenda_item(record, found, _At(key, "", set()), record.whole("volgorde") or 1)


@dataclass(frozen=True)
class _At:
    """Where a point stands: its meeting, the point above it, and the numbers that are taken there."""

    meeting: str
    parent: str
    numbers: set[str]


def _agenda_item(record: Record, found: Found, at: _At, place: int) -> None:
    number, title = (
        record.text("nummer", "volgnummer", "features", longest=40),
        record.text("titel", "onderwerp", "naam", "title", longest=2000),
    )
    own = record.text("id", "guid")
    mark = number if number and number not in at.numbers else f"{at.parent}/{place}"
    at.numbers.add(number)
    key = own or f"{at.meeting}#{mark}"
    if found.is_secret(record, "agenda_items", title, key):
        return
    values = {
        "number": number, "place": place, "title": title or f"Agendapunt {number or place}", "description": record.text("omschrijving", "toelichting", "explanation", longest=20000),
        "url": record.link("url", "link"),
    }  # fmt: skip
    entry = Entry(
        "agenda_items", own, values, record.where, "ibabs-vergaderingen", {"meeting": at.meeting, "parent": at.parent}
    )
    entry.keys = (key,)
    found.add(entry)
    for document in record.records("documenten", "bijlagen", "stukken", "documents"):
        _document(document, found, at.meeting, key)
    for inner, item in enumerate(record.records("agendapunten", "subagendapunten", "meetingitems"), start=1):
        _agenda_item(item, found, _At(at.meeting, key, at.numbers), inner)
    record.people("indiener", "portefeuillehouder", "spreker", "sprekers", "insprekers", "rapporteur")
    for listed in record.records("listentries"):
        ibabs_lists.read_listed(listed, found, {"meeting": at.meeting, "agenda_item": key})
    record.leave("hasvotes", "votesinfavour", "votesagainst")
    record.finish()


def _document(record: Record, found: Found, meeting: str, item: str) -> None:
    key, title = (
        record.text("id", "guid"),
        record.text("titel", "naam", "displayname", "bestandsnaam", "filename", longest=2000),
    )
    if found.is_secret(record, "meeting_documents", title, key):
        return
    values = {
        "title": title, "kind": record.text("type", "soort", longest=120), "date": record.day("datum"), "url": record.link("url", "link", "download", "publicdownloadurl"),
        "media_type": record.text("mime_type", "bestandstype", longest=120), "size": record.whole("grootte", "bestandsgrootte", "filesize", most=MOST_BYTES),
    }  # fmt: skip
    refs = {"meeting": "" if item else meeting, "agenda_item": item}
    if title:
        found.add(Entry("meeting_documents", key, values, record.where, "ibabs-vergaderingen", refs))
    record.leave("filename")
    record.finish()


def read_motion(record: Record, found: Found, source: str = "ibabs-moties") -> None:
    """A motion or amendment, or a vote on something else."""
    key, title = record.text("id", "guid", "kenmerk"), record.text("titel", "onderwerp", "naam", longest=2000)
    if found.is_secret(record, "motions", title, key):
        return
    stated = record.text("type", "soort")
    kind = kind_of(stated) or kind_of(title)
    if stated and kind_of(stated) is None:
        record.report.unknown_types[f"type '{stated[:60]}' van een motie: overgenomen als 'anders'"] += 1
    kind = kind or (Motion.Kind.PROPOSAL.value if source == "ibabs-stemmingen" else Motion.Kind.OTHER.value)
    number = NUMBER.match(title)
    first = record.values("partij", "fractie", "indienende_fractie")
    movers = [str(value) for value in first if isinstance(value, str)] + in_list(record.value("fracties", "partijen"))
    result = record.text("status", "uitslag", "resultaat", "besluit", longest=200)
    values = {
        "kind": kind, "number": record.text("nummer") or (number[0] if number else ""), "title": title,
        "date": record.day("datum", "datum_vergadering"), "agenda_text": record.text("agendapunt", longest=2000),
        "parties": parties(movers), **found.result(f"{record.path}.status", result or record.text("uitslag_tekst", longest=200)),
        "percent_yes": record.figure("voor_pct"), "percent_no": record.figure("tegen_pct"),
        "percent_abstain": record.figure("onthouding_pct"), "url": record.link("url", "link", "webadres"),
        "changed_on": record.day("bijgewerkt", "gewijzigd"),
    }  # fmt: skip
    record.leave("uitslag_tekst")
    entry = Entry(
        "motions", key, values, record.where, source, {"meeting": record.reference("vergadering", "vergadering_id")}
    )
    entry.refs["agenda_item"] = record.reference("agendapunt_id")
    if not values["parties"]:
        values["parties"] = ibabs_lists.parties_behind(record)
    for option, word in WAYS:
        _votes(record, found, entry, option.value, word)
    found.add(entry)
    record.people("indiener", "indieners", "medeondertekenaars", "mede_indieners", "portefeuillehouder")
    record.finish()


def _votes(record: Record, found: Found, entry: Entry, option: str, word: str) -> None:
    """The votes of parties; without those, the members who voted, counted by party. A difference between the two is told."""
    by_party = found.with_seats(record, f"fracties_{word}")
    members: Counter[str] = Counter()
    field = f"raadsleden_{word}"
    for member in record.records(field):
        members[member.text("fractie", "partij", longest=200) or UNNAMED] += 1
        member.people("naam", "name")
        member.finish()
    found.add_votes(entry, option, by_party or members.items())
    if by_party and members and {name.strip(): seats for name, seats in by_party} != dict(members):
        record.report.remarks[
            f"{record.path}.{field}: de leden tellen anders op dan de fracties; de fracties zijn overgenomen"
        ] += 1


def read_vote(record: Record, found: Found) -> None:
    """A vote on a proposal, motion or amendment."""
    read_motion(record, found, "ibabs-stemmingen")
