"""Puts a list beside what the package already has: matched on number, with the differences, and proposals by rule."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..flows import STATES
from ..kinds import QUESTIONS, Kind
from .bringing import bring_state, state_of
from .columns import plain
from .leaving_out import numbers, reject, take_away
from .listed import CouncilList, Item
from .merged import Around, Columns, Difference, Gone, Merged, New, Row
from .moving import agreed, other_day, other_term
from .proposing import propose
from .proving import misfit

FIELDS = ("title", "party", "portfolio", "made_on", "planned", "term_text", "url")
WORDS = {
    "title": "titel", "party": "fractie", "portfolio": "portefeuille", "made_on": "datum", "planned": "termijn",
    "term_text": "termijn in woorden", "url": "webadres", "number": "nummer",
}  # fmt: skip
FROM_COUNCIL = frozenset({Kind.PLEDGE, Kind.MOTION, *QUESTIONS})


def merge(
    found: CouncilList, obligations: list[Row], steps: list[Row], goals: list[Row], around: Around, columns: Columns
) -> Merged:
    """The list put into the package's rows. ``columns``: the columns of the three tables.

    What the list has of the register is looked up first, also what Koers would not take in: an item that became confidential
    must go, one that was rejected is closed. A row that cannot be taken in is left out and told; it never blocks the others.
    """
    merged = Merged([dict(row) for row in obligations], list(steps), list(goals))
    from_council = [row for row in merged.obligations if row["kind"] in FROM_COUNCIL]
    unsure = take_away(found, from_council, around, merged)
    reject(found, [row for row in merged.obligations if row["kind"] in FROM_COUNCIL], around, merged, columns)
    by_number = {(row["kind"], row["number"]): row for row in merged.obligations if row["number"]}
    by_title = _without_number(merged.obligations)
    taken = {row["id"] for row in merged.obligations}
    listed = numbers(found)
    unsure |= _of_other_kind(found, by_number, listed, merged)
    for item in found.items:
        if (item.kind.value, item.number) in unsure:
            continue
        before = merged.marks
        row = by_number.get((item.kind.value, item.number)) or _adopted(item, by_title)
        if row is not None:
            _bring(item, row, around, merged, columns)
        elif not _is_added(item, _new(item, around, taken, columns["obligations"]), around, merged, columns):
            continue
        merged.same += before == merged.marks
    _look_for_gone(found, listed, merged)
    return merged


def _bring(item: Item, row: Row, around: Around, merged: Merged, columns: Columns) -> None:
    """Put what the list says of an obligation in its row, or leave all of it out and tell why."""
    extensions = around.extensions.get(row["id"], ())
    after, changed = _compared(item, row, extensions, around)
    brought = bring_state(item, after, around, merged, columns["obligation_steps"])
    wrong = brought.refused
    if not wrong and (changed or brought.moved):
        wrong = misfit(after, brought.steps, extensions)
    if wrong:
        merged.left.append(f"nummer {item.number}: {wrong}")
        return
    if STATES[state_of(row, merged)].open:
        merged.terms += other_term(item, row, extensions)
    row.update(after)
    merged.changed += changed
    merged.contradicted += other_day(item, row, extensions)
    brought.put(row["id"], merged)


def _is_added(item: Item, row: Row, around: Around, merged: Merged, columns: Columns) -> bool:
    """Put a new obligation in the rows, with its step and what is proposed for it; not when somebody does not want it."""
    if row["id"] in around.dropped:
        return False
    brought = bring_state(item, row, around, merged, columns["obligation_steps"])
    if wrong := brought.refused or misfit(row, brought.steps):
        merged.left.append(f"nummer {item.number}: {wrong}")
        return False
    merged.obligations.append(row)
    merged.new.append(New(item, row["id"], tuple(propose(row, around, merged, columns["obligation_goals"]))))
    brought.put(row["id"], merged)
    return True


def _of_other_kind(
    found: CouncilList, by_number: Mapping[tuple[str, str], Row], listed: set[tuple[str, str]], merged: Merged
) -> set[tuple[str, str]]:
    """The numbers that the register has for another kind, which the list lists but without this number: one of them is wrong."""
    kinds = {item.kind.value for item in found.items}
    unsure = set()
    for item in found.items:
        others = [kind for kind in kinds - {item.kind.value} if (kind, item.number) in by_number.keys() - listed]
        if others and (item.kind.value, item.number) not in by_number:
            what = f"in de lijst is dit een {item.kind.label}, in Koers een {Kind(others[0]).label}."
            merged.left.append(f"nummer {item.number}: {what} Verbeter de lijst, of het nummer.")
            unsure.add((item.kind.value, item.number))
    return unsure


def _without_number(rows: Iterable[Row]) -> dict[tuple[str, str, str], Row | None]:
    """What came in without a number, by kind, title and day; None where two are the same."""
    found: dict[tuple[str, str, str], Row | None] = {}
    for row in rows:
        if not row["number"] and row["kind"] in FROM_COUNCIL:
            key = (row["kind"], plain(row["title"]), row["made_on"])
            found[key] = None if key in found else row
    return found


def _adopted(item: Item, by_title: dict[tuple[str, str, str], Row | None]) -> Row | None:
    """The row that has no number yet and is this item: the same kind, title and day."""
    return by_title.pop((item.kind.value, plain(item.title), item.made_on), None) if item.made_on else None


def _new(item: Item, around: Around, taken: set[str], columns: Sequence[str]) -> Row:
    base = "-".join(re.findall(r"[a-z0-9]+", f"{item.kind.label.split(' (')[0]} {item.number}".lower()))
    name, again = base, 2
    while name in taken:
        name, again = f"{base}-{again}", again + 1
    taken.add(name)
    own = {
        "id": name, "kind": item.kind.value, "asker": around.asker, "owes": around.owes, "owed_to": around.asker,
        "access": "public", "source": around.source, "source_place": f"nummer {item.number}", "number": item.number,
    }  # fmt: skip
    return dict.fromkeys(columns, "") | own | {name: getattr(item, name) for name in FIELDS}


def _compared(item: Item, row: Row, extensions: Sequence[Row], around: Around) -> tuple[Row, list[Difference]]:
    """The row as the list has it, and what becomes otherwise. An empty cell of the list takes nothing away.

    A term that was agreed stays: only an extension moves it. Another day may be after the source that the row had, which did not
    tell of it: then the list is its source.
    """
    stays = {"planned", "term_text"} if agreed(row, extensions) else set()
    if other_day(item, row, extensions):
        stays.add("made_on")
    after, changed = dict(row), []
    for name in ("number", *FIELDS):
        said = getattr(item, name)
        if said and said != row[name] and name not in stays:
            changed.append(Difference(item.number, item.title, WORDS[name], row[name], said, row["id"]))
            after[name] = said
    if after["made_on"] != row["made_on"]:
        after |= {"source": around.source, "source_place": f"nummer {item.number}", "known_from": ""}
    return after, changed


def _look_for_gone(found: CouncilList, listed: set[tuple[str, str]], merged: Merged) -> None:
    """What the register has and the list has not. A list of motions says nothing of pledges."""
    kinds = {item.kind.value for item in found.items}
    for row in merged.obligations:
        if row["number"] and row["kind"] in kinds & FROM_COUNCIL and (row["kind"], row["number"]) not in listed:
            merged.gone.append(Gone(row["number"], row["title"], STATES[state_of(row, merged)].open))


def usual(rows: Iterable[Mapping[str, Any]], field: str) -> str:
    """What most of the council's own obligations have in a column; "" when there are none."""
    found = Counter(row[field] for row in rows if row["kind"] in FROM_COUNCIL and row[field])
    return found.most_common(1)[0][0] if found else ""
