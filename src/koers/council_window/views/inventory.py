"""Which monitoring information exists, and where a council finds it."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.sources.presenting import references

from ..addresses import address
from ..presenting import inventory as presenting
from ..queries.inventory import monitors
from .around import around


def inventory(request: HttpRequest, municipality: str) -> HttpResponse:
    """Every monitor of every programme of the council."""
    page = around(request, municipality, "sources")
    found = monitors(page.council.packages)
    names = {one.package: one.short_name for one in page.council.programmes}
    table = presenting.table(found, names)
    context = page.context(
        crumbs=(("Monitors en bronnen", ""),),
        title="Monitors en bronnen",
        answer=presenting.answer(found),
        lead=presenting.lead(found),
        found=found,
        table=table,
        frame_url=address("frame", page.council.id),
        sources=references([*page.council.programmes, *(one.proposal for one in found if one.proposal)]),
        tables=[table],
    )
    return respond(request, "council_window/inventory.html", context)
