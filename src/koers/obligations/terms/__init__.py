"""When something is due: a rule, the event that starts the term, and a calendar. Pure functions; no database, no Django."""

from .calendar import Calendar, Closed
from .engine import Extension, NoTerm, Rule, Term, term_of
from .partial import first_day, last_day

__all__ = ["Calendar", "Closed", "Extension", "NoTerm", "Rule", "Term", "first_day", "last_day", "term_of"]
