"""What every page of a council has: the council, the navigation, and the day."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse

from koers.kernel.components.addresses import keep_stand
from koers.kernel.components.shapes import Section
from koers.programme.views.frame import day_of

from ..addresses import address
from ..queries.councils import Council, council_of

SECTIONS = (
    ("Overzicht", "council"),
    ("Toetsingskader", "frame"),
    ("Afwijkingen", "deviations"),
    ("Informatie en vragen", "log"),
    ("Vergaderingen", "meetings"),
    ("Monitors en bronnen", "sources"),
    ("Overdracht", "handover"),
)


def moved_to(request: HttpRequest, url: str) -> str:
    """The address to send a visitor on to, in the state that is looked at."""
    stand = request.GET.get("stand", "")
    return keep_stand(url, urlencode({"stand": stand}) if stand else "")


@dataclass(frozen=True)
class Around:
    """The frame of a page of a council."""

    council: Council
    day: date
    sections: tuple[Section, ...]

    def context(self, crumbs: tuple[tuple[str, str], ...] = (), **more: Any) -> dict[str, Any]:
        """The context of the page. ``crumbs``: (words, address) pairs between the council and the page."""
        name = self.council.area.name
        own = (name, address("council", self.council.id) if crumbs else "")
        home = (("Raden", reverse("council_window:councils")), own)
        return {
            "council": self.council,
            "council_name": f"Raad van {name}",
            "sections": self.sections,
            "area_id": self.council.area.pk,
            "crumbs": (*home, *crumbs),
            **more,
        }


def around(request: HttpRequest, municipality: str, current: str) -> Around:
    """The frame of a page of the council of this municipality, with ``current`` marked. Raises Http404."""
    council = council_of(municipality)
    if council is None:
        raise Http404("deze raad is er niet")
    day = day_of(request)
    sections = tuple(Section(label, address(name, council.id), current=name == current) for label, name in SECTIONS)
    return Around(council, day, sections)
