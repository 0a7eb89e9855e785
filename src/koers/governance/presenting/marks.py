"""What is remarkable about the lines of a calendar: doubles, other moments, replacements, and what the calendar leaves out."""

from collections import Counter
from collections.abc import Iterable

from koers.decisions.models import Decision
from koers.kernel.components.formatting import join_and, number

MARKS = {
    "dubbel": "dubbel",
    "ander-moment": "ander moment",
    "vervangt": "vervangt een ander",
    "niet-in-kalender": "niet in de kalender",
}
"""The marks as they stand in an address, with their words."""

_ONE = {
    "dubbel": "1 regel staat er dubbel",
    "ander-moment": "1 regel noemt een ander moment dan een andere regel over hetzelfde besluit",
    "vervangt": "1 regel komt in de plaats van een andere",
    "niet-in-kalender": "1 tussenstop staat niet in de kalender",
}
_MANY = {
    "dubbel": "{} regels staan er dubbel",
    "ander-moment": "{} regels noemen een ander moment dan een andere regel over hetzelfde besluit",
    "vervangt": "{} regels komen in de plaats van een andere",
    "niet-in-kalender": "{} tussenstops staan niet in de kalender",
}


def marks_of(one: Decision) -> list[str]:
    """The marks of a line."""
    outside = one.list == Decision.List.WAYPOINT and not (one.calendar_row_id or one.differs_from_id)
    found = [
        ("dubbel", one.duplicate_of_id),
        ("ander-moment", one.differs_from_id),
        ("vervangt", one.replaces_id),
        ("niet-in-kalender", outside),
    ]
    return [mark for mark, is_so in found if is_so]


def marks_sentence(planned: Iterable[Decision]) -> str:
    """How many lines have which mark; "" when none has one."""
    counts = Counter(mark for one in planned for mark in marks_of(one))
    told = [
        _ONE[mark] if counts[mark] == 1 else _MANY[mark].format(number(counts[mark])) for mark in MARKS if counts[mark]
    ]
    return f"{join_and(told)}." if told else ""
