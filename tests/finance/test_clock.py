"""Deadlines, the accounts to the State, and what happens to money that is left."""

from collections.abc import Iterator
from datetime import date

import pytest

from koers.finance.counting.clock import Due, Leftover, ahead, deadlines, leftover
from koers.finance.models import FundState, Scheme
from koers.kernel.context import workshop
from tests.finance.builders import fund


@pytest.fixture(autouse=True)
def _reading() -> Iterator[None]:
    """A row that names another row must say where it reads."""
    with workshop():
        yield


def test_a_specific_grant_is_accounted_for_before_15_july_of_the_year_after() -> None:
    found = deadlines([fund(period_start="2022", period_end="2023")], [])
    sisa = [deadline for deadline in found if deadline.what == Due.SISA]
    assert [deadline.date for deadline in sisa] == ["2023-07-14", "2024-07-14"]
    assert all(deadline.by_rule for deadline in sisa)


@pytest.mark.parametrize(
    "other", [{"instrument": "budget"}, {"route": "partner"}, {"period_start": ""}, {"period_end": ""}]
)
def test_nothing_is_accounted_for_that_the_municipality_does_not_receive_in_known_years(other: dict[str, str]) -> None:
    one = fund(**({"period_start": "2022", "period_end": "2023"} | other))
    assert Due.SISA not in [deadline.what for deadline in deadlines([one], [])]


def test_every_date_of_a_fund_is_a_deadline_and_the_earliest_comes_first() -> None:
    scheme = Scheme(id="regeling", deadline="2023-Q2")
    one = fund(instrument="budget", spend_by="2026-03", plan_due="2023-10-01", account_due="2026", scheme=scheme)
    found = deadlines([one], [FundState(fund=one, state="granted", date="2024-01", planned=True)])
    assert [deadline.what for deadline in found] == [Due.APPLY, Due.PLAN, Due.STATE, Due.SPEND, Due.ACCOUNT]
    assert found[0].day == date(2023, 6, 30)


def test_what_happened_is_no_deadline() -> None:
    one = fund()
    assert deadlines([one], [FundState(fund=one, state="granted", date="2024-01")]) == []


def test_a_year_lasts_until_its_last_day() -> None:
    found = deadlines([fund(instrument="budget", period_end="2025")], [])
    assert len(ahead(found, date(2025, 12, 31))) == 1
    assert ahead(found, date(2026, 1, 1)) == []


def test_an_unspent_grant_is_received_in_advance_until_its_last_day_and_then_goes_back() -> None:
    grant = fund(period_end="2025")
    assert leftover(grant, 100, 60, date(2025, 12, 31)) == (Leftover.IN_ADVANCE, 40)
    assert leftover(grant, 100, 60, date(2026, 1, 1)) == (Leftover.TO_PAY_BACK, 40)


def test_the_day_to_spend_by_goes_before_the_end_of_the_period() -> None:
    grant = fund(period_end="2025", spend_by="2026-06-30")
    assert leftover(grant, 100, 60, date(2026, 1, 1)) == (Leftover.IN_ADVANCE, 40)


def test_unspent_own_money_falls_into_the_result() -> None:
    own = fund(instrument="earmarked_budget", period_end="2022")
    assert leftover(own, 100, 60, date(2030, 1, 1)) == (Leftover.RESULT, 40)


def test_nothing_left_is_nothing() -> None:
    assert leftover(fund(), 100, 100, date(2030, 1, 1)) == (Leftover.NOTHING, 0)


def test_more_cannot_be_spent_than_came_in() -> None:
    with pytest.raises(ValueError, match="more was spent"):
        leftover(fund(), 100, 101, date(2030, 1, 1))
