"""Every picture that a page shows, drawn when an edition is built: a reader then never waits for one."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from django.conf import settings
from django.utils import timezone

from koers.kernel.charts import Chart, ChartError, warm

from ..models import Horizon, Programme, Target
from ..presenting.subject import Subject
from ..queries.indicators import IndicatorFacts, facts_of, indicators_of
from ..queries.start import comparison_tables, start_tables
from .gap import gap_picture, moved_picture
from .horizon import horizon_chart
from .picture import Picture
from .series import series_picture
from .start import start_picture
from .strip import strip_picture

INDICATORS_AT_A_TIME = 50


def pictures_of(subject: Subject) -> list[Picture]:
    """The pictures of an indicator: its series, the gap and who moved; or one measurement; or nothing."""
    series = _when_possible(series_picture, subject)
    found = [series or _when_possible(strip_picture, subject)]
    if series is not None:
        found += [_when_possible(gap_picture, subject), _when_possible(moved_picture, subject)]
    return [picture for picture in found if picture is not None]


def _when_possible(draw: Callable[[Subject], Picture | None], subject: Subject) -> Picture | None:
    """The picture; None when the figures have no place in one (a year 9999, a number of twenty digits)."""
    try:
        return draw(subject)
    except ChartError:
        return None


def draw_all(_alias: str) -> None:
    """Draw what is not drawn yet. The pictures stand beside the editions, known by what they say."""
    for programme in Programme.objects.select_related("area", "benchmark", "source"):
        warm(charts_of(programme), settings.KOERS_CHARTS, settings.KOERS_FONTS)


def charts_of(programme: Programme) -> Iterator[Chart]:
    """The content of every picture on the pages of a programme."""
    horizons = list(Horizon.objects.filter(package=programme.pk))
    targets = list(Target.objects.filter(package=programme.pk, replaced_on="").select_related("goal"))
    bar = horizon_chart(programme, horizons, timezone.localdate(), targets)
    if bar is not None:
        yield bar
    for tables in (start_tables(programme), comparison_tables(programme)):
        picture = start_picture(programme, tables)
        if picture is not None:
            yield picture.chart
    indicators = list(indicators_of(programme.pk))
    for first in range(0, len(indicators), INDICATORS_AT_A_TIME):
        for facts in facts_of(programme, indicators[first : first + INDICATORS_AT_A_TIME]):
            yield from (picture.chart for picture in pictures_of(Subject(facts)))
            for of_goal in _of_goals(facts):
                yield from (picture.chart for picture in pictures_of(Subject(of_goal))[:1])


def _of_goals(facts: IndicatorFacts) -> Iterator[IndicatorFacts]:
    """The facts as the page of each goal sees them: with the verdicts of that goal alone."""
    for goal in dict.fromkeys(verdict.goal_id for verdict in facts.verdicts):
        yield replace(facts, verdicts=tuple(v for v in facts.verdicts if v.goal_id == goal))
