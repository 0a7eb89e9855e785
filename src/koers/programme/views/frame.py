"""What every page of a programme has: the programme, its navigation, its crumbs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone

from koers.kernel.components.shapes import Section
from koers.kernel.pages import moved
from koers.places.models import AreaPart

from ..addresses import address
from ..models import Programme

SECTIONS = (
    ("Overzicht", "overview"),
    ("Doelen", "goals"),
    ("Indicatoren", "indicators"),
    ("Interventies", "interventions"),
)

Shown = Callable[[Programme], bool]
Where = Callable[[Programme], str]
_added: dict[str, tuple[str, Shown, Where]] = {}
_asked: dict[str, Exists | Subquery] = {}


def add_section(label: str, name: str, shown: Shown, where: Where | None = None, **asked: Exists | Subquery) -> None:
    """Let a room above add a page to the navigation of programmes: the name of its address, and for which it is shown.

    ``shown`` is asked without a query of its own: the programme has its ``area``, ``has_parts`` when it is made of
    buurten, and what is ``asked`` of the database along with it. ``where`` gives an address without the programme in it.
    """
    _added[name] = (label, shown, where or (lambda programme: reverse(name, args=[programme.pk])))
    _asked.update(asked)


@dataclass(frozen=True)
class Frame:
    """A programme and where in it the page stands."""

    programme: Programme
    sections: tuple[Section, ...]

    def context(self, crumbs: tuple[tuple[str, str], ...] = (), **more: Any) -> dict[str, Any]:
        """The context of a page of this programme. ``crumbs``: (words, address) pairs between the programme and the page."""
        home = (("Programma’s", "/"), (self.programme.short_name, address("overview", self.programme)))
        return {"programme": self.programme, "sections": self.sections, "crumbs": (*home, *crumbs), **more}


def frame(slug: str, current: str) -> Frame:
    """The programme with this id, and its navigation with ``current`` marked. Raises Http404."""
    programme = (
        Programme.objects.select_related("area", "benchmark", "source")
        .annotate(has_parts=Exists(AreaPart.objects.filter(area=OuterRef("area"))), **_asked)
        .filter(pk=slug)
        .first()
    )
    if programme is None:
        raise Http404("dit programma is er niet")
    own = [Section(label, address(name, programme), current=name == current) for label, name in SECTIONS]
    more = [
        Section(label, where(programme), current=name == current)
        for name, (label, shown, where) in _added.items()
        if shown(programme)
    ]
    return Frame(programme, (*own, *more))


def day_of(request: HttpRequest) -> date:
    """The day that "now" means on the page: today, or the day the reader looks back to."""
    asked = request.GET.get("stand", "")
    return date.fromisoformat(asked) if asked[:1].isdigit() else timezone.localdate()


def old_address(request: HttpRequest, table: str, old: str) -> HttpResponsePermanentRedirect:
    """A redirect to the address of a renamed or merged record. Raises Http404 when it never existed."""
    new = moved(table, old)
    if new is None:
        raise Http404("dit bestaat niet")
    return HttpResponsePermanentRedirect(request.get_full_path().replace(f"/{old}/", f"/{new}/", 1))
