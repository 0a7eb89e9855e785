"""The window of a council: what is ours, what is theirs, what can we decide."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from koers.governance.queries import bodies
from koers.kernel.components.shapes import Source
from koers.kernel.pages import respond
from koers.meetings.queries import has_any
from koers.obligations.addresses import address as owed_address
from koers.programme.addresses import address as programme_address
from koers.sources.models import Source as SourceRow
from koers.sources.presenting import references, source_address

from ..addresses import address
from ..presenting import changes as change_words
from ..presenting import coming as coming_words
from ..presenting import listening, money, promised
from ..presenting import log as log_words
from ..presenting import window as presenting
from ..queries import changes as change_queries
from ..queries import listening as listening_queries
from ..queries import log as log_queries
from ..queries import window as queries
from .around import Around, around, moved_to

LATEST = 6


def council(request: HttpRequest, municipality: str) -> HttpResponse:
    """One page about all programmes of a council, the first of them in full; without a programme its meetings, if any."""
    try:
        page = around(request, municipality, "council")
    except Http404:
        if not has_any(municipality):
            raise
        return HttpResponseRedirect(moved_to(request, address("meetings", municipality)))
    packages, day, main = page.council.packages, page.day, page.council.main
    names = {one.package: one.short_name for one in page.council.programmes} if len(packages) > 1 else {}
    found = page.council.summaries
    owed, coming = queries.owed(packages, day), queries.coming(packages, day)
    heard = listening_queries.heard(page.council, day)
    context = page.context(
        title="Raadsvenster",
        kind=f"Raadsvenster · {page.council.area.name}",
        lead=presenting.scope(page.council),
        answer=presenting.answer(page.council, found, owed, heard.is_set, day),
        five=_five(page, found, owed, coming, heard),
        main=main,
        tally=presenting.tally(found.get(main.package)),
        main_url=programme_address("overview", main),
        **_money(page, found),
        **_coming(coming, names, page),
        **_promised(page, owed, names, found),
        **_log(page, names, found),
        **_changes(page, names, found),
        **listening.context(heard, page.council.id),
    )
    programmes = presenting.programmes_table(page.council, found, owed, day)
    context["programmes"] = programmes
    context["tables"] = [value for name, value in context.items() if name.endswith("_table")] + [programmes]
    return respond(request, "council_window/council.html", context)


def _five(page: Around, found: Any, owed: Any, coming: Any, heard: Any) -> list[tuple[str, str, str, str]]:
    """The five lines: (word, sentence, address, words of the link)."""
    main = page.council.main
    own = found.get(main.package)
    return [
        ("Op koers?", presenting.course(main, own, page.day), programme_address("overview", main), "Bekijk het programma"),
        ("Geld", money.answer(own.money if own else {}), "#geld", "Bekijk het geld"),
        ("Beloofd", promised.short(owed, promised.late_count(found.values())), "#beloofd", "Bekijk de beloften"),
        ("Te kiezen", listening.short(heard), "#kader", "Bekijk het toetsingskader"),
        ("Straks", coming_words.short(coming), "#komt", "Bekijk wat komt"),
    ]  # fmt: skip


def _money(page: Around, found: Any) -> dict[str, Any]:
    """What is the council's and what is others', in the first programme."""
    main = page.council.main
    own = found[main.package].money if main.package in found else {}
    sources = _sources(own.get("sources", ()))
    return {
        "money_answer": money.answer(own),
        "money_lead": own.get("lead", ""),
        "money_picture": money.picture(own, main.pk, sources),
        "money_table": money.holdings_table(own, main.pk),
        "own_table": money.own_table(own),
        "money_links": money.links(main.pk) if own.get("funds") else [],
        "roles_table": presenting.roles_table(bodies(main.pk)),
    }


def _sources(ids: Any) -> list[Source]:
    rows = SourceRow.objects.in_bulk(list(ids))
    return [Source(rows[id].title, source_address(rows[id])) for id in ids if id in rows]


def _coming(coming: Any, names: dict[str, str], page: Around) -> dict[str, Any]:
    return {
        "coming": coming,
        "coming_answer": coming_words.answer(coming),
        "coming_more": coming_words.more(coming),
        "coming_table": coming_words.table(coming, names, page.day),
        "coming_sources": references([one.row for one in coming.rows]),
    }


def _promised(page: Around, owed: Any, names: dict[str, str], found: Any) -> dict[str, Any]:
    main = found.get(page.council.main.package)
    rows = queries.late(found.values(), owed, page.council.packages, page.day)
    late, came = rows.late, rows.came
    return {
        "came": came,
        "came_answer": promised.came_late(promised.late_count(found.values()), came, page.day),
        "came_table": promised.came_late_table(came, rows.packages, page.day),
        "promised_answer": promised.answer(owed),
        "promised_table": promised.table(owed, names),
        "late": late,
        "late_more": promised.more_late(owed, late, page.day),
        "late_table": promised.late_table(late, rows.packages, page.day),
        "reviewed": promised.reviewed(main.agreements_on if main else "", page.day),
        "reports_url": owed_address("reports", page.council.main.pk),
        "register_url": owed_address("register", page.council.main.pk),
    }


def _log(page: Around, names: dict[str, str], found: Any) -> dict[str, Any]:
    tallies = log_queries.tallies(page.council.packages)
    rows = log_queries.latest(page.council.packages, LATEST)
    main = found.get(page.council.main.package)
    return {
        "log_answer": log_words.answer(tallies, main.answers if main else {}),
        "log_picture": log_words.picture(
            tallies,
            log_queries.Choice(),
            page.day,
            log_words.rhythm(tallies),
            references(rows),
            "#laatste-tabel",
            log_queries.known_until(page.council.packages),
        ),
        "latest": rows,
        "latest_table": presenting.latest_table(rows, names),
        "log_url": address("log", page.council.id),
    }


def _changes(page: Around, names: dict[str, str], found: Any) -> dict[str, Any]:
    main = found.get(page.council.main.package)
    since, report = (main.last_report_on, main.last_report) if main else ("", None)
    changed = change_queries.changes(page.council.packages, since, page.day.isoformat())
    return {
        "changed": changed,
        "report": report,
        "report_url": owed_address("obligation", report.package, report.pk) if report else "",
        "changed_more": change_words.more(changed),
        "changed_answer": change_words.answer(changed, change_words.since_report(since)),
        "changed_table": change_words.table(changed, names),
    }
