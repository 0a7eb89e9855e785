"""What a coalition agreed: the headline, the picture, the list and its choices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.safestring import mark_safe
from django.utils.text import slugify

from koers.kernel.components.formatting import capitalised, join_and, number, period, plural, uncapitalised
from koers.kernel.components.shapes import Cell, Column, Figure, FilterField, KeyFigure, Row, Source, Table

from ..addresses import address, chapter_slug, portfolio_slug
from ..drawings import agreement as drawing
from ..flows import STATES, flow_of
from ..models import Kind, Obligation
from ..queries.commitments import WITH, WITHOUT, Choice, Counted, Parts
from ..queries.register import listed_row
from . import words
from .commitment_cells import holder_cell, measure_cell, outcome_cell, title_cell

FIELDS = ("hoofdstuk", "type", "portefeuille", "datum", "maat", "uitkomst")
HALVES = {
    "datum": ("Einddatum", (WITH, "met een einddatum"), (WITHOUT, "zonder einddatum")),
    "maat": ("Maat", (WITH, "met een maat"), (WITHOUT, "zonder maat")),
    "uitkomst": ("Uitkomst", (WITH, "uitkomst bekend"), (WITHOUT, "uitkomst niet bekend")),
}
COUNTS = ("Afspraken", "Met een einddatum", "Met een maat", "Zonder beide")


@dataclass(frozen=True)
class Asked:
    """What the address asks for, as far as it exists: the parts of the address, and the choice they mean."""

    given: Mapping[str, str]
    choice: Choice

    def address(self, programme: str, **more: str) -> str:
        """The address of the list with this choice."""
        query = urlencode(dict(self.given) | more)
        return f"{address('commitments', programme)}{'?' if query else ''}{query}"


# --- the headline ---------------------------------------------------------------------------------------------------


def answer(total: Counted) -> str:
    """How much was agreed, and of how much nobody can say whether it is on time or done."""
    if not total.total:
        return "In onze bronnen staat bij dit programma geen coalitieafspraak."
    agreed = f"De coalitie maakte {plural(total.total, 'afspraak', 'afspraken')}."
    if not total.neither:
        return f"{agreed} Bij elke afspraak staat een einddatum of een maat."
    if total.neither == total.total:
        return f"{agreed} Bij geen enkele staat een einddatum of een maat."
    return f"{agreed} Bij {number(total.neither)} staat geen einddatum en geen maat."


def chosen_answer(wanted: Asked, count: int, total: Counted) -> str:
    """How many there are of what the reader chose."""
    return f"{capitalised(in_words(wanted, count))}, van de {number(total.total)}."


def outcome(total: Counted, until: str) -> str:
    """Of how many a source says what came of them, and up to when the sources tell."""
    if not total.total:
        return ""
    ends = f" De bronnen over de afspraken lopen tot en met {period(until)}." if until else ""
    if not total.told:
        return f"Van geen enkele afspraak staat in onze bronnen wat ervan is gekomen.{ends}"
    if total.told == total.total:
        return "Van elke afspraak staat in onze bronnen hoe het ging."
    has = "staat" if total.told == 1 else "staan"
    return f"Van {plural(total.told, 'afspraak', 'afspraken')} {has} in onze bronnen hoe het ging. Van de andere niet.{ends}"


def key_figures(total: Counted, programme: str) -> list[KeyFigure]:
    """What was promised, what has a date, what a measure, and of what the outcome is known."""
    root = address("commitments", programme)
    return [
        KeyFigure("spraken de partijen af", number(total.total), _noun(total.total), url=f"{root}#lijst"),
        KeyFigure(
            "hebben een einddatum", number(total.dated), f"van {number(total.total)}", url=f"{root}?datum=met#lijst"
        ),
        KeyFigure(
            "hebben een maat", number(total.measured), f"van {number(total.total)}", url=f"{root}?maat=met#lijst"
        ),
        KeyFigure(
            "waarvan wij weten wat ervan kwam",
            number(total.told),
            f"van {number(total.total)}",
            url=f"{root}?uitkomst=met#lijst",
        ),
    ]


def _noun(count: int) -> str:
    return "afspraak" if count == 1 else "afspraken"


# --- the picture ----------------------------------------------------------------------------------------------------


def picture(chapters: Sequence[Counted], sources: Sequence[Source], table_url: str) -> Figure | None:
    """A square for every commitment, by chapter; None for none, or for more than a picture can show."""
    total = sum(row.total for row in chapters)
    if not 0 < total <= drawing.MOST:
        return None
    drawn = [
        drawing.Chapter(row.name, (row.both, row.dated - row.both, row.measured - row.both, row.neither))
        for row in chapters
    ]
    title = f"{number(total)} coalitieafspraken per hoofdstuk"
    told = described(chapters)
    return Figure(
        title=finding(chapters),
        svg=mark_safe(drawing.wide(drawn, title, told)),  # our own picture, which escapes its texts
        svg_narrow=mark_safe(drawing.narrow(drawn, title, told)),
        subtitle="Elk vakje is een afspraak.",
        sources=sources,
        table_url=table_url,
    )


def finding(chapters: Sequence[Counted]) -> str:
    """In how many chapters nothing has a date or a measure."""
    bare = sum(row.neither == row.total for row in chapters)
    if not bare:
        return "In elk hoofdstuk staat minstens één afspraak met een einddatum of een maat"
    if bare == len(chapters):
        return "In geen enkel hoofdstuk staat een einddatum of een maat"
    return (
        f"In {number(bare)} van de {number(len(chapters))} hoofdstukken staat geen enkele einddatum en geen enkele maat"
    )


def described(chapters: Sequence[Counted]) -> str:
    """The picture in words."""
    return " ".join(
        f"{row.name or 'Zonder hoofdstuk'}: {plural(row.total, 'afspraak', 'afspraken')}, {number(row.dated)} met een "
        f"einddatum, {number(row.measured)} met een maat, {number(row.neither)} zonder beide."
        for row in chapters
    )


def chapters_table(chapters: Sequence[Counted], programme: str) -> Table:
    """The same counts as in the picture; every chapter leads to its commitments."""
    root = address("commitments", programme)
    rows = [
        Row(
            (
                Cell(row.name or "zonder hoofdstuk", url=f"{root}?hoofdstuk={chapter_slug(row.name)}#lijst"),
                *(Cell(number(n), raw=str(n)) for n in (row.total, row.dated, row.measured, row.neither)),
            )
        )
        for row in chapters
    ]
    columns = ("Hoofdstuk", *(Column(head, numeric=True) for head in COUNTS))
    return Table("Afspraken per hoofdstuk", columns, rows, id="hoofdstukken", csv_url="?csv=hoofdstukken")


# --- the choice -----------------------------------------------------------------------------------------------------


def asked(query: Mapping[str, str], chapters: Sequence[Counted], portfolios: Sequence[Counted]) -> Asked:
    """The choice in an address; what does not exist is left out."""
    given = {name: query.get(name, "") for name in FIELDS}
    in_chapters = tuple(row.name for row in chapters if chapter_slug(row.name) == given["hoofdstuk"])
    in_portfolios = tuple(row.name for row in portfolios if portfolio_slug(row.name) == given["portefeuille"])
    halves = {name: given[name] if given[name] in (WITH, WITHOUT) else "" for name in HALVES}
    type_ = given["type"] if given["type"] in TYPE_SLUGS else ""
    kept = {
        "hoofdstuk": given["hoofdstuk"] if in_chapters else "",
        "type": type_,
        "portefeuille": given["portefeuille"] if in_portfolios else "",
        **halves,
    }
    return Asked(
        {name: value for name, value in kept.items() if value},
        Choice(
            in_chapters, TYPE_SLUGS.get(type_, ""), in_portfolios, halves["datum"], halves["maat"], halves["uitkomst"]
        ),
    )


TYPE_SLUGS = {slugify(words.TYPES[name]): name for name in ("do", "research", "lobby", "keep")}


def fields(
    wanted: Asked, chapters: Sequence[Counted], portfolios: Sequence[Counted], types: Sequence[tuple[str, int]]
) -> list[FilterField]:
    """The form above the list."""
    value = wanted.given
    found = [
        FilterField(
            "hoofdstuk",
            "Hoofdstuk",
            [(chapter_slug(row.name), row.name or "zonder hoofdstuk") for row in chapters],
            value.get("hoofdstuk", ""),
        ),
        FilterField(
            "type",
            "Type",
            [(slugify(words.TYPES[name]), words.TYPES[name]) for name, _ in types],
            value.get("type", ""),
        ),
        FilterField(
            "portefeuille",
            "Portefeuille",
            [(portfolio_slug(row.name), row.name or "geen portefeuille in de bron") for row in portfolios],
            value.get("portefeuille", ""),
        ),
    ]
    found += [FilterField(name, label, options, value.get(name, "")) for name, (label, *options) in HALVES.items()]
    return [field for field in found if len(field.options) > 1 or field.value]


def in_words(wanted: Asked, count: int) -> str:
    """What the list shows: "14 afspraken uit het hoofdstuk Wonen, met een maat"."""
    choice = wanted.choice
    parts = []
    if choice.chapters:
        parts.append(f"uit het hoofdstuk {choice.chapters[0] or 'zonder naam'}")
    if choice.portfolios:
        name = choice.portfolios[0]
        parts.append(f"van de portefeuille {name}" if name else "zonder portefeuille in de bron")
    if choice.type:
        parts.append(f"van het type ‘{words.TYPES[choice.type]}’")
    for name, (_, *options) in HALVES.items():
        if value := wanted.given.get(name):
            half = dict(options)[value]
            parts.append(f"met {half}" if name == "uitkomst" else half)
    said = plural(count, "afspraak", "afspraken")
    return f"{said} {', '.join(parts)}" if parts else said


# --- the list -------------------------------------------------------------------------------------------------------


def shown_table(rows: Sequence[Obligation], day: date, wanted: Asked) -> Table:
    """The commitments on one page, under their chapters. The file holds all that were chosen."""
    lines: list[Row] = []
    chapter = None
    for row in rows:
        if row.chapter != chapter:
            chapter = row.chapter
            lines.append(Row((Cell(chapter or "zonder hoofdstuk"),), group=True))
        lines.append(
            Row(
                (
                    title_cell(row),
                    words.TYPES[row.type],
                    holder_cell(row),
                    words.term_cell(listed_row(row.term, row), day),
                    measure_cell(row),
                    outcome_cell(row),
                )
            )
        )
    columns = ("Afspraak", "Type", "Portefeuille", "Uiterlijk", "Maat", "Wat kwam ervan")
    csv = f"?{urlencode(dict(wanted.given) | {'csv': 'afspraken'})}"
    return Table("Coalitieafspraken", columns, lines, id="lijst-van-afspraken", caption_hidden=True, csv_url=csv)


def file_table(rows: Sequence[Obligation], day: date) -> Table:
    """The same as a file, with more of what the agreement says."""
    columns = (
        "Kenmerk", "Hoofdstuk", "Afspraak", "Type", "Portefeuille", "Wie", "Opsomming of tekst", "Uiterlijk",
        "Termijn volgens de bron", "Maat", "Streefwaarde", "Eenheid", "Indicator", "Wat kwam ervan", "Plaats in de bron",
    )  # fmt: skip
    lines = [
        (
            row.pk,
            row.chapter or "-",
            row.title,
            words.TYPES[row.type],
            row.portfolio or None,
            row.holder_role or None,
            row.origin or None,
            Cell(row.term.due) if row.term.due else Cell(missing="no_term"),
            row.term_text or None,
            measure_cell(row),
            row.target_value or None,
            row.target_unit or None,
            row.indicator_id or None,
            outcome_cell(row),
            row.source_place or None,
        )
        for row in rows
    ]
    return Table("Coalitieafspraken", columns, lines, id="afspraken")


# --- the types ------------------------------------------------------------------------------------------------------

MEANING = {
    "do": "Iets maken, doen of veranderen.",
    "research": "Eerst uitzoeken of verkennen. Wat daarna gebeurt, staat nog open.",
    "lobby": "Anderen vragen of overtuigen. De gemeente beslist er niet zelf over.",
    "keep": "Doorgaan met wat er al was.",
}


def types_table(types: Sequence[tuple[str, int]]) -> Table:
    """What types there are, what each means and how it can go on."""
    rows = [
        (
            Cell(capitalised(words.TYPES[name]), note=MEANING[name]),
            Cell(number(count), raw=str(count)),
            _flow_words(name),
        )
        for name, count in types
    ]
    columns = ("Type", Column("Afspraken", numeric=True), "Hoe het verder kan gaan")
    return Table("Typen afspraken", columns, rows, id="typen", caption_hidden=True, csv_url="?csv=typen")


def _flow_words(name: str) -> str:
    """The states of a type, in the order they can come: "afgesproken, daarna begonnen, gedaan of vervallen"."""
    flow = flow_of(Kind.COALITION_COMMITMENT, name)
    nexts = dict.fromkeys(state for moves in flow.moves.values() for state in moves)
    later = join_and([uncapitalised(STATES[state].words) for state in nexts]).replace(" en ", " of ")
    return f"Begint als ‘{STATES[flow.first].words}’. Daarna: {later}."


def pages(found: Parts, programme: str, current: str = "") -> list[tuple[str, str]]:
    """The pages about these commitments that have something to say, but the one the reader is on."""
    all_pages = [
        ("commitments", "Alle afspraken", True),
        ("followed", "Wat is te volgen: einddatums en maten", found.followed),
        ("commitment_goals", "Welke afspraak bij welk doel hoort", found.goals),
        ("groups", "Beloften die terugkomen", found.groups),
        ("portfolios", "Wie waarover gaat: de portefeuilles", True),
    ]
    return [(label, address(name, programme)) for name, label, there in all_pages if there and name != current]
