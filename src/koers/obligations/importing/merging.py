"""Puts a list beside what the package already has: matched on number, with the differences, and proposals by rule."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ..flows import STATES, Parties, Refused, flow_of, step
from ..models import Kind
from .reading import CouncilList, Item

Row = dict[str, str]
FIELDS = ("title", "party", "portfolio", "made_on", "planned", "url")
WORDS = {
    "title": "titel",
    "party": "fractie",
    "portfolio": "portefeuille",
    "made_on": "datum",
    "planned": "termijn",
    "url": "webadres",
}
QUESTIONS = (Kind.WRITTEN_QUESTION, Kind.TECHNICAL_QUESTION, Kind.ORAL_QUESTION)
FROM_COUNCIL = frozenset(Kind) - {
    Kind.COALITION_COMMITMENT,
    Kind.AUDIT_RECOMMENDATION,
    Kind.INFORMATION_AGREEMENT,
    Kind.RESIDENT_ANSWER,
}
# A word of a title that says little about its subject.
COMMON = frozenset(
    [
        "heerlen",
        "noord",
        "gemeente",
        "programma",
        "plannen",
        "vragen",
        "motie",
        "toezegging",
        "betrekken",
        "actief",
        "meer",
        "minder",
        "betere",
    ]
)
LONG = 6


@dataclass
class Merged:
    """The rows of the package as they become, and in words what changes."""

    obligations: list[Row]
    steps: list[Row]
    goals: list[Row]
    lines: list[str] = field(default_factory=list)
    changes: int = 0
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the state that every obligation is in now."""
        self.state_of = {row["obligation"]: row["state"] for row in sorted(self.steps, key=lambda row: row["on"])}


@dataclass(frozen=True)
class Around:
    """What is known around a list: who asks and who owes in this council, and what an item may be about."""

    asker: str
    owes: str
    source: str
    day: str
    goals: Sequence[tuple[str, str]]
    funds: Sequence[tuple[str, str]]


def merge(
    found: CouncilList,
    obligations: list[Row],
    steps: list[Row],
    goals: list[Row],
    around: Around,
    columns: Mapping[str, Sequence[str]],
) -> Merged:
    """The list put into the package's rows. ``columns``: the columns of the three tables."""
    merged = Merged(list(obligations), list(steps), list(goals))
    by_number = {row["number"]: row for row in merged.obligations if row["number"]}
    taken = {row["id"] for row in merged.obligations}
    same = 0
    for item in found.items:
        row = by_number.get(item.number)
        if row is None:
            row = _new(item, around, taken, columns["obligations"])
            merged.obligations.append(row)
            merged.lines.append(f"nieuw: {item.number} {item.title}")
            merged.changes += 1
            _propose(row, around, merged, columns["obligation_goals"])
            _bring_state(item, row, around, merged, columns["obligation_steps"])
            continue
        before = merged.changes
        _compare(item, row, merged)
        _bring_state(item, row, around, merged, columns["obligation_steps"])
        same += merged.changes == before
    listed = {item.number for item in found.items}
    gone = [
        row
        for row in merged.obligations
        if row["number"] and row["kind"] in FROM_COUNCIL and row["number"] not in listed
    ]
    merged.lines += [
        f"staat niet meer in de lijst: {row['number']} {row['title']} (er verandert niets)" for row in gone
    ]
    merged.lines.append(f"Gelijk gebleven: {same}. Niet meer in de lijst: {len(gone)}.")
    return merged


def _new(item: Item, around: Around, taken: set[str], columns: Sequence[str]) -> Row:
    base = "-".join(re.findall(r"[a-z0-9]+", f"{item.kind.label.split(' (')[0]} {item.number}".lower()))
    name, again = base, 2
    while name in taken:
        name, again = f"{base}-{again}", again + 1
    taken.add(name)
    own = {
        "id": name, "kind": item.kind.value, "number": item.number, "title": item.title, "asker": around.asker,
        "owes": around.owes, "owed_to": around.asker, "party": item.party, "portfolio": item.portfolio,
        "made_on": item.made_on, "planned": item.planned, "url": item.url, "access": "public", "source": around.source,
        "source_place": f"nummer {item.number}",
    }  # fmt: skip
    return dict.fromkeys(columns, "") | own


def _compare(item: Item, row: Row, merged: Merged) -> None:
    """What the list says otherwise. An empty cell of the list takes nothing away."""
    if row["kind"] != item.kind.value:
        merged.problems.append(
            f"nummer {item.number}: in de lijst is dit een {item.kind.label}, in Koers een {Kind(row['kind']).label}. Verbeter de lijst, of het nummer."
        )
        return
    for name in FIELDS:
        said = getattr(item, name)
        if said and said != row[name]:
            merged.lines.append(f"anders: {item.number} {WORDS[name]}: was '{row[name] or 'leeg'}', wordt '{said}'")
            merged.changes += 1
            row[name] = said


def _bring_state(item: Item, row: Row, around: Around, merged: Merged, columns: Sequence[str]) -> None:
    """The step that the list tells of, if the obligation is not there yet. The council's own system says who settled it."""
    flow = flow_of(row["kind"], row["type"])
    state = merged.state_of.get(row["id"], flow.first)
    told = item.state or ("settled" if item.closed_on else "open")
    target = _target(told, item.kind)
    if target == "" or target == state:
        return
    parties = Parties(row["owes"], row["owed_to"], row["asker"])
    by = {"proposed": row["owes"], "started": row["owes"], "answered": row["owes"]}.get(target, row["owed_to"])
    by = row["asker"] if target == "withdrawn" else by
    try:
        step(flow, state, target, by, parties)
    except Refused as refused:
        merged.problems.append(f"nummer {item.number}: {refused}")
        return
    on = item.closed_on or around.day
    name = f"{row['id']}-{on}-{target.replace('_', '-')}"
    note = "" if item.closed_on else "De dag staat niet in de lijst. Dit is de dag van de lijst."
    new = {
        "id": name,
        "obligation": row["id"],
        "on": on,
        "state": target,
        "by": by,
        "source": around.source,
        "note": note,
    }
    merged.steps.append(dict.fromkeys(columns, "") | new | {"source_place": f"nummer {item.number}", "url": item.url})
    merged.state_of[row["id"]] = target
    merged.lines.append(f"stand: {item.number} van '{STATES[state].words}' naar '{STATES[target].words}'")
    merged.changes += 1


def _target(told: str, kind: Kind) -> str:
    if told == "open":
        return ""
    if kind in QUESTIONS:
        return {"settled": "answered", "proposed": "answered", "dropped": "withdrawn"}.get(told, "")
    return told


def _propose(row: Row, around: Around, merged: Merged, columns: Sequence[str]) -> None:
    """A goal and a fund with a long word in common with the title. Somebody confirms them with all the rest."""
    found = _alike(row["title"], around.goals)
    if found:
        goal, word = found
        why = f"Voorgesteld door een regel: het woord ‘{word}’ staat in beide titels."
        own = {"obligation": row["id"], "goal": goal, "basis": "editorial", "source": around.source, "note": why}
        merged.goals.append(dict.fromkeys(columns, "") | own)
        merged.lines.append(f"  voorstel: {row['number']} hoort bij doel {goal} (woord ‘{word}’)")
    found = _alike(row["title"], around.funds)
    if found:
        row["fund"], word = found
        merged.lines.append(f"  voorstel: {row['number']} hoort bij geldstroom {row['fund']} (woord ‘{word}’)")


def _alike(title: str, others: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    own = _long_words(title)
    best: tuple[int, str, str] | None = None
    for other, name in others:
        shared = own & _long_words(name)
        if shared and (best is None or len(shared) > best[0]):
            best = (len(shared), other, sorted(shared, key=len)[-1])
    return (best[1], best[2]) if best else None


@lru_cache(maxsize=4096)
def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", text.lower()) if len(word) >= LONG and word not in COMMON)


def usual(rows: Iterable[Mapping[str, Any]], field: str) -> str:
    """What most of the council's own obligations have in a column; "" when there are none."""
    found = Counter(row[field] for row in rows if row["kind"] in FROM_COUNCIL and row[field])
    return found.most_common(1)[0][0] if found else ""
