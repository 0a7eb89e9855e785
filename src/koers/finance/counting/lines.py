"""One counting level: what of a fund counts in the total of its programme, and what is left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..models import AmountStatus, BudgetState, Counting, Fund, Scope, Side
from .amounts import Amount, over_period, rounds_to, stated


class Part(NamedTuple):
    """An allocation, as far as counting needs it. ``intervention`` and ``goal`` are public ids or None."""

    id: str
    fund: str
    name: str
    scope: str
    kind: str
    intervention: str | None
    goal: str | None
    year: int | None
    budget_state: str
    side: str
    amount: Amount


def part_amount(status: str, cents: int | None, per_year: bool, start: str, end: str) -> Amount:
    """The amount of an allocation over its period."""
    return over_period(status, None if per_year else cents, cents if per_year else None, start, end)


@dataclass(frozen=True)
class Line:
    """Something that counts: a part of a fund, or what of the fund no part tells (``part`` is then None)."""

    fund: Fund
    amount: Amount
    scope: str
    part: Part | None = None


@dataclass(frozen=True)
class LeftOut:
    """Something that does not count, and why."""

    fund: Fund
    amount: Amount
    why: str
    part: Part | None = None


@dataclass(frozen=True)
class Counted:
    """What one fund brings to the total. ``at_odds``: its parts come to more than the fund, and rounding is not why."""

    fund: Fund
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...] = ()
    at_odds: bool = False


def count(fund: Fund, parts: Sequence[Part]) -> Counted:
    """What counts of a fund. Only the division of the fund matters here, not what was budgeted or spent in a year."""
    divided = [part for part in parts if part.budget_state == BudgetState.DIVISION and part.side == Side.COSTS]
    whole, at_odds = _divide(fund, divided)
    if fund.counting == Counting.COUNTED:
        return Counted(fund, whole, (), at_odds)
    if fund.counting == Counting.SHARE:
        return _share(fund, divided, whole, at_odds)
    left = tuple(LeftOut(fund, line.amount, fund.counting_why, line.part) for line in whole)
    return Counted(fund, (), left, at_odds)


def _divide(fund: Fund, parts: Sequence[Part]) -> tuple[tuple[Line, ...], bool]:
    """The fund as lines that add up to it: its known parts, and the rest. The second says whether they are at odds."""
    whole = stated(fund)
    own = Line(fund, whole, fund.scope)
    known = [part for part in parts if part.amount.cents is not None]
    if not known or whole.yearly is not None:
        return (own,), False
    lines = tuple(Line(fund, part.amount, part.scope, part) for part in known)
    if whole.cents is None:
        return (*lines, own), False
    divided = sum(part.amount.cents or 0 for part in known)
    rounded = fund.amount_status == AmountStatus.ROUNDED and len(known) == len(parts)
    if divided == whole.cents or (rounded and rounds_to(divided, whole.cents)):
        return lines, False
    if divided > whole.cents:
        return (own,), True
    return (*lines, Line(fund, Amount(whole.status, whole.cents - divided), fund.scope)), False


def _share(fund: Fund, parts: Sequence[Part], whole: Sequence[Line], at_odds: bool) -> Counted:
    """Only the parts for the programme's own area count; when no part tells, its share is not known."""
    ours = [line for line in whole if line.part is not None and line.scope == Scope.THIS_AREA]
    unknown = [
        Line(fund, part.amount, part.scope, part)
        for part in parts
        if part.scope == Scope.THIS_AREA and not part.amount.known
    ]
    if not ours and not unknown:
        unknown = [Line(fund, Amount(AmountStatus.NOT_STATED), Scope.THIS_AREA)]
    left = [LeftOut(fund, line.amount, fund.counting_why, line.part) for line in whole if line not in ours]
    return Counted(fund, (*ours, *unknown), tuple(left), at_odds)
