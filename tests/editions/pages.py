"""A few pages that read an edition, and count how often they are made."""

from collections.abc import Iterator

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

from koers.glossary.models import Term

made: list[str] = []


def words(request: HttpRequest) -> HttpResponse:
    """The words of the edition."""
    made.append(request.get_full_path())
    return HttpResponse(", ".join(f"{term.id} {term.definition}" for term in Term.objects.all()))


def attachment(request: HttpRequest) -> HttpResponse:
    """A file to keep."""
    made.append(request.get_full_path())
    return HttpResponse("a;b", content_type="text/csv", headers={"Content-Disposition": 'attachment; filename="a.csv"'})


def cookie(request: HttpRequest) -> HttpResponse:
    """Something for one visitor."""
    made.append(request.get_full_path())
    response = HttpResponse("koekje")
    response.set_cookie("a", "b")
    return response


def visitor(request: HttpRequest) -> HttpResponse:
    """Something that depends on who asks."""
    made.append(request.get_full_path())
    return HttpResponse(f"Dag {request.user}")  # type: ignore[attr-defined]


def stream(request: HttpRequest) -> StreamingHttpResponse:
    """Something that is read after the context has ended."""

    def lines() -> Iterator[str]:
        yield from Term.objects.values_list("id", flat=True)

    return StreamingHttpResponse(lines())


def nothing(request: HttpRequest) -> HttpResponse:
    """A page that does not exist."""
    made.append(request.get_full_path())
    return HttpResponse("weg", status=404)


urlpatterns = [
    path("beheer/", admin.site.urls),
    path("woorden/", words),
    path("bestand/", attachment),
    path("koekje/", cookie),
    path("bezoeker/", visitor),
    path("stroom/", stream),
    path("weg/", nothing),
]
