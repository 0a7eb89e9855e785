"""The pages that belong to no room: home, search, how we know, accessibility."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.judging.question import CURRENT
from koers.programme.models import Verdict
from koers.programme.views.frame import day_of

from . import presenting, queries
from .search import search, suggestions


def home(request: HttpRequest) -> HttpResponse:
    """What Koers is, the programmes, search."""
    programmes = queries.programme_states()
    table, day = presenting.programme_table(programmes), day_of(request)
    context: dict[str, Any] = {
        "answer": presenting.home_answer(programmes),
        "programmes": [presenting.programme_card(state, day) for state in programmes],
        "counts": queries.counts(),
        "tables": [table],
        "table": table,
    }
    return respond(request, "website/home.html", context)


def find(request: HttpRequest) -> HttpResponse:
    """Search over everything in the edition."""
    query = request.GET.get("q", "").strip()[:200]
    hits = search(query)
    context = {
        "query": query,
        "answer": presenting.search_answer(query, len(hits)),
        "page": Paginator(hits, 20).get_page(request.GET.get("pagina")),
        "suggestions": suggestions(query) if query and not hits else [],
    }
    return respond(request, "website/search.html", context)


def method(request: HttpRequest) -> HttpResponse:
    """The method in plain Dutch, with a worked example of a made-up programme."""
    verdicts = queries.example_verdicts()
    table = presenting.example_table(verdicts)
    example = next((v for v in verdicts if _can_be_followed(v)), None)
    context = {
        "legend": presenting.legend(),
        "example": presenting.worked_example(example) if example else None,
        "table": table,
        "tables": [table],
    }
    return respond(request, "website/method.html", context)


def _can_be_followed(verdict: Verdict) -> bool:
    """Whether a verdict shows every step: a moving benchmark, and enough figures since the start."""
    current = verdict.variant == CURRENT and verdict.period == Verdict.Period.PROGRAMME
    return current and verdict.benchmark_id is not None and verdict.verdict == "on_course" and bool(verdict.detail)


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return respond(request, "website/accessibility.html", {})
