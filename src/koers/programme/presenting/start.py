"""The start of a programme as its sources give it: tables, and how the area stood beside its benchmark."""

from collections.abc import Sequence
from dataclasses import dataclass

from koers.indicators.models import Indicator, Observation
from koers.kernel.components.formatting import join_and, number, period, plural
from koers.kernel.components.shapes import Cell, Column, Row, Source, Table, Tag
from koers.places.models import Area
from koers.sources.presenting import references

from ..addresses import address
from ..models import Programme
from ..queries.start import SourceRow, SourceTable
from .values import NO_PERIOD, cell, period_words, tags_of, withheld

UP, DOWN = Indicator.Direction.UP, Indicator.Direction.DOWN


@dataclass(frozen=True)
class StartPart:
    """The tables under one heading: a theme, or what belongs to none."""

    heading: str
    url: str
    tables: tuple[Table, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """How often the area stood worse or better than its benchmark, and how often that cannot be said."""

    worse: int
    better: int
    same: int
    unknown: int

    @property
    def compared(self) -> int:
        """How many measures could be compared."""
        return self.worse + self.better + self.same


def own_area(programme: Programme, table: SourceTable) -> Area | None:
    """The column that is about the programme: its own area, or the one that stands in for it."""
    return next((a for a in table.areas if programme.area_id in (a.pk, a.stands_in_for_id)), None)


def standing(programme: Programme, tables: Sequence[SourceTable]) -> Standing:
    """Count over all rows with a direction; the rest cannot be said."""
    worse = better = same = unknown = 0
    for table in tables:
        own = own_area(programme, table)
        for row in table.rows:
            sign = {UP: 1, DOWN: -1}.get(row.indicator.direction)
            levels = pair(row, own.pk if own else "", programme.benchmark_id or "")
            if sign is None or levels is None:
                unknown += 1
            else:
                ahead = sign * (levels[0] - levels[1])
                worse, better, same = worse + (ahead < 0), better + (ahead > 0), same + (ahead == 0)
    return Standing(worse, better, same, unknown)


def pair(row: SourceRow, area: str, benchmark: str) -> tuple[float, float] | None:
    """The two levels of a row, when both are numbers that may be shown."""
    one, other = row.figures.get(area), row.figures.get(benchmark)
    if one is None or other is None or withheld(one) or withheld(other) or not one.value or not other.value:
        return None
    return float(one.value), float(other.value)


def headline(programme: Programme, tables: Sequence[SourceTable], *, name: str) -> str:
    """How the area (``name``) stood, in one sentence."""
    found = standing(programme, tables)
    if programme.benchmark is None or not found.compared:
        return f"Van {name} is bij de start geen cijfer te vergelijken." if tables else ""
    other = programme.benchmark.name
    many = f"{number(found.worse)} van de {plural(found.compared, 'maat', 'maten')}"
    if found.worse == found.compared:
        many = f"alle {plural(found.compared, 'maat', 'maten')}" if found.compared > 1 else "de enige maat"
    are = "is" if found.compared == 1 else "zijn"
    said = f"Op {many} die te vergelijken {are}, staat {name} er slechter voor dan {other}."
    if found.unknown:
        said += f" Bij {plural(found.unknown, 'maat', 'maten')} is dat niet te zeggen."
    return said


def parts(programme: Programme, tables: Sequence[SourceTable]) -> list[StartPart]:
    """The tables under their themes, in the order given."""
    grouped: dict[str, list[SourceTable]] = {}
    for table in tables:
        grouped.setdefault(table.theme.pk if table.theme else "", []).append(table)
    return [_part(programme, group) for group in grouped.values()]


def _part(programme: Programme, group: Sequence[SourceTable]) -> StartPart:
    theme = group[0].theme
    figures = [o for table in group for row in table.rows for o in row.figures.values()]
    return StartPart(
        heading=theme.title if theme else "Andere cijfers",
        url=address("goal", programme, theme.pk) if theme else "",
        tables=tuple(shape(programme, table) for table in group),
        sources=tuple(references(figures)),
        notes=tuple(_notes(figures)),
    )


def table_id(table: SourceTable) -> str:
    """The id of a table in the page's address, from its place in the source."""
    text = "".join(char if char.isalnum() else "-" for char in f"{table.source.pk}-{table.place}".lower())
    return "-".join(part for part in text.split("-") if part)


def shape(programme: Programme, table: SourceTable) -> Table:
    """The table as it stands in the source: the same rows and columns, and what is empty there says so."""
    id = table_id(table)
    columns = [Column("Maat"), *(Column(_column(programme, area), numeric=True) for area in table.areas)]
    rows = [_row(programme, table, row) for row in table.rows]
    return Table(f"{table.source.title}, {table.place}", columns, rows, id=id, csv_url=f"?csv={id}")


def _column(programme: Programme, area: Area) -> str:
    if area.stands_in_for_id == programme.area_id:
        return f"{area.name} (staat model voor {programme.area.name})"
    return f"{area.name} (dat is ook de ambitie)" if area.pk == programme.benchmark_id else area.name


def _row(programme: Programme, table: SourceTable, row: SourceRow) -> Row:
    figures = [row.figures.get(area.pk) for area in table.areas]
    name = Cell(row.indicator.name, url=address("indicator", programme, row.indicator.pk), note=_unit_note(row))
    return Row([name, *(_cell(figure) for figure in figures)])


def _cell(figure: Observation | None) -> Cell:
    if figure is None:
        return Cell(missing="not_stated")
    return cell(figure, tags=[tag for tag in tags_of(figure) if tag.kind != "stand_in"], note=_period(figure))


def _period(figure: Observation) -> str:
    return period_words(figure) if figure.period else ""


def _unit_note(row: SourceRow) -> str:
    """What the figures are in, when their sign does not say it already."""
    unit = row.indicator.unit
    return unit.name if unit is not None and not unit.symbol else ""


def _notes(figures: Sequence[Observation]) -> list[str]:
    """What must be said under the tables: that there is no year, and remarks that are about one figure."""
    told = []
    if any(not o.period for o in figures):
        told.append(f"Bij deze cijfers staat: {NO_PERIOD}.")
    consulted = sorted({o.consulted_on for o in figures if o.consulted_on})
    if consulted:
        told.append(f"De bron bekeek deze cijfers op {join_and(period(day) for day in consulted)}.")
    remarks: dict[str, dict[str, None]] = {}
    for figure in figures:
        if figure.note:
            remarks.setdefault(figure.note, {})[figure.indicator.name] = None
    # A remark that goes for several measures is about the table, and said above.
    told += [f"{next(iter(names))}: {note}" for note, names in remarks.items() if len(names) == 1]
    return told


def stand_in_tag(programme: Programme) -> Tag:
    """The mark beside a figure of an area that stands in."""
    return Tag("stand_in", programme.area.name)


def percentages(programme: Programme, tables: Sequence[SourceTable]) -> list[tuple[str, SourceRow]]:
    """The rows in percents with a figure of both sides, with the heading they stand under."""
    found = []
    for table in tables:
        own = own_area(programme, table)
        heading = table.theme.title if table.theme else ""
        for row in table.rows:
            unit = row.indicator.unit
            if own and unit is not None and unit.symbol == "%" and pair(row, own.pk, programme.benchmark_id or ""):
                found.append((heading, row))
    return found
