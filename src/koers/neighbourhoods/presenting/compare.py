"""Areas side by side on one measure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html

from koers.kernel.charts import SeriesChart
from koers.kernel.components.formatting import capitalised, join_and
from koers.kernel.components.ranges import RangeMark, range_picture
from koers.kernel.components.shapes import Cell, Column, Row, Table
from koers.statistics import Measure, catalogue

from ..addresses import measure_address, profile_address
from ..queries.subjects import PROGRAMME_AREA, Subject
from .compared import (
    Compared,
    Form,
    Rows,
    changes,
    compared,
    form_of,
    overlap,
    row_of,
    text_in_form,
    text_of,
    wholes_words,
)
from .measure import form_cell, line, unit_in_words
from .profile import KNOWN_WHOLLY, bounds_words, machine_cells, raw
from .statuses import missing_cell
from .units import written

MOST_LINES = 4
"""More lines than this cannot be told apart."""


@dataclass(frozen=True)
class Side:
    """One of the areas, with its figure in the form in which figures are compared; None when there is none."""

    subject: Subject
    form: Compared | None

    @property
    def kind(self) -> str:
        """What sort of area it is."""
        return self.subject.kind


def sides(rows: Rows, about: Measure, subjects: Sequence[Subject], year: int) -> list[Side]:
    """The areas with their figures."""
    return [Side(one, compared(rows, about.id, one.key, year)) for one in subjects]


def newest_year(rows: Rows, about: Measure, subjects: Sequence[Subject]) -> int | None:
    """The newest of the years in which most of the areas have a figure; None when no area has one in any year."""
    counted: dict[int, int] = {}
    for one in subjects:
        for row in rows.get(about.id, {}).get(one.key, ()):
            counted[row.year] = counted.get(row.year, 0) + (row.value is not None)
    best = max(counted.values(), default=0)
    return max((year for year, count in counted.items() if count == best), default=None) if best else None


def answer(shown: Sequence[Side], about: Measure, year: int) -> str:
    """Between which figures the areas lie. The first and the last are named; the rest are no ranking."""
    told = [(one, one.form) for one in shown if one.form is not None]
    if not told:
        return f"Van deze gebieden is in {year} geen cijfer van deze maat."
    if len(told) == 1:
        return f"Alleen {told[0][0].subject.name} heeft een cijfer in {year}: {text_of(told[0][1])}."
    (low, lowest), (high, highest) = (
        min(told, key=lambda one: one[1].value), max(told, key=lambda one: one[1].value)
    )  # fmt: skip
    span = f"van {text_of(lowest)} ({low.subject.name}) tot {text_of(highest)} ({high.subject.name})"
    per = f" op 100 {wholes_words(about)}" if form_of(about) == Form.PER_HUNDRED else ""
    first = f"{about.name} in {year}: {span}{per}."
    return f"{first} Dat verschil is kleiner dan de ruis." if overlap(lowest, highest) else first


def table(shown: Sequence[Side], rows: Rows, about: Measure, year: int) -> Table:
    """A row an area, with its figure as a dot on an axis they share."""
    marks = {
        one.subject.key: RangeMark(role_of(one, shown), one.form.value, one.form.low, one.form.high)
        for one in shown
        if one.form is not None
    }
    bounds = [bound for mark in marks.values() for bound in (mark.value, mark.low, mark.high) if bound is not None]
    axis = (min(0.0, *bounds), max(0.0, *bounds)) if len(bounds) > 1 else None
    per = form_of(about) == Form.PER_HUNDRED
    columns = (
        "Gebied",
        "Soort",
        Column(f"Cijfer ({unit_in_words(about)})", numeric=True),
        *((Column("Aantal zelf", numeric=True),) if per else ()),
        f"Op één schaal, van {text_in_form(axis[0], about)} tot {text_in_form(axis[1], about)}"
        if axis
        else "Op één schaal",
    )
    made = []
    for one in shown:
        row = row_of(rows, about.id, one.subject.key, year)
        area = Cell(one.subject.full_name, url=measure_address(one.subject.key, about.id))
        if one.form is None:
            value = missing_cell(row) if row is None or row.value is None else Cell(missing="not_computable")
            count = (
                (
                    Cell(written(row.value, about), raw=raw(row.value))
                    if row and row.value is not None
                    else missing_cell(row),
                )
                if per
                else ()
            )
            made.append(Row((area, one.kind, value, *count, Cell("geen cijfer", missing="not_applicable"))))
            continue
        notes = (
            []
            if one.form.row.coverage >= KNOWN_WHOLLY
            else [f"{100 * one.form.row.coverage:.0f}% van het gebied is bekend"]
        )
        notes += [words] if (words := bounds_words(one.form.row)) and not per else []
        value = Cell(text_of(one.form), note="; ".join(notes), raw=raw(one.form.value))
        count = (
            (
                Cell(
                    written(one.form.row.value or 0.0, about),
                    note=bounds_words(one.form.row),
                    raw=raw(one.form.row.value),
                ),
            )
            if per
            else ()
        )
        picture = Cell(format_html("{}{}", range_picture([marks[one.subject.key]], axis=axis), _span(one.form)))
        made.append(Row((area, one.kind, value, *count, picture)))
    return Table(
        f"{about.name} in {year}", columns, made, id="vergelijking", caption_hidden=True, csv_url="?csv=cijfers"
    )


def _span(form: Compared) -> str:
    """What a figure lies between, in words beside its picture."""
    about, (low, high) = catalogue()[form.row.measure], form.bounds
    if high - low <= 1.01 * 10 ** -(1 if form_of(about) == Form.PER_HUNDRED else about.decimals):
        return text_of(form)  # no wider than the last digit says already
    least, most = text_in_form(low, about), text_in_form(high, about)
    return least if least == most else f"{least} tot {most}"


def role_of(one: Side, shown: Sequence[Side]) -> str:
    """The first is the area it is about; the land keeps its own mark."""
    if one.subject.kind == "land":
        return "benchmark"
    return "area" if one is shown[0] else "other"


def machine_table(rows: Rows, about: Measure, subjects: Sequence[Subject], year: int) -> Table:
    """What the page shows, as a file: the figures with their bounds, coverage, status, source and release."""
    columns = (
        "Maat", "Naam", "Gebied", "Naam van het gebied", "Soort", "Jaar", "Cijfer", "Eenheid", "Laagste", "Hoogste",
        "Bekend deel", "Status", "Bron", "Uitgave", "Om te vergelijken", "Eenheid om te vergelijken",
    )  # fmt: skip
    made = []
    for one in subjects:
        row = row_of(rows, about.id, one.key, year)
        form = compared(rows, about.id, one.key, year)
        machine = (
            machine_cells(row)
            if row
            else ("geen", about.unit, *["onbekend"] * 2, "0", "niet vermeld", *["onbekend"] * 2)
        )
        value = raw(form.value) if form else "geen"
        made.append(
            (about.id, about.name, one.key, one.name, one.kind, str(year), *machine, value, unit_in_words(about))
        )
    return Table(f"{about.name} in {year}", columns, made, id="cijfers")


def years_table(rows: Rows, about: Measure, subjects: Sequence[Subject]) -> Table:
    """A row a year, a column an area, in the form in which figures are compared."""
    years = sorted({row.year for one in subjects for row in rows.get(about.id, {}).get(one.key, ())}, reverse=True)
    columns = ("Jaar", *(Column(f"{one.name} ({unit_in_words(about)})", numeric=True) for one in subjects))
    made = [Row((str(year), *(form_cell(rows, about, one.key, year) for one in subjects))) for year in years]
    return Table(f"{about.name}: alle jaren", columns, made, id="jaren", caption_hidden=True, csv_url="?csv=jaren")


def chart(rows: Rows, about: Measure, subjects: Sequence[Subject]) -> SeriesChart | None:
    """The figures over time, when there are few enough areas to tell lines apart, and years to draw them over."""
    if len(subjects) > MOST_LINES or form_of(about) == Form.NOT:
        return None
    drawn = []
    for place, one in enumerate(subjects):
        role = (
            "benchmark"
            if one.kind == "land"
            else "area"
            if place == 0
            else "municipality"
            if one.kind == "gemeente"
            else "other"
        )
        made = line(rows, about, one.key, one.name, role)
        if made is not None:
            drawn.append(made)
    if not any(sum(point.value is not None for point in one.points) > 1 for one in drawn):
        return None
    title = f"{about.name}: {join_and(one.name for one in drawn)}"
    return SeriesChart(
        name=title,
        unit=capitalised(unit_in_words(about)),
        lines=tuple(drawn),
        gap_label="",
        after="%" if about.unit == "procent" else "",
    )


# --- what hinders -----------------------------------------------------------------------------------------------------


def hindrances(shown: Sequence[Side], rows: Rows, about: Measure, year: int) -> list[str]:
    """What a reader must know before comparing; empty when nothing hinders."""
    told = [(one, one.form) for one in shown if one.form is not None]
    words = []
    if form_of(about) == Form.SIZE and len({one.kind for one in shown}) > 1:
        words.append("Een aantal zegt vooral hoe groot een gebied is. Een groter gebied heeft van alles meer.")
    kinds = list(dict.fromkeys(one.kind for one in shown))
    if len(kinds) > 1:
        words.append(
            f"Deze gebieden zijn niet van dezelfde soort ({join_and(kinds)}). In een klein gebied springen cijfers meer op en neer."
        )
    added = [one.subject.name for one, _ in told if one.kind == PROGRAMME_AREA]
    if added:
        words.append(
            f"Het cijfer van {join_and(added)} is opgeteld uit buurten. De andere cijfers komen zo van de bron."
        )
    made_of = {(form.row.source, form.row.version) for _, form in told}
    if len(made_of) > 1:
        names = sorted({f"{catalogue().sources[source].name} {version}".strip() for source, version in made_of})
        words.append(f"De cijfers komen van verschillende bronnen of uitgaven van een model: {join_and(names)}.")
    broken = sorted({change for one in shown for change in changes(rows.get(about.id, {}).get(one.subject.key, ()))})
    if broken:
        words.append(
            f"Vanaf {join_and(broken)} is anders gemeten. Cijfers van ervoor en erna zijn niet te vergelijken."
        )
    words += _within_noise(told)
    if about.kind == "index" or about.topic == "gezondheid":
        words.append(
            "Dit cijfer is een schatting van een model. Hoe ver het ernaast kan zitten, is niet bekend. Kleine verschillen zeggen weinig."
        )
    return words


def _within_noise(told: Sequence[tuple[Side, Compared]]) -> list[str]:
    """Which areas do not differ from the first by more than the figures can be off."""
    if len(told) < 2:
        return []
    (first, own), *others = told
    same = [one.subject.name for one, form in others if overlap(own, form)]
    return [f"Verschil met {first.subject.name} kleiner dan de ruis: {join_and(same)}."] if same else []


def links(subjects: Sequence[Subject]) -> list[tuple[str, str]]:
    """The pages of these areas."""
    return [(one.full_name, profile_address(one.key)) for one in subjects]
