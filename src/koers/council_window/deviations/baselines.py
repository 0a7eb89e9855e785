"""A baseline that was replaced by another one."""

from collections.abc import Iterable, Iterator

from koers.kernel.components.formatting import period, with_unit
from koers.kernel.days import last_day
from koers.programme.models import Baseline

from ..models import Kind, Signal
from .replacing import act_of, replaced
from .words import by_act, sentence


def signals(programme: str) -> Iterator[Signal]:
    """Every replaced baseline of this programme."""
    rows = Baseline.objects.filter(package=programme)
    return found(rows.select_related("indicator__unit", "area", "act__body", "source"))


def found(baselines: Iterable[Baseline]) -> Iterator[Signal]:
    """A signal for each replaced baseline, with what came in its place."""
    for before, after in replaced(((row.indicator_id, row.area_id), row) for row in baselines):
        yield _signal(before, after)


def _in_words(baseline: Baseline) -> str:
    unit = baseline.indicator.unit
    value = with_unit(baseline.value, unit.symbol if unit else "") if baseline.value else "niet vermeld"
    return f"{value} over {period(baseline.period)}" if baseline.period else value


def _signal(before: Baseline, after: Baseline | None) -> Signal:
    was = f"Tot {period(before.replaced_on)} was de nulmeting: {_in_words(before)}."
    now = f"Daarna: {_in_words(after)}." if after else "Welke ervoor in de plaats kwam, staat niet in de bron."
    reason = after.why if after else before.why
    return Signal(
        id=f"{Kind.BASELINE_CHANGED}~{before.pk}",
        package=before.package,
        kind=Kind.BASELINE_CHANGED,
        on=last_day(before.replaced_on).isoformat(),
        when=before.replaced_on,
        table="indicators",
        row=before.indicator_id,
        subject=before.indicator.name,
        what=f"De nulmeting van ‘{before.indicator.name}’ ({before.area.name}) is gewijzigd.",
        why=" ".join(filter(None, (was, now, sentence(reason), by_act(act_of(before, after))))),
        source_id=(after or before).source_id,
        source_place=(after or before).source_place,
    )
