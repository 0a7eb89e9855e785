"""How Koers writes figures, money, dates and small words in Dutch: pure functions, no Django."""

from .movement import Gap, Move, gap_from_changes, move_from_change, who_moved, who_moved_from_changes
from .numbers import MINUS, NO_BREAK_SPACE, money, money_short, number, percent, qualified, with_unit
from .periods import at_period, machine_date, period, period_range
from .wording import capitalised, join_and, likelihood, plural, uncapitalised

__all__ = [
    "MINUS",
    "NO_BREAK_SPACE",
    "Gap",
    "Move",
    "at_period",
    "capitalised",
    "gap_from_changes",
    "join_and",
    "likelihood",
    "machine_date",
    "money",
    "money_short",
    "move_from_change",
    "number",
    "percent",
    "period",
    "period_range",
    "plural",
    "qualified",
    "uncapitalised",
    "who_moved",
    "who_moved_from_changes",
    "with_unit",
]
