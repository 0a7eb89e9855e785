"""Who may decide on money, by which act and until when; and what is still to be decided."""

from django.db import models

from koers.decisions.models import Act, Body
from koers.kernel.money import MoneyField
from koers.programme.models import Basis
from koers.sources.models import Sourced

from .amounts import AmountStatus, not_below_zero
from .funds import Fund


class Authority(Sourced):
    """Who may do what about a fund. The body that owns the money decides; the alliance, which is no legal person, agrees.

    Of ``amount`` (cents) only rows with the role ``DECIDES`` are counted. A fund with one of those is wholly theirs; with
    more, what no amount tells is divided in a way that is not known.
    """

    class Decider(models.TextChoices):
        """A closed list: who it is, and with what freedom."""

        COUNCIL_FREE = "council_free", "de raad, vrij te verdelen"
        COUNCIL_ADOPTS = "council_adopts", "de raad stelt alleen vast, het Rijk bepaalt het doel"
        EXECUTIVE = "executive", "het college"
        MAYOR = "mayor", "de burgemeester"
        REGION = "region", "de regio"
        PARTNER = "partner", "een partner"
        STATE = "state", "het Rijk"
        OTHER_GIVER = "other_giver", "een andere gever"
        ALLIANCE = "alliance", "de alliantie"

    class Role(models.TextChoices):
        """What this decider does."""

        DECIDES = "decides", "beslist"
        AGREES = "agrees", "stemt in"
        ADVISES = "advises", "geeft advies"
        RESPONSIBLE = "responsible", "is verantwoordelijk voor de uitvoering"

    fund = models.ForeignKey(Fund, models.PROTECT, verbose_name="geldstroom", related_name="authorities")
    decider = models.CharField("wie", max_length=16, choices=Decider.choices)
    role = models.CharField("wat die doet", max_length=12, choices=Role.choices)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="orgaan", null=True, blank=True, related_name="+")
    concerns = models.CharField("over welk deel", max_length=200, blank=True)
    by_act = models.CharField("met welk besluit", max_length=200, blank=True)
    act = models.ForeignKey(
        Act, models.PROTECT, verbose_name="genomen besluit", null=True, blank=True, related_name="authorities"
    )
    date_from = models.CharField("vanaf", max_length=10, blank=True)
    date_until = models.CharField("tot en met", max_length=10, blank=True)
    amount_status = models.CharField(
        "wat we van het bedrag weten", max_length=12, choices=AmountStatus.choices, default=AmountStatus.NOT_STATED
    )
    amount = MoneyField("bedrag", null=True, blank=True)
    basis = models.CharField("grond", max_length=10, choices=Basis.choices)

    class Meta(Sourced.Meta):
        verbose_name = "zeggenschap"
        verbose_name_plural = "zeggenschappen"
        constraints = not_below_zero("authority", "amount")

    def __str__(self) -> str:
        return f"{self.fund_id}: {self.get_decider_display()} {self.get_role_display()}"


class ChoiceAhead(Sourced):
    """What will be put to a body, with what freedom. ``when`` is a partial date; empty freedom is not stated."""

    class Status(models.TextChoices):
        """How far it is."""

        EXPECTED = "expected", "komt nog"
        PUT = "put", "ligt voor"
        DECIDED = "decided", "besloten"
        LAPSED = "lapsed", "vervallen"

    title = models.CharField("titel", max_length=200)
    what = models.TextField("waar het over gaat", blank=True)
    when = models.CharField("wanneer", max_length=10, blank=True)
    when_text = models.CharField("wanneer volgens de bron", max_length=200, blank=True)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="orgaan", null=True, blank=True, related_name="+")
    fund = models.ForeignKey(
        Fund, models.PROTECT, verbose_name="geldstroom", null=True, blank=True, related_name="choices_ahead"
    )
    by_act = models.CharField("met welk besluit", max_length=200, blank=True)
    freedom_short = models.TextField("ruimte op korte termijn", blank=True)
    freedom_long = models.TextField("ruimte op lange termijn", blank=True)
    status = models.CharField("stand", max_length=10, choices=Status.choices)
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="+")
    basis = models.CharField("grond", max_length=10, choices=Basis.choices)

    class Meta(Sourced.Meta):
        verbose_name = "keuze die komt"
        verbose_name_plural = "keuzes die komen"


class ChoiceVariant(Sourced):
    """One of the variants of a choice, as it was offered: what it is, with what speaks for and against it.

    ``costs`` are words of the source. ``offered_on`` (a partial date) tells how early a council could choose.
    """

    choice = models.ForeignKey(ChoiceAhead, models.PROTECT, verbose_name="keuze", related_name="variants")
    number = models.PositiveIntegerField("nummer")
    title = models.CharField("titel", max_length=200)
    what = models.TextField("wat het is", blank=True)
    pros = models.TextField("wat ervoor spreekt", blank=True)
    cons = models.TextField("wat ertegen spreekt", blank=True)
    costs = models.CharField("wat het kost", max_length=200, blank=True)
    offered_on = models.CharField("voorgelegd op", max_length=10, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "keuzevariant"
        verbose_name_plural = "keuzevarianten"
