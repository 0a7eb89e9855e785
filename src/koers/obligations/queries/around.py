"""What holds for a programme because of the area it is in."""

from django.db.models import Exists, OuterRef

from koers.places.models import Area
from koers.programme.models import Programme

from ..models import Kind, Obligation


def area_and_around(area: str | None) -> list[str]:
    """An area and those it lies in, the nearest first."""
    parents = dict(Area.objects.values_list("id", "parent_id"))
    found: list[str] = []
    while area is not None and area not in found:
        found.append(area)
        area = parents.get(area)
    return found


def coalition_agreements(programme: Programme) -> list[Programme]:
    """The coalition agreements of the municipality that another programme is in; what is made up is no part of what is real."""
    agreed = Obligation.objects.filter(package=OuterRef("package"), kind=Kind.COALITION_COMMITMENT)
    rows = Programme.objects.filter(area__in=area_and_around(programme.area_id), made_up=programme.made_up)
    return list(rows.filter(Exists(agreed)).exclude(pk=programme.pk).order_by("name"))
