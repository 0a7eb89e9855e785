"""The page on livability: the total over the years, the five dimensions, and how far the figures carry."""

import re
from collections.abc import Iterable, Sequence

from koers.indicators.models import Observation
from koers.indicators.periods import parse_period
from koers.kernel.charts import SeriesChart
from koers.kernel.components.formatting import join_and, period, uncapitalised
from koers.kernel.components.shapes import Cell, Column, Row, Table, Tag
from koers.places.models import Area
from koers.programme.addresses import address
from koers.programme.drawings.picture import Picture
from koers.programme.drawings.series import breaks, line
from koers.programme.judging.question import start_year
from koers.programme.presenting.movement import signed
from koers.programme.presenting.values import cell, distance, name_and_unit, period_words, tags_of, unit_words, written
from koers.sources.models import Sourced

from ..queries.livability import Livability, Subject

WEIGHED = re.compile(r"Gewichten van (\d{4})")
DECIMALS = 3


# --- the answer -----------------------------------------------------------------------------------------------------


def answer(found: Livability) -> str:
    """Where the area stands beside its benchmark, and whether the difference became smaller; from the figures alone."""
    pairs = _pairs(found.total)
    own, other = found.total.area, found.total.benchmark
    if not pairs or other is None:
        last = found.total.dated(own)[-1]
        return f"De Leefbaarometer geeft {own.name} {written(last)} in {period_words(last)}."
    first, last = _gap(pairs[0]), _gap(pairs[-1])
    place = "lager dan" if last > 0 else "hoger dan" if last < 0 else "even hoog als"
    told = f"{own.name} scoort op de Leefbaarometer {place} {other.name}"
    told += f": {written(pairs[-1][0])} tegen {written(pairs[-1][1])} in {period_words(pairs[-1][0])}."
    if len(pairs) == 1:
        return told
    way = "kleiner" if abs(last) < abs(first) else "groter" if abs(last) > abs(first) else "niet anders"
    unit = found.total.unit
    return (
        f"{told} Het verschil werd sinds {period_words(pairs[0][0])} {way}: "
        f"van {distance(abs(first), unit, DECIMALS)} naar {distance(abs(last), unit, DECIMALS)}."
    )


def lead(found: Livability) -> str:
    """Whether the programme can be seen in the figures yet, and which dimension lies furthest behind."""
    return " ".join(filter(None, (_before_the_start(found), _furthest(found))))


def _before_the_start(found: Livability) -> str:
    """That the last measurement is from before the programme, when it is."""
    year = start_year(found.programme)
    last = parse_period(found.total.dated(found.total.area)[-1].period)
    if year is None or last.middle_year is None or last.middle_year >= year:
        return ""
    return f"De laatste meting is van {period(last.text)}. Dat is vóór de start van het programma in {year}."


def _furthest(found: Livability) -> str:
    behind = [(_gap(_pairs(one)[-1]), one) for one in found.dimensions if _pairs(one)]
    if not behind:
        return ""
    gap, most = max(behind, key=lambda one: one[0])
    if gap <= 0:
        return f"Op geen van de onderdelen is de score lager dan die van {most.benchmark.name}."
    name = short_name(most)
    return f"Het verschil met {most.benchmark.name} is het grootst bij {name}: {distance(gap, most.unit, DECIMALS)}."


def short_name(subject: Subject) -> str:
    """A dimension in a sentence: "overlast en onveiligheid"."""
    return uncapitalised(subject.facts.indicator.name.rpartition(": ")[2])


def _pairs(subject: Subject) -> list[tuple[Observation, Observation]]:
    """The figures of area and benchmark of the same period, oldest first."""
    if subject.benchmark is None:
        return []
    others = {figure.period: figure for figure in subject.dated(subject.benchmark) if figure.value}
    own = [figure for figure in subject.dated(subject.area) if figure.value]
    return [(figure, others[figure.period]) for figure in own if figure.period in others]


def _gap(pair: tuple[Observation, Observation]) -> float:
    """How far the area lies below its benchmark."""
    return round(float(pair[1].value) - float(pair[0].value), 10)


# --- pictures -------------------------------------------------------------------------------------------------------


def small_picture(subject: Subject) -> Picture | None:
    """One dimension over the years, of the area and its benchmark; None when it was not measured twice."""
    shown = [area for area in (subject.area, subject.benchmark) if area is not None and subject.dated(area)]
    known = [figure for figure in subject.dated(subject.area) if figure.value]
    if len(known) < 2:
        return None
    chart = SeriesChart(
        name=f"{subject.facts.indicator.name}: {' en '.join(area.name for area in shown)}",
        unit="Score",
        lines=tuple(line(subject, area) for area in shown),
        gap_label="verschil" if len(shown) > 1 else "",
    )
    rows = [figure for area in shown for figure in subject.dated(area)]
    first, last = known[0], known[-1]
    title = (
        f"{subject.facts.indicator.name.rpartition(': ')[2].capitalize()}: van {written(first)} naar {written(last)}"
    )
    return Picture(chart, title, rows=rows)


# --- tables ---------------------------------------------------------------------------------------------------------


def areas_table(found: Livability) -> Table:
    """The total: a row an area, a column a year, and the change."""
    subject = found.total
    areas = _areas(subject)
    years = _periods(subject, areas)
    rows = [Row((_name(area), *_years(subject, area, years), _change(subject, area))) for area in areas]
    columns = ["Gebied", *(Column(period(year), numeric=True) for year in years), Column("Verandering", numeric=True)]
    return Table(name_and_unit(subject.facts.indicator), columns, rows, id="totaal", csv_url="?csv=alle-cijfers")


def dimensions_table(found: Livability) -> Table | None:
    """The dimensions of the programme's area, that together make the total; the benchmark's newest beside them."""
    if not found.dimensions:
        return None
    own, other = found.total.area, found.total.benchmark
    subjects = [*found.dimensions, found.total]
    years = _periods(found.total, [own])
    rows = []
    for subject in subjects:
        name = "Totaal" if subject is found.total else subject.facts.indicator.name.rpartition(": ")[2].capitalize()
        pk = subject.facts.indicator.pk
        url = address("indicator", found.programme, pk) if pk in found.with_a_page else ""
        cells = [Cell(name, url=url), *_years(subject, own, years, tags=False), _change(subject, own)]
        if other is not None:
            pairs = _pairs(subject)
            cells.append(cell(pairs[-1][1]) if pairs else Cell(missing="not_found", text="geen meting"))
        rows.append(Row(cells))
    columns = [
        "Onderdeel",
        *(Column(period(year), numeric=True) for year in years),
        Column("Verandering", numeric=True),
    ]
    if other is not None:
        pairs = _pairs(found.total)
        columns.append(Column(f"{other.name}{f' in {period(pairs[-1][0].period)}' if pairs else ''}", numeric=True))
    caption = f"De onderdelen in {own.name}, in {unit_words(found.total.facts.indicator)}"
    return Table(caption, columns, rows, id="onderdelen", csv_url="?csv=alle-cijfers")


def all_figures(found: Livability) -> Table:
    """Every figure on the page, for the file."""
    columns = (
        "indicator", "onderdeel", "gebied", "periode", "waarde", "eenheid", "bron", "plaats in de bron", "voorlopig", "opmerking",
    )  # fmt: skip
    rows = []
    for subject in (found.total, *found.dimensions):
        unit = subject.unit.name if subject.unit else ""
        for area in _areas(subject):
            for figure in subject.dated(area):
                rows.append(
                    [
                        subject.facts.indicator.pk, subject.facts.indicator.name, area.name, figure.period,
                        Cell(written(figure), raw=figure.value), unit, figure.source.title, figure.source_place,
                        "ja" if figure.provisional else "nee", figure.note,
                    ]
                )  # fmt: skip
    return Table("Alle cijfers op deze bladzijde", columns, rows, id="alle-cijfers")


def figures_of(found: Livability) -> list[Sourced]:
    """Every figure on the page, with where it comes from."""
    return [f for s in (found.total, *found.dimensions) for area in _areas(s) for f in s.dated(area)]


def _areas(subject: Subject) -> list[Area]:
    """The area, those inside it, its municipality, others, and the benchmark last."""
    known = {figure.area_id: figure.area for figure in subject.whole if figure.value and figure.period}
    ends = [area for area in (subject.area, subject.benchmark) if area is not None]
    between = [area for pk, area in known.items() if pk not in {end.pk for end in ends}]
    inside = [area for area in between if area.parent_id == subject.area.pk or area.stands_in_for_id == subject.area.pk]
    rest = [area for area in between if area not in inside]
    return [subject.area, *inside, *rest, *(end for end in ends if end.pk != subject.area.pk and end.pk in known)]


def _periods(subject: Subject, areas: Iterable[Area]) -> list[str]:
    found = {figure.period for area in areas for figure in subject.dated(area)}
    return sorted(found, key=lambda text: parse_period(text).time or 0.0)


def _name(area: Area) -> Cell:
    return Cell(area.name, tags=[Tag("stand_in", area.stands_in_for.name)] if area.stands_in_for else ())


def _years(subject: Subject, area: Area, years: Sequence[str], *, tags: bool = True) -> list[Cell]:
    by_year = {figure.period: figure for figure in subject.dated(area)}
    return [cell(by_year.get(year), tags=_tags(by_year[year]) if tags and year in by_year else ()) for year in years]


def _tags(figure: Observation) -> list:
    return [tag for tag in tags_of(figure) if tag.kind != "stand_in"]


def _change(subject: Subject, area: Area) -> Cell:
    """Between the first and the last figure, both measured in the same way."""
    known = [figure for figure in subject.dated(area) if figure.value]
    last_break = max(breaks(subject), default=None)
    alike = [f for f in known if last_break is None or (parse_period(f.period).time or 0.0) >= last_break]
    if len(alike) < 2:
        return Cell(missing="not_computable")
    change = float(alike[-1].value) - float(alike[0].value)
    return Cell(signed(change, subject.unit, DECIMALS), raw=f"{change:.4f}")


# --- how we know ----------------------------------------------------------------------------------------------------


def weights(found: Livability) -> str:
    """Which year's inhabitants weigh the buurten, as the figures themselves tell."""
    by_year: dict[str, set[str]] = {}
    for figure in found.total.dated(found.total.area):
        told = WEIGHED.search(figure.note)
        by_year.setdefault(told[1] if told else figure.period, set()).add(figure.period)
    return " ".join(
        f"De scores van {join_and(sorted(years))} zijn gewogen naar de inwoners van {year}."
        for year, years in sorted(by_year.items())
    )


def model_changes(found: Livability) -> list[str]:
    """The breaks in the series: until when another model was used, and why."""
    return [
        f"Tot {period(version.valid_until)}: {uncapitalised(version.definition)} {version.why}".strip()
        for version in found.total.facts.versions
        if version.breaks_series
    ]
