"""Content of the charts that set amounts beside each other, without a time axis."""

from dataclasses import dataclass
from typing import Literal

from .base import Role, WrongContent, check_number


@dataclass(frozen=True)
class Dot:
    """One area on a strip."""

    name: str
    role: Role
    value: float | None
    text: str

    def __post_init__(self) -> None:
        check_number(self.value, f"De waarde van {self.name}")


@dataclass(frozen=True, kw_only=True)
class PointStrip:
    """One measurement and no more: the areas on one axis, and the distance in words."""

    name: str
    dots: tuple[Dot, ...]
    distance: str = ""
    period: str = ""
    axis: tuple[float, float] | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Bar:
    """A change from zero. `gap` is the change of the distance between area and benchmark."""

    label: str
    role: Literal["area", "benchmark", "gap"]
    value: float | None
    text: str

    def __post_init__(self) -> None:
        check_number(self.value, self.label)


@dataclass(frozen=True, kw_only=True)
class MovedChart:
    """Who moved: the change of the area, of the benchmark and of the gap, from one zero."""

    name: str
    bars: tuple[Bar, ...]
    period: str = ""


@dataclass(frozen=True)
class Pair:
    """One measure at the start: area and benchmark. `group` is the heading it stands under."""

    label: str
    area: float | None
    area_text: str
    benchmark: float | None
    benchmark_text: str
    group: str = ""

    def __post_init__(self) -> None:
        check_number(self.area, self.label)
        check_number(self.benchmark, self.label)


@dataclass(frozen=True, kw_only=True)
class DumbbellChart:
    """The start: for each measure the area, the benchmark and the bar between them.

    All pairs share one axis, so they share one unit; `axis` is (0, 100) for percentages.
    """

    name: str
    area_name: str
    benchmark_name: str
    pairs: tuple[Pair, ...]
    axis: tuple[float, float] | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Output:
    """Something promised and how much of it there is. `text` says both ("24 van 30 woningen").

    `planned` or `delivered` is None when it is not known.
    """

    label: str
    planned: float | None
    delivered: float | None
    text: str

    def __post_init__(self) -> None:
        for value in (self.planned, self.delivered):
            check_number(value, self.label)
            if value is not None and value < 0:
                raise WrongContent(f"{self.label}: een aantal kan niet onder nul liggen.")


@dataclass(frozen=True, kw_only=True)
class OutputsChart:
    """Planned against delivered. Every bar is measured against its own plan, as units differ.

    `told`: what the picture says in words, where it is about something else than agreements that were delivered.
    """

    name: str
    outputs: tuple[Output, ...]
    told: str = ""
