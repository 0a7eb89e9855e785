"""The page of an area: what is done there first, then the figures. No verdict, no ranking, no deficit as headline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from koers.indicators.models import Observation
from koers.kernel.components.formatting import capitalised, join_and, number, period, plural, qualified, with_unit
from koers.kernel.components.shapes import Cell, Column, FilterField, Row, Table, Tag
from koers.places.models import Area, AreaPart
from koers.places.queries import WHERE_PEOPLE_LIVE

from ..addresses import address, area_address, areas_address
from ..models import Intervention
from ..queries.area_figures import Figure, Figures
from ..queries.areas import AreaFacts, Done
from ..queries.interventions import Group, Listed
from .interventions import FIELDS, count, name_cell, partners_cell, status_cell, theme_cell
from .provenance import source_url

Status = Intervention.Status
Kind = Area.Kind

MISSING = {
    Observation.Missing.NOT_STATED: "not_stated",
    Observation.Missing.SUPPRESSED: "suppressed",
    Observation.Missing.NOT_YET_DUE: "not_yet_due",
    Observation.Missing.TO_BE_DETERMINED: "pm",
}
PLAIN_KINDS = (Observation.Kind.MEASUREMENT, Observation.Kind.START, Observation.Kind.COMPARISON)
ORDER = [kind.value for kind in Kind]


@dataclass(frozen=True)
class Around:
    """What one programme does for an area around this one: a sentence, and the address of the list."""

    text: str
    words: str
    url: str


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
    name = facts.area.name
    own, inside = _total(facts.own), _total(facts.inside)
    parts = [_own_sentence(name, own, _running(facts.own))]
    if inside:
        where = f"In delen van {name}" if own else "In delen daarvan"
        parts.append(f"{where} {_are(inside)} er {number(inside)}.")
    if not own and not inside and facts.around:
        nearest = [done for done in facts.around if done.area.pk == facts.around[0].area.pk]
        total = _total(nearest)
        parts.append(f"Voor heel {nearest[0].area.name} {_are(total)} er {number(total)}.")
    return " ".join(parts)


def _own_sentence(name: str, total: int, running: int) -> str:
    if not total:
        return f"Voor {name} zelf staat in onze bronnen geen interventie."
    first = f"Voor {name} {_are(total)} er {plural(total, 'interventie', 'interventies')}."
    if total == 1:
        return f"{first} Die loopt." if running else first
    if not running:
        return f"{first} Daarvan loopt er nog geen."
    return f"{first} Daarvan {'loopt' if running == 1 else 'lopen'} er {number(running)}."


def _are(total: int) -> str:
    return "is" if total == 1 else "zijn"


def _total(done: Iterable[Done]) -> int:
    return sum(count(one.groups) for one in done)


def _running(done: Iterable[Done]) -> int:
    return sum(count(one.groups, status=Status.RUNNING) for one in done)


def around(done: Sequence[Done]) -> list[Around]:
    """What is done for these areas as a whole, each with the address of its list in the register."""
    return [Around(_around_text(one.groups, one.area), _around_words(one.groups), register_address(one)) for one in done]


def _around_text(groups: Sequence[Group], area: Area) -> str:
    running = count(groups, status=Status.RUNNING)
    runs = "loopt er nog geen" if not running else f"{'loopt' if running == 1 else 'lopen'} er {number(running)}"
    return f"Voor heel {area.name} {_are(count(groups))} er {number(count(groups))}, daarvan {runs}."


def _around_words(groups: Sequence[Group]) -> str:
    return f"Bekijk {'deze interventie' if count(groups) == 1 else f'deze {number(count(groups))} interventies'}"


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
    columns = ("Wat", *(Column(one, True) for one in (name, *(one.name for one in figures.compared))), "Wanneer", "Bron")
    rows: list[Row] = []
    topic = None
    for figure in figures.rows:
        if figure.indicator.topic != topic:
            topic = figure.indicator.topic
            rows.append(Row((capitalised(topic) or "Overige",), group=True))
        rows.append(_figure_row(figure, figures))
    return Table("De nieuwste cijfers", columns, rows, id="cijfers", caption_hidden=True, csv_url="?csv=cijfers")


def _figure_row(figure: Figure, figures: Figures) -> Row:
    home = figures.homes.get(figure.indicator.pk)
    name = figure.indicator.name + (f", {figure.breakdown}" if figure.breakdown else "")
    what = Cell(name, url=address("indicator", home, figure.indicator.pk) if home else "")
    beside = [_values(figure.beside.get(area.pk, ())) for area in figures.compared]
    first = figure.own[0]
    when = Cell(period(first.period), raw=first.period) if first.period else Cell(missing="not_stated")
    return Row((what, _values(figure.own), *beside, when, _sources(figure.own)))


def _values(observations: Sequence[Observation]) -> Cell:
    """One value, or all when there are more and nobody chose."""
    cells = list(dict.fromkeys(value_cell(one) for one in observations))
    if not cells:
        return Cell()
    return cells[0] if len(cells) == 1 else Cell(items=cells)


def value_cell(observation: Observation) -> Cell:
    """A figure as it was stated, or why there is none."""
    if observation.missing:
        return Cell(missing=MISSING[Observation.Missing(observation.missing)])
    if not observation.value:
        return Cell(observation.value_text, missing="text_only", raw=observation.value_text)
    unit = observation.unit or observation.indicator.unit
    text = qualified(with_unit(observation.value, unit.symbol if unit else ""), observation.qualifier)
    tagged = (Tag("provisional"),) if observation.provisional else ()
    note = "" if observation.kind in PLAIN_KINDS else observation.get_kind_display()
    return Cell(text, tags=tagged, note=note, raw=observation.value)


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
                Cell(str(done.get(one.pk, 0)), url=f"{area_address(one.pk)}#acties" if done.get(one.pk) else ""),
            )
        )
        for one in areas
    ]
    columns = ("Gebied", "Soort", "Ligt in", Column("Interventies", numeric=True))
    return Table("Gebieden", columns, rows, id="gebieden", caption_hidden=True, csv_url="?csv=gebieden")
