"""What the pages on the store share: the store itself, the area that is asked for, and what to say when either is not there."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from koers.programme.addresses import areas_address
from koers.statistics import Store
from koers.statistics.areas import clean, is_code, parent_of

from ..addresses import profile_address
from ..queries.directory import Directory, Place, directory
from ..queries.store import as_known_on, opened
from ..queries.subjects import Subject

Crumbs = list[tuple[str, str]]


@dataclass(frozen=True)
class Shelf:
    """The store as the reader sees it: on the day looked back to, or now (``day`` None)."""

    store: Store
    areas: Directory
    day: date | None


def shelf(request: HttpRequest) -> Shelf | None:
    """The store; None when it holds nothing (on that day)."""
    store, day = opened(), as_known_on(request)
    if store is None or not store.imports(day):
        return None
    return Shelf(store, directory(store, day), day)


def no_store(request: HttpRequest, *, status: int = 404) -> HttpResponse:
    """A page that says that there are no national figures yet, and how they come."""
    context = {"day": as_known_on(request), "crumbs": [*home(), ("Cijfers", "")]}
    return render(request, "neighbourhoods/no_store.html", context, status=status)


def unknown(request: HttpRequest, areas: Directory, asked: str) -> HttpResponse:
    """A page that says that this code is not there, with what is near it."""
    code = clean(asked)
    near: Place | None = None
    parent = parent_of(code) if is_code(code) else ""
    while parent and near is None:
        near, parent = areas.get(parent), parent_of(parent)
    context = {"code": code[:20], "is_code": is_code(code), "near": near, "crumbs": [*home(), (code[:20], "")]}
    return render(request, "neighbourhoods/unknown.html", context, status=404)


def in_capitals(request: HttpRequest, code: str) -> HttpResponsePermanentRedirect | None:
    """To the address with the code as CBS writes it; None when it is written so."""
    if code == clean(code):
        return None
    return HttpResponsePermanentRedirect(request.get_full_path().replace(f"/{code}/", f"/{clean(code)}/", 1))


def home() -> Crumbs:
    """The first crumbs of all pages about areas."""
    return [("Koers", "/"), ("Gebieden", areas_address())]


def crumbs(subject: Subject, *more: tuple[str, str]) -> Crumbs:
    """The way down to an area, and to a page under it."""
    way = [(place.name, profile_address(place.code)) for place in subject.above]
    return [*home(), *way, (subject.name, profile_address(subject.key) if more else ""), *more]
