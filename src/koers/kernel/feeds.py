"""Calendar feeds (iCalendar, RFC 5545): days, not hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from icalendar import Calendar, Event

CONTENT_TYPE = "text/calendar; charset=utf-8"
MAKER = "-//Koers//Koers//NL"


@dataclass(frozen=True)
class Entry:
    """One thing on one or more days (``last`` included). ``id`` is the same in every feed; ``url`` is a full address.

    ``status`` is TENTATIVE for what is planned and CONFIRMED for what happened; empty says neither.
    """

    id: str
    first: date
    last: date
    title: str
    text: str = ""
    url: str = ""
    category: str = ""
    status: str = ""


def calendar(name: str, entries: Iterable[Entry], made: datetime, about: str = "") -> bytes:
    """A calendar of whole days, so no time zone can shift them; the end is the day after the last, as the standard wants.

    ``made`` is when the edition was made: the same edition gives the same bytes. ``about`` tells what is in it.
    """
    feed = Calendar()
    feed.add("prodid", MAKER)
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", name)
    if about:
        feed.add("x-wr-caldesc", about)
    for entry in entries:
        event = Event()
        event.add("uid", entry.id)
        event.add("dtstamp", made.astimezone(UTC))
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + timedelta(days=1))
        event.add("summary", entry.title)
        if entry.text:
            event.add("description", entry.text)
        if entry.url:
            event.add("url", entry.url)
        if entry.status:
            event.add("status", entry.status)
        if entry.category:
            event.add("categories", [entry.category])
        event.add("transp", "TRANSPARENT")
        feed.add_component(event)
    return feed.to_ical()


def calendar_response(content: bytes, file_name: str) -> HttpResponse:
    """The feed as an answer that a calendar program can subscribe to."""
    headers = {"Content-Disposition": content_disposition_header(True, file_name) or ""}
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)
