"""What the page of a programme asks."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Q

from koers.sources.models import Contradiction, Source

from ..models import Event, GoalIndicator, GoalRelation, Horizon, Intervention, Output, Target


def horizons(programme: str) -> list[Horizon]:
    """How long it takes according to each source."""
    return list(Horizon.objects.filter(package=programme).select_related("source"))


def dated_targets(programme: str) -> list[Target]:
    """The targets that stand, with their goals."""
    return list(Target.objects.filter(package=programme, replaced_on="").select_related("goal", "source"))


def outputs(programme: str) -> list[Output]:
    """What was planned and delivered, in the order of the interventions."""
    found = Output.objects.filter(package=programme).select_related("intervention", "source")
    return list(found.order_by("intervention__position", "position"))


def intervention_states(programme: str) -> Counter[str]:
    """How many interventions there are in each state."""
    return Counter(Intervention.objects.filter(package=programme).values_list("status", flat=True))


def events(programme: str) -> list[Event]:
    """What happened and was planned, oldest first; each with the event it contradicts."""
    found = Event.objects.filter(package=programme).select_related("source", "conflicts_with__source")
    return list(found.order_by("date", "position"))


def link_bases(programme: str) -> Counter[str]:
    """How many links between goals and indicators stand in a source, and how many the editors laid."""
    return Counter(GoalIndicator.objects.filter(package=programme).values_list("basis", flat=True))


def placements(programme: str) -> list[GoalRelation]:
    """To which other branch of the tree goals belong besides their own."""
    found = GoalRelation.objects.filter(package=programme, kind=GoalRelation.Kind.BELONGS_TO)
    return list(found.select_related("source"))


def contradictions_about(programme: str, records: Collection[str] = ()) -> list[Contradiction]:
    """Contradictions about the programme, its own rows, or any of ``records`` (each ``table/id``)."""
    own = f"programme/{programme}"
    wanted = {own, *records}
    about = Q(package=programme) | Q(about__contains="/")
    found = (
        Contradiction.objects.filter(about).select_related("source", "second_source").order_by("package", "position")
    )
    return [item for item in found if item.package == programme or wanted & set(item.about.split("; "))]


def sources_of(ids: Collection[str]) -> list[Source]:
    """The sources with these ids, newest first."""
    return list(Source.objects.filter(pk__in=ids).order_by("-date", "title"))
