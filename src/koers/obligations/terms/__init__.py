"""When something is due: a rule, the event that starts the term, and a calendar. Pure functions; no database, no Django."""

from .calendar import Calendar, Closed
from .engine import Extension, NoTerm, Rule, Term, is_only_in_words, term_of
from .partial import first_day, in_order, last_day

__all__ = [
    "Calendar",
    "Closed",
    "Extension",
    "NoTerm",
    "Rule",
    "Term",
    "first_day",
    "in_order",
    "is_only_in_words",
    "last_day",
    "term_of",
]
