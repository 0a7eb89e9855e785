"""The long-term agenda of a programme: a page, a document to print or edit, a table, and a calendar feed."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from koers.governance.addresses import address as governance_address
from koers.kernel.documents import Document
from koers.kernel.pages import as_file, respond
from koers.programme.views.frame import Frame

from ..addresses import address
from ..presenting import agenda as presenting
from ..presenting import election
from ..presenting.agenda_document import document
from ..queries import calendar as queries
from ..queries.register import Which, listed
from .frame import around


def agenda(request: HttpRequest, programme: str) -> HttpResponse:
    """What must still come, month by month; with ``?ical`` as a calendar feed."""
    frame, day = around(request, programme, "obligations:register")
    if "ical" in request.GET:
        return _feed(request, programme, frame.programme.short_name)
    some = queries.MOST_IN_A_TABLE if as_file(request) else queries.SOME
    part = Paginator(queries.coming(programme, day), some).get_page(request.GET.get("pagina"))
    rows = listed(part)
    gone, gone_count = queries.gone_by(programme, day, some)
    without, count = queries.without_a_day(programme, some)
    decisions = queries.planned_decisions(programme, day)
    tables = {
        "table": presenting.table(rows, programme, day),
        "gone": presenting.list_table("over-de-termijn", "Over de termijn heen", gone, programme, day),
        "decisions": presenting.decisions_table(decisions),
        "open_table": presenting.list_table("zonder-termijn", "Zonder termijn", without, programme, day),
    }
    register = address("register", programme)
    context = frame.context(
        crumbs=(("Verplichtingen", register), ("Langetermijnagenda", "")),
        title="Langetermijnagenda",
        answer=presenting.answer(part.paginator.count, rows[0] if part.number == 1 and rows else _first(programme, day), count, gone_count),
        page=part,
        gone_count=gone_count,
        count=count,
        most=queries.MOST if part.paginator.count > queries.MOST else 0,
        most_in_a_table=queries.MOST_IN_A_TABLE,
        late_url=f"{register}?lijst={Which.LATE}",
        without_url=f"{register}?lijst={Which.WITHOUT}",
        decisions_url=governance_address("decisions", programme),
        feed=f"{address('agenda', programme)}?ical=1",
        tables=list(tables.values()),
        **tables,
    )  # fmt: skip
    return respond(request, "obligations/agenda.html", context, lambda: _document(frame, programme, day))


def _first(programme: str, day: date) -> presenting.Listed | None:
    return next(iter(listed(queries.coming(programme, day)[:1])), None)


def _document(frame: Frame, programme: str, day: date) -> Document:
    """The whole agenda, up to as many lines as a document can hold."""
    without, count = queries.without_a_day(programme, queries.MOST)
    return document(
        frame.programme.name,
        programme,
        day,
        coming=listed(queries.coming(programme, day)[: queries.MOST]),
        late=queries.gone_by(programme, day, queries.MOST)[0],
        decisions=queries.planned_decisions(programme, day),
        without=without,
        count=count,
        election=election.words(frame.programme.area_id, day),
    )


def _feed(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    from koers.kernel.feeds import calendar, calendar_response  # few pages need it

    site = request.build_absolute_uri("/").rstrip("/")
    entries = presenting.entries(queries.with_a_day(programme), programme, site)
    made = request.edition.moment  # type: ignore[attr-defined]
    about = presenting.about_feed(len(entries))
    return calendar_response(
        calendar(f"{name}: verplichtingen", entries, made, about), f"{programme}-verplichtingen.ics"
    )
