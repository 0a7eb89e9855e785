"""The picture on a goal's page: the figures of the indicator that is measured most."""

from koers.indicators.models import Indicator
from koers.kernel.charts import SeriesChart
from koers.kernel.components.shapes import Figure
from koers.sources.presenting import references

from ..addresses import address
from ..drawings.every import pictures_of
from ..drawings.strip import strip_figures
from ..models import Programme
from ..presenting.subject import Subject
from ..queries.goals import GoalFacts, figures_of


def main_picture(programme: Programme, facts: GoalFacts) -> Figure | None:
    """The levels over time of the indicator with most measurements, or its one measurement; None without a number."""
    indicator = most_measured(facts)
    if indicator is None:
        return None
    subject = Subject(figures_of(programme, facts, indicator))
    picture = next(iter(pictures_of(subject)), None)
    if picture is None:
        return None
    dated = [figure for area in subject.areas for figure in subject.dated(area)]
    shown = dated if isinstance(picture.chart, SeriesChart) else strip_figures(subject)
    return picture.figure(references(shown), table_url=address("indicator", programme, indicator.pk))


def most_measured(facts: GoalFacts) -> Indicator | None:
    """The indicator whose verdicts rest on most measurements, before the start or since; the first of equals."""
    own = [v for v in facts.verdicts if v.goal_id == facts.goal.pk and v.indicator is not None]
    best = max(own, key=lambda verdict: len(verdict.series), default=None)
    return best.indicator if best is not None else None
