"""What a council sets on a programme (its frame), what it found, and what it wants to hear about: the room's own facts.

Beside it what Koers works out of it for an edition: where each requirement stands, and what happened that a council may
want to hear about.
"""

from django.db import models

from koers.decisions.models import Act, Body
from koers.finance.models import Fund
from koers.indicators.models import Indicator
from koers.kernel.models import Derived
from koers.kernel.money import MoneyField
from koers.obligations.models import Obligation
from koers.places.models import Area
from koers.programme.models import Goal, Programme
from koers.sources.models import Source, Sourced

from .inventory.models import MonitoringSource
from .summary.models import CouncilDueTally, CouncilItemTally, CouncilSummary

__all__ = [
    "AutoTest",
    "CouncilDueTally",
    "CouncilItemTally",
    "CouncilSummary",
    "Frame",
    "FrameFinding",
    "FrameRequirement",
    "FrameTrigger",
    "Kind",
    "MonitoringSource",
    "Preset",
    "RequirementState",
    "Signal",
    "Standing",
    "Unit",
]


class Preset(models.TextChoices):
    """How closely a council follows a programme. What each means is one table in frame/presets.py."""

    LIGHT = "light", "licht"
    NORMAL = "normal", "gewoon"
    CLOSE = "close", "dicht erop"


class Kind(models.TextChoices):
    """What a council may want to hear about: a closed list."""

    VERDICT_WORSE = "verdict_worse", "oordeel wordt slechter"
    VERDICT_BETTER = "verdict_better", "oordeel wordt beter"
    GOAL_CHANGED = "goal_changed", "doel gewijzigd"
    TARGET_CHANGED = "target_changed", "streefwaarde gewijzigd"
    BASELINE_CHANGED = "baseline_changed", "nulmeting gewijzigd"
    MONEY_MOVED = "money_moved", "geld verschoven"
    GRANT_AT_RISK = "grant_at_risk", "uitkering in gevaar"
    DECISION_LATE = "decision_late", "besluit later dan gepland"
    DECISION_DROPPED = "decision_dropped", "besluit niet doorgegaan"
    OBLIGATION_LATE = "obligation_late", "verplichting te laat"


class Unit(models.TextChoices):
    """What a threshold is counted in."""

    NONE = "", "geen"
    DAYS = "days", "dagen"
    PERCENT = "percent", "procent"
    EUROS = "euros", "euro"


class AutoTest(models.TextChoices):
    """What Koers can test by itself: a closed list. What a test needs stands in frame/needs.py."""

    NONE = "", "geen: mensen toetsen dit"
    VERDICT = "verdict", "het oordeel over een doel is niet slecht"
    VALUE = "value", "een cijfer haalt een grens"
    GOALS_MEASURED = "goals_measured", "doelen hebben een cijfer"
    CHANGES_APPROVED = "changes_approved", "wijzigingen van doelen zijn goedgekeurd"
    INFORMATION = "information", "een informatieafspraak is op tijd nagekomen"
    OBLIGATIONS = "obligations", "wat de raad te goed heeft, is op tijd"
    DECISIONS = "decisions", "besluiten zijn op tijd"
    AMOUNTS_KNOWN = "amounts_known", "van het geld is het bedrag bekend"
    AUTHORITY_KNOWN = "authority_known", "van het geld is bekend wie beslist"
    MONEY_MEASURED = "money_measured", "van het geld wordt het resultaat gemeten"
    MONEY_LIMIT = "money_limit", "een geldstroom blijft onder een bedrag"
    GRANTS = "grants", "geen uitkering loopt gevaar"


class Standing(models.TextChoices):
    """Where a requirement stands."""

    MET = "met", "voldaan"
    PARTLY = "partly", "deels voldaan"
    NOT_MET = "not_met", "niet voldaan"
    CANNOT_SAY = "cannot_say", "niet te zeggen"


class Frame(Sourced):
    """The requirements of one council on one programme, and how closely it follows it. ``example``: nobody adopted it."""

    name = models.CharField("naam", max_length=200)
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gemeente", related_name="frames")
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="raad", related_name="frames")
    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="programma", related_name="frames")
    preset = models.CharField("voorinstelling", max_length=8, choices=Preset.choices)
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="frames")
    adopted_on = models.CharField("vastgesteld op", max_length=10, blank=True)
    example = models.BooleanField("voorbeeld", default=False)
    valid_from = models.CharField("geldig vanaf", max_length=10, blank=True)
    valid_until = models.CharField("geldig tot en met", max_length=10, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "toetsingskader"
        verbose_name_plural = "toetsingskaders"


class FrameRequirement(Sourced):
    """One requirement. ``how_tested`` is for people; ``test`` with its ``limit`` and what it is about is for Koers.

    ``limit`` is a number in the unit of the test (days, percent, euros, or the indicator's own). ``approver``: who must
    agree when a goal changes. ``moments``: when the council is involved, several separated by ``; ``.
    """

    class Field(models.TextChoices):
        """Which of the two fields it is in."""

        POLICY = "policy", "beleid"
        FINANCIAL = "financial", "geld"

    frame = models.ForeignKey(Frame, models.PROTECT, verbose_name="toetsingskader", related_name="requirements")
    field = models.CharField("gebied", max_length=10, choices=Field.choices)
    requirement = models.CharField("eis", max_length=400)
    adopted_by = models.ForeignKey(
        Body, models.PROTECT, verbose_name="vastgesteld door", null=True, blank=True, related_name="+"
    )
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="+")
    adopted_on = models.CharField("vastgesteld op", max_length=10, blank=True)
    how_tested = models.TextField("hoe getoetst", blank=True)
    test = models.CharField("toets door Koers", max_length=20, blank=True, choices=AutoTest.choices)
    limit = models.CharField("grens", max_length=20, blank=True)
    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name="doel", null=True, blank=True, related_name="+")
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, verbose_name="indicator", null=True, blank=True, related_name="+"
    )
    fund = models.ForeignKey(Fund, models.PROTECT, verbose_name="geldstroom", null=True, blank=True, related_name="+")
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, verbose_name="verplichting", null=True, blank=True, related_name="+"
    )
    desired = models.TextField("gewenste uitkomst", blank=True)
    undesired = models.TextField("ongewenste uitkomst", blank=True)
    moments = models.TextField("wanneer de raad erbij betrokken is", blank=True)
    approver = models.ForeignKey(
        Body, models.PROTECT, verbose_name="wie een wijziging goedkeurt", null=True, blank=True, related_name="+"
    )

    class Meta(Sourced.Meta):
        verbose_name = "eis van de raad"
        verbose_name_plural = "eisen van de raad"

    def __str__(self) -> str:
        return self.requirement


class FrameFinding(Sourced):
    """What somebody found about a requirement on a day, and what the council said to it. Earlier findings stay."""

    requirement = models.ForeignKey(FrameRequirement, models.PROTECT, verbose_name="eis", related_name="findings")
    on = models.CharField("op", max_length=10)
    state = models.CharField("stand", max_length=10, choices=Standing.choices)
    finding = models.TextField("bevinding")
    by = models.ForeignKey(Body, models.PROTECT, verbose_name="door", null=True, blank=True, related_name="+")
    response = models.TextField("wat de raad ervan vindt", blank=True)
    response_on = models.CharField("reactie van", max_length=10, blank=True)
    response_act = models.ForeignKey(
        Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="+"
    )

    class Meta(Sourced.Meta):
        verbose_name = "bevinding"
        verbose_name_plural = "bevindingen"

    def __str__(self) -> str:
        return self.finding


class FrameTrigger(Sourced):
    """Where a council differs from its preset: whether it wants to hear of this, and from which threshold.

    An empty ``threshold`` leaves that of the preset as it is.
    """

    frame = models.ForeignKey(Frame, models.PROTECT, verbose_name="toetsingskader", related_name="triggers")
    kind = models.CharField("afwijking", max_length=20, choices=Kind.choices)
    wanted = models.BooleanField("wil de raad horen", default=True)
    threshold = models.IntegerField("drempel", null=True, blank=True)
    unit = models.CharField("eenheid", max_length=8, blank=True, choices=Unit.choices)
    why = models.CharField("reden", max_length=300, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "drempel van de raad"
        verbose_name_plural = "drempels van de raad"

    def __str__(self) -> str:
        return f"{self.frame_id}: {self.get_kind_display()}"


class RequirementState(Derived):
    """Where a requirement stands according to Koers, worked out for an edition; its id is that of the requirement.

    ``words`` gives the numbers; ``needs`` what would make it testable when it cannot be tested.
    """

    requirement = models.OneToOneField(FrameRequirement, models.PROTECT, verbose_name="eis", related_name="worked_out")
    state = models.CharField("stand", max_length=10, choices=Standing.choices)
    words = models.TextField("uitleg")
    needs = models.TextField("wat er nodig is", blank=True)

    class Meta:
        verbose_name = "stand van een eis"
        verbose_name_plural = "standen van eisen"


class Signal(Derived):
    """Something that happened, or was due, and that a council may want to hear about; thresholds are applied on reading.

    ``on``: the day it happened, or on which it was ``due``. Of what was due ``came`` is the day it came after all, and
    ``known`` the last day of which the sources tell that it had not. ``when`` is the date as the source gives it.
    ``percent`` in hundredths of a percent and ``cents`` tell how large it was.
    """

    kind = models.CharField("afwijking", max_length=20, choices=Kind.choices)
    on = models.CharField("op", max_length=10)
    when = models.CharField("datum volgens de bron", max_length=10, blank=True)
    due = models.BooleanField("was afgesproken", default=False)
    came = models.CharField("kwam op", max_length=10, blank=True)
    known = models.CharField("bekend tot en met", max_length=10, blank=True)
    percent = models.IntegerField("honderdsten van een procent", null=True)
    cents = MoneyField("bedrag", null=True)
    table = models.CharField("tabel", max_length=40)
    row = models.CharField("regel", max_length=400)
    subject = models.CharField("onderwerp", max_length=400)
    what = models.TextField("wat")
    why = models.TextField("waarom")
    source = models.ForeignKey(Source, models.PROTECT, verbose_name="bron", null=True, related_name="+")
    source_place = models.CharField("plaats in de bron", max_length=300, blank=True)

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        indexes = [models.Index(fields=("package", "kind", "on", "id"), name="signal_kind_on")]


class ToldDay(Derived):
    """A day of which the sources of a programme tell something: that it happened, came or ended, or had not come yet."""

    day = models.CharField("dag", max_length=10)

    class Meta:
        verbose_name = "dag waarvan de bronnen iets vertellen"
        verbose_name_plural = "dagen waarvan de bronnen iets vertellen"
        indexes = [models.Index(fields=("package", "day"), name="told_package_day")]
