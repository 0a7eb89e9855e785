"""What a council's own system says of its meetings: motions with their result and the votes of parties, and agendas."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from koers.kernel.components.shapes import Section
from koers.kernel.pages import page_size, respond
from koers.meetings import queries
from koers.meetings.models import Meeting, Motion
from koers.obligations.addresses import address as owed_address
from koers.places.models import Area
from koers.sources.presenting import references

from ..addresses import address
from ..presenting import meetings as presenting
from ..queries.motions import owed_for
from .around import around

A_PAGE = 50
FEW = 12


def meetings(request: HttpRequest, municipality: str) -> HttpResponse:
    """Motions with their results and votes, and the meetings."""
    name, packages, context = _around(request, municipality)
    found = queries.tallied(municipality)
    choice = presenting.choice_from(request.GET.dict(), found)
    only = request.GET.get("lijst", "")
    motions = _page(request, queries.motions(municipality, choice), paged=only != presenting.MEETINGS)
    held = _page(request, queries.meetings(municipality), paged=only == presenting.MEETINGS, few=FEW)
    urls = {id: _address(municipality, id) for id in _meetings_of(motions.object_list, held.object_list)}
    motions_table = presenting.motions_table(
        motions.object_list, queries.votes(motions.object_list), urls, _owed(packages, motions.object_list)
    )
    meetings_table = presenting.meetings_table(held.object_list, urls)
    results = presenting.results_table(found)
    return respond(
        request,
        "council_window/meetings.html",
        context
        | {
            "title": "Vergaderingen en moties",
            "answer": presenting.answer(found, name),
            "found": found,
            "only": only,
            "choice": choice,
            "fields": presenting.filter_fields(choice, found),
            "results_table": results,
            "motions": motions,
            "motions_table": motions_table,
            "meetings": held,
            "meetings_table": meetings_table,
            "sources": references([*motions.object_list, *held.object_list]),
            "tables": [results, motions_table, meetings_table],
            "crumbs": (*context["crumbs"][:-1], ("Vergaderingen", "")),
        },
    )


def meeting(request: HttpRequest, municipality: str, meeting: str) -> HttpResponse:
    """One meeting: its agenda, papers and motions."""
    name, packages, context = _around(request, municipality)
    found = queries.agenda(municipality, meeting)
    if found is None:
        raise Http404("deze vergadering is er niet")
    moved = [motion for some in found.motions.values() for motion in some]
    agenda_table = presenting.agenda_table(found)
    documents_table = presenting.documents_table(found.documents.get("", []))
    motions_table = presenting.motions_table(moved, queries.votes(moved), {}, _owed(packages, moved))
    return respond(
        request,
        "council_window/meeting.html",
        context
        | {
            "title": presenting.title(found.meeting),
            "found": found,
            "meeting": found.meeting,
            "when": presenting.when(found.meeting),
            "answer": presenting.meeting_answer(found),
            "agenda_table": agenda_table,
            "documents_table": documents_table,
            "motions_table": motions_table,
            "sources": references([found.meeting, *moved]),
            "tables": [agenda_table, documents_table, motions_table],
            "council_name": f"Raad van {name}",
            "crumbs": (
                *context["crumbs"][:-1],
                ("Vergaderingen", address("meetings", municipality)),
                (found.meeting.name, ""),
            ),
        },
    )


def _around(request: HttpRequest, municipality: str) -> tuple[str, list[str], dict[str, Any]]:
    """The name of the municipality, its programmes and the frame; a council without a programme has this page, when something was brought in."""
    try:
        page = around(request, municipality, "meetings")
    except Http404:
        area = Area.objects.filter(pk=municipality, kind=Area.Kind.MUNICIPALITY).first()
        if area is None or not queries.has_any(municipality):
            raise
    else:
        return page.council.area.name, page.council.packages, page.context(crumbs=(("Vergaderingen", ""),))
    section = Section("Vergaderingen", address("meetings", municipality), current=True)
    crumbs = (("Raden", reverse("council_window:councils")), ("Vergaderingen", ""))
    own = {"council_name": f"Raad van {area.name}", "area_id": area.pk, "sections": (section,), "crumbs": crumbs}
    return area.name, [], own


def _page(request: HttpRequest, rows: Any, *, paged: bool, few: int = A_PAGE) -> Page[Any]:
    """A page of a list: the asked one when it is the list that is paged, else its beginning."""
    paginator = Paginator(rows, page_size(request, A_PAGE if paged else few))
    return paginator.get_page(request.GET.get("pagina") if paged else 1)


def _meetings_of(motions: Iterable[Any], held: Iterable[Meeting]) -> set[str]:
    return {motion.meeting_id for motion in motions if motion.meeting_id} | {meeting.pk for meeting in held}


def _owed(packages: list[str], motions: Sequence[Motion]) -> dict[str, str]:
    """The pages of what is owed because of motions, by motion."""
    return {id: owed_address("obligation", one.package, one.pk) for id, one in owed_for(packages, motions).items()}


def _address(municipality: str, meeting: str) -> str:
    return reverse("council_window:meeting", args=[municipality, meeting])
