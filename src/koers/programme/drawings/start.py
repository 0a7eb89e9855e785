"""The start in one picture: for every measure in percents the area and its benchmark, and the distance between them."""

from collections.abc import Sequence

from koers.kernel.charts import DumbbellChart, Pair
from koers.kernel.components.formatting import number, plural

from ..models import Programme
from ..presenting.start import own_area, pair, percentages, standing
from ..presenting.values import written
from ..queries.start import SourceTable
from .picture import Picture

PERCENT = (0.0, 100.0)
MOST_MEASURES = (
    60  # a longer picture nobody reads, and drawing it takes longer than all the others; the tables have every measure
)


def start_picture(programme: Programme, tables: Sequence[SourceTable]) -> Picture | None:
    """The percentages of these tables; None when there are none with both sides."""
    rows = percentages(programme, tables)
    own = next((area for area in (own_area(programme, table) for table in tables) if area is not None), None)
    if not rows or own is None or programme.benchmark is None:
        return None
    pairs = []
    drawn = rows[:MOST_MEASURES]
    for heading, row in drawn:
        levels = pair(row, own.pk, programme.benchmark.pk)
        if levels is not None:
            texts = written(row.figures[own.pk]), written(row.figures[programme.benchmark.pk])
            pairs.append(Pair(row.indicator.name, levels[0], texts[0], levels[1], texts[1], heading))
    chart = DumbbellChart(
        name=f"{own.name} en {programme.benchmark.name}, {tables[0].source.title}",
        area_name=own.name,
        benchmark_name=programme.benchmark.name,
        pairs=tuple(pairs),
        axis=PERCENT,
        after="%",
    )
    shown = [row.figures[area] for _, row in drawn for area in (own.pk, programme.benchmark.pk)]
    left = len(rows) - len(drawn)
    subtitle = "Maten in procenten. De balk is het verschil."
    if left:
        subtitle += f" De eerste {MOST_MEASURES} maten. De andere {left} staan in de tabellen."
    return Picture(chart, _finding(programme, tables, rows), subtitle, rows=shown)


def _finding(programme: Programme, tables: Sequence[SourceTable], rows: Sequence[tuple]) -> str:
    shown = {row.indicator.pk for _, row in rows}
    only = [_only(table, shown) for table in tables]
    found = standing(programme, [table for table in only if table.rows])
    own = next(area for area in (own_area(programme, table) for table in tables) if area is not None)
    other = programme.benchmark.name if programme.benchmark else ""
    if found.compared and found.worse == found.compared:
        count = "De enige maat" if found.compared == 1 else f"Alle {number(found.compared)} maten"
        return f"{count} in procenten: {own.name} staat er slechter voor dan {other}"
    return f"Bij {number(found.worse)} van de {plural(found.compared, 'maat', 'maten')} in procenten staat {own.name} er slechter voor dan {other}"


def _only(table: SourceTable, indicators: set[str]) -> SourceTable:
    rows = tuple(row for row in table.rows if row.indicator.pk in indicators)
    return SourceTable(table.source, table.place, table.theme, table.areas, rows)
