"""Verdicts as the pages show them: words and sign, the figures behind them, and counts.

The method gives one row a goal, indicator, period, rule set and target year. A reader gets one ``Answer`` for the target
years together: one word when they agree, "hangt af van het jaar" with both words when they do not.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from statistics import median

from koers.indicators.models import Unit
from koers.kernel.components.formatting import (
    NO_BREAK_SPACE,
    number,
    percent,
    plural,
    uncapitalised,
    who_moved,
    with_unit,
)
from koers.kernel.components.shapes import Count, Judged, Tally
from koers.kernel.components.verdict_words import CANNOT, DEPENDS, TOO_EARLY, VERDICT_CODES
from koers.methods.verdicts import GapMove, Move, Note, TooEarly

from ..judging.question import CURRENT
from ..models import Goal, Verdict

NO_UNIT = "eenheid niet vermeld"

MOVES = {Move.IMPROVED: "forward", Move.SAME: "same", Move.WORSENED: "back"}
GAP_MOVES = {GapMove.SMALLER: "smaller", GapMove.SAME: "same", GapMove.LARGER: "larger"}


@dataclass(frozen=True)
class Answer:
    """The verdicts on one goal and indicator in one period under one rule set: one a target year, earliest first."""

    verdicts: tuple[Verdict, ...]

    @property
    def first(self) -> Verdict:
        """The verdict for the earliest year; what does not depend on the year is the same in all."""
        return self.verdicts[0]

    @property
    def code(self) -> str:
        """The verdict, or DEPENDS when another year gives another one."""
        return self.first.verdict if len({_said(v) for v in self.verdicts}) == 1 else DEPENDS

    @property
    def reason(self) -> str:
        """The code of the reason that belongs to the verdict, "" when it needs none."""
        return "" if self.code == DEPENDS else _said(self.first)[1]

    @property
    def is_judged(self) -> bool:
        """Whether the method could say something: not too early, and not impossible."""
        return self.code not in (TOO_EARLY, CANNOT)

    @property
    def target_years(self) -> tuple[int, ...]:
        """The years it was judged for."""
        return tuple(v.target_year for v in self.verdicts if v.target_year)


def _said(verdict: Verdict) -> tuple[str, str]:
    """What decides the words: the verdict with the code of its reason."""
    reason = {TOO_EARLY: verdict.too_early, CANNOT: verdict.reason_code}.get(verdict.verdict, "")
    return verdict.verdict, reason


def answers(verdicts: Iterable[Verdict], *, period: str = "", variant: str = "") -> list[Answer]:
    """The verdicts as answers, in the order of the goals given; ``period`` and ``variant`` choose (empty: all)."""
    grouped: dict[tuple[str, str | None, str, str], list[Verdict]] = {}
    for verdict in verdicts:
        if period in ("", verdict.period) and variant in ("", verdict.variant):
            key = (verdict.goal_id, verdict.indicator_id, verdict.variant, verdict.period)
            grouped.setdefault(key, []).append(verdict)
    return [Answer(tuple(sorted(items, key=lambda v: v.target_year or 0))) for items in grouped.values()]


def since_start(verdicts: Iterable[Verdict]) -> list[Answer]:
    """The answers that count: about the programme itself, under the targets that stand now."""
    return answers(verdicts, period=Verdict.Period.PROGRAMME, variant=CURRENT)


def before_start(verdicts: Iterable[Verdict]) -> list[Answer]:
    """The answers about the time before the programme: context, never added to the others."""
    return answers(verdicts, period=Verdict.Period.BEFORE, variant=CURRENT)


# --- words ----------------------------------------------------------------------------------------------------------


def judged(answer: Answer, url: str = "", *, named: bool = True, note: str | None = None) -> Judged:
    """The answer for a list or a badge. ``named`` gives it the name of its indicator; ``note`` replaces the figures."""
    indicator = answer.first.indicator
    name = indicator.name if named and indicator is not None else ""
    words = figures(answer) if note is None else note
    if answer.code == DEPENDS:
        words = ". ".join(filter(None, (years(answer), words)))
    return Judged(answer.code, answer.reason, name, url, words)


def years(answer: Answer) -> str:
    """What each target year gives: "bij eindjaar 2042: te langzaam; bij eindjaar 2047: …"."""
    said = [(v.target_year, Judged(*_said(v)).words.short) for v in answer.verdicts]
    return "; ".join(f"bij eindjaar {year}: {uncapitalised(words)}" for year, words in said)


def in_words(answer: Answer) -> str:
    """The answer in words alone, for a table or a file; each year when they differ."""
    return years(answer) if answer.code == DEPENDS else Judged(answer.code, answer.reason).words.label


def reasons(answer: Answer) -> list[str]:
    """Why, in sentences: one when the years agree, else one a year."""
    if answer.code != DEPENDS:
        return [answer.first.reason]
    return [f"Bij eindjaar {v.target_year}: {uncapitalised(v.reason)}" for v in answer.verdicts]


def figures(answer: Answer) -> str:
    """The figures behind a verdict in few words: the last levels, and how many measurements there are."""
    verdict = answer.first
    if not verdict.series or verdict.indicator is None:
        return ""
    last = verdict.series[-1]
    count = plural(verdict.points, "meting", "metingen")
    area = f"{verdict.area.name} {level(last['area'], verdict.indicator.unit)}"
    other = verdict.benchmark.name if verdict.benchmark is not None else "streefwaarde"
    told = f"{count}: {area}, {other} {level(last['benchmark'], verdict.indicator.unit)}"
    return told if verdict.indicator.unit is not None else f"{told}, {NO_UNIT}"


def moved(verdict: Verdict) -> str:
    """Who moved, in the one sentence pattern; "" with fewer than two measurements to see it in."""
    detail = verdict.detail
    if verdict.area_change is None or verdict.benchmark is None:
        return ""
    move = {key: MOVES[Move(detail[key])] for key in ("area_move", "benchmark_move")}
    gap = GAP_MOVES[GapMove(detail["gap_move"])]
    text = who_moved(verdict.area.name, verdict.benchmark.name, move["area_move"], move["benchmark_move"], gap)
    if detail.get("better_than_benchmark"):
        text += f" {verdict.area.name} doet het beter dan {verdict.benchmark.name}."
    return text


def remarks(verdict: Verdict) -> list[str]:
    """What must be said beside the verdict, in sentences."""
    notes = verdict.detail.get("notes") or ()
    return [REMARKS[Note(note)] for note in notes if Note(note) in REMARKS]


REMARKS = {
    Note.AT_BENCHMARK_WITHIN_NOISE: "Het verschil is zo klein dat het toeval kan zijn.",
    Note.NOISE_UNKNOWN: "De onzekerheid van de cijfers is niet bekend.",
    Note.EXCESS_NOISE: "De cijfers gaan meer op en neer dan bij toeval hoort.",
    Note.AUTOCORRELATION: "Jaren na elkaar lijken op elkaar. Daarom is het oordeel voorzichtiger.",
    Note.BREAK_BRIDGED: "De meting is halverwege veranderd. Daar is rekening mee gehouden.",
    Note.RESTARTED_AT_BREAK: "De meting is veranderd. Alleen cijfers van daarna tellen mee.",
    Note.YEARS_DROPPED: "Jaren waarvan het aantal mensen ontbreekt, tellen niet mee.",
    Note.FRAGILE: "Het oordeel hangt aan één jaar: zonder dat jaar is het anders.",
    Note.NO_VERDICT_BEFORE_TARGET_YEAR: "Met zo veel toeval komt er voor het eindjaar geen duidelijk oordeel.",
    Note.TARGET_YEAR_PASSED_NOT_REACHED: "Het eindjaar is voorbij en het doel is niet gehaald.",
}


# --- figures --------------------------------------------------------------------------------------------------------


def level(value: float, unit: Unit | None) -> str:
    """A level with the symbol of its unit, with the decimals it was stated with."""
    return with_unit(_stated(value), unit.symbol if unit else "")


def gap(value: float, unit: Unit | None, decimals: int | None = None) -> str:
    """A distance between two levels: "5,9 procentpunt", "0,162". ``decimals``: how many to show."""
    text = number(_stated(value), decimals)
    if unit is None or not unit.symbol:
        return text
    return f"{text}{NO_BREAK_SPACE}{'procentpunt' if unit.symbol == '%' else unit.symbol}"


def decimals_of(values: Iterable[float]) -> int:
    """How many decimals the most precise of these figures was stated with."""
    return max((max(0, -int(_stated(value).as_tuple().exponent)) for value in values), default=0)


def _stated(value: float) -> Decimal:
    """A float that came from a stated figure, as that figure: 11.0 is 11."""
    figure = Decimal(repr(value))
    return figure.quantize(Decimal(1)) if figure == figure.to_integral_value() else figure


def share(value: float | None) -> str:
    """The share of the gap that was closed: "20%", below 0 when the gap grew; "" when it cannot be said."""
    return "" if value is None else percent(value * 100, 0)


def median_share(counted: Iterable[Answer]) -> str:
    """The median share closed over the answers that have enough measurements to say one; "" when none has."""
    shares = [
        a.first.share_closed
        for a in counted
        if a.first.share_closed is not None and a.first.too_early != TooEarly.TOO_FEW_POINTS
    ]
    return share(median(shares)) if shares else ""


def share_sentence(counted: Iterable[Answer]) -> str:
    """The median share of the gap that was closed, in words."""
    return f"Ingelopen van het verschil (mediaan): {median_share(counted) or 'nog niet te zeggen'}."


# --- counts ---------------------------------------------------------------------------------------------------------


def per_indicator(found: Iterable[Answer]) -> list[Answer]:
    """Each indicator once, also when several goals have it. When goals give it other words, each of those counts."""
    seen: dict[tuple[str | None, str, str], Answer] = {}
    for answer in found:
        if answer.first.indicator_id is not None:
            seen.setdefault((answer.first.indicator_id, answer.code, answer.reason), answer)
    return list(seen.values())


def without_indicator(found: Iterable[Answer]) -> list[Answer]:
    """The goals that nothing is measured for."""
    return [answer for answer in found if answer.first.indicator_id is None]


def goals_noun(empty: Sequence[Answer]) -> str:
    """What these goals are called together: KPIs are named when they are among them."""
    kpis = sum(answer.first.goal.level == Goal.Level.KPI for answer in empty)
    if len(empty) == 1:
        return "KPI" if kpis else "doel"
    if kpis == len(empty):
        return "KPI’s"
    return "doelen of KPI’s" if kpis else "doelen"


def tally(found: Sequence[Answer]) -> Tally:
    """Counts over distinct indicators, with the median share of the gap closed and what cannot be judged, and why.

    The note tells of goals without an indicator (they are no indicators), and how many verdicts chance alone may have
    made: each is given with 90% certainty, so one in ten.
    """
    counted = per_indicator(found)
    kinds = Counter((answer.code, answer.reason) for answer in counted)
    shown = sorted(kinds.items(), key=lambda item: (rank(item[0][0]), -item[1], item[0][1]))
    counts = [Count(code, count, reason) for (code, reason), count in shown]
    notes = []
    if empty := without_indicator(found):
        has = "heeft" if len(empty) == 1 else "hebben"
        notes.append(f"Daarnaast {has} {number(len(empty))} {goals_noun(empty)} nog geen indicator.")
    firm = sum(answer.is_judged for answer in counted)
    if firm:
        notes.append(
            f"Van {plural(firm, 'oordeel', 'oordelen')} is er naar verwachting hoogstens {ceil(firm * FALSE_IN)} toeval."
        )
    return Tally(counts, median_share(counted), note=" ".join(notes))


FALSE_IN = 0.1
ORDER = (*VERDICT_CODES[:-2], DEPENDS, TOO_EARLY, CANNOT)


def rank(code: str, reason: str = "") -> tuple[int, str]:
    """The place of a verdict among the others, as they are always listed."""
    return ORDER.index(code), reason
