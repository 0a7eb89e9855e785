"""Which buurten are drawn alike: classes of figures, with what each figure can be off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt

from koers.kernel.components.formatting import number, plural
from koers.methods.noise import rate_variance, share_variance
from koers.statistics import Kind, Measure
from koers.statistics.catalogue import PER
from koers.statistics.geography.classes import MOST, classes

from .compared import Compared, Form, Rows, compared, form_of, row_of
from .units import written

# Of ten years eight lie within this many standard deviations: the margin that the charts of a goal use too.
EIGHT_OF_TEN = 1.2815515655446004

# Of a figure whose margin nobody knows: so few classes that a small difference seldom is a border.
MOST_UNCERTAIN = 3

# Which of the five shades are used when there are fewer classes.
SHADES = {1: (3,), 2: (2, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}


@dataclass(frozen=True)
class Placed:
    """The figure of an area with its margin, and the lowest and highest class it can be in, from 1."""

    figure: Compared
    low: float
    high: float
    lowest: int
    highest: int

    @property
    def mark(self) -> str:
        """What stands in the area on the map: "2", or "2–3" on a border."""
        return str(self.lowest) if self.lowest == self.highest else f"{self.lowest}–{self.highest}"

    @property
    def words(self) -> str:
        """Its class in words, with the mark as it stands on the map."""
        return f"klasse {self.mark}"


@dataclass(frozen=True)
class Classed:
    """The areas with a figure, by code, and the classes. ``chance`` when the margin is more than rounding."""

    measure: Measure
    placed: Mapping[str, Placed]
    edges: tuple[float, ...]
    chance: bool

    @property
    def count(self) -> int:
        """How many classes."""
        return len(self.edges) + 1

    def shade(self, place: int) -> int:
        """The shade of a class (1-5, light to dark)."""
        return SHADES[self.count][place - 1]

    def range_words(self, place: int) -> str:
        """What a class runs from and to."""
        if self.count == 1:
            return "alle buurten ongeveer gelijk"
        if place == 1:
            return f"minder dan {self._written(self.edges[0])}"
        if place == self.count:
            return f"{self._written(self.edges[-1])} of meer"
        return f"{self._written(self.edges[place - 2])} tot {self._written(self.edges[place - 1])}"

    def _written(self, edge: float) -> str:
        """An edge, with the decimals that the most precise edge needs (at most two more than a figure)."""
        most = _decimals(self.measure) + 2
        places = max(
            next((few for few in range(most) if abs(round(one, few) - one) < 1e-9), most) for one in self.edges
        )
        return _in_form(edge, self.measure, places)


def classed(measure: Measure, rows: Rows, codes: Sequence[str], year: int) -> Classed:
    """The areas in classes. An area without a figure is left out."""
    figures = {code: figure for code in codes if (figure := compared(rows, measure.id, code, year)) is not None}
    variances = {code: _variance(figure, measure, rows, code, year) for code, figure in figures.items()}
    intervals = {code: _interval(figure, measure, variances[code]) for code, figure in figures.items()}
    chance = any(variances.values())
    made = classes(list(intervals.values()), MOST if chance else MOST_UNCERTAIN)
    placed = {
        code: Placed(figures[code], *intervals[code], lowest + 1, highest + 1)
        for code, (lowest, highest) in zip(intervals, made.places, strict=True)
    }
    return Classed(measure, placed, made.edges, chance)


def _interval(figure: Compared, measure: Measure, variance: float) -> tuple[float, float]:
    """What a figure can be: its rounding, what chance does to it, and never less than the last digit shown."""
    low, high = figure.bounds
    margin = EIGHT_OF_TEN * sqrt(variance)
    digit = 0.5 * 10.0 ** -_decimals(measure)
    margin = max(margin, digit)
    low, high = min(low, figure.value - margin), max(high, figure.value + margin)
    if form_of(measure) == Form.PER_HUNDRED or measure.kind == Kind.SHARE:
        high = max(figure.value, min(high, 100.0))
    return (max(low, 0.0) if figure.value >= 0 and measure.kind != Kind.INDEX else low), high


def _variance(figure: Compared, measure: Measure, rows: Rows, code: str, year: int) -> float:
    """How much chance moves the figure in a small population; 0 when nobody knows how many it is about."""
    wholes = [row_of(rows, name, code, year) for name in measure.denominator]
    size = sum(row.value for row in wholes if row is not None and row.value is not None)
    if not size or any(row is None or row.value is None for row in wholes):
        return 0.0
    if form_of(measure) == Form.PER_HUNDRED:
        return share_variance(figure.value, size, per=100)
    if measure.kind == Kind.SHARE:
        return share_variance(figure.value, size, per=PER[Kind.SHARE])
    return rate_variance(figure.value, size, per=PER[Kind.RATE]) if measure.kind == Kind.RATE else 0.0


def margin_words(placed: Placed, measure: Measure) -> str:
    """What a figure lies between, rounded outwards to the decimals of the figure."""
    unit = 10.0 ** -_decimals(measure)
    low, high = floor(placed.low / unit + 1e-9) * unit, ceil(placed.high / unit - 1e-9) * unit
    return f"{_in_form(low, measure, _decimals(measure))} tot {_in_form(high, measure, _decimals(measure))}"


def _decimals(measure: Measure) -> int:
    return 1 if form_of(measure) == Form.PER_HUNDRED else measure.decimals


def _in_form(value: float, measure: Measure, decimals: int) -> str:
    if form_of(measure) == Form.PER_HUNDRED:
        return number(float(value), decimals)
    return written(value, measure, decimals - measure.decimals)


def count_words(count: int) -> str:
    """How many buurten."""
    return plural(count, "buurt", "buurten")
