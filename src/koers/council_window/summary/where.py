"""In which municipality something is, and which bodies are councils."""

from collections.abc import Mapping

from koers.places.models import Area
from koers.programme.models import Programme

COUNCIL = "gemeenteraad"
"""What a body is that is the council of a municipality."""

Parents = Mapping[str, tuple[str | None, bool]]
"""Of every area the one it lies in, and whether it is a municipality."""


def municipality_of(programme: Programme) -> str | None:
    """The id of the municipality that a programme is in; None when it is in none, as a national one."""
    return municipality(programme.area_id, parents())


def parents() -> Parents:
    """Of every area the one it lies in."""
    rows = Area.objects.order_by().values_list("id", "parent_id", "kind")
    return {id: (parent, kind == Area.Kind.MUNICIPALITY) for id, parent, kind in rows}


def municipality(area: str | None, known: Parents) -> str | None:
    """The nearest municipality around an area, or itself."""
    seen: set[str] = set()
    while area is not None and area not in seen and area in known:
        seen.add(area)
        parent, is_municipality = known[area]
        if is_municipality:
            return area
        area = parent
    return None
