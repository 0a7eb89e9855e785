"""Answers with a page's document: ``?pdf`` and ``?docx``."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from koers.kernel.components.formatting import period
from koers.kernel.editions.store import PREVIEW, Edition

from .content import content
from .shapes import Document, NotMade

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
LATER = 300
"""Seconds after which to try again."""


def document_response(request: HttpRequest, form: str, document: Document) -> HttpResponse:
    """The document as a file, ``form`` a key of TYPES. It is dated by the edition, never by the clock: the same edition gives the same file.

    When it cannot be made now, a page that says so, which is not kept.
    """
    edition: Edition = request.edition  # type: ignore[attr-defined]
    asked = request.GET.get("stand", "")
    site = request.build_absolute_uri("/")
    written = content(document, stand_words(edition, asked), site, f"stand={asked}" if asked else "")
    try:
        made = _maker(form)(written, edition.moment)
    except NotMade:
        logging.getLogger(__name__).exception("no document of %s", request.path)
        return _not_made(request)
    headers = {"Content-Disposition": content_disposition_header(True, _file_name(request, edition, form)) or ""}
    return HttpResponse(made, content_type=TYPES[form], headers=headers)


def _not_made(request: HttpRequest) -> HttpResponse:
    """A page that says that there is no document now, with the way back to the page itself."""
    response = render(
        request, "components/no_document.html", {"page": request.path}, status=HTTPStatus.SERVICE_UNAVAILABLE
    )
    response["Retry-After"] = str(LATER)
    response["Cache-Control"] = "no-store"
    return response


def _maker(form: str) -> Callable[..., bytes]:
    """What makes this form; only then are its libraries started."""
    if form == "pdf":
        from .pdf import pdf

        return pdf
    from .word import word

    return word


def stand_words(edition: Edition, asked: str) -> str:
    """The line in a document that says which state it shows."""
    if edition.kind == PREVIEW:
        return f"Werkplaats van {period(edition.day)}: nog niet gepubliceerd"
    if asked:
        return f"Zo was het op {period(asked)}. Wat later bekend werd, staat hier niet."
    return f"Stand per {period(edition.day)}"


def _file_name(request: HttpRequest, edition: Edition, form: str) -> str:
    """The address of the page and the day of its state: who keeps many of them can tell them apart."""
    day = request.GET.get("stand", "") if edition.kind != PREVIEW else "werkplaats"
    parts = [part for part in request.path.split("/") if part]
    return f"{'-'.join([*parts, day or edition.day.isoformat()])}.{form}"
