"""What a coalition agreed, by portfolio."""

from django.http import Http404, HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.kernel.pictures import figure
from koers.sources.presenting import references

from ..addresses import address
from ..presenting import portfolios as presenting
from ..queries import calendar as queries
from ..queries.register import commitments_by
from .frame import around


def index(request: HttpRequest, programme: str) -> HttpResponse:
    """All commitments of a coalition: how many have a date, a measure or neither, by portfolio and chapter."""
    frame, _ = around(request, programme, "obligations:register")
    by_portfolio, by_chapter = commitments_by(programme, "portfolio"), commitments_by(programme, "chapter")
    holders = queries.portfolios(programme)
    total = presenting.total(by_portfolio)
    table = presenting.counts_table(by_portfolio, "Portefeuille", "portefeuilles", programme, linked=True)
    chapters = presenting.counts_table(by_chapter, "Hoofdstuk", "hoofdstukken", programme)
    division = presenting.holders_table(holders)
    chart = presenting.chart(total)
    sources = references([frame.programme, *holders])
    context = frame.context(
        crumbs=(("Verplichtingen", address("register", programme)), ("Portefeuilles", "")),
        title="Coalitieafspraken per portefeuille",
        answer=presenting.answer(total),
        lead=presenting.lead(total) if total.total else "",
        picture=figure(chart, presenting.answer(total).rstrip("."), sources=sources, table_url="#portefeuilles")
        if chart
        else None,
        total=total,
        table=table,
        chapters=chapters,
        division=division,
        without=presenting.missing_holders(by_portfolio),
        sources=sources,
        tables=[table, chapters, division],
    )
    return respond(request, "obligations/portfolios.html", context)


def portfolio(request: HttpRequest, programme: str, portfolio: str) -> HttpResponse:
    """The commitments of one portfolio."""
    frame, day = around(request, programme, "obligations:register")
    counts = commitments_by(programme, "portfolio")
    found = next((row for row in counts if presenting.slug(row.name) == portfolio), None)
    if found is None:
        raise Http404("deze portefeuille is er niet")
    rows, targets = queries.commitments(programme, found.name)
    table = presenting.commitments_table(rows, targets, day, programme)
    holders = [row for row in queries.portfolios(programme) if row.name.casefold() in found.name.casefold()]
    name = f"Portefeuille {found.name}" if found.name else "Geen portefeuille in de bron"
    division = presenting.holders_table(holders)
    chart = presenting.chart(found)
    sources = references(queries.sources_of([row.id for row in rows]))
    context = frame.context(
        crumbs=(
            ("Verplichtingen", address("register", programme)),
            ("Portefeuilles", address("portfolios", programme)),
            (name, ""),
        ),
        title=name,
        answer=presenting.answer(found),
        lead=presenting.lead(found),
        picture=figure(chart, presenting.answer(found).rstrip("."), sources=sources, table_url="#afspraken")
        if chart
        else None,
        found=found,
        table=table,
        division=division,
        holders=holders,
        sources=sources,
        tables=[table, division],
    )
    return respond(request, "obligations/portfolio.html", context)
