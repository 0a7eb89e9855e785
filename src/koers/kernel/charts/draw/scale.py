"""The value axis of the charts without a time axis."""

import math

from ..look import BORDER, INK_2, axis_range, nice_step, numbers_between, text_width
from ..place import Spot
from ..sheet import Range, Sheet


def value_axis(values: list[float], given: Range | None) -> Range:
    """The range of the axis, ending on round numbers.

    It begins at zero, unless the values lie so close together and so far from zero that their
    distance could not be seen.
    """
    if given and given[0] <= min(values) and max(values) <= given[1] and given[0] < given[1]:
        return given
    low, high = min(values), max(values)
    if low >= 0 and (low == high or high - low >= 0.1 * high):
        low, high = 0.0, high or 1.0
    else:
        low, high = axis_range(values)
    step = nice_step(low, high, 6)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def draw_numbers(sheet: Sheet, most: int, before: str, after: str) -> None:
    """Numbers under the plot, with a short tick each."""
    numbers = numbers_between(*sheet.x_range, most, before, after)
    bottom = sheet.plot.bottom
    sheet.rules([(sheet.px(n), bottom, sheet.px(n), bottom + 6) for n, _ in numbers], BORDER)
    for number, word in numbers:
        half = text_width(word) / 2
        x = min(max(sheet.px(number), half), sheet.width - half)
        sheet.text(word, Spot(x, bottom + 24, "center"), INK_2)
