"""The page of an area: what is done there first, then the figures. No verdict, no ranking, no deficit as headline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from koers.indicators.models import Observation, Unit
from koers.kernel.components.formatting import capitalised, join_and, number, period, plural, qualified, with_unit
from koers.kernel.components.shapes import Cell, Column, FilterField, Row, Table, Tag
from koers.places.models import Area, AreaPart
from koers.places.queries import BELOW_MUNICIPALITY, WHERE_PEOPLE_LIVE

from ..addresses import address, area_address, areas_address
from ..models import Intervention
from ..queries.area_figures import Figure, Figures
from ..queries.areas import AreaFacts, Done
from ..queries.interventions import Group, Listed
from .interventions import (
    FIELDS,
    NO_THEME,
    count,
    intervention_url,
    name_cell,
    partners_cell,
    running_words,
    status_cell,
    theme_cell,
)
from .provenance import source_url
from .values import MISSING, NO_UNIT, unit_of

Status = Intervention.Status
Kind = Area.Kind

PLAIN_KINDS = (Observation.Kind.MEASUREMENT, Observation.Kind.START, Observation.Kind.COMPARISON)
STANDARD_ERRORS = Decimal("1.96")  # on both sides: 19 times in 20
ZERO = Decimal(0)
LONGEST_SIGN = 8
"""A longer unit than this stands once beside the name of the figure."""
ORDER = [kind.value for kind in Kind]


@dataclass(frozen=True)
class Around:
    """What one programme does for an area around this one: a sentence, and the address of the list."""

    text: str
    words: str
    url: str


@dataclass(frozen=True)
class ThemeList:
    """The interventions of one theme, by name."""

    theme: str
    names: tuple[Cell, ...]


@dataclass(frozen=True)
class AreaLink:
    """An area in a list, with its kind."""

    name: str
    url: str
    kind: str


def kind_words(area: Area) -> str:
    """What sort of area it is, as a heading."""
    return capitalised(area.get_kind_display())


def body_class(area: Area) -> str:
    """Large type for the pages of neighbourhoods, which residents read."""
    return "large" if area.kind in WHERE_PEOPLE_LIVE else ""


def tags(area: Area, *, made_up: bool = False) -> tuple[Tag, ...]:
    """That the area stands in for another one, or is made up."""
    stand_in = (Tag("stand_in", area.stands_in_for.name),) if area.stands_in_for is not None else ()
    return (*stand_in, *((Tag("made_up"),) if made_up else ()))


def crumbs(facts: AreaFacts) -> list[tuple[str, str]]:
    """The way down to this area."""
    way = [(area.name, area_address(area.pk)) for area in facts.above]
    return [("Koers", "/"), ("Gebieden", areas_address()), *way, (facts.area.name, "")]


# --- what is done ---------------------------------------------------------------------------------------------------


def answer(facts: AreaFacts) -> str:
    """The headline: what is done here, and for the area around it. It never tells how the area scores."""
    name = _in_a_sentence(facts.area)
    own, inside = _total(facts.own), _total(facts.inside)
    if own:
        return " ".join(filter(None, (_are_done(f"Voor {name}", facts.own), _inside_too(inside))))
    if inside:
        return f"{_are_done(f'In delen van {name}', facts.inside)} Voor {name} als geheel noemt geen bron er een."
    if facts.around:
        nearest = [done for done in facts.around if done.area.pk == facts.around[0].area.pk]
        return f"{_are_done(f'Voor heel {nearest[0].area.name}', nearest)} Voor {name} zelf noemt geen bron er een."
    return f"Voor {name} staat in onze bronnen geen interventie."


def _in_a_sentence(area: Area) -> str:
    """Its name after a preposition: one that begins with a number needs an article (de 20 focusgebieden NPLV)."""
    return f"de {area.name}" if area.name[:1].isdigit() else area.name


def _are_done(where: str, done: Sequence[Done]) -> str:
    """How many interventions there are, and how many of them run."""
    total, running = _total(done), _running(done)
    first = f"{where} {_are(total)} er {plural(total, 'interventie', 'interventies')}"
    if total == 1:
        return f"{first}, en die loopt." if running else f"{first}."
    return f"{first}{running_words(running, total)}"


def _inside_too(inside: int) -> str:
    return f"In delen van dit gebied {_are(inside)} er nog {number(inside)}." if inside else ""


def _are(total: int) -> str:
    return "is" if total == 1 else "zijn"


def _total(done: Iterable[Done]) -> int:
    return sum(count(one.groups) for one in done)


def _running(done: Iterable[Done]) -> int:
    return sum(count(one.groups, status=Status.RUNNING) for one in done)


def around(done: Sequence[Done]) -> list[Around]:
    """What is done for these areas as a whole, each with the address of its list in the register."""
    return [
        Around(_are_done(f"Voor {_in_a_sentence(one.area)}", [one]), _around_words(one.groups), register_address(one))
        for one in done
    ]


def _around_words(groups: Sequence[Group]) -> str:
    return f"Bekijk {'deze interventie' if count(groups) == 1 else f'deze {number(count(groups))} interventies'}"


def running_by_theme(found: Iterable[Listed]) -> list[ThemeList]:
    """What runs, by name and theme: short enough to stand on the page of a neighbourhood."""
    running = [item.intervention for item in found if item.intervention.status == Status.RUNNING]
    by_theme: dict[str, list[Cell]] = {}
    for one in sorted(running, key=lambda one: (one.theme is None, one.theme.position if one.theme else 0)):
        name = one.theme.title if one.theme is not None else capitalised(NO_THEME)
        by_theme.setdefault(name, []).append(Cell(one.name, url=intervention_url(one)))
    return [ThemeList(theme, tuple(names)) for theme, names in by_theme.items()]


def register_address(done: Done) -> str:
    """The list in the register of what this programme does for this area."""
    return f"{address('interventions', done.programme)}?{FIELDS['area']}={done.area.pk}"


def done_table(found: Sequence[Listed], key: str, caption: str, *, with_area: bool = False) -> Table:
    """Interventions in a list; ``with_area`` says for each where it is."""
    columns = ("Wat gebeurt er", *(("Waar",) if with_area else ()), "Status", "Thema", "Wie doet mee")
    rows = []
    for item in found:
        one = item.intervention
        where = (Cell(one.area.name, url=area_address(one.area_id)),) if with_area else ()
        rows.append(Row((name_cell(one), *where, status_cell(one), theme_cell(one), partners_cell(item))))
    return Table(caption, columns, rows, id=key, caption_hidden=True, csv_url=f"?csv={key}")


# --- figures --------------------------------------------------------------------------------------------------------


def figures_table(area: Area, figures: Figures) -> Table:
    """The newest figures, with those of the municipality and the country beside them."""
    name = area.name
    if area.stands_in_for is not None:
        name += f" (staat model voor {area.stands_in_for.name})"
    names = (name, *(one.name for one in figures.compared))
    columns = ("Wat", *(Column(one, numeric=True) for one in names), "Wanneer", "Bron")
    rows: list[Row] = []
    topic = None
    for figure in filter(is_told, figures.rows):
        if figure.indicator.topic != topic:
            topic = figure.indicator.topic
            rows.append(Row((capitalised(topic) or "Overige",), group=True))
        rows.append(_figure_row(figure, figures, small=area.kind in BELOW_MUNICIPALITY))
    return Table("De nieuwste cijfers", columns, rows, id="cijfers", caption_hidden=True, csv_url="?csv=cijfers")


def is_told(figure: Figure) -> bool:
    """Whether a source gives a figure or words for this area."""
    return any(not one.missing for one in figure.own)


def untold_table(area: Area, figures: Figures) -> Table:
    """What the sources give no figure for, and why."""
    rows = [
        Row((_name(figure, figures), value_cell(figure.own[0]), _sources(figure.own)))
        for figure in figures.rows
        if not is_told(figure)
    ]
    caption = f"Waarvan geen cijfer is voor {area.name}"
    return Table(
        caption, ("Wat", "Cijfer", "Bron"), rows, id="geen-cijfer", caption_hidden=True, csv_url="?csv=geen-cijfer"
    )


def untold_title(table: Table) -> str:
    """How many figures the sources name without giving them."""
    return f"{plural(len(table.rows), 'cijfer dat', 'cijfers die')} de bronnen wel noemen, maar niet geven"


def _name(figure: Figure, figures: Figures, note: str = "") -> Cell:
    home = figures.homes.get(figure.indicator.pk)
    name = figure.indicator.name + (f", {figure.breakdown}" if figure.breakdown else "")
    return Cell(name, url=address("indicator", home, figure.indicator.pk) if home else "", note=note)


def _figure_row(figure: Figure, figures: Figures, *, small: bool) -> Row:
    """``small``: an area whose figures jump about by chance, so that how far is told with them."""
    what = _name(figure, figures, _unit_note(figure.own[0]))
    beside = [_values(figure.beside.get(area.pk, ())) for area in figures.compared]
    first = figure.own[0]
    when = Cell(period(first.period), raw=first.period) if first.period else Cell(missing="not_stated")
    return Row((what, _values(figure.own, small=small), *beside, when, _sources(figure.own)))


def _unit_note(observation: Observation) -> str:
    """The unit, where it is not written behind each figure: a score has no sign, and "per 10.000 inwoners" is long."""
    unit = unit_of(observation)
    if unit is None:
        return NO_UNIT if observation.value else ""
    return "" if unit.kind == Unit.Kind.TEXT or sign(unit) else unit.symbol or unit.name


def sign(unit: Unit | None) -> str:
    """The sign of a unit that is written behind each figure; "" for one that is said once for the whole row."""
    return unit.symbol if unit is not None and len(unit.symbol) <= LONGEST_SIGN else ""


def _values(observations: Sequence[Observation], *, small: bool = False) -> Cell:
    """One value, or all when there are more and nobody chose."""
    cells = list(dict.fromkeys(_with_noise(value_cell(one), one) if small else value_cell(one) for one in observations))
    if not cells:
        return Cell()
    return cells[0] if len(cells) == 1 else Cell(items=cells)


def _with_noise(cell: Cell, observation: Observation) -> Cell:
    """The figure, and between what it can lie by chance and rounding (19 times in 20) where that is known."""
    if not (observation.value and observation.variance):
        return cell
    value, away = Decimal(observation.value), STANDARD_ERRORS * Decimal(observation.variance).sqrt()
    low, high = (number(round(one, -int(value.as_tuple().exponent))) for one in (max(value - away, ZERO), value + away))
    return replace(cell, note=" ".join(filter(None, (cell.note, f"door toeval tussen {low} en {high}"))))


def value_cell(observation: Observation) -> Cell:
    """A figure as it was stated, or why there is none."""
    if observation.missing:
        return Cell(missing=MISSING[Observation.Missing(observation.missing)])
    if not observation.value:
        return Cell(observation.value_text, missing="text_only", raw=observation.value_text)
    text = qualified(with_unit(observation.value, sign(unit_of(observation))), observation.qualifier)
    tagged = (Tag("provisional"),) if observation.provisional else ()
    note = "" if observation.kind in PLAIN_KINDS else observation.get_kind_display()
    exact = observation.qualifier == Observation.Qualifier.EXACT
    return Cell(text, tags=tagged, note=note, raw=observation.value if exact else "")


def _sources(observations: Sequence[Observation]) -> Cell:
    cells = [
        Cell(one.source.title, url=source_url(one.source), note=one.source_place)
        for one in {(one.source_id, one.source_place): one for one in observations}.values()
    ]
    return cells[0] if len(cells) == 1 else Cell(items=cells)


def hidden_words(hidden: int) -> str:
    """That sensitive figures are left out; "" when there are none."""
    if not hidden:
        return ""
    return f"{plural(hidden, 'cijfer is', 'cijfers zijn')} gevoelig. Koers toont die niet voor een buurt, een wijk of een stadsdeel."


# --- where it lies --------------------------------------------------------------------------------------------------


def links(areas: Iterable[Area]) -> list[AreaLink]:
    """Areas in a list, the largest kinds first."""
    found = sorted(areas, key=lambda one: (ORDER.index(one.kind), one.name))
    return [AreaLink(one.name, area_address(one.pk), one.get_kind_display()) for one in found]


def aliases(area: Area) -> str:
    """The other names of an area, in a sentence."""
    return join_and(part.strip() for part in area.aliases.split(";") if part.strip())


def parts_title(parts: Sequence[AreaPart]) -> str:
    """What the area is made of, in one line."""
    provisional = any(part.provisional for part in parts)
    return f"De {plural(len(parts), 'buurt', 'buurten')} waar dit gebied uit bestaat{' (voorlopige lijst)' if provisional else ''}"


def parts_table(parts: Sequence[AreaPart]) -> Table:
    """The CBS areas it is made of."""
    columns = ("Buurt", "CBS-code", Column("Deel dat meetelt", True), Column("Inwoners", True))
    rows = [
        Row(
            (
                Cell(part.name, tags=(Tag("provisional"),) if part.provisional else ()),
                part.cbs_code,
                Cell("helemaal" if part.weight == "1" else number(part.weight), raw=part.weight),
                _population(part),
            )
        )
        for part in parts
    ]
    return Table("Buurten van dit gebied", columns, rows, id="buurten", caption_hidden=True, csv_url="?csv=buurten")


def _population(part: AreaPart) -> Cell:
    if part.population is None:
        return Cell()
    note = f"in {part.population_year}" if part.population_year else ""
    return Cell(number(part.population), note=note, raw=str(part.population))


# --- the index ------------------------------------------------------------------------------------------------------


def index_answer(total: int, with_some: int) -> str:
    """The headline of the list of areas."""
    if not total:
        return "In onze bronnen staat nog geen gebied."
    many = f"In onze bronnen {'staat' if total == 1 else 'staan'} {plural(total, 'gebied', 'gebieden')}."
    if not with_some:
        return f"{many} Bij geen daarvan staat een interventie."
    return f"{many} Bij {with_some} daarvan staat een interventie voor dat gebied."


def index_fields(kinds: Iterable[str], kind: str, name: str) -> list[FilterField]:
    """The fields of the form above the list of areas."""
    known = set(kinds)
    options = [(one.value, one.label) for one in Kind if one.value in known]
    return [FilterField("soort", "Soort gebied", options, kind), FilterField("naam", "Naam", value=name)]


def index_table(areas: Iterable[Area], done: dict[str, int]) -> Table:
    """All areas by name."""
    rows = [
        Row(
            (
                Cell(one.name, url=area_address(one.pk), tags=tags(one), note=aliases(one)),
                one.get_kind_display(),
                Cell(one.parent.name, url=area_address(one.parent_id)) if one.parent else Cell("geen groter gebied"),
                _done_cell(one, done.get(one.pk, 0)),
            )
        )
        for one in areas
    ]
    columns = ("Gebied", "Soort", "Ligt in", Column("Interventies voor dit gebied zelf", numeric=True))
    return Table("Gebieden", columns, rows, id="gebieden", caption_hidden=True, csv_url="?csv=gebieden")


def _done_cell(area: Area, total: int) -> Cell:
    url = f"{area_address(area.pk)}#acties" if total else ""
    return Cell(number(total) if total else "geen", url=url, raw=str(total))
