"""The page of a programme: what it wants, whether it is on course, what was done, and what nobody knows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from koers.kernel.additions import additions
from koers.kernel.components.markdown import markdown
from koers.kernel.components.shapes import Figure, Table
from koers.kernel.pages import respond
from koers.kernel.pictures import chart_table, figure
from koers.sources.presenting import references

from ..drawings.horizon import horizon_chart
from ..drawings.start import start_picture
from ..models import Basis, Horizon, Programme, Target
from ..presenting import headlines
from ..presenting import overview as parts
from ..presenting.goal_tree import GoalTree
from ..presenting.provenance import source_url
from ..presenting.verdicts import since_start, tally
from ..queries import goals as goal_queries
from ..queries import overview as queries
from ..queries import verdicts_of
from ..queries.start import start_tables
from .frame import address, day_of, frame


def overview(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the programme. Raises Http404 for one that is not there."""
    page = frame(programme, "overview")
    shown, day = page.programme, day_of(request)
    found = since_start(verdicts_of(programme))
    goals = goal_queries.goals_of(programme)
    horizons, targets = queries.horizons(programme), queries.dated_targets(programme)
    outputs, states = queries.outputs(programme), queries.intervention_states(programme)
    events = queries.events(programme)
    disputed = queries.contradictions_about(programme)
    picture, terms = _horizons(shown, horizons, targets, day)
    done = parts.outputs_table(shown, outputs) if outputs else None
    unknown = parts.not_judged_table(shown, found)
    added = additions("programme", programme)
    used = {row.source_id for row in (*goals, *horizons, *targets, *outputs, *events)}
    context = page.context(
        headline=headlines.of_programme(shown, found, day),
        tally=tally(found),
        figures=parts.key_figures(shown, found, horizons, states, day),
        horizon=picture,
        terms=terms,
        groups=parts.groups(GoalTree(goals, queries.placements(programme), found)),
        goal_sources=references(goals),
        interventions=states.total(),
        finding=parts.done_finding(outputs, states),
        done=done,
        done_sources=references(outputs),
        unknown=unknown,
        events=parts.timeline(events, day),
        event_sources=references(events),
        text=markdown(shown.text),
        additions=added,
        tables=[table for table in (done, unknown, terms, *(one.table for one in added)) if table is not None],
        sources=[(source, source_url(source)) for source in queries.sources_of(used)],
        contradictions=disputed,
        disputed_terms=[item for item in disputed if "horizons/" in item.about],
        start=_start_figure(shown),
        **_links(shown),
    )
    context["crumbs"] = (context["crumbs"][0], (shown.short_name, ""))
    return respond(request, "programme/overview.html", context)


def _horizons(
    programme: Programme, horizons: Sequence[Horizon], targets: Sequence[Target], day: date
) -> tuple[Figure | None, Table | None]:
    """The picture of the horizons, and the same as a table."""
    chart = horizon_chart(programme, horizons, day, targets)
    if chart is None:
        return None, None
    terms = chart_table(chart, "Looptijden volgens de bronnen", "looptijden")
    subtitle = "Donkerblauw: de tijd die voorbij is."
    if chart.milestones:
        subtitle += " Driehoek: een jaar dat bij een doel is genoemd."
    picture = figure(
        chart,
        parts.horizon_finding(programme, horizons, day),
        subtitle=subtitle,
        sources=references(horizons or [programme]),
        note=" ".join(dict.fromkeys(row.note for row in horizons if row.note)),
        table_url=f"#{terms.id}",
        csv_url=terms.csv_url,
    )
    return picture, terms


def _start_figure(programme: Programme) -> Figure | None:
    """How the area stood at the start, when a source has a table of it; the tables are on a page of their own."""
    tables = start_tables(programme)
    picture = start_picture(programme, tables)
    if picture is None:
        return None
    figures = [figure for table in tables for row in table.rows for figure in row.figures.values()]
    return picture.figure(references(figures), table_url=address("start", programme))


def _links(programme: Programme) -> dict[str, Any]:
    """Where the page leads, and how many links between goals and indicators are the editors' choice."""
    bases = queries.link_bases(programme.pk)
    return {
        "goals_url": address("goals", programme),
        "indicators_url": address("indicators", programme),
        "interventions_url": address("interventions", programme),
        "start_url": address("start", programme),
        "links_in_source": bases[Basis.SOURCE],
        "links_editorial": bases[Basis.EDITORIAL],
    }
