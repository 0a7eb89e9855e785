"""Bodies and their acts, as far as goals and targets cite them."""

from django.db import models

from koers.parties.models import Organisation
from koers.sources.models import Sourced


class Body(Sourced):
    """Somebody that can decide or agree: council, executive, alliance, minister."""

    name = models.CharField("naam", max_length=200)
    kind = models.CharField("soort", max_length=80, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisatie", null=True, blank=True, related_name="bodies"
    )

    class Meta(Sourced.Meta):
        verbose_name = "orgaan"
        verbose_name_plural = "organen"


class Act(Sourced):
    """What a body did on a date. ``confirms``: the earlier act of another body that it agrees with."""

    class Verb(models.TextChoices):
        """What the body did, in the past tense."""

        ADOPTED = "adopted", "stelde vast"
        AGREED = "agreed", "stemde in"
        ENDORSED = "endorsed", "onderschreef"
        REQUIRED = "required", "stelde als voorwaarde"
        SIGNED = "signed", "ondertekende"
        PROPOSED = "proposed", "stelde voor"

    title = models.CharField("titel", max_length=300)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="orgaan", related_name="acts")
    verb = models.CharField("handeling", max_length=20, choices=Verb.choices)
    date = models.CharField("datum", max_length=10, blank=True)
    confirms = models.ForeignKey(
        "self", models.PROTECT, verbose_name="bevestigt", null=True, blank=True, related_name="confirmed_by"
    )

    class Meta(Sourced.Meta):
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"


class Standing(models.TextChoices):
    """Who stands behind a goal or target."""

    COUNCIL_ADOPTED = "council_adopted", "vastgesteld door de raad"
    ALLIANCE_ENDORSED = "alliance_endorsed", "onderschreven door de alliantie"
    STATE_CONDITION = "state_condition", "voorwaarde van het Rijk"
    WRITTEN_ONLY = "written_only", "alleen opgeschreven"
