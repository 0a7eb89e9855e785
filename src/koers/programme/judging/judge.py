"""Judges: turns questions and figures into verdicts. Two questions, never merged: since the start, and before it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from math import isfinite
from typing import Any

from koers.indicators.models import Indicator
from koers.methods import METHOD_VERSION, GapPaceResult, gap_pace
from koers.methods.verdicts import Reason, TooEarly
from koers.methods.verdicts import Verdict as Word

from ..models import Goal, Programme, Verdict
from .figures import FigureBook, Pair, pairs
from .outlook import first_year
from .question import CURRENT, Question, questions
from .reading import Places, book_for, links_of, rules_of
from .reasons import reason_sentence
from .series import direction, method_input

SINCE, BEFORE = Verdict.Period.PROGRAMME, Verdict.Period.BEFORE
MEASURABLE = {Goal.Level.GOAL, Goal.Level.KPI, Goal.Level.NATIONAL_GOAL, Goal.Level.RESILIENCE, Goal.Level.ACTION_LINE}


def judge_all(alias: str) -> None:
    """Judge every programme and keep the verdicts in the database with this alias."""
    for programme in Programme.objects.select_related("area", "benchmark").order_by("pk"):
        Verdict.objects.using(alias).bulk_create(judge_programme(programme), batch_size=50)


def judge_programme(programme: Programme) -> list[Verdict]:
    """The verdicts of one programme, in the order of its goals. Needs a reading context; writes nothing."""
    goals = list(Goal.objects.filter(package=programme.pk).select_related("area"))
    links, rules, places = links_of(programme), rules_of(programme), Places()
    asked = {
        goal.pk: [q for link in links.get(goal.pk, ()) for q in questions(goal, link.indicator, rules)]
        for goal in goals
    }
    book = book_for(programme, [question for of_goal in asked.values() for question in of_goal], places)
    judge = Judge(programme, book, places)
    parents = {goal.parent_id for goal in goals}
    found: list[Verdict] = []
    for goal in goals:
        for question in asked[goal.pk]:
            found.extend(judge.answers(question))
        if not asked[goal.pk] and goal.level in MEASURABLE and goal.pk not in parents:
            found.append(judge.without_indicator(goal))
    return found


@dataclass(frozen=True)
class Judge:
    """Answers the questions of one programme from its book of figures."""

    programme: Programme
    book: FigureBook
    places: Places

    def answers(self, question: Question) -> Iterator[Verdict]:
        """A verdict since the start for every target year, and one before the start when there are figures of then."""
        found = self._pairs(question)
        if isinstance(found, Reason) or not question.years or question.baseline_year is None:
            reason = (
                found if isinstance(found, Reason) else Reason.NO_HORIZON if not question.years else Reason.NO_BASELINE
            )
            yield from (self._cannot(question, year, reason) for year in question.years or (None,))
            return
        start = question.baseline_year
        since = [pair for pair in found if pair.period.middle_year is None or pair.period.middle_year >= start]
        before = _up_to(start, found)
        for year in question.years:
            yield self._answer(question, SINCE, year, since, found)
            if before:
                yield self._answer(question, BEFORE, year, before, found)

    def without_indicator(self, goal: Goal) -> Verdict:
        """A goal that nothing is measured for."""
        verdict = Verdict(
            id=f"{goal.pk}~none~{SINCE}", package=self.programme.pk, goal_id=goal.pk, indicator_id=None,
            area_id=goal.area_id, benchmark_id=self.programme.benchmark_id, period=SINCE, target_year=None, variant=CURRENT, points=0,
            verdict=Word.CANNOT_BE_JUDGED, reason_code=Reason.NO_INDICATOR, method_version=METHOD_VERSION,
        )  # fmt: skip
        verdict.reason = reason_sentence(verdict)
        return verdict

    def _pairs(self, question: Question) -> list[Pair] | Reason:
        if question.indicator.direction == Indicator.Direction.NONE:
            return Reason.NO_DIRECTION
        return pairs(question, self.book)

    def _answer(self, question: Question, period: str, year: int, used: list[Pair], all_pairs: list[Pair]) -> Verdict:
        used, break_at = self._around_breaks(question, used)
        verdict = self._blank(question, year, period)
        verdict.points = len(used)
        verdict.series = [_point(pair, question) for pair in used]
        verdict.sources = sorted({figure.source for pair in used for figure in (pair.area, pair.benchmark) if figure})
        result = None
        if used and used[0].period.time is not None:
            inside = question.benchmark is not None and self.places.lies_in(question.area.pk, question.benchmark.pk)
            start = question.baseline_year if period == SINCE else None
            result = gap_pace(method_input(question, used, year, start=start, break_at=break_at, inside=inside))
            _fill(verdict, result)
        else:
            _too_few(verdict)
        if verdict.verdict == Word.TOO_EARLY:
            verdict.first_year_with_verdict = (
                first_year(question, year, used, all_pairs, result) if period == SINCE else None
            )
        verdict.reason = reason_sentence(verdict)
        return verdict

    def _around_breaks(self, question: Question, used: list[Pair]) -> tuple[list[Pair], float | None]:
        """The pairs to use and the last change in how they were measured. The method bridges one: what lies before an
        earlier one is left out."""
        times = [pair.period.time for pair in used if pair.period.time is not None]
        breaks = self.book.breaks_within(question.indicator.pk, times)
        if len(breaks) > 1:
            used = [pair for pair in used if (pair.period.time or 0.0) >= breaks[-2]]
        return used, breaks[-1] if breaks else None

    def _cannot(self, question: Question, year: int | None, reason: Reason) -> Verdict:
        verdict = self._blank(question, year, SINCE)
        verdict.verdict, verdict.reason_code = Word.CANNOT_BE_JUDGED, reason
        verdict.reason = reason_sentence(verdict)
        return verdict

    def _blank(self, question: Question, year: int | None, period: str) -> Verdict:
        key = (question.goal.pk, question.indicator.pk, period, str(year or ""), question.variant)
        return Verdict(
            id="~".join(key), package=self.programme.pk, goal_id=question.goal.pk, indicator_id=question.indicator.pk,
            area_id=question.area.pk, benchmark_id=question.benchmark.pk if question.benchmark else None, period=period, target_year=year,
            variant=question.variant, points=0, verdict="", method_version=METHOD_VERSION,
        )  # fmt: skip


def _up_to(start: int, found: list[Pair]) -> list[Pair]:
    """The figures up to and in the first year; none when there is only that year, which tells nothing of before."""
    years = [(pair.period.middle_year, pair) for pair in found if pair.period.middle_year is not None]
    return [pair for year, pair in years if year <= start] if any(year < start for year, _ in years) else []


def _point(pair: Pair, question: Question) -> dict[str, Any]:
    return {
        "period": pair.period.text,
        "time": pair.period.time,
        "area": pair.area_value,
        "area_observation": pair.area.id,
        "benchmark": pair.benchmark_value,
        "benchmark_observation": pair.benchmark.id if pair.benchmark is not None else None,
        "gap": _exact(direction(question.indicator) * (pair.benchmark_value - pair.area_value)),
    }


def _exact(value: float) -> float:
    """Without the binary digits of a subtraction: 11 - 5.1 is 5.9."""
    return round(value, 12)


def _too_few(verdict: Verdict) -> None:
    """Nothing to fit: no measurement in this period yet, or one whose year the source does not state."""
    verdict.verdict, verdict.too_early = Word.TOO_EARLY, TooEarly.TOO_FEW_POINTS
    if verdict.series:
        verdict.gap_start = verdict.gap_now = verdict.series[-1]["gap"]


def _fill(verdict: Verdict, result: GapPaceResult) -> None:
    """Take over the result. What needs two measurements (a share closed, a change) is left open with one."""
    verdict.verdict = result.verdict
    verdict.too_early = result.too_early or ""
    verdict.points = result.n
    verdict.gap_start, verdict.gap_now = _number(result.gap_start), _number(result.gap_now)
    verdict.pace, verdict.pace_required = _number(result.pace), _number(result.pace_required)
    verdict.probability_on_time = _number(result.p_on_time)
    if result.n > 1:
        verdict.share_closed = _number(result.share_closed)
    if result.change_since < result.times[-1]:
        verdict.area_change, verdict.benchmark_change = _number(result.area_change), _number(result.benchmark_change)
    year = _number(result.first_year_with_verdict)
    verdict.first_year_with_verdict = int(year + 0.5) if year is not None else None
    verdict.fragile = bool(result.fragile)
    verdict.detail = _plain(asdict(result))


def _number(value: float | None) -> float | None:
    return float(value) if value is not None and isfinite(value) else None


def _plain(value: Any) -> Any:
    """The method's result as JSON: no infinities, tuples as lists."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return _number(value)
    return value
