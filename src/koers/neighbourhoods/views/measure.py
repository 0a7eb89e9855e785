"""One measure of an area over the years."""

from django.http import Http404, HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.kernel.pictures import figure
from koers.statistics import catalogue
from koers.statistics.profile import profile

from ..addresses import compare_address
from ..presenting import measure as presenting
from ..presenting.compared import Form, form_of
from ..presenting.profile import kind_words
from ..presenting.sources import sources_table
from ..queries import subjects
from ..queries.subjects import Subject
from .frame import Shelf, crumbs, in_capitals, no_store, shelf, unknown


def of_code(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """Of an area of CBS."""
    found = shelf(request)
    if found is None:
        return no_store(request)
    subject = subjects.of_code(found.areas, code)
    if subject is None:
        return unknown(request, found.areas, code)
    return in_capitals(request, code) or _page(request, found, subject, measure)


def of_area(request: HttpRequest, area: str, measure: str) -> HttpResponse:
    """Of an area of a programme."""
    found = shelf(request)
    if found is None:
        return no_store(request)
    subject = subjects.of_area(found.areas, area)
    if subject is None:
        raise Http404("van dit gebied zijn geen landelijke cijfers")
    return _page(request, found, subject, measure)


def _page(request: HttpRequest, found: Shelf, subject: Subject, measure: str) -> HttpResponse:
    about = catalogue().measures.get(measure)
    if about is None:
        raise Http404("deze maat is er niet")
    facts = profile(found.store, subject.given, subject.beside, found.day)
    names = {code: place.name for code in subject.beside if (place := found.areas.get(code))}
    hidden = about.sensitive and subject.below_gemeente
    own = facts.rows.get(about.id, {}).get(subject.key, ())
    years = presenting.years_table(facts.rows, about, subject)
    beside = presenting.beside_table(facts.rows, about, subject, names)
    sources = sources_table(own)
    drawn = None if hidden else presenting.chart(facts.rows, about, subject, names)
    picture = drawn and figure(
        drawn,
        presenting.finding(facts.rows, about, subject),
        subtitle=presenting.heading(about),
        sources=presenting.sources(own),
        note=about.note,
        table_url="#jaren",
        csv_url="?csv=jaren",
    )
    context = {
        "subject": subject,
        "about": about,
        "crumbs": crumbs(subject, (about.name, "")),
        "kind": kind_words(subject),
        "hidden": hidden,
        "answer": presenting.answer(facts.rows, about, subject, names),
        "figure": picture,
        "per_hundred": form_of(about) == Form.PER_HUNDRED,
        "is_size": form_of(about) == Form.SIZE,
        "years": years,
        "beside": beside if subject.beside and form_of(about) != Form.SIZE else None,
        "sources": sources,
        "compare_url": compare_address([subject.key, *subject.beside], about.id),
        "tables": [years, beside, sources],
    }
    return respond(request, "neighbourhoods/measure.html", context)
