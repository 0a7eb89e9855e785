"""Puts the rows of a file beside those of a package: what is new, what is different, what is no longer in the file."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from koers.kernel.components.formatting import plural
from koers.kernel.packages.problems import shown
from koers.kernel.packages.registry import table as table_of

from .found import Found, counted
from .linking import TABLES, Linked, Row
from .names import matches_shortened

MOST_NEW = 5
MOST_CHANGED = 100
MOST_GONE = 50
FIELD_WORDS = {
    "title": "titel", "name": "naam", "date": "datum", "start": "begin", "end": "einde", "status": "stand", "result": "uitslag", "result_text": "uitslag in de bron",
    "parties": "ingediend door", "url": "webadres", "location": "plaats", "number": "nummer", "place": "volgorde", "agenda_item": "agendapunt", "meeting": "vergadering",
    "changed_on": "gewijzigd in de bron", "kind": "soort", "description": "toelichting", "recording": "opname", "media_type": "bestandssoort", "size": "grootte",
}  # fmt: skip
OPTION_WORDS = {"yes": "voor", "no": "tegen", "abstain": "onthouden", "absent": "niet meegestemd", "split": "verdeeld"}
# Columns in which only the first import counts: where a row comes from stays as it is.
FIXED = ("id", "area", "body", "source", "source_place")


@dataclass
class Merged:
    """The rows of the package as they become, and in words what changes. ``changes``: how many things do."""

    rows: dict[str, list[Row]]
    lines: list[str] = field(default_factory=list)
    changes: int = 0


def merge(
    linked: Linked, found: Found, existing: Mapping[str, list[Row]], source_of: Mapping[str, str], today: str
) -> Merged:
    """Put everything together. ``source_of``: the id of the source row for each list; ``today``: since when what is new is known."""
    merged = Merged({name: list(existing[name]) for name in (*TABLES, "votes")})
    changed: list[str] = []
    new: dict[str, list[str]] = {}
    for name in TABLES:
        new[name] = _merge_table(name, linked, merged, changed, source_of, today)
    new_votes = _merge_votes(linked, merged, changed, source_of, today)
    for name, titles in new.items():
        if titles:
            merged.lines.append(f"Nieuw: {counted(len(titles), name)}.")
            merged.lines += [f"  - {title}" for title in titles[:MOST_NEW]]
            merged.lines += [f"  … en nog {len(titles) - MOST_NEW}"] if len(titles) > MOST_NEW else []
    if new_votes:
        merged.lines.append(f"Nieuw: {plural(new_votes, 'stem', 'stemmen')} van fracties.")
    if changed:
        merged.lines.append(f"Anders dan in het pakket: {len(changed)}.")
        merged.lines += [f"  - {line}" for line in changed[:MOST_CHANGED]]
        merged.lines += [f"  … en nog {len(changed) - MOST_CHANGED}"] if len(changed) > MOST_CHANGED else []
    gone = _gone(linked, found, existing, source_of)
    if gone:
        merged.lines.append(f"Staat niet meer in het bestand, en blijft staan in Koers: {len(gone)}.")
        merged.lines += [f"  - {line}" for line in gone[:MOST_GONE]]
        merged.lines += [f"  … en nog {len(gone) - MOST_GONE}"] if len(gone) > MOST_GONE else []
    merged.changes = len(changed) + sum(map(len, new.values())) + new_votes
    return merged


def _merge_table(
    name: str, linked: Linked, merged: Merged, changed: list[str], source_of: Mapping[str, str], today: str
) -> list[str]:
    """Add what is new and change what is different; the titles of what is new."""
    empty = _empty(name)
    known = {row["id"]: row for row in merged.rows[name]}
    new = []
    for own, given in linked.rows[name].items():
        old = known.get(own)
        if old is None:
            origin = {
                "source": source_of[given["source"]],
                "source_place": _origin(given),
                "known_from": today,
            }
            row = empty | given | origin
            merged.rows[name].append(row)
            new.append(_called(row))
        else:
            changed += _compare(old, given)
    return new


def _empty(name: str) -> Row:
    model = table_of(name).row
    own = dict.fromkeys(table_of(name).columns, "")
    return own | {column: "false" for column, info in model.model_fields.items() if info.default is False}


def _origin(row: Row) -> str:
    return f"kenmerk {row['external_id']}" if row["external_id"] else ""


def _called(row: Row) -> str:
    name = row.get("title") or row.get("name") or row["id"]
    return f"{row.get('number', '')} {name}".strip() if not name.startswith(row.get("number") or " ") else name


def _compare(old: Row, given: Row) -> list[str]:
    """What the file says otherwise, put in the row. An empty value takes nothing away."""
    lines = []
    for column, value in given.items():
        before = old.get(column, "")
        if column in FIXED or not value or value == before or matches_shortened(before, value):
            continue
        word = FIELD_WORDS.get(column, column)
        lines.append(f"{shown(_called(old))}: {word} was '{shown(before) or 'leeg'}', wordt '{shown(value)}'")
        old[column] = value
    return lines


def _merge_votes(linked: Linked, merged: Merged, changed: list[str], source_of: Mapping[str, str], today: str) -> int:
    """Put the votes of each motion in the file in the place of those it had; how many are of motions that had none."""
    had: dict[str, dict[tuple[str, str], Row]] = {}
    for row in merged.rows["votes"]:
        had.setdefault(row["motion"], {})[row["party"], row["option"]] = row
    empty = _empty("votes")
    gone: set[tuple[str, str, str]] = set()
    count = 0
    for motion, votes in linked.votes.items():
        before = had.get(motion, {})
        title = shown(_called(linked.rows["motions"][motion]))
        for (party, option), seats in votes.items():
            told = "" if seats is None else str(seats)
            old = before.get((party, option))
            if old is None:
                source = source_of[linked.rows["motions"][motion]["source"]]
                own = {"motion": motion, "party": party, "option": option, "seats": told}
                row = empty | own | {"source": source, "known_from": today}
                merged.rows["votes"].append(row)
                count += 1
                if before:
                    changed.append(f"{title}: {party} {OPTION_WORDS[option]} {told} is nieuw")
                    count -= 1
            elif told and old["seats"] != told:
                changed.append(
                    f"{title}: {party} {OPTION_WORDS[option]} was {old['seats'] or 'zonder aantal'}, wordt {told}"
                )
                old["seats"] = told
        for party, option in before.keys() - votes.keys():
            changed.append(f"{title}: {party} {OPTION_WORDS[option]} staat er niet meer")
            gone.add((motion, party, option))
    if gone:
        merged.rows["votes"] = [
            row for row in merged.rows["votes"] if (row["motion"], row["party"], row["option"]) not in gone
        ]
    return count


def _gone(linked: Linked, found: Found, existing: Mapping[str, list[Row]], source_of: Mapping[str, str]) -> list[str]:
    """What the package has from the same list, and the list no longer has. A list of one year says nothing of another."""
    lines = []
    for name in ("meetings", "motions"):
        for origin in found.lists:
            given = [row for row in linked.rows[name].values() if row["source"] == origin]
            days = sorted(row.get("date", "") for row in given if row.get("date"))
            if not given:
                continue
            for row in existing[name]:
                told = row["source"] == source_of.get(origin) and row["id"] not in linked.rows[name]
                if told and (not row["date"] or not days or days[0] <= row["date"] <= days[-1]):
                    lines.append(shown(_called(row)))
    return lines + _gone_below(linked, existing)


def _gone_below(linked: Linked, existing: Mapping[str, list[Row]]) -> list[str]:
    """Points and papers of meetings that are in the file with their agenda."""
    with_agenda = {
        row["meeting"] for row in linked.rows["agenda_items"].values() if row["meeting"] in linked.rows["meetings"]
    }
    of_item = {row["id"]: row["meeting"] for row in existing["agenda_items"]}
    listed = Counter(
        row.get("meeting") or of_item.get(row.get("agenda_item", ""), "")
        for row in linked.rows["meeting_documents"].values()
    )
    lines = [
        shown(_called(row))
        for row in existing["agenda_items"]
        if row["meeting"] in with_agenda and row["id"] not in linked.rows["agenda_items"]
    ]
    for row in existing["meeting_documents"]:
        meeting = row["meeting"] or of_item.get(row["agenda_item"], "")
        if meeting in with_agenda and listed[meeting] and row["id"] not in linked.rows["meeting_documents"]:
            lines.append(shown(_called(row)))
    return lines
