"""The content of charts, apart from how they are drawn (see `base`)."""

from .base import ChartError, NothingToDraw, Role, WrongContent
from .compare import (
    Bar,
    Dot,
    DumbbellChart,
    MovedChart,
    Output,
    OutputsChart,
    Pair,
    PointStrip,
)
from .time import (
    Band,
    GapChart,
    HorizonChart,
    Line,
    Moment,
    Point,
    RequiredPath,
    SeriesChart,
    Term,
    TimeChart,
)

Chart = SeriesChart | GapChart | PointStrip | MovedChart | DumbbellChart | HorizonChart | OutputsChart

__all__ = [
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
    "RequiredPath",
    "Role",
    "SeriesChart",
    "Term",
    "TimeChart",
    "WrongContent",
]
