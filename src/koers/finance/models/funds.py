"""Where money comes from: national schemes, and the funds of a programme with their states and parties."""

from django.db import models

from koers.decisions.models import Act
from koers.kernel.money import MoneyField
from koers.parties.models import Organisation
from koers.places.models import Area
from koers.programme.models import Basis
from koers.sources.models import Sourced

from .amounts import AmountStatus, not_below_zero


class Answer(models.TextChoices):
    """Yes, no, and what lies between; not knowing is none of these."""

    UNKNOWN = "unknown", "niet vermeld"
    YES = "yes", "ja"
    PARTLY = "partly", "deels"
    INDIRECT = "indirect", "indirect"
    NO = "no", "nee"


class Giver(models.TextChoices):
    """Who gives the money."""

    STATE = "state", "het Rijk"
    MUNICIPALITY = "municipality", "de gemeente"
    PARTNER = "partner", "partners"
    PRIVATE_FUND = "private_fund", "een fonds"
    EU = "eu", "de Europese Unie"
    MIXED = "mixed", "meer gevers samen"


class Instrument(models.TextChoices):
    """In what form the money is given."""

    SPECIFIC_GRANT = "specific_grant", "specifieke uitkering"
    REGIONAL_DEAL = "regional_deal", "Regiodeal"
    PROPORTIONAL_GRANT = "proportional_grant", "uitkering naar rato"
    SUPPLEMENTARY_GRANT = "supplementary_grant", "aanvullende uitkering"
    SUBSIDY = "subsidy", "subsidie"
    BUDGET = "budget", "begroting van de gemeente"
    EARMARKED_BUDGET = "earmarked_budget", "geoormerkt budget"
    CREDIT = "credit", "krediet"
    RESERVATION = "reservation", "reservering"
    COUNCIL_PROPOSAL = "council_proposal", "raadsvoorstel"
    OWN_MEANS = "own_means", "eigen middelen"
    PRIVATE_GRANT = "private_grant", "bijdrage van een fonds"
    JOINT_INVESTMENT = "joint_investment", "gezamenlijke investering"
    MIXED = "mixed", "meer vormen samen"


class Kind(models.TextChoices):
    """Whether the money is there because of the programme (figure 8 of the start study): the first three are."""

    BUREAU = "bureau", "bureau"
    PROGRAMME = "programme", "programma"
    EXTRA = "extra", "extra"
    REGULAR = "regular", "regulier"


class Scope(models.TextChoices):
    """How wide the money works."""

    UNKNOWN = "unknown", "niet vermeld"
    THIS_AREA = "this_area", "alleen dit gebied"
    MUNICIPALITY = "municipality", "hele gemeente"
    REGION = "region", "regio"


class Route(models.TextChoices):
    """By which way the money comes in."""

    UNKNOWN = "unknown", "niet vermeld"
    MUNICIPALITY = "municipality", "via de gemeente"
    ALLIANCE = "alliance", "via de alliantie"
    PARTNER = "partner", "via een partner"
    REGION = "region", "via de regio"
    MIXED = "mixed", "langs meer wegen"


class Recurrence(models.TextChoices):
    """Whether the money comes back every year."""

    UNKNOWN = "unknown", "niet vermeld"
    STRUCTURAL = "structural", "structureel"
    ONE_OFF = "one_off", "incidenteel"


class Spending(models.TextChoices):
    """Whether something is bought that keeps its worth."""

    UNKNOWN = "unknown", "niet vermeld"
    EXPENSE = "expense", "uitgave"
    INVESTMENT = "investment", "investering"


class Counting(models.TextChoices):
    """How a fund counts in the total of its programme. There is one counting level: the fund."""

    COUNTED = "counted", "telt mee"
    SHARE = "share", "alleen het deel voor dit gebied telt mee"
    ELSEWHERE = "elsewhere", "telt mee bij een andere geldstroom"
    UNCLEAR = "unclear", "telt niet mee: onduidelijk of het er al in zit"
    OUTSIDE = "outside", "telt niet mee: geen geld van dit programma"


class State(models.TextChoices):
    """How far a fund is."""

    UNKNOWN = "unknown", "niet vermeld"
    OPEN = "open", "regeling staat open"
    PREPARING = "preparing", "in voorbereiding"
    PROPOSED = "proposed", "aan de raad voorgelegd"
    EXPLAINED = "explained", "toegelicht aan de raad"
    APPLIED = "applied", "aangevraagd"
    PROMISED = "promised", "toegezegd"
    GRANTED = "granted", "toegekend"
    RECEIVED = "received", "ontvangen"
    RUNNING = "running", "loopt"
    ENDING = "ending", "loopt af"
    SPENT = "spent", "besteed"
    SETTLED = "settled", "vastgesteld en afgerekend"
    TO_PAY_BACK = "to_pay_back", "terug te betalen"


class Scheme(Sourced):
    """A national measure: what it is for, who may use it, and what focus areas may claim."""

    plan = models.CharField("plan", max_length=120)
    name = models.CharField("naam", max_length=200)
    purpose = models.CharField("doel", max_length=300, blank=True)
    focus_position = models.CharField("positie van focusgebieden", max_length=300, blank=True)
    available_to = models.CharField("voor wie", max_length=200, blank=True)
    application = models.CharField("aanvraag nodig", max_length=10, choices=Answer.choices, default=Answer.UNKNOWN)
    deadline = models.CharField("aanvragen tot", max_length=10, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "regeling"
        verbose_name_plural = "regelingen"


class Fund(Sourced):
    """Money that a giver gives for something, under conditions and for a time: the counting level of the room.

    ``amount`` is for the whole period and ``amount_per_year`` for a year, both in cents; ``amount_text`` is as the source
    wrote it. ``amount_status`` tells of what is given of the two. ``put_to_council`` says that the council saw it, which is
    not that the council is free to decide; that is what Authority says. Dates are partial.
    """

    name = models.CharField("naam", max_length=200)
    purpose = models.CharField("doel", max_length=300, blank=True)
    giver = models.CharField("gever", max_length=14, choices=Giver.choices)
    giver_text = models.CharField("gever volgens de bron", max_length=200, blank=True)
    instrument = models.CharField("instrument", max_length=20, choices=Instrument.choices)
    instrument_text = models.CharField("instrument volgens de bron", max_length=200, blank=True)
    scheme = models.ForeignKey(
        Scheme, models.PROTECT, verbose_name="regeling", null=True, blank=True, related_name="funds"
    )
    legal_basis = models.CharField("juridische grondslag", max_length=300, blank=True)
    kind = models.CharField("soort geld", max_length=10, choices=Kind.choices)
    kind_basis = models.CharField("grond van de soort", max_length=10, choices=Basis.choices)
    counterfactual = models.CharField("zonder het programma", max_length=300, blank=True)
    amount_status = models.CharField("wat we van het bedrag weten", max_length=12, choices=AmountStatus.choices)
    amount = MoneyField("bedrag in totaal", null=True, blank=True)
    amount_per_year = MoneyField("bedrag per jaar", null=True, blank=True)
    amount_text = models.CharField("bedrag volgens de bron", max_length=200, blank=True)
    price_level = models.CharField("prijspeil", max_length=80, blank=True)
    period_start = models.CharField("begin", max_length=10, blank=True)
    period_end = models.CharField("einde", max_length=10, blank=True)
    period_text = models.CharField("looptijd volgens de bron", max_length=200, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", null=True, blank=True, related_name="funds")
    scope = models.CharField("reikwijdte", max_length=14, choices=Scope.choices)
    scope_text = models.CharField("reikwijdte volgens de bron", max_length=200, blank=True)
    route = models.CharField("route", max_length=14, choices=Route.choices)
    route_text = models.CharField("route volgens de bron", max_length=200, blank=True)
    put_to_council = models.CharField("bij de raad geweest", max_length=10, choices=Answer.choices)
    council_text = models.CharField("hoe bij de raad", max_length=200, blank=True)
    cofinancing = models.CharField("eigen bijdrage nodig", max_length=10, choices=Answer.choices)
    cofinancing_amount = MoneyField("eigen bijdrage", null=True, blank=True)
    cofinancing_text = models.CharField("stand van de eigen bijdrage", max_length=200, blank=True)
    conditions = models.TextField("voorwaarden", blank=True)
    plan_due = models.CharField("plan indienen tot", max_length=10, blank=True)
    account_due = models.CharField("verantwoorden tot", max_length=10, blank=True)
    spend_by = models.CharField("besteden tot", max_length=10, blank=True)
    sisa_code = models.CharField("SiSa-code", max_length=20, blank=True)
    recurrence = models.CharField("structureel of incidenteel", max_length=10, choices=Recurrence.choices)
    spending = models.CharField("investering of uitgave", max_length=10, choices=Spending.choices)
    counting = models.CharField("hoe het telt", max_length=10, choices=Counting.choices)
    counted_in = models.ForeignKey(
        "self", models.PROTECT, verbose_name="telt mee bij", null=True, blank=True, related_name="counts_also"
    )
    counting_why = models.CharField("waarom zo geteld", max_length=300, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "geldstroom"
        verbose_name_plural = "geldstromen"
        constraints = not_below_zero("fund", "amount", "amount_per_year", "cofinancing_amount")


class FundParty(Sourced):
    """An organisation that has a part in a fund: gives it, asks for it, receives it or passes it on."""

    class Role(models.TextChoices):
        """What the organisation does."""

        GIVES = "gives", "geeft"
        APPLIES = "applies", "vraagt aan"
        RECEIVES = "receives", "ontvangt"
        PASSES_ON = "passes_on", "geeft door"

    fund = models.ForeignKey(Fund, models.PROTECT, verbose_name="geldstroom", related_name="parties")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisatie", related_name="fund_links"
    )
    role = models.CharField("rol", max_length=10, choices=Role.choices)

    class Meta(Sourced.Meta):
        verbose_name = "partij bij een geldstroom"
        verbose_name_plural = "partijen bij geldstromen"

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.get_role_display()} {self.fund_id}"


class FundState(Sourced):
    """How far a fund was, since a date. ``planned``: it was to come. ``amount``: what was received, or must go back."""

    fund = models.ForeignKey(Fund, models.PROTECT, verbose_name="geldstroom", related_name="states")
    state = models.CharField("stand", max_length=12, choices=State.choices)
    date = models.CharField("datum", max_length=10, blank=True)
    date_text = models.CharField("datum volgens de bron", max_length=200, blank=True)
    planned = models.BooleanField("gepland", default=False)
    amount = MoneyField("bedrag", null=True, blank=True)
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="+")

    class Meta(Sourced.Meta):
        verbose_name = "stand van een geldstroom"
        verbose_name_plural = "standen van geldstromen"
        constraints = not_below_zero("fund_state", "amount")

    def __str__(self) -> str:
        return f"{self.fund_id}: {self.get_state_display()} {self.date}".rstrip()
