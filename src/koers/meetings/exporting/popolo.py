"""Meetings and points as Popolo events, motions with the votes on them, and parties as organisations."""

from collections import Counter
from datetime import datetime
from typing import Any

from ..importing.days import HERE
from ..importing.linking import slug
from ..importing.words import ALL
from ..models import AgendaItem, Meeting, MeetingDocument, Motion, Vote
from .contents import Contents, outside_id

Json = dict[str, Any]
ITEM = "agenda item"
RESULTS = {
    "adopted": "adopted",
    "rejected": "rejected",
    "withdrawn": "withdrawn",
    "held": "held",
    "not_put": "not put to the vote",
}


def write(given: Contents) -> tuple[dict[str, Json], list[str]]:
    """One file, and in words what the form has no place for."""
    missing: Counter[str] = Counter()
    ids = {record.pk: outside_id(record) for record in (*given.meetings, *given.items)}
    papers: dict[str, list[Json]] = {}
    for document in given.documents:
        _count_document(document, missing)
        if document.url:
            papers.setdefault(document.agenda_item_id or document.meeting_id or "", []).append(
                {"url": document.url, "note": document.title}
            )
    votes = [vote for some in given.votes.values() for vote in some]
    content = {
        "organizations": [*_councils(given), *_parties(votes)],
        "events": [
            *(_meeting(meeting, ids, papers.get(meeting.pk, []), missing) for meeting in given.meetings),
            *(_agenda_item(item, ids, papers.get(item.pk, []), missing) for item in given.items),
        ],
        "motions": [_motion(motion, ids, given.votes.get(motion.pk, []), missing) for motion in given.motions],
    }
    return {"": content}, [
        f"Popolo heeft geen plaats voor: {what} ({count} keer)." for what, count in sorted(missing.items()) if count
    ]


def _filled(**fields: Any) -> Json:
    return {name: value for name, value in fields.items() if value not in ("", None, [])}


def _councils(given: Contents) -> list[Json]:
    found = {record.body_id: record for record in (*given.motions, *given.meetings)}
    return [
        {
            "id": record.body_id, "name": record.body.name, "classification": "council",
            "identifiers": [{"scheme": "CBS", "identifier": record.area.cbs_code or record.area.pk}],
        }
        for record in found.values()
    ]  # fmt: skip


def _parties(votes: list[Vote]) -> list[Json]:
    return [
        {"id": f"party-{slug(name)}", "name": name, "classification": "party"}
        for name in sorted({vote.party for vote in votes})
        if name != ALL
    ]


def _moment(moment: str, date: str) -> str:
    """A day, or a moment with its distance from UTC."""
    return (
        datetime.fromisoformat(moment).replace(tzinfo=HERE).isoformat()
        if moment
        else date
        if "Q" not in date
        else date[:4]
    )


def _meeting(meeting: Meeting, ids: dict[str, str], papers: list[Json], missing: Counter[str]) -> Json:
    for value, what in (
        (meeting.recording, "de opname van een vergadering"), (meeting.committee, "de commissie van een vergadering"), (meeting.changed_on, "wanneer de bron is gewijzigd"),
        (meeting.start and meeting.date and meeting.start[:10] != meeting.date, "een datum naast een ander begin"),
    ):  # fmt: skip
        missing[what] += bool(value)
    return _filled(
        id=ids[meeting.pk], name=meeting.name, classification=meeting.classification, organization_id=meeting.body_id,
        start_date=_moment(meeting.start, meeting.date), end_date=_moment(meeting.end, ""), location=meeting.location, status=meeting.status,
        parent_id=ids.get(meeting.part_of_id or ""), sources=[*([{"url": meeting.url}] if meeting.url else []), *papers],
    )  # fmt: skip


def _agenda_item(item: AgendaItem, ids: dict[str, str], papers: list[Json], missing: Counter[str]) -> Json:
    for value, what in (
        (item.heading, "dat een agendapunt een tussenkop is"), (item.changed_on, "wanneer de bron is gewijzigd"),
    ):  # fmt: skip
        missing[what] += bool(value)
    return _filled(
        id=ids[item.pk], name=item.title, classification=ITEM, parent_id=ids[item.parent_id or item.meeting_id], description=item.description,
        position=item.place, number=item.number, sources=[*([{"url": item.url}] if item.url else []), *papers],
    )  # fmt: skip


def _count_document(document: MeetingDocument, missing: Counter[str]) -> None:
    told = (
        document.kind,
        document.date,
        document.published_on,
        document.media_type,
        document.size,
        document.version,
        document.changed_on,
        document.external_id,
    )
    missing["gegevens van een stuk naast titel en webadres"] += any(told)
    missing["een stuk zonder webadres: weggelaten"] += not document.url


def _motion(motion: Motion, ids: dict[str, str], votes: list[Vote], missing: Counter[str]) -> Json:
    for value, what in (
        (motion.result_text, "de uitslag in de woorden van de bron"), (motion.percent_yes, "de percentages van de bron"), (motion.unanimous, "of het unaniem was"),
        (motion.changed_on, "wanneer de bron is gewijzigd"), (motion.agenda_text, "een agendapunt in woorden"),
    ):  # fmt: skip
        missing[what] += bool(value)
    counts = [_count(vote) for vote in votes if vote.seats is not None]
    groups = [
        {"group_id": f"party-{slug(vote.party)}", "group": {"name": vote.party}, "result": vote.option}
        for vote in votes
        if vote.seats is None
    ]
    missing["welke fracties zonder aantal stemden, naast fracties met een aantal"] += bool(counts and groups)
    event = _filled(
        id=f"{outside_id(motion)}-vote",
        motion_id=outside_id(motion),
        start_date=motion.date,
        result=RESULTS.get(motion.result, ""),
        counts=counts,
        group_results=groups,
    )
    return _filled(
        id=outside_id(motion), organization_id=motion.body_id, legislative_session_id=ids.get(motion.meeting_id or ""), agenda_item_id=ids.get(motion.agenda_item_id or ""),
        text=motion.title, name=motion.title, identifier=motion.number, classification=motion.kind, date=motion.date, result=RESULTS.get(motion.result, ""),
        parties=[party for party in motion.parties.split("; ") if party], vote_events=[event] if votes else [], sources=[{"url": motion.url}] if motion.url else [],
    )  # fmt: skip


def _count(vote: Vote) -> Json:
    count: Json = {"option": vote.option, "value": vote.seats}
    return (
        count if vote.party == ALL else count | {"group_id": f"party-{slug(vote.party)}", "group": {"name": vote.party}}
    )
