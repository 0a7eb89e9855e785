"""What every page of a programme has: the programme, its navigation, its crumbs."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.utils import timezone

from koers.kernel.components.shapes import Section
from koers.kernel.pages import moved

from ..addresses import address
from ..models import Programme

SECTIONS = (
    ("Overzicht", "overview"),
    ("Doelen", "goals"),
    ("Indicatoren", "indicators"),
    ("Interventies", "interventions"),
)


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
    programme = Programme.objects.select_related("area", "benchmark", "source").filter(pk=slug).first()
    if programme is None:
        raise Http404("dit programma is er niet")
    sections = tuple(Section(label, address(name, programme), current=name == current) for label, name in SECTIONS)
    return Frame(programme, sections)


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
