"""What is known to be spent of a fund, and what that tells of its last day.

An account of a year tells what was spent in that year, whenever it was published: money of 2023 is not spent late because
the account came in April 2024, and an account of 2022 tells nothing of the end of 2023, however late it came.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from koers.finance.models import Allocation, BudgetState, Side
from koers.kernel.days import last_day

from .money import PURPOSES

EVER = date.min  # nobody knows when


class Line(NamedTuple):
    """An amount that was spent in a year (None: the source does not say when), since when it is known, and its source."""

    cents: int
    year: int | None
    known: date
    source: str
    source_place: str

    @property
    def begin(self) -> date:
        """The first day on which it can have been spent."""
        return min(date(self.year, 1, 1), self.known) if self.year else EVER

    def tells_of(self, due: date) -> date:
        """Up to which day it tells what was spent; when its year goes up to the last day, that is the day it was known."""
        if self.year is None:
            return EVER
        end = date(self.year, 12, 31)
        return self.known if end >= due else min(self.known, end)


@dataclass(frozen=True)
class Spent:
    """What is known to be spent of a fund."""

    lines: tuple[Line, ...] = field(default=())

    @property
    def cents(self) -> int:
        """All of it together."""
        return sum(line.cents for line in self.lines)

    def reached(self, cents: int) -> date | None:
        """The first day on which so much can have been spent; EVER when nobody knows, None when it is not reached."""
        total = 0
        for line in sorted(self.lines, key=lambda line: line.begin):
            total += line.cents
            if total >= cents:
                return EVER if any(line.year is None for line in self.lines) else line.begin
        return None

    def last(self, due: date) -> Line:
        """The line that tells of the latest day."""
        return max(self.lines, key=lambda line: (line.tells_of(due), line.known))


def spent_of(programme: str) -> Mapping[str, Spent]:
    """What is known to be spent of each fund. A fund with an amount that is not known has no answer here.

    A line may come again with a later known date: the later one replaces it.
    """
    rows = Allocation.objects.filter(package=programme, budget_state=BudgetState.REALISED, side=Side.COSTS)
    columns = (
        "fund_id",
        "amount",
        "year",
        "known_from",
        "source__date",
        "source_id",
        "source_place",
        "name",
        *PURPOSES,
    )
    known: dict[str, dict[tuple[object, ...], Line]] = defaultdict(dict)
    without: set[str] = set()
    for fund, cents, year, own, of_source, source, place, *item in rows.order_by("position").values_list(*columns):
        if cents is None or not (own or of_source):
            without.add(fund)
            continue
        line, key = Line(cents, year, last_day(own or of_source), source, place), (year, *item)
        if key not in known[fund] or line.known >= known[fund][key].known:
            known[fund][key] = line
    return {fund: Spent(tuple(lines.values())) for fund, lines in known.items() if fund not in without}
