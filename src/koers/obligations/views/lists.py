"""The short lists of the register: one page for every list there is."""

from django.http import Http404, HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.presenting.provenance import sources_of

from ..addresses import address
from ..lists import LISTS
from ..presenting import lists as presenting
from ..queries import lists as queries
from .frame import around

BY_SLUG = {one.slug: one for one in LISTS}


def short_list(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    """One list: what it holds for this programme, and how each stands."""
    if name not in BY_SLUG:
        raise Http404("deze lijst is er niet")
    one = BY_SLUG[name]
    frame, _ = around(request, programme, "obligations:register")
    found = queries.lines(programme, one)
    table = presenting.table(one, found)
    context = frame.context(
        crumbs=(("Verplichtingen", address("register", programme)), (one.title, "")),
        title=one.title,
        answer=presenting.answer(one, found),
        one=one,
        table=table,
        found=found,
        more=found.total - len(found.lines),
        sources=sources_of([line.row for line in found.lines]),
        tables=[table],
    )
    return respond(request, "obligations/list.html", context)
