"""What money goes to: allocations, the municipality's own budget layers, and totals as a source states them."""

from django.db import models

from koers.kernel.money import MoneyField
from koers.parties.models import Organisation
from koers.places.models import Area
from koers.programme.models import Goal, Intervention
from koers.sources.models import Sourced

from .amounts import AmountStatus, not_below_zero
from .funds import Answer, Fund, Kind, Recurrence, Scheme, Scope, Spending


class BudgetState(models.TextChoices):
    """Which amount it is: the division of a fund, or a moment in the budget cycle."""

    DIVISION = "division", "verdeling van de geldstroom"
    ORIGINAL = "original", "oorspronkelijke begroting"
    AMENDED = "amended", "begroting na wijziging"
    COMMITTED = "committed", "verplicht"
    REALISED = "realised", "uitgegeven"


class Side(models.TextChoices):
    """Costs or revenue. Amounts have no sign; this column says which of the two they are."""

    COSTS = "costs", "lasten"
    REVENUE = "revenue", "baten"


class Reserve(models.TextChoices):
    """Whether the money goes into a reserve or comes out of one."""

    NONE = "none", "geen"
    ADDITION = "addition", "naar een reserve"
    WITHDRAWAL = "withdrawal", "uit een reserve"


class TaskField(Sourced):
    """A field of tasks in the national classification (Iv3) of one year; the list is not the same every year."""

    code = models.CharField("code", max_length=10)
    name = models.CharField("naam", max_length=200)
    year = models.IntegerField("jaar")

    class Meta(Sourced.Meta):
        verbose_name = "taakveld"
        verbose_name_plural = "taakvelden"


class BudgetItem(Sourced):
    """A part of the programme in an organisation's own budget: under which budget programme and core theme it stands."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisatie", related_name="budget_items"
    )
    year = models.IntegerField("jaar")
    number = models.CharField("nummer", max_length=10)
    budget_programme = models.CharField("programma in de begroting", max_length=200)
    core_theme = models.CharField("kernthema", max_length=200, blank=True)
    theme = models.ForeignKey(
        Goal, models.PROTECT, verbose_name="thema", null=True, blank=True, related_name="budget_items"
    )
    part = models.CharField("onderdeel", max_length=200)
    fund = models.ForeignKey(
        Fund, models.PROTECT, verbose_name="geldstroom", null=True, blank=True, related_name="budget_items"
    )
    in_budget = models.CharField("staat in de begroting", max_length=10, choices=Answer.choices)

    class Meta(Sourced.Meta):
        verbose_name = "begrotingspost"
        verbose_name_plural = "begrotingsposten"

    def __str__(self) -> str:
        return f"{self.number} {self.budget_programme}: {self.part}"


class Allocation(Sourced):
    """What a part of a fund goes to. ``amount`` is in cents, without a sign: ``side`` says costs or revenue.

    ``part`` is the number of a part of a bundle. ``per_year``: the amount comes every year of the period.
    """

    fund = models.ForeignKey(Fund, models.PROTECT, verbose_name="geldstroom", related_name="allocations")
    name = models.CharField("waarvoor", max_length=200)
    part = models.IntegerField("onderdeel", null=True, blank=True)
    scheme = models.ForeignKey(
        Scheme, models.PROTECT, verbose_name="regeling", null=True, blank=True, related_name="allocations"
    )
    intervention = models.ForeignKey(
        Intervention, models.PROTECT, verbose_name="interventie", null=True, blank=True, related_name="allocations"
    )
    goal = models.ForeignKey(
        Goal, models.PROTECT, verbose_name="doel of thema", null=True, blank=True, related_name="allocations"
    )
    budget_item = models.ForeignKey(
        BudgetItem, models.PROTECT, verbose_name="begrotingspost", null=True, blank=True, related_name="allocations"
    )
    task_field = models.ForeignKey(
        TaskField, models.PROTECT, verbose_name="taakveld", null=True, blank=True, related_name="allocations"
    )
    area = models.ForeignKey(
        Area, models.PROTECT, verbose_name="gebied", null=True, blank=True, related_name="allocations"
    )
    scope = models.CharField("reikwijdte", max_length=14, choices=Scope.choices)
    year = models.IntegerField("jaar", null=True, blank=True)
    period_start = models.CharField("begin", max_length=10, blank=True)
    period_end = models.CharField("einde", max_length=10, blank=True)
    period_text = models.CharField("looptijd volgens de bron", max_length=200, blank=True)
    budget_state = models.CharField("welk bedrag", max_length=10, choices=BudgetState.choices)
    side = models.CharField("lasten of baten", max_length=8, choices=Side.choices, default=Side.COSTS)
    kind = models.CharField("soort geld", max_length=10, choices=Kind.choices)
    recurrence = models.CharField(
        "structureel of incidenteel", max_length=10, choices=Recurrence.choices, default=Recurrence.UNKNOWN
    )
    reserve = models.CharField("reserve", max_length=10, choices=Reserve.choices, default=Reserve.NONE)
    spending = models.CharField(
        "investering of uitgave", max_length=10, choices=Spending.choices, default=Spending.UNKNOWN
    )
    amount_status = models.CharField("wat we van het bedrag weten", max_length=12, choices=AmountStatus.choices)
    amount = MoneyField("bedrag", null=True, blank=True)
    amount_text = models.CharField("bedrag volgens de bron", max_length=200, blank=True)
    per_year = models.BooleanField("per jaar", default=False)

    class Meta(Sourced.Meta):
        verbose_name = "toedeling"
        verbose_name_plural = "toedelingen"
        constraints = not_below_zero("allocation", "amount")


class StatedTotal(Sourced):
    """A total as a source writes it, to hold against the sum of the allocations of that fund and year."""

    name = models.CharField("naam", max_length=200)
    fund = models.ForeignKey(Fund, models.PROTECT, verbose_name="geldstroom", related_name="stated_totals")
    year = models.IntegerField("jaar", null=True, blank=True)
    budget_state = models.CharField("welk bedrag", max_length=10, choices=BudgetState.choices)
    amount_status = models.CharField("wat we van het bedrag weten", max_length=12, choices=AmountStatus.choices)
    amount = MoneyField("bedrag", null=True, blank=True)
    amount_text = models.CharField("bedrag volgens de bron", max_length=200, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "genoemd totaal"
        verbose_name_plural = "genoemde totalen"
        constraints = not_below_zero("stated_total", "amount")


class LedgerAccount(Sourced):
    """A project or cost centre in the financial system, and the fund it belongs to: mapped once, read every month."""

    code = models.CharField("code in het financiële systeem", max_length=80)
    name = models.CharField("waarvoor", max_length=200)
    fund = models.ForeignKey(Fund, models.PROTECT, verbose_name="geldstroom", related_name="ledger_accounts")
    intervention = models.ForeignKey(
        Intervention, models.PROTECT, verbose_name="interventie", null=True, blank=True, related_name="ledger_accounts"
    )
    budget_item = models.ForeignKey(
        BudgetItem, models.PROTECT, verbose_name="begrotingspost", null=True, blank=True, related_name="ledger_accounts"
    )
    scope = models.CharField("reikwijdte", max_length=14, choices=Scope.choices)
    kind = models.CharField("soort geld", max_length=10, choices=Kind.choices)

    class Meta(Sourced.Meta):
        verbose_name = "koppeling met de administratie"
        verbose_name_plural = "koppelingen met de administratie"
