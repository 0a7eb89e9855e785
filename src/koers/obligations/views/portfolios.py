"""What a coalition agreed, by portfolio."""

from django.http import Http404, HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.kernel.pictures import figure
from koers.programme.models import Programme
from koers.sources.presenting import references

from ..addresses import address, portfolio_slug
from ..presenting import portfolios as presenting
from ..presenting.commitments import pages
from ..queries import calendar as queries
from ..queries.around import coalition_agreements
from ..queries.commitments import Choice, chosen, counted_by, parts
from ..queries.register import commitments_by
from .frame import around


def index(request: HttpRequest, programme: str) -> HttpResponse:
    """All commitments of a coalition: how many have a date, a measure or neither, by portfolio; and who looks after what."""
    frame, _ = around(request, programme, "obligations:commitments")
    by_portfolio = commitments_by(programme, "portfolio")
    holders = queries.portfolios(programme)
    total = presenting.total(by_portfolio)
    chapters = [row.name for row in counted_by(programme, "chapter", without_portfolio=True)]
    gaps = presenting.gaps(by_portfolio, holders, chapters)
    table = presenting.counts_table(by_portfolio, programme)
    matrix = presenting.matrix(by_portfolio, sorted(holders, key=lambda row: row.position), programme, gaps)
    chart = presenting.chart(total)
    sources = references([frame.programme, *holders])
    context = frame.context(
        crumbs=(("Afspraken", address("commitments", programme)), ("Portefeuilles", "")),
        title="Coalitieafspraken per portefeuille",
        answer=presenting.answer(total),
        lead=presenting.lead(total) if total.total else "",
        picture=figure(chart, presenting.answer(total).rstrip("."), sources=sources, table_url="#portefeuilles")
        if chart
        else None,
        total=total,
        table=table,
        matrix=matrix,
        division=holders,
        warning=presenting.gaps_words(gaps, total.total, holders) if gaps else "",
        pages=pages(parts(programme), programme, "portfolios"),
        agreements=[] if total.total else _agreements(frame.programme),
        sources=sources,
        tables=[table, matrix],
    )
    return respond(request, "obligations/portfolios.html", context)


def _agreements(programme: Programme) -> list[tuple[str, str]]:
    """The coalition agreements of this municipality, as (address of the portfolios, name)."""
    return [(address("portfolios", one.pk), one.name) for one in coalition_agreements(programme)]


def portfolio(request: HttpRequest, programme: str, portfolio: str) -> HttpResponse:
    """The commitments of one portfolio."""
    frame, day = around(request, programme, "obligations:commitments")
    counts = commitments_by(programme, "portfolio")
    found = next((row for row in counts if portfolio_slug(row.name) == portfolio), None)
    if found is None:
        raise Http404("deze portefeuille is er niet")
    rows = list(chosen(programme, Choice(portfolios=(found.name,))))
    table = presenting.commitments_table(rows, day)
    holders = presenting.belongs(found.name, queries.portfolios(programme))
    name = f"Portefeuille {found.name}" if found.name else "Geen portefeuille in de bron"
    division = presenting.holders_table(holders)
    chart = presenting.chart(found)
    sources = references(rows)
    context = frame.context(
        crumbs=(
            ("Afspraken", address("commitments", programme)),
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
