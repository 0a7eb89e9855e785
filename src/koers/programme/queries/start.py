"""The tables that sources give of the start: found by their place in a source, not by their name."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from koers.indicators.models import Indicator, Observation
from koers.places.models import Area
from koers.sources.models import Source

from ..models import Goal, GoalIndicator, Programme
from .indicators import indicators_of

START_KINDS = (Observation.Kind.START, Observation.Kind.COMPARISON)


@dataclass(frozen=True)
class SourceRow:
    """One indicator in a table of a source: area id to its figure."""

    indicator: Indicator
    figures: dict[str, Observation]


@dataclass(frozen=True)
class SourceTable:
    """What one place in a source gives: a row an indicator, a column an area. ``theme``: the goal that it is about."""

    source: Source
    place: str
    theme: Goal | None
    areas: tuple[Area, ...]
    rows: tuple[SourceRow, ...]


def start_tables(programme: Programme) -> list[SourceTable]:
    """How the programme's area stood at the start, a table a place in a source, with the themes in their own order."""
    found = _observations(programme).filter(kind__in=START_KINDS)

    def is_start(figures: list[Observation]) -> bool:
        return any(o.area_id == programme.area_id and o.kind == Observation.Kind.START for o in figures)

    tables = _tables(programme, found, is_start)
    return sorted(tables, key=lambda table: (table.theme is None, table.theme.position if table.theme else 0))


def comparison_tables(programme: Programme) -> list[SourceTable]:
    """Tables in which another area stands in for the programme's own, of which the source has no figures."""

    def stands_in(figures: list[Observation]) -> bool:
        if any(o.area_id == programme.area_id for o in figures):
            return False
        measured = [o for o in figures if o.value]
        model = {o.indicator_id for o in measured if o.area.stands_in_for_id == programme.area_id}
        return bool(model & {o.indicator_id for o in measured if o.area_id == programme.benchmark_id})

    found = _tables(programme, _observations(programme), stands_in)
    return [replace(table, theme=None) for table in found]  # such a table goes through all themes


def _observations(programme: Programme):
    wanted = indicators_of(programme.pk).values("pk")
    found = Observation.objects.filter(indicator__in=wanted, breakdown="")
    related = ("indicator__unit", "unit", "area__stands_in_for", "source")
    return found.select_related(*related).order_by("package", "position")


def _tables(
    programme: Programme, found: Iterable[Observation], wanted: Callable[[list[Observation]], bool]
) -> list[SourceTable]:
    groups: dict[tuple[str, str], list[Observation]] = {}
    for figure in found:
        groups.setdefault((figure.source_id, figure.source_place), []).append(figure)
    themes = _themes(programme)
    return [_table(programme, figures, themes) for figures in groups.values() if wanted(figures)]


def _themes(programme: Programme) -> dict[str, list[GoalIndicator]]:
    """Indicator to its links with themes, those that stand in a source first."""
    found = GoalIndicator.objects.filter(package=programme.pk, goal__level=Goal.Level.THEME).select_related("goal")
    grouped: dict[str, list[GoalIndicator]] = {}
    for link in found.order_by("-basis", "position"):
        grouped.setdefault(link.indicator_id, []).append(link)
    return grouped


def _table(programme: Programme, figures: list[Observation], themes: dict[str, list[GoalIndicator]]) -> SourceTable:
    areas = {figure.area_id: figure.area for figure in figures}

    def place(area: Area) -> tuple[int, int]:
        own = area.pk == programme.area_id or area.stands_in_for_id == programme.area_id
        return (0 if own else 2 if area.pk == programme.benchmark_id else 1), area.position

    rows: dict[str, SourceRow] = {}
    for figure in figures:
        rows.setdefault(figure.indicator_id, SourceRow(figure.indicator, {})).figures.setdefault(figure.area_id, figure)
    # The theme that most rows belong to, by the links of this very place when there are such.
    links = [link for indicator in rows for link in themes.get(indicator, ())]
    here = [
        link for link in links if (link.source_id, link.source_place) == (figures[0].source_id, figures[0].source_place)
    ]
    usual = Counter(link.goal_id for link in here or links).most_common(1)
    theme = next((link.goal for link in links if usual and link.goal_id == usual[0][0]), None)
    ordered = tuple(sorted(areas.values(), key=place))
    return SourceTable(figures[0].source, figures[0].source_place, theme, ordered, tuple(rows.values()))
