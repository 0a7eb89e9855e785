"""Tests of money: whether amounts and deciders are known, whether results are measured, and whether it stays below a limit."""

from koers.finance import queries as finance
from koers.finance.models import Authority, Fund
from koers.kernel.components.formatting import money, number, plural

from ..models import FrameRequirement
from .result import A_HUNDRED, CANNOT_SAY, MET, NOT_MET, Result, limit_of, share

NO_FUND = Result(CANNOT_SAY, "Er is geen geldstroom.", "Voeg geldstromen toe (funds).")


def amounts_known(requirement: FrameRequirement) -> Result:
    """Whether the amount of funds is known."""
    funds = Fund.objects.filter(package=requirement.frame.programme_id)
    total = funds.count()
    if not total:
        return NO_FUND
    known = funds.exclude(amount=None, amount_per_year=None).count()
    return share(
        known,
        total,
        requirement,
        f"Van {number(known)} van {plural(total, 'geldstroom', 'geldstromen')} is het bedrag bekend.",
    )


def authority_known(requirement: FrameRequirement) -> Result:
    """Whether somebody says who decides on each fund."""
    funds = Fund.objects.filter(package=requirement.frame.programme_id)
    total = funds.count()
    if not total:
        return NO_FUND
    decides = Authority.objects.filter(package=requirement.frame.programme_id, role=Authority.Role.DECIDES).order_by()
    known = decides.values("fund").distinct().count()
    return share(
        known,
        total,
        requirement,
        f"Van {number(known)} van {plural(total, 'geldstroom', 'geldstromen')} staat in een bron wie beslist.",
    )


def money_measured(requirement: FrameRequirement) -> Result:
    """Whether the money goes to something that is measured."""
    ledger = finance.ledger(requirement.frame.programme_id)
    if not ledger.total.cents:
        return Result(CANNOT_SAY, "Er is geen geldstroom met een bedrag.", "Vul bedragen in bij geldstromen (funds).")
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
                "Vul het bedrag in (funds, kolom amount).",
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
