"""Popolo, and the JSON of Open Raadsinformatie (Open State), which uses the same words with a few of its own.

Events are meetings and points on agendas; motions and the events at which was voted on them; papers (MediaObject). People are
only read to know of which party they are.
"""

from collections import Counter
from typing import Any

from ..models import Motion
from .found import Entry, Found
from .popolo_people import IDS, group_name, group_of_vote, key_of, short
from .records import MOST_BYTES, Record, clean
from .words import ALL, kind_of, meeting_state, parties

SOURCE = "popolo"
ABOUT_DATA = (
    "@type", "@context", "_type", "type", "meta", "created_at", "updated_at", "was_generated_by", "has_organization_name", "organization", "organization_id",
    "organizer", "last_discussed_at", "canonical_id", "canonical_iri", "_index", "_score", "_version", "sort", "hidden", "index", "md5_hash", "highlight",
    "entity", "modified", "tags", "geometry", "neighborhood_polygons", "neighborhoods", "districts", "buurt", "wijk", "isreferencedby",
)  # fmt: skip
PEOPLE = (
    "attendee",
    "attendees",
    "absentee",
    "absentees",
    "invitee",
    "invitees",
    "chair",
    "creator",
    "creator_id",
    "cocreator",
    "co_creator",
    "mover_id",
    "seconder_id",
    "voter",
)
RESULT_WORDS = ("adopted", "rejected", "withdrawn", "held", "not put to the vote")
PARTY = ("party", "fractie", "partij", "politicalgroup", "faction")


def read_meeting(record: Record, found: Found) -> None:
    """A meeting."""
    key = key_of(record)
    name = record.text("name", "title", "label") or "Vergadering"
    description = record.text("description", longest=20000)
    if found.is_secret(record, "meetings", name, key):
        return
    start, end = record.moment("start_date", "startDate", "date"), record.moment("end_date", "endDate")
    stated = record.text("status")
    status = meeting_state(stated)
    if status is None:
        record.report.cannot_read(f"{record.path}.status", stated, "stand niet herkend")
    values = {
        "name": name, "classification": record.text("classification", longest=120), "date": start[:10], "start": start if "T" in start else "",
        "end": end if "T" in end else "", "location": record.text("location", longest=300), "status": status or "",
        "url": _address(record), "changed_on": record.day("date_modified"), "recording": record.link("video", "audio", "recording"),
    }  # fmt: skip
    entry = Entry(
        "meetings",
        key,
        values,
        record.where,
        SOURCE,
        {"part_of": short(record.reference("parent_id", "parent", "super_event"))},
    )
    committee = record.value("committee", "committee_id")
    found.later.append(lambda: _name_committee(entry, committee, found))
    if description:
        record.report.left[f"{record.path}.description"] += 1
    found.add(entry)
    _hang(record, found, {"meeting": key})
    _finish(record)


def _name_committee(entry: Entry, given: Any, found: Found) -> None:
    reference = given[0] if isinstance(given, list) and given else given
    if isinstance(reference, dict):
        name = clean(reference.get("name") or reference.get("@id") or "")
    else:
        name = clean(reference) if reference else ""
    if name:
        entry.values["committee"] = found.organisations.get(short(name), name)[:200]


def read_agenda_item(record: Record, found: Found) -> None:
    """A point on an agenda: an event with a parent."""
    key = key_of(record)
    title = record.text("name", "title", "label", "description", longest=2000) or "Agendapunt"
    if found.is_secret(record, "agenda_items", title, key):
        return
    parent = short(record.reference("parent_id", "parent", "super_event", "meeting", "meeting_id"))
    number = record.text("number", "agenda_number", longest=40)
    position = record.value("position", "order")
    place = record.whole("position", "order") if not isinstance(position, str) or position.isdigit() else None
    values = {
        "title": title, "description": record.text("description", longest=20000), "url": _address(record),
        "number": number or record.text("raw_position", longest=40) or (position if isinstance(position, str) and place is None else ""), "place": place, "changed_on": record.day("date_modified"),
    }  # fmt: skip
    if values["description"] == title:
        values["description"] = ""
    record.leave("start_date", "end_date", "startDate", "endDate", "classification", "status", "location", "committee")
    found.add(Entry("agenda_items", key, values, record.where, SOURCE, {"meeting": parent}))
    _hang(record, found, {"agenda_item": key})
    _finish(record)


def read_document(record: Record, found: Found) -> None:
    """A paper. Its text is not taken in."""
    key = key_of(record)
    title = record.text("name", "title", "file_name", "note", longest=2000)
    if found.is_secret(record, "meeting_documents", title, key):
        return
    place = short(record.reference("is_referenced_by", "isreferencedby", "parent", "parent_id"))
    values = {
        "title": title or f"Stuk {key}", "kind": record.text("classification", "additional_type", longest=120),
        "media_type": record.text("content_type", "media_type", "encoding_format", longest=120),
        "size": record.whole("size_in_bytes", "file_size", "content_size", most=MOST_BYTES), "date": record.day("date", "upload_date", "start_date"),
        "url": record.link("original_url") or record.link("url", "content_url", "html_url"), "changed_on": record.day("date_modified"),
    }  # fmt: skip
    record.leave(
        "text",
        "text_pages",
        "md_text",
        "url",
        "original_url",
        "content_url",
        "file_name",
        "description",
        "last_discussed_at",
        "content_hash",
        "end_date",
    )
    record.no_place("attachment", "result")
    found.add(Entry("meeting_documents", key, values, record.where, SOURCE, {"at": place}))
    _finish(record)


def read_report(record: Record, found: Found) -> None:
    """What stood in a list of the council's system: a motion, an amendment, or else a paper."""
    listed = kind_of(record.text("classification"))
    (read_motion if listed in (Motion.Kind.MOTION.value, Motion.Kind.AMENDMENT.value) else read_document)(record, found)


def read_motion(record: Record, found: Found) -> None:
    """A motion, with the votes on it when they stand in it."""
    key = key_of(record)
    title = (
        record.text("name", "title", longest=2000) or record.text("text", "identifier", longest=300) or f"Motie {key}"
    )
    if found.is_secret(record, "motions", title, key):
        return
    kind = kind_of(record.text("@type")) if record.text("@type").lower().endswith("amendment") else None
    stated = record.text("classification")
    values = {
        "kind": kind or kind_of(stated) or kind_of(title) or (Motion.Kind.OTHER.value if stated else Motion.Kind.MOTION.value), "title": title,
        "number": record.text("identifier", "number", longest=60), "date": record.day("date", "start_date", "date_created"),
        "url": _address(record), "changed_on": record.day("date_modified"),
        **_result(record, found),
        "parties": parties(clean(name) for name in record.values("parties") if isinstance(name, str)),
    }  # fmt: skip
    refs = {
        "meeting": short(record.reference("legislative_session_id", "legislative_session", "meeting_id", "meeting")),
        "agenda_item": short(record.reference("agenda_item_id", "agenda_item")),
    }
    record.no_place("description")
    record.leave("end_date", "text", "requirement", "identifiers", "attachment", "attachments", "amends", "concludes")
    entry = found.add(Entry("motions", key, values, record.where, SOURCE, refs))
    for event in (
        record.records("vote_events", "vote_event") if _has_objects(record, "vote_events", "vote_event") else ()
    ):
        _read_votes(event, entry, found)
    record.leave("vote_events", "vote_event")
    _finish(record)


def _has_objects(record: Record, *names: str) -> bool:
    """Whether these fields hold the things themselves, not only their ids."""
    return any(isinstance(item, dict) for name in names for item in record.values(name))


def _result(record: Record, found: Found) -> dict[str, str]:
    """What became of it. A word of the form itself is no more than the result, so it is not kept as the source's own words."""
    stated = record.text("result", longest=200)
    result = found.result(f"{record.path}.result", stated)
    return {"result": result["result"]} if stated in RESULT_WORDS else result


def read_vote_event(record: Record, found: Found) -> None:
    """A vote; on a motion, or on something else that then becomes an entry of its own."""
    key = key_of(record)
    motion = record.value("motion")
    title = record.text("name", "title", longest=2000)
    if found.is_secret(record, "motions", title, key):
        return
    if isinstance(motion, dict):
        inner = Record(motion, f"{record.path}.motion", found.report, record.where)
        if not any(name in inner for name in IDS):
            motion = {**motion, "id": key}
            inner = Record(motion, f"{record.path}.motion", found.report, record.where)
        read_motion(inner, found)
        entry = found.entries[-1] if found.entries and found.entries[-1].table == "motions" else None
        if entry is not None:
            entry.is_brief = True  # the motion may stand in the file by itself, with more
            _read_votes(record, entry, found)
        return
    reference = short(record.reference("motion_id", "motion"))
    if reference:
        found.later.append(lambda: _read_votes_of(record, reference, found))
        return
    values = {
        "kind": kind_of(title) or Motion.Kind.PROPOSAL.value, "title": title or f"Stemming {record.text('identifier') or key}",
        "number": record.text("identifier", longest=60), "date": record.day("start_date", "date"), "url": _address(record),
    }  # fmt: skip
    refs = {
        "meeting": short(record.reference("legislative_session_id", "legislative_session")),
        "agenda_item": short(record.reference("agenda_item_id", "agenda_item")),
    }
    _read_votes(record, found.add(Entry("motions", key, values, record.where, SOURCE, refs)), found)


def _read_votes_of(record: Record, reference: str, found: Found) -> None:
    entry = found.motions.get(reference)
    if entry is None and ("motions", reference) not in found.secret_keys:
        record.report.remarks["een stemming over een motie die niet in het bestand staat: niet overgenomen"] += 1
    if entry is not None:
        _read_votes(record, entry, found)


def _read_votes(record: Record, entry: Entry, found: Found) -> None:
    """What a vote adds to its motion. Groups are looked up when everything is read."""
    for name, value in _result(record, found).items():
        if value and not entry.values.get(name):
            entry.values[name] = value
    if not entry.values.get("date") and record.day("start_date", "date"):
        entry.values["date"] = record.day("start_date", "date")
    counts = [_count(count, found) for count in record.records("counts", "count")]
    groups = [_group_result(group, found) for group in record.records("group_results")]
    people = [_vote(vote, found) for vote in record.records("votes", "vote")]
    event = key_of(record)

    def settle() -> None:
        people.extend(found.single_votes.pop(event, []) if event else [])
        given = [(group_name(group, found), option, seats) for group, option, seats in counts if option]
        by_group = [item for item in given if item[0] != ALL] or [
            (group_name(group, found), option, seats) for group, option, seats in groups if option and seats is not None
        ]
        single = Counter(
            (group_of_vote(group, voter, entry.values.get("date", ""), found), option)
            for group, voter, option in people
            if option
        )
        chosen = by_group or [(name, option, seats) for (name, option), seats in single.items()] or given
        _tell_difference(chosen, given, found)
        for name, option, seats in chosen:
            found.add_votes(entry, option, [(name, seats)])
        for group, option, _ in groups:
            if option and not chosen:
                found.add_votes(entry, option, [(group_name(group, found), None)])

    found.later.append(settle)
    record.leave(
        *IDS,
        "identifier",
        "classification",
        "start_date",
        "end_date",
        "legislative_session_id",
        "legislative_session",
        "motion_id",
        "motion",
        "agenda_item",
        "agenda_item_id",
        "name",
        "sources",
    )
    _finish(record)


def _tell_difference(
    chosen: list[tuple[str, str, int | None]], given: list[tuple[str, str, int | None]], found: Found
) -> None:
    """Tell it when the votes of parties and those of the whole council are not the same number."""
    whole, parts = Counter[str](), Counter[str]()
    for name, option, seats in given:
        whole[option] += (seats or 0) if name == ALL else 0
    for name, option, seats in chosen:
        parts[option] += (seats or 0) if name != ALL else 0
    if parts and any(whole[option] and parts[option] and whole[option] != parts[option] for option in whole):
        found.report.remarks[
            "de stemmen per fractie tellen anders op dan die van de hele raad; die per fractie zijn overgenomen"
        ] += 1


def _count(record: Record, found: Found) -> tuple[Any, str, int | None]:
    group = record.value("group", "group_id")
    option = found.option(f"{record.path}.option", record.text("option") or record.text("@type"))
    seats = record.whole("value")
    record.leave("@type", "@id", "id", "group", "group_id")
    record.finish()
    return group, option, seats


def _group_result(record: Record, found: Found) -> tuple[Any, str, int | None]:
    group = record.value("group", "group_id")
    option = found.option(f"{record.path}.result", record.text("result", "option"))
    seats = record.whole("value")
    record.leave("@type", "@id", "id", "group", "group_id")
    record.finish()
    return group, option, seats


def _vote(record: Record, found: Found) -> tuple[Any, str, str]:
    group = record.value("group", "group_id")
    voter = short(record.reference("voter_id", "voter"))
    record.people("voter")
    option = found.option(f"{record.path}.option", record.text("option"))
    record.leave("@type", "@id", "id", "role", "weight", "vote_event_id", "vote_event", "pair_id", "pair")
    record.finish()
    return group, voter, option


def read_vote(record: Record, found: Found) -> None:
    """The vote of one member that stands beside its vote event: counted by party when everything is read."""
    event = short(record.reference("vote_event_id", "vote_event"))
    found.single_votes.setdefault(event, []).append(_vote(record, found))


def _hang(record: Record, found: Found, refs: dict[str, str]) -> None:
    """What hangs below an event: points of its agenda, papers, and sources that are papers (Popolo has no papers of its own)."""
    for name in ("agenda", "children", "agenda_items", "has_agenda_item"):
        for item in record.values(name):
            if isinstance(item, dict) and len(item) > 1:
                parent = next(iter(refs.values()))
                read_agenda_item(
                    Record({"parent_id": parent, **item}, f"{record.path}.{name}[]", found.report, record.where), found
                )
            else:
                found.attached[_reference(item)] = {"parent": refs["agenda_item"]} if "agenda_item" in refs else refs
    for name in ("attachment", "attachments", "documents", "media_urls"):
        for item in record.values(name):
            if isinstance(item, dict) and len(item) > 1:
                read_document(
                    Record(
                        {"is_referenced_by": next(iter(refs.values())), **item},
                        f"{record.path}.{name}[]",
                        found.report,
                        record.where,
                    ),
                    found,
                )
            else:
                found.attached[_reference(item)] = refs
    for source in record.records("sources"):
        note, address = source.text("note", "description", longest=2000), source.link("url")
        if note and address:
            found.add(Entry("meeting_documents", "", {"title": note, "url": address}, record.where, SOURCE, dict(refs)))
        source.leave("description", "note")
        source.finish()


def _reference(item: Any) -> str:
    if isinstance(item, dict):
        item = next((item[key] for key in IDS if key in item), "")
    return short(clean(item))


def _address(record: Record) -> str:
    """The page of a record: its own, or the source without a note, which stands for the record itself."""
    address = record.link("html_url", "url", "original_url", "source_url")
    if address:
        return address
    for source in record.values("sources", "links"):
        if isinstance(source, dict) and not source.get("note") and source.get("url"):
            return Record(source, f"{record.path}.sources[]", record.report).link("url")
    return ""


def _finish(record: Record) -> None:
    record.leave(
        *ABOUT_DATA, "identifiers", "links", "sources", "motion", "vote_event", "source_url", "counts", "group_results"
    )
    record.people(*PEOPLE)
    record.finish()
