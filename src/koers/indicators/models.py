"""What is measured (the passport) and what was measured (the observations)."""

from decimal import Decimal

from django.db import models

from koers.decisions.models import Act
from koers.places.models import Area
from koers.sources.models import Sourced


class Unit(Sourced):
    """A unit of measurement. ``per`` turns a figure into a fraction: 100 for percent, 1000 for per 1,000.

    A count of ``persons`` is kept back where it is so small that it would show somebody.
    """

    class Kind(models.TextChoices):
        """What sort of figure it is; it decides what may be compared and how chance is worked out."""

        SHARE = "share", "aandeel"
        RATE = "rate", "aantal per zoveel inwoners"
        COUNT = "count", "aantal"
        MEAN = "mean", "gemiddelde"
        INDEX = "index", "score"
        MONEY = "money", "bedrag"
        RANK = "rank", "rang"
        TEXT = "text", "tekst"

    name = models.CharField("naam", max_length=80)
    symbol = models.CharField("teken", max_length=40, blank=True)
    kind = models.CharField("soort", max_length=10, choices=Kind.choices)
    per = models.IntegerField("per", null=True, blank=True)
    persons = models.BooleanField("telt mensen", default=False)

    class Meta(Sourced.Meta):
        verbose_name = "eenheid"
        verbose_name_plural = "eenheden"


class Indicator(Sourced):
    """What is measured, with its passport.

    ``measure`` is the measure of the neighbourhood statistics (``koers.statistics``) that its figures are made of;
    ``least_coverage`` the part (0-1) of an area that must be known before it gets a figure (empty: the method's own).
    """

    class Direction(models.TextChoices):
        """Which way is better; some figures have no better or worse of themselves."""

        UP = "up", "hoger is beter"
        DOWN = "down", "lager is beter"
        NONE = "none", "hoger of lager is niet beter of slechter"

    class Uncertainty(models.TextChoices):
        """What kind of chance is in the figures."""

        REGISTER = "register", "telling: geen steekproef, wel toeval van jaar tot jaar"
        SURVEY = "survey", "steekproef"
        MODEL = "model", "schatting met een model"
        UNKNOWN = "unknown", "niet bekend"

    class Status(models.TextChoices):
        """How far the indicator is."""

        IN_USE = "in_use", "in gebruik"
        PROPOSED = "proposed", "voorgesteld"
        IN_DEVELOPMENT = "in_development", "in ontwikkeling"
        AGREED_NATIONALLY = "agreed_nationally", "landelijk afgesproken"
        EMPTY_IN_SOURCE = "empty_in_source", "leeg in de bron"

    name = models.CharField("naam", max_length=200)
    definition = models.TextField("wat het meet")
    unit = models.ForeignKey(
        Unit, models.PROTECT, verbose_name="eenheid", null=True, blank=True, related_name="indicators"
    )
    numerator = models.CharField("teller", max_length=300, blank=True)
    denominator = models.CharField("noemer", max_length=300, blank=True)
    direction = models.CharField("richting", max_length=10, choices=Direction.choices)
    topic = models.CharField("onderwerp", max_length=80, blank=True)
    system = models.CharField("waar het cijfer vandaan komt", max_length=200, blank=True)
    frequency = models.CharField("hoe vaak", max_length=120, blank=True)
    uncertainty = models.CharField(
        "onzekerheid", max_length=10, choices=Uncertainty.choices, default=Uncertainty.UNKNOWN
    )
    status = models.CharField("stand", max_length=20, choices=Status.choices)
    sensitive = models.BooleanField("gevoelig", default=False)
    measure = models.CharField("maat in de landelijke cijfers", max_length=80, blank=True)
    least_coverage = models.CharField("deel dat bekend moet zijn", max_length=8, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "indicator"
        verbose_name_plural = "indicatoren"


class DefinitionVersion(Sourced):
    """An earlier definition of an indicator: in force until ``valid_until``, ended by an act when there is one."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, verbose_name="indicator", related_name="earlier_definitions"
    )
    valid_until = models.CharField("gold tot", max_length=10)
    definition = models.TextField("wat het mat")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="eenheid", null=True, blank=True, related_name="+")
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="+")
    why = models.TextField("reden", blank=True)
    breaks_series = models.BooleanField("breuk in de reeks", default=False)

    class Meta(Sourced.Meta):
        verbose_name = "eerdere definitie"
        verbose_name_plural = "eerdere definities"


class Observation(Sourced):
    """One sourced figure: indicator, area, period.

    It is a number with a qualifier (``value`` as stated, decimal point), or a text (``value_text``), or a reason why there
    is none (``missing``); never a bare 0 that means something else. ``denominator`` is how many people, dwellings and so
    on the figure is about; ``variance`` the squared standard error in the figure's own unit, when a producer states it or, of
    figures made from neighbourhood statistics, what chance and rounding do together.
    """

    class Qualifier(models.TextChoices):
        """How exactly the number was stated."""

        EXACT = "exact", "precies"
        CIRCA = "circa", "ongeveer"
        MORE_THAN = "more_than", "meer dan"
        AT_LEAST = "at_least", "minstens"
        LESS_THAN = "less_than", "minder dan"

    class Missing(models.TextChoices):
        """Why there is no number."""

        PRESENT = "", "er is een waarde"
        NOT_STATED = "not_stated", "niet vermeld"
        SUPPRESSED = "suppressed", "niet getoond: te weinig mensen"
        TOO_LITTLE_KNOWN = "too_little_known", "niet getoond: te weinig van het gebied bekend"
        NOT_YET_DUE = "not_yet_due", "nog niet aan de beurt"
        TO_BE_DETERMINED = "pm", "PM"

    class Kind(models.TextChoices):
        """What the figure is, according to its source."""

        MEASUREMENT = "measurement", "meting"
        START = "start", "startsituatie"
        COMPARISON = "comparison", "vergelijking"
        ESTIMATE = "estimate", "schatting"
        STANDARD = "standard", "norm"
        ASSESSMENT = "assessment", "beoordeling"
        DEFINITION = "definition", "uitleg"

    indicator = models.ForeignKey(Indicator, models.PROTECT, verbose_name="indicator", related_name="observations")
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", related_name="observations")
    period = models.CharField("periode", max_length=20, blank=True)
    breakdown = models.CharField("uitsplitsing", max_length=120, blank=True)
    value = models.CharField("waarde", max_length=40, blank=True)
    value_text = models.CharField("waarde in woorden", max_length=300, blank=True)
    missing = models.CharField("waarom geen waarde", max_length=20, blank=True, choices=Missing.choices)
    qualifier = models.CharField("hoe precies", max_length=10, choices=Qualifier.choices, default=Qualifier.EXACT)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="eenheid", null=True, blank=True, related_name="+")
    kind = models.CharField("soort", max_length=12, choices=Kind.choices, default=Kind.MEASUREMENT)
    denominator = models.IntegerField("noemer", null=True, blank=True)
    variance = models.CharField("variantie", max_length=40, blank=True)
    system = models.CharField("bronsysteem", max_length=200, blank=True)
    consulted_on = models.CharField("geraadpleegd op", max_length=10, blank=True)
    provisional = models.BooleanField("voorlopig", default=False)
    preferred = models.BooleanField("heeft de voorkeur", default=False)
    preferred_by = models.CharField("gekozen door", max_length=200, blank=True)
    preferred_on = models.CharField("gekozen op", max_length=10, blank=True)
    preferred_why = models.TextField("reden", blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "meting"
        verbose_name_plural = "metingen"

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.area_id} {self.period}"

    @property
    def number(self) -> Decimal | None:
        """The stated number, exactly; None when the source gives words or nothing."""
        return Decimal(self.value) if self.value else None
