"""How long the programme takes according to each source, on one time axis."""

import math

from ..content import HorizonChart, Moment, NothingToDraw, Term
from ..look import (
    AREA,
    BORDER,
    HATCH_UNKNOWN,
    INK,
    INK_2,
    LEADING,
    NARROW,
    PAPER,
    PATH,
    RULE,
    STRONG,
    WASH_2,
    text_width,
    wrap,
)
from ..place import Box, Label, Room, Spot
from ..sheet import Range, Sheet
from .timeline import year_ticks

_BAR = 20


def draw(chart: HorizonChart, width: int) -> Sheet:
    """Raises NothingToDraw when there is no term."""
    if not chart.terms:
        raise NothingToDraw("Er is geen looptijd om te tekenen.")
    x_range = _range(chart)
    side = 4 if width == NARROW else 8
    labels = [wrap(term.label, width, STRONG) for term in chart.terms]
    heights = [LEADING * len(lines) + _BAR + 18 for lines in labels]
    top = 30.0
    bottom = top + sum(heights) + 8
    ruler = Sheet(width, 1, Box(side, 0, width - side, 1), x_range)
    marks = _milestone_labels(ruler, chart, bottom)
    lowest = max((label.box(spot).bottom for label, spot in marks), default=bottom + 26)
    sheet = Sheet(width, lowest + 6, Box(side, top, width - side, bottom), x_range)

    _draw_years(sheet)
    if chart.now:
        x = sheet.px(chart.now.year)
        sheet.rules([(x, 20, x, bottom)], INK, 1.5, (2, 3))
        wide = text_width(chart.now.label, STRONG)
        left = min(max(x - 10, 0), width - wide)
        sheet.text(chart.now.label, Spot(left, 14), INK, STRONG)
    y = top
    for term, lines, height in zip(chart.terms, labels, heights, strict=True):
        _draw_term(sheet, chart, term, lines, y)
        y += height
    for moment in chart.milestones:
        sheet.dots([(moment.year, bottom - 6)], "triangle-down", 11, PATH, PATH)
    for label, spot in marks:
        sheet.label(label, spot)
    return sheet


def _range(chart: HorizonChart) -> Range:
    years = [term.start for term in chart.terms]
    years += [end for term in chart.terms for end in (term.end, term.end_high) if end is not None]
    years += [moment.year for moment in (chart.now, *chart.milestones) if moment]
    if all(term.end is None for term in chart.terms):
        years.append(max(years) + 5)
    years += chart.span or ()
    return math.floor(min(years)), max(years) + (max(years) - min(years)) * 0.02 + 0.5


def _draw_years(sheet: Sheet) -> None:
    plot = sheet.plot
    labelled = year_ticks(sheet, [])
    every = range(math.ceil(sheet.x_range[0]), math.floor(sheet.x_range[1]) + 1)
    sheet.rules([(sheet.px(y), plot.top, sheet.px(y), plot.bottom) for y in labelled], RULE)
    sheet.rules([(sheet.px(y), plot.bottom, sheet.px(y), plot.bottom + 4) for y in every], BORDER)
    sheet.rules([(plot.left, plot.bottom, plot.right, plot.bottom)], INK, 1.5)
    for year in labelled:
        half = text_width(str(year)) / 2
        x = min(max(sheet.px(year), half), sheet.width - half)
        sheet.text(str(year), Spot(x, plot.bottom + 22, "center"), INK_2)


def _draw_term(sheet: Sheet, chart: HorizonChart, term: Term, lines: tuple[str, ...], y: float) -> None:
    """The label above its bar; dark what has passed, pale what is left, hatched what is unsure."""
    middle = y + LEADING * len(lines) + _BAR / 2 + 6
    low = term.end if term.end is not None else term.start
    high = term.end_high or (sheet.x_range[1] if term.end is None else low)
    passed = min(max(chart.now.year, term.start), high) if chart.now else term.start
    if low > term.start:
        sheet.bar(term.start, low, middle, _BAR, WASH_2, BORDER)
    if high > low:
        sheet.bar(low, high, middle, _BAR, HATCH_UNKNOWN, BORDER)
    if passed > term.start:
        sheet.bar(term.start, passed, middle, _BAR, AREA)
    widest = max(text_width(line, STRONG) for line in lines)
    left = max(0.0, min(sheet.px(term.start), sheet.width - widest))
    for n, line in enumerate(lines):
        sheet.text(line, Spot(left, y + 15 + n * LEADING), INK, STRONG, halo=True)
    _draw_end(sheet, term, middle + 5, sheet.px(passed), sheet.px(low), sheet.px(high))


def _draw_end(sheet: Sheet, term: Term, y: float, passed: float, low: float, high: float) -> None:
    """The end in words: in the pale part, else beside the bar, else in the dark part."""
    wide = text_width(term.end_text, STRONG)
    if low - 8 - wide >= passed:
        sheet.text(term.end_text, Spot(low - 7, y, "right"), INK, STRONG)
    elif high + 8 + wide <= sheet.width:
        sheet.text(term.end_text, Spot(high + 8, y), INK, STRONG, halo=True)
    elif high - passed >= wide + 16:
        sheet.text(term.end_text, Spot(high - 8, y, "right"), INK, STRONG, halo=True)
    else:
        sheet.text(term.end_text, Spot(min(passed, high) - 7, y, "right"), PAPER, STRONG)


def _milestone_labels(ruler: Sheet, chart: HorizonChart, bottom: float) -> list[tuple[Label, Spot]]:
    """The words of the milestones under the years, in as many rows as they need."""
    rows = 2 * len(chart.milestones)
    room = Room(Box(0, bottom + 28, ruler.width, bottom + 46 + rows * LEADING))
    labels = [_milestone(ruler, moment, bottom, rows) for moment in chart.milestones]
    return room.place(labels)


def _milestone(ruler: Sheet, moment: Moment, bottom: float, rows: int) -> Label:
    lines = wrap(moment.label, min(300, ruler.width), STRONG)
    x = ruler.px(moment.year)
    spots = tuple(Spot(x, bottom + 44 + n * LEADING, "center") for n in range(rows))
    return Label(lines, spots, PATH, STRONG, must=True, strong_lines=len(lines))
