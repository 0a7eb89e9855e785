"""Where figures and statements come from, and where sources contradict each other."""

from django.db import models

from koers.kernel.models import Content


class Source(Content):
    """A document or data file. ``date`` keeps the precision of the source (year, month, quarter or day).

    ``made_up``: everything that comes from it is an invented example, and is kept out of lists, counts and search.
    """

    title = models.CharField("titel", max_length=300)
    issuer = models.CharField("uitgever", max_length=200, blank=True)
    kind = models.CharField("soort", max_length=80, blank=True)
    date = models.CharField("datum", max_length=10, blank=True)
    url = models.CharField("webadres", max_length=400, blank=True)
    licence = models.CharField("licentie", max_length=80, blank=True)
    made_up = models.BooleanField("verzonnen", default=False)
    note = models.TextField("opmerking", blank=True)

    class Meta(Content.Meta):
        verbose_name = "bron"
        verbose_name_plural = "bronnen"


class Sourced(Content):
    """A record that says where it comes from and since when it was known (empty: the date of its source)."""

    source = models.ForeignKey(Source, models.PROTECT, verbose_name="bron", related_name="+")
    source_place = models.CharField("plaats in de bron", max_length=300, blank=True)
    known_from = models.CharField("bekend sinds", max_length=10, blank=True)
    note = models.TextField("opmerking", blank=True)

    class Meta(Content.Meta):
        abstract = True

    @property
    def known_since(self) -> str:
        """The date from which this was known: its own, else that of its source (partial ISO date, may be empty)."""
        return self.known_from or self.source.date


class Contradiction(Sourced):
    """Two statements that do not agree, side by side, and what Koers does with them.

    ``about`` names what it concerns as ``table/id`` (several separated by ``; ``); ``preferred`` is a, b or empty.
    """

    class Preferred(models.TextChoices):
        """Which of the two statements is used, when somebody chose."""

        FIRST = "a", "de eerste"
        SECOND = "b", "de tweede"
        NEITHER = "", "geen van beide"

    subject = models.CharField("onderwerp", max_length=200)
    kind = models.CharField("soort", max_length=80)
    first_value = models.TextField("eerste waarde")
    second_source = models.ForeignKey(Source, models.PROTECT, verbose_name="tweede bron", related_name="+")
    second_place = models.CharField("plaats in de tweede bron", max_length=300, blank=True)
    second_value = models.TextField("tweede waarde")
    handling = models.TextField("wat Koers doet")
    preferred = models.CharField("voorkeur", max_length=1, blank=True, choices=Preferred.choices)
    preferred_by = models.CharField("gekozen door", max_length=200, blank=True)
    preferred_on = models.CharField("gekozen op", max_length=10, blank=True)
    preferred_why = models.TextField("reden", blank=True)
    about = models.TextField("gaat over", blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "tegenstrijdigheid"
        verbose_name_plural = "tegenstrijdigheden"
