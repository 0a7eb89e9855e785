"""What bodies did and agreed: acts, agreements between partners, principles, and who stands behind a goal."""

from django.db import models

from koers.parties.models import Organisation
from koers.sources.models import Sourced

from .bodies import Body


class Act(Sourced):
    """What a body did on a date. ``confirms``: the earlier act of another body that it agrees with; ``answers``: the
    advice that it answers, in agreement or not."""

    class Verb(models.TextChoices):
        """What the body did, in the past tense."""

        ADOPTED = "adopted", "stelde vast"
        AGREED = "agreed", "stemde in"
        ENDORSED = "endorsed", "onderschreef"
        REQUIRED = "required", "stelde als voorwaarde"
        SIGNED = "signed", "ondertekende"
        PROPOSED = "proposed", "stelde voor"
        TREATED = "treated", "behandelde"
        ADVISED = "advised", "adviseerde"
        ANSWERED = "answered", "gaf antwoord op het advies"

    title = models.CharField("titel", max_length=300)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="orgaan", related_name="acts")
    verb = models.CharField("handeling", max_length=20, choices=Verb.choices)
    date = models.CharField("datum", max_length=10, blank=True)
    confirms = models.ForeignKey(
        "self", models.PROTECT, verbose_name="bevestigt", null=True, blank=True, related_name="confirmed_by"
    )
    answers = models.ForeignKey(
        "self", models.PROTECT, verbose_name="antwoord op advies", null=True, blank=True, related_name="answered_by"
    )

    class Meta(Sourced.Meta):
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"


class Agreement(Sourced):
    """A covenant, cooperation code or other agreement between partners, signed or still planned."""

    class Kind(models.TextChoices):
        """What kind of agreement."""

        COVENANT = "covenant", "convenant"
        COOPERATION_CODE = "cooperation_code", "samenwerkingscode"
        DATA_SHARING = "data_sharing", "convenant om gegevens te delen"
        OTHER = "other", "andere afspraak"

    class Status(models.TextChoices):
        """How far it is."""

        PLANNED = "planned", "gepland"
        SIGNED = "signed", "ondertekend"
        ENDED = "ended", "afgelopen"
        UNKNOWN = "", "niet vermeld"

    title = models.CharField("titel", max_length=200)
    kind = models.CharField("soort", max_length=16, choices=Kind.choices)
    status = models.CharField("stand", max_length=8, blank=True, choices=Status.choices)
    content = models.TextField("waar het over gaat", blank=True)
    version = models.CharField("versie", max_length=80, blank=True)
    signed_on = models.CharField("ondertekend op", max_length=10, blank=True)
    expires_on = models.CharField("geldt tot en met", max_length=10, blank=True)
    act = models.ForeignKey(
        Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="agreements"
    )
    url = models.CharField("webadres", max_length=400, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"


class AgreementParty(Sourced):
    """Who is party to an agreement, and when it joined and left."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, verbose_name="afspraak", related_name="parties")
    name = models.CharField("wie", max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisatie", null=True, blank=True, related_name="agreements"
    )
    joined_on = models.CharField("doet mee sinds", max_length=10, blank=True)
    left_on = models.CharField("doet mee tot", max_length=10, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "partij bij een afspraak"
        verbose_name_plural = "partijen bij afspraken"


class Principle(Sourced):
    """Something a programme holds to: a leading principle, a value of the organisation, an obligation of the state."""

    class Kind(models.TextChoices):
        """What kind of principle."""

        LEADING = "leading", "leidend principe"
        VALUE = "value", "waarde van de organisatie"
        OBLIGATION = "obligation", "plicht voor elk focusgebied"

    number = models.PositiveIntegerField("nummer")
    title = models.CharField("titel", max_length=200)
    kind = models.CharField("soort", max_length=10, choices=Kind.choices)
    meaning = models.TextField("wat het betekent", blank=True)
    act = models.ForeignKey(
        Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="principles"
    )

    class Meta(Sourced.Meta):
        verbose_name = "principe"
        verbose_name_plural = "principes"


class Standing(models.TextChoices):
    """Who stands behind a goal or target."""

    COUNCIL_ADOPTED = "council_adopted", "vastgesteld door de raad"
    ALLIANCE_ENDORSED = "alliance_endorsed", "onderschreven door de alliantie"
    STATE_CONDITION = "state_condition", "voorwaarde van het Rijk"
    WRITTEN_ONLY = "written_only", "alleen opgeschreven"
