"""Who may decide on what counts: the parts of the deciders, and what nobody can divide, add up to the counted total."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..models import AmountStatus, Authority, Fund
from .amounts import Amount, Total, total
from .lines import Counted

SHARED = "shared"
"""More than one decides, and which part is whose is not known."""
NOBODY = "nobody"
"""No source says who decides."""
BUCKETS = (*(decider.value for decider in Authority.Decider if decider != Authority.Decider.ALLIANCE), SHARED, NOBODY)


@dataclass(frozen=True)
class Held:
    """What one decider holds of one fund. ``amount`` has a figure, or says why it has none."""

    fund: Fund
    amount: Amount


@dataclass(frozen=True)
class Holding:
    """Everything of one decider (a decider, SHARED or NOBODY), fund by fund."""

    decider: str
    held: tuple[Held, ...]

    @cached_property
    def total(self) -> Total:
        """What it comes to."""
        return total(one.amount for one in self.held)


def holdings(counted: Iterable[Counted], authorities: Iterable[Authority]) -> list[Holding]:
    """The counted money by who decides, in the order of BUCKETS; only those that hold something."""
    rows: dict[str, list[Authority]] = defaultdict(list)
    for authority in authorities:
        if authority.role == Authority.Role.DECIDES:
            rows[authority.fund_id].append(authority)
    found: dict[str, list[Held]] = defaultdict(list)
    for one in counted:
        for decider, amount in _divide(one, rows[one.fund.pk]):
            found[decider].append(Held(one.fund, amount))
    return [Holding(decider, tuple(found[decider])) for decider in BUCKETS if decider in found]


def _divide(counted: Counted, deciders: Sequence[Authority]) -> list[tuple[str, Amount]]:
    """One fund's lines by who decides. Amounts that come to more than the fund divide nothing: it is then SHARED."""
    lines = [line.amount for line in counted.lines]
    if len(deciders) <= 1:
        who = deciders[0].decider if deciders else NOBODY
        return [(who, amount) for amount in lines]
    sum_of_lines = total(lines)
    known = [row for row in deciders if row.amount is not None]
    given = sum(row.amount for row in known)
    if given > sum_of_lines.cents or sum_of_lines.yearly:
        return [(SHARED, amount) for amount in lines]
    parts = [(str(row.decider), Amount(AmountStatus(row.amount_status), row.amount)) for row in known]
    open_ended = [row for row in deciders if row.amount is None]
    who = str(open_ended[0].decider) if len(open_ended) == 1 else SHARED
    if rest := sum_of_lines.cents - given:
        status = AmountStatus.EXACT if sum_of_lines.exact else AmountStatus.ROUNDED
        parts.append((who, Amount(status, rest)))
    return parts + [(who, amount) for amount in lines if not amount.known]
