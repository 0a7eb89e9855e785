"""Where a council wants to find monitoring information: its own choice, so a fact of this room."""

from django.db import models

from koers.decisions.models import Act
from koers.programme.models import Basis, Programme
from koers.sources.models import Sourced


class MonitoringSource(Sourced):
    """A source of monitoring information, and the place proposed for it. ``name`` is as in the passports of indicators.

    What the passports themselves tell (how often, the last figure) is not repeated here.
    """

    class Place(models.TextChoices):
        """Where it is proposed to stand."""

        BUDGET = "budget", "begroting en jaarstukken"
        REPORT = "programme_report", "rapport van het programma"
        BOTH = "both", "allebei"
        NEITHER = "neither", "niet naar de raad"
        NOT_STATED = "", "nog geen voorstel"

    programme = models.ForeignKey(
        Programme, models.PROTECT, verbose_name="programma", related_name="monitoring_sources"
    )
    name = models.CharField("naam", max_length=200)
    what = models.CharField("wat het laat zien", max_length=300, blank=True)
    maker = models.CharField("wie het maakt", max_length=200, blank=True)
    frequency = models.CharField("hoe vaak", max_length=120, blank=True)
    place = models.CharField("voorgestelde plek", max_length=16, blank=True, choices=Place.choices)
    why = models.CharField("reden", max_length=300, blank=True)
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="+")
    basis = models.CharField("grond", max_length=10, choices=Basis.choices)
    url = models.CharField("webadres", max_length=400, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "bron van monitorinformatie"
        verbose_name_plural = "bronnen van monitorinformatie"
