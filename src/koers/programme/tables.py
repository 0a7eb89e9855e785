"""The package tables of the room programme."""

from typing import Self

from pydantic import model_validator

from koers.decisions.models import Standing
from koers.indicators.periods import PeriodText
from koers.kernel.editions.steps import Step
from koers.kernel.packages.registry import Table
from koers.kernel.packages.rows import (
    Boolean,
    Figure,
    OptionalWhole,
    PartialDate,
    Required,
    Slug,
    SourcedRow,
    Text,
    Whole,
    optional_ref,
    ref,
    wrong,
)  # fmt: skip

from .drawings.every import draw_all
from .judging.judge import judge_all
from .models import (
    Baseline,
    Basis,
    Event,
    Goal,
    GoalIndicator,
    GoalRelation,
    GoalVersion,
    Horizon,
    Intervention,
    InterventionGoal,
    InterventionIndicator,
    InterventionPartner,
    Output,
    Programme,
    ProgrammeBody,
    Target,
    Verdict,
)  # fmt: skip


class ProgrammeRow(SourcedRow):
    """The programme itself; one row, its id is the name of the package."""

    id: Slug
    name: Required
    short_name: Required
    kind: Required
    ambition: Required
    owner: Required
    area: ref("areas")  # type: ignore[valid-type]
    benchmark: optional_ref("areas") = None  # type: ignore[valid-type]
    start: PartialDate = ""
    baseline_year: OptionalWhole = None
    end: PartialDate = ""
    outcome: Text = ""
    made_up: Boolean = False
    text_file: Text = ""


class ProgrammeBodyRow(SourcedRow):
    """That a body which more programmes share has a part in this one."""

    programme: ref("programme")  # type: ignore[valid-type]
    body: ref("bodies")  # type: ignore[valid-type]
    part: Text = ""


class HorizonRow(SourcedRow):
    """How long it takes according to a source."""

    id: Slug
    label: Required
    years_low: OptionalWhole = None
    years_high: OptionalWhole = None
    start_year: Whole
    end_low: Whole
    end_high: Whole
    judged: Boolean = False

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """A horizon starts before it ends."""
        if not self.start_year < self.end_low <= self.end_high:
            raise wrong("de jaren lopen niet op.", "Zorg dat start_year < end_low en end_low <= end_high.")
        return self


class GoalRow(SourcedRow):
    """A node of the goal tree."""

    id: Slug
    parent: optional_ref("goals") = None  # type: ignore[valid-type]
    level: Goal.Level
    title: Required
    description: Text = ""
    area: ref("areas")  # type: ignore[valid-type]
    comparator: Text = ""
    horizon_text: Text = ""
    owner: Text = ""
    standing: Standing
    act: optional_ref("acts") = None  # type: ignore[valid-type]


class GoalVersionRow(SourcedRow):
    """How a goal was worded until a date."""

    goal: ref("goals")  # type: ignore[valid-type]
    valid_until: PartialDate
    title: Required
    description: Text = ""
    act: optional_ref("acts") = None  # type: ignore[valid-type]
    why: Text = ""


class GoalRelationRow(SourcedRow):
    """A link between two goals."""

    goal: ref("goals")  # type: ignore[valid-type]
    related: ref("goals")  # type: ignore[valid-type]
    kind: GoalRelation.Kind
    basis: Basis


class GoalIndicatorRow(SourcedRow):
    """That an indicator tells about a goal."""

    goal: ref("goals")  # type: ignore[valid-type]
    indicator: ref("indicators")  # type: ignore[valid-type]
    basis: Basis


class BaselineRow(SourcedRow):
    """The figure a programme starts from, as somebody fixed it."""

    indicator: ref("indicators")  # type: ignore[valid-type]
    area: ref("areas")  # type: ignore[valid-type]
    period: PeriodText = ""
    value: Figure = ""
    standing: Standing
    act: optional_ref("acts") = None  # type: ignore[valid-type]
    decided_on: PartialDate = ""
    replaced_on: PartialDate = ""
    why: Text = ""


class TargetRow(SourcedRow):
    """Where an indicator must come."""

    id: Slug
    goal: ref("goals")  # type: ignore[valid-type]
    indicator: optional_ref("indicators") = None  # type: ignore[valid-type]
    area: ref("areas")  # type: ignore[valid-type]
    benchmark: optional_ref("areas") = None  # type: ignore[valid-type]
    value: Figure = ""
    value_text: Text = ""
    unit: optional_ref("units") = None  # type: ignore[valid-type]
    year: OptionalWhole = None
    horizon_text: Text = ""
    standing: Standing
    act: optional_ref("acts") = None  # type: ignore[valid-type]
    decided_on: PartialDate = ""
    replaced_on: PartialDate = ""
    why: Text = ""

    @model_validator(mode="after")
    def has_an_end(self) -> Self:
        """A target says where to."""
        if not (self.value or self.value_text or self.benchmark):
            raise wrong("de streefwaarde ontbreekt.", "Vul value, value_text of benchmark in.")
        return self


class InterventionRow(SourcedRow):
    """What is done."""

    id: Slug
    name: Required
    description: Required
    theme: optional_ref("goals") = None  # type: ignore[valid-type]
    area: ref("areas")  # type: ignore[valid-type]
    status: Intervention.Status
    status_text: Text = ""
    period_start: PartialDate = ""
    period_end: PartialDate = ""
    scope: Intervention.Scope
    inputs: Text = ""
    activities: Text = ""
    outputs_text: Text = ""
    outcomes: Text = ""


class InterventionGoalRow(SourcedRow):
    """That an intervention serves a goal."""

    intervention: ref("interventions")  # type: ignore[valid-type]
    goal: ref("goals")  # type: ignore[valid-type]
    basis: Basis


class InterventionPartnerRow(SourcedRow):
    """An organisation that takes part."""

    intervention: ref("interventions")  # type: ignore[valid-type]
    organisation: ref("organisations")  # type: ignore[valid-type]
    role: Text = ""
    effort: Text = ""


class InterventionIndicatorRow(SourcedRow):
    """That an indicator measures an intervention."""

    intervention: ref("interventions")  # type: ignore[valid-type]
    indicator: ref("indicators")  # type: ignore[valid-type]
    basis: Basis


class OutputRow(SourcedRow):
    """What was planned and delivered in a plan year."""

    id: Slug
    intervention: ref("interventions")  # type: ignore[valid-type]
    plan_year: PeriodText = ""
    description: Required
    unit_text: Text = ""
    planned: Figure = ""
    delivered: Figure = ""
    remark: Text = ""


class EventRow(SourcedRow):
    """Something that happened or was planned."""

    id: Slug
    date: PartialDate
    date_end: PartialDate = ""
    event: Required
    kind: Text = ""
    planned: Boolean = False
    conflicts_with: optional_ref("events", tree=False) = None  # type: ignore[valid-type]


TABLES = [
    Table("programme", "programma", ProgrammeRow, Programme),
    Table("programme_bodies", "organen bij programma's", ProgrammeBodyRow, ProgrammeBody, ("programme", "body")),
    Table("horizons", "looptijden", HorizonRow, Horizon),
    Table("goals", "doelen", GoalRow, Goal),
    Table("goal_versions", "eerdere versies van doelen", GoalVersionRow, GoalVersion, ("goal", "valid_until")),
    Table("goal_relations", "verbanden tussen doelen", GoalRelationRow, GoalRelation, ("goal", "related", "kind")),
    Table("goal_indicators", "indicatoren bij doelen", GoalIndicatorRow, GoalIndicator, ("goal", "indicator")),
    Table("baselines", "nulmetingen", BaselineRow, Baseline, ("indicator", "area", "period", "decided_on")),
    Table("targets", "streefwaarden", TargetRow, Target),
    Table("interventions", "interventies", InterventionRow, Intervention),
    Table("intervention_goals", "doelen van interventies", InterventionGoalRow, InterventionGoal, ("intervention", "goal")),
    Table(
        "intervention_partners", "partners van interventies", InterventionPartnerRow, InterventionPartner,
        ("intervention", "organisation"),
    ),
    Table(
        "intervention_indicators", "indicatoren van interventies", InterventionIndicatorRow, InterventionIndicator,
        ("intervention", "indicator"),
    ),
    Table("outputs", "prestaties", OutputRow, Output),
    Table("events", "tijdlijn", EventRow, Event),
]  # fmt: skip

STEPS = [
    Step(10, "oordelen uitrekenen", judge_all, makes=Verdict),
    Step(30, "grafieken tekenen", draw_all),
]
