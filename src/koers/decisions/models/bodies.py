"""Bodies: who decides, advises and carries out, who sits in them, who works there, and how they stand to each other."""

from django.db import models

from koers.parties.models import Organisation
from koers.sources.models import Sourced


class Told(models.TextChoices):
    """Whether something is so, as far as a source says."""

    YES = "yes", "ja"
    NO = "no", "nee"
    NOT_STATED = "", "niet vermeld"


class Body(Sourced):
    """Somebody that can decide, advise or carry out: council, executive, alliance, programme office, a role.

    ``stated_for`` is the date the source speaks of; ``valid_from`` and ``valid_until`` are only filled when a source says so.
    """

    class Status(models.TextChoices):
        """Whether it is there, according to the source."""

        ACTIVE = "active", "actief"
        FORMING = "forming", "in opbouw"
        TEMPORARY = "temporary", "tijdelijk"
        PLANNED = "planned", "gepland"
        PROPOSED = "proposed", "voorgesteld"
        SUGGESTED = "suggested", "geopperd"
        STUDIED = "studied", "wordt onderzocht"
        SUCCEEDED = "succeeded", "opgevolgd"
        UNKNOWN = "", "niet vermeld"

    name = models.CharField("naam", max_length=200)
    kind = models.CharField("soort", max_length=80, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisatie", null=True, blank=True, related_name="bodies"
    )
    role = models.TextField("rol", blank=True)
    decides = models.CharField("besluit", max_length=3, blank=True, choices=Told.choices)
    decides_on = models.TextField("besluit over", blank=True)
    advises = models.CharField("adviseert", max_length=3, blank=True, choices=Told.choices)
    advises_on = models.TextField("adviseert over", blank=True)
    members = models.CharField("wie erin zitten", max_length=300, blank=True)
    legal_entity = models.CharField("rechtspersoon", max_length=3, blank=True, choices=Told.choices)
    frequency = models.CharField("hoe vaak bijeen", max_length=80, blank=True)
    status = models.CharField("stand", max_length=10, blank=True, choices=Status.choices)
    stated_for = models.CharField("de bron spreekt over", max_length=10, blank=True)
    valid_from = models.CharField("geldt vanaf", max_length=10, blank=True)
    valid_until = models.CharField("geldt tot en met", max_length=10, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "orgaan"
        verbose_name_plural = "organen"


class BodyRelation(Sourced):
    """A line between a body and another one, or somebody in words (``other_text``)."""

    class Kind(models.TextChoices):
        """What the line says, from the first to the other."""

        ACCOUNTS_TO = "accounts_to", "legt verantwoording af aan"
        ADVISES = "advises", "adviseert"
        STEERS = "steers", "stuurt aan"
        PREPARES = "prepares_for", "bereidt voor"
        PART_OF = "part_of", "is deel van"
        EMPLOYED_BY = "employed_by", "is in dienst van"
        SUCCEEDED_BY = "succeeded_by", "is opgevolgd door"

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="orgaan", related_name="relations")
    kind = models.CharField("soort", max_length=12, choices=Kind.choices)
    other = models.ForeignKey(
        Body, models.PROTECT, verbose_name="ander orgaan", null=True, blank=True, related_name="inverse_relations"
    )
    other_text = models.CharField("anders", max_length=200, blank=True)
    explicit = models.BooleanField("staat zo in de bron", default=True)

    class Meta(Sourced.Meta):
        verbose_name = "verband tussen organen"
        verbose_name_plural = "verbanden tussen organen"


class Seat(Sourced):
    """A seat in a body, by role and organisation, never by name. An empty seat is a row too."""

    class Role(models.TextChoices):
        """What one is in the body."""

        CHAIR = "chair", "voorzitter"
        MEMBER = "member", "lid"
        PARTICIPANT = "participant", "deelnemer"

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="orgaan", related_name="seats")
    sector = models.CharField("sector", max_length=80, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisatie", null=True, blank=True, related_name="seats"
    )
    function = models.CharField("functie", max_length=200)
    role = models.CharField("rol", max_length=12, choices=Role.choices)
    represents = models.CharField("spreekt namens", max_length=200, blank=True)
    as_of = models.CharField("stand van", max_length=10)
    filled = models.BooleanField("bezet")

    class Meta(Sourced.Meta):
        verbose_name = "zetel"
        verbose_name_plural = "zetels"


class Staff(Sourced):
    """A function at a body, in FTE. ``fte`` is the text of the source (read it with Decimal), empty when not stated.

    ``counted``: whether it is part of the list of the source that adds up.
    """

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="orgaan", related_name="staff")
    function = models.CharField("functie", max_length=200)
    fte = models.CharField("fte", max_length=10, blank=True)
    employer = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="werkgever", null=True, blank=True, related_name="staff"
    )
    line = models.CharField("programmalijn", max_length=120, blank=True)
    as_of = models.CharField("stand van", max_length=10)
    counted = models.BooleanField("telt mee", default=True)

    class Meta(Sourced.Meta):
        verbose_name = "functie"
        verbose_name_plural = "functies"
