"""What Notubiz keeps beside its meetings: lists of motions (modules), votes, committees and parties.

A vote of Notubiz names members by a number only; without a party they are counted as 'fractie niet vermeld'.
"""

from collections import Counter
from typing import Any

from ..models import Motion
from . import notubiz_attributes
from .found import Entry, Found
from .records import Record
from .words import UNNAMED, in_list, kind_of, parties, words

SOURCE = "notubiz"
GREMIUM = "gremium:"
KINDS = {
    "motion": Motion.Kind.MOTION,
    "amendment": Motion.Kind.AMENDMENT,
    "council proposal": Motion.Kind.PROPOSAL,
    "proposal": Motion.Kind.PROPOSAL,
}


def is_item(raw: dict[str, Any], keys: set[str]) -> bool:
    """Whether this is something in a list: it has little else than attributes."""
    given = raw.get("attributes")
    if isinstance(given, dict):
        given = given.get("attribute")
    listed = isinstance(given, list) and any(
        isinstance(item, dict) and {"values", "value"} & set(item) for item in given
    )
    return listed and not keys & {"plannings", "agendaitems", "typedata", "heading", "titleprefix"}


def is_voting(keys: set[str], hint: str) -> bool:
    """Whether this is a vote."""
    return "votingresult" in keys or (hint == "votings" and bool(keys & {"typedata", "votes", "title"}))


def read_item(record: Record, found: Found) -> None:
    """A motion or amendment in a list. Other lists (letters, questions) are told, and not taken in."""
    key, about = record.text("id"), notubiz_attributes.attributes_of(record)
    title = about.text("titel", longest=2000) or record.text("title", longest=2000)
    record.leave(
        "self", "module", "module_id", "organisation", "organisation_id", "creation_date", "distribution_group", "order", "type", "permission_group",
        "archive_state", "archive_state_last_modified", "field_id",
    )  # fmt: skip
    if found.is_secret(record, "motions", title, key):
        return
    stated = about.text("type", "soort")
    kind = kind_of(stated) or kind_of(title)
    if kind not in (Motion.Kind.MOTION.value, Motion.Kind.AMENDMENT.value) and not about.value("uitslag"):
        found.report.unknown_types[
            f"een stuk uit een lijst van Notubiz, soort '{stated[:40] or 'niet vermeld'}': geen motie of amendement"
        ] += 1
        return
    outcome = about.text("uitslag", "stemuitslag", "stemming", "resultaat", longest=200) or about.text(
        "status", longest=200
    )
    about.leave("status")
    values = {
        "kind": kind or Motion.Kind.OTHER.value, "title": title, "number": about.text("nummer", "volgnummer", "motienummer", longest=60),
        "date": about.day("datum", "datum indiening", "datum motie"), "changed_on": record.day("last_modified"),
        "parties": parties(in_list(about.value("fracties", "fractie(s)", "fractie", "partij", "partijen", "indienende partijen"))),
        "url": record.link("url", "permalink") or _paper(about, "hoofddocument"), **found.result(f"{about.path}.uitslag", outcome),
    }  # fmt: skip
    entry = found.add(Entry("motions", key, values, record.where, SOURCE, keys=(record.text("self"),)))
    place = about.value("agendapunt", "gekoppeld evenement")
    for item in place if isinstance(place, list) else [place]:
        if isinstance(item, dict) and item.get("id"):
            entry.refs.setdefault("agenda_item", str(item["id"]))
    if place is not None and "agenda_item" not in entry.refs:
        entry.values["agenda_text"] = str(place if isinstance(place, str) else "; ".join(map(str, in_list(place))))[
            :2000
        ]
    about.leave("aanmaakdatum")
    notubiz_attributes.finish(about)
    record.no_place("attachments", "documents")
    record.finish()


def _paper(about: Record, name: str) -> str:
    """The address of the paper that is the motion itself."""
    for paper in about.values(name):
        inner = paper.get("document", paper) if isinstance(paper, dict) else {}
        if isinstance(inner, dict) and inner.get("url"):
            return Record({"url": inner["url"]}, f"{about.path}.{name}", about.report).link("url")
    return ""


def read_voting(record: Record, found: Found) -> None:
    """A vote, on a motion or on a point on an agenda."""
    data = next(record.records("type_data"), record)
    key, title = record.text("id"), data.text("title", "titel", longest=2000) or record.text("title", longest=2000)
    if found.is_secret(record, "motions", title, key):
        return
    stated = words(data.text("voting_type") or record.text("voting_type"))
    if stated and stated not in KINDS:
        found.report.unknown_types[f"soort stemming '{stated[:60]}' van Notubiz: overgenomen als 'voorstel'"] += 1
    kind = KINDS.get(stated, Motion.Kind.PROPOSAL).value if stated else kind_of(title) or Motion.Kind.PROPOSAL.value
    result = data.text("voting_result", "result", longest=200) or record.text("voting_result", longest=200)
    values = {
        "kind": kind, "title": title, "date": record.day("date", "start_date"), "changed_on": record.day("last_modified"),
        "url": record.link("url"), **found.result(f"{data.path}.voting_result", result),
    }  # fmt: skip
    refs = {"agenda_item": record.reference("parent", "agenda_item"), "meeting": record.reference("meeting")}
    entry = found.add(
        Entry(
            "motions", f"stemming-{key}" if key else "", values, record.where, SOURCE, refs, keys=(record.text("self"),)
        )
    )
    parts = [record] if data is record else [data, record]
    _count(parts, entry, found)
    for one in parts:
        one.leave(
            "self",
            "type",
            "order",
            "permission_group",
            "confidential",
            "creation_date",
            "start_offset",
            "end_offset",
            "heading",
            "attributes",
            "module_items",
            "title_prefix",
        )
        one.finish()


def _count(parts: list[Record], entry: Entry, found: Found) -> None:
    """How members voted, counted by party."""
    counted: Counter[tuple[str, str]] = Counter()
    for vote in (vote for part in parts for vote in part.records("votes")):
        group = next((name for name in in_list(vote.value("party", "group", "fractie")) if name), UNNAMED)
        counted[group, found.option(f"{vote.path}.vote", vote.text("vote", "option"))] += 1
        vote.people("name", "person", "role")
        vote.leave("role_id", "id", "person_id")
        vote.finish()
    for (group, option), seats in counted.items():
        if option:
            found.add_votes(entry, option, [(group, seats)])


def read_gremium(record: Record, found: Found) -> None:
    """A committee or a party: only its name is kept, to find with its number."""
    key, name = record.text("id"), record.text("title", "name", "naam")
    if key and name:
        found.organisations[f"{GREMIUM}{key}"] = name
    record.report.left[f"{record.path}: gremium of fractie, alleen om namen bij kenmerken te vinden"] += 1
