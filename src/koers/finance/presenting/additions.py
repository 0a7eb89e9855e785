"""The money on the pages of goals, interventions, organisations and areas.

Amounts are listed and never added up here: one amount may be the whole of another, or count elsewhere.
"""

from collections.abc import Sequence

from koers.kernel.additions import Addition, add_to
from koers.kernel.components.formatting import period_range, plural
from koers.kernel.components.shapes import Cell, Column, Row, Table
from koers.programme.presenting.provenance import sources_of

from .. import queries
from ..addresses import fund_address
from ..counting.lines import part_amount
from ..models import Allocation, Fund, FundParty
from .words import amount_cell, fund_amount_cell, funds_text

TITLE = "Welk geld hoort hierbij?"
KEY = "geld-hier"
PLACE = "geld"
AMOUNT = Column("Bedrag", numeric=True)


def register() -> None:
    """Add the money to the pages it belongs on."""
    add_to("interventions", "finance", lambda key: of_allocations(queries.allocations_of_intervention(key)))
    add_to("goals", "finance", lambda key: of_allocations(queries.allocations_of_goal(key)))
    add_to("organisations", "finance", lambda key: of_parties(queries.parties_of(key)))
    add_to("areas", "finance", lambda key: of_area(queries.funds_of_area(key), queries.allocations_of_area(key)))


def of_allocations(found: Sequence[Allocation]) -> Addition | None:
    """What is set aside for a goal or intervention; None when no source ties money to it."""
    if not found:
        return None
    return Addition(PLACE, TITLE, _sentence(found), _allocations(found), tuple(sources_of(found)))


def _sentence(found: Sequence[Allocation]) -> str:
    unknown = sum(row.amount is None for row in found)
    first = f"Er {'is' if len(found) == 1 else 'zijn'} {plural(len(found), 'toedeling', 'toedelingen')} uit {funds_text(len({row.fund_id for row in found}))}."
    return f"{first} Van {unknown} is het bedrag niet bekend." if unknown else f"{first} Van elk is het bedrag bekend."


def _allocations(found: Sequence[Allocation]) -> Table:
    rows = [
        Row(
            (
                Cell(row.fund.name, url=fund_address(row.fund)),
                Cell(row.name, note=row.note),
                amount_cell(part_amount(row.amount_status, row.amount, row.per_year, row.period_start, row.period_end)),
                Cell(str(row.year) if row.year else period_range(row.period_start, row.period_end) or row.period_text),
                Cell(row.get_budget_state_display()),
            )
        )
        for row in found
    ]
    columns = ("Geldstroom", "Waarvoor", AMOUNT, "Wanneer", "Welk bedrag")
    return Table("Geld dat hierbij hoort", columns, rows, KEY, True, f"?csv={KEY}")


def of_parties(found: Sequence[FundParty]) -> Addition | None:
    """The funds that an organisation gives, asks for, receives or passes on."""
    if not found:
        return None
    rows = [
        Row((Cell(row.fund.name, url=fund_address(row.fund)), Cell(row.get_role_display(), note=row.note), fund_amount_cell(row.fund)))
        for row in found
    ]  # fmt: skip
    table = Table("Geldstromen van deze organisatie", ("Geldstroom", "Rol", Column("Bedrag van de geldstroom", numeric=True)), rows, KEY, True, f"?csv={KEY}")  # fmt: skip
    count = len({row.fund_id for row in found})
    sentence = f"Deze organisatie heeft een rol bij {funds_text(count)}. Het bedrag is van de hele geldstroom."
    return Addition(PLACE, "Bij welk geld heeft deze organisatie een rol?", sentence, table, tuple(sources_of(found)))


def of_area(funds: Sequence[Fund], allocations: Sequence[Allocation]) -> Addition | None:
    """Money for an area: whole funds, and parts of funds."""
    if not funds and not allocations:
        return None
    rows = [
        Row((Cell(fund.name, url=fund_address(fund)), "de hele geldstroom", fund_amount_cell(fund), Cell(period_range(fund.period_start, fund.period_end) or fund.period_text)))
        for fund in funds
    ]  # fmt: skip
    rows += [
        Row(
            (
                Cell(row.fund.name, url=fund_address(row.fund)),
                Cell(row.name),
                amount_cell(part_amount(row.amount_status, row.amount, row.per_year, row.period_start, row.period_end)),
                Cell(str(row.year) if row.year else period_range(row.period_start, row.period_end) or row.period_text),
            )
        )
        for row in allocations
    ]
    parts = [funds_text(len(funds))] if funds else []
    if allocations:
        parts.append(plural(len(allocations), "deel van een geldstroom", "delen van geldstromen"))
    verb = "is" if len(funds) + len(allocations) == 1 else "zijn"
    sentence = (
        f"Voor dit gebied {verb} er {' en '.join(parts)}. We tellen ze niet op: een deel kan ook in het geheel zitten."
    )
    table = Table("Geld voor dit gebied", ("Geldstroom", "Waarvoor", AMOUNT, "Wanneer"), rows, KEY, True, f"?csv={KEY}")
    return Addition(
        PLACE, "Welk geld is er voor dit gebied?", sentence, table, tuple(sources_of([*funds, *allocations]))
    )
