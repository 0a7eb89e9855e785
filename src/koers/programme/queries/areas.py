"""What the pages about areas ask: what is done there, and how areas lie in each other."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from koers.places.models import Area, AreaPart
from koers.places.queries import nesting
from koers.sources.models import Contradiction

from ..models import Intervention, Programme
from .area_figures import Figure, Figures, figures
from .interventions import KINDS, Group, Listed, about, interventions, listed

__all__ = ["LISTED_AT_MOST", "AreaFacts", "Done", "Figure", "area", "areas", "facts", "shown_programmes"]

LISTED_AT_MOST = 100
"""More interventions than this are a list in the register, not on the page of an area."""


@dataclass(frozen=True)
class Done:
    """What one programme does for one area: how many interventions of each kind."""

    area: Area
    programme: Programme
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class AreaFacts:
    """An area with all its page shows. ``above``: the areas it lies in, the largest first.

    ``own`` is what is done for this area itself, ``around`` for the areas it lies in (nearest first), ``inside`` for parts
    of it; each with the first interventions (``own_list`` and so on). ``programmes``: those for this area or one around it;
    ``made_up``: whether it belongs to an example.
    """

    area: Area
    above: tuple[Area, ...]
    children: tuple[Area, ...]
    stand_ins: tuple[Area, ...]
    parts: tuple[AreaPart, ...]
    own: tuple[Done, ...]
    around: tuple[Done, ...]
    inside: tuple[Done, ...]
    own_list: tuple[Listed, ...]
    around_list: tuple[Listed, ...]
    inside_list: tuple[Listed, ...]
    programmes: tuple[Programme, ...]
    made_up: bool
    figures: Figures
    contradictions: tuple[Contradiction, ...]


def area(key: str) -> Area | None:
    """One area, None when there is none."""
    return Area.objects.select_related("source", "stands_in_for").filter(pk=key).first()


def shown_programmes(package: str) -> dict[str, Programme]:
    """The programmes that may be shown beside a record of this package: an example only beside its own records."""
    every = {programme.pk: programme for programme in Programme.objects.order_by("package", "position")}
    own = every.get(package)
    if own is not None and own.made_up:
        return {package: own}
    return {key: programme for key, programme in every.items() if not programme.made_up}


def facts(found: Area) -> AreaFacts:
    """Everything the page of an area shows, in a fixed number of queries."""
    lies = nesting()
    upward, downward = lies.above(found.pk), lies.below(found.pk)
    near = {one.pk: one for one in Area.objects.filter(Q(pk__in=upward) | Q(parent=found) | Q(stands_in_for=found))}
    above = tuple(near[key] for key in reversed(upward))
    programmes = shown_programmes(found.package)
    done = _done([found.pk, *upward, *downward], programmes)
    scopes = {"own": [found.pk], "around": upward, "inside": downward}
    return AreaFacts(
        area=found,
        above=above,
        children=tuple(one for one in near.values() if one.parent_id == found.pk),
        stand_ins=tuple(one for one in near.values() if one.stands_in_for_id == found.pk),
        parts=tuple(AreaPart.objects.filter(area=found).select_related("source")),
        **{name: tuple(chain.from_iterable(done[key] for key in keys)) for name, keys in scopes.items()},
        **_lists(scopes, programmes),
        programmes=_nearest_first(programmes.values(), [found.pk, *upward]),
        made_up=any(one.made_up for one in programmes.values()),
        figures=figures(found, above, programmes),
        contradictions=about("areas", found.pk),
    )


def _nearest_first(programmes: Iterable[Programme], places: list[str]) -> tuple[Programme, ...]:
    """The programmes for these areas, in the order of the areas."""
    near = (one for one in programmes if one.area_id in places)
    return tuple(sorted(near, key=lambda one: places.index(one.area_id)))


def _done(wanted: list[str], programmes: Mapping[str, Programme]) -> dict[str, list[Done]]:
    """What each programme does for each of these areas."""
    every = interventions().filter(area__in=wanted, package__in=list(programmes))
    place = ("area_id", "package")
    counted: dict[tuple[str, str], list[Group]] = defaultdict(list)
    rows = every.order_by().values_list(*place, *KINDS).annotate(count=Count("pk")).order_by(*place, *KINDS)
    for key, package, *group in rows:
        counted[key, package].append(Group(*group))
    names = Area.objects.in_bulk([key for key, _ in counted])
    done: dict[str, list[Done]] = defaultdict(list)
    for (key, package), found in counted.items():
        done[key].append(Done(names[key], programmes[package], tuple(found)))
    return done


def _lists(scopes: Mapping[str, Collection[str]], programmes: Collection[str]) -> dict[str, tuple[Listed, ...]]:
    """The first interventions for the area itself, around it and inside it."""
    every = interventions().filter(package__in=list(programmes)).order_by("package", "position")
    parts = {name: list(every.filter(area__in=list(keys))[:LISTED_AT_MOST]) for name, keys in scopes.items()}
    by_key = {item.intervention.pk: item for item in listed(chain.from_iterable(parts.values()))}
    return {f"{name}_list": tuple(by_key[row.pk] for row in rows) for name, rows in parts.items()}


def areas(kind: str = "", name: str = "") -> QuerySet[Area]:
    """All areas (of a kind, with a name or other name that holds this text), with whether anything is done there."""
    hidden = Programme.objects.filter(made_up=True).values("pk")
    done = Intervention.objects.filter(area=OuterRef("pk")).exclude(package__in=hidden)
    found = Area.objects.exclude(package__in=hidden).select_related("parent").annotate(has_interventions=Exists(done))
    if kind:
        found = found.filter(kind=kind)
    if name:
        found = found.filter(Q(name__icontains=name) | Q(aliases__icontains=name))
    return found.order_by(Lower("name"), "pk")


def interventions_in(found: Iterable[Area]) -> dict[str, int]:
    """How many interventions there are for each of these areas itself; examples do not count."""
    hidden = Programme.objects.filter(made_up=True).values("pk")
    own = Intervention.objects.filter(area__in=[one.pk for one in found]).exclude(package__in=hidden)
    return dict(own.order_by().values_list("area").annotate(Count("pk")))
