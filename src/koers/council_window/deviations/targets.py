"""A target that was replaced by another one."""

from collections.abc import Iterable, Iterator

from koers.kernel.components.formatting import period, uncapitalised, with_unit
from koers.kernel.days import last_day
from koers.programme.models import Target

from ..models import Kind, Signal
from .replacing import act_of, replaced
from .words import by_act, sentence


def signals(programme: str) -> Iterator[Signal]:
    """Every replaced target of this programme."""
    rows = Target.objects.filter(package=programme)
    return found(rows.select_related("goal", "indicator__unit", "unit", "benchmark", "act__body", "source"))


def found(targets: Iterable[Target]) -> Iterator[Signal]:
    """A signal for each replaced target, with what came in its place."""
    for before, after in changes(targets):
        yield _signal(before, after)


def changes(targets: Iterable[Target]) -> Iterator[tuple[Target, Target | None]]:
    """Each replaced target with what came in its place, for the same goal, indicator and area; None when it lapsed."""
    return replaced(((target.goal_id, target.indicator_id or "", target.area_id), target) for target in targets)


def in_words(target: Target) -> str:
    """What must be reached and when: "75% in 2030", "even goed als Nederland in 2042"."""
    if target.value:
        unit = target.unit or (target.indicator.unit if target.indicator else None)
        what = with_unit(target.value, unit.symbol if unit else "")
    elif target.benchmark:
        what = f"even goed als {target.benchmark.name}"
    else:
        what = uncapitalised(target.value_text) or "niet vermeld"
    return f"{what} in {target.year}" if target.year else what


def _signal(before: Target, after: Target | None) -> Signal:
    name = before.indicator.name if before.indicator else before.goal.title
    was = f"Tot {period(before.replaced_on)} was de streefwaarde: {in_words(before)}."
    if after is None:
        what = f"De streefwaarde van ‘{name}’ is vervallen."
        now = "Welke ervoor in de plaats kwam, staat niet in de bron."
    else:
        what = f"De streefwaarde van ‘{name}’ is gewijzigd."
        now = f"Daarna: {in_words(after)}."
    return Signal(
        id=f"{Kind.TARGET_CHANGED}~{before.pk}",
        package=before.package,
        kind=Kind.TARGET_CHANGED,
        on=last_day(before.replaced_on).isoformat(),
        when=before.replaced_on,
        table="goals",
        row=before.goal_id,
        subject=before.goal.title,
        what=what,
        why=" ".join(filter(None, (was, now, sentence(before.why), by_act(act_of(before, after))))),
        source_id=(after or before).source_id,
        source_place=(after or before).source_place,
    )
