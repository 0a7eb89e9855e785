"""A planned decision that did not go on."""

from collections.abc import Iterator

from koers.decisions.models import DecisionOutcome
from koers.kernel.components.formatting import period
from koers.kernel.days import last_day

from ..models import Kind, Signal
from .words import sentence


def signals(programme: str) -> Iterator[Signal]:
    """Every decision of this programme that was dropped."""
    rows = DecisionOutcome.objects.filter(package=programme, state=DecisionOutcome.State.DROPPED)
    for row in rows.select_related("decision", "source"):
        yield found(row)


def found(row: DecisionOutcome) -> Signal:
    """The signal for one dropped decision."""
    decision = row.decision
    planned = f"Gepland: {period(decision.moment)}." if decision.moment else "Er stond geen moment bij."
    return Signal(
        id=f"{Kind.DECISION_DROPPED}~{row.pk}",
        package=row.package,
        kind=Kind.DECISION_DROPPED,
        on=last_day(row.date).isoformat(),
        when=row.date,
        table="decisions",
        row=decision.pk,
        subject=decision.title,
        what=f"Het besluit ‘{decision.title}’ is niet doorgegaan.",
        why=f"{planned} {sentence(row.text)}",
        source_id=row.source_id,
        source_place=row.source_place,
    )
