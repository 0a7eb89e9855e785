"""What a new council must know: what was decided and told since a day, what is open, and money that ends. Each list has a most."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, Sum

from koers.decisions.models import Act
from koers.finance.models import Fund
from koers.kernel.days import first_day, last_day
from koers.obligations.models import CouncilItem, ObligationTerm
from koers.obligations.queries.register import Listed, listed

from ..summary.models import CouncilDueTally
from . import log
from .councils import Council, council_ids
from .some import Some

MOST = 200
SHARED = "gedeeld"


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
    acts = Act.objects.filter(_not_before(since), body=council.body.pk, package__in=[*council.packages, SHARED])
    found = list(acts.select_related("body", "source").order_by("-date", "position"))
    return Some(found[:MOST], len(found))


def told(council: Council, list_: str, since: str) -> Some[CouncilItem]:
    """What the council was told, or asked, the newest first."""
    ids = log.places(council.packages, log.Choice(list=list_)).filter(_not_before(since))
    return Some(log.read(ids[:MOST]), ids.count())


def _not_before(since: str) -> Q:
    """What has a date that can be ``since`` (a full day) or later: dates are as precise as their source.

    The first condition is for the index; it is wide enough for every date that the second lets through.
    """
    first = date.fromisoformat(since)
    quarters = [f"{first.year:04}-Q{number}" for number in range(1, 5)]
    now = (first.month - 1) // 3
    same = [since[:4], since[:7], *quarters[now:]]
    return Q(date__gte=since[:4]) & (Q(date__gte=since) | Q(date__in=same)) & ~Q(date__in=quarters[:now])


def still_owed(packages: Sequence[str]) -> Some[Listed]:
    """What is owed to the council and open: what is due first comes first, what has no term last."""
    owed = ObligationTerm.objects.filter(
        package__in=packages, still_open__in=[True], obligation__owed_to__in=council_ids()
    )
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
