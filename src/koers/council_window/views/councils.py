"""Which councils there are."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.presenting.provenance import sources_of

from ..presenting import councils as presenting
from ..queries import councils as queries


def councils(request: HttpRequest) -> HttpResponse:
    """Every council with its programmes."""
    found = queries.councils()
    others = queries.without_programme(found)
    table = presenting.table(found, others)
    context = {
        "answer": presenting.answer(found, others),
        "table": table,
        "found": found or others,
        "sources": sources_of([one for council in found for one in council.programmes]),
        "tables": [table],
        "crumbs": (("Raden", ""),),
    }
    return respond(request, "council_window/councils.html", context)
