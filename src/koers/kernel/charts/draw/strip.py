"""One measurement: the areas as dots on one axis, and the distance in words. No line."""

from ..content import Dot, NothingToDraw, PointStrip
from ..look import (
    AREA,
    BORDER,
    GAP,
    INK,
    INK_2,
    LEADING,
    NARROW,
    PAPER,
    ROLE_COLOUR,
    STRONG,
    text_width,
    wrap,
)
from ..place import Box, Spot
from ..sheet import Sheet
from .scale import draw_numbers, value_axis

_STOREY = 2 * LEADING + 6
"""Height of a name with its value, in px."""

_SHAPES = {"area": ("circle", 19), "benchmark": ("square", 14), "municipality": ("diamond", 16)}


def draw(chart: PointStrip, width: int) -> Sheet:
    """Raises NothingToDraw when no dot has a value."""
    dots = [(dot, dot.value) for dot in chart.dots if dot.value is not None]
    if not dots:
        raise NothingToDraw("Er is geen enkele waarde om te tekenen.")
    missing = [dot for dot in chart.dots if dot.value is None]
    side = 24 if width == NARROW else 40
    x_range = value_axis([value for _, value in dots], chart.axis)
    distance = wrap(chart.distance, width - 16, STRONG) if chart.distance else ()
    # A throw-away sheet only to know where the values come: the height follows from the labels.
    ruler = Sheet(width, 1, Box(side, 0, width - side, 1), x_range)
    storeys = _storeys([(dot, ruler.px(value)) for dot, value in dots], width)
    line = 8 + _STOREY * (1 + max(storeys.values())) + 14
    height = line + 40 + (20 + LEADING * len(distance) if distance else 0) + LEADING * len(missing)
    sheet = Sheet(width, height + 6, Box(side, line, width - side, line), x_range)

    ends = {dot.role: value for dot, value in dots if dot.role in ("area", "benchmark")}
    if len(ends) == 2:
        sheet.bar(min(ends.values()), max(ends.values()), line, 22, GAP)
    sheet.rules([(side, line, width - side, line)], INK, 1.5)
    draw_numbers(sheet, 6 if width != NARROW else 3, chart.before, chart.after)
    for dot, value in reversed(dots):
        _draw_dot(sheet, dot, value, storeys[dot])
    y: float = line + 40
    if distance:
        y = 6 + _draw_distance(sheet, distance, list(ends.values()), y)
    for dot in missing:
        y += LEADING
        sheet.text(f"{dot.name}: {dot.text}", Spot(0, y), INK_2)
    return sheet


def _storeys(dots: list[tuple[Dot, float]], width: int) -> dict[Dot, int]:
    """How high each label stands, so that none touches another; the area stands lowest."""
    storeys: dict[Dot, int] = {}
    taken: list[tuple[int, float, float]] = []
    for dot, x in sorted(dots, key=lambda item: item[0].role != "area"):
        left, right = _extent(dot, x, width)
        storey = 0
        while any(n == storey and left < end + 10 and begin < right + 10 for n, begin, end in taken):
            storey += 1
        taken.append((storey, left, right))
        storeys[dot] = storey
    return storeys


def _extent(dot: Dot, x: float, width: int) -> tuple[float, float]:
    """Left and right of a label centred on its dot, moved to stay on the sheet."""
    half = max(text_width(dot.name, STRONG), text_width(dot.text, STRONG)) / 2
    middle = min(max(x, half), width - half)
    return middle - half, middle + half


def _draw_dot(sheet: Sheet, dot: Dot, value: float, storey: int) -> None:
    line, x = sheet.plot.bottom, sheet.px(value)
    shape, size = _SHAPES.get(dot.role, ("triangle-up", 14))
    colour = ROLE_COLOUR[dot.role]
    bottom = line - 20 - storey * _STOREY
    if storey:
        sheet.rules([(x, bottom + 4, x, line)], BORDER)
    sheet.dots([(value, line)], shape, size, AREA if dot.role == "area" else PAPER, colour)
    left, right = _extent(dot, x, sheet.width)
    middle = (left + right) / 2
    sheet.text(dot.name, Spot(middle, bottom - LEADING, "center"), colour, STRONG, halo=True)
    sheet.text(dot.text, Spot(middle, bottom, "center"), colour, STRONG, halo=True)


def _draw_distance(sheet: Sheet, lines: tuple[str, ...], ends: list[float], y: float) -> float:
    """A bracket from benchmark to area with the distance in words under it."""
    middle = sheet.width / 2
    if len(ends) == 2:
        left, right = sorted(sheet.px(value) for value in ends)
        sheet.rules([(left, y, right, y), (left, y - 6, left, y), (right, y - 6, right, y)], BORDER)
        middle = (left + right) / 2
    half = max(text_width(line, STRONG) for line in lines) / 2
    middle = min(max(middle, half), sheet.width - half)
    for line in lines:
        y += LEADING
        sheet.text(line, Spot(middle, y, "center"), INK, STRONG)
    return y
