"""A target that was replaced by another one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from koers.kernel.components.formatting import period, uncapitalised, with_unit
from koers.kernel.days import first_day, last_day
from koers.programme.models import Target

from ..models import Kind, Signal
from .words import by_act, sentence


def signals(programme: str) -> Iterator[Signal]:
    """Every replaced target of this programme."""
    rows = Target.objects.filter(package=programme)
    return found(rows.select_related("goal", "indicator__unit", "unit", "benchmark", "act__body", "source"))


def found(targets: Iterable[Target]) -> Iterator[Signal]:
    """A signal for each replaced target, with what came in its place."""
    alike: dict[tuple[str, str | None, str], list[Target]] = defaultdict(list)
    for target in targets:
        alike[target.goal_id, target.indicator_id, target.area_id].append(target)
    for own in alike.values():
        for target in own:
            if target.replaced_on:
                yield _signal(target, successor(target, own))


def successor(target: Target, others: Sequence[Target]) -> Target | None:
    """The first target that was decided on the day that this one was replaced, or later; else the one that stands."""
    day = first_day(target.replaced_on)
    later = [
        other for other in others if other.pk != target.pk and other.decided_on and last_day(other.decided_on) >= day
    ]
    standing = [other for other in others if not other.replaced_on and not other.decided_on]
    return min(
        later, key=lambda other: (last_day(other.decided_on), other.position), default=next(iter(standing), None)
    )


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
    act = after.act if after is not None else None
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
        why=" ".join(filter(None, (was, now, sentence(before.why), by_act(act)))),
        source_id=(after or before).source_id,
        source_place=(after or before).source_place,
    )
