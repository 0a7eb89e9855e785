"""What is asked: one goal, one indicator, compared with what, since when, by when."""

from collections.abc import Sequence
from dataclasses import dataclass

from koers.indicators.models import Indicator
from koers.indicators.periods import parse_period
from koers.places.models import Area

from ..models import Baseline, Goal, Horizon, Programme, Target

CURRENT = "current"


@dataclass(frozen=True)
class Rules:
    """What a programme agreed on, as far as a verdict hangs on it; every list in the order of the files."""

    programme: Programme
    targets: Sequence[Target]
    baselines: Sequence[Baseline]
    horizons: Sequence[Horizon]


@dataclass(frozen=True)
class Question:
    """One question to the method, before the figures are looked up.

    ``fixed``: the target's number when the target does not move with another area. ``words_only``: the target is given in
    words alone. ``unit``: what the figures must be in (None: not said). ``years``: the years by which the gap should be
    closed; more than one when no end was agreed. ``baseline_year``: parts the time before from the programme; None when
    nobody knows when it began. ``variant``: CURRENT, or the older target ("target:id") or baseline ("start:id").
    """

    goal: Goal
    indicator: Indicator
    area: Area
    benchmark: Area | None
    fixed: float | None
    words_only: bool
    unit: str | None
    years: tuple[int, ...]
    baseline_year: int | None
    variant: str


def questions(goal: Goal, indicator: Indicator, rules: Rules) -> list[Question]:
    """The questions about one goal and indicator: under the rules that stand, and under each older or rival one beside it."""
    about_goal = [target for target in rules.targets if target.goal_id == goal.pk]
    standing = _of_indicator([t for t in about_goal if not t.replaced_on], indicator)
    replaced = _of_indicator([t for t in about_goal if t.replaced_on], indicator)
    target = standing[0] if standing else None
    area = target.area if target else goal.area
    baselines = [b for b in rules.baselines if (b.indicator_id, b.area_id) == (indicator.pk, area.pk) and b.period]
    agreed = next((_year(b) for b in baselines if not b.replaced_on), None)
    start = agreed if agreed is not None else start_year(rules.programme)
    asked = [_question(goal, indicator, target, rules, start, CURRENT)]
    asked += [
        _question(goal, indicator, other, rules, start, f"target:{other.pk}") for other in (*standing[1:], *replaced)
    ]
    older = [b for b in baselines if b.replaced_on and _year(b) != start]
    asked += [_question(goal, indicator, target, rules, _year(b), f"start:{b.pk}") for b in older]
    return asked


def _of_indicator(targets: list[Target], indicator: Indicator) -> list[Target]:
    """Targets of this indicator; when there is none, those of the goal as a whole."""
    return [t for t in targets if t.indicator_id == indicator.pk] or [t for t in targets if t.indicator_id is None]


def _year(baseline: Baseline) -> int | None:
    return parse_period(baseline.period).middle_year


def _question(
    goal: Goal, indicator: Indicator, target: Target | None, rules: Rules, start: int | None, variant: str
) -> Question:
    moving = target.benchmark if target and target.benchmark_id else None
    fixed = float(target.value) if target and target.value and moving is None else None
    words_only = target is not None and moving is None and fixed is None
    return Question(
        goal=goal,
        indicator=indicator,
        area=target.area if target else goal.area,
        benchmark=None if fixed is not None or words_only else moving or rules.programme.benchmark,
        fixed=fixed,
        words_only=words_only,
        unit=(target.unit_id if target and fixed is not None else None) or indicator.unit_id,
        years=(target.year,) if target and target.year else end_years(rules.programme, rules.horizons),
        baseline_year=start,
        variant=variant,
    )


def start_year(programme: Programme) -> int | None:
    """The year that parts the figures before the programme from those of the programme."""
    return programme.baseline_year or (int(programme.start[:4]) if programme.start else None)


def end_years(programme: Programme, horizons: Sequence[Horizon]) -> tuple[int, ...]:
    """The years in which the programme should be done: both ends when the sources do not agree."""
    judged = [h for h in horizons if h.judged] or horizons
    ends = {h.end_low for h in judged} | {h.end_high for h in judged}
    if ends:
        return tuple(sorted({min(ends), max(ends)}))
    return (int(programme.end[:4]),) if programme.end else ()
