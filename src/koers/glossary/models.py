"""The words of the programme and of the product."""

from django.db import models

from koers.sources.models import Sourced


class Term(Sourced):
    """A word with its meaning. ``preferred`` names the word to use instead; ``code`` the word in the software."""

    term = models.CharField("begrip", max_length=200)
    preferred = models.CharField("voorkeursterm", max_length=200, blank=True)
    synonyms = models.TextField("andere woorden", blank=True)
    definition = models.TextField("betekenis", blank=True)
    confusion_note = models.TextField("verwarring", blank=True)
    topic = models.CharField("onderwerp", max_length=80, blank=True)
    code = models.CharField("woord in de software", max_length=80, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"

    def __str__(self) -> str:
        return self.term
