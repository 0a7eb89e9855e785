"""What a list changes: the rows of the package as they become, and every difference in words for whoever confirms it."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from ..models import Kind
from ..terms import in_order
from .listed import Item

Row = dict[str, str]
Columns = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Proposal:
    """That a new item is about a goal or a fund, because of a word in both titles. ``key`` is what a person names to drop it."""

    key: str
    what: str
    target: str
    name: str
    word: str


@dataclass(frozen=True)
class New:
    """An item that was not in the register, with what is proposed for it. ``key`` is what a person names to leave it out."""

    item: Item
    key: str = ""
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True)
class Difference:
    """What the list says otherwise than the register, or a new state. ``obligation``: its id, for who must look at it."""

    number: str
    title: str
    what: str
    old: str
    new: str
    obligation: str = ""


@dataclass(frozen=True)
class Gone:
    """An item that the list does not have any more; nothing happens to it. ``open``: it was not settled."""

    number: str
    title: str
    open: bool


@dataclass(frozen=True)
class Withdrawn:
    """An item that the list calls confidential: it goes out of the register. It is named without its title.

    ``items``: the ids of the papers of the council that it named, which may be confidential too.
    """

    obligation: str
    number: str
    kind: Kind
    items: tuple[str, ...] = ()


@dataclass
class Merged:
    """The rows of the package as they become, and what changes. ``contradicted``: what the list says of the state and cannot
    be after what the register has; nothing changes there, and somebody must look at it. ``terms``: another term than was agreed,
    which only an extension with a reason changes. ``left``: rows that cannot be taken in, with where, what and how to mend it."""

    obligations: list[Row]
    steps: list[Row]
    goals: list[Row]
    new: list[New] = field(default_factory=list)
    changed: list[Difference] = field(default_factory=list)
    moved: list[Difference] = field(default_factory=list)
    withdrawn: list[Withdrawn] = field(default_factory=list)
    contradicted: list[Difference] = field(default_factory=list)
    terms: list[Difference] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    same: int = 0
    left: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the steps of every obligation, in their order, and the state that it is in now."""
        found: dict[str, list[Row]] = {}
        for row in self.steps:
            found.setdefault(row["obligation"], []).append(row)
        self.steps_of = {key: in_order(rows, lambda row: row["on"]) for key, rows in found.items()}
        self.state_of = {key: rows[-1]["state"] for key, rows in self.steps_of.items()}

    @property
    def changes(self) -> int:
        """How many things become otherwise."""
        return len(self.new) + len(self.changed) + len(self.moved) + len(self.withdrawn)

    @property
    def marks(self) -> tuple[int, ...]:
        """What stays the same when a row of the list says nothing new."""
        return self.changes, len(self.contradicted), len(self.terms), len(self.left)

    def put_steps(self, obligation: str, steps: Sequence[Row]) -> None:
        """Give an obligation these steps."""
        before, now = self.steps_of.get(obligation, ()), {row["id"]: row for row in steps}
        if any(now[row["id"]] is not row for row in before):  # a step has another day than it had
            self.steps = [now.get(row["id"], row) if row["obligation"] == obligation else row for row in self.steps]
        there = {row["id"] for row in before}
        self.steps += [row for row in steps if row["id"] not in there]
        self.steps_of[obligation] = list(steps)
        if steps:
            self.state_of[obligation] = steps[-1]["state"]


@dataclass(frozen=True)
class Around:
    """What is known around a list: who asks and who owes in this council, what an item may be about, and what was dropped.

    ``extensions`` by the id of their obligation; ``held``: what cannot be taken away, with why.
    """

    asker: str
    owes: str
    source: str
    day: str
    goals: Sequence[tuple[str, str]]
    funds: Sequence[tuple[str, str]]
    dropped: Set[str] = frozenset()
    extensions: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    held: Mapping[str, str] = field(default_factory=dict)
