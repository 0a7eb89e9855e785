"""What a list changes: the rows of the package as they become, and every difference in words for whoever confirms it."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from ..models import Kind
from .reading import Item

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
    """An item that was not in the register, with what is proposed for it."""

    item: Item
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True)
class Difference:
    """What the list says otherwise than the register, or a new state."""

    number: str
    title: str
    what: str
    old: str
    new: str


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
    be after what the register has; nothing changes there, and somebody must look at it."""

    obligations: list[Row]
    steps: list[Row]
    goals: list[Row]
    new: list[New] = field(default_factory=list)
    changed: list[Difference] = field(default_factory=list)
    moved: list[Difference] = field(default_factory=list)
    withdrawn: list[Withdrawn] = field(default_factory=list)
    contradicted: list[Difference] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    same: int = 0
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the state that every obligation is in now."""
        self.state_of = {row["obligation"]: row["state"] for row in sorted(self.steps, key=lambda row: row["on"])}

    @property
    def changes(self) -> int:
        """How many things become otherwise."""
        return len(self.new) + len(self.changed) + len(self.moved) + len(self.withdrawn)


@dataclass(frozen=True)
class Around:
    """What is known around a list: who asks and who owes in this council, what an item may be about, and what was dropped."""

    asker: str
    owes: str
    source: str
    day: str
    goals: Sequence[tuple[str, str]]
    funds: Sequence[tuple[str, str]]
    dropped: Set[str] = frozenset()
