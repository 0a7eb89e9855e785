"""The meeting of Notubiz' own API: a meeting with its agenda and papers."""

import re

from ..models import Meeting
from .found import Entry, Found
from .records import MOST_BYTES, Record, clean

SOURCE = "notubiz"
ID_IN_PATH = re.compile(r"/(\d+)/?$")


def read_meeting(record: Record, found: Found) -> None:
    """A meeting, an agenda and all papers."""
    key = record.text("id") or _id_in(record.text("self"))
    attributes = _attributes(record)
    name = record.text("title", "name") or attributes.get("titel", "") or "Vergadering"
    record.leave(
        "self",
        "creation_date",
        "announcement",
        "live",
        "template",
        "type",
        "organisation",
        "organization",
        "order",
        "parent",
        "salutation",
        "body",
        "inactive",
        "archive_state",
    )
    if found.is_secret(record, "meetings", name, key):
        return
    start, end = _planned(record)
    status = Meeting.Status.CANCELLED.value if record.yes("canceled", "cancelled") else ""
    gremium = record.value("gremium")
    values = {
        "name": name, "classification": attributes.get("type vergadering", ""), "date": start[:10], "start": start if "T" in start else "",
        "end": end if "T" in end else "", "status": status, "location": record.text("location", longest=300) or attributes.get("locatie", "")[:300],
        "committee": str(gremium.get("name") or gremium.get("title") or "")[:200] if isinstance(gremium, dict) else "",
        "changed_on": record.day("last_modified"), "url": record.link("url", "permalink", "html_url"), "recording": record.link("video_url", "media_url"),
    }  # fmt: skip
    found.add(Entry("meetings", key, values, record.where, SOURCE, keys=(record.text("self"),)))
    for document in record.records("documents"):
        _document(document, found, key, "")
    for place, item in enumerate(record.records("agenda_items"), start=1):
        _agenda_item(item, found, key, "", place)
    record.people("chairman", "attendees", "absentees", "users", "speakers")
    record.no_place("module_items")
    record.finish()


def _id_in(address: str) -> str:
    found = ID_IN_PATH.search(address)
    return found[1] if found else ""


def _attributes(record: Record) -> dict[str, str]:
    """Attributes of a meeting: an object by name, or a list of {name, value} or of {id, value}."""
    value = record.value("attributes")
    if isinstance(value, dict):
        return {name.lower(): clean(one) for name, one in value.items() if isinstance(one, str | int)}
    found = {}
    for item in value if isinstance(value, list) else []:
        if isinstance(item, dict):
            name = str(
                item.get("name") or item.get("label") or {1: "titel", 50: "locatie"}.get(item.get("id"), item.get("id"))
            )
            found[name.lower()] = clean(item.get("value") or "")
    return found


def _planned(record: Record) -> tuple[str, str]:
    """Begin of the first planning and end of the last."""
    moments = []
    for planning in record.records("plannings"):
        moments.append((planning.moment("start_date", "start"), planning.moment("end_date", "end")))
        planning.leave("id", "self")
        planning.finish()
    own = (record.moment("start_date", "date"), record.moment("end_date"))
    starts = sorted(start for start, _ in [*moments, own] if start)
    ends = sorted(end for _, end in [*moments, own] if end)
    return (starts[0] if starts else "", ends[-1] if ends else "")


def _agenda_item(record: Record, found: Found, meeting: str, parent: str, place: int) -> None:
    key = record.text("id")
    data = next(record.records("type_data"), None)
    title = record.text("title", longest=2000)
    number, heading = "", False
    if data is not None:
        attributes = _attributes(data)
        title = title or data.text("title", longest=2000) or attributes.get("titel", "") or attributes.get("1", "")
        number, heading = data.text("title_prefix", longest=40), data.yes("heading")
        data.leave("self")
        data.finish()
    order = record.whole("order")
    record.leave("parent", "type", "meeting", "self")
    if found.is_secret(record, "agenda_items", title, key):
        return
    values = {
        "number": number.rstrip("."), "place": order, "title": title or f"Agendapunt {number or place}", "heading": heading or "",
        "changed_on": record.day("last_modified"), "url": record.link("url"),
        "description": record.text("description", longest=20000),
    }  # fmt: skip
    found.add(Entry("agenda_items", key, values, record.where, SOURCE, {"meeting": meeting, "parent": parent}))
    for document in record.records("documents"):
        _document(document, found, meeting, key)
    for inner, item in enumerate(record.records("agenda_items"), start=1):
        _agenda_item(item, found, meeting, key, inner)
    record.people("speakers", "users")
    record.no_place("module_items")
    record.finish()


def _document(record: Record, found: Found, meeting: str, item: str) -> None:
    key = record.text("id") or _id_in(record.text("self"))
    title = record.text("title", "name", longest=2000)
    if found.is_secret(record, "meeting_documents", title, key):
        return
    kinds = [kind.text("value", "name") for kind in record.records("types")]
    versions = list(record.records("versions"))
    last = versions[-1] if versions else None
    values = {
        "title": title or (last.text("file_name") if last else "") or f"Stuk {key}", "kind": "; ".join(filter(None, kinds))[:120],
        "date": record.day("date"), "published_on": record.day("publication_date"), "changed_on": record.day("last_modified"),
        "media_type": last.text("mime_type", longest=120) if last else "", "size": last.whole("file_size", most=MOST_BYTES) if last else None,
        "version": record.text("version", longest=40), "url": record.link("url") or record.link("self"),
    }  # fmt: skip
    for version in versions:
        version.leave("file_name", "type", "id", "mime_type", "file_size")
        version.finish()
    record.leave("category", "self")
    record.no_place("description", "policy_field", "case_code")
    refs = {"meeting": "" if item else meeting, "agenda_item": item}
    found.add(Entry("meeting_documents", key, values, record.where, SOURCE, refs))
    record.finish()
