"""What the pages about organisations ask: in which interventions they take part, and for which goals."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from koers.parties.models import Organisation
from koers.sources.models import Contradiction

from ..models import InterventionGoal, InterventionPartner, Programme
from .areas import shown_programmes
from .interventions import about


@dataclass(frozen=True)
class Part:
    """What an organisation takes part in, in one programme: its links in the order of the interventions, and the goals served."""

    programme: Programme
    links: tuple[InterventionPartner, ...]
    goals: tuple[InterventionGoal, ...]


@dataclass(frozen=True)
class OrganisationFacts:
    """An organisation with all its page shows. ``made_up``: whether it belongs to an example."""

    organisation: Organisation
    parts: tuple[Part, ...]
    made_up: bool
    contradictions: tuple[Contradiction, ...]


def organisation(key: str) -> Organisation | None:
    """One organisation, None when there is none."""
    return Organisation.objects.select_related("source").filter(pk=key).first()


def facts(found: Organisation) -> OrganisationFacts:
    """Everything the page of an organisation shows, in a fixed number of queries."""
    programmes = shown_programmes(found.package)
    links = list(
        InterventionPartner.objects.filter(organisation=found, package__in=list(programmes))
        .select_related("intervention__theme", "intervention__area", "source")
        .order_by("intervention__position")
    )
    goals = list(
        InterventionGoal.objects.filter(intervention__in=_interventions_of(found), package__in=list(programmes))
        .select_related("goal", "source")
        .order_by("goal__position")
    )
    parts = [
        Part(
            programme,
            tuple(link for link in links if link.package == key),
            tuple(link for link in goals if link.package == key),
        )
        for key, programme in programmes.items()
    ]
    made_up = any(programme.made_up for programme in programmes.values())
    return OrganisationFacts(
        found, tuple(part for part in parts if part.links), made_up, about("organisations", found.pk)
    )


def _interventions_of(found: Organisation) -> QuerySet[InterventionPartner]:
    return InterventionPartner.objects.filter(organisation=found).order_by().values("intervention")


def organisations(kind: str = "", partner: bool | None = None, name: str = "") -> QuerySet[Organisation]:
    """All organisations (of a kind, in the alliance or not, with a name that holds this text) by name."""
    hidden = _examples()
    links = InterventionPartner.objects.filter(organisation=OuterRef("pk")).exclude(package__in=hidden)
    found = Organisation.objects.exclude(package__in=hidden).annotate(takes_part=Exists(links))
    if kind:
        found = found.filter(kind=kind)
    if partner is not None:
        found = found.filter(alliance_partner=partner)
    if name:
        found = found.filter(Q(name__icontains=name) | Q(aliases__icontains=name))
    return found.order_by(Lower("name"), "pk")


def interventions_of(found: Iterable[Organisation]) -> dict[str, int]:
    """In how many interventions each of these organisations takes part; examples do not count."""
    links = InterventionPartner.objects.filter(organisation__in=[one.pk for one in found]).exclude(
        package__in=_examples()
    )
    return dict(links.order_by().values_list("organisation").annotate(Count("pk")))


def kinds() -> list[str]:
    """The kinds of organisations there are."""
    every = Organisation.objects.exclude(package__in=_examples()).exclude(kind="")
    return list(every.order_by("kind").values_list("kind", flat=True).distinct())


def _examples() -> QuerySet[Programme]:
    return Programme.objects.filter(made_up=True).order_by().values("pk")
