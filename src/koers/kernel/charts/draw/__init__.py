"""From content to an Altair chart, for one width. The only part of `charts` that needs Altair."""

from typing import Any

from ..content import (
    Chart,
    DumbbellChart,
    GapChart,
    HorizonChart,
    MovedChart,
    OutputsChart,
    PointStrip,
    SeriesChart,
)
from . import bars, dumbbell, gap, horizon, series, strip


def altair_chart(chart: Chart, width: int) -> Any:
    """The picture of this content as an Altair chart, `width` px wide (WIDE or NARROW).

    Raises NothingToDraw when the content holds no value at all.
    """
    match chart:
        case SeriesChart():
            sheet = series.draw(chart, width)
        case GapChart():
            sheet = gap.draw(chart, width)
        case PointStrip():
            sheet = strip.draw(chart, width)
        case MovedChart():
            sheet = bars.draw_moved(chart, width)
        case OutputsChart():
            sheet = bars.draw_outputs(chart, width)
        case DumbbellChart():
            sheet = dumbbell.draw(chart, width)
        case HorizonChart():
            sheet = horizon.draw(chart, width)
    return sheet.chart()
