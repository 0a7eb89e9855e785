"""The long-term agenda of a programme: a page that prints well, a table, and a calendar feed."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond

from ..addresses import address
from ..presenting import agenda as presenting
from ..queries import calendar as queries
from .frame import around


def agenda(request: HttpRequest, programme: str) -> HttpResponse:
    """What must still come, month by month; with ``?ical`` as a calendar feed."""
    frame, day = around(request, programme, "obligations:register")
    if "ical" in request.GET:
        return _feed(request, programme, frame.programme.short_name)
    coming = queries.coming(programme, day)
    without, count = queries.without_a_day(programme)
    table = presenting.table(coming, programme, day)
    open_table = presenting.without_table(without, programme, day)
    context = frame.context(
        crumbs=(("Verplichtingen", address("register", programme)), ("Langetermijnagenda", "")),
        title="Langetermijnagenda",
        answer=presenting.answer(coming, count),
        table=table,
        coming=coming,
        open_table=open_table,
        count=count,
        more=count - len(without),
        feed=f"{address('agenda', programme)}?ical=1",
        tables=[table, open_table],
    )
    return respond(request, "obligations/agenda.html", context)


def _feed(request: HttpRequest, programme: str, name: str) -> HttpResponse:
    from koers.kernel.feeds import calendar, calendar_response  # few pages need it

    site = request.build_absolute_uri("/").rstrip("/")
    entries = presenting.entries(queries.with_a_day(programme), programme, site)
    made = request.edition.moment  # type: ignore[attr-defined]
    return calendar_response(calendar(f"{name}: verplichtingen", entries, made), f"{programme}-verplichtingen.ics")
