"""The areas elsewhere in the country that are most like an area."""

from collections.abc import Sequence
from dataclasses import dataclass

from koers.kernel.components.formatting import join_and, number, plural, uncapitalised
from koers.kernel.components.shapes import Cell, Column, Row, Table
from koers.statistics import catalogue
from koers.statistics.comparable import Alike, Comparison, Criterion

from ..addresses import compare_address, profile_address
from ..queries.directory import Directory
from ..queries.subjects import Subject
from .compared import text_in_form
from .measure import heading
from .place import MANY
from .profile import raw

FIRST_FIVE = 5


@dataclass(frozen=True)
class Weight:
    """A measure that counts, with its weight as typed."""

    id: str
    name: str
    weight: str


def answer(found: Comparison, subject: Subject, areas: Directory) -> str:
    """The most alike one, and on how much that rests."""
    on = plural(len(found.criteria), "maat", "maten")
    if not found.alike:
        return f"Buiten de eigen gemeente is geen gebied met al deze cijfers in {found.year}."
    return f"Op {on} lijkt {name_of(found.alike[0].area, areas)} in {found.year} het meest op {subject.name}."


def lead(found: Comparison) -> str:
    """What was compared, and what could not be."""
    many = MANY[found.kind]
    words = f"Vergeleken met {number(found.considered)} {many} in heel Nederland."
    if found.left_out:
        words += f" {plural(found.left_out, found.kind, many)} {'doet' if found.left_out == 1 else 'doen'} niet mee, omdat een cijfer ontbreekt."
    return words


def name_of(code: str, areas: Directory) -> str:
    """The name of an area with its gemeente, else its code."""
    place = areas.get(code)
    return place.full_name if place else code


def table(found: Comparison, subject: Subject, areas: Directory) -> Table:
    """The area itself, then those most alike, each with the figures it rests on."""
    columns = (
        "Gebied",
        Column("Afstand (aantal standaarddeviaties)", numeric=True),
        *(Column(heading(catalogue()[one.measure]), numeric=True) for one in found.criteria),
    )
    own = Alike(subject.key, 0.0, tuple(one.own for one in found.criteria))
    rows = [_row(Cell(subject.full_name, note="het gebied zelf"), own, found.criteria)]
    rows += [
        _row(Cell(name_of(one.area, areas), url=profile_address(one.area), note=one.area), one, found.criteria)
        for one in found.alike
    ]
    caption = f"De {plural(len(found.alike), found.kind, MANY[found.kind])} die het meest op {subject.name} lijken"
    return Table(caption, columns, rows, id="vergelijkbaar", caption_hidden=True, csv_url="?csv=vergelijkbaar")


def _row(area: Cell, one: Alike, criteria: Sequence[Criterion]) -> Row:
    values = [
        Cell(text_in_form(value, catalogue()[criterion.measure]), raw=raw(value))
        for value, criterion in zip(one.values, criteria, strict=True)
    ]
    return Row((area, Cell(number(one.distance, 2), raw=raw(one.distance)), *values))


def criteria_table(found: Comparison) -> Table:
    """What counts, how heavily, and how the figures of all areas lie."""
    rows = []
    for one in found.criteria:
        about = catalogue()[one.measure]
        note = "" if one.deviation else "overal gelijk: telt niet mee"
        rows.append(
            Row(
                (
                    Cell(heading(about), note=note),
                    Cell(number(one.weight, 2).rstrip("0").rstrip(","), raw=raw(one.weight)),
                    Cell(text_in_form(one.mean, about), raw=raw(one.mean)),
                    Cell(_spread(one), raw=raw(one.deviation)),
                )
            )
        )
    columns = (
        "Maat",
        Column("Gewicht", True),
        Column("Gemiddelde van de gebieden", True),
        Column("Standaarddeviatie", True),
    )
    return Table("Waarop is vergeleken", columns, rows, id="waarop", caption_hidden=True, csv_url="?csv=waarop")


def _spread(one: Criterion) -> str:
    return text_in_form(one.deviation, catalogue()[one.measure])


def weights(found: Comparison) -> list[Weight]:
    """The measures with their weights, for the form."""
    return [Weight(one.measure, catalogue()[one.measure].name, f"{one.weight:g}") for one in found.criteria]


def compare_with(found: Comparison, subject: Subject) -> list[tuple[str, str]]:
    """(name of a measure, address) of the page that lays the five most alike beside the area."""
    keys = [subject.key, *(one.area for one in found.alike[:FIRST_FIVE])]
    return (
        [(catalogue()[one.measure].name, compare_address(keys, one.measure, found.year)) for one in found.criteria]
        if found.alike
        else []
    )


def measures_in_words(found: Comparison) -> str:
    """What was compared on."""
    return join_and(uncapitalised(catalogue()[one.measure].name) for one in found.criteria)
