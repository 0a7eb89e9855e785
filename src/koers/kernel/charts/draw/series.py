"""Levels over time, the gap between them, and the path that is needed."""

from collections.abc import Sequence
from itertools import pairwise

from ..content import Line, SeriesChart
from ..look import BENCHMARK, GAP, INK_2, NARROW, STRONG, text_width
from ..place import Label, Room, Spot
from ..sheet import Range, Sheet
from .lines import (
    at,
    break_labels,
    draw_line,
    draw_paths,
    end_labels,
    measured,
    name_label,
    name_lines,
    path_label,
    segments,
    value_labels,
)
from .timeline import time_sheet

_FRONT = ("area", "benchmark", "municipality", "other")
"""From front to back: the area of the page lies on top and gets its labels first."""

_SHAPES = {"area": "circle", "benchmark": "square", "municipality": "diamond"}
_OTHER_SHAPES = ("triangle-up", "triangle-down", "cross", "triangle-left")


def draw(chart: SeriesChart, width: int) -> Sheet:
    """Raises NothingToDraw when no line has a value."""
    values = [value for line in chart.lines for _, value in measured(line)]
    sheet, room = time_sheet(chart, chart.lines, values, width, _room_right(chart, width))
    front = sorted(chart.lines, key=lambda line: _FRONT.index(line.role))
    shapes = dict(zip(front, _shapes(front), strict=True))
    for surface in gap_surfaces(chart):
        sheet.area(surface, GAP)
    _draw_benchmark_that_stays(sheet, room, chart)
    for line in reversed(front):
        draw_line(sheet, room, line, shapes[line])
    draw_paths(sheet, room, chart, chart.line("area"))
    for label, spot in room.place(_labels(sheet, chart, front, width)):
        sheet.label(label, spot)
    return sheet


def gap_surfaces(chart: SeriesChart) -> list[list[tuple[float, float, float]]]:
    """(year, area, benchmark) of every stretch where both lines are drawn."""
    if not chart.gap_label:
        return []
    area, benchmark = chart.line("area"), chart.line("benchmark")
    surfaces = []
    for one in segments(area) if area else ():
        for two in segments(benchmark) if benchmark else ():
            first, last = max(one[0][0], two[0][0]), min(one[-1][0], two[-1][0])
            if first < last:
                years = sorted({year for year, _ in (*one, *two) if first <= year <= last})
                surfaces.append([(year, _on(one, year), _on(two, year)) for year in years])
    return surfaces


def _on(run: Sequence[Range], year: float) -> float:
    """The value at this year on the drawn line through the points of a run."""
    for (x1, y1), (x2, y2) in pairwise(run):
        if x1 <= year <= x2:
            return y1 + (y2 - y1) * (year - x1) / (x2 - x1)
    return run[-1][1]


def _benchmark_stays(chart: SeriesChart) -> bool:
    """Whether the path ends at the last known level of the benchmark."""
    known = measured(chart.line("benchmark"))
    return bool(known and chart.paths) and chart.paths[0].vertices[-1][1] == known[-1][1]


def _draw_benchmark_that_stays(sheet: Sheet, room: Room, chart: SeriesChart) -> None:
    if _benchmark_stays(chart):
        year, value = measured(chart.line("benchmark"))[-1]
        points = [(year, value), (max(path.vertices[-1][0] for path in chart.paths), value)]
        sheet.line(points, BENCHMARK, 2, strokeDash=[1, 5], strokeCap="round")
        room.add_line(at(sheet, point) for point in points)


def _labels(sheet: Sheet, chart: SeriesChart, front: list[Line], width: int) -> list[Label]:
    """All labels, the ones that matter most first."""
    shown = [line for line in front if measured(line)]
    below = {line: _is_lower_half(line, shown) for line in shown}
    values = [label for line in shown for label in value_labels(sheet, line, below[line])]
    labels = end_labels(sheet, chart.paths) + [label for label in values if label.must]
    labels += [name_label(sheet, line, width == NARROW, below[line]) for line in shown]
    labels += [label for line in shown for label in break_labels(sheet, line)]
    labels += [label for label in values if not label.must]
    supposes = chart.paths[0].supposes if chart.paths and width != NARROW else ""
    labels += path_label(sheet, chart.paths, supposes)
    return labels + _gap_label(sheet, chart) + _nothing_since(sheet, chart, width)


def _is_lower_half(line: Line, shown: list[Line]) -> bool:
    """Whether the line ends below the others: then its labels stand under it."""
    others = [measured(other)[-1][1] for other in shown if other != line]
    return bool(others) and measured(line)[-1][1] < sum(others) / len(others)


def _gap_label(sheet: Sheet, chart: SeriesChart) -> list[Label]:
    """The name of the gap, in the widest stretch that can hold it."""
    half = text_width(chart.gap_label) / 2 + 4
    spots: list[Spot] = []
    for surface in gap_surfaces(chart) if chart.gap_label else ():
        first, last = sheet.px(surface[0][0]), sheet.px(surface[-1][0])
        for part in (0.5, 0.35, 0.65, 0.2, 0.8):
            x = first + (last - first) * part
            if min(x - first, last - x) >= half:
                low, high = _heights(sheet, surface, x)
                spots += [Spot(x, low + (high - low) * h + 5, "center") for h in (0.5, 0.3, 0.7)]
    return [Label((chart.gap_label,), tuple(spots))] if spots else []


def _heights(sheet: Sheet, surface: list[tuple[float, float, float]], x: float) -> Range:
    """Lower and upper edge of the surface at x, all in px."""
    edges = [[(sheet.px(p[0]), sheet.py(p[n])) for p in surface] for n in (1, 2)]
    return _on(edges[0], x), _on(edges[1], x)


def _nothing_since(sheet: Sheet, chart: SeriesChart, width: int) -> list[Label]:
    """That the area was not measured since the start, said in the empty part itself."""
    known = measured(chart.line("area"))
    if not chart.start or not known or known[-1][0] >= chart.start.year:
        return []
    text = "nog geen meting" if width == NARROW else "nog geen meting sinds de start"
    after = max(chart.start.year, chart.now.year if chart.now else chart.start.year)
    heights = (sheet.plot.bottom - 12, sheet.plot.bottom - 40, sheet.plot.top + 20)
    places = (sheet.px(after) + 12, sheet.px(chart.start.year) + 12)
    return [Label((text,), tuple(Spot(x, y) for x in places for y in heights), INK_2)]


def _shapes(lines: list[Line]) -> list[str]:
    """A marker for each line; other areas each get one of their own."""
    spare = iter(_OTHER_SHAPES)
    return [_SHAPES.get(line.role) or next(spare) for line in lines]


def _room_right(chart: SeriesChart, width: int) -> float:
    """Room beside the plot for the names, when the lines run up to the end."""
    if width == NARROW:
        return 16
    if chart.paths or chart.span:
        return 64
    names = [part for line in chart.lines for part in name_lines(line, narrow=False)]
    return max([64, *(text_width(part, STRONG) + 24 for part in names)])
