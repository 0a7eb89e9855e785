"""Organisations: partners of the alliance and others."""

from django.db import models

from koers.sources.models import Sourced


class Organisation(Sourced):
    """An organisation, known under one name and its aliases."""

    name = models.CharField("naam", max_length=200)
    sector = models.CharField("sector", max_length=80, blank=True)
    kind = models.CharField("soort", max_length=80, blank=True)
    alliance_partner = models.BooleanField("partner in de alliantie", default=False)
    aliases = models.TextField("andere namen", blank=True)
    role_note = models.CharField("rol", max_length=300, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
