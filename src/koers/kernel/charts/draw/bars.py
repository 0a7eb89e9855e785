"""Horizontal bars: who moved, and what was planned and delivered."""

from ..content import Bar, MovedChart, NothingToDraw, Output, OutputsChart
from ..look import (
    AREA,
    BENCHMARK,
    BORDER,
    HATCH_UNKNOWN,
    INK,
    INK_2,
    LEADING,
    NARROW,
    NORMAL,
    PATH,
    STRONG,
    WASH_2,
    text_width,
    wrap,
)
from ..place import Align, Box, Spot
from ..sheet import Range, Sheet

_BAR = 26
_COLOUR = {"area": AREA, "benchmark": BENCHMARK, "gap": PATH}
_MOST_SHARE = 1.25
"""A delivery beyond this share of the plan is drawn this long; its words say how much it is."""


def draw_moved(chart: MovedChart, width: int) -> Sheet:
    """Raises NothingToDraw when no change is known."""
    values = [bar.value for bar in chart.bars if bar.value is not None]
    if not values:
        raise NothingToDraw("Er is geen enkele verandering om te tekenen.")
    low, high = min(0.0, *values), max(0.0, *values)
    draw = _moved_narrow if width == NARROW else _moved_wide
    return draw(chart, width, (low, high if high > low else 1.0))


def _moved_wide(chart: MovedChart, width: int, x_range: Range) -> Sheet:
    """Labels in a column left of the bars, each change at the end of its bar."""
    labels = [wrap(bar.label, 360) for bar in chart.bars]
    column = max(text_width(line) for lines in labels for line in lines) + 14
    words = max(text_width(bar.text, STRONG) for bar in chart.bars) + 10
    heights = [max(40, LEADING * len(lines) + 12) for lines in labels]
    left = column + (words if x_range[0] < 0 else 0)
    plot = Box(left, 2, width - words, 2 + sum(heights))
    sheet = Sheet(width, plot.bottom + 4, plot, x_range)
    y = plot.top
    for bar, lines, height in zip(chart.bars, labels, heights, strict=True):
        middle = y + height / 2
        _beside(sheet, lines, column - 14, middle, "right")
        if _draw_change(sheet, bar, middle):
            end = sheet.px(bar.value or 0.0)
            back = (bar.value or 0.0) < 0
            spot = Spot(end - 8, middle + 5, "right") if back else Spot(end + 8, middle + 5)
            sheet.text(bar.text, spot, INK, STRONG)
        else:
            sheet.text(bar.text, Spot(sheet.px(0) + 8, middle + 5), INK_2)
        y += height
    sheet.rules([(sheet.px(0), plot.top, sheet.px(0), plot.bottom)], INK, 1.5)
    return sheet


def _moved_narrow(chart: MovedChart, width: int, x_range: Range) -> Sheet:
    """Label and change above each bar, so that the bar has the whole width."""
    labels = [wrap(bar.label, width) for bar in chart.bars]
    changes = [wrap(bar.text, width, STRONG) for bar in chart.bars]
    heights = [
        LEADING * (len(label) + len(change)) + (_BAR + 20 if bar.value is not None else 14)
        for label, change, bar in zip(labels, changes, chart.bars, strict=True)
    ]
    plot = Box(1, 0, width - 1, sum(heights))
    sheet = Sheet(width, plot.bottom, plot, x_range)
    y = 0.0
    for bar, label, change, height in zip(chart.bars, labels, changes, heights, strict=True):
        _above(sheet, label, change, y)
        middle = y + height - 14 - _BAR / 2
        if _draw_change(sheet, bar, middle):
            zero = sheet.px(0)
            sheet.rules([(zero, middle - _BAR / 2 - 4, zero, middle + _BAR / 2 + 4)], INK, 1.5)
        y += height
    return sheet


def _draw_change(sheet: Sheet, bar: Bar, middle: float) -> bool:
    """The bar from zero; False when the change is not known."""
    if bar.value is None:
        return False
    sheet.bar(min(0.0, bar.value), max(0.0, bar.value), middle, _BAR, _COLOUR[bar.role])
    return True


def draw_outputs(chart: OutputsChart, width: int) -> Sheet:
    """Raises NothingToDraw when no output has a plan to measure against."""
    if not any(output.planned for output in chart.outputs):
        raise NothingToDraw("Van geen enkele prestatie is bekend hoeveel er gepland was.")
    return (_outputs_narrow if width == NARROW else _outputs_wide)(chart, width)


def _outputs_wide(chart: OutputsChart, width: int) -> Sheet:
    labels = [wrap(output.label, 360) for output in chart.outputs]
    texts = [wrap(output.text, 240, STRONG) for output in chart.outputs]
    heights = [max(36, LEADING * max(len(label), len(text)) + 14) for label, text in zip(labels, texts, strict=True)]
    plot = Box(380, 2, 846, 2 + sum(heights))
    sheet = Sheet(width, plot.bottom + 2, plot, (0, _MOST_SHARE))
    y = plot.top
    for output, label, text, height in zip(chart.outputs, labels, texts, heights, strict=True):
        middle = y + height / 2
        _beside(sheet, label, 0, middle)
        end = _draw_output(sheet, output, middle)
        _beside(sheet, text, end + 12 if output.planned else end, middle, weight=STRONG)
        y += height
    return sheet


def _outputs_narrow(chart: OutputsChart, width: int) -> Sheet:
    labels = [wrap(output.label, width) for output in chart.outputs]
    texts = [wrap(output.text, width, STRONG) for output in chart.outputs]
    heights = [
        LEADING * (len(label) + len(text)) + (36 if output.planned else 14)
        for label, text, output in zip(labels, texts, chart.outputs, strict=True)
    ]
    plot = Box(1, 0, width - 1, sum(heights))
    sheet = Sheet(width, plot.bottom, plot, (0, _MOST_SHARE))
    y = 0.0
    for output, label, text, height in zip(chart.outputs, labels, texts, heights, strict=True):
        _above(sheet, label, text, y)
        _draw_output(sheet, output, y + height - 22)
        y += height
    return sheet


def _beside(
    sheet: Sheet,
    lines: tuple[str, ...],
    x: float,
    middle: float,
    align: Align = "left",
    weight: int = NORMAL,
) -> None:
    """Lines of text with their middle at this height."""
    first = middle + 5 - LEADING * (len(lines) - 1) / 2
    for n, line in enumerate(lines):
        sheet.text(line, Spot(x, first + n * LEADING, align), INK, weight)


def _above(sheet: Sheet, label: tuple[str, ...], text: tuple[str, ...], y: float) -> None:
    """Label and amount under each other, from y down."""
    for n, line in enumerate((*label, *text)):
        weight = NORMAL if n < len(label) else STRONG
        sheet.text(line, Spot(0, y + 15 + n * LEADING), INK, weight)


def _draw_output(sheet: Sheet, output: Output, middle: float) -> float:
    """The plan as a pale bar, what was delivered dark in it; gives the right end in px."""
    if not output.planned:
        return sheet.plot.left
    if output.delivered is None:
        sheet.bar(0, 1, middle, 18, HATCH_UNKNOWN, BORDER)
        return sheet.px(1)
    share = min(output.delivered / output.planned, _MOST_SHARE)
    sheet.bar(0, 1, middle, 18, WASH_2, BORDER)
    if share:
        sheet.bar(0, share, middle, 18, AREA)
    if share > 1:
        x = sheet.px(1)
        sheet.rules([(x, middle - 9, x, middle + 9)], WASH_2, 2)
    return sheet.px(max(1.0, share))
