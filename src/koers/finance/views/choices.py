"""What is still to be decided, and the block with three points that a proposal to the council can carry."""

from django.http import Http404, HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.presenting.provenance import source_of, sources_of
from koers.programme.views.frame import day_of, frame

from .. import queries
from ..addresses import money_address, page_address
from ..presenting import choices as presenting


def choices(request: HttpRequest, programme: str) -> HttpResponse:
    """Every choice that is coming, with its freedom."""
    around = frame(programme, "finance:money")
    found, today = queries.choices_ahead(programme), day_of(request)
    table = presenting.choices_table(found, programme, today)
    context = around.context(
        crumbs=(("Geld", money_address(programme)), ("Keuzes die komen", "")),
        title="Keuzes die komen",
        answer=presenting.answer(found, today),
        found=found,
        table=table,
        sources=sources_of(found),
        tables=[table],
    )
    return respond(request, "finance/choices.html", context)


def choice(request: HttpRequest, programme: str, choice: str) -> HttpResponse:
    """One choice as a block to print with a proposal: authority, scope, freedom."""
    around = frame(programme, "finance:money")
    found = next((one for one in queries.choices_ahead(programme) if one.pk == choice), None)
    if found is None:
        raise Http404("deze keuze is er niet")
    authorities = queries.authorities_of(found.fund_id) if found.fund_id else ()
    variants = queries.variants_of(found.pk)
    table = presenting.variants_table(variants)
    context = around.context(
        crumbs=(
            ("Geld", money_address(programme)),
            ("Keuzes die komen", page_address("choices", programme)),
            (found.title, ""),
        ),
        title=found.title,
        choice=found,
        when=presenting.when_cell(found),
        status=presenting.status_words(found, day_of(request)),
        points=presenting.points(found, authorities),
        source=source_of(found),
        variants=table,
        sources=sources_of([found, *authorities, *variants]),
        tables=[table],
    )
    return respond(request, "finance/choice.html", context)
