"""The start: a dot for the area, a square for the benchmark, a sand bar between."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..content import DumbbellChart, NothingToDraw, Pair
from ..look import (
    AREA,
    BENCHMARK,
    GAP,
    INK,
    INK_2,
    LEADING,
    NARROW,
    NORMAL,
    PAPER,
    RULE,
    STRONG,
    text_width,
    wrap,
)
from ..place import Box, Spot
from ..sheet import Range, Sheet
from .scale import draw_numbers, value_axis

_LEGEND = 28
_COLUMN = 330


@dataclass(frozen=True)
class _Row:
    """A heading (no pair) or a measure: the lines of its label, top and middle in px."""

    lines: tuple[str, ...]
    pair: Pair | None
    top: float
    middle: float


def draw(chart: DumbbellChart, width: int) -> Sheet:
    """Raises NothingToDraw when no pair has a value."""
    values = [v for pair in chart.pairs for v in (pair.area, pair.benchmark) if v is not None]
    if not values:
        raise NothingToDraw("Er is geen enkele waarde om te tekenen.")
    narrow = width == NARROW
    rows = list(_rows(chart, narrow, width if narrow else _COLUMN - 20))
    bottom = rows[-1].middle + 18
    x_range = value_axis(values, chart.axis)
    left, right = _margins(chart, x_range, 12)
    plot = Box(left if narrow else _COLUMN, _LEGEND, width - (right if narrow else 72), bottom)
    sheet = Sheet(width, bottom + 32, plot, x_range)
    _draw_legend(sheet, chart, 0 if narrow else plot.left)
    for row in rows:
        for n, line in enumerate(row.lines):
            weight = NORMAL if row.pair else STRONG
            sheet.text(line, Spot(0, row.top + n * LEADING), INK, weight)
        if row.pair:
            sheet.rules([(plot.left, row.middle, plot.right, row.middle)], RULE)
            _draw_pair(sheet, chart, row.pair, row.middle)
    draw_numbers(sheet, 2 if narrow else 4, chart.before, chart.after)
    return sheet


def _margins(chart: DumbbellChart, x_range: Range, least: float) -> Range:
    """Room left and right of the plot for the texts of values near its ends, in px."""
    low, high = x_range
    left = right = least
    for pair in chart.pairs:
        for value, text in ((pair.area, pair.area_text), (pair.benchmark, pair.benchmark_text)):
            if value is not None:
                wide = text_width(text, STRONG) + 14
                left = max(left, wide - (value - low) / (high - low) * 200)
                right = max(right, wide - (high - value) / (high - low) * 200)
    return left, right


def _rows(chart: DumbbellChart, narrow: bool, room: float) -> Iterator[_Row]:
    y, group = float(_LEGEND), ""
    for pair in chart.pairs:
        if pair.group != group:
            group = pair.group
            lines = wrap(group, room, STRONG)
            yield _Row(lines, None, y + 22, y)
            y += 8 + LEADING * len(lines) + 4
        lines = wrap(pair.label, room)
        if narrow:
            middle = y + LEADING * len(lines) + 18
            yield _Row(lines, pair, y + 18, middle)
            y = middle + 14
        else:
            height = max(30, LEADING * len(lines) + 10)
            middle = y + height / 2
            yield _Row(lines, pair, middle + 5 - LEADING * (len(lines) - 1) / 2, middle)
            y += height


def _draw_legend(sheet: Sheet, chart: DumbbellChart, x: float) -> None:
    """Which sign is which; the only chart where names do not fit beside the dots."""
    for name, shape, size, fill, colour, weight in (
        (chart.area_name, "circle", 13, AREA, AREA, STRONG),
        (chart.benchmark_name, "square", 10, PAPER, BENCHMARK, NORMAL),
    ):
        sheet.dots([(sheet.value_at(x + 8), 10)], shape, size, fill, colour)
        sheet.text(name, Spot(x + 22, 15), colour, weight)
        x += 22 + text_width(name, weight) + 28


def _draw_pair(sheet: Sheet, chart: DumbbellChart, pair: Pair, y: float) -> None:
    if pair.area is not None and pair.benchmark is not None:
        low, high = sorted((pair.area, pair.benchmark))
        sheet.bar(low, high, y, 12, GAP)
    if pair.benchmark is not None:
        sheet.dots([(pair.benchmark, y)], "square", 11, PAPER, BENCHMARK)
    if pair.area is not None:
        sheet.dots([(pair.area, y)], "circle", 13, AREA, AREA)
    _draw_texts(sheet, chart, pair, y)


def _draw_texts(sheet: Sheet, chart: DumbbellChart, pair: Pair, y: float) -> None:
    """The values on the outer sides of their signs; what is not known in grey words."""
    signs = (
        (pair.area, pair.area_text, chart.area_name, AREA, STRONG),
        (pair.benchmark, pair.benchmark_text, chart.benchmark_name, INK, NORMAL),
    )
    known = sorted((sign for sign in signs if sign[0] is not None), key=lambda sign: sign[0] or 0)
    for n, (value, text, _, colour, weight) in enumerate(known):
        x, wide = sheet.px(value or 0), text_width(text, weight)
        if n == 0 and len(known) == 2:
            sheet.text(text, Spot(max(x - 12, wide), y + 5, "right"), colour, weight, halo=True)
        else:
            sheet.text(text, Spot(x + 12, y + 5), colour, weight, halo=True)
    absent = [(name, text) for value, text, name, _, _ in signs if value is None]
    if len(absent) == 2:
        same = absent[0][1] == absent[1][1]
        words = absent[0][1] if same else "; ".join(f"{name}: {text}" for name, text in absent)
        room = sheet.width - sheet.plot.left
        sheet.text(wrap(words, room)[0], Spot(sheet.plot.left, y + 5), INK_2, halo=True)
    elif absent:
        (value, text, _, _, weight), (name, why) = known[0], absent[0]
        left, right = sheet.px(value or 0) - 10, sheet.px(value or 0) + 28
        _draw_absent(sheet, name, why, left, right + text_width(text, weight), y)


def _draw_absent(sheet: Sheet, name: str, why: str, left: float, right: float, y: float) -> None:
    """Right of the known value, else left of it, else without the name of the area."""
    words = f"{name}: {why}"
    if right + text_width(words) > sheet.width and left - text_width(words) < 0:
        words = why
    if right + text_width(words) <= sheet.width:
        sheet.text(words, Spot(right, y + 5), INK_2, halo=True)
    else:
        sheet.text(words, Spot(max(left, text_width(words)), y + 5, "right"), INK_2, halo=True)
