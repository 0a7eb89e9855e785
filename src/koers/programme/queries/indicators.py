"""What the pages about indicators ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from koers.indicators.models import DefinitionVersion, Indicator, Observation
from koers.places.models import Area
from koers.sources.models import Contradiction
from koers.sources.queries import contradictions, newest_source_date

from ..models import Baseline, GoalIndicator, InterventionIndicator, Programme, Target, Verdict


@dataclass(frozen=True)
class IndicatorFacts:
    """Everything about one indicator that its page in a programme shows; every list in the order of the files.

    ``verdicts``, ``links``, ``targets`` and ``interventions`` are those of this programme; the rest is the indicator's own.
    ``municipality``: the one that the programme's area lies in. ``newest``: the date of the newest source.
    """

    programme: Programme
    indicator: Indicator
    observations: tuple[Observation, ...]
    verdicts: tuple[Verdict, ...]
    links: tuple[GoalIndicator, ...]
    interventions: tuple[InterventionIndicator, ...]
    targets: tuple[Target, ...]
    baselines: tuple[Baseline, ...]
    versions: tuple[DefinitionVersion, ...]
    contradictions: tuple[Contradiction, ...]
    municipality: Area | None
    newest: str


def indicators_of(programme: str) -> QuerySet[Indicator]:
    """The indicators a programme is about: its own, those its goals or interventions are measured with, and those that its
    package brings figures of."""
    tables = (GoalIndicator, InterventionIndicator, Observation)
    about = Q(package=programme)
    for table in tables:
        about |= Q(pk__in=table.objects.filter(package=programme).order_by().values("indicator"))
    found = Indicator.objects.filter(about)
    return found.select_related("unit", "source").order_by("topic", "package", "position")


def newest_figures(programme: Programme, indicators: Iterable[Indicator]) -> dict[tuple[str, str], Observation]:
    """The newest figure of each of these indicators, in the programme's area and in its benchmark: (indicator, area)."""
    areas = [pk for pk in (programme.area_id, programme.benchmark_id) if pk]
    wanted = [indicator.pk for indicator in indicators]
    found = Observation.objects.filter(indicator__in=wanted, area__in=areas, breakdown="")
    rows = found.select_related("unit", "source", "indicator__unit", "area").order_by("package", "position")
    newest: dict[tuple[str, str], Observation] = {}
    for row in sorted(rows, key=lambda row: (bool(row.value), row.period, row.preferred, row.known_since)):
        newest[(row.indicator_id, row.area_id)] = row
    return newest


def observations_of(indicators: Iterable[Indicator]) -> QuerySet[Observation]:
    """The figures of these indicators, with what it takes to show them."""
    found = Observation.objects.filter(indicator__in=[indicator.pk for indicator in indicators])
    return found.select_related("area__stands_in_for", "source", "unit", "indicator__unit").order_by(
        "package", "position"
    )


def indicator_facts(programme: Programme, id: str) -> IndicatorFacts | None:
    """One indicator of a programme; None when the programme has no such indicator. A fixed number of queries."""
    indicator = indicators_of(programme.pk).filter(pk=id).first()
    return None if indicator is None else next(iter(facts_of(programme, [indicator])))


def facts_of(programme: Programme, indicators: list[Indicator]) -> list[IndicatorFacts]:
    """The facts of several indicators at once; as many queries as for one."""
    wanted = [indicator.pk for indicator in indicators]
    own = {"package": programme.pk, "indicator__in": wanted}
    observations = observations_of(indicators)
    judged = ("goal", "indicator__unit", "area", "benchmark")
    verdicts = Verdict.objects.filter(**own).select_related(*judged)
    verdicts = verdicts.order_by("goal__position", "variant", "-period", "target_year")
    links = GoalIndicator.objects.filter(**own).select_related("goal", "source").order_by("goal__position")
    measured = InterventionIndicator.objects.filter(**own).select_related("intervention", "source").order_by("position")
    targets = Target.objects.filter(**own).select_related("goal", "area", "benchmark", "unit", "act__body", "source")
    baselines = Baseline.objects.filter(**own).select_related("area", "act__body", "source")
    versions = DefinitionVersion.objects.filter(indicator__in=wanted).select_related("unit", "act__body", "source")
    about = _contradictions(wanted)
    municipality = municipality_of(programme.area)
    newest = newest_source_date()
    of = [_grouped(rows) for rows in (observations, verdicts, links, measured, targets, baselines, versions)]
    return [
        IndicatorFacts(
            programme,
            indicator,
            *(tuple(group.get(indicator.pk, ())) for group in of),
            contradictions=tuple(about.get(indicator.pk, ())),
            municipality=municipality,
            newest=newest,
        )
        for indicator in indicators
    ]


def _grouped(rows: Iterable[Observation | Verdict | GoalIndicator | Target]) -> dict[str, list]:
    grouped: dict[str, list] = {}
    for row in rows:
        grouped.setdefault(row.indicator_id, []).append(row)
    return grouped


def _contradictions(indicators: list[str]) -> dict[str, list[Contradiction]]:
    """Indicator to the contradictions about itself or about one of its figures."""
    wanted, grouped = set(indicators), {}
    for item in contradictions():
        records = (record.strip().split("/", 1) for record in item.about.split(";") if "/" in record)
        about = {key.split("~")[0] for table, key in records if table in ("indicators", "observations")}
        for indicator in about & wanted:
            grouped.setdefault(indicator, []).append(item)
    return grouped


def municipality_of(area: Area) -> Area | None:
    """The municipality that an area lies in; None when it lies in none, or is one itself."""
    found = Area.objects.select_related("parent__parent__parent").get(pk=area.pk).parent
    while found is not None and found.kind != Area.Kind.MUNICIPALITY:
        found = found.parent
    return found
