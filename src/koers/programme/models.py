"""What a programme wants, what it does for it, and what the figures say about that."""

from django.db import models

from koers.decisions.models import Act, Body, Standing
from koers.indicators.models import Indicator, Unit
from koers.kernel.models import Derived
from koers.parties.models import Organisation
from koers.places.models import Area
from koers.sources.models import Sourced


class Basis(models.TextChoices):
    """Whether a link stands in a source or was laid by the editors."""

    SOURCE = "source", "staat in een bron"
    EDITORIAL = "editorial", "redactioneel: nog door niemand vastgesteld"


class Programme(Sourced):
    """Anything with goals, a horizon and an owner. ``start`` and ``end`` are partial dates; ``baseline_year`` parts the
    figures before the programme from those of the programme. ``text`` is Markdown from ``text_file``."""

    name = models.CharField("naam", max_length=200)
    short_name = models.CharField("korte naam", max_length=80)
    kind = models.CharField("soort", max_length=80)
    ambition = models.TextField("ambitie")
    owner = models.CharField("eigenaar", max_length=200)
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", related_name="programmes")
    benchmark = models.ForeignKey(
        Area, models.PROTECT, verbose_name="vergelijkingsgebied", null=True, blank=True, related_name="+"
    )
    start = models.CharField("begin", max_length=10, blank=True)
    baseline_year = models.IntegerField("jaar van de nulmeting", null=True, blank=True)
    end = models.CharField("einde", max_length=10, blank=True)
    outcome = models.TextField("uitkomst", blank=True)
    made_up = models.BooleanField("verzonnen", default=False)
    text_file = models.CharField("tekstbestand", max_length=200, blank=True)
    text = models.TextField("tekst", blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "programma"
        verbose_name_plural = "programma's"


class ProgrammeBody(Sourced):
    """That a body which more programmes share has a part in this one. Bodies of the programme's own package need no such row."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="programma", related_name="body_links")
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="orgaan", related_name="programme_links")
    part = models.CharField("wat het hier doet", max_length=300, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "orgaan bij een programma"
        verbose_name_plural = "organen bij programma's"


class Horizon(Sourced):
    """How long the programme takes according to a source, in years or as a range, and the end year that follows."""

    label = models.CharField("omschrijving", max_length=200)
    years_low = models.IntegerField("jaren, minstens", null=True, blank=True)
    years_high = models.IntegerField("jaren, hoogstens", null=True, blank=True)
    start_year = models.IntegerField("geteld vanaf")
    end_low = models.IntegerField("eindjaar, op zijn vroegst")
    end_high = models.IntegerField("eindjaar, op zijn laatst")
    judged = models.BooleanField("gebruikt voor het oordeel", default=False)

    class Meta(Sourced.Meta):
        verbose_name = "looptijd"
        verbose_name_plural = "looptijden"


class Goal(Sourced):
    """A node of the goal tree."""

    class Level(models.TextChoices):
        """What kind of node."""

        AMBITION = "ambition", "ambitie"
        DOMAIN = "domain", "leefgebied"
        THEME = "theme", "thema"
        ACTION_LINE = "action_line", "actielijn"
        NATIONAL_GOAL = "national_goal", "landelijk doel"
        RESILIENCE = "resilience", "veerkracht"
        GOAL = "goal", "doel"
        KPI = "kpi", "KPI"

    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="valt onder", null=True, blank=True, related_name="children"
    )
    level = models.CharField("niveau", max_length=16, choices=Level.choices)
    title = models.CharField("titel", max_length=200)
    description = models.TextField("omschrijving", blank=True)
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", related_name="goals")
    comparator = models.CharField("vergeleken met", max_length=200, blank=True)
    horizon_text = models.CharField("looptijd volgens de bron", max_length=200, blank=True)
    owner = models.CharField("eigenaar", max_length=200, blank=True)
    standing = models.CharField("wie staat erachter", max_length=20, choices=Standing.choices)
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="goals")

    class Meta(Sourced.Meta):
        verbose_name = "doel"
        verbose_name_plural = "doelen"


class GoalVersion(Sourced):
    """How a goal was worded until a date, and the act that changed it."""

    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name="doel", related_name="earlier_versions")
    valid_until = models.CharField("gold tot", max_length=10)
    title = models.CharField("titel", max_length=200)
    description = models.TextField("omschrijving", blank=True)
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="+")
    why = models.TextField("reden", blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "eerdere versie van een doel"
        verbose_name_plural = "eerdere versies van doelen"


class GoalRelation(Sourced):
    """A link between two goals, in one programme or between programmes."""

    class Kind(models.TextChoices):
        """What the link says."""

        BELONGS_TO = "belongs_to", "hoort bij"
        CONTRIBUTES_TO = "contributes_to", "draagt bij aan"
        SAME_AIM = "same_aim", "heeft dezelfde bedoeling als"

    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name="doel", related_name="relations")
    related = models.ForeignKey(Goal, models.PROTECT, verbose_name="ander doel", related_name="inverse_relations")
    kind = models.CharField("soort", max_length=16, choices=Kind.choices)
    basis = models.CharField("grond", max_length=10, choices=Basis.choices)

    class Meta(Sourced.Meta):
        verbose_name = "verband tussen doelen"
        verbose_name_plural = "verbanden tussen doelen"


class GoalIndicator(Sourced):
    """That an indicator tells about a goal, and on whose word."""

    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name="doel", related_name="indicator_links")
    indicator = models.ForeignKey(Indicator, models.PROTECT, verbose_name="indicator", related_name="goal_links")
    basis = models.CharField("grond", max_length=10, choices=Basis.choices)

    class Meta(Sourced.Meta):
        verbose_name = "indicator bij een doel"
        verbose_name_plural = "indicatoren bij doelen"


class Baseline(Sourced):
    """The figure a programme starts from, as somebody fixed it. ``replaced_on`` is filled when a later one took its place."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, verbose_name="indicator", related_name="baselines")
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", related_name="+")
    period = models.CharField("periode", max_length=20, blank=True)
    value = models.CharField("waarde", max_length=40, blank=True)
    standing = models.CharField("wie staat erachter", max_length=20, choices=Standing.choices)
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="+")
    decided_on = models.CharField("vastgesteld op", max_length=10, blank=True)
    replaced_on = models.CharField("vervangen op", max_length=10, blank=True)
    why = models.TextField("reden", blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "nulmeting"
        verbose_name_plural = "nulmetingen"


class Target(Sourced):
    """Where an indicator must come. Either a number, or words, or the moving value of another area (``benchmark``)."""

    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name="doel", related_name="targets")
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, verbose_name="indicator", null=True, blank=True, related_name="targets"
    )
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", related_name="+")
    benchmark = models.ForeignKey(
        Area, models.PROTECT, verbose_name="even goed als", null=True, blank=True, related_name="+"
    )
    value = models.CharField("streefwaarde", max_length=40, blank=True)
    value_text = models.CharField("streefwaarde in woorden", max_length=300, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="eenheid", null=True, blank=True, related_name="+")
    year = models.IntegerField("jaar", null=True, blank=True)
    horizon_text = models.CharField("termijn volgens de bron", max_length=200, blank=True)
    standing = models.CharField("wie staat erachter", max_length=20, choices=Standing.choices)
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="+")
    decided_on = models.CharField("vastgesteld op", max_length=10, blank=True)
    replaced_on = models.CharField("vervangen op", max_length=10, blank=True)
    why = models.TextField("reden", blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "streefwaarde"
        verbose_name_plural = "streefwaarden"


class Intervention(Sourced):
    """What is done for a goal: resources, activities, outputs, outcomes."""

    class Status(models.TextChoices):
        """How far it is."""

        PROPOSED = "proposed", "voorgesteld"
        PLANNED = "planned", "gepland"
        RUNNING = "running", "loopt"
        ENDED = "ended", "afgerond"
        STOPPED = "stopped", "gestopt"
        UNKNOWN = "unknown", "niet vermeld"

    class Scope(models.TextChoices):
        """Whether it is usual work, extra for this area, or for the whole city."""

        REGULAR = "regular", "regulier werk"
        EXTRA = "extra", "extra voor dit gebied"
        CITY_WIDE = "city_wide", "voor de hele stad"
        PARTLY_CITY_WIDE = "partly_city_wide", "deels voor de hele stad"
        UNKNOWN = "unknown", "niet vermeld"

    name = models.CharField("naam", max_length=200)
    description = models.TextField("omschrijving")
    theme = models.ForeignKey(
        Goal, models.PROTECT, verbose_name="thema", null=True, blank=True, related_name="interventions_of_theme"
    )
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", related_name="interventions")
    status = models.CharField("stand", max_length=10, choices=Status.choices)
    status_text = models.CharField("stand volgens de bron", max_length=200, blank=True)
    period_start = models.CharField("begin", max_length=10, blank=True)
    period_end = models.CharField("einde", max_length=10, blank=True)
    scope = models.CharField("regulier, extra of stedelijk", max_length=20, choices=Scope.choices)
    inputs = models.TextField("middelen", blank=True)
    activities = models.TextField("activiteiten", blank=True)
    outputs_text = models.TextField("prestaties", blank=True)
    outcomes = models.TextField("effecten", blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "interventie"
        verbose_name_plural = "interventies"


class InterventionGoal(Sourced):
    """That an intervention serves a goal."""

    intervention = models.ForeignKey(
        Intervention, models.PROTECT, verbose_name="interventie", related_name="goal_links"
    )
    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name="doel", related_name="intervention_links")
    basis = models.CharField("grond", max_length=10, choices=Basis.choices)

    class Meta(Sourced.Meta):
        verbose_name = "doel van een interventie"
        verbose_name_plural = "doelen van interventies"


class InterventionPartner(Sourced):
    """An organisation that takes part; ``effort`` is what it puts in besides money (people, hours), in words."""

    intervention = models.ForeignKey(
        Intervention, models.PROTECT, verbose_name="interventie", related_name="partner_links"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisatie", related_name="intervention_links"
    )
    role = models.CharField("rol", max_length=200, blank=True)
    effort = models.CharField("inzet", max_length=200, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "partner van een interventie"
        verbose_name_plural = "partners van interventies"


class InterventionIndicator(Sourced):
    """That an indicator measures an intervention."""

    intervention = models.ForeignKey(
        Intervention, models.PROTECT, verbose_name="interventie", related_name="indicator_links"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, verbose_name="indicator", related_name="intervention_links"
    )
    basis = models.CharField("grond", max_length=10, choices=Basis.choices)

    class Meta(Sourced.Meta):
        verbose_name = "indicator van een interventie"
        verbose_name_plural = "indicatoren van interventies"


class Output(Sourced):
    """What an intervention planned and delivered in a plan year. An empty number is not stated, never 0."""

    intervention = models.ForeignKey(Intervention, models.PROTECT, verbose_name="interventie", related_name="outputs")
    plan_year = models.CharField("plan", max_length=20, blank=True)
    description = models.CharField("prestatie", max_length=300)
    unit_text = models.CharField("eenheid", max_length=80, blank=True)
    planned = models.CharField("gepland", max_length=40, blank=True)
    delivered = models.CharField("geleverd", max_length=40, blank=True)
    remark = models.CharField("toelichting", max_length=300, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "prestatie"
        verbose_name_plural = "prestaties"


class Event(Sourced):
    """Something that happened or was planned."""

    date = models.CharField("datum", max_length=10)
    date_end = models.CharField("tot en met", max_length=10, blank=True)
    event = models.CharField("gebeurtenis", max_length=300)
    kind = models.CharField("soort", max_length=80, blank=True)
    planned = models.BooleanField("gepland", default=False)
    conflicts_with = models.ForeignKey(
        "self", models.PROTECT, verbose_name="spreekt tegen", null=True, blank=True, related_name="+"
    )

    class Meta(Sourced.Meta):
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"

    def __str__(self) -> str:
        return self.event


class Verdict(Derived):
    """The answer of the method for one goal, indicator, period and target year, with every number that led to it.

    Worked out when an edition is built; never typed in. Numbers are in the indicator's own unit; ``share_closed`` is a
    fraction; ``detail`` holds every number of the method, ``points`` the figures it used with their sources.
    """

    class Period(models.TextChoices):
        """Which question it answers."""

        PROGRAMME = "programme", "sinds de start"
        BEFORE = "before", "vóór de start"

    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name="doel", related_name="verdicts")
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, verbose_name="indicator", null=True, related_name="verdicts"
    )
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", related_name="+")
    benchmark = models.ForeignKey(Area, models.PROTECT, verbose_name="vergelijkingsgebied", null=True, related_name="+")
    period = models.CharField("periode", max_length=10, choices=Period.choices)
    target_year = models.IntegerField("eindjaar", null=True)
    variant = models.CharField("variant", max_length=80)
    verdict = models.CharField("oordeel", max_length=20)
    too_early = models.CharField("te vroeg, omdat", max_length=20, blank=True)
    reason_code = models.CharField("reden", max_length=40, blank=True)
    reason = models.TextField("reden in woorden", blank=True)
    points = models.IntegerField("aantal metingen")
    gap_start = models.FloatField("achterstand aan het begin", null=True)
    gap_now = models.FloatField("achterstand nu", null=True)
    share_closed = models.FloatField("deel ingelopen", null=True)
    pace = models.FloatField("tempo per jaar", null=True)
    pace_required = models.FloatField("tempo dat nodig is", null=True)
    probability_on_time = models.FloatField("kans op tijd", null=True)
    area_change = models.FloatField("verandering gebied", null=True)
    benchmark_change = models.FloatField("verandering vergelijkingsgebied", null=True)
    first_year_with_verdict = models.IntegerField("eerste jaar met oordeel", null=True)
    fragile = models.BooleanField("hangt aan één jaar", default=False)
    detail = models.JSONField("rekensom", default=dict)
    series = models.JSONField("gebruikte metingen", default=list)
    sources = models.JSONField("bronnen", default=list)
    method_version = models.CharField("versie van de methode", max_length=40)

    class Meta:
        verbose_name = "oordeel"
        verbose_name_plural = "oordelen"
        ordering = ("package", "id")
