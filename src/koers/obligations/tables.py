"""The package tables of the room obligations."""

from typing import Annotated, Self

from pydantic import BeforeValidator, model_validator

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
    Url,
    Whole,
    optional_ref,
    ref,
    wrong,
)  # fmt: skip
from koers.programme.models import Basis

from . import checks, fitting
from .models import (
    TYPES_OF_KIND,
    Access,
    CalendarPeriod,
    CouncilItem,
    GroupMember,
    Kind,
    Obligation,
    ObligationExtension,
    ObligationGoal,
    ObligationGroup,
    ObligationStep,
    ObligationTally,
    ObligationTerm,
    Portfolio,
    ResearchQuestion,
    State,
    TermRule,
    Type,
)
from .working_out import count_all, work_out_all


class CouncilItemRow(SourcedRow):
    """What the council was told, decided, asked or heard. Roles and parties, never names."""

    id: Slug
    list: CouncilItem.List
    number: Text = ""
    date: PartialDate
    channel: Required
    body: optional_ref("bodies") = None  # type: ignore[valid-type]
    subject: Required
    direction: Text = ""
    party_or_role: Text = ""
    answers: optional_ref("council_items", tree=False) = None  # type: ignore[valid-type]
    url: Url = ""


class PortfolioRow(SourcedRow):
    """What one member of the executive looks after; the holder is a role."""

    id: Slug
    name: Required
    holder_role: Required
    party: Text = ""
    area: optional_ref("areas") = None  # type: ignore[valid-type]
    valid_from: PartialDate = ""
    valid_until: PartialDate = ""


class TermRuleRow(SourcedRow):
    """How long a kind of obligation may take, according to one version of a regulation."""

    id: Slug
    kind: Kind
    area: ref("areas")  # type: ignore[valid-type]
    regulation: Required
    article: Text = ""
    version: Required
    amount: Whole
    unit: TermRule.Unit
    before: Boolean = False
    recess: TermRule.Recess
    start_event: Required
    valid_from: checks.FullDay
    valid_until: checks.OptionalFullDay = ""
    made_up: Boolean = False


class CalendarPeriodRow(SourcedRow):
    """A recess, public holiday or closed day of an area, or the weeks before an election."""

    id: Slug
    kind: CalendarPeriod.Kind
    area: ref("areas")  # type: ignore[valid-type]
    name: Required
    first_day: checks.FullDay
    last_day: checks.FullDay


class ResearchQuestionRow(SourcedRow):
    """A question of an audit office and where its answer stands."""

    id: Slug
    number: Text = ""
    topic: Required
    question: Required
    parent: optional_ref("research_questions") = None  # type: ignore[valid-type]
    answer: Text = ""
    answer_place: Text = ""


class ObligationRow(SourcedRow):
    """Something somebody owes somebody. Confidential items and items under embargo are refused."""

    id: Slug
    kind: Kind
    type: Type = Type.NONE
    number: Text = ""
    title: Required
    description: Text = ""
    asker: optional_ref("bodies") = None  # type: ignore[valid-type]
    asked_by: Text = ""
    party: Text = ""
    owes: optional_ref("bodies") = None  # type: ignore[valid-type]
    holder_role: Text = ""
    portfolio: Text = ""
    owed_to: optional_ref("bodies") = None  # type: ignore[valid-type]
    basis: Text = ""
    chapter: Text = ""
    origin: Text = ""
    part_of: optional_ref("obligations") = None  # type: ignore[valid-type]
    made_on: PartialDate = ""
    starts_on: PartialDate = ""
    start_event: Text = ""
    planned: PartialDate = ""
    rule: optional_ref("term_rules") = None  # type: ignore[valid-type]
    term_text: Text = ""
    times_a_year: OptionalWhole = None
    target: Text = ""
    target_value: Figure = ""
    target_unit: Text = ""
    indicator: optional_ref("indicators") = None  # type: ignore[valid-type]
    intervention: optional_ref("interventions") = None  # type: ignore[valid-type]
    fund: optional_ref("funds") = None  # type: ignore[valid-type]
    area: optional_ref("areas") = None  # type: ignore[valid-type]
    act: optional_ref("acts") = None  # type: ignore[valid-type]
    decision: optional_ref("decisions") = None  # type: ignore[valid-type]
    item: optional_ref("council_items") = None  # type: ignore[valid-type]
    addressee: optional_ref("bodies") = None  # type: ignore[valid-type]
    addressed_to: Text = ""
    expected: Text = ""
    question: optional_ref("research_questions") = None  # type: ignore[valid-type]
    council_position: Text = ""
    promise: Text = ""
    url: Url = ""
    access: Annotated[Access, BeforeValidator(checks.public)] = Access.PUBLIC

    @model_validator(mode="after")
    def _fits(self) -> Self:
        allowed = TYPES_OF_KIND.get(self.kind, {Type.NONE})
        if self.type not in allowed:
            words = ", ".join(sorted(item.value or "(leeg)" for item in allowed))
            raise wrong(
                f"type '{self.type.value or '(leeg)'}' hoort niet bij {self.kind.value}.", f"Kies uit: {words}."
            )
        return self


class ObligationGoalRow(SourcedRow):
    """That an obligation is about a goal."""

    obligation: ref("obligations")  # type: ignore[valid-type]
    goal: ref("goals")  # type: ignore[valid-type]
    basis: Basis


class ObligationGroupRow(SourcedRow):
    """A promise that comes back in several chapters, or agreements with one partner."""

    id: Slug
    title: Required
    description: Text = ""


class GroupMemberRow(SourcedRow):
    """That an obligation belongs to a group."""

    group: ref("obligation_groups")  # type: ignore[valid-type]
    obligation: ref("obligations")  # type: ignore[valid-type]
    basis: Basis


class ObligationStepRow(SourcedRow):
    """A state an obligation came in, by whose act, with the evidence."""

    id: Slug
    obligation: ref("obligations")  # type: ignore[valid-type]
    on: PartialDate
    state: State
    by: optional_ref("bodies") = None  # type: ignore[valid-type]
    item: optional_ref("council_items") = None  # type: ignore[valid-type]
    evidence: Text = ""
    url: Url = ""


class ObligationExtensionRow(SourcedRow):
    """A later term, why, and who allowed it."""

    id: Slug
    obligation: ref("obligations")  # type: ignore[valid-type]
    until: PartialDate
    decided_on: PartialDate
    allowed_by: ref("bodies")  # type: ignore[valid-type]
    why: Required


TABLES = [
    Table("council_items", "raadsstukken", CouncilItemRow, CouncilItem),
    Table("portfolios", "portefeuilles", PortfolioRow, Portfolio),
    Table("term_rules", "termijnregels", TermRuleRow, TermRule, checks=(checks.versions,)),
    Table("calendar_periods", "kalender", CalendarPeriodRow, CalendarPeriod, checks=(checks.periods,)),
    Table("research_questions", "onderzoeksvragen", ResearchQuestionRow, ResearchQuestion),
    Table("obligations", "verplichtingen", ObligationRow, Obligation, checks=(checks.numbers, checks.moments)),
    Table("obligation_goals", "doelen van verplichtingen", ObligationGoalRow, ObligationGoal, ("obligation", "goal")),
    Table("obligation_groups", "groepen verplichtingen", ObligationGroupRow, ObligationGroup),
    Table("group_members", "verplichtingen in groepen", GroupMemberRow, GroupMember, ("group", "obligation")),
    Table("obligation_steps", "stappen van verplichtingen", ObligationStepRow, ObligationStep),
    Table("obligation_extensions", "verlengingen", ObligationExtensionRow, ObligationExtension),
]

RULES = [checks.steps_and_extensions, fitting.rows_fit]

STEPS = [
    Step(20, "termijnen uitrekenen", work_out_all, makes=ObligationTerm),
    Step(21, "verplichtingen tellen", count_all, makes=ObligationTally),
]
