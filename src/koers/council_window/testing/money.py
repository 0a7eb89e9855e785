"""Tests of money: whether amounts and deciders are known, whether results are measured, and whether it stays below a limit."""

from dataclasses import replace

from koers.finance import queries as finance
from koers.finance.models import Authority
from koers.finance.queries import Ledger
from koers.kernel.components.formatting import money, number, plural

from ..models import FrameRequirement
from .result import A_HUNDRED, CANNOT_SAY, MET, NOT_MET, Result, limit_of, share

NO_FUND = Result(CANNOT_SAY, "Er is geen geldstroom.", "Voeg geldstromen toe.")


def amounts_known(requirement: FrameRequirement) -> Result:
    """Whether the amount of funds is known. Counted as on the money pages: what counts elsewhere does not count again."""
    ledger = finance.ledger(requirement.frame.programme_id)
    counted = [one for one in ledger.counted if one.lines]
    if not counted:
        return NO_FUND
    known = sum(any(line.amount.known for line in one.lines) for one in counted)
    words = f"Van {number(known)} van {_funds(len(counted))} is het bedrag bekend."
    return _with(share(known, len(counted), requirement, words), _elsewhere(ledger))


def authority_known(requirement: FrameRequirement) -> Result:
    """Whether somebody says who decides on each fund that counts."""
    ledger = finance.ledger(requirement.frame.programme_id)
    counted = {one.fund.pk for one in ledger.counted if one.lines}
    if not counted:
        return NO_FUND
    known = len(counted & {row.fund_id for row in ledger.authorities if row.role == Authority.Role.DECIDES})
    words = f"Van {number(known)} van {_funds(len(counted))} staat in een bron wie beslist."
    return _with(share(known, len(counted), requirement, words), _elsewhere(ledger))


def _with(result: Result, more: str) -> Result:
    return replace(result, words=result.words + more)


def _funds(count: int) -> str:
    return plural(count, "geldstroom", "geldstromen")


def _elsewhere(ledger: Ledger) -> str:
    """That the other funds are left out, when there are any."""
    left = len(ledger.funds) - sum(bool(one.lines) for one in ledger.counted)
    if not left:
        return ""
    return f" Nog {_funds(left)} {'telt' if left == 1 else 'tellen'} niet mee, of {'zit' if left == 1 else 'zitten'} al in een andere."


def money_measured(requirement: FrameRequirement) -> Result:
    """Whether the money goes to something that is measured."""
    ledger = finance.ledger(requirement.frame.programme_id)
    if not ledger.total.cents:
        return Result(CANNOT_SAY, "Er is geen geldstroom met een bedrag.", "Vul bedragen in bij de geldstromen.")
    measured = ledger.coverage.measured.cents
    words = f"{money(measured)} van {money(ledger.total.cents)} hoort bij iets wat wordt gemeten."
    return share(measured, ledger.total.cents, requirement, words)


def money_limit(requirement: FrameRequirement) -> Result:
    """Whether a fund, or all money together, stays below a limit."""
    limit = int(limit_of(requirement) * A_HUNDRED)
    if requirement.fund is not None:
        cents, name = requirement.fund.amount, requirement.fund.name
        if cents is None:
            return Result(
                CANNOT_SAY,
                f"Het bedrag van {name} staat niet in de bronnen.",
                "Vul het bedrag van deze geldstroom in.",
            )
    else:
        total = finance.ledger(requirement.frame.programme_id).total
        cents, name = total.cents, "Alle geldstromen samen"
        if cents <= limit and total.unknowns:
            return Result(
                CANNOT_SAY,
                f"{name}: {money(cents)}, en {plural(total.unknowns, 'bedrag', 'bedragen')} die niemand kent.",
                "Vul de bedragen in die nog ontbreken.",
            )
    words = f"{name}: {money(cents)}. De grens is {money(limit)}."
    return Result(MET if cents <= limit else NOT_MET, words)
