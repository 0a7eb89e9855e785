"""Where the money stands in a budget (figure 9), and a programme's own lines by year against what there is."""

from collections.abc import Iterable, Sequence

from koers.kernel.components.formatting import money, plural
from koers.kernel.components.shapes import Cell, Column, Row, Table
from koers.programme.addresses import address

from ..addresses import fund_address
from ..counting.amounts import Amount, total
from ..counting.reconciling import Reconciled
from ..models import Allocation, AmountStatus, Answer, BudgetItem, BudgetState, Fund
from .overview import reconciled_table
from .words import amount_cell, reasons_text, total_cell


def answer(items: Sequence[BudgetItem], found: Sequence[Reconciled], funds: Sequence[Fund]) -> str:
    """How many parts stand in the budget and can be told apart; and where more was planned than there is."""
    parts = []
    if items:
        missing = sum(item.in_budget == Answer.NO for item in items)
        programmes = len({item.number for item in items})
        parts.append(
            f"{plural(len(items), 'onderdeel staat', 'onderdelen staan')} verspreid over {plural(programmes, 'programma', 'programma’s')} van de begroting."
        )
        if missing:
            year = items[0].year
            parts.append(
                f"{missing} daarvan {'stond' if missing == 1 else 'stonden'} nog niet in de begroting van {year}."
            )
    for one in found:
        if one.kind == "year" and one.difference > 0:
            parts.append(f"In {one.year} is er {money(one.difference)} meer begroot dan er per jaar is.")
    if not parts:
        return (
            "Waar dit geld in de begroting staat, staat niet in onze bronnen."
            if funds
            else "In onze bronnen staat bij dit programma geen geld."
        )
    return " ".join(parts)


def items_table(items: Iterable[BudgetItem]) -> Table:
    """Figure 9: budget programme, core theme, theme of the programme, part."""
    rows: list[Row] = []
    heading = ""
    for item in items:
        name = f"{item.number}. {item.budget_programme}"
        if name != heading:
            heading = name
            rows.append(Row((name,), group=True))
        rows.append(
            Row(
                (
                    Cell(item.part, note=item.note),
                    Cell(item.core_theme),
                    Cell(item.theme.title, url=address("goal", item.theme.package, item.theme_id)) if item.theme else Cell("alle thema’s"),
                    Cell(item.fund.name, url=fund_address(item.fund)) if item.fund else Cell("niet vermeld welke", missing="not_stated"),
                    Cell("" if item.in_budget == Answer.UNKNOWN else item.get_in_budget_display()),
                )
            )
        )  # fmt: skip
    columns = ("Onderdeel", "Kernthema", "Thema", "Geldstroom", "Staat in de begroting")
    return Table("Onderdelen in de begroting", columns, rows, "onderdelen", True, "?csv=onderdelen")


def lines_table(lines: Sequence[Allocation]) -> Table:
    """The lines of each year, with their sum; what has no amount is not in it."""
    rows: list[Row] = []
    groups = {(line.year, line.budget_state) for line in lines if line.year is not None}
    order = list(BudgetState.values)
    # Budgeted and spent are two amounts of the same money: each has its own sum.
    for year, state in sorted(groups, key=lambda group: (group[0], order.index(group[1]))):
        own = [line for line in lines if (line.year, line.budget_state) == (year, state)]
        rows.append(Row((f"{year}: {BudgetState(state).label}",), group=True))
        rows += [
            Row((Cell(line.name, note=line.note), amount_cell(_amount(line)), Cell(line.fund.name, url=fund_address(line.fund))))
            for line in own
        ]  # fmt: skip
        whole = total(map(_amount, own))
        unknown = f"{whole.unknowns} zonder bedrag: {reasons_text(whole)}" if whole.unknowns else ""
        rows.append(
            Row(
                (
                    Cell(f"Samen {year}", note=unknown),
                    total_cell(whole),
                    Cell("opgeteld door Koers"),
                )
            )
        )
    columns = ("Waarvoor", Column("Bedrag", numeric=True), "Geldstroom")
    return Table("Regels per jaar", columns, rows, "regels-per-jaar", True, "?csv=regels-per-jaar")


def _amount(line: Allocation) -> Amount:
    return Amount(AmountStatus(line.amount_status), line.amount)


def checks_table(found: Sequence[Reconciled]) -> Table:
    """Each year's lines against the stated total and the yearly amount."""
    own = [one for one in found if one.kind in ("total", "year")]
    return reconciled_table(own, "Kloppen de totalen per jaar?", "totalen-per-jaar")


def gap_sentences(found: Sequence[Reconciled]) -> list[str]:
    """What the difference with the yearly amount means, year by year."""
    said = []
    for one in found:
        if one.kind != "year":
            continue
        parts, stated = money(one.parts.cents), money(one.stated)
        if one.difference > 0:
            said.append(
                f"{one.year}: begroot is {parts}, er is {stated} per jaar. Er is {money(one.difference)} te weinig."
            )
        elif one.difference < 0:
            said.append(
                f"{one.year}: begroot is {parts}, er is {stated} per jaar. Er is {money(-one.difference)} over."
            )
        else:
            said.append(f"{one.year}: begroot is {parts}, precies wat er per jaar is.")
        if one.parts.unknowns:
            said[-1] += (
                f" Let op: {plural(one.parts.unknowns, 'regel heeft', 'regels hebben')} nog geen bedrag ({reasons_text(one.parts)})."
            )
    return said
