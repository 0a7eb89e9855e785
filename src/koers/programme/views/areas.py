"""The list of areas and the page of one. A room above may show more on them: a template that extends ours, and what it needs."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from koers.kernel.additions import additions
from koers.kernel.pages import page_size, respond

from ..presenting import areas as presenting
from ..presenting.provenance import contradictions_table, source_of
from ..queries import areas as queries
from .frame import old_address
from .interventions import A_PAGE


def index(
    request: HttpRequest, template: str = "programme/areas.html", more: Mapping[str, Any] | None = None
) -> HttpResponse:
    """All areas, or those that fit a choice."""
    every = queries.areas()
    kinds = list(every.order_by().values_list("kind", flat=True).distinct())
    kind = request.GET.get("soort", "")
    kind = kind if kind in kinds else ""
    name = request.GET.get("naam", "").strip()[:100]
    found = queries.areas(kind, name)
    part = Paginator(found, page_size(request, A_PAGE)).get_page(request.GET.get("pagina"))
    shown = list(part)
    table = presenting.index_table(shown, queries.interventions_in(shown))
    context = {
        "answer": presenting.index_answer(every.count(), every.filter(has_interventions=True).count()),
        "fields": presenting.index_fields(kinds, kind, name),
        "found": part.paginator.count,
        "table": table,
        "page": part,
        "tables": [table],
    }
    return respond(request, template, {**context, **(more or {})})


def area(
    request: HttpRequest, area: str, template: str = "programme/area.html", more: Mapping[str, Any] | None = None
) -> HttpResponse:
    """One area: what is done there, then its figures, then where it lies."""
    found = queries.area(area)
    if found is None:
        return old_address(request, "areas", area)
    facts = queries.facts(found)
    own = presenting.done_table(facts.own_list, "interventies", f"Wat er gebeurt in {found.name}")
    inside = presenting.done_table(
        facts.inside_list, "binnen", f"Wat er gebeurt in delen van {found.name}", with_area=True
    )
    around = presenting.done_table(facts.around_list, "rondom", f"Wat er gebeurt rond {found.name}", with_area=True)
    figures = presenting.figures_table(found, facts.figures)
    untold = presenting.untold_table(found, facts.figures)
    parts = presenting.parts_table(facts.parts)
    disagree = contradictions_table(facts.contradictions)
    added = additions("areas", found.pk)
    context = {
        "area": found,
        "kind": presenting.kind_words(found),
        "body_class": presenting.body_class(found),
        "tags": presenting.tags(found, made_up=facts.made_up),
        "crumbs": presenting.crumbs(facts),
        "answer": presenting.answer(facts),
        "own": own,
        "own_counts": presenting.around(facts.own),
        "around": around,
        "around_themes": presenting.running_by_theme(facts.around_list),
        "around_counts": presenting.around(facts.around),
        "inside": inside,
        "inside_counts": presenting.around(facts.inside),
        "figures": figures,
        "untold": untold,
        "untold_title": presenting.untold_title(untold),
        "hidden": presenting.hidden_words(facts.figures.hidden),
        "programmes": facts.programmes,
        "children": presenting.links(facts.children),
        "stand_ins": presenting.links(facts.stand_ins),
        "aliases": presenting.aliases(found),
        "parts": parts,
        "parts_title": presenting.parts_title(facts.parts),
        "disagree": disagree,
        "source": source_of(found),
        "additions": added,
        "tables": [own, inside, around, figures, untold, parts, disagree, *(one.table for one in added)],
    }
    return respond(request, template, {**context, **(more or {})})
