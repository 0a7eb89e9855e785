"""The map of a programme's buurten: what is drawn, its key, its table and its sentences. Nothing is ranked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from koers.kernel.components.formatting import capitalised, join_and, period
from koers.kernel.components.shapes import Cell, Column, Row, Source, Table
from koers.statistics import Measure, Status, catalogue
from koers.statistics import Row as Figure
from koers.statistics.areas import parent_of
from koers.statistics.geography import Picture

from .compared import Compared, Form, Rows, compared, form_of, row_of, text_of, wholes_words
from .map_classes import Classed, Placed, count_words
from .map_classes import margin_words as bounds_words
from .statuses import missing_cell, status_words
from .units import unit_words

# How much room (radius in units of the picture) a mark needs: on a wide screen, and on a phone, where it is drawn larger.
ROOM_WIDE, ROOM_PHONE = 9.0, 18.0
# Why there is no figure, as the key of the map says it. The code is part of the class name in map.css.
MISSING = {"kept": "niet getoond", "none": "geen cijfer"}


class Filled:
    """What has a fill."""

    fill: str

    @property
    def dark(self) -> bool:
        """Whether a mark on it must be white."""
        return self.fill in ("shade-4", "shade-5")

    @property
    def pattern(self) -> bool:
        """Whether the fill is a pattern and not a plain shade."""
        return self.fill in MISSING or self.fill.count("-") == 2


@dataclass(frozen=True)
class Drawn(Filled):
    """An area as it is drawn. ``fill``: shade-1 to 5, a pattern of two (shade-2-4), kept, none or around; ``mark``: its
    class; ``size`` says where the mark fits: wide, all, or "" for nowhere. ``words``: all of it for who cannot see it."""

    code: str
    name: str
    url: str
    fill: str
    mark: str
    words: str
    path: str = ""
    x: float = 0
    y: float = 0
    size: str = "all"


@dataclass(frozen=True)
class Key(Filled):
    """A line of the key."""

    fill: str
    mark: str
    words: str
    note: str = ""


@dataclass(frozen=True)
class Stripes:
    """A pattern of two shades, for a figure that can be in either class."""

    id: str
    light: int
    dark: int


@dataclass(frozen=True)
class Wijk:
    """A row of the tile map."""

    name: str
    tiles: tuple[Drawn, ...]


def drawn(
    names: Mapping[str, str],
    rows: Rows,
    classed: Classed | None,
    year: int | None,
    address: Callable[[str], str],
) -> dict[str, Drawn]:
    """Each buurt of the area as it is drawn, without a place in a picture yet."""
    return {code: _drawn(code, name, rows, classed, year, address(code)) for code, name in names.items()}


def _drawn(code: str, name: str, rows: Rows, classed: Classed | None, year: int | None, url: str) -> Drawn:
    if classed is None or year is None:
        return Drawn(code, name, url, "none", "", name)
    placed = classed.placed.get(code)
    if placed is None:
        row = row_of(rows, classed.measure.id, code, year)
        why = status_words(row) or "geen geheel om het van te nemen"
        return Drawn(code, name, url, _missing(row), "", f"{name}: {missing_cell(row).text if row is None else why}")
    return Drawn(
        code, name, url, fill_of(placed, classed), placed.mark, f"{name}: {text_of(placed.figure)}, {placed.words}"
    )


def _missing(row: Figure | None) -> str:
    return "kept" if row is not None and row.status == Status.SUPPRESSED else "none"


def fill_of(placed: Placed, classed: Classed) -> str:
    """The shade of its class, or the stripes of the two it can be in."""
    lowest, highest = classed.shade(placed.lowest), classed.shade(placed.highest)
    return f"shade-{lowest}" if lowest == highest else f"shade-{lowest}-{highest}"


def stripes(areas: Sequence[Drawn]) -> list[Stripes]:
    """The patterns that the picture needs."""
    fills = sorted({one.fill for one in areas if one.fill.count("-") == 2})
    return [Stripes(fill, *map(int, fill.split("-")[1:])) for fill in fills]


def in_picture(areas: Mapping[str, Drawn], picture: Picture, names: Mapping[str, str]) -> list[Drawn]:
    """The areas with their outlines: first what lies around (``names`` of it), then the area's own."""
    around, own = [], []
    for outline in picture.outlines:
        one = areas.get(outline.code)
        if one is None:
            name = names.get(outline.code, outline.code)
            around.append(Drawn(outline.code, name, "", "around", "", name, outline.path))
            continue
        room = outline.room / max(1, len(one.mark) - 1)
        size = "all" if room >= ROOM_PHONE else "wide" if room >= ROOM_WIDE else ""
        own.append(
            Drawn(one.code, one.name, one.url, one.fill, one.mark, one.words, outline.path, outline.x, outline.y, size)
        )
    return around + own


def tiles(areas: Mapping[str, Drawn], wijken: Mapping[str, str]) -> list[Wijk]:
    """The areas as squares, a row a wijk, in the order of the codes."""
    found: dict[str, list[Drawn]] = {}
    for code, one in sorted(areas.items()):
        found.setdefault(parent_of(code), []).append(one)
    return [Wijk(capitalised(wijken.get(code, code)), tuple(row)) for code, row in found.items()]


def keys(classed: Classed | None, areas: Sequence[Drawn], around: str) -> list[Key]:
    """The key: the classes from low to high, borders, what has no figure, and what lies around (its name, or "")."""
    lines: list[Key] = []
    if classed is not None and classed.placed:
        sure = [placed.lowest for placed in classed.placed.values() if placed.lowest == placed.highest]
        for place in range(1, classed.count + 1):
            note = count_words(sure.count(place))
            lines.append(Key(f"shade-{classed.shade(place)}", str(place), classed.range_words(place), note))
        unsure = [one for one in areas if one.fill.count("-") == 2]
        if unsure:
            lines.append(
                Key(
                    unsure[0].fill, unsure[0].mark, "op een grens: kan in beide klassen horen", count_words(len(unsure))
                )
            )
    for fill, words in MISSING.items():
        having = [one for one in areas if one.fill == fill]
        if having and (classed is not None or fill == "kept"):
            lines.append(Key(fill, "", words, count_words(len(having))))
    if around:
        lines.append(Key("around", "", around))
    return lines


# --- words ----------------------------------------------------------------------------------------------------------


def measure_words(measure: Measure) -> str:
    """The measure with what it is counted per."""
    if form_of(measure) == Form.PER_HUNDRED:
        return f"{measure.name} per 100 {wholes_words(measure)}"
    return measure.name


def unit_line(measure: Measure) -> str:
    """The unit, and how the map is read."""
    unit = f"per 100 {wholes_words(measure)}" if form_of(measure) == Form.PER_HUNDRED else unit_words(measure)
    return f"{capitalised(unit)}. Donkerder is een hoger cijfer. Het nummer is de klasse, geen rapportcijfer."


def answer(classed: Classed | None, area: str, year: int | None) -> str:
    """The headline: from the lowest to the highest, without naming who that is."""
    if classed is None or year is None:
        return f"Er zijn nog geen cijfers om op de kaart van {area} te zetten."
    subject = f"{measure_words(classed.measure)} in {year}"
    figures = [placed.figure for placed in classed.placed.values()]
    if not figures:
        return f"{subject}: van geen enkele buurt van {area} is een cijfer te tonen."
    if classed.count == 1 and len(figures) > 1:
        return f"{subject}: de verschillen tussen de buurten van {area} zijn kleiner dan de marge van de cijfers."
    low, high = (text_of(found(figures, key=lambda figure: figure.value)) for found in (min, max))
    if low == high:
        return f"{subject}: {low} in de buurten van {area}."
    return f"{subject}: van {low} tot {high} in de buurten van {area}."


def lead(measure: Measure, rows: Rows, year: int, areas: Sequence[tuple[str, str]]) -> str:
    """The figures of the larger areas (id, name), as far as they are known."""
    if form_of(measure) == Form.SIZE:
        return ""
    known = [(name, figure) for key, name in areas if (figure := compared(rows, measure.id, key, year)) is not None]
    return " ".join(f"{name} als geheel: {text_of(figure)}." for name, figure in known)


def notes(measure: Measure) -> list[str]:
    """What a reader of this measure must know."""
    found = []
    if form_of(measure) == Form.SIZE:
        found.append("Dit is een aantal. Het zegt vooral hoe groot een buurt is.")
    if measure.note:
        found.append(measure.note)
    return found


def margin_words(classed: Classed) -> str:
    """What the margin of a figure is made of."""
    if classed.chance:
        return (
            "De marge hier: de afronding van de bron, en het toeval van jaar op jaar in een kleine buurt. Van de tien jaar "
            "blijven er ongeveer acht binnen die marge."
        )
    return (
        "De marge hier: alleen de afronding. De bron zegt niet hoe onzeker het cijfer van één buurt is. Daarom zijn er "
        "hoogstens drie klassen. Een klein verschil zegt weinig, ook als de kleur anders is."
    )


def sources(rows: Rows, measure: Measure) -> list[Source]:
    """The sources of the figures on the map, with the year and the day they came out."""
    found = {(row.source, row.year, row.vintage) for own in rows.get(measure.id, {}).values() for row in own}
    return [
        Source(
            f"{catalogue().sources[name].name} ({catalogue().sources[name].publisher or 'eigen cijfers van een partner'})",
            place=f"cijfers van {year}, uitgave van {period(day.isoformat())}" if day else f"cijfers van {year}",
        )
        for name, year, day in sorted(found, key=str)
    ]


def coverage_words(classed: Classed | None, names: Mapping[str, str]) -> str:
    """Of how many buurten there is a figure."""
    having = 0 if classed is None else len(classed.placed)
    return f"{having} van de {count_words(len(names))} hebben een cijfer." if names else ""


def not_drawn(areas: Mapping[str, Drawn], picture: Picture) -> str:
    """The buurten that the boundaries do not have."""
    there = {outline.code for outline in picture.outlines}
    left = [one.name for code, one in areas.items() if code not in there]
    return f"Niet op de kaart, omdat de grens ontbreekt: {join_and(left)}." if left else ""


# --- the table ------------------------------------------------------------------------------------------------------


def table(
    measure: Measure,
    year: int,
    names: Mapping[str, str],
    rows: Rows,
    classed: Classed,
    address: Callable[[str], str],
    csv: str,
) -> Table:
    """A row a buurt, in the order of the codes."""
    columns = ("Buurt", "Code", Column(measure_words(measure), numeric=True), "Marge", "Klasse op de kaart")
    return Table(
        f"{measure_words(measure)}, {year}: alle buurten van de kaart",
        columns,
        [Row(_cells(code, name, measure, year, rows, classed, address(code)), id=code) for code, name in names.items()],
        id="buurten",
        csv_url=csv,
    )


def _cells(
    code: str, name: str, measure: Measure, year: int, rows: Rows, classed: Classed, url: str
) -> tuple[Cell | str, ...]:
    placed = classed.placed.get(code)
    if placed is None:
        none = Cell("niet van toepassing", missing="not_applicable")
        row = row_of(rows, measure.id, code, year)
        why = missing_cell(row)
        if row is not None and row.value is not None:
            why = Cell("niet te berekenen", missing="not_computable")
        return (Cell(name, url=url), code, why, none, none)
    return (
        Cell(name, url=url),
        code,
        Cell(text_of(placed.figure), raw=_raw(placed.figure)),
        bounds_words(placed, measure),
        placed.mark,
    )


def _raw(figure: Compared) -> str:
    return f"{figure.value:.10g}"
