"""What a council wants to hear about: the deviations of a period, as a page, a table, a document and a feed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from koers.kernel.components.shapes import FilterField
from koers.kernel.feeds import atom, atom_response
from koers.kernel.pages import page_size, respond
from koers.programme.models import Programme

from ..addresses import address
from ..deviations import Deviation, default_period, deviations, told_until
from ..frame import FrameSettings, frame_for, settings_of
from ..models import Preset
from ..presenting import deviations as presenting
from ..presenting import frame as frame_words
from ..presenting.deviations_document import document
from .around import Around, around, moved_to
from .frame import chosen_programme

USUAL = "Dit is het laatste jaar waarover onze bronnen iets zeggen."
PRESETS = (
    {preset.label: preset for preset in Preset} | {"dicht": Preset.CLOSE} | {preset.value: preset for preset in Preset}
)
"""What a reader may write for a preset: what the page shows, or what its address holds."""


@dataclass(frozen=True)
class Asked:
    """What the reader asked for, and what could not be read of it."""

    programme: Programme
    settings: FrameSettings
    first: date
    last: date
    until: date | None
    usual: bool
    preset: str
    problems: tuple[str, ...]


def page(request: HttpRequest, municipality: str) -> HttpResponse:
    """The deviations of a period; ``?atom`` gives them as a feed."""
    frame = around(request, municipality, "deviations")
    asked = _asked(request, frame)
    found = deviations(asked.settings, asked.programme.pk, asked.first, asked.last)
    if request.GET.get("csv") == "":  # the page has one table that can be meant
        return HttpResponseRedirect(moved_to(request, _query(frame, asked, "csv=afwijkingen")))
    if "atom" in request.GET:
        return _feed(request, frame, asked, found)
    headline = presenting.headline(found, asked.first, asked.last, asked.until)
    table = presenting.table(found, most=page_size(request, presenting.MOST))
    presets = frame_words.presets_table(asked.settings)
    context = frame.context(
        crumbs=(("Afwijkingen", ""),),
        title="Afwijkingen",
        answer=headline,
        lead=" ".join(filter(None, (USUAL if asked.usual else "", frame_words.who_says(asked.settings)))),
        programme=asked.programme,
        asked=asked,
        fields=_fields(frame, asked),
        found=found,
        table=table,
        presets_table=presets,
        frame_url=f"{address('frame', frame.council.id)}?programma={asked.programme.pk}",
        feed=_follow(frame, asked),
        workbook=_query(frame, asked, "xlsx=afwijkingen"),
        pdf=_query(frame, asked, "pdf=1"),
        docx=_query(frame, asked, "docx=1"),
        sources=presenting.sources(found),
        tables=[table, presets],
    )
    name = f"{frame.council.area.name}, {asked.programme.name}"
    return respond(
        request,
        "council_window/deviations.html",
        context,
        lambda: document(name, headline, asked.settings, found),
    )


def _asked(request: HttpRequest, frame: Around) -> Asked:
    problems: list[str] = []
    council, given = frame.council, request.GET
    programme = chosen_programme(council, given.get("programma", ""), problems)
    usual = default_period([programme.pk], frame.day)
    first = _day(given.get("van", ""), usual[0], problems)
    last = _day(given.get("tot", ""), usual[1], problems)
    if last < first:
        problems.append("Het einde ligt voor het begin. Daarom ziet u de gewone periode.")
        first, last = usual
    settings = frame_for(council.id, programme.pk, frame.day)
    wanted = given.get("voorinstelling", "").strip().lower()
    preset = PRESETS.get(wanted, "")
    if wanted and not preset:
        problems.append("Deze voorinstelling is er niet. Kies licht, gewoon of dicht erop. Nu ziet u wat de raad koos.")
    if preset or settings is None:
        chosen = settings_of(preset or Preset.NORMAL)
        settings = settings.with_preset(Preset(preset)) if settings is not None else chosen
    until = told_until([programme.pk], frame.day)
    return Asked(programme, settings, first, last, until, (first, last) == usual, preset, tuple(problems))


def _fields(frame: Around, asked: Asked) -> list[FilterField]:
    programmes = [(one.pk, one.short_name) for one in frame.council.programmes]
    which = FilterField("programma", "Programma", programmes, asked.programme.pk, any_label="")
    presets = [(str(value), str(words)) for value, words in Preset.choices]
    return [
        FilterField("van", "Van", value=asked.first.isoformat(), kind="date"),
        FilterField("tot", "Tot en met", value=asked.last.isoformat(), kind="date"),
        *([which] if len(programmes) > 1 else ()),
        FilterField("voorinstelling", "Hoe dicht erop", presets, asked.preset, any_label="zoals de raad koos"),
    ]


def _day(text: str, usual: date, problems: list[str]) -> date:
    if not text:
        return usual
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    problems.append(f"‘{text[:20]}’ is geen dag. Schrijf een dag zo: 29-08-2023.")
    return usual


def _query(frame: Around, asked: Asked, form: str) -> str:
    """The address of the same choice in another form."""
    own = f"van={asked.first}&tot={asked.last}&programma={asked.programme.pk}"
    preset = f"&voorinstelling={asked.preset}" if asked.preset else ""
    return f"{address('deviations', frame.council.id)}?{own}{preset}&{form}"


def _chosen(frame: Around, asked: Asked) -> str:
    """The address of the page of this programme and preset. It has no period: what comes, comes there."""
    preset = f"&voorinstelling={asked.preset}" if asked.preset else ""
    return f"{address('deviations', frame.council.id)}?programma={asked.programme.pk}{preset}"


def _follow(frame: Around, asked: Asked) -> str:
    """The address of the feed of what comes."""
    return f"{_chosen(frame, asked)}&atom=1"


def _feed(request: HttpRequest, frame: Around, asked: Asked, found: list[Deviation]) -> HttpResponse:
    site = request.build_absolute_uri("/").rstrip("/")
    council = frame.council
    content = atom(
        f"Raad van {council.area.name}: afwijkingen van {asked.programme.short_name}",
        presenting.headline(found, asked.first, asked.last, asked.until),
        presenting.items(found, site, council.id),
        page=f"{site}{_chosen(frame, asked)}",  # and its id: one for each programme and preset
        feed=request.build_absolute_uri(),
        made=request.edition.moment,  # type: ignore[attr-defined]
    )
    return atom_response(content)
