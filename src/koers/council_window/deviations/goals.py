"""A goal that was worded differently before. ``valid_until`` of the earlier version is the day it changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from koers.kernel.components.formatting import period
from koers.kernel.days import last_day
from koers.programme.models import Goal, GoalVersion

from ..models import Kind, Signal
from .words import by_act, sentence


def signals(programme: str) -> Iterator[Signal]:
    """Every change of a goal of this programme."""
    return found(GoalVersion.objects.filter(package=programme).select_related("goal", "act__body", "source"))


def found(versions: Iterable[GoalVersion]) -> Iterator[Signal]:
    """A signal for each earlier version: what the goal was, and what came after it."""
    of_goal: dict[str, list[GoalVersion]] = defaultdict(list)
    for version in versions:
        of_goal[version.goal_id].append(version)
    for own in of_goal.values():
        own.sort(key=lambda version: (last_day(version.valid_until), version.position))
        following: list[GoalVersion | Goal] = [*own, own[-1].goal]
        for before, after in pairwise(following):
            yield _signal(before, after)  # type: ignore[arg-type]  # only the last one is the goal itself


def _signal(before: GoalVersion, after: GoalVersion | Goal) -> Signal:
    if before.title != after.title:
        what = f"Het doel ‘{before.title}’ heet nu ‘{after.title}’."
    else:
        what = f"De omschrijving van het doel ‘{before.title}’ is gewijzigd."
    was = f"Tot {period(before.valid_until)}: {sentence(before.description or before.title)}"
    now = f"Daarna: {sentence(after.description or after.title)}"
    return Signal(
        id=f"{Kind.GOAL_CHANGED}~{before.pk}",
        package=before.package,
        kind=Kind.GOAL_CHANGED,
        on=last_day(before.valid_until).isoformat(),
        when=before.valid_until,
        table="goals",
        row=before.goal_id,
        subject=before.goal.title,
        what=what,
        why=" ".join(filter(None, (was, now, sentence(before.why), by_act(before.act)))),
        source_id=before.source_id,
        source_place=before.source_place,
    )
