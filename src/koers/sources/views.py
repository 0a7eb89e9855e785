"""The sources, and where they contradict each other."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.components.formatting import capitalised, period, plural
from koers.kernel.components.shapes import Cell, FilterField, Row, Source, Table
from koers.kernel.pages import respond

from . import queries
from .models import Contradiction


def sources(request: HttpRequest) -> HttpResponse:
    """All documents and data files that facts come from."""
    found = list(queries.sources())
    columns = ("Bron", "Uitgever", "Soort", "Datum", "Licentie", "Opmerking")
    rows = [
        Row(
            (
                Cell(source.title, url=source.url),
                Cell(source.issuer),
                Cell(source.kind),
                Cell(period(source.date) if source.date else "", raw=source.date),
                Cell(source.licence),
                Cell(source.note, missing="" if source.note else "not_applicable"),
            ),
            id=source.pk,
        )
        for source in found
    ]
    table = Table("Alle bronnen", columns, rows, id="bronnen", csv_url="?csv=bronnen")
    newest = queries.newest_source_date()
    answer = f"Alles in Koers komt uit {plural(len(found), 'bron', 'bronnen')}."
    context = {
        "answer": answer + (f" De jongste is van {period(newest)}." if newest else ""),
        "table": table,
        "tables": [table],
    }
    return respond(request, "sources/sources.html", context)


def contradictions(request: HttpRequest) -> HttpResponse:
    """Statements that do not agree, side by side."""
    every = list(queries.contradictions())
    kinds = sorted({item.kind for item in every})
    kind = request.GET.get("soort", "")
    found = [item for item in every if not kind or item.kind == kind]
    chosen = sum(bool(item.preferred) for item in found)
    table = Table(
        "Tegenstrijdigheden", ("Onderwerp", "Eerste bron", "Tweede bron", "Wat Koers doet"),
        [_row(item) for item in found], id="lijst", csv_url="?csv=lijst",
    )  # fmt: skip
    context = {
        "answer": _answer(len(found), chosen),
        "fields": [FilterField("soort", "Soort", [(name, name) for name in kinds], kind)],
        "table": table,
        "tables": [table],
    }
    return respond(request, "sources/contradictions.html", context)


def _answer(count: int, chosen: int) -> str:
    if not count:
        return "Er zijn geen tegenstrijdigheden gevonden."
    how = f"Bij {chosen} heeft iemand gekozen." if chosen else "Bij geen daarvan heeft iemand gekozen."
    return f"Op {plural(count, 'punt', 'punten')} zeggen bronnen niet hetzelfde, of klopt iets niet. {how}"


def _row(item: Contradiction) -> Row:
    first = Source(item.source.title, place=item.source_place)
    second = Source(item.second_source.title, place=item.second_place)
    choice = (
        f"Gekozen: {item.get_preferred_display()}, door {item.preferred_by}, op {period(item.preferred_on)}. {item.preferred_why}"
        if item.preferred
        else ""
    )
    return Row(
        (
            Cell(item.subject, note=capitalised(item.kind)),
            Cell(item.first_value, note=f"{first.title}, {first.place}".rstrip(", ")),
            Cell(item.second_value, note=f"{second.title}, {second.place}".rstrip(", ")),
            Cell(capitalised(item.handling), note=choice),
        ),
        id=item.pk,
    )
