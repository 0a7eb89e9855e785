"""The register of what is owed, and the page of one obligation."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import as_file, page_size, respond
from koers.kernel.pictures import figure
from koers.programme.views.frame import old_address
from koers.sources.presenting import references

from ..addresses import address
from ..presenting import lists as short_lists
from ..presenting import one as page
from ..presenting import register as presenting
from ..presenting.register_file import file_table
from ..queries import one as one_query
from ..queries import register as queries
from ..queries.calendar import sources_of
from ..queries.lists import lists_of
from .frame import around

A_PAGE = 50


def register(request: HttpRequest, programme: str) -> HttpResponse:
    """What is owed in a programme: one of its lists, or a choice from it."""
    frame, day = around(request, programme, "obligations:register")
    tallies = queries.tallies(programme)
    counts = queries.counts(programme, day, tallies)
    options = queries.options(tallies)
    choice = presenting.choice_from(request.GET.dict(), options)
    whole = as_file(request, "verplichtingen")
    paginator = Paginator(queries.chosen(programme, choice, day), page_size(request, A_PAGE, "verplichtingen"))
    if (known_count := queries.count_of(choice, counts)) is not None:
        paginator.count = known_count  # type: ignore[misc]  # else every page counts it again
    part = paginator.get_page(request.GET.get("pagina"))
    rows = queries.listed(part)
    where = _addresses(address("register", programme))
    table = presenting.list_table(
        rows, choice, day, lambda pk: address("obligation", programme, pk), _file(choice, "csv")
    )
    chart = presenting.kinds_chart(tallies) if not choice else None
    sources = references(sources_of([row.id for row in rows]))
    tables = [file_table(table, rows, queries.found_in(rows), day) if whole else table]
    context = frame.context(
        crumbs=(("Verplichtingen", ""),),
        title="Verplichtingen",
        answer=presenting.answer(counts),
        lead=presenting.lead(counts),
        figures=presenting.key_figures(counts, where),
        fields=presenting.filter_fields(choice, options),
        choice=choice,
        chosen=presenting.LISTS[choice.which],
        found=paginator.count,
        table=table,
        page=part,
        workbook=_file(choice, "xlsx"),
        agenda_url=address("agenda", programme),
        lists=short_lists.links(lists_of(programme, tallies), programme),
        sources=sources,
        tables=tables,
        **_links(programme, {row.kind for row in tallies}),
    )
    if chart is not None:
        context["kinds"] = presenting.kinds_table(tallies)
        context["picture"] = figure(chart, presenting.kinds_finding(tallies), sources=sources, table_url="#soorten")
        tables.append(context["kinds"])
    return respond(request, "obligations/register.html", context)


def _links(programme: str, kinds: set[str]) -> dict[str, str]:
    pages = {
        "reports_url": ("reports", "information_agreement"),
        "recommendations_url": ("recommendations", "audit_recommendation"),
        "portfolios_url": ("portfolios", "coalition_commitment"),
    }
    return {name: address(view, programme) for name, (view, kind) in pages.items() if kind in kinds}


def _query(choice: queries.Choice) -> dict[str, str]:
    given = {field: getattr(choice, name) or "" for name, field in presenting.FIELDS.items()}
    given |= {"lijst": choice.which if choice.which is not queries.Which.OPEN else ""}
    given |= {"van": choice.since, "tot": choice.until}
    return {name: str(value) for name, value in given.items() if value}


def _file(choice: queries.Choice, form: str) -> str:
    return f"?{urlencode(_query(choice) | {form: 'verplichtingen'})}"


def _addresses(root: str) -> Callable[..., str]:
    """Gives addresses of the register with a choice in them."""

    def where(**choice: str) -> str:
        query = urlencode(_query(queries.Choice(**choice)))  # type: ignore[arg-type]
        return f"{root}?{query}" if query else root

    return where


def obligation(request: HttpRequest, programme: str, obligation: str) -> HttpResponse:
    """One obligation: who owes what to whom, until when, how we know, and its whole history."""
    frame, day = around(request, programme, "obligations:register")
    found = one_query.details(programme, obligation)
    if found is None:
        return old_address(request, "obligations", obligation)
    row = found.obligation
    facts, links = page.facts(found), page.links(found)
    context = frame.context(
        crumbs=(("Verplichtingen", address("register", programme)), (row.title, "")),
        # A goal or an intervention may have the same name.
        title=f"{row.title} ({row.get_kind_display()})",
        obligation=row,
        answer=page.answer(page.line(found), day),
        facts=facts,
        links=links,
        events=page.history(found),
        source=page.own_source(found),
        sources=page.sources(found),
        term=found.term,
        tables=[facts, links],
    )
    return respond(request, "obligations/obligation.html", context)
