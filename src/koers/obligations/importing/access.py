"""Whether a row of a list is public. A list is closed until it says otherwise: the strictest of all it says of access counts, and what
we cannot read is kept out as well.

A council names these columns itself, so every column whose name is about secrecy or publicity is one of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from . import moments
from .columns import NO, STAYS, YES, plain

CLOSED = re.compile(r"geheim|vertrouwelijk|beslot|embargo|niet openba")
OPEN = re.compile(r"openba")
DENIED = re.compile(r"\b(?:niet|geen|nooit|opgeheven|vervallen|beeindigd)\b")
# A column that says from which day something may be seen, as "Openbaar vanaf".
FROM = re.compile(r"\b(?:vanaf|datum|per)\b|openbaarmaking")
PUBLIC = frozenset(
    ("openbaar", "volledig openbaar", "publiek", "niet geheim", "niet vertrouwelijk", "niet besloten", "geen", "geen geheimhouding", "geen embargo")
)  # fmt: skip
LONG = 25
EMPTY = "leeg"


@dataclass(frozen=True)
class Doubt:
    """What the list says of access and we cannot read: in which column, and which word ("een lange tekst" for what may be more than
    a word, because it may be the secret itself)."""

    column: str
    said: str


@dataclass(frozen=True)
class Shut:
    """A row that is kept out. ``doubts`` is empty when it is certain that the row is not public."""

    doubts: tuple[Doubt, ...] = ()


def is_access(name: str) -> bool:
    """Whether a column says who may see a row."""
    words = plain(name)
    return words not in STAYS and bool(CLOSED.search(words) or OPEN.search(words))


def shut_by_words(texts: Iterable[tuple[str, str]]) -> Shut | None:
    """What a kind, a sheet or a file says of itself: "Vertrouwelijke toezeggingen". ``texts``: what it is, and its words."""
    found = [(where, text) for where, text in texts if CLOSED.search(plain(text))]
    if not found:
        return None
    # "Openbare en vertrouwelijke toezeggingen" does not say which of the two a row is.
    unsure = [(where, text) for where, text in found if _is_unsure(re.sub(r"\bniet openba\w*", "geheim", plain(text)))]
    return Shut() if len(unsure) < len(found) else Shut(tuple(Doubt(where, _short(text)) for where, text in unsure))


def _is_unsure(words: str) -> bool:
    return bool(DENIED.search(words) or OPEN.search(words))


def shut_by_cells(cells: Sequence[tuple[str, Any]], today: str) -> Shut | None:
    """What the columns of access say of a row together; None when every one of them leaves it public. ``today``: a full ISO date.

    An embargo ends at an hour that a list does not tell, so the last day belongs to it.
    """
    found = [(name, value, _is_shut(plain(name), value, today)) for name, value in cells]
    if any(shut is True for _, _, shut in found):
        return Shut()
    doubts = tuple(Doubt(name, _short(value)) for name, value, shut in found if shut is None)
    return Shut(doubts) if doubts else None


def _is_shut(column: str, value: Any, today: str) -> bool | None:
    """Whether one cell keeps its row out; None when that cannot be read."""
    value = int(value) if isinstance(value, float) and value.is_integer() else value
    words = plain(str(value if value is not None else ""))
    closes, opens = bool(CLOSED.search(column)), bool(OPEN.search(column.replace("niet openba", "")))
    if not words and not str(value if value is not None else "").strip():
        # Of a box "Openbaar" that is not ticked nobody can say that it is public.
        return None if opens and not closes else False
    if words and words in YES | NO:
        return None if closes and opens else (words in YES) == closes
    if words in PUBLIC:
        return False
    if CLOSED.search(words):
        return None if _is_unsure(words.replace("niet openbaar", "geheim")) else True
    return _by_day(column, value, today, closes=closes, opens=opens)


def _by_day(column: str, value: Any, today: str, *, closes: bool, opens: bool) -> bool | None:
    """What a day says: until when it is closed, or from when it is open."""
    until = "embargo" in column or (closes and not opens and re.search(r"\btot\b", column))
    if not until and not (opens and not closes and FROM.search(column)):
        return None
    try:
        day = moments.day(value)
    except (ValueError, OverflowError):
        return None
    return day >= today if day else False


def _short(value: Any) -> str:
    text = " ".join(str(value if value is not None else "").split())
    return EMPTY if not text else text if len(text) <= LONG else "een lange tekst"


def in_words(shut: Shut) -> Iterator[str]:
    """What is not clear about a row, and how to mend it."""
    for doubt in shut.doubts:
        what = f"{doubt.column}: ‘{doubt.said}’ kennen we niet als openbaarheid, dus deze regel nemen we niet over."
        yield f"{what} Schrijf openbaar of vertrouwelijk, of geef de kolom een andere naam als zij over iets anders gaat."
