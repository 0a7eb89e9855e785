"""Content of the charts with a time axis."""

import math
from dataclasses import dataclass
from itertools import pairwise

from .base import Role, WrongContent, check_number, check_year

MOST_LINES = 4
"""More lines than this cannot be told apart (house style)."""


@dataclass(frozen=True)
class Point:
    """One measurement. Without a value the line stops here, and `text` says why there is none.

    `label` is the period in words when it is not simply the year ("2018/2019").
    """

    year: float
    value: float | None
    text: str
    label: str = ""

    def __post_init__(self) -> None:
        check_year(self.year)
        check_number(self.value, "De waarde")

    @property
    def period(self) -> str:
        return self.label or str(math.floor(self.year))


@dataclass(frozen=True)
class Moment:
    """A date that gets a vertical line, with its word ("start programma", "nu")."""

    year: float
    label: str

    def __post_init__(self) -> None:
        check_year(self.year)


@dataclass(frozen=True)
class Line:
    """The measurements of one area, in order of time.

    `breaks` are years from which the figure is measured in another way; `every` is the usual
    number of years between two measurements. The line is never drawn across a break, nor across
    a hole of more than one and a half times `every`.
    """

    name: str
    role: Role
    points: tuple[Point, ...]
    breaks: tuple[float, ...] = ()
    every: float | None = None

    def __post_init__(self) -> None:
        years = [point.year for point in self.points]
        if any(later <= earlier for earlier, later in pairwise(years)):
            raise WrongContent(f"De metingen van {self.name} staan niet op volgorde van jaar.")


@dataclass(frozen=True)
class RequiredPath:
    """The path that is needed: vertices (year, value) from where it starts to the target.

    `label` stands at the end ("gelijk in 2042"); `text` says the whole path in words, for after
    "Het pad dat nodig is" ("gaat van −0,146 in 2022 naar 0,016 in 2042"); `supposes` what it
    takes for granted ("als Nederland niet verandert").
    """

    vertices: tuple[tuple[float, float], ...]
    label: str
    text: str = ""
    supposes: str = ""

    def __post_init__(self) -> None:
        if len(self.vertices) < 2:
            raise WrongContent("Een pad heeft een begin en een eind nodig.")
        for year, value in self.vertices:
            check_year(year)
            check_number(value, "Het pad")


@dataclass(frozen=True)
class Band:
    """Uncertainty: lower and upper value per year, and in words how sure it is."""

    years: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    label: str
    note: str

    def __post_init__(self) -> None:
        if not len(self.years) == len(self.lower) == len(self.upper):
            raise WrongContent("De onzekerheid heeft niet bij elk jaar een onder- en bovengrens.")
        for year in self.years:
            check_year(year)
        for value in self.lower + self.upper:
            check_number(value, "De onzekerheid")


@dataclass(frozen=True, kw_only=True)
class TimeChart:
    """What charts over time have in common.

    `unit` stands above the axis; `before` and `after` are put round the axis numbers ("€ ", "%").
    `baseline` is the agreed start; without one an open ring stands where the first path begins, and
    the page says that no baseline was agreed. `span` fixes the time axis, so that all charts of a
    programme share it.
    """

    name: str
    unit: str
    baseline: Point | None = None
    paths: tuple[RequiredPath, ...] = ()
    start: Moment | None = None
    now: Moment | None = None
    span: tuple[float, float] | None = None
    before: str = ""
    after: str = ""

    def __post_init__(self) -> None:
        for year in self.span or ():
            check_year(year)


@dataclass(frozen=True, kw_only=True)
class SeriesChart(TimeChart):
    """Levels over time: the area, what it is compared with, and the path that is needed.

    `gap_label` names the sand-coloured distance between area and benchmark ("": it is not drawn).
    """

    lines: tuple[Line, ...]
    gap_label: str = "verschil"

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.lines) > MOST_LINES:
            raise WrongContent(f"Een grafiek toont hoogstens {MOST_LINES} lijnen.")
        for role in ("area", "benchmark"):
            if sum(line.role == role for line in self.lines) > 1:
                raise WrongContent("Een grafiek heeft één gebied en één vergelijkingsgebied.")

    def line(self, role: Role) -> Line | None:
        """The first line with this role."""
        return next((line for line in self.lines if line.role == role), None)


@dataclass(frozen=True, kw_only=True)
class GapChart(TimeChart):
    """The distance to the benchmark over time; 0 is level with it, above 0 the area is behind.

    `line` holds the gaps. Without a `band` the picture says that the uncertainty is not known
    (`unknown`).
    """

    line: Line
    zero_label: str
    below_label: str = ""
    band: Band | None = None
    unknown: str = "De onzekerheid is niet bekend."


@dataclass(frozen=True)
class Term:
    """A period a source gives. Between `end` and `end_high` the end is not certain.

    `end` is None when no source names an end; `end_text` then says so.
    """

    label: str
    start: float
    end: float | None
    end_text: str
    end_high: float | None = None
    start_text: str = ""

    def __post_init__(self) -> None:
        for year in (self.start, self.end, self.end_high):
            check_year(year)
        last = self.end if self.end_high is None else self.end_high
        if last is not None and (self.end is None or not self.start < self.end <= last):
            raise WrongContent(f"{self.label}: het einde ligt niet na het begin.")


@dataclass(frozen=True, kw_only=True)
class HorizonChart:
    """Competing terms of one programme on one time axis, with now and the milestones."""

    name: str
    terms: tuple[Term, ...]
    now: Moment | None = None
    milestones: tuple[Moment, ...] = ()
    span: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        for year in self.span or ():
            check_year(year)
