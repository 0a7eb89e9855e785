"""A council's own frame: its requirements, where they stand, what was found, and what it wants to hear about."""

from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import respond
from koers.programme.models import Programme
from koers.sources.presenting import references

from ..addresses import address
from ..frame import frame_for, settings_of
from ..presenting import frame as presenting
from ..queries.councils import Council
from ..queries.frame import requirements
from .around import around


def page(request: HttpRequest, municipality: str) -> HttpResponse:
    """The frame of the council for one of its programmes; the first unless another is chosen."""
    council_page = around(request, municipality, "frame")
    council = council_page.council
    problems: list[str] = []
    programme = chosen_programme(council, request.GET.get("programma", ""), problems)
    settings = frame_for(council.id, programme.pk, council_page.day)
    frame = settings.frame if settings else None
    asked = requirements(frame) if frame else []
    presets = presenting.presets_table(settings or settings_of("normal"))
    tables = presenting.tables(asked)
    outcomes, history = presenting.outcomes_table(asked), presenting.history_table(asked)
    findings = [one for row in asked for one in (row.finding, *row.earlier) if one is not None]
    context = council_page.context(
        crumbs=(("Toetsingskader", ""),),
        title="Toetsingskader",
        answer=presenting.answer(frame, asked),
        frame=frame,
        programme=programme,
        problems=problems,
        programmes=council.programmes,
        adopted=presenting.adopted(frame) if frame else "",
        figures=presenting.key_figures(asked) if asked else [],
        requirement_tables=tables,
        outcomes=outcomes,
        history=history,
        presets_table=presets,
        who_says=presenting.who_says(settings or settings_of("normal")),
        deviations_url=f"{address('deviations', council.id)}?programma={programme.pk}",
        sources=references([*([frame] if frame else []), *(row.requirement for row in asked), *findings]),
        tables=[*tables, outcomes, history, presets],
    )
    return respond(request, "council_window/requirements.html", context)


def chosen_programme(council: Council, wanted: str, problems: list[str]) -> Programme:
    """The programme that a reader chose, or the first of the council; a programme that it does not have is told."""
    found = next((one for one in council.programmes if one.pk == wanted), None)
    if wanted and found is None:
        problems.append(f"Deze raad heeft dat programma niet. Daarom ziet u {council.main.short_name}.")
    return found or council.main
