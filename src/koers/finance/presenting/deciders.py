"""The authority map: behind each decider the list of funds, with by which act and who else has a say."""

from collections.abc import Sequence
from dataclasses import dataclass

from koers.kernel.components.formatting import period_range
from koers.kernel.components.shapes import Cell, Column, Row, Table, Tag
from koers.programme.models import Basis

from ..addresses import fund_address
from ..counting.deciding import SHARED, Holding
from ..models import Authority
from ..queries import Ledger
from .words import DECIDERS, MEANINGS, amount_cell, funds_text, total_text, unknown_text

Role = Authority.Role


@dataclass(frozen=True)
class Group:
    """One decider with its funds."""

    key: str
    name: str
    meaning: str
    summary: str
    table: Table


def groups(ledger: Ledger) -> list[Group]:
    """Every decider that holds something that counts."""
    return [
        Group(holding.decider, DECIDERS[holding.decider], MEANINGS[holding.decider], _summary(holding), _table(holding, ledger))
        for holding in ledger.holdings
    ]  # fmt: skip


def _summary(holding: Holding) -> str:
    funds = len({held.fund.pk for held in holding.held})
    parts = [total_text(holding.total), unknown_text(holding.total)]
    return f"{funds_text(funds)}. {'; '.join(filter(None, parts))}."


def _table(holding: Holding, ledger: Ledger) -> Table:
    rows = []
    for held in holding.held:
        own = [row for row in ledger.authorities if row.fund_id == held.fund.pk]
        decides = [
            row
            for row in own
            if row.role == Role.DECIDES and (holding.decider == SHARED or row.decider == holding.decider)
        ]
        others = [row for row in own if row not in decides]
        rows.append(
            Row(
                (
                    Cell(held.fund.name, url=fund_address(held.fund)),
                    amount_cell(held.amount),
                    _acts(decides),
                    Cell(items=[_say(row) for row in others]) if others else Cell("niemand"),
                )
            )
        )
    columns = ("Geldstroom", Column("Bedrag", numeric=True), "Met welk besluit", "Wie heeft nog meer een rol")
    key = f"lijst-{holding.decider.replace('_', '-')}"
    return Table(DECIDERS[holding.decider], columns, rows, key, True, f"?csv={key}")


def _acts(rows: Sequence[Authority]) -> Cell:
    if not rows:
        return Cell()
    return Cell(
        items=[
            Cell(
                row.by_act or "besluit niet vermeld",
                note="; ".join(filter(None, (row.concerns, period_range(row.date_from, row.date_until)))),
                tags=(Tag("editorial"),) if row.basis == Basis.EDITORIAL else (),
            )
            for row in rows
        ]
    )


def _say(row: Authority) -> Cell:
    who = row.body.name if row.body else row.get_decider_display()
    tags = (Tag("editorial"),) if row.basis == Basis.EDITORIAL else ()
    return Cell(f"{who} {row.get_role_display()}", note=row.concerns or row.by_act, tags=tags)


def matrix_table(ledger: Ledger) -> Table:
    """Every role of everybody on one list: the acts of who agrees beside those of who decides."""
    rows = []
    by_fund: dict[str, list[Authority]] = {}
    for row in ledger.authorities:
        by_fund.setdefault(row.fund_id, []).append(row)
    for fund in ledger.funds:
        own = by_fund.get(fund.pk, [])
        cells = [Cell(fund.name, url=fund_address(fund))]
        for role in Role:
            said = [row for row in own if row.role == role]
            cells.append(
                Cell(
                    items=[
                        Cell(row.body.name if row.body else row.get_decider_display(), note=row.concerns)
                        for row in said
                    ]
                )
                if said
                else Cell("niemand genoemd")
            )
        rows.append(Row(tuple(cells)))
    columns = ("Geldstroom", "Beslist", "Stemt in", "Geeft advies", "Verantwoordelijk voor de uitvoering")
    return Table("Alle rollen per geldstroom", columns, rows, "rollen", True, "?csv=rollen")
