"""One measure of an area over the years: picture, tables, and the words above them."""

from collections.abc import Mapping, Sequence

from koers.kernel.charts import Chart, Dot, Line, Point, PointStrip, SeriesChart
from koers.kernel.components.formatting import capitalised, join_and, number, period, uncapitalised
from koers.kernel.components.shapes import Cell, Column, Row, Source, Table
from koers.programme.drawings.series import usual_distance
from koers.statistics import Measure, catalogue
from koers.statistics import Row as Figure
from koers.statistics.areas import NATION

from ..queries.subjects import Subject
from .compared import Compared, Form, Rows, changes, compared, form_of, newest, overlap, row_of, text_of, wholes_words
from .profile import KNOWN_WHOLLY, raw
from .statuses import missing_cell, status_words
from .units import unit_words, written

POINTS_FOR_A_LINE = 2


def shown_areas(about: Measure, subject: Subject) -> tuple[str, ...]:
    """The areas in the picture: a number without a whole only of the area itself, because a country is always more."""
    return (subject.key,) if form_of(about) == Form.SIZE else (subject.key, *subject.beside)


def unit_in_words(about: Measure) -> str:
    """The unit of what is laid beside each other."""
    return f"aantal op 100 {wholes_words(about)}" if form_of(about) == Form.PER_HUNDRED else unit_words(about)


def heading(about: Measure) -> str:
    """The measure with its unit, for a column or the heading of a row; what the name says already is not said again."""
    words = unit_in_words(about)
    if words.removeprefix("aantal ").lower() in about.name.lower():
        words = "aantal" if words.startswith("aantal") else ""
    return f"{about.name} ({words})" if words else about.name


def answer(rows: Rows, about: Measure, subject: Subject, names: Mapping[str, str]) -> str:
    """The newest figure, with those beside it."""
    own = newest(rows, about.id, subject.key)
    if own is None:
        return f"Over {subject.name} heeft geen bron een cijfer van deze maat."
    if own.value is None:
        return f"Van {subject.name} is van deze maat geen cijfer te tonen: {uncapitalised(status_words(own))}."
    parts = [f"{subject.name} {_with_unit(rows, about, subject.key, own.year)}"]
    for code in shown_areas(about, subject)[1:]:
        beside = compared(rows, about.id, code, own.year)
        parts.append(f"{names[code]} {text_of(beside) if beside else 'niet vermeld'}")
    return f"In {own.year}: {', '.join(parts)}."


def _with_unit(rows: Rows, about: Measure, key: str, year: int) -> str:
    own = compared(rows, about.id, key, year)
    if own is None:
        row = row_of(rows, about.id, key, year)
        return written(row.value, about) if row and row.value is not None else "niet vermeld"
    words = f"{text_of(own)} op 100 {wholes_words(about)}" if form_of(about) == Form.PER_HUNDRED else text_of(own)
    return (
        f"{words} ({unit_words(about)})"
        if words == number(own.value, about.decimals) and about.unit != "aantal"
        else words
    )


# --- the picture ----------------------------------------------------------------------------------------------------


def chart(rows: Rows, about: Measure, subject: Subject, names: Mapping[str, str]) -> Chart | None:
    """The figures over time; of one year a strip; None when there is nothing to draw."""
    if form_of(about) == Form.NOT:
        return None
    areas = shown_areas(about, subject)
    own = [
        row.year
        for row in rows.get(about.id, {}).get(subject.key, ())
        if compared(rows, about.id, subject.key, row.year)
    ]
    if not own:
        return None
    called = {subject.key: subject.name, **names}
    title = f"{about.name}: {join_and(called[code] for code in areas)}"
    if len(own) < POINTS_FOR_A_LINE:
        dots = tuple(
            Dot(called[code], _role(code, subject), form.value, text_of(form))
            for code in areas
            if (form := compared(rows, about.id, code, own[0])) is not None
        )
        return PointStrip(name=title, dots=dots, period=str(own[0]))
    drawn = tuple(
        made for code in areas if (made := line(rows, about, code, called[code], _role(code, subject))) is not None
    )
    return SeriesChart(
        name=title,
        unit=capitalised(unit_in_words(about)),
        lines=drawn,
        gap_label="",
        after="%" if about.unit == "procent" else "",
    )


def line(rows: Rows, about: Measure, key: str, name: str, role: str) -> Line | None:
    """The figures of one area; a year without one says why, and ends the line. None when there is no figure at all."""
    own = rows.get(about.id, {}).get(key, ())
    points = tuple(_point(rows, row) for row in own)
    if all(point.value is None for point in points):
        return None
    return Line(name, role, points, tuple(map(float, changes(own))), usual_distance(points))


def _point(rows: Rows, row: Figure) -> Point:
    form = compared(rows, row.measure, row.area, row.year)
    if form is None:
        return Point(float(row.year), None, status_words(row) or "niet te berekenen")
    about = catalogue()[row.measure]
    factor = 1000 if about.unit == "duizend-euro" else 1
    return Point(float(row.year), form.value * factor, text_of(form))


def _role(code: str, subject: Subject) -> str:
    if code == subject.key:
        return "area"
    return "benchmark" if code == NATION else "municipality"


def finding(rows: Rows, about: Measure, subject: Subject) -> str:
    """How the figure went since it is measured as it is now; a change within the noise is none."""
    own = rows.get(about.id, {}).get(subject.key, ())
    since = max(changes(own), default=0)
    known = [form for row in own if row.year >= since and (form := compared(rows, about.id, row.area, row.year))]
    if len(known) < POINTS_FOR_A_LINE:
        return f"{subject.name}: één meting, in {known[0].row.year}" if known else f"{subject.name}: geen meting"
    first, last = known[0], known[-1]
    moved = f"{subject.name} ging van {text_of(first)} in {first.row.year} naar {text_of(last)} in {last.row.year}"
    return f"{moved}: een verschil binnen de ruis" if overlap(first, last) else moved


def sources(figures: Sequence[Figure]) -> list[Source]:
    """The sources of these figures, each with its newest release."""
    newest_of: dict[str, Figure] = {}
    for row in sorted(figures, key=lambda one: (one.vintage is not None, one.vintage)):
        newest_of[row.source] = row
    return [
        Source(catalogue().sources[name].name, place=f"uitgave {period(row.vintage)}" if row.vintage else "")
        for name, row in sorted(newest_of.items())
    ]


# --- the tables -----------------------------------------------------------------------------------------------------


def years_table(rows: Rows, about: Measure, subject: Subject) -> Table:
    """A row a year, the newest first: the figure, what it lies between, how much is known, and where it comes from."""
    per = form_of(about) == Form.PER_HUNDRED
    columns = (
        "Jaar",
        Column(f"Cijfer ({unit_words(about)})", numeric=True),
        *((Column(f"Aantal op 100 {wholes_words(about)}", numeric=True),) if per else ()),
        Column(f"Laagst ({unit_words(about)})", numeric=True),
        Column(f"Hoogst ({unit_words(about)})", numeric=True),
        "Bekend deel van het gebied",
        "Bron",
        "Uitgave",
    )
    own = rows.get(about.id, {}).get(subject.key, ())
    made = [_year(rows, about, row, per, row.year in changes(own)) for row in reversed(own)]
    return Table(
        f"{about.name} per jaar: {subject.name}", columns, made, id="jaren", caption_hidden=True, csv_url="?csv=jaren"
    )


def _year(rows: Rows, about: Measure, row: Figure, per: bool, changed: bool) -> Row:
    form = compared(rows, about.id, row.area, row.year) if per else None
    figure = (
        missing_cell(row) if row.value is None else Cell(written(row.value, about), note=row.note, raw=raw(row.value))
    )
    source = catalogue().sources[row.source].name
    return Row(
        (
            Cell(str(row.year), note="vanaf hier een andere meting" if changed else ""),
            figure,
            *(
                (Cell(number(form.value, 1), raw=raw(form.value)) if form else Cell(missing="not_computable"),)
                if per
                else ()
            ),
            _bound(row.low, about),
            _bound(row.high, about),
            _known(row),
            Cell(source, note=row.version),
            Cell(period(row.vintage), raw=row.vintage.isoformat()) if row.vintage else Cell(),
        )
    )


def _bound(bound: float | None, about: Measure) -> Cell:
    if bound is None:
        return Cell("onbekend", missing="unknown")
    extra = 1 if round(bound, about.decimals) != round(bound, about.decimals + 2) else 0
    return Cell(written(bound, about, extra), raw=raw(bound))


def _known(row: Figure) -> Cell:
    if row.value is None and row.coverage == 0:
        return Cell("geen cijfer", missing="not_applicable")
    words = "helemaal" if row.coverage >= KNOWN_WHOLLY else f"{number(100 * row.coverage, 0)}%"
    return Cell(words, raw=f"{row.coverage:.3f}")


def beside_table(rows: Rows, about: Measure, subject: Subject, names: Mapping[str, str]) -> Table:
    """The same years of the areas beside it, in the form in which they may be laid beside each other."""
    areas = shown_areas(about, subject)
    years = sorted({row.year for code in areas for row in rows.get(about.id, {}).get(code, ())}, reverse=True)
    called = {subject.key: subject.name, **names}
    columns = ("Jaar", *(Column(f"{called[code]} ({unit_in_words(about)})", numeric=True) for code in areas))
    made = [Row((str(year), *(form_cell(rows, about, code, year) for code in areas))) for year in years]
    caption = f"{about.name} naast andere gebieden: {subject.name}"
    return Table(caption, columns, made, id="ernaast", caption_hidden=True, csv_url="?csv=ernaast")


def form_cell(rows: Rows, about: Measure, code: str, year: int) -> Cell:
    """A figure in the form in which it is compared, or why there is none."""
    form: Compared | None = compared(rows, about.id, code, year)
    if form is not None:
        return Cell(text_of(form), raw=raw(form.value))
    row = row_of(rows, about.id, code, year)
    return missing_cell(row) if row is None or row.value is None else Cell(missing="not_computable")
