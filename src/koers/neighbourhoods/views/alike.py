"""The areas elsewhere in the country that are most like an area: measures, weights and year are the reader's choice."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from koers.kernel.components.formatting import capitalised
from koers.kernel.pages import respond
from koers.statistics import Composition, StatisticsInputError, catalogue
from koers.statistics.catalogue import Kind
from koers.statistics.comparable import Comparison, comparable, usual
from koers.statistics.national import KINDS

from ..presenting import alike as presenting
from ..presenting.profile import kind_words
from ..queries import subjects
from ..queries.subjects import Subject
from .frame import Shelf, crumbs, in_capitals, no_store, shelf, unknown

WEIGHT = "gewicht-"
HEAVIEST = 100.0


def of_code(request: HttpRequest, code: str) -> HttpResponse:
    """Like an area of CBS."""
    found = shelf(request)
    if found is None:
        return no_store(request)
    subject = subjects.of_code(found.areas, code)
    if subject is None:
        return unknown(request, found.areas, code)
    return in_capitals(request, code) or _page(request, found, subject)


def of_area(request: HttpRequest, area: str) -> HttpResponse:
    """Like an area of a programme."""
    found = shelf(request)
    if found is None:
        return no_store(request)
    subject = subjects.of_area(found.areas, area)
    if subject is None:
        raise Http404("van dit gebied zijn geen landelijke cijfers")
    return _page(request, found, subject)


def _page(request: HttpRequest, found: Shelf, subject: Subject) -> HttpResponse:
    if subject.kind == "land":
        raise Http404("er is maar één Nederland")
    context = {
        "subject": subject,
        "crumbs": crumbs(subject, ("Vergelijkbare gebieden", "")),
        "kind": kind_words(subject),
        "may_choose_kind": isinstance(subject.given, Composition),
        "measures": _to_choose(),
        "tables": [],
    }
    try:
        result = _asked(request.GET, found, subject)
    except StatisticsInputError as error:
        context |= {"problems": [_words(problem) for problem in error.problems]}
        return respond(request, "neighbourhoods/alike.html", context)
    table, criteria = presenting.table(result, subject, found.areas), presenting.criteria_table(result)
    context |= {
        "found": result,
        "answer": presenting.answer(result, subject, found.areas),
        "lead": presenting.lead(result),
        "table": table,
        "criteria": criteria,
        "weights": presenting.weights(result),
        "compare_with": presenting.compare_with(result, subject),
        "tables": [table, criteria],
    }
    return respond(request, "neighbourhoods/alike.html", context)


def _asked(query: QueryDict, found: Shelf, subject: Subject) -> Comparison:
    """What the address asks for. Raises StatisticsInputError."""
    weights = _weights(query)
    kind = query.get("soort", "")
    kind = kind if isinstance(subject.given, Composition) and kind in KINDS else ""
    year, measures = _year(query.get("jaar", "")), tuple(weights)
    if year is None or not measures:
        newest, usually = usual(found.store, subject.given, found.day)
        year, measures = year or newest, measures or usually
    return comparable(found.store, subject.given, measures, year, weights, kind=kind, as_known_on=found.day)


def _weights(query: QueryDict) -> dict[str, float]:
    """Measure to weight: those with a weight, and those that were added; a weight of 0 leaves a measure out."""
    found: dict[str, float] = {}
    for name in query:
        measure = name.removeprefix(WEIGHT)
        if name.startswith(WEIGHT) and measure in catalogue().measures:
            found[measure] = _number(query[name])
    for measure in query.getlist("maat"):
        if measure in catalogue().measures:
            found.setdefault(measure, 1.0)
    return {measure: weight for measure, weight in found.items() if weight > 0}


def _number(text: str) -> float:
    """A weight as typed, with a comma or a point; what is no number counts once."""
    try:
        return min(max(float(text.replace(",", ".")), 0.0), HEAVIEST)
    except ValueError:
        return 1.0


def _year(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None


def _words(problem: object) -> str:
    return str(problem)


def _to_choose() -> list[tuple[str, list[tuple[str, str]]]]:
    """The measures that can be added, by theme."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for about in catalogue().measures.values():
        if about.kind != Kind.CLASS and not about.sensitive:
            groups.setdefault(capitalised(about.topic), []).append((about.id, about.name))
    return list(groups.items())
