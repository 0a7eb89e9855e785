"""The meeting of Notubiz' own API: a meeting with its agenda and papers."""

import re
from functools import partial
from typing import Any

from ..models import Meeting
from . import notubiz_attributes
from .found import Entry, Found
from .notubiz_lists import GREMIUM
from .records import MOST_BYTES, Record, clean

SOURCE = "notubiz"
ABOUT_DATA = (
    "self", "creation_date", "announcement", "live", "template", "type", "organisation", "organization", "order", "salutation", "body",
    "archive_state", "archive_state_last_modified", "event_type_data", "allow_subscriptions", "subscriptions",
)  # fmt: skip
ID_IN_PATH = re.compile(r"/(\d+)/?$")


def read_meeting(record: Record, found: Found) -> None:
    """A meeting, an agenda and all papers."""
    key = record.text("id") or _id_in(record.text("self"))
    about = notubiz_attributes.attributes_of(record)
    name = record.text("title", "name") or about.text("titel") or "Vergadering"
    record.leave(*ABOUT_DATA, "parent")
    if found.is_secret(record, "meetings", name, key):
        return
    start, end = _planned(record)
    status = Meeting.Status.CANCELLED.value if record.yes("canceled", "cancelled") else ""
    if record.yes("inactive"):
        record.report.left[f"{record.path}.inactive"] += 1
    values = {
        "name": name, "classification": about.text("type vergadering", longest=120), "date": start[:10], "start": start if "T" in start else "",
        "end": end if "T" in end else "", "status": status, "location": (record.text("location", longest=300) or about.text("locatie", longest=300)).strip("'"),
        "changed_on": record.day("last_modified"), "url": record.link("url", "permalink", "html_url"), "recording": record.link("video_url", "media_url"),
    }  # fmt: skip
    part_of = {"part_of": record.reference("parent")} if isinstance(record.value("parent"), dict) else {}
    entry = found.add(Entry("meetings", key, values, record.where, SOURCE, part_of, keys=(record.text("self"),)))
    found.later.append(partial(_name_committee, entry, record.value("gremium"), found))
    notubiz_attributes.finish(about)
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


def _name_committee(entry: Entry, gremium: Any, found: Found) -> None:
    """The committee by its name, which may stand in another list by its number."""
    if not isinstance(gremium, dict):
        return
    told = str(gremium.get("name") or gremium.get("title") or "") or found.organisations.get(
        f"{GREMIUM}{gremium.get('id')}", ""
    )
    if told:
        entry.values["committee"] = clean(told)[:200]


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
    number, heading, description = "", False, record.text("description", longest=20000)
    if data is not None:
        about = notubiz_attributes.attributes_of(data)
        title = title or data.text("title", longest=2000) or about.text("titel", longest=2000)
        number, heading = data.text("title_prefix", longest=40), data.yes("heading")
        description = description or about.text("omschrijving", "toelichting", longest=20000)
        notubiz_attributes.finish(about, "omschrijving", "toelichting")
        data.leave("self")
        data.finish()
    order = record.whole("order")
    record.leave(
        "parent", "type", "meeting", "self", "start_offset", "end_offset", "start_date", "end_date", "creation_date"
    )
    if found.is_secret(record, "agenda_items", title, key):
        return
    values = {
        "number": number.rstrip("."), "place": order, "title": title or f"Agendapunt {number or place}", "heading": heading or "",
        "changed_on": record.day("last_modified"), "url": record.link("url"),
        "description": description,
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
    current = record.text("version", longest=40)
    last = next((version for version in versions if version.text("id") == current), versions[-1] if versions else None)
    values = {
        "title": title or (last.text("file_name") if last else "") or f"Stuk {key}", "kind": "; ".join(filter(None, kinds))[:120],
        "date": record.day("date"), "published_on": record.day("publication_date"), "changed_on": record.day("last_modified"),
        "media_type": last.text("mime_type", longest=120) if last else "", "size": last.whole("file_size", most=MOST_BYTES) if last else None,
        "version": current, "url": record.link("url") or record.link("self"),
    }  # fmt: skip
    for version in versions:
        version.leave("file_name", "type", "id", "mime_type", "file_size")
        version.finish()
    record.leave("category", "self")
    record.no_place("description", "policy_field", "case_code")
    refs = {"meeting": "" if item else meeting, "agenda_item": item}
    found.add(Entry("meeting_documents", key, values, record.where, SOURCE, refs))
    record.finish()
