"""The glossary."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.components.formatting import plural
from koers.kernel.components.shapes import Cell, FilterField, Row, Source, Table
from koers.kernel.pages import respond

from . import queries
from .models import Term


def terms(request: HttpRequest) -> HttpResponse:
    """All words, with the one to prefer and what is easily confused."""
    topics = queries.topics()
    topic = request.GET.get("onderwerp", "")
    found = list(queries.terms(topic if topic in topics else ""))
    confused = [term for term in found if term.confusion_note]
    table = _table(found)
    context = {
        "answer": f"{plural(len(found), 'begrip', 'begrippen')}; bij {len(confused)} is verwarring mogelijk.",
        "terms": [
            (term, Source(term.source.title, place=term.source_place, known_from=term.known_since)) for term in found
        ],
        "confused": confused,
        "fields": [FilterField("onderwerp", "Onderwerp", [(name, name) for name in topics], topic)],
        "tables": [table],
        "table": table,
    }
    return respond(request, "glossary/terms.html", context)


def _table(found: list[Term]) -> Table:
    columns = ("Begrip", "Gebruik liever", "Andere woorden", "Betekenis", "Let op", "Bron")
    rows = [
        Row(
            (
                term.term,
                Cell(term.preferred, missing="" if term.preferred else "not_applicable"),
                Cell(term.synonyms, missing="" if term.synonyms else "not_applicable"),
                Cell(term.definition),
                Cell(term.confusion_note, missing="" if term.confusion_note else "not_applicable"),
                f"{term.source.title}, {term.source_place}",
            )
        )
        for term in found
    ]
    return Table("Begrippen", columns, rows, id="begrippen", csv_url="?csv=begrippen")
