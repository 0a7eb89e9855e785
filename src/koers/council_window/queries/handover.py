"""What a new council must know: what was decided and told since a day, what is open, and money that ends. Each list has a most."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.db.models import Q, Sum

from koers.decisions.models import Act
from koers.finance.models import Fund
from koers.kernel.days import first_day, last_day
from koers.obligations.models import CouncilItem, ObligationTerm
from koers.obligations.queries.register import Listed, listed

from ..summary.models import CouncilDueTally
from . import log
from .councils import COUNCIL, Council

Item = TypeVar("Item")
MOST = 200
SHARED = "gedeeld"


@dataclass(frozen=True)
class Some(Generic[Item]):
    """The first rows of a list, and how many there are in all."""

    rows: Sequence[Item]
    count: int

    @property
    def more(self) -> int:
        """How many are left out."""
        return self.count - len(self.rows)


def begin(council: Council) -> str:
    """The day that a handover looks back to by itself: when this council began, else the first programme; "" when unknown."""
    for text in (council.body.valid_from if council.body else "", council.main.start):
        if text:
            return first_day(text).isoformat()
    return ""


def decided(council: Council, since: str) -> Some[Act]:
    """What the council itself did, the newest first."""
    if council.body is None:
        return Some((), 0)
    rows = Act.objects.filter(body=council.body.pk, package__in=[*council.packages, SHARED], date__gte=since[:4])
    found = [
        row for row in rows.select_related("body", "source").order_by("-date", "position") if _after(row.date, since)
    ]
    return Some(found[:MOST], len(found))


def told(council: Council, list_: str, since: str) -> Some[CouncilItem]:
    """What the council was told, or asked, the newest first."""
    ids = log.places(council.packages, log.Choice(list=list_)).filter(date__gte=since[:4])[: 2 * MOST]
    found = [row for row in log.read(ids) if _after(row.date, since)]
    return Some(found[:MOST], log.tallies(council.packages).since(list_, since))


def _after(text: str, since: str) -> bool:
    return bool(text) and last_day(text).isoformat() >= since


def still_owed(packages: Sequence[str]) -> Some[Listed]:
    """What is owed to the council and open: what is due first comes first, what has no term last."""
    owed = ObligationTerm.objects.filter(package__in=packages, still_open__in=[True], obligation__owed_to__kind=COUNCIL)
    dated = listed(owed.filter(due__gt="").order_by("due", "id")[:MOST])
    rest = listed(owed.filter(due="").order_by("opened", "id")[: MOST - len(dated)]) if len(dated) < MOST else []
    counted = CouncilDueTally.objects.filter(package__in=packages).aggregate(count=Sum("total", default=0))
    return Some([*dated, *rest], counted["count"])


def ending(packages: Sequence[str], day: date) -> Some[Fund]:
    """The money with an end that is still to come, the first end first. Of what is not shown only the dates are read."""
    year = str(day.year)
    funds = Fund.objects.filter(Q(period_end__gte=year) | Q(spend_by__gte=year), package__in=packages).order_by()
    ends = ((pk, _first_end(spend_by, end)) for pk, spend_by, end in funds.values_list("pk", "spend_by", "period_end"))
    coming = sorted((last_day(end), pk) for pk, end in ends if last_day(end) >= day)
    shown = [pk for _, pk in coming[:MOST]]
    rows = Fund.objects.select_related("source").in_bulk(shown)
    return Some([rows[pk] for pk in shown], len(coming))


def end_of(fund: Fund) -> str:
    """The first of the last day to spend it and the end of its period; "" without either."""
    return _first_end(fund.spend_by, fund.period_end)


def _first_end(*ends: str) -> str:
    return min(filter(None, ends), key=last_day, default="")
