"""What a council was told, asked and answered, and who spoke: counted when the edition was built, read page by page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Max, Prefetch, QuerySet

from koers.obligations.models import CouncilItem, Obligation, ObligationTally

from ..summary.lanes import Lane
from ..summary.models import CouncilItemTally

List = CouncilItem.List


@dataclass(frozen=True)
class Choice:
    """What the reader wants to see; "" is everything. ``oldest``: the oldest first, as the figures of the audit office."""

    list: str = ""
    year: str = ""
    oldest: bool = False

    def __bool__(self) -> bool:
        """Whether something was left out."""
        return bool(self.list or self.year)


@dataclass(frozen=True)
class Tallies:
    """How many items there are of each lane in each month."""

    rows: Sequence[CouncilItemTally]

    def count(self, choice: Choice) -> int:
        """How many items fit a choice."""
        return sum(row.total for row in self.rows if _fits(row, choice))

    def by_lane(self, choice: Choice | None = None) -> Mapping[Lane, int]:
        """How many items there are of each lane."""
        found: Counter[Lane] = Counter()
        for row in self.rows:
            if choice is None or _fits(row, choice):
                found[Lane(row.lane)] += row.total
        return found

    @property
    def years(self) -> list[str]:
        """The years in which something happened, the latest first."""
        return sorted({row.month[:4] for row in self.rows if row.month}, reverse=True)

    @property
    def lists(self) -> list[str]:
        """The lists that have something, in their own order."""
        found = {row.list for row in self.rows}
        return [value for value in List.values if value in found]


def _fits(row: CouncilItemTally, choice: Choice) -> bool:
    return choice.list in ("", row.list) and choice.year in ("", row.month[:4])


def tallies(packages: Sequence[str]) -> Tallies:
    """The counts of these programmes."""
    return Tallies(list(CouncilItemTally.objects.filter(package__in=packages)))


def known_until(packages: Sequence[str]) -> date | None:
    """The last day that the sources of these programmes tell of; None when no source has a date."""
    last = ObligationTally.objects.filter(package__in=packages).aggregate(known=Max("known"))["known"]
    return date.fromisoformat(last) if last else None


def places(packages: Sequence[str], choice: Choice) -> QuerySet[CouncilItem, str]:
    """The ids of the items of a choice, in their order. An index holds all that this needs: of a long list one page is cheap."""
    found = CouncilItem.objects.filter(package__in=packages)
    if choice.list:
        found = found.filter(list=choice.list)
    if choice.year:
        found = found.filter(date__gte=choice.year, date__lt=str(int(choice.year) + 1))
    order = ("date", "package", "position") if choice.oldest else ("-date", "package", "position")
    return found.order_by(*order).values_list("pk", flat=True)


def read(ids: Sequence[str]) -> list[CouncilItem]:
    """These items with what they answer, what answers them, and what is owed because of them; in the order given."""
    owed = Obligation.objects.only("id", "package", "item_id", "title").order_by("package", "position")
    answers = CouncilItem.objects.order_by("date", "position")
    rows = CouncilItem.objects.select_related("body", "source", "answers")
    rows = rows.prefetch_related(Prefetch("answered_by", answers), Prefetch("obligations", owed))
    found = rows.in_bulk(list(ids))
    return [found[id] for id in ids]


def latest(packages: Sequence[str], most: int) -> list[CouncilItem]:
    """The latest items with their sources, the newest first; in one query, which finds them in the index of ``places``."""
    ids = places(packages, Choice())[:most]
    rows = CouncilItem.objects.filter(pk__in=ids).select_related("source").order_by("package", "position")
    return sorted(rows, key=lambda row: row.date, reverse=True)


def only(choice: Choice, list_: str) -> Choice:
    """The same choice within one list."""
    return replace(choice, list=list_)
