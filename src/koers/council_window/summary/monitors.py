"""Where the figures of a programme come from: the monitors, how often they come, and the last figure of each."""

from collections import defaultdict
from typing import Any

from django.db.models import Max, Q

from koers.indicators.models import Indicator, Observation
from koers.programme.models import GoalIndicator, InterventionIndicator

UNKNOWN = ""
"""The name of the monitor of indicators of which no source says where the figure comes from."""


def monitors_of(programme: str) -> list[dict[str, Any]]:
    """Every monitor of a programme, in alphabetical order, the unknown one last.

    A passport may name several, with ``;`` between them. ``last``: the latest period with a figure, with its ``source``.
    """
    indicators = indicators_of(programme)
    last = _last_figures([indicator.pk for indicator in indicators])
    grouped: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in indicators:
        for name in names(indicator.system):
            grouped[name].append(indicator)
    return [
        _monitor(name, grouped[name], last) for name in sorted(grouped, key=lambda name: (not name, name.casefold()))
    ]


def names(system: str) -> list[str]:
    """The monitors that a passport names."""
    return list(dict.fromkeys(part.strip() for part in system.split(";") if part.strip())) or [UNKNOWN]


def indicators_of(programme: str) -> list[Indicator]:
    """The indicators of a programme: its own, and shared ones that it uses for a goal or an intervention."""
    used = (
        Q(package=programme)
        | Q(pk__in=GoalIndicator.objects.filter(package=programme).values("indicator"))
        | Q(pk__in=InterventionIndicator.objects.filter(package=programme).values("indicator"))
    )
    return list(Indicator.objects.filter(used).order_by("package", "position"))


def _last_figures(indicators: list[str]) -> dict[str, tuple[str, str]]:
    """The latest period of each indicator that has a figure, and the source of that figure."""
    figures = Observation.objects.filter(indicator__in=indicators).exclude(value="").exclude(period="").order_by()
    latest = dict(figures.values_list("indicator").annotate(Max("period")))
    rows = figures.filter(period__in=set(latest.values())).values_list("indicator_id", "period", "source_id")
    return {indicator: (period, source) for indicator, period, source in rows if latest[indicator] == period}


def _monitor(name: str, indicators: list[Indicator], last: dict[str, tuple[str, str]]) -> dict[str, Any]:
    measured = [last[indicator.pk] for indicator in indicators if indicator.pk in last]
    period, source = max(measured, default=("", ""))
    return {
        "name": name,
        "often": sorted({indicator.frequency for indicator in indicators if indicator.frequency}),
        "indicators": len(indicators),
        "measured": len(measured),
        "last": period,
        "source": source,
    }
