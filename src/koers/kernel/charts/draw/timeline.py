"""What all charts with a time axis share: the axis, "start" and "now", the numbers beside it."""

import math
from collections.abc import Sequence

from ..content import Line, Moment, NothingToDraw, TimeChart
from ..look import (
    BORDER,
    DESCENT,
    INK,
    INK_2,
    LEADING,
    NARROW,
    NORMAL,
    RULE,
    STRONG,
    WASH,
    axis_range,
    nice_step,
    numbers_between,
    text_width,
    wrap,
)
from ..place import Box, Room, Spot
from ..sheet import Range, Sheet
from .lines import measured

AXIS_ROOM = 34
"""Room under the plot for the years, in px."""

_AIR = 0.15
"""Share of the range kept free above and below, for the labels of the outermost points."""


def drawn_years(chart: TimeChart, lines: Sequence[Line]) -> Range:
    """First and last year of anything that is drawn. Raises NothingToDraw without measurements."""
    years = [year for line in lines for year, _ in measured(line)]
    if not years:
        raise NothingToDraw("Er is geen enkele meting om te tekenen.")
    years += [year for path in chart.paths for year, _ in path.vertices]
    years += [moment.year for moment in (chart.baseline, chart.start, chart.now) if moment]
    return min(years), max(years)


def time_range(drawn: Range, span: Range | None) -> Range:
    """The shared span, made longer where the data need it; never empty."""
    first, last = drawn if span is None else (min(span[0], drawn[0]), max(span[1], drawn[1]))
    return (first - 1, last + 1) if last - first < 1 else (first, last)


def value_range(values: list[float], steps: int) -> Range:
    """The range of the value axis. Without zero in sight it begins at a number that is shown."""
    low, high = axis_range(values, _AIR)
    if min(values) > 0 > low:
        low = 0.0
    for _ in range(3):  # a longer axis may have longer steps
        if not low <= 0 <= high:
            step = nice_step(low, high, steps)
            low = math.floor(low / step + 1e-9) * step
    return low, high


def year_ticks(sheet: Sheet, wanted: Sequence[float]) -> list[int]:
    """Years for the axis: the wanted ones first, then regular steps, none touching another."""
    first, last = math.ceil(sheet.x_range[0]), math.floor(sheet.x_range[1])
    step = next((n for n in (1, 2, 5, 10, 20) if sheet.px(first + n) - sheet.px(first) >= 56), 50)
    step = 5 if step == 2 and last - first > 10 else step
    anchor = math.floor(wanted[0]) if wanted else first
    regular = [year for year in range(first, last + 1) if (year - anchor) % step == 0]
    chosen: list[int] = []
    for year in [*(math.floor(year) for year in wanted), *regular]:
        free = all(abs(sheet.px(year) - sheet.px(other)) >= 48 for other in chosen)
        if first <= year <= last and free:
            chosen.append(year)
    return sorted(chosen)


def _wanted_years(chart: TimeChart, lines: Sequence[Line]) -> list[float]:
    """Start, horizons, and the years of measurement when these are few."""
    years = [chart.start.year] if chart.start else []
    years += [path.vertices[-1][0] for path in chart.paths]
    known = sorted({year for line in lines for year, _ in measured(line)})
    return years + ([known[0], known[-1], *known[1:-1]] if len(known) <= 6 else known[:1])


def time_sheet(
    chart: TimeChart, lines: Sequence[Line], values: list[float], width: int, right: float
) -> tuple[Sheet, Room]:
    """A sheet with both axes drawn, and the room that is left for labels.

    `values` are those the value axis must hold besides paths and baseline; `right` is the room
    in px beside the plot. Raises NothingToDraw when no line has a value.
    """
    years = drawn_years(chart, lines)
    values = [*values, *(value for path in chart.paths for _, value in path.vertices)]
    if chart.baseline and chart.baseline.value is not None:
        values.append(chart.baseline.value)
    narrow = width == NARROW
    y_range = value_range(values, 5)
    numbers = numbers_between(*y_range, 5, chart.before, chart.after)
    left = max((text_width(word) for _, word in numbers), default=0.0) + 12
    head = wrap(chart.unit, width)
    top = LEADING * (len(head) + 1) + 12
    height = top + (290 if narrow else 320) + AXIS_ROOM
    plot = Box(left, top, width - right, height - AXIS_ROOM)
    sheet = Sheet(width, height, plot, time_range(years, chart.span), y_range)
    room = Room(Box(left - 4, plot.top - 6, width, plot.bottom - 2))

    if chart.start and chart.paths:
        end = chart.paths[0].vertices[-1][0]
        sheet.box(Box(sheet.px(chart.start.year), plot.top, sheet.px(end), plot.bottom), WASH)
    for n, line in enumerate(head):
        sheet.text(line, Spot(0, 15 + n * LEADING), INK_2)
    _value_axis(sheet, room, numbers)
    _time_axis(sheet, year_ticks(sheet, _wanted_years(chart, lines)))
    _moments(sheet, room, chart.start, chart.now, plot.top - 14)
    return sheet, room


def _value_axis(sheet: Sheet, room: Room, numbers: list[tuple[float, str]]) -> None:
    plot = sheet.plot
    across = [(plot.left, sheet.py(n), plot.right, sheet.py(n)) for n, _ in numbers if n]
    sheet.rules(across, RULE)
    if any(n == 0 for n, _ in numbers):
        sheet.rules([(plot.left, sheet.py(0), plot.right, sheet.py(0))], INK)
    for number, word in numbers:
        spot = Spot(plot.left - 8, sheet.py(number) + 5, "right")
        sheet.text(word, spot, INK_2)
        room.taken.append(Box(spot.x - text_width(word), spot.y - 12, spot.x, spot.y + DESCENT))


def _time_axis(sheet: Sheet, years: list[int]) -> None:
    plot = sheet.plot
    sheet.rules([(plot.left, plot.bottom, plot.right, plot.bottom)], INK, 1.5)
    places = [sheet.px(year) for year in years]
    sheet.rules([(x, plot.bottom, x, plot.bottom + 6) for x in places], BORDER)
    for year, x in zip(years, places, strict=True):
        half = text_width(str(year)) / 2
        x = min(max(x, half), sheet.width - half)
        sheet.text(str(year), Spot(x, plot.bottom + 23, "center"), INK_2)


def _moments(sheet: Sheet, room: Room, start: Moment | None, now: Moment | None, y: float) -> None:
    """Start as a thin solid line, now as a dotted one, with their words above the plot.

    The earlier word stands left of its line and the later one right, so they cannot meet; a word
    that would leave the sheet turns round, and then the other line's word gives way to below.
    """
    plot = sheet.plot
    given = sorted(
        ((moment.year, moment is now, moment.label) for moment in (start, now) if moment),
    )
    taken: list[Box] = []
    for n, (year, is_now, word) in enumerate(given):
        x = sheet.px(year)
        weight = STRONG if is_now else NORMAL
        wide = text_width(word, weight)
        to_left = ((n == 0 and len(given) == 2) or x + 6 + wide > sheet.width) and x - 6 - wide >= 0
        edge = x - 6 if to_left else x + 6
        left = edge - wide if to_left else min(edge, sheet.width - wide)
        box = Box(left, y - 12, left + wide, y + DESCENT)
        drop = LEADING if any(box.overlaps(other, 4) for other in taken) else 0
        taken.append(box)
        sheet.text(word, Spot(left, y + drop), INK, weight, halo=True)
        if drop:
            room.taken.append(Box(left, y + drop - 12, left + wide, y + drop + DESCENT))
        sheet.rules([(x, y + drop - 12, x, plot.bottom)], INK, 1.5 if is_now else 1, (2, 3) if is_now else ())
        room.rules.append((x, plot.top, x, plot.bottom))
