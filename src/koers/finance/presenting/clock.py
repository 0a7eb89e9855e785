"""Deadlines ahead, and when money ends against the horizon of the goals."""

from collections.abc import Sequence
from datetime import date

from koers.kernel.components.formatting import capitalised, money, period, period_range, plural
from koers.kernel.components.shapes import Cell, Column, Row, Table
from koers.kernel.days import last_day
from koers.kernel.money import euros
from koers.programme.models import Horizon

from ..addresses import fund_address
from ..counting.clock import Deadline, Due, Leftover
from ..counting.leftovers import Left
from ..models import Fund, Instrument
from .words import fund_amount_cell, funds_text

DUE = {
    Due.PLAN: "plan indienen",
    Due.APPLY: "aanvragen",
    Due.STATE: "volgende stap",
    Due.SPEND: "geld besteden",
    Due.ACCOUNT: "verantwoorden",
    Due.SISA: "verantwoorden aan het Rijk (SiSa)",
    Due.ENDS: "geld houdt op",
}
RULE = "Volgt uit de wet: vóór 15 juli van het jaar erna, met de jaarrekening."
EARMARKED = (Instrument.SPECIFIC_GRANT, Instrument.REGIONAL_DEAL)


def cliff_answer(funds: Sequence[Fund], horizons: Sequence[Horizon]) -> str:
    """After which year no money is known, against the year to which the goals run."""
    ends = [last_day(fund.period_end).year for fund in funds if fund.period_end]
    open_ended = sum(not fund.period_end for fund in funds)
    if not funds:
        return "In onze bronnen staat bij dit programma geen geld."
    if not ends:
        return "Wanneer het geld stopt, staat nergens in onze bronnen."
    first = f"Na {max(ends)} is er geen geld met een bekende looptijd."
    if horizons:
        low, high = min(h.end_low for h in horizons), max(h.end_high for h in horizons)
        first += f" De doelen lopen tot {low}{f' of {high}' if high != low else ''}."
    if open_ended:
        first += f" Van {funds_text(open_ended)} is het einde niet bekend."
    return first


def periods_table(funds: Sequence[Fund], horizons: Sequence[Horizon]) -> Table:
    """When each fund runs, and the horizons."""
    rows = [
        Row(
            (
                Cell(fund.name, url=fund_address(fund)),
                Cell(period(fund.period_start) if fund.period_start else "", raw=fund.period_start),
                Cell(period(fund.period_end) if fund.period_end else "", raw=fund.period_end, note=fund.period_text),
                fund_amount_cell(fund),
            )
        )
        for fund in funds
    ]
    rows += [
        Row((f"Doelen: {h.label}", str(h.start_year), str(h.end_low) if h.end_low == h.end_high else f"{h.end_low} tot {h.end_high}", Cell("geen geld", missing="not_applicable")))
        for h in horizons
    ]  # fmt: skip
    columns = ("Geldstroom", "Begin", "Einde", "Bedrag")
    return Table("Wanneer loopt het geld?", columns, rows, "looptijd-tabel", True, "?csv=looptijd-tabel")


def deadlines_table(found: Sequence[Deadline], caption: str, key: str) -> Table:
    """What is due, when, and whether a source says so or a law."""
    rows = [
        Row(
            (
                Cell(capitalised(DUE[one.what]), note=one.text or (RULE if one.by_rule else "")),
                Cell(period(one.date), raw=one.date),
                Cell(one.fund.name, url=fund_address(one.fund)),
            )
        )
        for one in found
    ]
    return Table(caption, ("Wat", "Uiterlijk", "Geldstroom"), rows, key, True, f"?csv={key}")


def next_words(found: Sequence[Deadline], today: date) -> str:
    """What comes first."""
    if not found:
        return "In onze bronnen staat geen datum die nog komt."
    first = found[0]
    days = (first.day - today).days
    when = "vandaag" if not days else f"over {plural(days, 'dag', 'dagen')}"
    return f"Er {'komt' if len(found) == 1 else 'komen'} {plural(len(found), 'datum', 'datums')}. De eerste is {period(first.date)} ({when}): {DUE[first.what]}, {first.fund.name}."


def overdue_words(passed: Sequence[Deadline]) -> str:
    """Planned steps whose day has passed without a source telling what came of them."""
    waiting = [one for one in passed if one.what in (Due.STATE, Due.PLAN, Due.APPLY)]
    if not waiting:
        return ""
    return f"Bij {plural(len(waiting), 'stap', 'stappen')} is de datum voorbij. Wat ervan kwam, staat niet in onze bronnen."


def repayable(funds: Sequence[Fund]) -> list[Fund]:
    """The funds that the State can ask back when they were spent otherwise, or not."""
    return [fund for fund in funds if fund.instrument in EARMARKED]


LEFT = {
    Leftover.NOTHING: "niets over",
    Leftover.IN_ADVANCE: "vooruit ontvangen",
    Leftover.TO_PAY_BACK: "terug te betalen",
    Leftover.RESULT: "valt in het resultaat van het jaar",
    None: "meer besteed dan ontvangen",
}


def left_table(found: Sequence[Left]) -> Table:
    """What is left of money, and whose it then is."""
    rows = [
        Row(
            (
                Cell(one.fund.name, url=fund_address(one.fund)),
                Cell(money(one.available), raw=euros(one.available)),
                Cell(money(one.spent), raw=euros(one.spent)),
                Cell(money(one.cents), raw=euros(one.cents)),
                Cell(LEFT[one.what]),
            )
        )
        for one in found
    ]
    amounts = (Column(name, numeric=True) for name in ("Ontvangen of beschikbaar", "Besteed", "Verschil"))
    columns = ("Geldstroom", *amounts, "Wat het is")
    return Table("Wat is er over?", columns, rows, "over", True, "?csv=over")


def risk_table(funds: Sequence[Fund]) -> Table:
    """Money that may have to be paid back: its conditions and the last day to spend it."""
    rows = [
        Row(
            (
                Cell(fund.name, url=fund_address(fund)),
                fund_amount_cell(fund),
                Cell(period(fund.spend_by) if fund.spend_by else "", raw=fund.spend_by, note=f"looptijd {period_range(fund.period_start, fund.period_end)}" if fund.period_end else ""),
                Cell(fund.conditions),
            )
        )
        for fund in repayable(funds)
    ]  # fmt: skip
    columns = ("Geldstroom", "Bedrag", "Besteden tot", "Voorwaarden")
    return Table("Geld dat misschien terug moet", columns, rows, "terugbetalen", True, "?csv=terugbetalen")
