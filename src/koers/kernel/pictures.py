"""A chart as a figure on a page: rendered, or taken from what was rendered before."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.safestring import mark_safe

from .charts import Chart, NothingToDraw, render, table
from .components.shapes import Cell, Column, Figure, Source, Table


def figure(
    chart: Chart,
    title: str,
    *,
    subtitle: str = "",
    sources: Sequence[Source] = (),
    note: str = "",
    table_url: str = "",
    csv_url: str = "",
) -> Figure | None:
    """The chart with its finding (``title``) and where it comes from; None when it holds nothing to draw.

    The pictures carry their own name and description for who cannot see them.
    """
    try:
        rendered = render(chart, settings.KOERS_CHARTS, settings.KOERS_FONTS)
    except NothingToDraw:
        return None
    return Figure(
        title=title,
        svg=mark_safe(rendered.wide),  # our own picture; Vega and the chart module escape its texts
        svg_narrow=mark_safe(rendered.narrow),
        subtitle=subtitle,
        sources=sources,
        note=note,
        table_url=table_url,
        csv_url=csv_url,
    )


def chart_table(chart: Chart, caption: str, id: str, *, numeric: bool = False) -> Table:
    """The same texts as in the picture, as a table. ``numeric``: all columns but the first hold figures."""
    headers, rows = table(chart)
    columns = [Column(header, numeric=numeric and place > 0) for place, header in enumerate(headers)]
    return Table(caption, columns, [[Cell(text) for text in row] for row in rows], id=id, csv_url=f"?csv={id}")
