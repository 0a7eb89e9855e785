"""What an audit office recommended and asked."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.sources.presenting import references

from ..addresses import address
from ..presenting import recommendations as presenting
from ..queries import one as queries
from .frame import around


def recommendations(request: HttpRequest, programme: str) -> HttpResponse:
    """The conclusions, recommendations and questions of an audit office, with how they stand."""
    frame, _ = around(request, programme, "obligations:register")
    rows, questions = queries.recommendations(programme), queries.research_questions(programme)
    table = presenting.table(rows, queries.evidence(rows), programme)
    asked = presenting.questions_table(questions)
    context = frame.context(
        crumbs=(("Verplichtingen", address("register", programme)), ("Aanbevelingen", "")),
        title="Aanbevelingen van de rekenkamer",
        answer=presenting.answer(rows),
        rows=rows,
        questions=questions,
        table=table,
        asked=asked,
        sources=references([*rows, *questions]),
        tables=[table, asked],
    )
    return respond(request, "obligations/recommendations.html", context)
