"""What a council hands over to the next: a page, and the same as a document."""

import re
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from koers.kernel.components.formatting import period
from koers.kernel.components.shapes import FilterField
from koers.kernel.documents import Document, Part
from koers.kernel.pages import respond
from koers.obligations.models import CouncilItem
from koers.programme.addresses import address as programme_address
from koers.sources.presenting import references

from ..presenting import changes as change_words
from ..presenting import coming as coming_words
from ..presenting import handover as presenting
from ..presenting import listening, money, promised, window
from ..presenting import log as log_words
from ..queries import changes as change_queries
from ..queries import handover as queries
from ..queries import listening as listening_queries
from ..queries import window as window_queries
from .around import Around, around

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MANY = 50
FIRST = "1900-01-01"


def handover(request: HttpRequest, municipality: str) -> HttpResponse:
    """History and open commitments since a day, for a new council."""
    page = around(request, municipality, "handover")
    since = _day(request.GET.get("sinds", "")) or queries.begin(page.council) or FIRST
    parts, said = _parts(page, since)
    name = f"Overdracht aan de nieuwe raad van {page.council.area.name}"
    context = page.context(
        crumbs=(("Overdracht", ""),),
        title="Overdracht",
        answer=said,
        since=since,
        fields=[FilterField("sinds", "Terug tot", value=since, kind="date")],
        parts=parts,
        files=[(f"?{form}=1&sinds={since}", words) for form, words in (("pdf", "Download als pdf"), ("docx", "Download als Word"))],
        sources=references(page.council.programmes),
        tables=[part.table for part in parts if part.table is not None],
    )  # fmt: skip

    def document() -> Document:
        return presenting.document(name, page.council.area.name, said, since, parts, page.council.programmes)

    return respond(request, "council_window/handover.html", context, document=document)


def _day(text: str) -> str:
    """A full day that exists, else ""."""
    try:
        return date.fromisoformat(text).isoformat() if DAY.fullmatch(text) else ""
    except ValueError:
        return ""


def _parts(page: Around, since: str) -> tuple[list[Part], str]:
    """Every part, and the headline over them."""
    council, day = page.council, page.day
    packages = council.packages
    names = {one.package: one.short_name for one in council.programmes} if len(packages) > 1 else {}
    found = page.council.summaries
    coming, promises = window_queries.coming(packages, day, MANY), window_queries.owed(packages, day)
    owed, ending = queries.still_owed(packages), queries.ending(packages, day)
    heard = listening_queries.heard(council, day, date.fromisoformat(since), MANY)
    changed = change_queries.changes(packages, since, day.isoformat())
    lists = [(list_, queries.told(council, list_, since)) for list_ in (CouncilItem.List.INFORMATION, CouncilItem.List.QUESTIONS)]  # fmt: skip
    parts = [
        presenting.in_short(_lines(page, found, coming, heard, promises), window.scope(council)),
        presenting.decided(queries.decided(council, since), since),
        *(presenting.told(log_words.TITLES[list_], log_words.table(list_, some.rows, names), some, since) for list_, some in lists),
        presenting.owed(promised.answer(promises), owed, window_queries.programme_of(owed.rows), day),
        presenting.ending(ending, day),
        presenting.coming(coming_words.answer(coming), coming_words.table(coming, names, day), coming),
        presenting.changed(change_words.answer(changed, f"Sinds {period(since)}"), change_words.table(changed, names), changed),
        *presenting.framed(heard, listening.table(heard)),
    ]  # fmt: skip
    return parts, presenting.answer(promised.total(promises, "open"), coming.count, ending.count)


def _lines(page: Around, found: Any, coming: Any, heard: Any, promises: Any) -> list[tuple[str, str, str, str]]:
    main = page.council.main
    own = found.get(main.package)
    return [
        ("Op koers?", window.course(main, own, page.day), programme_address("overview", main), ""),
        ("Geld", money.answer(own.money if own else {}), "", ""),
        ("Beloofd", promised.short(promises, promised.late_count(found.values())), "", ""),
        ("Te kiezen", listening.short(heard), "", ""),
        ("Straks", coming_words.short(coming), "", ""),
    ]
