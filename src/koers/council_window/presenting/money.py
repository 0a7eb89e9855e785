"""The money of a programme for a council: what is the council's, what is others', from what was counted for the edition."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import mark_safe

from koers.finance.addresses import money_address, page_address
from koers.finance.counting.amounts import Total
from koers.finance.counting.deciding import NOBODY, SHARED
from koers.finance.drawings.look import COLOURS
from koers.finance.drawings.shares import Share, draw_shares
from koers.finance.models import Authority
from koers.finance.presenting.words import DECIDERS, MEANINGS, reasons_text, total_cell, total_text
from koers.kernel.components.shapes import Cell, Column, Figure, Row, Source, Table

Money = Mapping[str, Any]
Decider = Authority.Decider

WHOSE = {
    Decider.COUNCIL_FREE.value: "van de raad",
    Decider.COUNCIL_ADOPTS.value: "langs de raad",
    SHARED: "van meer dan één",
    NOBODY: "niet bekend",
}
OTHERS = "van anderen"
AMOUNT = Column("Bedrag", numeric=True)


def total_of(found: Mapping[str, Any]) -> Total:
    """A total as it was kept."""
    return Total(found["cents"], found["yearly"], found["known"], found["unknown"], found["exact"])


def answer(money: Money) -> str:
    """How much the council can divide itself, or that nobody knows: never a share that pretends to be complete."""
    return str(money.get("answer", "In onze bronnen staat bij dit programma geen geld."))


def holdings_table(money: Money, programme: str) -> Table:
    """Who decides on which money: the council's own first."""
    rows = [
        Row(
            (
                Cell(
                    DECIDERS[one["decider"]],
                    url=f"{page_address('deciders', programme)}#{one['decider']}",
                    note=MEANINGS[one["decider"]],
                ),
                WHOSE.get(one["decider"], OTHERS),
                str(one["funds"]),
                total_cell(total_of(one["total"])),
                Cell(str(total_of(one["total"]).unknowns), note=reasons_text(total_of(one["total"]))),
            )
        )
        for one in money.get("holdings", ())
    ]  # fmt: skip
    columns = (
        "Wie beslist",
        "Van wie",
        Column("Geldstromen", numeric=True),
        AMOUNT,
        Column("Keer geen bedrag", numeric=True),
    )
    return Table("Wie beslist over het geld", columns, rows, "geld-tabel", True, "?csv=geld-tabel")


def picture(money: Money, programme: str, sources: Sequence[Source]) -> Figure | None:
    """Bars of what each decider holds, and one of what nobody knows; None without any money."""
    holdings = [(one["decider"], total_of(one["total"])) for one in money.get("holdings", ())]
    if not holdings:
        return None
    shares = [
        Share(DECIDERS[decider], found.cents, total_text(found), COLOURS[decider])
        for decider, found in holdings
        if found.known
    ]
    whole = total_of(money["total"])
    if whole.unknowns:
        shares.append(Share("Bedrag niet bekend: de balk heeft geen lengte", None, f"{whole.unknowns} keer", ""))
    said = "; ".join(f"{share.name}: {share.text}" for share in shares)
    wide, narrow = draw_shares("raad-geld-", "Wie beslist over het geld?", said, shares)
    return Figure(
        title=answer(money).rstrip("."),
        svg=mark_safe(wide),  # our own picture; the XML library escaped its texts
        svg_narrow=mark_safe(narrow),
        subtitle="De lengte is het bedrag. Wat geen bedrag heeft, is gearceerd.",
        sources=sources,
        note=f"Niet in een balk: {reasons_text(whole)}." if whole.unknowns else "",
        table_url="#geld-tabel",
        csv_url="?csv=geld-tabel",
    )


def own_table(money: Money) -> Table:
    """What the municipality itself puts in, for each theme."""
    rows = [
        Row(
            (
                Cell(one["theme"] or "Nog geen thema, of niet vermeld"),
                total_cell(total_of(one["total"])),
                Cell(str(total_of(one["total"]).unknowns), note=reasons_text(total_of(one["total"]))),
            )
        )
        for one in sorted(money.get("own", ()), key=lambda one: (not one["theme"], one["theme"]))
    ]
    columns = ("Thema", AMOUNT, Column("Keer geen bedrag", numeric=True))
    return Table(
        "Wat de gemeente zelf bijdraagt, per thema", columns, rows, "eigen-bijdrage", True, "?csv=eigen-bijdrage"
    )


def links(programme: str) -> list[tuple[str, str]]:
    """Where the money pages lead."""
    return [
        ("Alle geldstromen", money_address(programme)),
        ("Wie mag beslissen", page_address("deciders", programme)),
        ("Keuzes die komen", page_address("choices", programme)),
        ("Wanneer stopt het geld", page_address("clock", programme)),
    ]
