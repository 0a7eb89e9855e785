"""The meetings of GemeenteOplossingen's own interface (GO): a meeting of a body (dmu) with its items and papers."""

from ..models import Meeting
from .days import ends, with_clock
from .found import Entry, Found
from .records import MOST_BYTES, Record

SOURCE = "gemeenteoplossingen"


def read_meeting(record: Record, found: Found) -> None:
    """A meeting with its agenda."""
    key, body = record.text("id"), next(record.records("dmu"), None)
    committee = body.text("name", longest=200) if body is not None else ""
    name = record.text("title", "name", "description") or f"Vergadering {committee}".strip()
    if found.is_secret(record, "meetings", name, key):
        return
    moment = record.moment("date")
    start = moment if "T" in moment else with_clock(moment, record.text("startTime"))
    values = {
        "name": name, "committee": committee, "date": moment[:10], "start": start, "end": ends(start, moment, record.text("endTime")),
        "location": record.text("location", longest=300), "status": Meeting.Status.CANCELLED.value if record.yes("canceled", "cancelled") else "",
        "url": record.link("url", "html_url", "permalink"),
    }  # fmt: skip
    found.add(Entry("meetings", key, values, record.where, SOURCE))
    for place, item in enumerate(record.records("items"), start=1):
        _item(item, found, key, "", place)
    for document in record.records("documents"):
        _document(document, found, {"meeting": key})
    record.leave("description", "startTime", "inactive", "publicationDate", "templateId")
    record.people("chairman", "secretary", "attendees", "members")
    record.no_place("explanation", "videos", "decisions")
    record.finish()


def _item(record: Record, found: Found, meeting: str, parent: str, place: int) -> None:
    key, title = record.text("id"), record.text("title", "name", longest=2000)
    number, order = record.text("number", longest=40), record.whole("sortorder", "sortOrder")
    record.leave("meetingId", "parentId", "type")
    if found.is_secret(record, "agenda_items", title, key):
        return
    values = {
        "number": number.rstrip("."), "place": place if order is None else order, "title": title or f"Agendapunt {number or place}",
        "description": record.text("description", longest=20000), "url": record.link("url"),
    }  # fmt: skip
    found.add(Entry("agenda_items", key, values, record.where, SOURCE, {"meeting": meeting, "parent": parent}))
    for document in record.records("documents"):
        _document(document, found, {"agenda_item": key} if key else {"meeting": meeting})
    for inner, item in enumerate(record.records("items", "subItems"), start=1):
        _item(item, found, meeting, key, inner)
    record.people("speakers", "portfolioHolder", "rapporteur")
    record.finish()


def _document(record: Record, found: Found, refs: dict[str, str]) -> None:
    key = record.text("id")
    title = record.text("description", "title", longest=2000) or record.text("filename", "fileName", longest=2000)
    if found.is_secret(record, "meeting_documents", title, key):
        return
    values = {
        "title": title or f"Stuk {key}", "kind": record.text("documentTypeLabel", "documentType", longest=120), "date": record.day("date", "publicationDate"),
        "url": record.link("url", "downloadUrl"), "size": record.whole("fileSize", "size", most=MOST_BYTES), "media_type": record.text("mimeType", longest=120),
    }  # fmt: skip
    record.leave("filename", "objectId", "sortOrder", "documentTypeId")
    found.add(Entry("meeting_documents", key, values, record.where, SOURCE, dict(refs)))
    record.finish()
