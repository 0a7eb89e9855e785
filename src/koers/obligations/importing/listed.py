"""What is read from a list: its items, and what is left out with what finds it back in the register."""

import hashlib
from dataclasses import dataclass, field

from ..models import Kind
from .columns import plain


@dataclass(frozen=True)
class Item:
    """One line of a list. Days are full ISO dates or "". ``state`` is a key of columns.STATES, "" when it does not say.

    ``planned`` is a partial date; where the list has words instead they stand in ``term_text``.
    """

    line: int
    number: str
    kind: Kind
    title: str
    made_on: str = ""
    party: str = ""
    portfolio: str = ""
    planned: str = ""
    term_text: str = ""
    state: str = ""
    closed_on: str = ""
    url: str = ""


@dataclass(frozen=True)
class LeftOut:
    """A line that is not taken in, with what finds it back in the register: never its title.

    ``kind`` is None when it cannot be read. ``said``: the list's word for the state; of what is withheld
    the word that may mean that it is confidential, "" when that is certain.
    ``put_off``: it was put off, so it may come yet.
    """

    line: int
    number: str
    kind: Kind | None
    likeness: str = ""
    said: str = ""
    closed_on: str = ""
    put_off: bool = False


def likeness(kind: str, title: str, made_on: str) -> str:
    """A mark that is the same for the same kind, title and day, and from which no title can be read; "" without a day."""
    return hashlib.sha256(f"{kind}|{plain(title)}|{made_on}".encode()).hexdigest() if made_on else ""


@dataclass
class CouncilList:
    """What was read: the items, and what was left out and why. Of ``withheld`` (confidential or under embargo) and ``rejected``
    Koers may have something already. ``unread`` are the rows that cannot be taken in; ``wrong`` tells where, what is wrong and how to
    mend it."""

    items: list[Item] = field(default_factory=list)
    withheld: list[LeftOut] = field(default_factory=list)
    rejected: list[LeftOut] = field(default_factory=list)
    unread: list[LeftOut] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)
    people_columns: list[str] = field(default_factory=list)
    left_columns: list[str] = field(default_factory=list)
    secret: int = 0
    never_owed: int = 0
    no_kind: int = 0
    notices: list[str] = field(default_factory=list)
