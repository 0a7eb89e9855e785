"""What a coalition agreed, by portfolio: how much has a date, a measure, or neither."""

from collections.abc import Sequence
from datetime import date

from django.utils.text import slugify

from koers.kernel.charts import Output, OutputsChart
from koers.kernel.components.formatting import number, plural
from koers.kernel.components.shapes import Cell, Column, Row, Table

from ..addresses import address
from ..models import Portfolio
from ..queries.register import Listed, PortfolioCount
from . import words

NONE = "zonder-portefeuille"


def slug(name: str) -> str:
    """The portfolio's part of the address."""
    return slugify(name) or NONE


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


def counts_table(
    counts: Sequence[PortfolioCount], caption: str, id: str, programme: str, *, linked: bool = False
) -> Table:
    """The counts, in alphabetical order: no order says who is better."""
    rows = [
        Row(
            (
                Cell(
                    row.name or "geen portefeuille in de bron",
                    url=address("portfolio", programme, slug(row.name)) if linked else "",
                ),
                *(
                    Cell(number(count), raw=str(count))
                    for count in (row.total, row.both, row.dated - row.both, row.measured - row.both, row.neither)
                ),
            )
        )
        for row in counts
    ]
    heads = ("Afspraken", "Einddatum en maat", "Alleen een einddatum", "Alleen een maat", "Geen van beide")
    columns = (caption, *(Column(head, numeric=True) for head in heads))
    return Table(f"Afspraken per {caption.lower()}", columns, rows, id=id, caption_hidden=True, csv_url=f"?csv={id}")


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


def missing_holders(counts: Sequence[PortfolioCount]) -> int:
    """How many commitments have no portfolio, so that nobody in particular looks after them."""
    return sum(row.total for row in counts if not row.name)


def commitments_table(rows: Sequence[Listed], targets: dict[str, str], day: date, programme: str) -> Table:
    """The commitments of one portfolio."""
    lines = [
        Row(
            (
                Cell(row.title, url=address("obligation", programme, row.id)),
                words.TYPES[row.type],
                row.chapter,
                row.holder_role or None,
                words.term_cell(row, day),
                Cell(targets[row.id]) if row.id in targets else Cell("geen maat", missing="not_stated"),
                words.state_cell(row),
            )
        )
        for row in rows
    ]
    columns = ("Afspraak", "Type", "Hoofdstuk", "Wie", "Uiterlijk", "Maat", "Stand")
    return Table("Afspraken", columns, lines, id="afspraken", caption_hidden=True, csv_url="?csv=afspraken")
