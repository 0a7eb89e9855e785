"""The tables of the page of an indicator: the figures, every observation, and values that contradict each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from koers.indicators.models import Observation
from koers.indicators.periods import parse_period
from koers.kernel.components.formatting import NO_BREAK_SPACE, period, plural
from koers.kernel.components.shapes import Cell, Column, Row, Table, Tag
from koers.places.models import Area

from ..judging.question import start_year
from .provenance import source_url
from .subject import Subject
from .values import cell, distance, name_and_unit, period_words, symbol_of, tags_of, time_of, unit_of, withheld, written
from .verdicts import decimals_of

MOST_PERIODS = 12
MOST_SHOWN = 30
MOST_IN_A_FOLD = 500
LONGEST_SIGN = 8


@dataclass(frozen=True)
class Folded:
    """A table that is opened by who wants it; ``rest``: how many rows are only in the file."""

    title: str
    table: Table
    rest: int = 0


# --- area by period -------------------------------------------------------------------------------------------------


def figures_table(subject: Subject) -> tuple[Table, Folded | None]:
    """A row a period, a column an area, and the gap; older periods folded. The CSV file has all of them."""
    rows = _period_rows(subject)
    columns = [Column("Periode"), *(Column(_area_label(subject, area), numeric=True) for area in _columns(subject))]
    if subject.direction and subject.benchmark is not None:
        columns.append(Column(f"Verschil met {subject.benchmark.name}", numeric=True))
    columns += [Column("Wanneer"), Column("Bron")]
    caption = name_and_unit(subject.facts.indicator)
    shown, older = rows[:MOST_PERIODS], rows[MOST_PERIODS:]
    table = Table(caption, columns, shown, csv_url="?csv=cijfers")
    if not older:
        return table, None
    return table, Folded(
        f"Eerdere jaren: {plural(len(older), 'periode', 'periodes')}",
        Table(f"{caption}, eerder", columns, older, csv_url="?csv=cijfers"),
    )


def figures_csv(subject: Subject) -> Table:
    """All periods, for the file."""
    table, older = figures_table(subject)
    rows = [*table.rows, *(older.table.rows if older else ())]
    return Table(table.caption, table.columns, rows, id="cijfers")


def _columns(subject: Subject) -> list[Area]:
    """The areas of the pictures; those that stand in for the area only when it has no figures of its own."""
    own = any(figure.value for figure in subject.whole if figure.area_id == subject.area.pk)
    return subject.areas if own else [*subject.areas, *subject.stand_ins]


def _area_label(subject: Subject, area: Area) -> str:
    """The name of an area, with what goes for all its figures."""
    marks = [f"staat model voor {subject.area.name}"] if area.stands_in_for_id == subject.area.pk else []
    if _all_provisional(subject, area):
        marks.append("voorlopig")
    return f"{area.name} ({', '.join(marks)})" if marks else area.name


def _all_provisional(subject: Subject, area: Area) -> bool:
    return all(figure.provisional for figure in subject.whole if figure.area_id == area.pk)


def _period_rows(subject: Subject) -> list[Row]:
    """Newest first. Figures of one unknown period stand in a row a source: nobody knows if they are of one year."""
    keys: dict[tuple[str, str, str], dict[str, Observation]] = {}
    shown = {area.pk for area in _columns(subject)}
    for figure in subject.whole:
        if figure.area_id in shown:
            key = (figure.period, *(("", "") if figure.period else (figure.source_id, figure.source_place)))
            keys.setdefault(key, {})
            known = keys[key].get(figure.area_id)
            if known is None or subject._rank(figure) > subject._rank(known):
                keys[key][figure.area_id] = figure
    with_area = [(key, row) for key, row in keys.items() if any(o.value or o.value_text for o in row.values())]
    with_area.sort(key=lambda item: parse_period(item[0][0]).time or 0.0, reverse=True)
    return [_period_row(subject, row) for _, row in with_area]


def _period_row(subject: Subject, row: dict[str, Observation]) -> Row:
    any_figure = next(iter(row.values()))
    cells = [Cell(period_words(any_figure), raw=any_figure.period)]
    cells += [_area_cell(subject, row.get(area.pk)) for area in _columns(subject)]
    if subject.direction and subject.benchmark is not None:
        cells.append(_gap_cell(subject, row))
    cells += [Cell(_side(subject, any_figure)), _sources_cell(list(row.values()))]
    return Row(cells)


def _area_cell(subject: Subject, figure: Observation | None) -> Cell:
    """A figure, with the marks that do not stand in the heading of its column already."""
    if figure is None:
        return cell(None)
    said = {"stand_in"} | ({"provisional"} if _all_provisional(subject, figure.area) else set())
    shown = cell(figure, tags=[tag for tag in tags_of(figure) if tag.kind not in said])
    return replace(shown, text=_short(shown.text, subject))


def _short(text: str, subject: Subject) -> str:
    """Without a long unit: it stands in the heading of the table already."""
    symbol = symbol_of(subject.unit)
    return text.removesuffix(f"{NO_BREAK_SPACE}{symbol}") if len(symbol) > LONGEST_SIGN else text


def _gap_cell(subject: Subject, row: dict[str, Observation]) -> Cell:
    area, other = row.get(subject.area.pk), row.get(subject.benchmark.pk if subject.benchmark else "")
    if area is None or other is None or not area.value or not other.value:
        return Cell(missing="not_computable")
    levels = (float(area.value), float(other.value))
    apart = round(subject.direction * (levels[1] - levels[0]), 10)
    return Cell(_short(distance(apart, subject.unit, decimals_of(levels)), subject), raw=f"{apart:.10g}")


def _side(subject: Subject, figure: Observation) -> str:
    """On which side of the start of the programme a figure lies."""
    year, start = parse_period(figure.period).middle_year, start_year(subject.facts.programme)
    if year is None or start is None:
        return "niet te zeggen"
    if year == start:
        return "beginjaar"
    return "sinds de start" if year > start else "vóór de start"


def _sources_cell(figures: Sequence[Observation]) -> Cell:
    found: dict[str, Observation] = {}
    for figure in figures:
        found.setdefault(figure.source_id, figure)
    cells = [Cell(o.source.title, url=source_url(o.source), note=o.source_place) for o in found.values()]
    return cells[0] if len(cells) == 1 else Cell(items=cells)


# --- every observation ----------------------------------------------------------------------------------------------

OBSERVATION_COLUMNS = (
    "Gebied",
    "Periode",
    Column("Waarde", numeric=True),
    "Soort",
    "Hoe precies",
    "Bron",
    "Bekend sinds",
)


def observations_tables(subject: Subject) -> tuple[Table, list[Folded]]:
    """The newest figures of the areas of the page, and folded: older ones, and those of other areas."""
    order = {area.pk: place for place, area in enumerate([*subject.areas, *subject.stand_ins])}
    whole = [o for o in visible(subject) if not o.breakdown]
    near = [o for o in whole if o.area_id in order]
    near.sort(key=lambda o: (-(time_of(o) or 0.0), order[o.area_id], o.position))
    other = sorted((o for o in whole if o.area_id not in order), key=lambda o: (-(time_of(o) or 0.0), o.area.name))
    name = name_and_unit(subject.facts.indicator)
    table = Table(f"Alle metingen: {name}", OBSERVATION_COLUMNS, _rows(near[:MOST_SHOWN]), csv_url="?csv=metingen")
    folded = [("Eerdere metingen", near[MOST_SHOWN:]), ("Metingen van andere gebieden", other)]
    return table, [_folded(title, figures, name) for title, figures in folded if figures]


def breakdown_table(subject: Subject) -> Table | None:
    """Figures about a part of the people or places: apart, because they are not compared."""
    parts = [o for o in visible(subject) if o.breakdown]
    if not parts:
        return None
    parts.sort(key=lambda o: (o.breakdown, -(time_of(o) or 0.0), o.position))
    columns = ("Uitsplitsing", *OBSERVATION_COLUMNS)
    rows = [[o.breakdown, *_row(o)] for o in parts[:MOST_IN_A_FOLD]]
    return Table(f"Uitgesplitst: {name_and_unit(subject.facts.indicator)}", columns, rows, csv_url="?csv=metingen")


def visible(subject: Subject) -> list[Observation]:
    """The figures that may be shown."""
    return [figure for figure in subject.facts.observations if not withheld(figure)]


def hidden(subject: Subject) -> int:
    """How many figures are not shown, because they are sensitive and of less than a municipality."""
    return len(subject.facts.observations) - len(visible(subject))


def _folded(title: str, figures: list[Observation], name: str) -> Folded:
    shown = figures[:MOST_IN_A_FOLD]
    table = Table(f"{title}: {name}", OBSERVATION_COLUMNS, _rows(shown), csv_url="?csv=metingen")
    return Folded(f"{title}: {plural(len(figures), 'cijfer', 'cijfers')}", table, len(figures) - len(shown))


def _rows(figures: Sequence[Observation]) -> list[list[Cell]]:
    return [_row(figure) for figure in figures]


def _row(figure: Observation) -> list[Cell]:
    stand_in = figure.area.stands_in_for
    tags = [Tag("provisional")] if figure.provisional else []
    tags += [Tag("plain", "heeft de voorkeur")] if figure.preferred else []
    return [
        Cell(figure.area.name, tags=[Tag("stand_in", stand_in.name)] if stand_in is not None else ()),
        Cell(period_words(figure)),
        cell(figure, tags=tags),
        Cell(figure.get_kind_display(), note=figure.system),
        Cell(figure.get_qualifier_display()),
        Cell(figure.source.title, url=source_url(figure.source), note=figure.source_place),
        Cell(period(figure.known_since)) if figure.known_since else Cell(missing="unknown"),
    ]


def notes_on_figures(subject: Subject) -> list[str]:
    """What the editors remark about the figures, each remark once, with which figures it is about when not all."""
    figures = [o for o in visible(subject) if o.note]
    remarks: dict[str, list[Observation]] = {}
    for figure in figures:
        remarks.setdefault(figure.note, []).append(figure)
    total = len(visible(subject))
    return [note if len(found) == total else f"{_which(found)}: {note}" for note, found in remarks.items()]


def _which(figures: Sequence[Observation]) -> str:
    names = list(dict.fromkeys(f"{o.area.name} {o.period}".strip() for o in figures))
    return ", ".join(names) if len(names) <= 4 else f"Bij {plural(len(figures), 'cijfer', 'cijfers')}"


def observations_csv(subject: Subject) -> Table:
    """Every figure with everything that is known about it, as codes and plain numbers, for the file."""
    columns = (
        "gebied", "naam gebied", "staat model voor", "periode", "uitsplitsing", "waarde", "waarde in woorden",
        "waarom geen waarde", "hoe precies", "eenheid", "soort", "noemer", "variantie", "bronsysteem", "geraadpleegd op",
        "voorlopig", "voorkeur", "gekozen door", "gekozen op", "reden", "bron", "plaats in de bron", "bekend sinds", "opmerking",
    )  # fmt: skip
    return Table(subject.facts.indicator.name, columns, [_csv_row(o) for o in visible(subject)], id="metingen")


def _csv_row(o: Observation) -> list[Cell]:
    unit = unit_of(o)
    texts = (
        o.area_id, o.area.name, o.area.stands_in_for_id, o.period, o.breakdown, o.value, o.value_text, o.missing, o.qualifier,
        unit.pk if unit else "", o.kind, o.denominator, o.variance, o.system, o.consulted_on, "ja" if o.provisional else "nee",
        "ja" if o.preferred else "nee", o.preferred_by, o.preferred_on, o.preferred_why, o.source.title, o.source_place,
        o.known_since, o.note,
    )  # fmt: skip
    return [Cell(str(text)) if text not in (None, "") else Cell(missing="not_applicable", text="-") for text in texts]


# --- contradicting values -------------------------------------------------------------------------------------------


def contradicting_table(subject: Subject) -> Table | None:
    """Figures for the same area and period that are not the same, with which one is used and why."""
    grouped: dict[tuple[str, str, str], list[Observation]] = {}
    for figure in visible(subject):
        if figure.value or figure.value_text:
            grouped.setdefault((figure.area_id, figure.period, figure.breakdown), []).append(figure)
    groups = [group for group in grouped.values() if len({(o.value, o.value_text, o.unit_id) for o in group}) > 1]
    if not groups:
        return None
    rows = [_contradiction(subject, group) for group in groups]
    columns = ("Gebied", "Periode", "Waarden", "Wat Koers gebruikt, en waarom")
    return Table("Waarden die niet hetzelfde zijn", columns, rows, id="verschillend", csv_url="?csv=verschillend")


def _contradiction(subject: Subject, group: list[Observation]) -> list[Cell]:
    used = [o for o in group if o.pk in subject.used]
    values = [
        Cell(
            written(o),
            note=f"{o.source.title}, {o.source_place}".rstrip(", "),
            tags=[Tag("preferred")] if o in used else (),
        )
        for o in group
    ]
    first = group[0]
    area = first.area.name + (f", {first.breakdown}" if first.breakdown else "")
    return [Cell(area), Cell(period_words(first)), Cell(items=values), Cell(_choice(subject, group, used))]


def _choice(subject: Subject, group: list[Observation], used: list[Observation]) -> str:
    preferred = next((o for o in group if o.preferred), None)
    if preferred is not None:
        why = f": {preferred.preferred_why}" if preferred.preferred_why else "."
        return f"{written(preferred)}. Gekozen door {preferred.preferred_by} op {period(preferred.preferred_on)}{why}"
    parts = ["Niemand heeft gekozen."]
    if used:
        parts.append(f"Koers rekent met {written(used[0])}, {_because(subject, used[0])}.")
    else:
        parts.append("Koers rekent met geen van deze cijfers.")
    if not group[0].period:
        parts.append("De bron noemt geen jaar: het kunnen cijfers van verschillende jaren zijn.")
    return " ".join(parts)


def _because(subject: Subject, figure: Observation) -> str:
    others = [
        o
        for o in subject.whole
        if o.pk in subject.used and o.period == figure.period and o.area_id != figure.area_id
        and (o.source_id, o.source_place) == (figure.source_id, figure.source_place)
    ]  # fmt: skip
    if others:
        return f"omdat dat uit dezelfde tabel komt als het cijfer van {others[0].area.name}"
    return "omdat dat het laatst bekend werd"
