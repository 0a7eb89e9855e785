"""The gap itself over time: 0 is level with the benchmark, higher is further behind."""

from ..content import GapChart, NothingToDraw
from ..look import HATCH_UNSURE, INK, INK_2, NARROW, STRONG, wrap
from ..place import Label, Spot
from ..sheet import Range, Sheet
from .lines import (
    at,
    break_labels,
    draw_line,
    draw_paths,
    end_labels,
    measured,
    path_label,
    value_labels,
)
from .timeline import time_sheet


def draw(chart: GapChart, width: int) -> Sheet:
    """Raises NothingToDraw when there is no gap with a value."""
    known = [value for _, value in measured(chart.line)]
    if not known:
        raise NothingToDraw("Er is geen enkel verschil om te tekenen.")
    right = 16 if width == NARROW else 64
    sheet, room = time_sheet(chart, (chart.line,), [0.0, *_seen(chart, known)], width, right)
    if chart.band:
        band = zip(chart.band.years, chart.band.lower, chart.band.upper, strict=True)
        sheet.area(band, HATCH_UNSURE)
    zero = sheet.py(0)
    sheet.rules([(sheet.plot.left, zero, sheet.plot.right, zero)], INK, 1.5)
    room.lines.append((sheet.plot.left, zero, sheet.plot.right, zero))
    draw_line(sheet, room, chart.line, "circle")
    draw_paths(sheet, room, chart, chart.line)
    for label, spot in room.place(_labels(sheet, chart, width)):
        sheet.label(label, spot)
    return sheet


def _seen(chart: GapChart, known: list[float]) -> list[float]:
    """The values the axis must hold.

    A wide band is cut off: else the gap itself, which it is about, would become a flat line.
    """
    if chart.band is None:
        return known
    most = max(abs(value) for value in known)
    low, high = min(0.0, *known) - most * 0.4, max(0.0, *known) + most * 0.4
    band = (*chart.band.lower, *chart.band.upper)
    return [*known, *(min(max(value, low), high) for value in band)]


def _labels(sheet: Sheet, chart: GapChart, width: int) -> list[Label]:
    labels = [_zero_label(sheet, chart)]
    labels += end_labels(sheet, chart.paths)
    labels += break_labels(sheet, chart.line)
    labels += value_labels(sheet, chart.line, below=measured(chart.line)[-1][1] < 0)
    labels += path_label(sheet, chart.paths)
    labels.append(_uncertainty_label(sheet, chart, width))
    if chart.below_label:
        x, y = sheet.plot.right, sheet.py(0) + 22
        spots = (Spot(x, y, "right"), Spot(sheet.plot.left + 8, y), Spot(x, y + 20, "right"))
        labels.append(Label((chart.below_label,), spots, INK_2))
    return labels


def _zero_label(sheet: Sheet, chart: GapChart) -> Label:
    plot, y = sheet.plot, sheet.py(0)
    spots = [Spot(plot.right, y - 8, "right"), Spot(plot.left + 8, y - 8)]
    spots += [Spot(plot.right, y + 20, "right"), Spot(plot.left + 8, y + 20)]
    return Label((chart.zero_label,), tuple(spots), INK, STRONG, must=True)


def _uncertainty_label(sheet: Sheet, chart: GapChart, width: int) -> Label:
    """What the hatched surface is, in words; or that the uncertainty is not known."""
    plot = sheet.plot
    if chart.band is None:
        lines = wrap(chart.unknown, plot.right - plot.left - 16)
        heights = [plot.top + 18, plot.bottom - 12 - 19 * (len(lines) - 1)]
        spots = [Spot(plot.right, y, "right") for y in heights]
        return Label(lines, (*spots, *(Spot(plot.left + 8, y) for y in heights)), INK_2, must=True)
    room = 190 if width == NARROW else 420
    lines = wrap(chart.band.label, room, STRONG)
    first_lines = len(lines)
    lines += wrap(f"({chart.band.note})", room) if width != NARROW and chart.band.note else ()
    spots = [Spot(x, y) for x, y in _inside_band(sheet, chart, first_lines)]
    return Label(lines, tuple(spots), INK, STRONG, must=True, strong_lines=first_lines)


def _inside_band(sheet: Sheet, chart: GapChart, lines: int) -> list[Range]:
    """Places in the band, from its widest part back."""
    assert chart.band is not None
    plot, places = sheet.plot, []
    band = list(zip(chart.band.years, chart.band.lower, chart.band.upper, strict=True))
    for year, low, high in band[len(band) // 2 :] + band[: len(band) // 2]:
        x, top = at(sheet, (year, high))
        bottom = min(sheet.py(low), plot.bottom)
        top = max(top, plot.top)
        for part in (0.3, 0.5, 0.7, 0.15, 0.85):
            places.append((x + 8, top + (bottom - top) * part - 10 * (lines - 1)))
    return places
