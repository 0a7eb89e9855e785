"""The event of Notubiz' older API, made from XML: a meeting with its agenda, and an evening with several meetings in rooms."""

from ..models import Meeting
from .days import ends, with_clock
from .found import Entry, Found
from .records import Record

SOURCE = "notubiz"
OWN = {"childeventcount", "agendaitemcount", "distributiongroup"}


def is_event(keys: set[str]) -> bool:
    """Whether this is such an event."""
    return {"title", "date"} <= keys and bool(
        keys & OWN or {"category", "organisation"} <= keys or {"category", "time"} <= keys
    )


def read_event(record: Record, found: Found) -> None:
    """A meeting, or an evening of meetings."""
    _event(record, found, "")


def _event(record: Record, found: Found, part_of: str) -> None:
    key, name = record.text("id"), record.text("title", "name") or "Vergadering"
    record.leave(
        "organisation",
        "announcement",
        "agenda_item_count",
        "child_event_count",
        "distribution_group",
        "abbreviation",
        "live",
        "parent",
    )
    if found.is_secret(record, "meetings", name, key):
        return
    category = next(record.records("category"), None)
    committee = category.text("title", longest=200) if category is not None else ""
    kind = next(category.records("type"), None) if category is not None else None
    day = record.day("date")
    start = with_clock(day, record.text("time", "start_time"))
    values = {
        "name": name, "committee": committee, "classification": kind.text("label", "title", longest=120) if kind is not None else "",
        "date": day, "start": start, "end": ends(start, day, record.text("end_time")), "location": record.text("location", longest=300),
        "status": Meeting.Status.CANCELLED.value if record.yes("canceled", "cancelled") else "", "url": record.link("url"),
        "recording": _recording(record), "changed_on": record.day("last_modified"),
    }  # fmt: skip
    found.add(Entry("meetings", key, values, record.where, SOURCE, {"part_of": part_of}))
    for place, item in enumerate(record.records("agenda", "agenda_items"), start=1):
        _agenda_item(item, found, key, "", place)
    for document in record.records("documents"):
        _document(document, found, key, "")
    record.people("chairman", "clerk", "secretary", "speakers", "attendees")
    record.no_place("description", "module_items", "report")
    for room in record.records("rooms"):
        for inner in room.records("events"):
            _event(inner, found, key)
        room.leave("name", "id")
        room.finish()
    record.finish()


def _recording(record: Record) -> str:
    for media in record.records("media"):
        for film in [media, *media.records("video"), *media.records("audio")]:
            if address := film.link("download", "url", "link"):
                return address
    return ""


def _agenda_item(record: Record, found: Found, meeting: str, parent: str, place: int) -> None:
    key, title = record.text("id"), record.text("title", longest=2000)
    number = record.text("numbering", "number", longest=40)
    if found.is_secret(record, "agenda_items", title, key):
        return
    order = record.whole("order")
    values = {
        "number": number.rstrip("."), "place": place if order is None else order, "title": title or f"Agendapunt {number or place}",
        "description": record.text("description", longest=20000), "url": record.link("url"), "changed_on": record.day("last_modified"),
    }  # fmt: skip
    found.add(Entry("agenda_items", key, values, record.where, SOURCE, {"meeting": meeting, "parent": parent}))
    for document in record.records("documents"):
        _document(document, found, meeting, key)
    for inner, item in enumerate(record.records("agendaitems", "agenda_items", "agendaitem", "children"), start=1):
        _agenda_item(item, found, meeting, key, inner)
    for moment in record.records("speakermoments", "speakers"):
        moment.people("name", "speaker")
    record.leave(
        "class",
        "categories",
        "type",
        "distribution_group",
        "start_offset",
        "end_offset",
        "start_time",
        "end_time",
        "self",
    )
    record.no_place("report", "module_items")
    record.finish()


def _document(record: Record, found: Found, meeting: str, item: str) -> None:
    key, title = record.text("id"), record.text("title", "name", longest=2000)
    if found.is_secret(record, "meeting_documents", title, key):
        return
    kinds = [kind.text("name", "value", "label") for kind in record.records("types")]
    values = {
        "title": title or f"Stuk {key}", "kind": "; ".join(told for told in kinds if told and told != "-")[:120], "date": record.day("date"),
        "published_on": record.day("publication_date"), "changed_on": record.day("last_modified"), "version": record.text("version", longest=40),
        "url": record.link("url"), "media_type": "application/pdf" if record.text("filetype").lower() == "pdf" else "",
    }  # fmt: skip
    record.leave("distribution_group", "filetype")
    record.no_place("case_code", "description")
    found.add(
        Entry(
            "meeting_documents",
            key,
            values,
            record.where,
            SOURCE,
            {"meeting": "" if item else meeting, "agenda_item": item},
        )
    )
    record.finish()
