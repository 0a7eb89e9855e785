"""The phases of a programme as a table."""

from collections.abc import Sequence

from koers.decisions.models import Decision, DecisionOutcome, Phase
from koers.kernel.components.formatting import capitalised, number, period
from koers.kernel.components.shapes import Cell, Column, Row, Table

from .calendar import distinct
from .moments import outcomes

State = DecisionOutcome.State


def phases_table(phases: Sequence[Phase], planned: Sequence[Decision]) -> Table:
    """Each phase with what the source names, and how many decisions were planned and are known to be taken."""
    once = distinct(planned)
    rows = []
    for phase in phases:
        own = [one for one in once if one.phase_id == phase.pk]
        taken = sum(any(told.state == State.DONE for told in outcomes(one)) for one in own)
        rows.append(
            Row(
                (
                    Cell(f"{phase.number}. {phase.name}", note=phase.note),
                    Cell(capitalised(period(phase.start)) if phase.start else "", raw=phase.start),
                    Cell(capitalised(period(phase.end)) if phase.end else "", raw=phase.end),
                    Cell(phase.result),
                    Cell(number(len(own)), raw=str(len(own))),
                    Cell(number(taken), raw=str(taken)),
                )
            )
        )
    columns = (
        "Fase",
        "Begin",
        "Einde",
        "Wat er dan moet zijn",
        Column("Besluiten gepland", True),
        Column("Bekend als genomen", True),
    )
    return Table("Fasen", columns, rows, id="fasen", csv_url="?csv=fasen")
