"""The page with all figures of an area: a table a theme, in which each measure has its picture. Nothing is judged or ranked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html

from koers.kernel.components.formatting import NO_BREAK_SPACE, capitalised, join_and, number, plural
from koers.kernel.components.ranges import RangeMark, key_picture, range_picture
from koers.kernel.components.ranges import Spread as Shape
from koers.kernel.components.shapes import Cell, Column, Row, Table
from koers.statistics import Measure, catalogue
from koers.statistics import Row as Figure
from koers.statistics.national import Spread
from koers.statistics.profile import Profile

from ..addresses import measure_address
from ..queries.directory import Directory, Place
from ..queries.subjects import PROGRAMME_AREA, Subject
from .compared import Compared, Form, changes, compared, form_of, newest, overlap, row_of, text_in_form, wholes_words
from .place import MANY, place_of, place_words
from .statuses import missing_cell
from .units import unit_words, written

IN_SHORT = (
    "population", "population_65_plus", "households_single", "woz_value", "dwellings_social_rent", "income_per_inhabitant",
    "social_assistance", "labour_participation", "livability_deviation", "livability_safety", "good_health",
    "hard_to_make_ends_meet", "distance_supermarket",
)  # fmt: skip
"""What is shown first: one or two measures a theme. A choice of Koers, and the page says so."""

KNOWN_WHOLLY = 0.995
"""From this part on an area counts as known: less is said beside the figure."""


@dataclass(frozen=True)
class Theme:
    """The measures of one theme. ``id`` is the place on the page."""

    name: str
    id: str
    table: Table


@dataclass(frozen=True)
class Line:
    """One measure of the area: its newest figure, those beside it in the same year, and where it lies (-2 to 2)."""

    measure: Measure
    row: Figure
    own: Compared | None
    beside: Mapping[str, Compared | None]
    spread: Spread | None
    changed: Sequence[int]

    @property
    def place(self) -> int | None:
        """Where it lies among all areas of its kind; None when that is not known."""
        return None if self.own is None or self.spread is None else place_of(self.own, self.spread)


@dataclass(frozen=True)
class Lines:
    """All measures of an area: those with a figure, those without one, and those that are too sensitive to show."""

    told: tuple[Line, ...]
    untold: tuple[Figure, ...]
    hidden: tuple[Measure, ...]


def lines(profile: Profile, subject: Subject, areas: Directory) -> Lines:
    """What the page shows of each measure, in the order of the catalogue."""
    told, untold, hidden = [], [], []
    for name, by_area in profile.rows.items():
        about, row = catalogue()[name], newest(profile.rows, name, subject.key)
        if row is None:
            continue
        if about.sensitive and subject.below_gemeente:
            hidden.append(about)
        elif row.value is None:
            untold.append(row)
        else:
            told.append(_line(profile, subject, areas, about, row, by_area[subject.key]))
    return Lines(tuple(told), tuple(untold), tuple(hidden))


def _line(
    profile: Profile, subject: Subject, areas: Directory, about: Measure, row: Figure, own: Sequence[Figure]
) -> Line:
    form = form_of(about)
    over_country = profile.per_hundred if form == Form.PER_HUNDRED else profile.spreads
    spread = None if form == Form.NOT else over_country.get((about.id, row.year))
    if spread is not None and not areas.is_national(spread.kind, spread.areas):
        spread = None  # how areas of a part of the country lie, says nothing of the country
    if form == Form.SIZE and subject.kind == PROGRAMME_AREA:
        spread = None  # no area of CBS is of its kind, so its size says nothing
    beside = {code: compared(profile.rows, about.id, code, row.year) for code in subject.beside}
    return Line(
        about, row, compared(profile.rows, about.id, subject.key, row.year), beside, spread, changes(own)
    )  # fmt: skip


# --- the headline ---------------------------------------------------------------------------------------------------


def answer(found: Lines, subject: Subject) -> str:
    """The headline: how many people live there, and for how many figures it is like many others. Never how it scores."""
    people = next((line for line in found.told if line.measure.id == "population"), None)
    first = f"{subject.name} had {number(people.row.value, 0)} inwoners in {people.row.year}." if people else ""
    placed = [line for line in found.told if line.place is not None]
    if not found.told:
        return f"Over {subject.name} is geen enkel cijfer te tonen."
    if not placed:
        many = plural(len(found.told), "cijfer", "cijfers")
        return f"{first} Over {subject.name} {'is' if len(found.told) == 1 else 'zijn'} {many} bekend.".strip()
    middle = sum(line.place == 0 for line in placed)
    many = MANY[placed[0].spread.kind] if placed[0].spread else ""
    this = {PROGRAMME_AREA: "dit gebied", "land": "Nederland"}.get(subject.kind, f"deze {subject.kind}")
    counted = plural(len(placed), "cijfer", "cijfers")
    return f"{first} Bij {middle} van de {counted} hoort {this} bij de middelste helft van alle {many}.".strip()


def kind_words(subject: Subject) -> str:
    """What sort of area it is, above its name."""
    if subject.kind == PROGRAMME_AREA:
        return f"Cijfers van een programmagebied, opgeteld uit {plural(subject.parts, 'buurt', 'buurten')}"
    inside = [place.name for place in reversed(subject.above) if place.kind == "gemeente"]
    return f"Cijfers van een {subject.kind}{f' in {inside[0]}' if inside else ''}".replace("een land", "het land")


def inside_title(inside: Sequence[Place]) -> str:
    """How many areas lie in it."""
    kind = inside[0].kind if inside else ""
    return f"De {plural(len(inside), kind, MANY.get(kind, ''))} in dit gebied"


# --- the tables -----------------------------------------------------------------------------------------------------


def themes(found: Lines, subject: Subject, names: Mapping[str, str]) -> list[Theme]:
    """A table a theme. ``names``: code to name of the areas beside it."""
    by_topic: dict[str, list[Line]] = {}
    for line in found.told:
        by_topic.setdefault(line.measure.topic, []).append(line)
    made = []
    for topic, own in by_topic.items():
        key = topic.replace(" ", "-")
        title = f"{capitalised(topic)} ({plural(len(own), 'maat', 'maten')})"
        made.append(Theme(title, key, _table(own, subject, names, f"{capitalised(topic)}: {subject.name}", key)))
    return made


def in_short(found: Lines, subject: Subject, names: Mapping[str, str]) -> Table:
    """A few measures of all themes together."""
    own = [line for line in found.told if line.measure.id in IN_SHORT]
    return _table(own, subject, names, f"In het kort: {subject.name}", "kort")


def _table(own: Sequence[Line], subject: Subject, names: Mapping[str, str], caption: str, key: str) -> Table:
    columns = (
        "Wat",
        Column(subject.name, numeric=True),
        *(Column(names[code], numeric=True) for code in subject.beside),
        "Waar ligt dit cijfer?",
    )
    rows = [_row(line, subject, names) for line in own]
    return Table(caption, columns, rows, id=key, caption_hidden=True, csv_url=f"?csv={key}")


def _row(line: Line, subject: Subject, names: Mapping[str, str]) -> Row:
    about = line.measure
    changed = f"; andere meting vanaf {line.changed[-1]}" if line.changed else ""
    what = Cell(
        about.name, url=measure_address(subject.key, about.id), note=f"{unit_words(about)}, {line.row.year}{changed}"
    )
    beside = [_beside(line.beside[code], about, line.row.year) for code in subject.beside]
    return Row((what, value_cell(line.row, line.own), *beside, _place_cell(line, names)))


def value_cell(row: Figure, form: Compared | None) -> Cell:
    """A figure, with what it lies between and how much of the area is known; or why there is none."""
    if row.value is None:
        return missing_cell(row)
    about = catalogue()[row.measure]
    notes = []
    if form is not None and form_of(about) == Form.PER_HUNDRED:
        notes.append(f"{number(form.value, 1)} op 100 {wholes_words(about)}")
    if bounds := bounds_words(row):
        notes.append(bounds)
    if row.coverage < KNOWN_WHOLLY:
        notes.append(f"{number(100 * row.coverage, 0)}% van het gebied is bekend")
    return Cell(written(row.value, about), note="; ".join(notes), raw=raw(row.value))


def _beside(form: Compared | None, about: Measure, year: int) -> Cell:
    """The figure of an area beside it, without what it can be off: that is small for what is large."""
    if form is None:
        return Cell("niet vermeld", missing="not_stated", note=f"voor {year}")
    note = f"{number(form.value, 1)}{NO_BREAK_SPACE}op{NO_BREAK_SPACE}100" if form_of(about) == Form.PER_HUNDRED else ""
    return Cell(written(form.row.value or 0.0, about), note=note, raw=raw(form.row.value))


def bounds_words(row: Figure) -> str:
    """What a figure lies between, where that is more than its own decimals say."""
    if row.low is None or row.high is None:
        return ""
    about = catalogue()[row.measure]
    low, high = written(row.low, about), written(row.high, about)
    exact = row.high - row.low <= 1.01 * 10**-about.decimals
    return "" if exact or low == high else f"tussen {low} en {high}"


def raw(value: float | None) -> str:
    """A figure for machines, without the noise of binary arithmetic."""
    return "" if value is None else f"{value:.10g}"


def _place_cell(line: Line, names: Mapping[str, str]) -> Cell:
    """The picture, what it says in words, and where half of the areas lie."""
    if line.own is None or form_of(line.measure) == Form.NOT:
        return Cell("niet van toepassing", missing="not_applicable")
    others = {
        code: form for code, form in line.beside.items() if form is not None and form_of(line.measure) != Form.SIZE
    }
    if form_of(line.measure) == Form.SIZE and line.spread is None:
        return Cell("niet te vergelijken", missing="not_applicable")
    words = _place_words(line, others, names)
    if not others and line.spread is None:
        return Cell(words)
    low, high = line.own.low, line.own.high
    marks = [RangeMark("area", line.own.value, low, high)]
    marks += [RangeMark("benchmark" if code == "NL00" else "municipality", form.value) for code, form in others.items()]
    spread = line.spread
    shape = Shape(spread.p5, spread.p25, spread.p50, spread.p75, spread.p95) if spread else None
    picture = range_picture(marks, shape, _axis(line, marks) if spread is None else None)
    per = f" op 100 {wholes_words(line.measure)}" if form_of(line.measure) == Form.PER_HUNDRED else ""
    half = (
        f"Helft van de {MANY[spread.kind]}: {text_in_form(spread.p25, line.measure)} tot {text_in_form(spread.p75, line.measure)}{per}"
        if spread
        else ""
    )
    return Cell(format_html("{}{}", picture, words), note=half, raw=words)


def _axis(line: Line, marks: Sequence[RangeMark]) -> tuple[float, float]:
    """Without the spread of the country an axis from zero: else a small difference looks large."""
    values = [bound for mark in marks for bound in (mark.value, mark.low, mark.high) if bound is not None]
    return min(0.0, *values), max(0.0, *values)


def _place_words(line: Line, others: Mapping[str, Compared], names: Mapping[str, str]) -> str:
    beside = beside_words(line.own, others, names) if line.own is not None else ""
    if line.place is not None and line.spread is not None:
        first = place_words(line.place, line.spread.kind)
        return f"{first}. {beside}" if "binnen de ruis" in beside else first
    return beside or f"Geen landelijk cijfer van {line.row.year}"


def beside_words(own: Compared, others: Mapping[str, Compared], names: Mapping[str, str]) -> str:
    """How a figure lies beside others; a difference within the noise is none. Empty without others."""
    ways: dict[str, list[str]] = {}
    for code, other in others.items():
        way = (
            "binnen de ruis gelijk aan"
            if overlap(own, other)
            else "lager dan"
            if own.value < other.value
            else "hoger dan"
        )
        ways.setdefault(way, []).append(names[code])
    return capitalised(", ".join(f"{way} {join_and(found)}" for way, found in ways.items()))


def untold_table(found: Lines) -> Table:
    """Measures of which the sources have no figure here, and why."""
    rows = [
        Row(
            (
                Cell(catalogue()[row.measure].name, note=f"jaar {row.year}"),
                missing_cell(row),
                catalogue().sources[row.source].name,
            )
        )
        for row in found.untold
    ]
    return Table(
        "Maten zonder cijfer",
        ("Wat", "Cijfer", "Bron"),
        rows,
        id="geen-cijfer",
        caption_hidden=True,
        csv_url="?csv=geen-cijfer",
    )


def hidden_words(found: Lines) -> str:
    """Which measures are too sensitive to show here."""
    if not found.hidden:
        return ""
    names = "; ".join(measure.name for measure in found.hidden)
    return f"Niet getoond: {plural(len(found.hidden), 'gevoelige maat', 'gevoelige maten')}. Koers laat die alleen zien voor een hele gemeente en voor Nederland. Het gaat om: {names}."


def keys(found: Lines, subject: Subject, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """What the shapes in the pictures mean."""
    roles = [("area", subject.name)]
    roles += [("benchmark" if code == "NL00" else "municipality", names[code]) for code in subject.beside]
    spread = next((line.spread for line in found.told if line.spread is not None), None)
    shapes = []
    if spread is not None:
        many = MANY[spread.kind]
        shapes = [
            ("most", f"9 van de 10 {many}"),
            ("half", f"de middelste helft van de {many}"),
            ("middle", "het midden"),
        ]
    return [(key_picture(what), words) for what, words in (*roles, ("noise", "de ruis van het cijfer"), *shapes)]


# --- the file with everything ---------------------------------------------------------------------------------------


def every_figure(profile: Profile, subject: Subject, names: Mapping[str, str]) -> Table:
    """All figures of all years, of the area and of those beside it; only as a file."""
    columns = (
        "Maat", "Naam", "Onderwerp", "Gebied", "Naam van het gebied", "Jaar", "Cijfer", "Eenheid", "Laagste", "Hoogste",
        "Bekend deel", "Status", "Bron", "Uitgave",
    )  # fmt: skip
    rows = []
    for measure, by_area in profile.rows.items():
        about = catalogue()[measure]
        for code in (subject.key, *subject.beside):
            for row in by_area.get(code, ()):
                name = subject.name if code == subject.key else names[code]
                rows.append((about.id, about.name, about.topic, code, name, str(row.year), *machine_cells(row)))
    return Table("Alle cijfers", columns, rows, id="cijfers")


def machine_cells(row: Figure) -> tuple[str, ...]:
    """Value, unit, bounds, coverage, status, source and release, as in a file."""
    about = catalogue()[row.measure]
    status = "cijfer" if row.value is not None else missing_cell(row).text
    vintage = row.vintage.isoformat() if row.vintage else "onbekend"
    return (
        raw(row.value) or "geen", about.unit, raw(row.low) or "onbekend", raw(row.high) or "onbekend",
        f"{row.coverage:.3f}", status, catalogue().sources[row.source].name, vintage,
    )  # fmt: skip


__all__ = [
    "Lines",
    "Theme",
    "answer",
    "every_figure",
    "keys",
    "kind_words",
    "lines",
    "row_of",
    "text_in_form",
    "themes",
    "value_cell",
]
