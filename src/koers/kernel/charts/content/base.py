"""What a chart says, apart from how it is drawn.

Every class here is frozen and holds plain values only, so that a chart can be written as
canonical JSON and kept by the hash of it. A number comes twice: as a float, which is used only
to find its place in the picture, and as the text that a reader sees. Rounding and notation are
thereby decided once, by the page, and are the same in picture, table and sentence.

Years are floats on a time axis: 2018 is the place of the year 2018, 2022.25 is April 2022.
"""

import math
from typing import Literal

Role = Literal["area", "benchmark", "municipality", "other"]
"""What a line or dot stands for. The role fixes colour, thickness and marker, on every page."""

LARGEST = 1e15
"""Beyond this a float no longer tells neighbouring units apart; a picture of it would be a lie."""


class ChartError(ValueError):
    """The content of a chart is not right. The message is in Dutch and may be shown."""


class NothingToDraw(ChartError):
    """There is not one value to draw. The page then says in words why there is no picture."""


class WrongContent(ChartError):
    """The content contradicts itself, or holds a number that has no place in a picture."""


def check_number(value: float | None, what: str) -> None:
    if value is not None and not (math.isfinite(value) and abs(value) <= LARGEST):
        raise WrongContent(f"{what} is geen getal dat getekend kan worden: {value!r}.")


def check_year(year: float | None) -> None:
    """A year outside these bounds is a date or a counter that was taken for a year."""
    if year is not None and not (math.isfinite(year) and 1000 <= year <= 3000):
        raise WrongContent(f"{year!r} is geen jaartal.")
