"""What a council was told and asked: the log, in the order of the audit office's figures."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse

from koers.kernel.components.shapes import Table
from koers.kernel.pages import page_size, respond
from koers.obligations.models import CouncilItem
from koers.sources.presenting import references

from ..presenting import log as presenting
from ..queries import log as queries
from .around import Around, around

A_PAGE = 50


def log(request: HttpRequest, municipality: str) -> HttpResponse:
    """What the council was told, asked and answered, and who spoke; one list with pages when it is chosen."""
    page = around(request, municipality, "log")
    tallies = queries.tallies(page.council.packages)
    choice = presenting.choice_from(request.GET.dict(), tallies)
    names = _names(page, tallies)
    parts = []
    rows: list[CouncilItem] = []
    for list_ in [choice.list] if choice.list else tallies.lists:
        own = queries.only(choice, list_)
        part = _part(request, page, own, tallies.count(own), page_size(request, A_PAGE), paged=bool(choice.list))
        found = queries.read(part.object_list)
        rows += found
        parts.append((presenting.table(list_, found, names), part, part.paginator.count))
    sources = references(rows)
    tables: list[Table] = [table for table, _, _ in parts]
    main = page.council.summaries.get(page.council.main.package)
    context = page.context(
        crumbs=(("Informatie en vragen", ""),),
        title="Informatie en vragen",
        answer=presenting.answer(tallies, main.answers if main else {}),
        picture=presenting.picture(tallies, choice, page.day, presenting.rhythm(tallies), sources, f"#{tables[0].id}" if tables else "", queries.known_until(page.council.packages)),
        fields=presenting.filter_fields(choice, tallies),
        choice=choice,
        parts=parts,
        ideas=CouncilItem.List.IDEAS in tallies.lists,
        shown=tallies.count(choice),
        without_links=not any(row.url for row in rows),
        sources=sources,
        tables=tables,
    )  # fmt: skip
    return respond(request, "council_window/log.html", context)


def _names(page: Around, tallies: queries.Tallies) -> dict[str, str]:
    """The programmes, when items are of more than one."""
    packages = {row.package for row in tallies.rows}
    return {one.package: one.short_name for one in page.council.programmes} if len(packages) > 1 else {}


def _part(
    request: HttpRequest, page: Around, choice: queries.Choice, count: int, most: int, *, paged: bool
) -> Page[str]:
    """The ids of a page of one list; only the first when more lists are shown."""
    paginator = Paginator(queries.places(page.council.packages, choice), most)
    paginator.count = count  # type: ignore[misc]  # counted when the edition was built
    return paginator.get_page(request.GET.get("pagina") if paged else 1)
