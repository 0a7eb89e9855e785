"""How a programme's area stood at the start, and beside what, as the sources give it in tables."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.sources.presenting import references

from ..drawings.start import start_picture
from ..models import Programme
from ..presenting import start as parts
from ..queries.start import SourceTable, comparison_tables, start_tables
from .frame import address, frame


def start(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the tables of the start, under their themes. Raises Http404 for a programme that is not there."""
    page = frame(programme, "overview")
    found = start_tables(page.programme)
    answer = parts.headline(page.programme, found, name=page.programme.area.name)
    context = page.context(
        crumbs=(("Startsituatie", ""),),
        title="Startsituatie",
        answer=answer or "In de bronnen staat geen tabel van de startsituatie.",
        other=address("comparison", page.programme) if comparison_tables(page.programme) else "",
        **_shown(page.programme, found),
    )
    return respond(request, "programme/start.html", context)


def comparison(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the tables in which another area stands in for this one. Raises Http404 for a programme that is not there."""
    page = frame(programme, "overview")
    found = comparison_tables(page.programme)
    own = next((area for area in (parts.own_area(page.programme, table) for table in found) if area is not None), None)
    said = parts.headline(page.programme, found, name=own.name) if own is not None else ""
    # First what the figures are not: a reader may not take them for those of the area itself.
    answer = f"De bron geeft geen cijfers van {page.programme.area.name} zelf. {said}" if said else ""
    context = page.context(
        crumbs=(("Vergelijking", ""),),
        title="Vergelijking",
        answer=answer or "In de bronnen staat geen tabel met een gebied dat model staat.",
        stand_in=own,
        tag=parts.stand_in_tag(page.programme),
        other=address("start", page.programme),
        **_shown(page.programme, found),
    )
    return respond(request, "programme/comparison.html", context)


def _shown(programme: Programme, found: Sequence[SourceTable]) -> dict[str, Any]:
    """The picture and the tables."""
    groups = parts.parts(programme, found)
    figures = [o for table in found for row in table.rows for o in row.figures.values()]
    picture = start_picture(programme, found)
    first = parts.table_id(found[0]) if found else ""
    return {
        "picture": picture.figure(table_url=f"#{first}") if picture is not None else None,
        "groups": groups,
        "tables": [table for group in groups for table in group.tables],
        "sources": references(figures),
    }
