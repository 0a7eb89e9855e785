"""What the window of a council shows besides its summaries: what is owed, what comes, what changed. A fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, Sum

from koers.decisions.models import Decision
from koers.finance.models import ChoiceAhead
from koers.finance.presenting.choices import OPEN
from koers.governance.coming import still_to_come
from koers.governance.presenting.moments import sort_key
from koers.kernel.days import first_day, last_day
from koers.obligations.models import Kind, ObligationTerm
from koers.obligations.queries.register import SOON, Listed, listed

from ..summary.models import CouncilDueTally, CouncilSummary
from .councils import COUNCIL, council_ids

MOST = 10
ALL_DECISIONS = 10_000
"""More planned lines than a council has ahead of it: what is shown is counted over all of them."""
NOT_PROMISED = (Kind.AUDIT_RECOMMENDATION, Kind.COALITION_COMMITMENT)
"""What an audit office recommends, or parties agree with each other, is no promise to the council."""


@dataclass(frozen=True)
class Owed:
    """How much of one kind in one programme is owed to the council: open, due before a day, due soon, and without a term.

    Of the ``late`` ones the sources do not tell of ``untold`` whether they came.
    """

    package: str
    kind: str
    open: int
    late: int
    untold: int
    soon: int
    without: int

    @property
    def overdue(self) -> int:
        """What had not come when it was due, as the sources tell."""
        return self.late - self.untold


def owed(packages: Sequence[str], day: date) -> list[Owed]:
    """What is owed to the council, by programme and kind."""
    today, soon = day.isoformat(), (day + SOON).isoformat()
    late = Q(due__gt="", due__lt=today)
    found = (
        CouncilDueTally.objects.filter(package__in=packages)
        .order_by("package", "kind")
        .values_list("package", "kind")
        .annotate(
            open=Sum("total"),
            late=Sum("total", filter=late, default=0),
            untold=Sum("untold", filter=late, default=0),
            soon=Sum("total", filter=Q(due__gte=today, due__lte=soon), default=0),
            without=Sum("total", filter=Q(due=""), default=0),
        )
    )
    return [Owed(*row) for row in found]


@dataclass(frozen=True)
class Late:
    """What should have been there by now, and the latest that came after its term; ``packages``: of each by its id."""

    late: Sequence[Listed]
    came: Sequence[Listed]
    packages: Mapping[str, str]


def late(found: Iterable[CouncilSummary], promised: Sequence[Owed], packages: Sequence[str], day: date) -> Late:
    """What the council was promised and should have had by that day, the longest ago first, and what came late. Three queries.

    What the sources tell of; only when they tell of nothing, that of which nobody knows whether it came. ``promised`` says which.
    """
    told = any(one.overdue for one in promised if one.kind not in NOT_PROMISED)
    terms = ObligationTerm.objects.exclude(obligation__kind__in=NOT_PROMISED).filter(
        package__in=packages,
        still_open__in=[True],
        due__gt="",
        due__lt=day.isoformat(),
        came="",
        obligation__owed_to__in=council_ids(),
    )
    own = list((terms.filter(known__gt=F("due")) if told else terms).order_by("due", "id")[:MOST])
    ids = [id for summary in found for id in summary.came_late["latest"]]
    came = list(ObligationTerm.objects.filter(obligation__in=ids).order_by("-came", "id"))
    lines = listed([*own, *came])
    return Late(lines[: len(own)], lines[len(own) :], {row.obligation_id: row.package for row in (*own, *came)})


def programme_of(rows: Sequence[Listed]) -> dict[str, str]:
    """The package of each of these obligations."""
    return dict(ObligationTerm.objects.filter(pk__in=[row.id for row in rows]).values_list("pk", "package"))


@dataclass(frozen=True)
class Coming:
    """A decision that is still to come, or of which no moment is known. ``own``: the council itself decides.

    ``when`` is a partial date, "" without one, and ``until`` the end of a range; ``words`` the source's own words. ``who``
    decides is "" when no source says. ``room``: what can still be chosen, and of how many ``variants``.
    """

    package: str
    title: str
    when: str
    until: str
    words: str
    who: str
    own: bool
    room: str
    row: Decision | ChoiceAhead
    variants: int = 0

    @property
    def first(self) -> date | None:
        """The first day on which it can be decided; None without a moment."""
        return first_day(self.when or self.until) if self.when or self.until else None

    @property
    def last(self) -> date | None:
        """The last day that the moment can mean; None without one."""
        return last_day(self.until or self.when) if self.when or self.until else None


@dataclass(frozen=True)
class AllComing:
    """The first decisions that come, and over all of them how many there are: the council's own, and with nobody named."""

    rows: Sequence[Coming]
    count: int
    own: int
    unnamed: int

    @property
    def others(self) -> int:
        """How many somebody else decides on."""
        return self.count - self.own - self.unnamed

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


def coming(packages: Sequence[str], day: date, most: int = MOST) -> AllComing:
    """What is still to be decided, the first moment first, what has no moment last; and what is the council's before others."""
    found = [*_choices(packages, day), *_decisions(packages, day)]
    found.sort(key=lambda one: (one.last is None, one.last or date.max, not one.own, one.title))
    unnamed = sum(not one.who for one in found)
    return AllComing(found[:most], len(found), sum(one.own for one in found), unnamed)


def _choices(packages: Sequence[str], day: date) -> list[Coming]:
    rows = ChoiceAhead.objects.filter(package__in=packages, status__in=OPEN).select_related("body", "source")
    rows = rows.annotate(variant_count=Count("variants"))
    found = []
    for row in rows:
        last = last_day(row.when) if row.when else None
        if last is None or last >= day:
            own = row.body is not None and row.body.kind == COUNCIL
            who = row.body.name if row.body else ""
            found.append(
                Coming(
                    row.package,
                    row.title,
                    row.when,
                    "",
                    row.when_text,
                    who,
                    own,
                    row.freedom_short,
                    row,
                    row.variant_count,
                )
            )
    return found


def _decisions(packages: Sequence[str], day: date) -> list[Coming]:
    """Planned decisions whose moment can still come, and that were not taken or dropped; doubles once.

    What comes back is left out: it has no next moment that a source names.
    """
    found = []
    for row in sorted(still_to_come(packages, day, ALL_DECISIONS), key=sort_key):
        if not row.recurrence:
            own = row.forum is not None and row.forum.kind == COUNCIL
            who = row.forum.name if row.forum else ""
            found.append(Coming(row.package, row.title, row.moment, row.moment_end, row.moment_text, who, own, "", row))
    return found
