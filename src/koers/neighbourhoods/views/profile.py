"""All figures of an area."""

from django.http import Http404, HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.addresses import area_address
from koers.statistics.profile import profile

from ..addresses import alike_address, compare_address
from ..presenting import profile as presenting
from ..presenting.sources import sources_table, years_words
from ..queries import subjects
from ..queries.subjects import Subject
from .frame import Shelf, crumbs, in_capitals, no_store, shelf, unknown


def of_code(request: HttpRequest, code: str) -> HttpResponse:
    """An area of CBS."""
    found = shelf(request)
    if found is None:
        return no_store(request)
    subject = subjects.of_code(found.areas, code)
    if subject is None:
        return unknown(request, found.areas, code)
    return in_capitals(request, code) or _page(request, found, subject)


def of_area(request: HttpRequest, area: str) -> HttpResponse:
    """An area of a programme, put together from buurten."""
    found = shelf(request)
    if found is None:
        return no_store(request)
    subject = subjects.of_area(found.areas, area)
    if subject is None:
        raise Http404("van dit gebied zijn geen landelijke cijfers")
    return _page(request, found, subject)


def _page(request: HttpRequest, found: Shelf, subject: Subject) -> HttpResponse:
    facts = profile(found.store, subject.given, subject.beside, found.day)
    names = {code: place.name for code in subject.beside if (place := found.areas.get(code))}
    lines = presenting.lines(facts, subject, found.areas)
    short = presenting.in_short(lines, subject, names)
    themes = presenting.themes(lines, subject, names)
    untold = presenting.untold_table(lines)
    sources = sources_table(row for rows in facts.rows.values() for row in rows.get(subject.key, ()))
    tables = [short] + [theme.table for theme in themes] + [untold, sources]
    if request.GET.get("csv") == "cijfers":
        tables.append(presenting.every_figure(facts, subject, names))
    place = found.areas.get(subject.key)
    inside = found.areas.inside(place) if place else ()
    context = {
        "subject": subject,
        "place": place,
        "crumbs": crumbs(subject),
        "kind": presenting.kind_words(subject),
        "answer": presenting.answer(lines, subject),
        "keys": presenting.keys(lines, subject, names),
        "short": short,
        "themes": themes,
        "untold": untold,
        "hidden": presenting.hidden_words(lines),
        "sources": sources,
        "years": years_words(place.years) if place else "",
        "inside": inside,
        "inside_title": presenting.inside_title(inside),
        "programme_pages": [(area.name, area_address(area.pk)) for area in _pages(subject)],
        "alike_url": alike_address(subject.key) if subject.kind != "land" else "",
        "compare_url": compare_address([subject.key, *subject.beside]),
        "tables": tables,
    }
    return respond(request, "neighbourhoods/profile.html", context)


def _pages(subject: Subject) -> list:
    """The pages that say what is done here."""
    if subject.parts:
        return list(subjects.Area.objects.filter(pk=subject.key))
    return subjects.pages_of_programmes(subject.key)
