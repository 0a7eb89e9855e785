"""The budget paragraph of one year: what money there was, from whom, who decides on it, and what is still to choose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from koers.kernel.components.formatting import capitalised, money, plural
from koers.kernel.components.shapes import Cell, Column, Row, Table
from koers.kernel.days import first_day, last_day
from koers.kernel.money import euros

from ..addresses import fund_address
from ..counting.amounts import Amount, Total, total
from ..models import AmountStatus, Authority, BudgetState, Fund, Giver, Route, Side
from ..queries import Ledger
from .words import DECIDERS, amount_cell, fund_amount_cell, funds_text, reasons_text, source_words, total_text

AMOUNT = Column("Bedrag", numeric=True)
# What the audit office asks apart: of the State, of the municipality, and of others through the municipality.
STATE, MUNICIPALITY, OTHERS = "state", "municipality", "others"
HEADINGS = {STATE: "Geld van het Rijk", MUNICIPALITY: "Geld van de gemeente", OTHERS: "Geld van anderen"}


@dataclass(frozen=True)
class Block:
    """One part of the paragraph: a sentence and its table."""

    key: str
    title: str
    sentence: str
    table: Table


def runs_in(fund: Fund, year: int) -> bool:
    """Whether a fund can run in a year: nothing that is known of its period says otherwise."""
    began = not fund.period_start or first_day(fund.period_start).year <= year
    goes_on = not fund.period_end or last_day(fund.period_end).year >= year
    return began and goes_on


def is_dated(fund: Fund) -> bool:
    """Whether begin or end is stated."""
    return bool(fund.period_start or fund.period_end)


def amount_of_year(fund: Fund, year: int) -> Amount:
    """What a source says a fund gives in one year. An amount for several years is never spread over them."""
    if fund.amount_per_year is not None:
        return Amount(AmountStatus(fund.amount_status), fund.amount_per_year)
    if fund.amount is not None and fund.period_start[:4] == fund.period_end[:4] == str(year):
        return Amount(AmountStatus(fund.amount_status), fund.amount)
    if fund.amount is not None:
        return Amount(AmountStatus.NOT_DIVIDED)
    return Amount(AmountStatus(fund.amount_status))


def group_of(fund: Fund) -> str:
    """From whom the money is."""
    if fund.giver == Giver.STATE:
        return STATE
    return MUNICIPALITY if fund.giver == Giver.MUNICIPALITY else OTHERS


def blocks(ledger: Ledger, year: int) -> list[Block]:
    """The three parts, each with the funds that run in the year."""
    funds = [fund for fund in ledger.funds if runs_in(fund, year)]
    found = []
    for key, title in HEADINGS.items():
        own = [fund for fund in funds if group_of(fund) == key]
        found.append(Block(key, title, _sentence(own, year), _table(key, title, own, year, ledger)))
    return found


def _sentence(funds: Sequence[Fund], year: int) -> str:
    if not funds:
        return f"In onze bronnen staat voor {year} geen geld."
    money_of_year = total(amount_of_year(fund, year) for fund in funds)
    first = f"In {year} {'loopt' if len(funds) == 1 else 'lopen'} {plural(len(funds), 'geldstroom', 'geldstromen')}."
    told = total_text(money_of_year)
    known = f" Voor dit jaar zelf is {told} bekend." if told else ""
    undated = sum(not is_dated(fund) for fund in funds)
    unsure = (
        f" Van {funds_text(undated)} staat niet in de bron wanneer {'die' if undated == 1 else 'ze'} {'loopt' if undated == 1 else 'lopen'}."
        if undated
        else ""
    )
    unknown = (
        f" Van {funds_text(money_of_year.unknowns)} is geen bedrag voor dit jaar bekend ({reasons_text(money_of_year)})."
        if money_of_year.unknowns
        else ""
    )
    return f"{first}{known}{unknown}{unsure}"


def _table(key: str, title: str, funds: Iterable[Fund], year: int, ledger: Ledger) -> Table:
    rows = [
        Row(
            (
                Cell(fund.name, url=fund_address(fund), note=_route(fund)),
                amount_cell(amount_of_year(fund, year)),
                fund_amount_cell(fund),
                Cell(items=[Cell(name) for name in _deciders(fund, ledger)]) if _deciders(fund, ledger) else Cell(),
                source_words(fund.get_scope_display(), fund.scope_text),
            )
        )
        for fund in funds
    ]
    columns = (
        "Geldstroom",
        Column(f"In {year}", numeric=True),
        Column("In totaal", numeric=True),
        "Wie beslist",
        "Specifiek of stedelijk",
    )
    return Table(title, columns, rows, f"paragraaf-{key}", True, f"?csv=paragraaf-{key}")


def _route(fund: Fund) -> str:
    return "niet via de gemeente" if fund.route == Route.PARTNER else ""


def _deciders(fund: Fund, ledger: Ledger) -> list[str]:
    return [
        DECIDERS[row.decider]
        for row in ledger.authorities
        if row.fund_id == fund.pk and row.role == Authority.Role.DECIDES
    ]


def figures_table(ledger: Ledger, year: int) -> Table | None:
    """Planned and spent in the year, per fund and budget state; None when nothing of the kind is known."""
    own = [part for part in ledger.parts if part.year == year]
    if not own:
        return None
    names = {fund.pk: fund for fund in ledger.funds}
    sums: dict[tuple[str, str, str], list[Amount]] = {}
    for part in own:
        sums.setdefault((part.fund, part.budget_state, part.side), []).append(part.amount)
    rows = [
        Row(
            (
                Cell(names[fund].name, url=fund_address(names[fund])),
                capitalised(str(BudgetState(state).label)),
                capitalised(str(Side(side).label)),
                _sum(total(amounts)),
            )
        )
        for (fund, state, side), amounts in sums.items()
    ]
    columns = ("Geldstroom", "Welk bedrag", "Lasten of baten", AMOUNT)
    return Table(f"Begroot en uitgegeven in {year}", columns, rows, "paragraaf-jaar", True, "?csv=paragraaf-jaar")


def _sum(found: Total) -> Cell:
    note = f"en {found.unknowns} zonder bedrag: {reasons_text(found)}" if found.unknowns else ""
    if not found.known:
        return Cell("bedrag niet bekend", missing="unknown", note=note)
    return Cell(money(found.cents), raw=euros(found.cents), note=note)


def years(ledger: Ledger) -> list[int]:
    """The years about which something is known: from the first begin to the last end of the money."""
    dates = [text for fund in ledger.funds for text in (fund.period_start, fund.period_end) if text]
    known = [int(text[:4]) for text in dates] + list(ledger.years)
    return list(range(min(known), max(known) + 1)) if known else []
