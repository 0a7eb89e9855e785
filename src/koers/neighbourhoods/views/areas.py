"""The pages of programmes about areas, with a way to the national figures on them where there are any."""

from django.http import HttpRequest, HttpResponse

from koers.programme.views import areas as programme

from ..addresses import compare_address, profile_address
from ..presenting.areas import found_words, results
from ..queries import subjects
from .frame import shelf

MOST_FOUND = 100


def index(request: HttpRequest) -> HttpResponse:
    """The list of areas, with a search among all areas of the country."""
    found = shelf(request)
    if found is None:
        return programme.index(request)
    wanted = request.GET.get("zoek", "").strip()[:100]
    places = found.areas.search(wanted) if wanted else []
    more = {
        "wanted": wanted,
        "found_words": found_words(wanted, len(places), MOST_FOUND) if wanted else "",
        "places": results(places[:MOST_FOUND], found.areas),
        "land": found.areas.get("NL00"),
        "compare_url": compare_address(),
    }
    return programme.index(request, "neighbourhoods/areas.html", more)


def area(request: HttpRequest, area: str) -> HttpResponse:
    """The page of an area, with the address of all its figures when the store has any."""
    found = shelf(request)
    subject = subjects.of_area(found.areas, area) if found else None
    if subject is None:
        return programme.area(request, area)
    more = {"subject": subject, "profile_url": profile_address(subject.key)}
    return programme.area(request, area, "neighbourhoods/area.html", more)
