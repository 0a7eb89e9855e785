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
from .merged import Around, Columns, Difference, Gone, Merged, New, Row
from .proposing import propose
from .reading import CouncilList, Item

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
    must go, one that was rejected is closed.
    """
    merged = Merged([dict(row) for row in obligations], list(steps), list(goals))
    from_council = [row for row in merged.obligations if row["kind"] in FROM_COUNCIL]
    take_away(found, from_council, merged)
    reject(found, [row for row in merged.obligations if row["kind"] in FROM_COUNCIL], around, merged, columns)
    by_number = {(row["kind"], row["number"]): row for row in merged.obligations if row["number"]}
    by_title = _without_number(merged.obligations)
    taken = {row["id"] for row in merged.obligations}
    listed = numbers(found)
    _look_for_other_kind(found, by_number, listed, merged)
    for item in found.items:
        row = by_number.get((item.kind.value, item.number)) or _adopted(item, by_title, merged)
        before = merged.changes, len(merged.contradicted)
        if row is None:
            row = _new(item, around, taken, columns["obligations"])
            merged.obligations.append(row)
            merged.new.append(New(item, tuple(propose(row, around, merged, columns["obligation_goals"]))))
        else:
            _compare(item, row, around, merged)
        bring_state(item, row, around, merged, columns["obligation_steps"])
        merged.same += before == (merged.changes, len(merged.contradicted))
    _look_for_gone(found, listed, merged)
    return merged


def _look_for_other_kind(
    found: CouncilList, by_number: Mapping[tuple[str, str], Row], listed: set[tuple[str, str]], merged: Merged
) -> None:
    """A number that the register has for another kind, which the list lists but without this number: one of them is wrong."""
    kinds = {item.kind.value for item in found.items}
    for item in found.items:
        others = [kind for kind in kinds - {item.kind.value} if (kind, item.number) in by_number.keys() - listed]
        if others and (item.kind.value, item.number) not in by_number:
            what = f"in de lijst is dit een {item.kind.label}, in Koers een {Kind(others[0]).label}."
            merged.problems.append(f"nummer {item.number}: {what} Verbeter de lijst, of het nummer.")


def _without_number(rows: Iterable[Row]) -> dict[tuple[str, str, str], Row | None]:
    """What came in without a number, by kind, title and day; None where two are the same."""
    found: dict[tuple[str, str, str], Row | None] = {}
    for row in rows:
        if not row["number"] and row["kind"] in FROM_COUNCIL:
            key = (row["kind"], plain(row["title"]), row["made_on"])
            found[key] = None if key in found else row
    return found


def _adopted(item: Item, by_title: dict[tuple[str, str, str], Row | None], merged: Merged) -> Row | None:
    """The row that has no number yet and is this item: the same kind, title and day. It gets the number."""
    row = by_title.pop((item.kind.value, plain(item.title), item.made_on), None) if item.made_on else None
    if row is not None:
        merged.changed.append(Difference(item.number, row["title"], WORDS["number"], "", item.number))
        row["number"] = item.number
    return row


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


def _compare(item: Item, row: Row, around: Around, merged: Merged) -> None:
    """What the list says otherwise. An empty cell of the list takes nothing away.

    Another day may be after the source that the row had, which did not tell of it: then the list is its source.
    """
    if item.made_on and item.made_on != row["made_on"]:
        row |= {"source": around.source, "source_place": f"nummer {item.number}", "known_from": ""}
    for name in FIELDS:
        said = getattr(item, name)
        if said and said != row[name]:
            merged.changed.append(Difference(item.number, item.title, WORDS[name], row[name], said))
            row[name] = said


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
