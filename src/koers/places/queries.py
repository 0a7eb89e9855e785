"""Questions about areas: how they lie in each other."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from .models import Area

Kind = Area.Kind

BELOW_MUNICIPALITY = frozenset({Kind.CITY_PART, Kind.FOCUS_AREA, Kind.DISTRICT, Kind.NEIGHBOURHOOD, Kind.SITE})
"""Kinds of areas for which no sensitive figure (a risk score, a number of suspects) is shown."""

WHERE_PEOPLE_LIVE = frozenset({Kind.DISTRICT, Kind.NEIGHBOURHOOD, Kind.SITE})
"""Kinds of areas that are somebody's own neighbourhood: their pages are for residents."""


@dataclass(frozen=True)
class Nesting:
    """Which area lies in which. ``parents``: area to the area it lies in; ``children`` the other way round."""

    parents: Mapping[str, str | None]
    children: Mapping[str, tuple[str, ...]]

    def above(self, area: str) -> list[str]:
        """The areas that an area lies in, the nearest first."""
        found: list[str] = []
        parent = self.parents.get(area)
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self.parents.get(parent)
        return found

    def below(self, area: str) -> list[str]:
        """The areas that lie in an area, at any depth, the largest first."""
        found: list[str] = []
        level = list(self.children.get(area, ()))
        while level:
            found += level
            level = [child for one in level for child in self.children.get(one, ()) if child not in found]
        return found


def nesting() -> Nesting:
    """How all areas lie in each other, in one query."""
    parents = dict(Area.objects.order_by("package", "position").values_list("pk", "parent_id"))
    children: dict[str, list[str]] = defaultdict(list)
    for area, parent in parents.items():
        if parent is not None:
            children[parent].append(area)
    return Nesting(parents, {area: tuple(found) for area, found in children.items()})
