"""The area a page is about: one of CBS, or an area of a programme put together from buurten."""

from collections.abc import Iterable
from dataclasses import dataclass

from koers.places.models import Area, AreaPart
from koers.statistics import Composition, Member
from koers.statistics.areas import NATION, clean, is_code, kind_of, parent_of

from .directory import Directory, Place


@dataclass(frozen=True)
class Subject:
    """An area to ask figures of. ``key`` stands in addresses and names its rows; ``given`` is what the store is asked.

    ``above``: the areas of CBS it lies in, the largest first. ``beside``: the codes its figures are laid beside, the
    nearest first. ``parts``: how many buurten it is put together from; ``provisional`` when that list is.
    """

    key: str
    name: str
    full_name: str
    kind: str
    given: str | Composition
    above: tuple[Place, ...]
    beside: tuple[str, ...]
    parts: int = 0
    provisional: bool = False

    @property
    def below_gemeente(self) -> bool:
        """Whether it is smaller than a gemeente."""
        return self.kind not in ("land", "gemeente")


PROGRAMME_AREA = "programmagebied"


def of_code(areas: Directory, code: str) -> Subject | None:
    """The area of CBS with this code; None when the store does not have it."""
    place = areas.get(code)
    if place is None:
        return None
    beside = {"land": (), "gemeente": (NATION,)}.get(place.kind, (f"GM{place.code[2:6]}", NATION))
    above = areas.above(place)
    return Subject(place.code, place.name, place.full_name, place.kind, place.code, above, _known(areas, beside))


def of_area(areas: Directory, key: str) -> Subject | None:
    """The programme area with this id; None when there is none, or the store has none of its buurten.

    An area that is one of CBS is that area: what CBS publishes of it goes before what can be added up.
    """
    area = Area.objects.filter(pk=key).first()
    if area is None:
        return None
    if area.cbs_code and (own := of_code(areas, area.cbs_code)) is not None:
        return own
    parts = list(AreaPart.objects.filter(area=key).order_by("cbs_code"))
    members = {clean(part.cbs_code): Member(clean(part.cbs_code), float(part.weight)) for part in parts}
    members = {code: member for code, member in members.items() if is_code(code) and 0 < member.weight <= 1}
    if not any(areas.get(code) for code in members):
        return None
    provisional = any(part.provisional for part in parts)
    gemeenten = _gemeenten(members)
    beside = (*(gemeenten if len(gemeenten) == 1 else ()), NATION)
    return Subject(
        area.pk, area.name, area.name, PROGRAMME_AREA,
        Composition(area.pk, area.name, tuple(members.values()), provisional),
        _found(areas, beside[::-1]), _known(areas, beside), len(members), provisional,
    )  # fmt: skip


def subject(areas: Directory, key: str) -> Subject | None:
    """The area with this code or id; None when there is none."""
    return of_code(areas, key) if is_code(clean(key)) else of_area(areas, key)


def pages_of_programmes(code: str) -> list[Area]:
    """The areas of the edition that are this area of CBS."""
    return list(Area.objects.filter(cbs_code=code).order_by("package", "position"))


def programme_areas(areas: Directory) -> list[tuple[str, str]]:
    """(id, name) of the areas of the edition that are put together from buurten the store has."""
    codes: dict[str, list[str]] = {}
    for key, code in AreaPart.objects.order_by("area").values_list("area_id", "cbs_code"):
        codes.setdefault(key, []).append(code)
    there = [key for key, members in codes.items() if any(areas.get(code) for code in members)]
    named = Area.objects.filter(pk__in=there, cbs_code="").order_by("package", "position")
    return list(named.values_list("pk", "name"))


def _gemeenten(codes: Iterable[str]) -> tuple[str, ...]:
    found = set()
    for code in codes:
        while kind_of(code) not in ("gemeente", "land", ""):
            code = parent_of(code)
        found.add(code)
    return tuple(sorted(found))


def _found(areas: Directory, codes: Iterable[str]) -> tuple[Place, ...]:
    return tuple(place for code in codes if (place := areas.get(code)) is not None)


def _known(areas: Directory, codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(place.code for place in _found(areas, codes))
