"""Meetings, points and papers as the three resources of mini-ORI, version 1.0.0 of the VNG."""

from collections import Counter
from datetime import datetime
from typing import Any

from ..importing.days import HERE
from ..models import AgendaItem, Meeting, MeetingDocument, Motion
from .contents import Contents, outside_id

Json = dict[str, Any]
PAPER = "c_db4862c3"  # "vergaderstuk decentrale overheid" in the list of the government (TOOI)
STATES = {"planned": "gepland", "held": "gehouden", "cancelled": "geannuleerd"}
KINDS = {"motion": "motie", "amendment": "amendement", "proposal": "voorstel ter stemming"}


def write(given: Contents) -> tuple[dict[str, Json], list[str]]:
    """Three pages of results by file name, and in words what the form has no place for."""
    missing: Counter[str] = Counter()
    ids = {record.pk: outside_id(record) for record in (*given.meetings, *given.items)}
    areas = {meeting.pk: _organisation(meeting) for meeting in given.meetings}
    of_item = {item.pk: item.meeting_id for item in given.items}
    days = {meeting.pk: meeting.date for meeting in given.meetings}
    some = next(iter(areas.values()), None) or next((_organisation(motion) for motion in given.motions), {})
    papers = [
        _paper(
            record,
            ids,
            areas.get(record.meeting_id or of_item.get(record.agenda_item_id or "", ""), some),
            _day(record, of_item, days, missing),
            missing,
        )
        for record in given.documents
    ]
    motions = [
        _motion(motion, ids, _day(motion, of_item, days, missing), missing, bool(given.votes.get(motion.pk)))
        for motion in given.motions
    ]
    pages = {
        "vergaderingen.json": [_meeting(meeting, ids, missing) for meeting in given.meetings],
        "agendapunten.json": [_agenda_item(item, ids, areas[item.meeting_id], missing) for item in given.items],
        "informatieobjecten.json": [paper for paper in (*papers, *motions) if paper is not None],
    }
    return {name: {"next": None, "previous": None, "results": results} for name, results in pages.items()}, [
        f"mini-ORI heeft geen plaats voor: {what} ({count} keer)." for what, count in sorted(missing.items()) if count
    ]


def _organisation(record: Meeting | Motion) -> Json:
    code = record.area.cbs_code.lower() or record.area.pk
    return {"gemeente": code, "naam": f"Gemeente {record.area.name}"}


def _urn(record: Any) -> str:
    return f"urn:koers:{record._meta.model_name}:{record.pk}"


def _reference(record: str, ids: dict[str, str], kind: str) -> Json:
    return {"id": ids[record], "url": f"urn:koers:{kind}:{record}"}


def _moment(text: str) -> str:
    """Dutch time with its distance from UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=HERE).isoformat() if text else ""


def _filled(**fields: Any) -> Json:
    return {name: value for name, value in fields.items() if value not in ("", None, [])}


def _meeting(meeting: Meeting, ids: dict[str, str], missing: Counter[str]) -> Json:
    for value, what in (
        (meeting.recording, "de opname van een vergadering"),
        (meeting.changed_on, "wanneer de bron is gewijzigd"),
    ):
        missing[what] += bool(value)
    whole = len(meeting.date) == 10
    missing["een datum zonder dag"] += bool(meeting.date) and not whole
    committee = (
        {"gremiumidentificatie": meeting.committee[:80], "gremiumnaam": meeting.committee}
        if meeting.committee
        else None
    )
    return _filled(
        id=ids[meeting.pk], url=_urn(meeting), webpaginalink=meeting.url, organisatie=_organisation(meeting), dossiertype="vergadering", naam=meeting.name,
        aanvang=_moment(meeting.start), einde=_moment(meeting.end), vergaderdatum=meeting.date if whole else "", locatie=meeting.location,
        vergaderstatus=STATES.get(meeting.status, ""), vergaderingstype=meeting.classification, georganiseerddoorgremium=committee,
        hoofdvergadering=_reference(meeting.part_of_id, ids, "meeting") if meeting.part_of_id in ids else None,
    )  # fmt: skip


def _agenda_item(item: AgendaItem, ids: dict[str, str], organisation: Json, missing: Counter[str]) -> Json:
    missing["dat een agendapunt een tussenkop is"] += item.heading
    missing["wanneer de bron is gewijzigd"] += bool(item.changed_on)
    return _filled(
        id=ids[item.pk], url=_urn(item), webpaginalink=item.url, organisatie=organisation, dossiertype="agendapunt", agendapuntnaam=item.title,
        vergadering=ids[item.meeting_id], hoofdagendapunt=_reference(item.parent_id, ids, "agendaitem") if item.parent_id in ids else None,
        omschrijving=item.description, volgnummer=item.number, geplandvolgnummer="" if item.place is None else str(item.place),
    )  # fmt: skip


def _day(record: MeetingDocument | Motion, of_item: dict[str, str], days: dict[str, str], missing: Counter[str]) -> str:
    """The day a paper was handed in, which the form asks for: its own, else of its publication, else of its meeting."""
    own = record.date or getattr(record, "published_on", "")
    if len(own) != 10:
        own = days.get(record.meeting_id or of_item.get(record.agenda_item_id or "", ""), "")
        missing[
            "een stuk zonder eigen dag: er staat de dag van de vergadering"
            if own
            else "een stuk zonder dag: weggelaten"
        ] += 1
    return own


def _paper(
    record: MeetingDocument, ids: dict[str, str], organisation: Json, day: str, missing: Counter[str]
) -> Json | None:
    for value, what in (
        (record.size, "de grootte van een stuk"), (record.version, "de versie van een stuk"), (record.changed_on, "wanneer de bron is gewijzigd"),
        (record.date and record.published_on, "de dag van publicatie naast de datum"),
    ):  # fmt: skip
        missing[what] += bool(value)
    if not day:
        return None
    return _filled(
        id=outside_id(record), url=_urn(record), webpaginalink=record.url or _urn(record), organisatie=organisation, titel=record.title, wooinformatiecategorie=PAPER,
        datumingediend=day, informatieobjecttype=record.kind, formaat=record.media_type, **_places(record, ids),
    )  # fmt: skip


def _motion(motion: Motion, ids: dict[str, str], day: str, missing: Counter[str], has_votes: bool) -> Json | None:
    for value, what in (
        (motion.result or motion.result_text, "de uitslag van een motie"), (has_votes, "hoe fracties stemden"), (motion.parties, "welke fracties een motie indienden"),
        (motion.number, "het nummer van een motie"), (motion.kind == "other", "een stuk dat geen motie, amendement of voorstel is: als vergaderstuk"),
        (motion.agenda_text and not motion.agenda_item_id, "een agendapunt in woorden"), (motion.percent_yes, "de percentages van de bron"),
    ):  # fmt: skip
        missing[what] += bool(value)
    if not day:
        return None
    return _filled(
        id=outside_id(motion), url=_urn(motion), webpaginalink=motion.url or _urn(motion), organisatie=_organisation(motion), titel=motion.title,
        wooinformatiecategorie=PAPER, datumingediend=day, informatieobjecttype=KINDS.get(motion.kind, ""), **_places(motion, ids),
    )  # fmt: skip


def _places(record: MeetingDocument | Motion, ids: dict[str, str]) -> Json:
    return {
        "vergaderingen": [_reference(record.meeting_id, ids, "meeting")] if record.meeting_id in ids else [],
        "agendapunten": [_reference(record.agenda_item_id, ids, "agendaitem")] if record.agenda_item_id in ids else [],
    }
