"""What stands in the lists of iBabs, as its own interface gives it: motions with the columns of their list (Values), and votes.

Each council chooses the columns of a list itself; these are read by their names. Members who moved or voted are only counted by party.
"""

import re
from collections import Counter
from typing import Any

from ..models import Motion, Vote
from .found import Entry, Found
from .records import Record
from .words import ALL, UNNAMED, in_list, is_party_form, kind_of, parties

SOURCE = "ibabs-moties"
IN_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
# Columns that say nothing of a motion that Koers keeps, or for which it has no place.
NOT_KEPT = (
    "toelichting", "stand_van_zaken", "beleidsveld", "programma", "commissie", "opmerkingen", "opmerking", "afdeling", "datum_afgedaan",
    "afgedaan", "deadline", "jaar", "omschrijving", "dictum", "trefwoorden",
)  # fmt: skip


def is_entry(keys: set[str]) -> bool:
    """Whether this is an entry of a list, with its columns."""
    return ("values" in keys and bool(keys & {"entryid", "entrytitle", "listname", "listid"})) or "extra" in keys


def is_vote(keys: set[str]) -> bool:
    """Whether this is a vote of iBabs on something in a list."""
    return {"entry", "votes"} <= keys


def is_listed(keys: set[str]) -> bool:
    """Whether this is what iBabs shows of an entry, without its columns."""
    return {"entryid", "entrytitle"} <= keys


def parties_behind(record: Record) -> str:
    """Parties that stand in brackets behind the names of movers: "Test, Tess (D66)". Only what has the form of a party."""
    told = [str(value) for value in record.values("indiener", "indieners") if isinstance(value, str)]
    return parties(name for text in told for name in IN_BRACKETS.findall(text) if is_party_form(name))


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def read_entry(record: Record, found: Found) -> None:
    """An entry with the columns of its list, and with its papers and votes when they are there."""
    inner, columns = _parts(record)
    key, listed = _text(record, "EntryId", "id"), _text(record, "ListName", "_ListName", "_ReportName")
    title = columns.text("titel", "onderwerp", "naam", longest=2000) or _text(
        record, "EntryTitle", "titel", "onderwerp"
    )
    record.leave(
        "EntryTitle", "EntryMasterId", "ListId", "ListCanVote", "_ReportName", "_ListName", "Status", "Message"
    )
    inner.leave("Status", "Message")
    if any(found.is_secret(one, "motions", title, key) for one in (columns, record, inner)):
        return
    stated = columns.text("type", "soort") or listed
    kind = kind_of(stated) if stated and not _is_mixed(stated) else kind_of(title)
    if kind is None:
        _tell_other(listed, found)
        return
    number = columns.text("nummer", "kenmerk", "volgnummer", "motienummer", longest=60)
    values = {
        "kind": kind, "number": number, "title": title or f"Motie {number or key}",
        "date": columns.day("datum", "datum_vergadering", "datum_motie", "datum_raad", "vergaderdatum", "datum_indiening") or record.day("datum"),
        "agenda_text": columns.text("agendapunt", "vergadering", longest=2000).replace("\\n", " "),
        "parties": parties(_parties(columns)) or parties_behind(columns), "changed_on": record.day("MutationDate"),
        **found.result(f"{columns.path}.status", columns.text("status", "uitslag", "resultaat", "stemuitslag", "besluit", longest=200)),
        "url": columns.link("url", "link") or _paper(record) or _paper(inner),
    }  # fmt: skip
    entry = found.add(Entry("motions", key, values, record.where, SOURCE))
    _votes(record, found, entry, record.value("ListEntryVotes") is not None, "ListEntryVotes", "Votes")
    _listed_votes(record, found, entry)
    columns.people(
        "indiener",
        "indieners",
        "mede_indieners",
        "medeindieners",
        "medeondertekenaars",
        "portefeuillehouder",
        "portefeuillehouders",
        "behandelaar",
        "steller",
    )
    columns.no_place(*NOT_KEPT)
    for one in (columns, inner, record):
        one.finish()


def _parts(record: Record) -> tuple[Record, Record]:
    """What stands around the columns in the row of a report (nothing in another entry), and the columns."""
    extra = record.value("_Extra")
    inner = Record(extra if isinstance(extra, dict) else {}, f"{record.path}._Extra", record.report, record.where)
    values = record.value("Values") or inner.value("Values")
    columns = Record(values if isinstance(values, dict) else {}, f"{record.path}.Values", record.report, record.where)
    if inner.value("Values") is not None:  # the row repeats some columns
        record.leave("titel", "title", "onderwerp", "status", "datum", "kenmerk", "indieners", "fracties", "agendapunt")
    return inner, columns


def _tell_other(listed: str, found: Found) -> None:
    found.report.unknown_types[
        f"een stuk uit de lijst '{listed[:60] or 'zonder naam'}' van iBabs: geen motie of amendement"
    ] += 1


def _is_mixed(stated: str) -> bool:
    kinds = {kind_of(word) for word in re.split(r"\s+(?:en|of)\s+|[,/&]", stated)}
    return len(kinds - {None}) > 1


def _parties(columns: Record) -> list[str]:
    return in_list(
        columns.value("fracties", "fractie", "partij", "partijen", "indienende_fractie", "indienende_fracties")
    )


def _text(record: Record, *names: str) -> str:
    """A text; the row of a report has each in a list of one."""
    for name in names:
        value = _first(record.value(name))
        if value is not None and not isinstance(value, list | dict):
            return record.text(name, longest=2000)
    return ""


def _paper(record: Record) -> str:
    """The address of the first paper, which is the text of the motion itself. For others there is no place."""
    found = ""
    for number, paper in enumerate(record.records("Documents")):
        confidential = paper.yes("Confidential")
        address = "" if confidential else paper.link("PublicDownloadURL", "url")
        found = found or address
        if number:
            record.report.left[f"{paper.path}: meer stukken bij een motie"] += 1
        paper.leave("id", "filename", "displayname", "filesize", "publicdownloadurl", "url")
        paper.finish()
    return found


def read_vote(record: Record, found: Found) -> None:
    """A vote on an entry, with how each member voted."""
    record.leave("motion_id", "meeting")
    meeting = next(record.records("meeting"), None)
    refs = {"meeting": meeting.text("Id") if meeting is not None else ""}
    for listed in record.records("entry"):
        entry = read_listed(listed, found, refs)
        if entry is not None:
            _votes(record, found, entry, True, "votes")
    record.finish()


def read_alone(record: Record, found: Found) -> None:
    """An entry that stands by itself, without its columns."""
    read_listed(record, found, {})


def read_listed(record: Record, found: Found, refs: dict[str, str]) -> Entry | None:
    """What a point on an agenda shows of an entry: its title, the result and how many voted."""
    key, title, listed = record.text("EntryId"), record.text("EntryTitle", longest=2000), record.text("ListName")
    if found.is_secret(record, "motions", title, key):
        return None
    kind = kind_of(listed) if listed and not _is_mixed(listed) else kind_of(title)
    record.leave(
        "ListId", "EntryMasterId", "ListCanVote", "MutationDate", "VoteResult", "VotesInFavour", "VotesAgainst"
    )
    if kind is None and not record.yes("ListCanVote"):
        _tell_other(listed, found)
        return None
    values = {"kind": kind or Motion.Kind.PROPOSAL.value, "title": title, "changed_on": record.day("MutationDate")}
    entry = found.add(Entry("motions", key, values, record.where, SOURCE, dict(refs), is_brief=True))
    _listed_votes(record, found, entry)
    record.finish()
    return entry


def _listed_votes(record: Record, found: Found, entry: Entry) -> None:
    """The numbers of votes of the whole council, and the result that iBabs states with them."""
    counts = {Vote.Option.YES.value: record.whole("VotesInFavour"), Vote.Option.NO.value: record.whole("VotesAgainst")}
    if not any(counts.values()):  # nobody has voted: the result says nothing then
        record.leave("VoteResult")
        return
    if not entry.votes:
        for option, seats in counts.items():
            if seats:
                found.add_votes(entry, option, [(ALL, seats)])
    stated = record.value("VoteResult")
    if isinstance(stated, bool) or str(stated).lower() in ("true", "false"):
        adopted = str(stated).lower() == "true"
        result = (Motion.Result.ADOPTED if adopted else Motion.Result.REJECTED).value
        entry.values.setdefault("result", result)
        entry.values.setdefault("result_text", f"VoteResult: {'ja' if adopted else 'nee'}")


def _votes(record: Record, found: Found, entry: Entry, is_told: bool, *names: str) -> None:
    """How members voted, counted by party; this goes before the numbers of the whole council."""
    counted: Counter[tuple[str, str]] = Counter()
    for vote in record.records(*names) if is_told else ():
        group = vote.text("GroupName", "fractie", longest=200) or UNNAMED
        option = found.option(f"{vote.path}.Vote", vote.text("Vote", "stem"))
        if option:
            counted[group, option] += 1
        vote.people("UserName", "naam")
        vote.leave("EntryId", "GroupId", "UserId")
        vote.finish()
    if counted:
        entry.votes = {key: seats for key, seats in entry.votes.items() if key[0] != ALL}
    for (group, option), seats in counted.items():
        found.add_votes(entry, option, [(group, seats)])
