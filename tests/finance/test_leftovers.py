"""What is left of money: received and spent of each fund against each other."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from koers.finance.counting.clock import Leftover
from koers.finance.counting.leftovers import leftovers
from koers.finance.models import FundState
from tests.finance.builders import fund

TODAY = date(2026, 1, 1)


def receipts(*amounts: int | None) -> list[FundState]:
    """Receipts of the fund ``geld``, in cents."""
    return [FundState(fund_id="geld", state="received", amount=amount) for amount in amounts]


@pytest.mark.parametrize(
    ("more", "received", "spent", "expected"),
    [
        ({"spend_by": "2027"}, (100, 50), 60, (150, 60, Leftover.IN_ADVANCE, 90)),
        ({"spend_by": "2025-12-31"}, (100,), 60, (100, 60, Leftover.TO_PAY_BACK, 40)),
        ({"period_end": "2025"}, (100,), 60, (100, 60, Leftover.TO_PAY_BACK, 40)),
        ({}, (100,), 100, (100, 100, Leftover.NOTHING, 0)),
        ({}, (100,), 130, (100, 130, None, 30)),
        ({"giver": "municipality", "instrument": "budget"}, (), 600, (1000, 600, Leftover.RESULT, 400)),
    ],
)
def test_what_is_left(more: dict[str, str], received: Sequence[int], spent: int, expected: tuple[Any, ...]) -> None:
    [left] = leftovers([fund(amount=1000, **more)], receipts(*received), {"geld": spent}, TODAY)
    assert (left.available, left.spent, left.what, left.cents) == expected


@pytest.mark.parametrize(
    ("more", "received", "spent"),
    [
        ({}, (), {"geld": 60}),  # a grant of which nobody says what was received
        ({}, (100, None), {"geld": 60}),  # a receipt without an amount
        ({}, (100,), {}),  # nobody says what was spent
        ({"giver": "private_fund", "instrument": "private_grant"}, (100,), {"geld": 60}),  # no rule for what is left
        ({"giver": "municipality", "instrument": "budget", "amount": None}, (), {"geld": 60}),
    ],
)
def test_what_is_not_known_is_no_leftover(more: dict[str, Any], received: Sequence[int], spent: dict[str, int]) -> None:
    own = fund(**({"amount": 1000} | more))
    assert leftovers([own], receipts(*received), spent, TODAY) == []
