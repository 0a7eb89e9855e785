"""What is done: the register of a programme, one intervention, and who takes part."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import Lower

from koers.glossary.models import Term
from koers.parties.models import Organisation
from koers.places.models import Area
from koers.sources.models import Contradiction
from koers.sources.queries import contradictions

from ..models import (
    Goal,
    Intervention,
    InterventionGoal,
    InterventionIndicator,
    InterventionPartner,
    Output,
    Programme,
    Verdict,
)  # fmt: skip
from .programmes import verdicts_of

NONE = "geen"
SOME = "met"
KINDS = ("theme_id", "status", "scope", "measured")


@dataclass(frozen=True)
class Choice:
    """What a reader wants to see; "" is every one. ``theme`` may be NONE; ``indicator`` is NONE, SOME or ""."""

    theme: str = ""
    partner: str = ""
    area: str = ""
    status: str = ""
    scope: str = ""
    indicator: str = ""

    def __bool__(self) -> bool:
        """Whether anything was chosen."""
        return self != Choice()


@dataclass(frozen=True)
class Group:
    """How many interventions share a theme (None: no theme), status and scope, and are measured or not."""

    theme: str | None
    status: str
    scope: str
    measured: bool
    count: int


@dataclass(frozen=True)
class Options:
    """What the interventions of a programme can be chosen by."""

    themes: tuple[Goal, ...]
    partners: tuple[Organisation, ...]
    areas: tuple[Area, ...]


@dataclass(frozen=True)
class Listed:
    """An intervention in a list: who takes part, and how many indicators it has."""

    intervention: Intervention
    partners: tuple[Organisation, ...]
    indicators: int


@dataclass(frozen=True)
class Details:
    """One intervention with everything that is known about it. ``verdicts``: those on its indicators."""

    intervention: Intervention
    goals: tuple[InterventionGoal, ...]
    indicators: tuple[InterventionIndicator, ...]
    partners: tuple[InterventionPartner, ...]
    outputs: tuple[Output, ...]
    verdicts: tuple[Verdict, ...]
    contradictions: tuple[Contradiction, ...]


def interventions() -> QuerySet[Intervention]:
    """All interventions with their theme and area; ``measured`` tells whether an indicator belongs to it."""
    links = InterventionIndicator.objects.filter(intervention=OuterRef("pk"))
    return Intervention.objects.select_related("theme", "area").annotate(measured=Exists(links))


def register(programme: str, choice: Choice = Choice()) -> QuerySet[Intervention]:
    """The interventions of a programme that fit the choice, in the order of the file."""
    found = interventions().filter(package=programme)
    if choice.theme:
        found = found.filter(theme=None) if choice.theme == NONE else found.filter(theme=choice.theme)
    if choice.partner:
        links = InterventionPartner.objects.filter(intervention=OuterRef("pk"), organisation=choice.partner)
        found = found.filter(Exists(links))
    if choice.indicator:
        found = found.filter(measured=choice.indicator == SOME)
    exact = {"area": choice.area, "status": choice.status, "scope": choice.scope}
    return found.filter(**{name: value for name, value in exact.items() if value})


def groups(found: QuerySet[Intervention]) -> list[Group]:
    """How many of these interventions there are of each kind; the numbers of every count on the page."""
    counted = found.order_by().values_list(*KINDS).annotate(count=Count("pk")).order_by(*KINDS)
    return [Group(*row) for row in counted]


def options(programme: str) -> Options:
    """The themes, partners and areas that occur among the interventions of a programme."""
    own = Intervention.objects.filter(package=programme)
    links = InterventionPartner.objects.filter(package=programme)
    return Options(
        tuple(Goal.objects.filter(pk__in=own.values("theme")).order_by("position")),
        tuple(Organisation.objects.filter(pk__in=links.values("organisation")).order_by(Lower("name"))),
        tuple(Area.objects.filter(pk__in=own.values("area")).order_by("position")),
    )


def listed(found: Iterable[Intervention]) -> list[Listed]:
    """These interventions with their partners and the number of their indicators: two queries, however many there are."""
    rows = list(found)
    keys = [row.pk for row in rows]
    partners: dict[str, list[Organisation]] = {key: [] for key in keys}
    for link in InterventionPartner.objects.filter(intervention__in=keys).select_related("organisation"):
        partners[link.intervention_id].append(link.organisation)
    links = InterventionIndicator.objects.filter(intervention__in=keys).order_by()
    indicators = dict(links.values_list("intervention").annotate(Count("pk")))
    return [Listed(row, tuple(partners[row.pk]), indicators.get(row.pk, 0)) for row in rows]


def details(programme: str, intervention: str) -> Details | None:
    """One intervention of a programme, None when the programme has no such intervention."""
    related = Intervention.objects.select_related("theme", "area", "source")
    found = related.filter(package=programme, pk=intervention).first()
    if found is None:
        return None
    own = {"intervention": found.pk}
    indicators = tuple(InterventionIndicator.objects.filter(**own).select_related("indicator", "source"))
    return Details(
        found,
        tuple(InterventionGoal.objects.filter(**own).select_related("goal", "source")),
        indicators,
        tuple(InterventionPartner.objects.filter(**own).select_related("organisation", "source")),
        tuple(Output.objects.filter(**own).select_related("source").order_by("plan_year", "position")),
        tuple(verdicts_of(programme).filter(indicator__in=[link.indicator_id for link in indicators])),
        about("interventions", found.pk),
    )


def about(table: str, key: str) -> tuple[Contradiction, ...]:
    """What sources say differently about one record."""
    name = f"{table}/{key}"
    return tuple(item for item in contradictions(name) if name in [part.strip() for part in item.about.split(";")])


def indicator_rule(programme: Programme) -> Term | None:
    """The glossary's entry that says every intervention must have an indicator; None when that is no rule of this programme.

    The rule comes from the route map of one programme. It holds for the programmes that take goals from that document.
    """
    term = Term.objects.filter(pk="indicator").exclude(confusion_note="").select_related("source").first()
    if term is None or not Goal.objects.filter(package=programme.pk, source=term.source_id).exists():
        return None
    return term
