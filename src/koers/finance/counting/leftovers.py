"""Money that is left: received in advance, to be paid back, or part of the year's result."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..models import Fund, FundState, Giver
from .clock import EARMARKED, Leftover, leftover


@dataclass(frozen=True)
class Left:
    """What is left of one fund, in cents. ``what`` is None when more was spent than there was; ``cents`` is then how much more."""

    fund: Fund
    available: int
    spent: int
    what: Leftover | None
    cents: int


def leftovers(
    funds: Iterable[Fund], received: Iterable[FundState], spent: Mapping[str, int], today: date
) -> list[Left]:
    """What is left of each fund of which both sides are known, in the order of the funds.

    Of money with a fixed purpose there is what was received so far; of other money what was received, or else its whole amount.
    Money of others that is no grant has no rule for what is left, and is left out. ``spent``: cents by fund. A fund with a receipt without an amount is left out: what there was is then not known.
    """
    receipts: dict[str, list[int | None]] = defaultdict(list)
    for state in received:
        receipts[state.fund_id].append(state.amount)
    found = []
    for fund in funds:
        own = fund.giver == Giver.MUNICIPALITY and fund.instrument not in EARMARKED
        if not own and fund.instrument not in EARMARKED:
            continue
        amounts = receipts[fund.pk] or ([fund.amount] if own else [])
        if fund.pk not in spent or not amounts or None in amounts:
            continue
        available = sum(amount or 0 for amount in amounts)
        found.append(_left(fund, available, spent[fund.pk], today))
    return found


def _left(fund: Fund, available: int, spent: int, today: date) -> Left:
    if spent > available:
        return Left(fund, available, spent, None, spent - available)
    return Left(fund, available, spent, *leftover(fund, available, spent, today))
