"""What every page may show: the state it reads, and where to report a mistake."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from koers.kernel.components.shapes import Stand
from koers.kernel.context import is_reading
from koers.kernel.editions import store
from koers.kernel.editions.store import PREVIEW, Edition
from koers.sources.queries import newest_source_date


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Context of every template; a page that reads no edition (sign in, errors) gets only the fixed part."""
    asked = request.GET.get("stand", "")
    known: dict[str, Any] = {"contact_email": settings.KOERS_CONTACT, "search_query": request.GET.get("q", "")}
    edition: Edition | None = getattr(request, "edition", None)
    if edition is not None and is_reading():  # a bad request is answered before anything is read
        known |= {
            "edition": edition,
            "stand": stand_of(edition, asked),
            "stand_query": f"stand={asked}" if asked else "",
        }
    return known


def stand_of(edition: Edition, asked: str) -> Stand:
    """What the bar at the top of a page says about the state it shows."""
    if edition.kind == PREVIEW:
        mode, day = "preview", timezone.localdate()
    elif asked:
        mode, day = "past", date.fromisoformat(asked)
    else:
        mode, day = "latest", edition.day
    previous, following = _neighbours(edition)
    return Stand(date=day, mode=mode, newest_source=newest_source_date(), previous=previous, next=following)


def _neighbours(edition: Edition) -> tuple[date | None, date | None]:
    """The days of the editions before and after this one, when those are other days."""
    days = store.days()
    before = [day for day in days if day < edition.day]
    after = [day for day in days if day > edition.day]
    return (before[-1] if before else None), (after[0] if after else None)
