"""The headline sentences about a programme and a goal, written from the counts: they state, and do not praise or advise."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from koers.kernel.components.formatting import at_period, capitalised, join_and, number, period, plural, uncapitalised
from koers.kernel.components.verdict_words import CANNOT, DEPENDS, TOO_EARLY, reason_clause, verdict_words
from koers.methods.verdicts import Reason, TooEarly

from ..models import Goal, Programme
from .days import first_day, last_day
from .verdicts import Answer, moved, per_indicator, without_indicator, years

QUESTION = "Is het programma op koers?"
OVER = "De periode is voorbij. De uitkomst staat niet in onze bronnen."


def has_ended(programme: Programme, day: date) -> bool:
    """Whether the period is over. A year as end leaves open when in that year; a known outcome then says that it is."""
    if not programme.end:
        return False
    return last_day(programme.end) < day or (bool(programme.outcome) and first_day(programme.end) <= day)


def has_begun(programme: Programme, day: date) -> bool:
    """Whether the programme has started; one without a start counts as started."""
    return not programme.start or first_day(programme.start) <= day


# --- a programme ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Headline:
    """The answer in one or two sentences, and what follows it."""

    answer: str
    lead: str = ""


def of_programme(programme: Programme, found: Sequence[Answer], day: date) -> Headline:
    """Whether the programme is on course, as far as the counts of verdicts let one say."""
    if has_ended(programme, day):
        return Headline(programme.outcome or OVER, _ended_lead(programme, found))
    if not has_begun(programme, day):
        return Headline(f"Het programma begint {at_period(programme.start)}. Er is nog niets te beoordelen.")
    counted, empty = per_indicator(found), without_indicator(found)
    if not counted:
        return Headline(f"{QUESTION} Dat kan niemand zeggen. {_nothing_measured(len(empty))}")
    firm = [answer for answer in counted if answer.is_judged]
    if not firm:
        return Headline(f"{QUESTION} Dat kan nog niemand zeggen. {_nothing_clear(counted)}")
    told = f"Bij {number(len(firm))} van de {plural(len(counted), 'indicator', 'indicatoren')} is dat te zeggen."
    if len(firm) == len(counted):
        told = f"Bij {_all(len(counted))} is dat te zeggen."
    return Headline(f"{QUESTION} {told} {sentences(firm)}")


def _ended_lead(programme: Programme, found: Sequence[Answer]) -> str:
    span = f"Het programma liep van {period(programme.start)} tot {period(programme.end)}. " if programme.start else ""
    firm = [answer for answer in per_indicator(found) if answer.is_judged]
    return span + (f"Wat de cijfers zeggen: {uncapitalised(sentences(firm))}" if firm else "")


def _nothing_measured(goals: int) -> str:
    if not goals:
        return "In de bronnen staan geen doelen met een maat."
    return f"Geen van de {number(goals)} doelen heeft een maat." if goals > 1 else "Het ene doel heeft geen maat."


# Reasons that more or better figures would take away.
_NO_FIGURES = {TooEarly.TOO_FEW_POINTS, Reason.NO_MEASUREMENT, Reason.NO_BASELINE, Reason.TEXT_ONLY, Reason.SUPPRESSED,
               Reason.NOT_YET_DUE, Reason.STAND_IN_ONLY, Reason.COVERAGE_TOO_LOW}  # fmt: skip


def _nothing_clear(counted: Sequence[Answer]) -> str:
    of_all = f"van de {number(len(counted))} indicatoren" if len(counted) > 1 else "enkele indicator"
    reasons = {answer.reason for answer in counted}
    if TooEarly.NOT_CLEAR_YET in reasons:
        return f"Bij geen {of_all} wijzen de metingen al duidelijk één kant op."
    if reasons <= _NO_FIGURES:
        return f"Van geen {of_all} zijn er genoeg metingen."
    return f"Over geen {of_all} is al een oordeel mogelijk."


def _all(count: int) -> str:
    few = {1: "de enige indicator", 2: "beide indicatoren"}
    return few.get(count) or f"alle {number(count)} indicatoren"


def sentences(firm: Sequence[Answer]) -> str:
    """One short sentence a verdict, worst first: what goes wrong may not hide behind what goes well."""
    counts = Counter(answer.code for answer in firm)
    return " ".join(_sentence(code, counts[code], len(firm)) for code in _ORDER if counts[code])


_ORDER = ("moving_away", "behind", DEPENDS, "on_course", "reached")
_CLAUSES = {
    "moving_away": "wordt het verschil groter",
    "behind": "gaat het te langzaam",
    DEPENDS: "hangt het af van het eindjaar",
    "on_course": "is het tempo genoeg, als het zo doorgaat",
    "reached": "is het nu gehaald",
}


def _sentence(code: str, count: int, total: int) -> str:
    if count == total:
        return f"{'Overal' if total > 1 else 'Daar'} {_CLAUSES[code]}."
    return f"Bij {number(count)} {_CLAUSES[code]}."


# --- a goal ---------------------------------------------------------------------------------------------------------

# What the question about a node of the tree is: a goal is reached or not, a branch goes well or not.
_WHETHER = {
    Goal.Level.AMBITION: "Of deze ambitie wordt gehaald",
    Goal.Level.DOMAIN: "Hoe het met dit leefgebied gaat",
    Goal.Level.THEME: "Hoe het met dit thema gaat",
    Goal.Level.ACTION_LINE: "Hoe het met deze actielijn gaat",
    Goal.Level.NATIONAL_GOAL: "Of dit landelijke doel wordt gehaald",
    Goal.Level.RESILIENCE: "Hoe het met deze veerkracht gaat",
    Goal.Level.GOAL: "Of dit doel wordt gehaald",
    Goal.Level.KPI: "Of deze KPI wordt gehaald",
}


def of_goal(level: str, own: Sequence[Answer], below: Sequence[Answer] = ()) -> Headline:
    """What can be said about a goal: it has no verdict of its own, so this tells of its indicators.

    ``below``: the answers of the goals under it; they are told of when it has no indicator itself.
    """
    whether = _WHETHER[Goal.Level(level)]
    measured, under = per_indicator(own), per_indicator(below)
    if not measured and not under:
        return Headline(f"{whether}, kan niemand zeggen. Er is nog geen indicator voor.")
    if len(measured) == 1:
        return _one_indicator(whether, measured[0])
    if measured:
        return _indicators(whether, f"Van de {number(len(measured))} indicatoren", measured)
    if len(under) == 1:
        return _one_indicator(whether, under[0], "De enige maat bij de doelen hieronder")
    return _indicators(whether, f"Van de {number(len(under))} indicatoren bij de doelen hieronder", under)


def _indicators(whether: str, of_all: str, measured: Sequence[Answer]) -> Headline:
    firm = [answer for answer in measured if answer.is_judged]
    rest = [answer for answer in measured if not answer.is_judged]
    if not firm:
        return Headline(f"{whether}, is nog niet te zeggen.", _not_judged(rest, of_all))
    told = f"{of_all} is er bij {number(len(firm))} een oordeel. {sentences(firm)}"
    return Headline(told, _not_judged(rest) if rest else "")


def _one_indicator(whether: str, answer: Answer, measure: str = "De maat") -> Headline:
    verdict = answer.first
    name = f"{measure} is: {uncapitalised(verdict.indicator.name)}." if verdict.indicator is not None else ""
    if answer.code == CANNOT:
        return Headline(f"{whether}, is niet te zeggen, omdat {_why(answer.reason)}.", name)
    if answer.code == TOO_EARLY:
        return Headline(f"{whether}, is nog niet te zeggen. {verdict_words(TOO_EARLY, answer.reason).sentence}", name)
    if answer.code == DEPENDS:
        told = capitalised(years(answer)).replace("; bij", ". Bij")
        return Headline(
            f"{whether}, hangt af van het eindjaar. {told}.", " ".join(filter(None, (name, moved(verdict))))
        )
    return Headline(verdict_words(answer.code).sentence, " ".join(filter(None, (name, moved(verdict)))))


def _why(reason: str) -> str:
    """The reason inside a sentence about a goal: that higher is not better goes for the measure, not for the goal."""
    if reason == Reason.NO_DIRECTION:
        return "hoger of lager bij deze maat niet beter of slechter is"
    return reason_clause(reason)


def _not_judged(found: Sequence[Answer], of_all: str = "") -> str:
    """How many cannot be told yet, and why. ``of_all``: of how many, to begin the sentence with."""
    parts = _kinds(found)
    if len(parts) == 1 and len(found) > 1 and of_all:
        verb, _, words = parts[0]
        every = of_all.removeprefix("Van de ")
        every = f"beide {every.removeprefix('2 ')}" if len(found) == 2 else f"alle {every}"
        return f"Bij {every} {verb} {words}."
    if of_all:
        return f"{of_all} {join_and(f'{verb} bij {number(count)} {words}' for verb, count, words in parts)}."
    return f"{capitalised(join_and(f'bij {number(count)} {verb} {words}' for verb, count, words in parts))}."


def _kinds(found: Sequence[Answer]) -> list[tuple[str, int, str]]:
    """What is the matter: a verb, with how many, and the words after it."""
    reasons = Counter(answer.reason for answer in found)
    cannot = Counter(answer.reason for answer in found if answer.code == CANNOT)
    kinds = [
        ("zijn er", reasons[TooEarly.TOO_FEW_POINTS], "te weinig metingen"),
        ("is het", reasons[TooEarly.NOT_CLEAR_YET], "nog niet duidelijk"),
        ("is", cannot.total(), "geen oordeel mogelijk" + _because(cannot)),
    ]
    return [kind for kind in kinds if kind[1]]


def _because(cannot: Counter[str]) -> str:
    """The reason, when there is one for all; more are told beside each indicator."""
    return f", omdat {reason_clause(next(iter(cannot)))}" if len(cannot) == 1 else ""
