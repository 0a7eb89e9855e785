"""Keeps names of people out of what a list brings: out of titles by the rules of the council's meetings, and out of the column of parties."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from koers.meetings.importing.names import Names
from koers.meetings.importing.words import is_party_form, is_person, party

if TYPE_CHECKING:
    from .listed import CouncilList, Item

BETWEEN = re.compile(r"\s*[;\n|]\s*|(?<=\))\s*(?:,|en|&)\s*")
BEHIND_NAME = re.compile(r"[^()]*\w\s*\(([^()]{2,60})\)")  # "Test, Tess (D66)": the party


def leave_people_out(found: "CouncilList", told: Iterable[str]) -> None:
    """Take names out of the items of a list. ``told``: the cells of its columns with people. What was done is told."""
    names = Names({name.strip() for cell in told for name in BETWEEN.split(cell) if name.strip()})
    rules: Counter[str] = Counter()
    items = [_without(item, names, rules) for item in found.items]
    found.items[:] = items
    if rules:
        words = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
        found.notices.append(
            f"Namen van mensen zijn weggelaten ({words}). Koers herkent niet elke naam: kijk de titels na."
        )


def _without(item: "Item", names: Names, rules: Counter[str]) -> "Item":
    title, used = names.without(item.title)
    rules.update(f"titel: {rule}" for rule in used)
    group = _party(item.party)
    if group != item.party:
        rules["fractie"] += 1
    return replace(item, title=title if used else item.title, party=group)


def _party(text: str) -> str:
    """The parties in a cell, as they are: of a name with its party in brackets the party, of a party that bears a name its code."""
    named = BEHIND_NAME.findall(text)
    if named and all(is_party_form(name) for name in named):
        return ", ".join(dict.fromkeys(named))
    return "".join(party(part) if is_person(part) else part for part in re.split(r"(\s*[,;]\s*)", text))
