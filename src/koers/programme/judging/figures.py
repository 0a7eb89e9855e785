"""Picks the figures for a question: area and benchmark in the same period, one a year, or the reason why there are none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from koers.indicators.models import Observation
from koers.indicators.periods import Period, PeriodKind
from koers.methods.verdicts import Reason

from .question import Question

MEASURED = {
    Observation.Kind.MEASUREMENT,
    Observation.Kind.START,
    Observation.Kind.COMPARISON,
    Observation.Kind.ESTIMATE,
}
EXACT_ENOUGH = {Observation.Qualifier.EXACT, Observation.Qualifier.CIRCA}
LARGEST = 1e15  # the method does not take larger figures
# A figure of a whole year says more than one of a part of it.
FULLEST = (
    PeriodKind.YEAR,
    PeriodKind.SCHOOL_YEAR,
    PeriodKind.YEARS,
    PeriodKind.QUARTER,
    PeriodKind.MONTH,
    PeriodKind.DAY,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation, as far as a verdict needs it. ``unit`` is its own, or else the indicator's."""

    id: str
    indicator: str
    area: str
    period: Period
    value: float | None
    words: bool
    missing: str
    qualifier: str
    kind: str
    unit: str | None
    denominator: int | None
    variance: float | None
    preferred: bool
    source: str
    source_place: str
    known: str

    @property
    def counts(self) -> bool:
        """Whether it is a measured number, exact enough to compare."""
        within = self.value is not None and abs(self.value) <= LARGEST
        return within and self.kind in MEASURED and self.qualifier in EXACT_ENOUGH


@dataclass(frozen=True)
class Pair:
    """The area's figure and what it is compared with, in one period. ``benchmark`` is None with a fixed target."""

    period: Period
    area: Figure
    benchmark: Figure | None
    fixed: float = 0.0

    @property
    def area_value(self) -> float:
        """The area's level."""
        return self.area.value or 0.0

    @property
    def benchmark_value(self) -> float:
        """The level to catch up with."""
        return self.fixed if self.benchmark is None else self.benchmark.value or 0.0


class FigureBook:
    """All figures that questions may ask for, looked up once. In the order of their packages and files.

    ``stand_ins``: area to the areas that stand in for it. ``breaks``: indicator to the times from which it was measured in
    another way, in order.
    """

    def __init__(
        self, figures: Iterable[Figure], stand_ins: Mapping[str, Sequence[str]], breaks: Mapping[str, Sequence[float]]
    ) -> None:
        self._figures: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        self._stand_ins = stand_ins
        self._breaks = breaks
        for figure in figures:
            self._figures[(figure.indicator, figure.area)].append(figure)

    def with_figures(self, figures: Iterable[Figure]) -> "FigureBook":
        """The same areas and breaks with other figures: those that were known on a day."""
        return FigureBook(figures, self._stand_ins, self._breaks)

    def of(self, indicator: str, area: str) -> list[Figure]:
        """The figures of an indicator in an area."""
        return self._figures.get((indicator, area), [])

    def has_stand_in(self, indicator: str, area: str) -> bool:
        """Whether there are figures of an area that stands in for this one."""
        return any((indicator, other) in self._figures for other in self._stand_ins.get(area, ()))

    def breaks_within(self, indicator: str, times: Sequence[float]) -> list[float]:
        """When the way of measuring changed, as far as that lies within these times."""
        return [time for time in self._breaks.get(indicator, ()) if times and times[0] < time <= times[-1]]


def pairs(question: Question, book: FigureBook) -> list[Pair] | Reason:
    """The figures to compare, oldest first and one a year, or why there are none.

    Figures of unknown period are given only when no figure has a period: they have no place in a series.
    """
    indicator = question.indicator.pk
    if question.words_only:
        return Reason.TEXT_ONLY
    area = book.of(indicator, question.area.pk)
    numbers = [figure for figure in area if figure.counts]
    if not numbers:
        return _why_none(area, book.has_stand_in(indicator, question.area.pk))
    unit = question.unit or numbers[-1].unit
    alike = _by_period(numbers, unit)
    if not alike:
        return Reason.DEFINITIONS_DIFFER
    if question.fixed is not None:
        return _one_a_year([Pair(period, _best(items), None, question.fixed) for period, items in alike.items()])
    if question.benchmark is None:
        return Reason.NO_BENCHMARK
    others = [figure for figure in book.of(indicator, question.benchmark.pk) if figure.counts]
    benchmark = _by_period(others, unit)
    if others and not benchmark:
        return Reason.DEFINITIONS_DIFFER
    found = [Pair(period, *_match(items, benchmark[period])) for period, items in alike.items() if period in benchmark]
    return _one_a_year(found) if found else Reason.NO_BENCHMARK


def _why_none(area: list[Figure], has_stand_in: bool) -> Reason:
    missing = {figure.missing for figure in area}
    if any(figure.words or (figure.value is not None and figure.kind in MEASURED) for figure in area):
        return Reason.TEXT_ONLY  # "more than 50" is words, too: it cannot be compared
    if Observation.Missing.SUPPRESSED in missing:
        return Reason.SUPPRESSED
    if Observation.Missing.TOO_LITTLE_KNOWN in missing:
        return Reason.COVERAGE_TOO_LOW
    if Observation.Missing.NOT_YET_DUE in missing:
        return Reason.NOT_YET_DUE
    return Reason.STAND_IN_ONLY if has_stand_in else Reason.NO_MEASUREMENT


def _by_period(figures: list[Figure], unit: str | None) -> dict[Period, list[Figure]]:
    """The figures in this unit: per 1,000 is not per cent, and nobody converts in silence."""
    grouped: dict[Period, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.unit == unit:
            grouped[figure.period].append(figure)
    return grouped


def _best(figures: Sequence[Figure]) -> Figure:
    """Of figures that contradict each other: the preferred one, else a measured one, else the one known last."""
    return max(figures, key=_rank)


def _rank(figure: Figure) -> tuple[bool, bool, str]:
    return figure.preferred, figure.kind != Observation.Kind.ESTIMATE, figure.known


def _match(area: list[Figure], benchmark: list[Figure]) -> tuple[Figure, Figure]:
    """Two figures that belong together: the preferred ones, else those from one place in one source, else the best."""
    area, benchmark = _preferred(area), _preferred(benchmark)
    return max(
        ((a, b) for a in area for b in benchmark), key=lambda both: (*_together(*both), _rank(both[0]), _rank(both[1]))
    )


def _preferred(figures: list[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.preferred] or figures


def _together(a: Figure, b: Figure) -> tuple[bool, bool]:
    return (a.source, a.source_place) == (b.source, b.source_place), a.source == b.source


def _one_a_year(found: list[Pair]) -> list[Pair]:
    """One pair a calendar year, oldest first: four quarters are not four years. The fullest period of a year counts,

    and of parts of a year the part (month, quarter) that is there most often, so that winters are compared with winters.
    """
    dated = sorted((pair for pair in found if pair.period.time is not None), key=lambda pair: pair.period.time or 0.0)
    usual = Counter(_part(pair) for pair in dated)

    def fullness(pair: Pair) -> tuple[int, int]:
        return -FULLEST.index(pair.period.kind), usual[_part(pair)]

    years = groupby(dated, key=lambda pair: pair.period.middle_year)
    return [max(same, key=fullness) for _, same in years] or found


def _part(pair: Pair) -> str:
    return pair.period.text[4:]
