"""Deadlines ahead, money that ends, and what happens to money that is left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from koers.kernel.days import first_day, last_day

from ..models import Fund, FundState, Instrument, Route

ACCOUNTS_DUE = (7, 15)  # month and day
SISA = frozenset({Instrument.SPECIFIC_GRANT, Instrument.REGIONAL_DEAL})
EARMARKED = SISA | {Instrument.PROPORTIONAL_GRANT, Instrument.SUPPLEMENTARY_GRANT, Instrument.SUBSIDY}


class Due(StrEnum):
    """What must be done by a day."""

    PLAN = "plan"
    APPLY = "apply"
    STATE = "state"
    SPEND = "spend"
    ACCOUNT = "account"
    SISA = "sisa"
    ENDS = "ends"


@dataclass(frozen=True)
class Deadline:
    """Something about a fund that is due. ``date`` is partial; ``day`` the last day that it can mean. ``by_rule``: the date
    follows from a rule of law, no source states it for this fund.
    """

    what: Due
    fund: Fund
    date: str
    text: str = ""
    by_rule: bool = False

    @property
    def day(self) -> date:
        """The last day it can mean."""
        return last_day(self.date)


def deadlines(funds: Iterable[Fund], states: Iterable[FundState]) -> list[Deadline]:
    """Every deadline there is, the earliest first. Give the funds with their scheme, and the states with their fund."""
    found = []
    for fund in funds:
        dates = [(Due.PLAN, fund.plan_due), (Due.SPEND, fund.spend_by), (Due.ACCOUNT, fund.account_due)]
        if fund.scheme is not None:
            dates.append((Due.APPLY, fund.scheme.deadline))
        found += [Deadline(what, fund, text) for what, text in (*dates, (Due.ENDS, fund.period_end)) if text]
        found += _sisa(fund)
    for state in states:
        if state.planned and state.date:
            found.append(Deadline(Due.STATE, state.fund, state.date, state.get_state_display()))
    return sorted(found, key=lambda deadline: (deadline.day, deadline.fund.name, deadline.what))


def _sisa(fund: Fund) -> list[Deadline]:
    """The account of a specific grant goes to the State with the annual accounts, before 15 July of the year after.

    Financiële-verhoudingswet, article 17a. Only for what the municipality receives in years that are stated.
    """
    if fund.instrument not in SISA or fund.route not in (Route.MUNICIPALITY, Route.ALLIANCE):
        return []
    if not fund.period_start or not fund.period_end:
        return []
    years = range(first_day(fund.period_start).year, last_day(fund.period_end).year + 1)
    month, day = ACCOUNTS_DUE
    eve = [date(year + 1, month, day) - timedelta(days=1) for year in years]
    return [Deadline(Due.SISA, fund, day.isoformat(), by_rule=True) for day in eve]


def ahead(found: Iterable[Deadline], today: date) -> list[Deadline]:
    """The deadlines of today and later."""
    return [deadline for deadline in found if deadline.day >= today]


class Leftover(StrEnum):
    """What unspent money is, by whose it is and on which day."""

    NOTHING = "nothing"
    IN_ADVANCE = "in_advance"  # received for later: stays on the balance sheet
    TO_PAY_BACK = "to_pay_back"
    RESULT = "result"  # own money: part of the year's result


def leftover(fund: Fund, received: int, spent: int, today: date) -> tuple[Leftover, int]:
    """What is left of received money (cents), and what it is. Raises ValueError when more was spent than received.

    A specific grant that is not spent yet was received in advance; after its last day it must be paid back. Own money that
    is not spent falls into the result of the year.
    """
    left = received - spent
    if left < 0:
        raise ValueError("more was spent than received")
    if not left:
        return Leftover.NOTHING, 0
    if fund.instrument not in EARMARKED:
        return Leftover.RESULT, left
    end = fund.spend_by or fund.period_end
    over = bool(end) and last_day(end) < today
    return (Leftover.TO_PAY_BACK if over else Leftover.IN_ADVANCE), left
