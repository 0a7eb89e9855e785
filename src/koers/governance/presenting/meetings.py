"""When a body met, as its own information system says."""

from collections.abc import Sequence

from koers.kernel.components.formatting import capitalised, period, plural
from koers.kernel.components.shapes import Cell, Row, Table
from koers.meetings.models import Meeting


def meetings_table(found: Sequence[Meeting]) -> Table:
    """The newest meetings with their place in the body's own system; how many points were on the agenda."""
    rows = [
        Row(
            (
                Cell(one.name, one.url, note=one.committee),
                Cell(capitalised(period(one.date)) if one.date else "", raw=one.date),
                Cell(capitalised(one.get_status_display()) if one.status else ""),
                Cell(plural(one.points, "punt", "punten") if one.points else ""),
            )
        )
        for one in found
    ]
    columns = ("Vergadering", "Wanneer", "Stand", "Agenda")
    return Table("Vergaderingen", columns, rows, "vergaderingen", True, "?csv=vergaderingen")
