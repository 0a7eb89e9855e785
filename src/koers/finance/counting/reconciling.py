"""Totals as a source states them against the sum of their parts. Both are shown, with the difference."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..models import AmountStatus, BudgetState, Fund, Side, StatedTotal
from .amounts import Total, rounds_to, stated, total, years
from .lines import Part

THOUSAND = 1000
NEAR = 50  # one part in so many: amounts in thousands are stated rounded


@dataclass(frozen=True)
class Reconciled:
    """A stated amount beside what it should equal, both in cents. ``difference`` is parts minus stated: above zero the
    parts come to more. ``row`` is what states it; ``kind``: division, total, year (against the amount a year), period.
    """

    kind: str
    row: Fund | StatedTotal
    label: str
    stated: int
    parts: Total
    year: int | None = None

    @property
    def difference(self) -> int:
        """What the parts come to beyond what was stated."""
        return self.parts.cents - self.stated

    @property
    def undivided(self) -> bool:
        """Whether the parts are simply not all there yet: less than the fund, and not a rounding of it."""
        return self.kind == "division" and self.parts.cents < self.stated and not self._rounding

    @property
    def _rounding(self) -> bool:
        rounded = isinstance(self.row, Fund) and self.row.amount_status == AmountStatus.ROUNDED
        return rounded and rounds_to(self.parts.cents, self.stated)


def reconcile(funds: Iterable[Fund], parts: Sequence[Part], totals: Iterable[StatedTotal]) -> list[Reconciled]:
    """Everything that states a total and has parts to hold against it. In the order of the funds."""
    by_fund: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        if part.side == Side.COSTS:
            by_fund[part.fund].append(part)
    written: dict[str, list[StatedTotal]] = defaultdict(list)
    for row in totals:
        written[row.fund_id].append(row)
    found = []
    for fund in funds:
        found += _division(fund, by_fund[fund.pk])
        found += _period(fund)
        found += _totals(written[fund.pk], by_fund[fund.pk])
        found += _years(fund, by_fund[fund.pk])
    return found


def _division(fund: Fund, parts: Iterable[Part]) -> list[Reconciled]:
    """The amount of a fund against its division, when a part has an amount."""
    parts_total = total(part.amount for part in parts if part.budget_state == BudgetState.DIVISION)
    whole = stated(fund)
    if whole.cents is None or not parts_total.known or parts_total.yearly:
        return []
    return [Reconciled("division", fund, fund.name, whole.cents, parts_total)]


def _period(fund: Fund) -> list[Reconciled]:
    """A total against the amount a year times the years."""
    count = years(fund.period_start, fund.period_end)
    if fund.amount is None or fund.amount_per_year is None or count is None:
        return []
    return [Reconciled("period", fund, fund.name, fund.amount, Total(fund.amount_per_year * count, known=1))]


def _totals(rows: Iterable[StatedTotal], parts: Sequence[Part]) -> list[Reconciled]:
    """A written total against the lines of that year and budget state."""
    found = []
    for row in rows:
        if row.amount is not None:
            lines = [part for part in parts if part.year == row.year and part.budget_state == row.budget_state]
            found.append(Reconciled("total", row, row.name, row.amount, total(p.amount for p in lines), row.year))
    return found


def _years(fund: Fund, parts: Sequence[Part]) -> list[Reconciled]:
    """The amount a year against the original budget of each year."""
    if fund.amount_per_year is None:
        return []
    by_year: dict[int, list[Part]] = defaultdict(list)
    for part in parts:
        if part.year is not None and part.budget_state == BudgetState.ORIGINAL:
            by_year[part.year].append(part)
    return [
        Reconciled("year", fund, f"{fund.name}, {year}", fund.amount_per_year, total(p.amount for p in lines), year)
        for year, lines in sorted(by_year.items())
    ]


def in_thousands(one: Reconciled) -> bool:
    """Whether one side can be the other in thousands of euros."""
    small, large = sorted((one.stated, one.parts.cents))
    return small > 0 and abs(large - small * THOUSAND) * NEAR <= large
