"""What a coalition agreed, by portfolio: how much has a date, a measure, or neither."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from koers.kernel.charts import Output, OutputsChart
from koers.kernel.components.formatting import capitalised, join_and, number, plural
from koers.kernel.components.shapes import Cell, Column, Row, Table
from koers.programme.addresses import area_address

from ..addresses import address, portfolio_slug
from ..models import Obligation, Portfolio
from ..queries.register import PortfolioCount, listed_row
from . import words
from .commitment_cells import measure_cell, outcome_cell, title_cell

BETWEEN = re.compile(r"[;,]| en ")
"""What stands between the parts of a portfolio with a name of its own: "Arbeidsmarkt en participatie"."""


def parts_of(name: str) -> frozenset[str]:
    """The parts of a portfolio's name, to find it in the division of portfolios where names are cut otherwise."""
    return frozenset(part.strip().casefold() for part in BETWEEN.split(name) if part.strip())


def belongs(name: str, division: Iterable[Portfolio]) -> list[Portfolio]:
    """The rows of the division that a commitment's portfolio is (a part of)."""
    parts = parts_of(name)
    return [row for row in division if parts & parts_of(row.name)]


def total(counts: Sequence[PortfolioCount], name: str = "") -> PortfolioCount:
    """All portfolios together."""
    return PortfolioCount(
        name,
        sum(row.total for row in counts),
        sum(row.dated for row in counts),
        sum(row.measured for row in counts),
        sum(row.both for row in counts),
    )


def answer(found: PortfolioCount) -> str:
    """The honest headline: how many have neither a date nor a measure."""
    if not found.total:
        return "In onze bronnen staat bij dit programma geen coalitieafspraak."
    if found.neither == found.total:
        return f"Geen van de {plural(found.total, 'afspraak', 'afspraken')} heeft een einddatum of een maat."
    if not found.neither:
        return f"Bij {'de enige afspraak' if found.total == 1 else f'alle {found.total} afspraken'} staat een einddatum of een maat."
    has = "heeft" if found.neither == 1 else "hebben"
    return f"Van de {plural(found.total, 'afspraak', 'afspraken')} {has} {number(found.neither)} geen einddatum en geen maat."


def lead(found: PortfolioCount) -> str:
    """The other three."""
    return (
        f"{number(found.both)} met een einddatum en een maat, {number(found.dated - found.both)} met alleen een einddatum, "
        f"{number(found.measured - found.both)} met alleen een maat."
    )


def chart(found: PortfolioCount) -> OutputsChart | None:
    """The four sorts, each against all commitments."""
    if not found.total:
        return None
    sorts = (
        ("einddatum en maat", found.both),
        ("alleen een einddatum", found.dated - found.both),
        ("alleen een maat", found.measured - found.both),
        ("geen van beide", found.neither),
    )
    outputs = tuple(
        Output(label, float(found.total), float(count), f"{number(count)} van {number(found.total)}")
        for label, count in sorts
    )
    return OutputsChart(name=f"{number(found.total)} coalitieafspraken", outputs=outputs)


def counts_table(counts: Sequence[PortfolioCount], programme: str) -> Table:
    """The counts, in alphabetical order: no order says who is better."""
    rows = [
        Row(
            (
                Cell(
                    row.name or "geen portefeuille in de bron",
                    url=address("portfolio", programme, portfolio_slug(row.name)),
                ),
                *(Cell(number(count), raw=str(count)) for count in (row.total, row.dated, row.measured, row.neither)),
            )
        )
        for row in counts
    ]
    heads = ("Afspraken", "Met een einddatum", "Met een maat", "Zonder beide")
    columns = ("Portefeuille", *(Column(head, numeric=True) for head in heads))
    return Table(
        "Afspraken per portefeuille",
        columns,
        rows,
        id="portefeuilles",
        caption_hidden=True,
        csv_url="?csv=portefeuilles",
    )


def holders_table(rows: Sequence[Portfolio]) -> Table:
    """Who looks after what; roles, not names."""
    lines = [
        Row((Cell(row.name, note=row.area.name if row.area else ""), row.holder_role, row.party or None))
        for row in rows
    ]
    columns = ("Portefeuille", "Wie", "Fractie")
    return Table(
        "Verdeling van de portefeuilles", columns, lines, id="verdeling", caption_hidden=True, csv_url="?csv=verdeling"
    )


@dataclass(frozen=True)
class Gaps:
    """Where nobody is named: commitments without a portfolio, and portfolios that are not in the division."""

    without: int
    chapters: tuple[str, ...]
    unknown: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether somebody is missing."""
        return bool(self.without or self.unknown)


def gaps(counts: Sequence[PortfolioCount], division: Sequence[Portfolio], chapters: Sequence[str]) -> Gaps:
    """For which commitments nobody in particular is named. ``chapters``: those of the commitments without a portfolio."""
    return Gaps(
        sum(row.total for row in counts if not row.name),
        tuple(filter(None, chapters)),
        tuple(row.name for row in counts if row.name and division and not belongs(row.name, division)),
    )


def gaps_words(found: Gaps, total: int, division: Sequence[Portfolio]) -> str:
    """The warning: for how many commitments nobody is named, and where they stand."""
    if not division and found.without == total:
        return (
            "In de bron staat geen verdeling van portefeuilles. "
            f"Van geen van de {plural(total, 'afspraak', 'afspraken')} is bekend wie erover gaat."
        )
    told = []
    if found.without:
        has = "heeft" if found.without == 1 else "hebben"
        chapters = (
            f"het hoofdstuk {found.chapters[0]}"
            if len(found.chapters) == 1
            else f"de hoofdstukken {join_and(found.chapters)}"
        )
        where = f" Het gaat om {chapters}." if found.chapters else ""
        told.append(f"{plural(found.without, 'afspraak', 'afspraken')} {has} in de bron geen portefeuille.{where}")
        told.append("Daarvoor is niemand in het college aangewezen.")
    if found.unknown:
        told.append(f"Deze portefeuilles staan niet in de verdeling: {join_and(found.unknown)}.")
    return " ".join(told)


def matrix(counts: Sequence[PortfolioCount], division: Sequence[Portfolio], programme: str, found: Gaps) -> Table:
    """The portfolio matrix: under each member of the executive the portfolios, the part of town, and the commitments.

    What has no holder stands last, under a heading that says so.
    """
    lines: list[Row] = []
    for role in dict.fromkeys(row.holder_role for row in division):
        own = [row for row in division if row.holder_role == role]
        party = next((row.party for row in own if row.party), "")
        lines.append(Row((Cell(f"{capitalised(role)} ({party})" if party else capitalised(role)),), group=True))
        lines += [_held(row, [count for count in counts if belongs(count.name, [row])], programme) for row in own]
    if found:
        lines.append(Row((Cell("Niemand aangewezen"),), group=True))
        lines += [
            Row((_nobodys(row, found), Cell("niet bekend", missing="unknown"), _counts_cell([row], programme)))
            for row in counts
            if not row.name or row.name in found.unknown
        ]
    columns = ("Portefeuille", "Deel van de stad", "Afspraken")
    return Table(
        "Wie gaat waarover", columns, lines, id="wie-waarover", caption_hidden=True, csv_url="?csv=wie-waarover"
    )


def _nobodys(row: PortfolioCount, found: Gaps) -> Cell:
    if row.name:
        return Cell(row.name, note="staat niet in de verdeling van de portefeuilles")
    chapters = "hoofdstuk" if len(found.chapters) == 1 else "hoofdstukken"
    note = f"{chapters} {join_and(found.chapters)}" if found.chapters else ""
    return Cell("geen portefeuille in de bron", note=note)


def _held(row: Portfolio, counts: Sequence[PortfolioCount], programme: str) -> Row:
    area = Cell(row.area.name, url=area_address(row.area.pk)) if row.area else Cell("de hele gemeente")
    return Row((row.name, area, _counts_cell(counts, programme)))


def _counts_cell(counts: Sequence[PortfolioCount], programme: str) -> Cell:
    """How many commitments, with a link to each portfolio that they stand under."""
    if not counts:
        return Cell("geen", raw="0")
    items = [
        Cell(
            f"{plural(row.total, 'afspraak', 'afspraken')}{f': {row.name}' if row.name else ''}",
            url=address("portfolio", programme, portfolio_slug(row.name)),
        )
        for row in counts
    ]
    return Cell(items=items, raw=str(sum(row.total for row in counts)))


def commitments_table(rows: Sequence[Obligation], day: date) -> Table:
    """The commitments of one portfolio."""
    lines = [
        (
            title_cell(row),
            words.TYPES[row.type],
            row.chapter or None,
            row.holder_role or None,
            words.term_cell(listed_row(row.term, row), day),
            measure_cell(row),
            outcome_cell(row),
        )
        for row in rows
    ]
    columns = ("Afspraak", "Type", "Hoofdstuk", "Wie", "Uiterlijk", "Maat", "Wat kwam ervan")
    return Table("Afspraken", columns, lines, id="afspraken", caption_hidden=True, csv_url="?csv=afspraken")
