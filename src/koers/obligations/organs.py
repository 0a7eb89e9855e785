"""Which bodies may speak for another: the committees and the presidium of a council, as far as the data says whose they are. No Django."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Any

BELONGS = ("part_of", "accounts_to")
COMMITTEE = "raadscommissie"
PRESIDIUM = "presidium"


@dataclass(frozen=True)
class Organs:
    """``known``: the bodies of which we know to whom they belong; of others nothing is judged. ``own``: pairs of a body and the
    council of which it is a part."""

    known: Set[str] = frozenset()
    own: Set[tuple[str, str]] = frozenset()

    def may_speak(self, body: str, owed_to: str) -> bool:
        """Whether a body may allow what only ``owed_to`` can allow."""
        return body == owed_to or body not in self.known or (body, owed_to) in self.own


ANYBODY = Organs()


def organs_of(bodies: Iterable[Any], relations: Iterable[Any]) -> Organs:
    """The bodies and their lines, as rows of a package. An executive accounts to a council too, but is no part of it."""
    names = {row.id: row.name for row in bodies}
    parts = {row.id for row in bodies if row.kind == COMMITTEE or PRESIDIUM in row.name.lower()}
    own = {(row.body, row.other) for row in relations if row.kind in BELONGS and row.body in parts and row.other}
    return Organs(frozenset(names), frozenset(own))
