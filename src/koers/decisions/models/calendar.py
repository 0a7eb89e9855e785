"""The decision calendar: what would be decided when and by whom, and what is known of how it went."""

from django.db import models

from koers.sources.models import Sourced

from .acts import Act
from .bodies import Body


class Phase(Sourced):
    """A phase of a programme. ``start`` and ``end`` are partial dates, only when a source names them."""

    number = models.PositiveIntegerField("nummer")
    name = models.CharField("naam", max_length=80)
    start = models.CharField("begin", max_length=10, blank=True)
    end = models.CharField("einde", max_length=10, blank=True)
    result = models.TextField("wat er aan het eind moet zijn", blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "fase"
        verbose_name_plural = "fasen"


class Decision(Sourced):
    """A line of a list of planned decisions, as it stands in its source; doubles and differences are kept and marked.

    ``moment`` and ``moment_end`` are partial dates (day, month, quarter, year); something that comes back has ``recurrence``
    and need not have a moment. ``calendar_row``: the line of the calendar with the same decision, for a waypoint.
    """

    class List(models.TextChoices):
        """Which list of the source."""

        CALENDAR = "calendar", "kalender"
        WAYPOINT = "waypoint", "tussenstop"
        OTHER = "other", "andere lijst"

    class Recurrence(models.TextChoices):
        """How often it comes back."""

        YEARLY = "yearly", "elk jaar"
        TWO_YEARLY = "two_yearly", "elke twee jaar"
        SIX_YEARLY = "six_yearly", "elke zes jaar"
        CONTINUOUS = "continuous", "doorlopend"
        NONE = "", "komt niet terug"

    list = models.CharField("lijst", max_length=8, choices=List.choices)
    number = models.PositiveIntegerField("nummer in de lijst", null=True, blank=True)
    phase = models.ForeignKey(
        Phase, models.PROTECT, verbose_name="fase", null=True, blank=True, related_name="decisions"
    )
    title = models.CharField("titel", max_length=300)
    part = models.CharField("onderdeel", max_length=80, blank=True)
    forum = models.ForeignKey(
        Body, models.PROTECT, verbose_name="wie besluit", null=True, blank=True, related_name="decisions"
    )
    moment = models.CharField("moment", max_length=10, blank=True)
    moment_end = models.CharField("tot en met", max_length=10, blank=True)
    moment_text = models.CharField("moment volgens de bron", max_length=120, blank=True)
    recurrence = models.CharField("hoe vaak", max_length=10, blank=True, choices=Recurrence.choices)
    calendar_row = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="zelfde besluit in de kalender",
        null=True,
        blank=True,
        related_name="waypoints",
    )
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, verbose_name="dubbel met", null=True, blank=True, related_name="duplicates"
    )
    differs_from = models.ForeignKey(
        "self", models.PROTECT, verbose_name="staat ook op een ander moment", null=True, blank=True, related_name="+"
    )
    replaces = models.ForeignKey(
        "self", models.PROTECT, verbose_name="komt in de plaats van", null=True, blank=True, related_name="replaced_by"
    )

    class Meta(Sourced.Meta):
        verbose_name = "gepland besluit"
        verbose_name_plural = "geplande besluiten"


class DecisionOutcome(Sourced):
    """What a source says about how a planned decision went. ``date``: when it happened, or the day on which it was so."""

    class State(models.TextChoices):
        """How it went."""

        DONE = "done", "gebeurd"
        NOT_YET = "not_yet", "toen nog niet gebeurd"
        DROPPED = "dropped", "niet doorgegaan"

    decision = models.ForeignKey(Decision, models.PROTECT, verbose_name="gepland besluit", related_name="outcomes")
    state = models.CharField("hoe het ging", max_length=8, choices=State.choices)
    date = models.CharField("datum", max_length=10)
    text = models.CharField("wat er gebeurde", max_length=300)
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="outcomes")

    class Meta(Sourced.Meta):
        verbose_name = "uitkomst"
        verbose_name_plural = "uitkomsten"
