"""What is worked out for the pages of a council; never typed in."""

from django.db import models

from koers.kernel.models import Derived
from koers.obligations.models import CouncilItem, Kind, Obligation
from koers.places.models import Area


class CouncilSummary(Derived):
    """What the pages of a council say of one programme; its id is that of the programme. ``municipality`` is
    the one it is in, None for a national programme.

    ``verdicts``: the headline as if the programme runs now, and the counts. ``money``: what each decider holds, and what the
    municipality puts in for each theme. ``answers``: how long questions waited. ``monitors``: where figures come from.
    ``last_report``: the last report that came by an agreement about information, "" and None when none did;
    ``agreements_on``: when such an agreement was last made or dropped (a partial date). ``came_late``: of what came after its
    term and reached the council the ``count``, and the ids of the ``latest``.
    """

    municipality = models.ForeignKey(Area, models.PROTECT, verbose_name="gemeente", null=True, related_name="+")
    last_report = models.ForeignKey(
        Obligation, models.PROTECT, verbose_name="laatste verslag", null=True, related_name="+"
    )
    last_report_on = models.CharField("laatste verslag op", max_length=10, blank=True)
    agreements_on = models.CharField("afspraken over informatie gewijzigd op", max_length=10, blank=True)
    verdicts = models.JSONField("oordelen", default=dict)
    money = models.JSONField("geld", default=dict)
    came_late = models.JSONField("later gekomen", default=dict)
    answers = models.JSONField("antwoorden", default=dict)
    monitors = models.JSONField("monitors", default=list)

    class Meta:
        verbose_name = "samenvatting voor de raad"
        verbose_name_plural = "samenvattingen voor de raad"


class CouncilItemTally(Derived):
    """How many council items of one lane there are in a month; ``month`` is as precise as the source, "" without a date."""

    list = models.CharField("lijst", max_length=12, choices=CouncilItem.List.choices)
    lane = models.CharField("richting", max_length=10)
    month = models.CharField("maand", max_length=7, blank=True)
    total = models.IntegerField("aantal")

    class Meta:
        verbose_name = "telling van raadsstukken"
        verbose_name_plural = "tellingen van raadsstukken"


class CouncilDueTally(Derived):
    """How much of one kind that is owed to a council is open and due on a day (``due`` is "" without one).

    Of the ``untold`` the sources end before the due date: nobody knows whether they came.
    """

    kind = models.CharField("soort", max_length=24, choices=Kind.choices)
    due = models.CharField("uiterlijk", max_length=10, blank=True)
    total = models.IntegerField("aantal")
    untold = models.IntegerField("waarvan niet bekend is of het kwam")

    class Meta:
        verbose_name = "telling van wat de raad te goed heeft"
        verbose_name_plural = "tellingen van wat de raad te goed heeft"
