"""Obligations that belong together: the same promise in several chapters of an agreement, or agreements with one partner."""

from django.db import models

from koers.programme.models import Basis
from koers.sources.models import Sourced


class ObligationGroup(Sourced):
    """A promise that comes back, under a name of its own. It owes nothing itself: its members do."""

    title = models.CharField("titel", max_length=120)
    description = models.TextField("toelichting", blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "groep verplichtingen"
        verbose_name_plural = "groepen verplichtingen"

    def __str__(self) -> str:
        return self.title


class GroupMember(Sourced):
    """That an obligation belongs to a group; and on whose word."""

    group = models.ForeignKey(ObligationGroup, models.PROTECT, verbose_name="groep", related_name="members")
    obligation = models.ForeignKey(
        "obligations.Obligation", models.PROTECT, verbose_name="verplichting", related_name="group_links"
    )
    basis = models.CharField("grond", max_length=10, choices=Basis.choices)

    class Meta(Sourced.Meta):
        verbose_name = "verplichting in een groep"
        verbose_name_plural = "verplichtingen in groepen"
