"""What the pages about goals ask."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q

from koers.decisions.models import Act
from koers.indicators.models import DefinitionVersion, Indicator
from koers.sources.queries import newest_source_date

from ..models import (
    Baseline,
    Goal,
    GoalIndicator,
    GoalRelation,
    GoalVersion,
    InterventionGoal,
    InterventionPartner,
    Programme,
    Target,
    Verdict,
)
from .indicators import IndicatorFacts, municipality_of, observations_of


def goals_of(programme: str) -> list[Goal]:
    """All nodes of the goal tree, in the order of the package."""
    return list(Goal.objects.filter(package=programme).select_related("source", "act__body").order_by("position"))


def goal(programme: str, id: str) -> Goal | None:
    """One goal of this programme with what its page says at the top; None when there is none."""
    related = ("source", "area", "parent", "act__body", "act__source", "act__confirms__body")
    return Goal.objects.filter(package=programme, pk=id).select_related(*related).first()


@dataclass(frozen=True)
class GoalFacts:
    """Everything around one goal that its page shows. ``programmes``: the names of the programmes of related goals."""

    goal: Goal
    confirmations: list[Act]
    children: list[Goal]
    relations: list[GoalRelation]
    links: list[GoalIndicator]
    verdicts: list[Verdict]
    interventions: list[InterventionGoal]
    targets: list[Target]
    baselines: list[Baseline]
    versions: list[GoalVersion]
    programmes: dict[str, Programme] = field(default_factory=dict)

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators of the goal itself."""
        return [link.indicator for link in self.links]


def goal_facts(goal: Goal) -> GoalFacts:
    """Everything around one goal, in a fixed number of queries."""
    children = list(Goal.objects.filter(parent=goal).select_related("source").order_by("position"))
    links = list(
        GoalIndicator.objects.filter(goal=goal)
        .select_related("indicator__unit", "indicator__source", "source")
        .order_by("position")
    )
    relations = list(
        GoalRelation.objects.filter(Q(goal=goal) | Q(related=goal)).select_related("goal", "related", "source")
    )
    packages = {other_end(relation, goal).package for relation in relations}
    return GoalFacts(
        goal=goal,
        confirmations=confirmations([goal.act_id]),
        children=children,
        relations=relations,
        links=links,
        verdicts=_verdicts([goal, *children]),
        interventions=_interventions(goal),
        targets=_targets(goal),
        baselines=_baselines(link.indicator_id for link in links),
        versions=list(
            GoalVersion.objects.filter(goal=goal).select_related("act__body", "source").order_by("-valid_until")
        ),
        programmes={found.pk: found for found in Programme.objects.filter(pk__in=packages)},
    )


def figures_of(programme: Programme, facts: GoalFacts, indicator: Indicator) -> IndicatorFacts:
    """The figures of one indicator of the goal, as the pictures of the indicator pages want them."""
    versions = DefinitionVersion.objects.filter(indicator=indicator)
    return IndicatorFacts(
        programme=programme,
        indicator=indicator,
        observations=tuple(observations_of([indicator])),
        verdicts=tuple(v for v in facts.verdicts if (v.goal_id, v.indicator_id) == (facts.goal.pk, indicator.pk)),
        links=(),
        interventions=(),
        targets=tuple(target for target in facts.targets if target.indicator_id == indicator.pk),
        baselines=tuple(baseline for baseline in facts.baselines if baseline.indicator_id == indicator.pk),
        versions=tuple(versions),
        contradictions=(),
        municipality=municipality_of(programme.area),
        newest=newest_source_date(),
    )


def other_end(relation: GoalRelation, goal: Goal) -> Goal:
    """The goal at the other side of a link."""
    return relation.related if relation.goal_id == goal.pk else relation.goal


def confirmations(acts: Iterable[str | None]) -> list[Act]:
    """The acts with which other bodies agreed to these acts, oldest first."""
    wanted = [act for act in acts if act]
    return list(Act.objects.filter(confirms__in=wanted).select_related("body", "source").order_by("date"))


def _verdicts(goals: list[Goal]) -> list[Verdict]:
    found = Verdict.objects.filter(goal__in=goals).select_related("goal", "indicator__unit", "area", "benchmark")
    return list(found.order_by("goal__position", "indicator__position", "variant", "-period", "target_year"))


def _interventions(goal: Goal) -> list[InterventionGoal]:
    partners = InterventionPartner.objects.select_related("organisation").order_by("position")
    return list(
        InterventionGoal.objects.filter(goal=goal)
        .select_related("intervention__area", "source")
        .prefetch_related(Prefetch("intervention__partner_links", queryset=partners))
        .order_by("intervention__position")
    )


def _targets(goal: Goal) -> list[Target]:
    related = ("indicator__unit", "area", "benchmark", "unit", "act__body", "source")
    return list(Target.objects.filter(goal=goal).select_related(*related).order_by("position"))


def _baselines(indicators: Iterable[str]) -> list[Baseline]:
    related = ("indicator__unit", "area", "act__body", "source")
    return list(Baseline.objects.filter(indicator__in=list(indicators)).select_related(*related).order_by("position"))
