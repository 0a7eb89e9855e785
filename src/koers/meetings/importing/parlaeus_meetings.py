"""The meetings of Parlaeus' own interface: an agenda (agid) with its points (apid) and papers (dcid)."""

from ..models import Meeting
from .days import ends, with_clock
from .found import Entry, Found
from .records import MOST_BYTES, Record

SOURCE = "parlaeus-vergaderingen"
COMMITTEE = "cmid:"


def read_meeting(record: Record, found: Found) -> None:
    """A meeting, with its agenda when that stands in it."""
    key, name = record.text("agid"), record.text("title", "titel") or "Vergadering"
    record.leave("cmid", "committeecode")
    if found.is_secret(record, "meetings", name, key):
        return
    day = record.day("date", "datum")
    start = with_clock(day, record.text("time", "starttime", "begintime"))
    clock, code = record.text("endtime"), record.text("cmid")
    is_cancelled = record.yes("cancelled", "canceled") or record.text("committeecode").lower() == "geannuleerd"
    values = {
        "name": name, "date": day, "start": start, "end": "" if clock == "0" else ends(start, day, clock), "location": record.text("location", longest=300),
        "status": Meeting.Status.CANCELLED.value if is_cancelled else "", "committee": record.text("committeename", longest=200),
        "url": record.link("url", "link", "weblink"), "recording": record.link("video", "videolink", "audio"), "changed_on": record.day("modified", "lastmodified"),
    }  # fmt: skip
    entry = found.add(Entry("meetings", key, values, record.where, SOURCE))
    if code:
        found.later.append(lambda: _name_committee(entry, code, found))
    for place, point in enumerate(record.records("points", "agendapoints"), start=1):
        _point(point, found, key, "", place)
    for document in record.records("documents"):
        _document(document, found, {"meeting": key})
    record.people("chairman", "voorzitter", "secretary", "griffier", "attendees", "persons", "speakers")
    record.no_place("description", "text")
    record.finish()


def _name_committee(entry: Entry, code: str, found: Found) -> None:
    if name := found.organisations.get(f"{COMMITTEE}{code}", ""):
        entry.values.setdefault("committee", name[:200])


def _point(record: Record, found: Found, meeting: str, parent: str, place: int) -> None:
    key, title = record.text("apid"), record.text("title", "titel", longest=2000)
    number = record.text("number", "nummer", "numbering", longest=40)
    record.leave("parent", "agid", "sort", "order", "type")
    if found.is_secret(record, "agenda_items", title, key):
        return
    values = {
        "number": number.rstrip("."), "place": place, "title": title or f"Agendapunt {number or place}", "url": record.link("url", "link"),
        "description": record.text("text", "description", longest=20000),
    }  # fmt: skip
    found.add(Entry("agenda_items", key, values, record.where, SOURCE, {"meeting": meeting, "parent": parent}))
    for document in record.records("documents"):
        _document(document, found, {"agenda_item": key} if key else {"meeting": meeting})
    for inner, point in enumerate(record.records("points", "subpoints"), start=1):
        _point(point, found, meeting, key, inner)
    record.people("speakers", "spreker", "portefeuillehouder", "persons")
    record.no_place("decision", "besluit", "starttime", "endtime", "time")
    record.finish()


def _document(record: Record, found: Found, refs: dict[str, str]) -> None:
    key, title = record.text("dcid"), record.text("title", "titel", "filename", longest=2000)
    if found.is_secret(record, "meeting_documents", title, key):
        return
    values = {
        "title": title or f"Stuk {key}", "kind": record.text("type", "doctype", longest=120), "date": record.day("date", "datum"), "url": record.link("link", "url"),
        "size": record.whole("size", "filesize", most=MOST_BYTES), "media_type": record.text("mimetype", longest=120),
    }  # fmt: skip
    record.leave("filename", "apid", "agid")
    found.add(Entry("meeting_documents", key, values, record.where, SOURCE, dict(refs)))
    record.finish()


def read_committee(record: Record, found: Found) -> None:
    """A committee: only its name is kept, to find with its number."""
    found.organisations[f"{COMMITTEE}{record.text('cmid')}"] = record.text("committeename")
    record.report.left[f"{record.path}: commissie, alleen om namen bij kenmerken te vinden"] += 1


def read_person(record: Record, _found: Found) -> None:
    """Somebody of the council: the name is only used to take it out of titles."""
    record.people("name", "naam")
