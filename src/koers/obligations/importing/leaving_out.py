"""What a list leaves out but Koers may have already: what became confidential goes, what was rejected is closed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from ..flows import STATES
from ..models import Kind
from .bringing import bring_state, state_of
from .listed import CouncilList, Item, LeftOut, likeness
from .merged import Around, Difference, Merged, Row, Withdrawn
from .proving import misfit


def take_away(found: CouncilList, rows: Sequence[Row], around: Around, merged: Merged) -> set[tuple[str, str]]:
    """Take what the list calls confidential out of the rows, with its steps and its goals.

    Gives the kinds and numbers that the list has both as public and as confidential: nobody can say which of the two these are, so
    they are told and not taken in.
    """
    there, both = _Register.of(rows), set()
    public = {(item.kind.value, item.number) for item in found.items}
    for one in found.withheld:
        if one.number and (double := {(kind, one.number) for kind in _kinds(one)} & public):
            both |= double
            what = f"nummer {one.number} staat in de lijst als openbaar én als vertrouwelijk. Koers neemt er niets van over."
            merged.left.append(f"{what} Verbeter de lijst, en haal het uit Koers weg als het vertrouwelijk is.")
            continue
        for row in there.known(one):
            if one.said:
                what = f"nummer {one.number or row['number']}: ‘{one.said}’ kennen we niet als openbaarheid, en Koers heeft dit stuk."
                merged.left.append(f"{what} Het blijft staan. Schrijf in de lijst openbaar of vertrouwelijk.")
                continue
            if row["id"] in around.held:
                merged.left.append(around.held[row["id"]])
                continue
            items = [row["item"], *(step["item"] for step in merged.steps if step["obligation"] == row["id"])]
            number = one.number or row["number"]
            kind = Kind(row["kind"])
            merged.withdrawn.append(Withdrawn(row["id"], number, kind, tuple(sorted({*items} - {""}))))
    away = {one.obligation for one in merged.withdrawn}
    merged.obligations = [row for row in merged.obligations if row["id"] not in away]
    merged.steps = [row for row in merged.steps if row["obligation"] not in away]
    merged.goals = [row for row in merged.goals if row["obligation"] not in away]
    return both


def reject(
    found: CouncilList, rows: Sequence[Row], around: Around, merged: Merged, columns: Mapping[str, Sequence[str]]
) -> None:
    """Close what is open here and was rejected or never brought in; what was put off is only told."""
    there = _Register.of(rows)
    for one in found.rejected:
        for row in there.known(one):
            own = Item(
                one.line, row["number"], Kind(row["kind"]), row["title"], state="dropped", closed_on=one.closed_on
            )
            state = state_of(row, merged)
            if one.put_off and STATES[state].open:
                merged.contradicted.append(
                    Difference(row["number"], row["title"], "stand", STATES[state].words, one.said, row["id"])
                )
            else:
                brought = bring_state(own, row, around, merged, columns["obligation_steps"], one.said)
                wrong = brought.refused
                if brought.moved:
                    wrong = misfit(row, brought.steps, around.extensions.get(row["id"], ()))
                if wrong:
                    merged.left.append(f"nummer {row['number']}: {wrong}")
                    continue
                brought.put(row["id"], merged)
                merged.same += not (brought.moved or brought.contradicted)


def numbers(found: CouncilList) -> set[tuple[str, str]]:
    """Every kind and number that the list names, whether it is taken in or not."""
    out = (*found.withheld, *found.rejected, *found.unread)
    left = ((kind, one.number) for one in out for kind in _kinds(one))
    return {*((item.kind.value, item.number) for item in found.items), *left}


def _kinds(one: LeftOut) -> Sequence[str]:
    """Its kind; a line of which the kind cannot be read may be of any kind."""
    return (one.kind.value,) if one.kind else tuple(Kind)


@dataclass(frozen=True)
class _Register:
    """The rows by kind and number, and what came in without a number by kind, title and day."""

    by_number: Mapping[tuple[str, str], Sequence[Row]]
    by_likeness: Mapping[str, Sequence[Row]]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Self:
        numbered, alike = defaultdict(list), defaultdict(list)
        for row in rows:
            if row["number"]:
                numbered[row["kind"], row["number"]].append(row)
            elif mark := likeness(row["kind"], row["title"], row["made_on"]):
                alike[mark].append(row)
        return cls(numbered, alike)

    def known(self, one: LeftOut) -> Iterator[Row]:
        """What Koers has of it."""
        for kind in _kinds(one):
            yield from self.by_number.get((kind, one.number), ())
        yield from self.by_likeness.get(one.likeness, ())
