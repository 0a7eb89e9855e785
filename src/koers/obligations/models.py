"""What somebody owes somebody, until when, how it went, and what the council was told and asked."""

from django.db import models

from koers.decisions.models import Act, Body, Decision
from koers.finance.models import Fund
from koers.indicators.models import Indicator
from koers.kernel.models import Derived
from koers.places.models import Area
from koers.programme.models import Basis, Goal, Intervention
from koers.sources.models import Sourced

from .flows import STATES
from .groups import GroupMember as GroupMember
from .groups import ObligationGroup as ObligationGroup
from .kinds import TYPES_OF_KIND as TYPES_OF_KIND
from .kinds import Access as Access
from .kinds import Kind as Kind
from .kinds import Type as Type
from .terms.engine import Recess, Unit

State = models.TextChoices("State", [(code.upper(), (code, state.words)) for code, state in STATES.items()])


class CouncilItem(Sourced):
    """What the council was told, decided, asked or heard; the paper itself stays in the council's own system (``url``).

    People who spoke are roles, never names. ``answers``: the item this one answers.
    """

    class List(models.TextChoices):
        """Which of the lists it is in."""

        INFORMATION = "information", "informatie en besluiten"
        QUESTIONS = "questions", "vragen, moties en antwoorden"
        SPEAKERS = "speakers", "insprekers"
        IDEAS = "ideas", "ideeën van inwoners"

    list = models.CharField("lijst", max_length=12, choices=List.choices)
    number = models.CharField("nummer", max_length=60, blank=True, db_index=True)
    date = models.CharField("datum", max_length=10, blank=True, db_index=True)
    channel = models.CharField("soort stuk", max_length=80)
    body = models.ForeignKey(
        Body, models.PROTECT, verbose_name="orgaan", null=True, blank=True, related_name="council_items"
    )
    subject = models.CharField("onderwerp", max_length=400)
    direction = models.CharField("richting", max_length=80, blank=True)
    party_or_role = models.CharField("fractie of rol", max_length=200, blank=True)
    answers = models.ForeignKey(
        "self", models.PROTECT, verbose_name="antwoord op", null=True, blank=True, related_name="answered_by"
    )
    url = models.CharField("webadres", max_length=400, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "raadsstuk"
        verbose_name_plural = "raadsstukken"
        indexes = [models.Index(fields=("package", "list", "date", "position", "id"), name="item_log")]

    def __str__(self) -> str:
        return self.subject


class Portfolio(Sourced):
    """What one member of the executive looks after. The holder is a role, never a name."""

    name = models.CharField("portefeuille", max_length=120)
    holder_role = models.CharField("wie", max_length=120)
    party = models.CharField("fractie", max_length=120, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", null=True, blank=True, related_name="+")
    valid_from = models.CharField("geldig vanaf", max_length=10, blank=True)
    valid_until = models.CharField("geldig tot en met", max_length=10, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "portefeuille"
        verbose_name_plural = "portefeuilles"


class TermRule(Sourced):
    """How long a kind of obligation may take in an area, according to one version of a regulation."""

    class Unit(models.TextChoices):
        """What a term is counted in."""

        DAY = Unit.DAY.value, "dag"
        WEEK = Unit.WEEK.value, "week"
        MONTH = Unit.MONTH.value, "maand"
        YEAR = Unit.YEAR.value, "jaar"
        WORKING_DAY = Unit.WORKING_DAY.value, "werkdag"

    class Recess(models.TextChoices):
        """What a recess does to a term."""

        IGNORED = Recess.IGNORED.value, "reces telt gewoon mee"
        SHIFTS = Recess.SHIFTS.value, "na het reces: eerste werkdag daarna"
        PAUSES = Recess.PAUSES.value, "dagen in het reces tellen niet mee"

    kind = models.CharField("soort", max_length=24, choices=Kind.choices)
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", related_name="+")
    regulation = models.CharField("regeling", max_length=200)
    article = models.CharField("artikel", max_length=40, blank=True)
    version = models.CharField("versie", max_length=80)
    amount = models.IntegerField("hoeveel")
    unit = models.CharField("eenheid", max_length=12, choices=Unit.choices)
    before = models.BooleanField("vóór de gebeurtenis", default=False)
    recess = models.CharField("reces", max_length=8, choices=Recess.choices)
    start_event = models.CharField("gebeurtenis", max_length=200)
    valid_from = models.CharField("geldig vanaf", max_length=10)
    valid_until = models.CharField("geldig tot en met", max_length=10, blank=True)
    made_up = models.BooleanField("verzonnen", default=False)

    class Meta(Sourced.Meta):
        verbose_name = "termijnregel"
        verbose_name_plural = "termijnregels"

    def __str__(self) -> str:
        return self.in_words

    @property
    def in_words(self) -> str:
        """Who set it, where and which version."""
        return ", ".join(part for part in (self.regulation, self.article, f"versie van {self.version}") if part)


class CalendarPeriod(Sourced):
    """A recess, public holiday or closed day of an area, or the weeks before an election."""

    class Kind(models.TextChoices):
        """What the period is."""

        RECESS = "recess", "reces"
        HOLIDAY = "public_holiday", "feestdag"
        CLOSED = "closed", "gesloten"
        ELECTION = "election", "weken vóór een verkiezing"

    kind = models.CharField("soort", max_length=16, choices=Kind.choices)
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", related_name="+")
    name = models.CharField("naam", max_length=120)
    first_day = models.CharField("eerste dag", max_length=10)
    last_day = models.CharField("laatste dag", max_length=10)

    class Meta(Sourced.Meta):
        verbose_name = "kalenderperiode"
        verbose_name_plural = "kalenderperioden"


class ResearchQuestion(Sourced):
    """A question of an audit office, under a main question, and where its answer stands."""

    number = models.CharField("nummer", max_length=20, blank=True)
    topic = models.CharField("onderwerp", max_length=120)
    question = models.CharField("vraag", max_length=400)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="hoort bij", null=True, blank=True, related_name="children"
    )
    answer = models.TextField("antwoord in het kort", blank=True)
    answer_place = models.CharField("waar het antwoord staat", max_length=200, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "onderzoeksvraag"
        verbose_name_plural = "onderzoeksvragen"

    def __str__(self) -> str:
        return self.question


class Obligation(Sourced):
    """Something somebody owes somebody. ``planned`` is a moment agreed in so many words; else a rule gives the term.

    ``asked_by``, ``party``, ``holder_role``, ``portfolio`` and ``addressed_to`` are the words of the source; ``asker``,
    ``owes``, ``owed_to`` and ``addressee`` the bodies. Who is asked for something owes nothing yet: that is the addressee.
    ``number`` is the number in the council's own information system, which stays master.
    """

    kind = models.CharField("soort", max_length=24, choices=Kind.choices)
    type = models.CharField("type", max_length=16, choices=Type.choices, blank=True)
    number = models.CharField("nummer", max_length=60, blank=True, db_index=True)
    title = models.CharField("titel", max_length=300)
    description = models.TextField("toelichting", blank=True)
    asker = models.ForeignKey(
        Body, models.PROTECT, verbose_name="gevraagd door", null=True, blank=True, related_name="+"
    )
    asked_by = models.CharField("gevraagd door (rol)", max_length=200, blank=True)
    party = models.CharField("fractie", max_length=120, blank=True)
    owes = models.ForeignKey(
        Body, models.PROTECT, verbose_name="wie het moet doen", null=True, blank=True, related_name="owes"
    )
    holder_role = models.CharField("wie in het college", max_length=120, blank=True)
    portfolio = models.CharField("portefeuille", max_length=120, blank=True)
    owed_to = models.ForeignKey(
        Body, models.PROTECT, verbose_name="aan wie", null=True, blank=True, related_name="is_owed"
    )
    basis = models.CharField("grond", max_length=300, blank=True)
    chapter = models.CharField("hoofdstuk", max_length=120, blank=True)
    origin = models.CharField("opsomming of tekst", max_length=80, blank=True)
    part_of = models.ForeignKey(
        "self", models.PROTECT, verbose_name="hoort bij", null=True, blank=True, related_name="parts"
    )
    made_on = models.CharField("gemaakt op", max_length=10, blank=True)
    starts_on = models.CharField("begin van de termijn", max_length=10, blank=True)
    start_event = models.CharField("wat de termijn begint", max_length=200, blank=True)
    planned = models.CharField("afgesproken moment", max_length=10, blank=True)
    rule = models.ForeignKey(
        TermRule, models.PROTECT, verbose_name="termijnregel", null=True, blank=True, related_name="+"
    )
    term_text = models.CharField("termijn volgens de bron", max_length=200, blank=True)
    times_a_year = models.IntegerField("keer per jaar", null=True, blank=True)
    target = models.CharField("maat", max_length=200, blank=True)
    target_value = models.CharField("streefwaarde", max_length=40, blank=True)
    target_unit = models.CharField("eenheid", max_length=40, blank=True)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, verbose_name="indicator", null=True, blank=True, related_name="obligations"
    )
    intervention = models.ForeignKey(
        Intervention, models.PROTECT, verbose_name="interventie", null=True, blank=True, related_name="obligations"
    )
    fund = models.ForeignKey(
        Fund, models.PROTECT, verbose_name="geldstroom", null=True, blank=True, related_name="obligations"
    )
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", null=True, blank=True, related_name="+")
    act = models.ForeignKey(
        Act, models.PROTECT, verbose_name="besluit", null=True, blank=True, related_name="obligations"
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, verbose_name="gepland besluit", null=True, blank=True, related_name="obligations"
    )
    item = models.ForeignKey(
        CouncilItem, models.PROTECT, verbose_name="raadsstuk", null=True, blank=True, related_name="obligations"
    )
    addressee = models.ForeignKey(
        Body, models.PROTECT, verbose_name="gericht aan (orgaan)", null=True, blank=True, related_name="+"
    )
    addressed_to = models.CharField("gericht aan", max_length=200, blank=True)
    expected = models.CharField("wat het moet opleveren", max_length=200, blank=True)
    question = models.ForeignKey(
        ResearchQuestion,
        models.PROTECT,
        verbose_name="onderzoeksvraag",
        null=True,
        blank=True,
        related_name="obligations",
    )
    council_position = models.TextField("wat de raad ervan vindt", blank=True)
    promise = models.TextField("wat het college belooft", blank=True)
    url = models.CharField("webadres", max_length=400, blank=True)
    access = models.CharField("openbaarheid", max_length=12, default=Access.PUBLIC, choices=Access.choices)

    class Meta(Sourced.Meta):
        verbose_name = "verplichting"
        verbose_name_plural = "verplichtingen"
        indexes = [models.Index(fields=("package", "kind"), name="obligation_kind")]


class ObligationGoal(Sourced):
    """That an obligation is about a goal, of its own programme or of another; and on whose word."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, verbose_name="verplichting", related_name="goal_links")
    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name="doel", related_name="obligation_links")
    basis = models.CharField("grond", max_length=10, choices=Basis.choices)

    class Meta(Sourced.Meta):
        verbose_name = "doel van een verplichting"
        verbose_name_plural = "doelen van verplichtingen"


class ObligationStep(Sourced):
    """A state an obligation came in, on a day, by whose act, with the evidence.

    Where no source names the day, ``on`` and ``known_from`` are both the day on which it was known; nothing is late by that.
    """

    obligation = models.ForeignKey(Obligation, models.PROTECT, verbose_name="verplichting", related_name="steps")
    on = models.CharField("op", max_length=10)
    state = models.CharField("stand", max_length=16, choices=State.choices)
    by = models.ForeignKey(Body, models.PROTECT, verbose_name="door", null=True, blank=True, related_name="+")
    item = models.ForeignKey(
        CouncilItem, models.PROTECT, verbose_name="raadsstuk", null=True, blank=True, related_name="steps"
    )
    evidence = models.CharField("bewijs", max_length=300, blank=True)
    url = models.CharField("webadres", max_length=400, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "stap van een verplichting"
        verbose_name_plural = "stappen van verplichtingen"

    @property
    def is_dated(self) -> bool:
        """Whether a source names the day."""
        return self.known_from != self.on


class ObligationExtension(Sourced):
    """A later term, why, and who allowed it. The earlier dates stay."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, verbose_name="verplichting", related_name="extensions")
    until = models.CharField("tot en met", max_length=10)
    decided_on = models.CharField("besloten op", max_length=10)
    allowed_by = models.ForeignKey(Body, models.PROTECT, verbose_name="toegestaan door", related_name="+")
    why = models.CharField("reden", max_length=300)

    class Meta(Sourced.Meta):
        verbose_name = "verlenging"
        verbose_name_plural = "verlengingen"


class ObligationTerm(Derived):
    """When an obligation is due and how it stands, worked out from its rule, its steps and the calendar; its id is that of
    the obligation. Days are full ISO dates, "" where there is none; ``closed_on`` is as precise as the source.
    ``first_due`` is what held before any extension.

    ``since`` is the partial date since which it is owed as far as is known, ``begun`` its first day; ``opened`` is empty when
    no source says when it was made. ``came``: the first day on which it was there or was said to be, which a later
    settlement does not move. ``still_open``: somebody owes something at the end. ``asks_nothing``: nobody does or ever did.
    An agreement that is kept in parts (every report of a series, ``in_parts``) is not open itself; its parts are.
    ``known``: the last day up to which the sources say how it went.
    """

    obligation = models.OneToOneField(Obligation, models.PROTECT, verbose_name="verplichting", related_name="term")
    due = models.CharField("uiterlijk", max_length=10, blank=True)
    first_due = models.CharField("eerst uiterlijk", max_length=10, blank=True)
    missing = models.CharField("waarom geen termijn", max_length=16, blank=True)
    words = models.TextField("uitleg")
    opened = models.CharField("gemaakt op", max_length=10, blank=True)
    since = models.CharField("bekend sinds", max_length=10, blank=True)
    begun = models.CharField("eerste dag waarop het kan zijn begonnen", max_length=10, blank=True)
    came = models.CharField("gekomen op", max_length=10, blank=True)
    came_on = models.CharField("gekomen op volgens de bron", max_length=10, blank=True)
    state = models.CharField("stand", max_length=16)
    still_open = models.BooleanField("open")
    asks_nothing = models.BooleanField("vraagt niets", default=False)
    closed = models.CharField("klaar op", max_length=10, blank=True)
    closed_on = models.CharField("klaar op volgens de bron", max_length=10, blank=True)
    in_parts = models.BooleanField("in delen", default=False)
    known = models.CharField("bekend tot en met", max_length=10, blank=True)

    class Meta:
        verbose_name = "termijn"
        verbose_name_plural = "termijnen"
        indexes = [
            # With the id, so that a page of a long list is read from the index in its own order.
            models.Index(fields=("package", "still_open", "due", "id", "known", "came"), name="term_due"),
            models.Index(fields=("package", "still_open", "begun", "id"), name="term_begun"),
            models.Index(fields=("package", "still_open", "closed", "id"), name="term_closed"),
            models.Index(fields=("package", "begun", "id"), name="term_all"),
        ]


class ObligationTally(Derived):
    """How many obligations of one sort there are in a package, and how many of them are open or ask nothing. Counted once for
    an edition: a register of twenty years need not be read through for every page. ``known``: the last day of their sources."""

    kind = models.CharField("soort", max_length=24, choices=Kind.choices)
    portfolio = models.CharField("portefeuille", max_length=120, blank=True)
    party = models.CharField("fractie", max_length=120, blank=True)
    owes = models.ForeignKey(Body, models.PROTECT, verbose_name="wie het moet doen", null=True, related_name="+")
    total = models.IntegerField("aantal")
    open = models.IntegerField("open")
    nothing = models.IntegerField("vraagt niets", default=0)
    known = models.CharField("bekend tot en met", max_length=10, blank=True)

    class Meta:
        verbose_name = "telling van verplichtingen"
        verbose_name_plural = "tellingen van verplichtingen"
