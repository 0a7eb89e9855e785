"""Charts: content in, two SVG pictures, a sentence and a table out.

    chart = SeriesChart(name="Leefbaarheid", unit="Score", lines=(...))
    render(chart, store=Path("var/charts"), fonts=Path("build/assets/ttf"))

`content` says what a chart tells, `words` says it in sentences and as a table, `draw` makes an
Altair chart of it, `svg` makes that fit for a page, `store` keeps the result by the hash of the
content. Only `draw` imports Altair, and only when a picture is not kept yet.
"""

from .content import (
    Band,
    Bar,
    Chart,
    ChartError,
    Dot,
    DumbbellChart,
    GapChart,
    HorizonChart,
    Line,
    Moment,
    MovedChart,
    NothingToDraw,
    Output,
    OutputsChart,
    Pair,
    Point,
    PointStrip,
    RequiredPath,
    Role,
    SeriesChart,
    Term,
    WrongContent,
)
from .look import dutch
from .store import CHART_VERSION, RenderedChart, Warmed, content_hash, render, warm
from .words import summary, table

__all__ = [
    "CHART_VERSION",
    "Band",
    "Bar",
    "Chart",
    "ChartError",
    "Dot",
    "DumbbellChart",
    "GapChart",
    "HorizonChart",
    "Line",
    "Moment",
    "MovedChart",
    "NothingToDraw",
    "Output",
    "OutputsChart",
    "Pair",
    "Point",
    "PointStrip",
    "RenderedChart",
    "RequiredPath",
    "Role",
    "SeriesChart",
    "Term",
    "Warmed",
    "WrongContent",
    "content_hash",
    "dutch",
    "render",
    "summary",
    "table",
    "warm",
]
