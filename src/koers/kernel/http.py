"""Which state a request reads, and pages that are kept.

An edition never changes, so a page of it may be kept: under the edition, the day (terms and horizons move at
midnight), the version of Koers, and the address. A visitor who has the page already gets 304 without anything being
rendered.
"""

import hashlib
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseNotModified
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import parse_etags

from koers import __version__

from .context import workshop
from .editions import store
from .editions.publish import NothingToPublish, preview
from .editions.reading import WORK, edition_context
from .editions.store import Edition, EditionDamaged, NoEdition
from .national import national_version

Handler = Callable[[HttpRequest], HttpResponse]
BACK_OFFICE = "/beheer/"
LARGEST_KEPT = 1_000_000
"""Bytes. A document of thousands of rows is larger; many of those would fill the memory."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class KeptPages:
    """Finds the edition of a public page and answers from what is kept.

    It comes before all other middleware: what they add to a page is kept with it.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with 304, with the page that is kept, or with a new page."""
        if _reads_no_edition(request):
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        stand = request.GET.get("stand", "")
        if stand == WORK:
            return self.get_response(request)
        try:
            edition = _find(stand)
        except (NotADay, NoEdition, EditionDamaged) as problem:
            request.no_edition = problem  # type: ignore[attr-defined]
            return self.get_response(request)
        request.edition = edition  # type: ignore[attr-defined]
        return self._page(request, page_key(edition, request.get_full_path()))

    def _page(self, request: HttpRequest, key: str) -> HttpResponse:
        tag = f'"{key}"'
        if tag in [known.removeprefix("W/") for known in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))]:
            return _with_tag(HttpResponseNotModified(), tag)
        kept = caches["pages"].get(key)
        if kept is not None:
            headers, content = kept
            return HttpResponse(content, headers=headers)
        response = self.get_response(request)
        if _may_be_kept(response):
            _with_tag(response, tag)
            if len(response.content) <= LARGEST_KEPT:
                caches["pages"].set(key, (dict(response.headers), response.content))
        return response


class ReadEdition:
    """Reads public records from the edition of the request; the preview of the workshop is for staff only."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer inside the context of an edition; back-office pages read the workshop."""
        if _reads_no_edition(request):
            with workshop():
                return self.get_response(request)
        try:
            return self._public(request)
        except NotADay:
            return _explain(request, "dag", 400)
        except NoEdition as none:
            return _explain(request, "geen-editie", 404 if none.first else 503, first=none.first)
        except NothingToPublish:
            return _explain(request, "geen-editie", 503)
        except EditionDamaged:
            return _explain(request, "beschadigd", 503)

    def _public(self, request: HttpRequest) -> HttpResponse:
        if problem := getattr(request, "no_edition", None):
            raise problem
        edition = getattr(request, "edition", None)
        return self._preview(request) if edition is None else self._answer(request, edition)

    def _preview(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_staff:
            return redirect_to_login(request.get_full_path(), login_url="admin:login")
        response = self._answer(request, preview())
        response["Cache-Control"] = "private, no-store"
        return response

    def _answer(self, request: HttpRequest, edition: Edition) -> HttpResponse:
        with edition_context(edition):
            request.edition = edition  # type: ignore[attr-defined]
            return self.get_response(request)


class NotADay(ValueError):
    """The state asked for is not a day that has been."""


def page_key(edition: Edition, address: str) -> str:
    """What a kept page is known by: the edition, the day, the version of Koers and the address.

    And the current edition: a page of an older one says which came after it. And the version of the statistics store,
    which stands beside the editions.
    """
    day, figures = timezone.localdate().isoformat(), national_version()
    parts = (edition.id, store.current_name(), figures, day, __version__, address)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:40]


def _reads_no_edition(request: HttpRequest) -> bool:
    return request.path.startswith((BACK_OFFICE, settings.STATIC_URL))


def _find(stand: str) -> Edition:
    if not stand:
        return store.current()
    try:
        day = date.fromisoformat(stand) if DAY.fullmatch(stand) else None
    except ValueError:
        day = None
    if day is None or day > timezone.localdate():
        raise NotADay(stand)
    return store.in_force_on(day)


def _may_be_kept(response: HttpResponse) -> bool:
    """Whether a response is the same for everybody."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "cookie" not in response.get("Vary", "").lower()
    )


def _with_tag(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    # Keep it, but ask each time: a new edition may have come.
    response["Cache-Control"] = "no-cache"
    return response


def _explain(request: HttpRequest, what: str, status: int, **context: Any) -> HttpResponse:
    """A page that says why there is no state to show. It reads no edition itself."""
    if hasattr(request, "edition"):
        del request.edition
    response = render(request, "website/stand.html", {"what": what, **context}, status=status)
    response["Cache-Control"] = "no-store"
    return response
