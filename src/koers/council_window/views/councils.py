"""Which councils there are."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.presenting.provenance import sources_of

from ..presenting import councils as presenting
from ..queries import councils as queries


def councils(request: HttpRequest) -> HttpResponse:
    """Every council with its programmes."""
    found = queries.councils()
    table = presenting.table(found)
    context = {
        "answer": presenting.answer(found),
        "table": table,
        "found": found,
        "sources": sources_of([one for council in found for one in council.programmes]),
        "tables": [table],
        "crumbs": (("Raden", ""),),
    }
    return respond(request, "council_window/councils.html", context)
