"""The due date of one obligation: a rule, the event that starts the term, a calendar, and extensions.

Nothing is invented. Without a rule or an agreed moment there is no due date, and the answer says why. Every date that
was ever due stays in the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from koers.kernel.components.formatting import period, plural

from .calendar import Calendar
from .partial import last_day


class NoTerm(StrEnum):
    """Why there is no due date."""

    NOT_AGREED = "not_agreed"
    UNKNOWN = "unknown"
    NO_START = "no_start"


WORDS = {
    NoTerm.NOT_AGREED: "geen termijn afgesproken",
    NoTerm.UNKNOWN: "geen termijn bekend",
    NoTerm.NO_START: "nog niet begonnen: het begin van de termijn staat niet in de bronnen",
}


class Unit(StrEnum):
    """What a term is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    WORKING_DAY = "working_day"


UNIT_WORDS = {
    Unit.DAY: ("dag", "dagen"),
    Unit.WEEK: ("week", "weken"),
    Unit.MONTH: ("maand", "maanden"),
    Unit.YEAR: ("jaar", "jaar"),
    Unit.WORKING_DAY: ("werkdag", "werkdagen"),
}


class Recess(StrEnum):
    """What a recess does to a term."""

    IGNORED = "ignored"
    SHIFTS = "shifts"
    PAUSES = "pauses"


@dataclass(frozen=True)
class Rule:
    """A term of some length, after the start event or before it. ``name`` is who set it, where, and which version.

    A recess does nothing to a term before an event: such a rule with another ``recess`` is refused when a package is read.
    """

    name: str
    amount: int
    unit: Unit
    before: bool = False
    recess: Recess = Recess.IGNORED
    made_up: bool = False


@dataclass(frozen=True)
class Extension:
    """A later date, with the reason and who allowed it. ``decided`` is the last day on which it can have been decided."""

    until: date
    decided: date
    allowed_by: str
    why: str


@dataclass(frozen=True)
class Term:
    """When something is due, and in words how we know.

    ``due`` holds at the end; ``dates`` are all dates that ever held, oldest first, each with its words. ``missing`` says
    why there is none. ``late_start``: the term had passed before the obligation was made.
    """

    due: date | None
    missing: NoTerm | None
    words: str
    dates: tuple[tuple[date, str], ...] = ()
    late_start: bool = False

    def days_late(self, day: date) -> int | None:
        """How many days ``day`` is after the due date; None without a due date, negative before it."""
        return None if self.due is None else (day - self.due).days


def term_of(
    *,
    made: str = "",
    start: str = "",
    planned: str = "",
    said: str = "",
    rule: Rule | None = None,
    calendar: Calendar | None = None,
    extensions: Sequence[Extension] = (),
    without_rule: NoTerm = NoTerm.NOT_AGREED,
) -> Term:
    """The due date of an obligation.

    ``made``, ``start`` and ``planned`` are partial dates: when it was made, the event that starts the term (else when it
    was made), and the moment that was agreed in so many words, which goes before a rule. ``said``: those words,
    as the source has them. Extensions only ever add dates.
    Raises ValueError for a text that is no partial date.
    """
    if planned:
        first = (last_day(planned), _planned_words(planned, said))
        late = False
    elif rule is None:
        return _extended(Term(None, without_rule, WORDS[without_rule]), extensions)
    elif not (start or made):
        return _extended(Term(None, NoTerm.NO_START, WORDS[NoTerm.NO_START]), extensions)
    else:
        begin = start or made
        due, words = _by_rule(rule, last_day(begin), calendar or Calendar())
        late = bool(rule.before and made and due < last_day(made))
        if late:
            due = last_day(made)
            words += "; die dag was al voorbij toen dit ontstond, daarom geldt de dag waarop het ontstond"
        if len(begin) < len("2023-08-29"):
            words += f"; de dag van het begin staat niet in de bron, geteld vanaf het einde van {period(begin)}"
        first = (due, words)
    return _extended(Term(first[0], None, first[1], (first,), late), extensions)


def is_only_in_words(planned: str, said: str) -> bool:
    """Whether a source says a term in words without a year ("deze coalitieperiode"): then the year was worked out from those."""
    return len(planned) == len("2026") and bool(said) and planned not in said


def _planned_words(planned: str, said: str) -> str:
    if is_only_in_words(planned, said):
        return f"afgesproken: {said}; we tellen tot en met de laatste dag van {period(planned)}"
    if len(planned) == len("2023-08-29"):
        return "afgesproken dag"
    return f"afgesproken voor {period(planned)}; we tellen tot en met de laatste dag"


def _by_rule(rule: Rule, start: date, calendar: Calendar) -> tuple[date, str]:
    length = plural(rule.amount, *UNIT_WORDS[rule.unit])
    what = f"{length} {'vóór' if rule.before else 'na'} {period(start)}"
    words = [f"termijn volgens {rule.name}: {what}"]
    if rule.made_up:
        words[0] = f"verzonnen {words[0]}"
    if rule.before:
        raw = _moved(start, -rule.amount, rule.unit, calendar, skip_recess=False)
        due = calendar.working_day_before(raw)
        if due != raw:
            words.append(f"{period(raw)} is geen werkdag ({calendar.free(raw)}): laatste werkdag daarvoor")
        return due, "; ".join(words)
    pauses = rule.recess == Recess.PAUSES
    raw = _moved(start, rule.amount, rule.unit, calendar, skip_recess=pauses)
    if pauses and rule.unit != Unit.WORKING_DAY:
        raw, paused = _paused(start, raw, calendar)
        if paused:
            recess = calendar.recess_between(start + timedelta(days=1), raw)
            name = f" ({recess.name})" if recess else ""
            words.append(f"{plural(paused, 'dag', 'dagen')} reces{name} {'telt' if paused == 1 else 'tellen'} niet mee")
    return _on_working_day(raw, rule, calendar, words)


def _on_working_day(raw: date, rule: Rule, calendar: Calendar, words: list[str]) -> tuple[date, str]:
    """The first working day; a term that a recess shifts or stops never ends in one, also not by way of a weekend before it."""
    heeds_recess = rule.recess != Recess.IGNORED
    due = calendar.next_working_day(raw, after_recess=heeds_recess)
    recess = calendar.recess_between(raw, due) if heeds_recess else None
    closed = f"{period(raw)} is geen werkdag ({calendar.free(raw)})" if calendar.free(raw) else ""
    if recess and raw in recess:
        words.append(f"{period(raw)} valt in het reces ({recess.name}): eerste werkdag daarna")
    elif recess:
        words.append(f"{closed} en daarna is het reces ({recess.name}): eerste werkdag na het reces")
    elif closed:
        words.append(f"{closed}: eerste werkdag daarna")
    return due, "; ".join(words)


def _moved(start: date, amount: int, unit: Unit, calendar: Calendar, *, skip_recess: bool) -> date:
    """``start`` plus (or minus) a length; a day that does not exist in the month becomes its last."""
    if unit == Unit.WORKING_DAY:
        return calendar.add_working_days(start, amount, skip_recess=skip_recess)
    if unit in (Unit.DAY, Unit.WEEK):
        return start + timedelta(days=amount * (7 if unit == Unit.WEEK else 1))
    months = start.year * 12 + start.month - 1 + amount * (12 if unit == Unit.YEAR else 1)
    first = date(months // 12, months % 12 + 1, 1)
    after = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return min(first + timedelta(days=start.day - 1), after - timedelta(days=1))


def _paused(start: date, raw: date, calendar: Calendar) -> tuple[date, int]:
    """``raw`` moved on by the days of recess between; days that come in by moving on count again."""
    length = (raw - start).days
    paused = 0
    while (found := calendar.recess_days(start + timedelta(days=1), start + timedelta(days=length + paused))) > paused:
        paused = found
    return start + timedelta(days=length + paused), paused


def _extended(term: Term, extensions: Sequence[Extension]) -> Term:
    dates = list(term.dates)
    for extension in sorted(extensions, key=lambda item: item.decided):
        words = f"verlengd tot en met {period(extension.until)} op {period(extension.decided)}, toegestaan door "
        dates.append((extension.until, f"{words}{extension.allowed_by}: {extension.why}"))
    if len(dates) == len(term.dates):
        return term
    due, words = dates[-1]
    if term.due is not None:
        words += f" (eerst: {period(dates[0][0])}, {dates[0][1]})"
    return Term(due, None, words, tuple(dates), term.late_start)
