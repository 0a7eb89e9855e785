"""Rows of money for tests of the arithmetic: models that are never saved, with only what a test says filled in."""

from typing import Any

from koers.finance.counting.amounts import Amount
from koers.finance.counting.lines import Part
from koers.finance.models import AmountStatus, Authority, BudgetState, Counting, Fund, Scope, Side

EXACT = AmountStatus.EXACT
NOT_STATED = AmountStatus.NOT_STATED
PM = AmountStatus.PM


def fund(id: str = "geld", amount: int | None = None, yearly: int | None = None, **more: Any) -> Fund:
    """A fund of the State for this area that counts; amounts in cents."""
    given = amount is not None or yearly is not None
    own = {
        "name": f"Geldstroom {id}",
        "amount": amount,
        "amount_per_year": yearly,
        "amount_status": EXACT if given else NOT_STATED,
        "counting": Counting.COUNTED,
        "scope": Scope.THIS_AREA,
        "instrument": "specific_grant",
        "route": "municipality",
        "giver": "state",
        "kind": "extra",
    }
    return Fund(id=id, **(own | more))


def part(fund: str = "geld", cents: int | None = None, status: AmountStatus | None = None, **more: Any) -> Part:
    """A part of the division of a fund, for this area."""
    known = status or (NOT_STATED if cents is None else EXACT)
    own = {
        "id": "deel", "fund": fund, "name": "Een deel", "scope": Scope.THIS_AREA, "kind": "extra", "intervention": None,
        "goal": None, "year": None, "budget_state": BudgetState.DIVISION, "side": Side.COSTS,
        "amount": Amount(known, cents),
    }  # fmt: skip
    return Part(**(own | more))


def authority(fund: str = "geld", decider: str = "council_free", amount: int | None = None, **more: Any) -> Authority:
    """Somebody who decides on a fund, on an amount of it when that is known."""
    own = {"role": Authority.Role.DECIDES, "amount": amount, "amount_status": NOT_STATED if amount is None else EXACT}
    return Authority(fund_id=fund, decider=decider, **(own | more))
