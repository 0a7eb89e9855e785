"""One counting level: whatever the funds, what counts and what is left out add up, and unknown is never taken for zero."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.finance.counting.amounts import Amount, over_period, rounds_to, total, years
from koers.finance.counting.deciding import NOBODY, SHARED, holdings
from koers.finance.counting.lines import count
from koers.finance.models import UNKNOWN, AmountStatus, Authority, BudgetState, Counting, Scope, Side
from tests.finance.builders import EXACT, NOT_STATED, PM, authority, fund, part

CENTS = st.integers(0, 10**12)
DECIDERS = [decider.value for decider in Authority.Decider if decider != Authority.Decider.ALLIANCE]
KNOWN = sorted(set(AmountStatus) - UNKNOWN)


@st.composite
def amounts(draw: Any) -> Amount:
    """An amount for a period, one a year, or the reason why there is none."""
    if draw(st.booleans()):
        return Amount(draw(st.sampled_from(sorted(UNKNOWN))))
    cents = draw(CENTS)
    return Amount(draw(st.sampled_from(KNOWN)), cents) if draw(st.booleans()) else Amount(EXACT, yearly=cents)


@st.composite
def books(draw: Any) -> tuple[list[Any], dict[str, list[Any]], list[Any]]:
    """Funds with parts and deciders, in every state of knowing."""
    funds, parts, authorities = [], {}, []
    for number in range(draw(st.integers(0, 6))):
        id = f"geld-{number}"
        money = draw(amounts())
        funds.append(
            fund(
                id, money.cents, money.yearly, amount_status=money.status,
                counting=draw(st.sampled_from(Counting.values)), scope=draw(st.sampled_from(Scope.values)),
            )
        )  # fmt: skip
        parts[id] = [
            part(id, scope=draw(st.sampled_from(Scope.values)), amount=draw(amounts()),
                 budget_state=draw(st.sampled_from(BudgetState.values)), side=draw(st.sampled_from(Side.values)))
            for _ in range(draw(st.integers(0, 4)))
        ]  # fmt: skip
        for _ in range(draw(st.integers(0, 3))):
            role = draw(st.sampled_from(Authority.Role.values))
            authorities.append(authority(id, draw(st.sampled_from(DECIDERS)), draw(st.none() | CENTS), role=role))
    return funds, parts, authorities


@given(st.lists(amounts()))
def test_a_total_adds_what_is_known_and_only_counts_the_rest(some: list[Amount]) -> None:
    found = total(some)
    assert found.cents == sum(amount.cents for amount in some if amount.cents is not None)
    assert found.yearly == sum(amount.yearly for amount in some if amount.yearly is not None)
    assert found.items == len(some)
    assert found.unknowns == len([amount for amount in some if amount.status in UNKNOWN])


def test_zero_is_known_and_pm_is_not() -> None:
    found = total([Amount(EXACT, 0), Amount(PM), Amount(NOT_STATED), Amount(NOT_STATED)])
    assert (found.cents, found.known, found.unknown) == (0, 1, {"pm": 1, "not_stated": 2})


@pytest.mark.parametrize("status", AmountStatus)
def test_an_amount_and_what_is_known_of_it_must_agree(status: AmountStatus) -> None:
    with pytest.raises(ValueError, match=str(status)):
        Amount(status, 5 if status in UNKNOWN else None)


@given(books())
def test_what_counts_and_what_is_left_out_is_the_fund_once(book: Any) -> None:
    """The lines of a fund come to its own amount, or to the parts that round to it or that are all there is; never to both."""
    funds, parts, _ = book
    for one in funds:
        found = count(one, parts[one.pk])
        both = [line.amount for line in (*found.lines, *found.left_out)]
        divided = sum(
            p.amount.cents or 0
            for p in parts[one.pk]
            if p.budget_state == BudgetState.DIVISION and p.side == Side.COSTS
        )
        if one.amount is not None:
            assert total(both).cents in (one.amount, divided)
            if total(both).cents != one.amount:
                assert rounds_to(divided, one.amount)
        elif one.amount_per_year is not None:
            assert total(both).yearly in (one.amount_per_year, 0)
        else:
            assert total(both).cents == divided
        assert all((amount.cents or 0) >= 0 for amount in both)


@given(books())
def test_who_decides_adds_up_to_what_counts(book: Any) -> None:
    """The parts of the deciders, with what cannot be divided, are the counted total: not a cent more or less."""
    funds, parts, authorities = book
    counted = [count(one, parts[one.pk]) for one in funds]
    held = [one.amount for holding in holdings(counted, authorities) for one in holding.held]
    lines = [line.amount for one in counted for line in one.lines]
    assert total(held).cents == total(lines).cents
    assert total(held).yearly == total(lines).yearly
    assert total(held).unknown == total(lines).unknown


@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_makes_no_difference(book: Any, chance: Any) -> None:
    funds, parts, authorities = book
    first = _by_decider(funds, parts, authorities)
    chance.shuffle(funds)
    for rows in parts.values():
        chance.shuffle(rows)
    chance.shuffle(authorities)
    assert _by_decider(funds, parts, authorities) == first


def _by_decider(funds: Any, parts: Any, authorities: Any) -> dict[str, tuple[int, int, int]]:
    held = holdings([count(one, parts[one.pk]) for one in funds], authorities)
    return {one.decider: (one.total.cents, one.total.yearly, one.total.unknowns) for one in held}


def test_parts_that_round_to_the_amount_take_its_place() -> None:
    rounded = fund(amount=460_000_000, amount_status=AmountStatus.ROUNDED)
    found = count(rounded, [part(cents=400_000_000), part(cents=63_708_400)])
    assert total(line.amount for line in found.lines).cents == 463_708_400
    assert not found.at_odds


def test_parts_beyond_the_amount_do_not_count() -> None:
    found = count(fund(amount=100), [part(cents=60), part(cents=50)])
    assert [line.amount.cents for line in found.lines] == [100]
    assert found.at_odds


def test_what_no_part_tells_stays_with_the_fund() -> None:
    found = count(fund(amount=100), [part(cents=60), part(status=PM)])
    assert [line.amount.cents for line in found.lines] == [60, 40]


def test_of_a_regional_deal_only_our_part_counts() -> None:
    deal = fund(amount=100, counting=Counting.SHARE, counting_why="voor de regio")
    found = count(deal, [part(cents=60), part(cents=40, scope=Scope.REGION)])
    assert [line.amount.cents for line in found.lines] == [60]
    assert [(left.amount.cents, left.why) for left in found.left_out] == [(40, "voor de regio")]


def test_an_unknown_share_is_unknown() -> None:
    found = count(fund(amount=100, counting=Counting.SHARE), [part()])
    assert [line.amount.known for line in found.lines] == [False]
    assert [left.amount.cents for left in found.left_out] == [100]


@pytest.mark.parametrize("counting", [Counting.ELSEWHERE, Counting.UNCLEAR, Counting.OUTSIDE])
def test_what_counts_elsewhere_is_left_out(counting: Counting) -> None:
    found = count(fund(amount=100, counting=counting), [])
    assert found.lines == ()
    assert [left.amount.cents for left in found.left_out] == [100]


def test_two_deciders_without_amounts_share_it() -> None:
    found = _by_decider([fund(amount=100)], {"geld": []}, [authority(), authority(decider="state")])
    assert found == {SHARED: (100, 0, 0)}


def test_what_one_decider_has_leaves_the_rest_to_the_other() -> None:
    found = _by_decider([fund(amount=100)], {"geld": []}, [authority(amount=30), authority(decider="state")])
    assert found == {"council_free": (30, 0, 0), "state": (70, 0, 0)}


def test_agreeing_is_not_deciding() -> None:
    agrees = authority(decider="alliance", role=Authority.Role.AGREES)
    assert _by_decider([fund(amount=100)], {"geld": []}, [agrees]) == {NOBODY: (100, 0, 0)}


def test_deciders_with_more_than_there_is_divide_nothing() -> None:
    found = _by_decider([fund(amount=100)], {"geld": []}, [authority(amount=90), authority(decider="state", amount=20)])
    assert found == {SHARED: (100, 0, 0)}


@pytest.mark.parametrize(
    ("exact", "rounded", "fits"),
    [
        (463_708_400, 460_000_000, True),
        (465_000_000, 460_000_000, True),
        (465_000_001, 460_000_000, False),
        (455_000_000, 460_000_000, True),
        (454_999_999, 460_000_000, False),
        (0, 0, True),
        (1, 0, False),
        (123, 123, True),
    ],
)
def test_rounding(exact: int, rounded: int, fits: bool) -> None:
    assert rounds_to(exact, rounded) is fits


def test_an_amount_a_year_becomes_a_total_only_with_whole_years() -> None:
    assert over_period("exact", None, 140, "2022", "2025") == Amount(AmountStatus.CALCULATED, 560)
    assert over_period("circa", None, 140, "2022", "2025") == Amount(AmountStatus.CIRCA, 560)
    assert over_period("exact", None, 140, "2022", "") == Amount(EXACT, yearly=140)
    assert over_period("exact", None, 140, "2022-06", "2025") == Amount(EXACT, yearly=140)
    assert years("2025", "2022") is None
