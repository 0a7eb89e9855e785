"""The newest figures of an area, with those of its municipality and country beside them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from koers.indicators.models import Indicator, Observation
from koers.indicators.periods import parse_period
from koers.places.models import Area
from koers.places.queries import BELOW_MUNICIPALITY

from ..models import GoalIndicator

Kind = Area.Kind
BESIDE = (Kind.MUNICIPALITY, Kind.COUNTRY)


@dataclass(frozen=True)
class Figure:
    """The newest figures of one indicator (and breakdown) in an area, and those of other areas beside them.

    ``own`` holds more than one when sources give different figures for the same period and nobody chose. ``beside``: area to
    the figures that may stand beside them: same period, same unit, same source.
    """

    indicator: Indicator
    breakdown: str
    own: tuple[Observation, ...]
    beside: Mapping[str, tuple[Observation, ...]]


@dataclass(frozen=True)
class Figures:
    """All figures of an area. ``compared``: the areas set beside it, the nearest first. ``hidden``: how many indicators are left
    out because they are sensitive. ``homes``: indicator to the programme that has its page."""

    rows: tuple[Figure, ...]
    compared: tuple[Area, ...]
    hidden: int
    homes: Mapping[str, str]


def figures(found: Area, above: Sequence[Area], programmes: Collection[str]) -> Figures:
    """The newest figure of every indicator in an area. A sensitive one is never given for less than a whole municipality."""
    compared = tuple(one for one in reversed(above) if one.kind in BESIDE)
    own, hidden = _shown(found)
    keys = {row.indicator_id for row in own}
    others = _observations([one.pk for one in compared]).filter(indicator__in=keys) if compared else []
    beside: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for row in others:
        beside[row.indicator_id, row.breakdown].append(row)
    rows = tuple(
        Figure(first.indicator, first.breakdown, newest, _beside(newest, beside[key], compared))
        for key, newest in _newest(own).items()
        if (first := newest[0])
    )
    return Figures(rows, compared, hidden, _homes([row.indicator for row in rows], programmes))


def _observations(areas: Iterable[str]) -> QuerySet[Observation]:
    found = Observation.objects.filter(area__in=list(areas)).exclude(kind=Observation.Kind.DEFINITION)
    return found.select_related("indicator__unit", "unit", "source").order_by(
        "indicator__topic", "indicator__name", "position"
    )


def _shown(found: Area) -> tuple[list[Observation], int]:
    """The observations of an area that may be shown, and how many indicators may not."""
    every = list(_observations([found.pk]))
    if found.kind not in BELOW_MUNICIPALITY:
        return every, 0
    sensitive = {row.indicator_id for row in every if row.indicator.sensitive}
    return [row for row in every if row.indicator_id not in sensitive], len(sensitive)


def _newest(observations: Iterable[Observation]) -> dict[tuple[str, str], tuple[Observation, ...]]:
    """Per indicator and breakdown the newest observations; of contradicting ones the one that was chosen, else all."""
    grouped: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for row in observations:
        grouped[row.indicator_id, row.breakdown].append(row)
    newest = {}
    for key, rows in grouped.items():
        last = max(rows, key=_when)
        same = [row for row in rows if row.period == last.period]
        told = [row for row in same if not row.missing] or same
        newest[key] = tuple([row for row in told if row.preferred] or told)
    return newest


def _when(row: Observation) -> tuple[bool, float]:
    """Sorts by time; a figure with words or a number goes before a gap, and one whose year is unknown comes first."""
    time = parse_period(row.period).time
    return (not row.missing, -1.0 if time is None else time)


def _beside(
    own: Sequence[Observation], others: Iterable[Observation], compared: Iterable[Area]
) -> dict[str, tuple[Observation, ...]]:
    """Per area the figures of the same period, unit and source; of the same place in the source when there are such."""
    wanted = {(row.period, unit_id(row), row.source_id) for row in own}
    places = {row.source_place for row in own}
    fitting = [row for row in others if (row.period, unit_id(row), row.source_id) in wanted]
    beside = {}
    for area in compared:
        found = [row for row in fitting if row.area_id == area.pk]
        beside[area.pk] = tuple([row for row in found if row.source_place in places] or found)
    return beside


def unit_id(row: Observation) -> str | None:
    """The unit of a figure: its own, else that of its indicator."""
    return row.unit_id or row.indicator.unit_id


def _homes(indicators: Sequence[Indicator], programmes: Collection[str]) -> dict[str, str]:
    """Which programme has the page of each indicator: its own, else the first one with a goal that uses it."""
    keys = [indicator.pk for indicator in indicators]
    links = GoalIndicator.objects.filter(indicator__in=keys, package__in=list(programmes)).order_by("-package")
    linked = dict(links.values_list("indicator_id", "package"))
    own = {indicator.pk: indicator.package for indicator in indicators if indicator.package in programmes}
    return linked | own
