"""Adding amounts without losing sight of what is not known."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..models import UNKNOWN, AmountStatus, Fund

INEXACT = frozenset({AmountStatus.CIRCA, AmountStatus.ROUNDED})
YEAR = len("2023")


@dataclass(frozen=True)
class Amount:
    """An amount in cents for a whole period, or a yearly one without an end, or the reason why there is neither."""

    status: AmountStatus
    cents: int | None = None
    yearly: int | None = None

    def __post_init__(self) -> None:
        """Refuse an amount that is said to be unknown, and the other way round."""
        given = self.cents is not None or self.yearly is not None
        if given == (self.status in UNKNOWN):
            raise ValueError(f"{self.status} with {self.cents} and {self.yearly}")

    @property
    def known(self) -> bool:
        """Whether there is a figure at all."""
        return self.status not in UNKNOWN


@dataclass(frozen=True)
class Total:
    """What amounts come to: ``cents`` of those for a whole period, ``yearly`` of those that come every year without a
    known end; how many had a figure, and of the others how many for each reason. ``exact``: none was rounded or a guess.
    """

    cents: int = 0
    yearly: int = 0
    known: int = 0
    unknown: dict[str, int] = field(default_factory=dict)
    exact: bool = True

    @property
    def unknowns(self) -> int:
        """How many amounts are not known, for whatever reason."""
        return sum(self.unknown.values())

    @property
    def items(self) -> int:
        """How many amounts there were."""
        return self.known + self.unknowns


def total(amounts: Iterable[Amount]) -> Total:
    """Add amounts. Zero is a known amount; PM and unknown are only counted."""
    cents = yearly = known = 0
    unknown: Counter[str] = Counter()
    exact = True
    for amount in amounts:
        if not amount.known:
            unknown[str(amount.status)] += 1
            continue
        known += 1
        cents += amount.cents or 0
        yearly += amount.yearly or 0
        exact = exact and amount.status not in INEXACT
    return Total(cents, yearly, known, dict(unknown), exact)


def years(start: str, end: str) -> int | None:
    """How many calendar years a period has; None unless it is stated in whole years."""
    if len(start) != YEAR or len(end) != YEAR:
        return None
    count = int(end) - int(start) + 1
    return count if count > 0 else None


def over_period(status: str, cents: int | None, yearly: int | None, start: str, end: str) -> Amount:
    """The amount for a whole period: as stated, or worked out from the amount a year when the years are known."""
    known = AmountStatus(status)
    if cents is not None:
        return Amount(known, cents)
    if yearly is None:
        return Amount(known)
    count = years(start, end)
    if count is None:
        return Amount(known, yearly=yearly)
    return Amount(known if known in INEXACT else AmountStatus.CALCULATED, yearly * count)


def stated(fund: Fund) -> Amount:
    """What a fund comes to over its period, by its own row."""
    return over_period(fund.amount_status, fund.amount, fund.amount_per_year, fund.period_start, fund.period_end)


def rounds_to(exact: int, rounded: int) -> bool:
    """Whether ``rounded`` can be ``exact`` rounded off: it ends in zeros, and lies within half of its last digit.

    4,637,084 euros rounds to 4.6 million; 4,700,000 does not.
    """
    if rounded <= 0:
        return exact == rounded
    step = 1
    while rounded % (step * 10) == 0:
        step *= 10
    return 2 * abs(exact - rounded) <= step
