"""What can go wrong, and when a programme looks at that and at itself."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from koers.decisions.models import Body
from koers.finance.models import Fund
from koers.kernel.money import MoneyField
from koers.programme.models import Basis, Goal
from koers.sources.models import Sourced

LOWEST, HIGHEST = 1, 5
"""The scale of likelihood and impact."""


class Risk(Sourced):
    """Something that can go wrong: its cause and effect, who is to watch it, and what is done about it.

    ``amount`` is the money at stake in whole cents, only when a source states it; ``owner`` is a role, never a name.
    """

    class State(models.TextChoices):
        """Whether it still stands."""

        OPEN = "open", "staat open"
        HAPPENED = "happened", "is gebeurd"
        CLOSED = "closed", "afgesloten"

    title = models.CharField("risico", max_length=200)
    category = models.CharField("onderwerp", max_length=80)
    cause = models.TextField("oorzaak", blank=True)
    effect = models.TextField("gevolg", blank=True)
    affected = models.CharField("wie het raakt", max_length=200, blank=True)
    measure = models.TextField("maatregel", blank=True)
    owner = models.CharField("wie let erop", max_length=200, blank=True)
    owner_body = models.ForeignKey(
        Body, models.PROTECT, verbose_name="orgaan dat erop let", null=True, blank=True, related_name="risks"
    )
    amount = MoneyField("bedrag", null=True, blank=True)
    amount_note = models.CharField("waar het bedrag over gaat", max_length=300, blank=True)
    state = models.CharField("stand", max_length=8, choices=State.choices, default=State.OPEN)

    class Meta(Sourced.Meta):
        verbose_name = "risico"
        verbose_name_plural = "risico's"


class RiskGoal(Sourced):
    """That a risk threatens a goal, and on whose word."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name="risico", related_name="goal_links")
    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name="doel", related_name="risk_links")
    basis = models.CharField("grond", max_length=10, choices=Basis.choices)

    class Meta(Sourced.Meta):
        verbose_name = "doel bij een risico"
        verbose_name_plural = "doelen bij risico's"


class RiskFund(Sourced):
    """That a risk is about the money of a fund, and on whose word."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name="risico", related_name="fund_links")
    fund = models.ForeignKey(Fund, models.PROTECT, verbose_name="geldstroom", related_name="risk_links")
    basis = models.CharField("grond", max_length=10, choices=Basis.choices)

    class Meta(Sourced.Meta):
        verbose_name = "geldstroom bij een risico"
        verbose_name_plural = "geldstromen bij risico's"


class Review(Sourced):
    """A look at the risks or at the own organisation that was agreed, and how often: every so many years."""

    class Kind(models.TextChoices):
        """What is looked at."""

        RISKS = "risks", "risico's"
        ORGANISATION = "organisation", "eigen organisatie en samenwerking"

    title = models.CharField("titel", max_length=200)
    kind = models.CharField("soort", max_length=12, choices=Kind.choices)
    every_years = models.PositiveIntegerField("om de zoveel jaar")
    body = models.ForeignKey(
        Body, models.PROTECT, verbose_name="wie het doet", null=True, blank=True, related_name="reviews"
    )

    class Meta(Sourced.Meta):
        verbose_name = "doorlichting"
        verbose_name_plural = "doorlichtingen"


class ReviewRound(Sourced):
    """One time that it was planned or done. ``held_on`` empty: nothing says that it was done."""

    review = models.ForeignKey(Review, models.PROTECT, verbose_name="doorlichting", related_name="rounds")
    due = models.CharField("gepland voor", max_length=10)
    held_on = models.CharField("gedaan op", max_length=10, blank=True)
    findings = models.TextField("wat eruit kwam", blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "ronde"
        verbose_name_plural = "rondes"


class RiskScore(Sourced):
    """How a risk was judged in a round: likelihood and impact from 1 to 5; empty when nobody gave one."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name="risico", related_name="scores")
    round = models.ForeignKey(ReviewRound, models.PROTECT, verbose_name="ronde", related_name="scores")
    likelihood = models.PositiveIntegerField(
        "kans", null=True, blank=True, validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]
    )
    impact = models.PositiveIntegerField(
        "gevolg", null=True, blank=True, validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]
    )
    state = models.CharField("stand", max_length=8, choices=Risk.State.choices)
    remark = models.TextField("toelichting", blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "score van een risico"
        verbose_name_plural = "scores van risico's"
