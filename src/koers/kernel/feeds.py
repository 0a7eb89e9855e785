"""Feeds: calendars of days (iCalendar, RFC 5545), and news (Atom, RFC 4287)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import content_disposition_header
from icalendar import Calendar, Event, Timezone

CONTENT_TYPE = "text/calendar; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MAKER = "-//Koers//Koers//NL"


@dataclass(frozen=True)
class Entry:
    """One thing on one or more days (``last`` included). ``id`` is the same in every feed; ``url`` is a full address.

    ``status`` is TENTATIVE for what is planned, CONFIRMED for what happened and CANCELLED for what was dropped; empty says
    none of these.
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
    if not feed.subcomponents:
        # A calendar must hold something (RFC 5545, 3.6); a time zone shows nowhere.
        feed.add_component(Timezone.from_tzid("UTC"))
    return feed.to_ical()


def calendar_response(content: bytes, file_name: str) -> HttpResponse:
    """The feed as an answer that a calendar program can subscribe to."""
    headers = {"Content-Disposition": content_disposition_header(True, file_name) or ""}
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)


@dataclass(frozen=True)
class Item:
    """One thing in a news feed. ``id`` is a URI that never changes, ``moment`` when it happened, ``url`` a full address."""

    id: str
    moment: datetime
    title: str
    text: str
    url: str
    category: str = ""


class _Feed(Atom1Feed):
    """Dated by its newest item, or by the edition when it has none: never by the clock."""

    def latest_post_date(self) -> datetime:
        """When something came in last."""
        made: datetime = self.feed["made"]
        return max((item["updateddate"] for item in self.items), default=made)


def atom(name: str, about: str, items: Iterable[Item], *, page: str, feed: str, made: datetime) -> bytes:
    """A news feed (Atom, RFC 4287). ``page`` and ``feed`` are full addresses; ``made`` is when the edition was made."""
    found = _Feed(
        name, page, about, language="nl", author_name="Koers", feed_url=feed, feed_guid=page, made=made.astimezone(UTC)
    )
    for item in items:
        categories = [item.category] if item.category else []
        found.add_item(
            _clean(item.title), item.url, escape(_clean(item.text)), unique_id=item.id, updateddate=item.moment, pubdate=item.moment, categories=categories
        )  # fmt: skip
    return found.writeString("utf-8").encode()


def _clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return NOT_IN_XML.sub("", text)


def atom_response(content: bytes) -> HttpResponse:
    """The feed as an answer that a feed reader can subscribe to."""
    return HttpResponse(content, content_type=ATOM)
