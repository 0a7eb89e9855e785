"""The Leefbaarometer of a programme's area, from the figures in the edition: it needs no store."""

from django.http import Http404, HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.addresses import address
from koers.programme.drawings.series import series_picture
from koers.programme.views.frame import frame
from koers.sources.presenting import references

from ..presenting import livability as parts
from ..queries.livability import livability as ask


def livability(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the total and the five dimensions over the years. Raises Http404 where the edition has no figure of them."""
    page = frame(programme, "neighbourhoods:livability")
    found = ask(page.programme)
    if found is None:
        raise Http404("van dit gebied zijn er geen cijfers van de Leefbaarometer")
    picture = series_picture(found.total)
    small = [one for subject in found.dimensions if (one := parts.small_picture(subject)) is not None]
    areas, dimensions = parts.areas_table(found), parts.dimensions_table(found)
    tables = [table for table in (areas, dimensions, parts.all_figures(found)) if table is not None]
    context = page.context(
        crumbs=(("Leefbaarheid", ""),),
        title="Leefbaarheid",
        answer=parts.answer(found),
        lead=parts.lead(found),
        indicator_url=address("indicator", page.programme, found.total.facts.indicator.pk),
        picture=picture.figure(table_url="#totaal", csv_url="?csv=alle-cijfers") if picture else None,
        small=[figure for one in small if (figure := one.figure()) is not None],
        areas=areas,
        dimensions=dimensions,
        weights=parts.weights(found),
        changes=parts.model_changes(found),
        provisional=found.provisional,
        sources=references(parts.figures_of(found)),
        tables=tables,
    )
    return respond(request, "neighbourhoods/livability.html", context)
