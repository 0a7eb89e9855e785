"""The tables of this room in a package."""

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
    TextList,
    optional_ref,
    ref,
)  # fmt: skip

from . import checks
from .deviations.making import make_all
from .deviations.periods import tell_all
from .inventory.tables import TABLE as MONITORING_SOURCES
from .models import (
    AutoTest,
    CouncilDueTally,
    CouncilItemTally,
    CouncilSummary,
    Frame,
    FrameFinding,
    FrameRequirement,
    FrameTrigger,
    Kind,
    Preset,
    RequirementState,
    Signal,
    Standing,
    ToldDay,
    Unit,
)
from .summary.making import count_due, count_items, summarise_all
from .testing.making import work_out_states


class FrameRow(SourcedRow):
    """The frame of one council for one programme, and how closely it follows it."""

    id: Slug
    name: Required
    area: ref("areas")  # type: ignore[valid-type]
    body: ref("bodies")  # type: ignore[valid-type]
    programme: ref("programme")  # type: ignore[valid-type]
    preset: Preset
    act: optional_ref("acts") = None  # type: ignore[valid-type]
    adopted_on: PartialDate = ""
    example: Boolean = False
    valid_from: PartialDate = ""
    valid_until: PartialDate = ""


class FrameRequirementRow(SourcedRow):
    """One requirement of a council, and how it is tested."""

    id: Slug
    frame: ref("frames")  # type: ignore[valid-type]
    field: FrameRequirement.Field
    requirement: Required
    adopted_by: optional_ref("bodies") = None  # type: ignore[valid-type]
    act: optional_ref("acts") = None  # type: ignore[valid-type]
    adopted_on: PartialDate = ""
    how_tested: Text = ""
    test: AutoTest = AutoTest.NONE
    limit: Figure = ""
    goal: optional_ref("goals") = None  # type: ignore[valid-type]
    indicator: optional_ref("indicators") = None  # type: ignore[valid-type]
    fund: optional_ref("funds") = None  # type: ignore[valid-type]
    obligation: optional_ref("obligations") = None  # type: ignore[valid-type]
    desired: Text = ""
    undesired: Text = ""
    moments: TextList = ""
    approver: optional_ref("bodies") = None  # type: ignore[valid-type]


class FrameFindingRow(SourcedRow):
    """What was found about a requirement on a day, and what the council said to it."""

    id: Slug
    requirement: ref("frame_requirements")  # type: ignore[valid-type]
    on: PartialDate
    state: Standing
    finding: Required
    by: optional_ref("bodies") = None  # type: ignore[valid-type]
    response: Text = ""
    response_on: PartialDate = ""
    response_act: optional_ref("acts") = None  # type: ignore[valid-type]


class FrameTriggerRow(SourcedRow):
    """Where a council differs from its preset."""

    frame: ref("frames")  # type: ignore[valid-type]
    kind: Kind
    wanted: Boolean = True
    threshold: OptionalWhole = None
    unit: Unit = Unit.NONE
    why: Text = ""


TABLES = [
    Table("frames", "toetsingskaders", FrameRow, Frame, checks=(checks.frames,)),
    Table(
        "frame_requirements", "eisen van de raad", FrameRequirementRow, FrameRequirement, checks=(checks.requirements,)
    ),
    Table("frame_findings", "bevindingen", FrameFindingRow, FrameFinding, checks=(checks.findings,)),
    Table(
        "frame_triggers",
        "drempels van de raad",
        FrameTriggerRow,
        FrameTrigger,
        ("frame", "kind"),
        checks=(checks.triggers,),
    ),
    MONITORING_SOURCES,
]

STEPS = [
    Step(25, "samenvatten voor de raad", summarise_all, makes=CouncilSummary),
    Step(26, "raadsstukken tellen", count_items, makes=CouncilItemTally),
    Step(60, "afwijkingen zoeken", make_all, makes=Signal),
    Step(61, "toetsen aan het kader van de raad", work_out_states, makes=RequirementState),
    Step(62, "zoeken tot welke dag de bronnen lopen", tell_all, makes=ToldDay),
    Step(27, "tellen wat raden te goed hebben", count_due, makes=CouncilDueTally),
]
