"""A figure in the form in which it may be laid beside that of a larger area.

A number of people says how large an area is; per hundred of those it counts a part of, it says what the area is like. A
number without such a whole (inhabitants, dwellings) may only be laid beside areas of the same kind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from koers.kernel.components.formatting import join_and, number, uncapitalised
from koers.statistics import Kind, Measure, Row, Status, catalogue

from .units import written

Rows = Mapping[str, Mapping[str, Sequence[Row]]]
"""measure: area: rows, as in statistics.profile."""


class Form(Enum):
    """How a measure is laid beside that of other areas."""

    AS_IT_IS = "as it is"
    PER_HUNDRED = "per hundred"
    SIZE = "size"
    NOT = "not"


@dataclass(frozen=True)
class Compared:
    """A figure of an area in a year, in its form; ``low`` and ``high`` what it lies between, None when not known."""

    row: Row
    value: float
    low: float | None
    high: float | None

    @property
    def bounds(self) -> tuple[float, float]:
        """What it lies between; the figure itself when that is not known."""
        return (self.value if self.low is None else self.low, self.value if self.high is None else self.high)


def form_of(measure: Measure) -> Form:
    """How figures of this measure are laid beside each other."""
    if measure.kind == Kind.CLASS:
        return Form.NOT
    if measure.kind == Kind.COUNT:
        return Form.PER_HUNDRED if measure.denominator else Form.SIZE
    return Form.AS_IT_IS


def row_of(rows: Rows, measure: str, area: str, year: int) -> Row | None:
    """The row of an area in a year."""
    return next((row for row in rows.get(measure, {}).get(area, ()) if row.year == year), None)


def newest(rows: Rows, measure: str, area: str) -> Row | None:
    """The newest row with a figure; without any the newest row that says why; None without rows."""
    own = rows.get(measure, {}).get(area, ())
    told = [row for row in own if row.value is not None] or list(own)
    return max(told, key=lambda row: row.year, default=None)


def compared(rows: Rows, measure: str, area: str, year: int) -> Compared | None:
    """The figure of an area in the form of its measure; None when there is none, or no whole to take it of."""
    row = row_of(rows, measure, area, year)
    if row is None or row.value is None:
        return None
    about = catalogue()[measure]
    if form_of(about) != Form.PER_HUNDRED:
        return Compared(row, row.value, row.low, row.high)
    wholes = [row_of(rows, whole, area, year) for whole in about.denominator]
    if any(whole is None or whole.value is None for whole in wholes):
        return None
    whole, least, most = (_sum(wholes, of) for of in ("value", "low", "high"))
    if not whole:
        return None
    low = 100 * row.low / most if row.low is not None and most else None
    high = 100 * row.high / least if row.high is not None and least else None
    return Compared(row, 100 * row.value / whole, low, high)


def _sum(rows: Sequence[Row | None], name: str) -> float:
    """The sum of the figures, or of their bounds."""
    return sum(getattr(row, name) if getattr(row, name) is not None else row.value for row in rows if row is not None)


def text_of(figure: Compared) -> str:
    """The figure in its form, with its sign."""
    return text_in_form(figure.value, catalogue()[figure.row.measure])


def text_in_form(value: float, measure: Measure) -> str:
    """A value in the form of its measure."""
    return number(value, 1) if form_of(measure) == Form.PER_HUNDRED else written(value, measure)


def wholes_words(measure: Measure) -> str:
    """What a number is taken of: "inwoners"."""
    return join_and(uncapitalised(catalogue()[name].name) for name in measure.denominator)


def overlap(one: Compared, other: Compared) -> bool:
    """Whether the difference between two figures is smaller than what either can be off."""
    (low, high), (least, most) = one.bounds, other.bounds
    return low <= most and least <= high


def is_known(row: Row | None) -> bool:
    """Whether there is a figure."""
    return row is not None and row.status == Status.OK and row.value is not None


def changes(rows: Sequence[Row]) -> list[int]:
    """The years from which a series is measured in another way: another source, or another version of its model."""
    found, last = [], None
    for row in rows:
        if row.value is None:
            continue
        if last is not None and (row.source, row.version) != last:
            found.append(row.year)
        last = (row.source, row.version)
    return found
