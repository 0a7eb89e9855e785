"""The list of organisations and the page of one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from koers.kernel.additions import additions
from koers.kernel.pages import page_size, respond

from ..addresses import organisations_address
from ..presenting import organisations as presenting
from ..presenting.provenance import contradictions_table, source_of
from ..queries import organisations as queries
from .frame import old_address
from .interventions import A_PAGE

ALLIANCE = {"ja": True, "nee": False}


def index(request: HttpRequest) -> HttpResponse:
    """All organisations, or those that fit a choice."""
    kinds = queries.kinds()
    kind = request.GET.get("soort", "")
    kind = kind if kind in kinds else ""
    alliance, name = request.GET.get("alliantie", ""), request.GET.get("naam", "").strip()[:100]
    found = queries.organisations(kind, ALLIANCE.get(alliance), name)
    part = Paginator(found, page_size(request, A_PAGE)).get_page(request.GET.get("pagina"))
    shown = list(part)
    every = queries.organisations()
    table = presenting.index_table(shown, queries.interventions_of(shown))
    context = {
        "answer": presenting.index_answer(every.count(), every.filter(takes_part=True).count()),
        "fields": presenting.index_fields(kinds, kind, alliance if alliance in ALLIANCE else "", name),
        "found": part.paginator.count,
        "table": table,
        "page": part,
        "tables": [table],
    }
    return respond(request, "programme/organisations.html", context)


def organisation(request: HttpRequest, organisation: str) -> HttpResponse:
    """What one organisation contributes to."""
    found = queries.organisation(organisation)
    if found is None:
        return old_address(request, "organisations", organisation)
    facts = queries.facts(found)
    short = presenting.in_short(found)
    parts = [
        {
            "programme": part.programme,
            "sentence": presenting.part_sentence(part),
            "url": presenting.register_address(part, found),
            "table": presenting.part_table(part),
            "goals": presenting.goals(part.goals),
        }
        for part in facts.parts
    ]
    disagree = contradictions_table(facts.contradictions)
    added = additions("organisations", found.pk)
    context = {
        "organisation": found,
        "answer": presenting.answer(facts),
        "lead": presenting.lead(facts),
        "short": short,
        "source": source_of(found),
        "parts": parts,
        "disagree": disagree,
        "sources": presenting.sources(facts),
        "crumbs": [("Koers", "/"), ("Organisaties", organisations_address()), (found.name, "")],
        "tags": presenting.tags(facts),
        "additions": added,
        "tables": [short, *(part["table"] for part in parts), disagree, *(one.table for one in added)],
    }
    return respond(request, "programme/organisation.html", context)
