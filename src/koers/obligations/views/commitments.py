"""What a coalition agreed: all of it, what can be followed, which goals it is about, and which promises come back."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from koers.kernel.pages import as_file, page_size, respond
from koers.kernel.pictures import figure
from koers.sources.presenting import references

from ..addresses import address
from ..presenting import commitment_goals as goals_page
from ..presenting import commitments as presenting
from ..presenting import followed as followed_page
from ..presenting import promise_groups as groups_page
from ..queries import commitments as queries
from .frame import around

A_PAGE = 50
SECTION = "obligations:commitments"
Crumbs = tuple[tuple[str, str], ...]


def commitments(request: HttpRequest, programme: str) -> HttpResponse:
    """All commitments of a coalition, or a choice from them, by chapter."""
    frame, day = around(request, programme, SECTION)
    chapters, portfolios = queries.counted_by(programme, "chapter"), queries.counted_by(programme, "portfolio")
    types = queries.types_of(programme)
    total = queries.together(chapters)
    wanted = presenting.asked(request.GET.dict(), chapters, portfolios)
    rows = queries.chosen(programme, wanted.choice)
    page = Paginator(rows, page_size(request, A_PAGE)).get_page(request.GET.get("pagina"))
    shown = list(page)
    sources = references(shown)
    chapters_table, types_table = (
        presenting.chapters_table(chapters, programme),
        presenting.types_table(types),
    )
    context = frame.context(
        crumbs=(("Afspraken", ""),),
        title="Coalitieafspraken",
        answer=presenting.chosen_answer(wanted, page.paginator.count, total)
        if wanted.given
        else presenting.answer(total),
        lead=presenting.outcome(total, queries.told_until(programme)),
        total=total,
        figures=presenting.key_figures(total, programme),
        picture=None if wanted.given else presenting.picture(chapters, sources, "#hoofdstukken"),
        chapters=chapters_table,
        chosen=wanted.given,
        fields=presenting.fields(wanted, chapters, portfolios, types),
        found=presenting.in_words(wanted, page.paginator.count),
        table=presenting.shown_table(shown, day, wanted),
        workbook=wanted.address(programme, xlsx="afspraken"),
        page=page,
        types=types_table,
        pages=presenting.pages(queries.parts(programme), programme, "commitments"),
        sources=sources,
        tables=[chapters_table, types_table, presenting.file_table(shown if as_file(request) else (), day)],
    )
    return respond(request, "obligations/commitments.html", context)


def _crumbs(programme: str, label: str) -> Crumbs:
    return (("Afspraken", address("commitments", programme)), (label, ""))


def followed(request: HttpRequest, programme: str) -> HttpResponse:
    """The deadline watch, with stated dates only; and the measures, each with the newest figure."""
    frame, day = around(request, programme, SECTION)
    total = queries.together(queries.counted_by(programme, "chapter"))
    dated, worded, measured = (ask(programme) for ask in (queries.dated, queries.in_words, queries.measured))
    figures = queries.newest_measured(frame.programme, measured)
    dates = followed_page.dates_table(dated, day)
    words = followed_page.words_table(worded)
    own_goals = {
        link.obligation_id: link.goal for link in queries.goal_links(programme) if link.goal.package == programme
    }
    measures = followed_page.measures_table(measured, figures, own_goals, programme)
    chart = followed_page.dates_picture(frame.programme, dated, day)
    sentence = followed_page.dates_sentence(dated, day)
    context = frame.context(
        crumbs=_crumbs(programme, "Wat is te volgen"),
        title="Wat is te volgen van de afspraken?",
        answer=followed_page.answer(total),
        lead=followed_page.lead(total),
        dates_sentence=sentence,
        picture=figure(chart, sentence.rstrip("."), sources=references(dated), table_url="#einddatums")
        if chart
        else None,
        dates=dates,
        words=words,
        measures_sentence=followed_page.measures_sentence(measured, figures),
        measures=measures,
        date_sources=references(dated),
        measure_sources=references([*measured, *figures.values()]),
        pages=presenting.pages(queries.parts(programme), programme, "followed"),
        tables=[dates, words, measures],
    )
    return respond(request, "obligations/followed.html", context)


def goals(request: HttpRequest, programme: str) -> HttpResponse:
    """The goal tree of the agreement with its commitments, and its promises against the goals of other programmes."""
    frame, _ = around(request, programme, SECTION)
    total = queries.together(queries.counted_by(programme, "chapter"))
    links = queries.goal_links(programme)
    own, others = goals_page.split(links, programme)
    names = queries.names_of(others)
    crossed = [
        (
            names[package],
            goals_page.cross_table(found, names[package], place),
            goals_page.bases(found),
            references(found),
        )
        for place, (package, found) in enumerate(others.items(), start=1)
        if package in names
    ]
    own_goals = queries.goals_of(programme)
    own_table = goals_page.own_table(own)
    visions = queries.above(programme)
    context = frame.context(
        crumbs=_crumbs(programme, "Bij welk doel"),
        title="Welke afspraak hoort bij welk doel?",
        answer=goals_page.answer(total, own, others, names),
        lead=goals_page.bases(links),
        tree=goals_page.tree(own_goals, own, programme) if own else [],
        own_table=own_table,
        own_sources=references([*own_goals, *own]),
        crossed=crossed,
        visions=visions,
        vision_sources=references(visions),
        pages=presenting.pages(queries.parts(programme), programme, "commitment_goals"),
        tables=[own_table, *(table for _, table, _, _ in crossed)],
    )
    return respond(request, "obligations/commitment_goals.html", context)


def groups(request: HttpRequest, programme: str) -> HttpResponse:
    """Promises that stand in several chapters, and agreements with one partner."""
    frame, _ = around(request, programme, SECTION)
    found = queries.groups(programme)
    table = groups_page.table(found)
    context = frame.context(
        crumbs=_crumbs(programme, "Beloften die terugkomen"),
        title="Beloften die terugkomen",
        answer=groups_page.answer(found),
        lead=groups_page.basis(found),
        table=table,
        sources=references([member.group for group in found for member in group]),
        pages=presenting.pages(queries.parts(programme), programme, "groups"),
        tables=[table],
    )
    return respond(request, "obligations/promise_groups.html", context)
