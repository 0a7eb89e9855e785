"""Lines over time with their markers, the paths to the targets, and the words that go with them."""

from collections.abc import Sequence
from itertools import pairwise

from ..content import Line, Point, RequiredPath, TimeChart
from ..look import (
    AREA,
    INK,
    INK_2,
    LEADING,
    NORMAL,
    PAPER,
    PATH,
    ROLE_COLOUR,
    STRONG,
    wrap,
)
from ..place import Label, Room, Spot
from ..sheet import Range, Sheet

ABOVE, BELOW = -14, 25
"""From a point to the baseline of a label above or below its marker, in px."""


def segments(line: Line) -> list[list[Range]]:
    """The measured (year, value) in runs that may be joined.

    A run ends at a point without a value, at a break in the way of measuring, and at a hole.
    """
    runs: list[list[Range]] = []
    joined = False
    for point in line.points:
        if point.value is None:
            joined = False
            continue
        if joined:
            before = runs[-1][-1][0]
            hole = line.every is not None and point.year - before > 1.5 * line.every
            joined = not hole and not any(before < year <= point.year for year in line.breaks)
        if joined:
            runs[-1].append((point.year, point.value))
        else:
            runs.append([(point.year, point.value)])
        joined = True
    return runs


def measured(line: Line | None) -> list[Range]:
    """(year, value) of every point that has a value."""
    points = line.points if line else ()
    return [(point.year, point.value) for point in points if point.value is not None]


def at(sheet: Sheet, point: Range) -> Range:
    """A (year, value) in px."""
    return sheet.px(point[0]), sheet.py(point[1])


def draw_line(sheet: Sheet, room: Room, line: Line, shape: str) -> None:
    """The runs of one line with a marker at each point and a tick at each break."""
    colour, area = ROLE_COLOUR[line.role], line.role == "area"
    runs = segments(line)
    for run in runs:
        if len(run) > 1:
            sheet.line(run, colour, 4 if area else 2, strokeCap="round")
            room.add_line(at(sheet, point) for point in run)
    points, size = _marked(sheet, runs), 14 if area else 10
    if points:
        sheet.dots(points, shape, size, AREA if area else PAPER, PAPER if area else colour)
        for point in points:
            room.add_marker(*at(sheet, point), size / 2)
    for x, y in _break_places(sheet, line):
        sheet.rules([(x, y - 12, x, y + 12)], INK, 1.5)


def _marked(sheet: Sheet, runs: list[list[Range]]) -> list[Range]:
    """The points that get a marker: all, or only the ends of each run where they would touch."""
    places = [sheet.px(year) for run in runs for year, _ in run]
    if all(b - a >= 15 for a, b in pairwise(places)):
        return [point for run in runs for point in run]
    return [point for run in runs for point in {run[0]: 0, run[-1]: 0}]


def _break_places(sheet: Sheet, line: Line) -> list[Range]:
    """Halfway each two points between which the way of measuring changed, in px."""
    known = measured(line)
    return [
        (sheet.px((before[0] + after[0]) / 2), sheet.py((before[1] + after[1]) / 2))
        for before, after in pairwise(known)
        if any(before[0] < year <= after[0] for year in line.breaks)
    ]


def ring_of(chart: TimeChart) -> Range | None:
    """Where the open ring stands: the agreed baseline, else where the first path begins."""
    if chart.baseline and chart.baseline.value is not None:
        return chart.baseline.year, chart.baseline.value
    return chart.paths[0].vertices[0] if chart.paths else None


def draw_paths(sheet: Sheet, room: Room, chart: TimeChart, line: Line | None) -> None:
    """Dashed from the ring to a filled diamond; further horizons thinner and dotted.

    A faint stretch joins the last measurement to a ring that stands later.
    """
    ring, known = ring_of(chart), measured(line)
    if ring and known and ring[0] > known[-1][0]:
        sheet.line([known[-1], ring], PATH, 2.5, strokeDash=[7, 5], strokeOpacity=0.55)
        room.add_line([at(sheet, known[-1]), at(sheet, ring)])
    for n, path in reversed(list(enumerate(chart.paths))):
        width, dash = (1.5, [3, 5]) if n else (2.5, [7, 5])
        sheet.line(path.vertices, PATH, width, strokeDash=dash)
        room.add_line(at(sheet, vertex) for vertex in path.vertices)
    if chart.paths:
        end = chart.paths[0].vertices[-1]
        sheet.dots([end], "diamond", 15, PATH, PATH)
        room.add_marker(*at(sheet, end), 8)
    if ring:
        on_point = any(abs(ring[0] - year) < 0.05 for year, _ in known)
        size, fill = (22, "none") if on_point else (12, PAPER)
        sheet.dots([ring], "circle", size, fill, PATH)
        room.add_marker(*at(sheet, ring), size / 2)


def end_labels(sheet: Sheet, paths: Sequence[RequiredPath]) -> list[Label]:
    """The words at the end of each path."""
    labels = []
    for n, path in enumerate(paths):
        x, y = at(sheet, path.vertices[-1])
        above, below = y + ABOVE, y + BELOW
        spots = (
            Spot(x, above, "center"),
            Spot(x - 4, above, "left"),
            Spot(x + 4, above, "right"),
            Spot(x, below, "center"),
            Spot(x, above - 20, "center"),
            Spot(x, below + 20, "center"),
        )
        labels.append(Label((path.label,), spots, PATH, NORMAL if n else STRONG, must=n == 0))
    return labels


def path_label(sheet: Sheet, paths: Sequence[RequiredPath], supposes: str = "") -> list[Label]:
    """The words along the first path, with what the path supposes in a second line."""
    if not paths:
        return []
    (x1, y1), (x2, y2) = (at(sheet, vertex) for vertex in paths[0].vertices[-2:])
    spots = []
    for part in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2):
        x, y = x1 + (x2 - x1) * part, y1 + (y2 - y1) * part
        spots += [Spot(x + 8, y + 30), Spot(x - 8, y - 14, "right"), Spot(x + 8, y - 14)]
        spots += [Spot(x - 8, y + 30, "right"), Spot(x + 16, y + 48), Spot(x - 16, y + 48, "right")]
    lines = ("pad dat nodig is", supposes) if supposes else ("pad dat nodig is",)
    return [Label(lines, tuple(spots), PATH, STRONG)]


def name_lines(line: Line, narrow: bool) -> tuple[str, ...]:
    """The name of a line, a long one in more lines."""
    return wrap(line.name, 190 if narrow else 300, STRONG)


def name_label(sheet: Sheet, line: Line, narrow: bool, below: bool) -> Label:
    """The name of a line: beside its end, else on its outer side."""
    lines = name_lines(line, narrow)
    places = [at(sheet, point) for point in measured(line)]
    lifted = ABOVE - LEADING * (len(lines) - 1)
    first, second = (BELOW, lifted) if below else (lifted, BELOW)
    further = first + (20 if below else -20)
    spots = [Spot(places[-1][0] + 12, places[-1][1] + 5)]
    for x, y in (places[-1], places[len(places) // 2], places[0]):
        spots += [Spot(x, y + first, "center"), Spot(x + 6, y + first, "right")]
        spots += [Spot(x - 6, y + first), Spot(x - 6, y + further)]
    for x, y in (places[-1], places[0]):
        spots += [Spot(x, y + second, "center"), Spot(x - 6, y + second)]
    colour = ROLE_COLOUR[line.role]
    return Label(lines, tuple(spots), colour, STRONG, must=True, strong_lines=len(lines))


def value_labels(sheet: Sheet, line: Line, below: bool) -> list[Label]:
    """The last and the first value; only area and benchmark show their first.

    The last value of the area is what a reader looks for: it is never left out.
    """
    known = [point for point in line.points if point.value is not None]
    labels = [_value_label(sheet, line, known[-1], below, must=line.role == "area")]
    if len(known) > 1 and line.role in ("area", "benchmark"):
        labels.append(_value_label(sheet, line, known[0], below))
    return labels


def _value_label(sheet: Sheet, line: Line, point: Point, below: bool, must: bool = False) -> Label:
    x, y = at(sheet, (point.year, point.value or 0.0))
    first, second = (BELOW, ABOVE) if below else (ABOVE, BELOW)
    spots = (
        Spot(x, y + first, "center"),
        Spot(x - 5, y + first),
        Spot(x + 5, y + first, "right"),
        Spot(x + 12, y + 5),
        Spot(x + 8, y + second),
        Spot(x, y + second, "center"),
    )
    weight = STRONG if line.role == "area" else NORMAL
    return Label((point.text,), spots, ROLE_COLOUR[line.role], weight, must)


def break_labels(sheet: Sheet, line: Line) -> list[Label]:
    """The words at each break."""
    return [
        Label(
            ("andere meting",),
            (Spot(x, y - 18, "center"), Spot(x, y + 29, "center"), Spot(x + 8, y + 5)),
            INK_2,
            must=True,
        )
        for x, y in _break_places(sheet, line)
    ]
