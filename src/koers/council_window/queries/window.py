"""What the window of a council shows besides its summaries: what is owed, what comes, what changed. A fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Prefetch, Q, Sum

from koers.decisions.models import Decision, DecisionOutcome
from koers.finance.models import ChoiceAhead
from koers.finance.presenting.choices import OPEN
from koers.governance.presenting.moments import last_moment, sort_key
from koers.kernel.days import last_day
from koers.obligations.models import ObligationTerm
from koers.obligations.queries.register import SOON, Listed, listed

from ..summary.models import CouncilDueTally, CouncilSummary
from .councils import COUNCIL

MOST = 10


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


def late(packages: Sequence[str], day: date, most: int = MOST) -> list[Listed]:
    """What the council should have had by that day, what the sources tell of first, then the longest ago first."""
    terms = ObligationTerm.objects.filter(
        package__in=packages,
        still_open__in=[True],
        due__gt="",
        due__lt=day.isoformat(),
        came="",
        obligation__owed_to__kind=COUNCIL,
    )
    told = listed(terms.filter(known__gt=F("due")).order_by("due", "id")[:most])
    return told or listed(terms.order_by("due", "id")[:most])


def came_late(found: Iterable[CouncilSummary]) -> list[Listed]:
    """The latest reports that came after their term and reached the council."""
    ids = [id for summary in found for id in summary.came_late["latest"]]
    return listed(ObligationTerm.objects.filter(obligation__in=ids).order_by("-came", "id"))


def programme_of(rows: Sequence[Listed]) -> dict[str, str]:
    """The package of each of these obligations."""
    return dict(ObligationTerm.objects.filter(pk__in=[row.id for row in rows]).values_list("pk", "package"))


@dataclass(frozen=True)
class Coming:
    """A decision that is still to come, or of which no moment is known. ``own``: the council itself decides.

    ``when`` is a partial date, "" without one; ``words`` the source's own words; ``room`` what can still be chosen, and of how many
    ``variants``.
    """

    package: str
    title: str
    when: str
    last: date | None
    words: str
    who: str
    own: bool
    room: str
    row: Decision | ChoiceAhead
    variants: int = 0


def coming(packages: Sequence[str], day: date, most: int = MOST) -> list[Coming]:
    """What is still to be decided, the first moment first, what has no moment last; and what is the council's before others."""
    found = [*_choices(packages, day), *_decisions(packages, day)]
    return sorted(found, key=lambda one: (one.last is None, one.last or date.max, not one.own, one.title))[:most]


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
                    last,
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
    """Planned decisions whose moment can still come, and that were not taken; doubles once."""
    year = str(day.year)
    outcomes = Prefetch("outcomes", DecisionOutcome.objects.order_by("date", "position"))
    rows = (
        Decision.objects.filter(Q(moment__gte=year) | Q(moment_end__gte=year), package__in=packages)
        .filter(duplicate_of=None, differs_from=None, calendar_row=None)
        .select_related("forum", "source")
        .prefetch_related(outcomes)
        .order_by("moment", "position")[:200]
    )
    found = []
    for row in sorted(rows, key=sort_key):
        last = last_moment(row)
        if last is not None and last >= day and not row.outcomes.all():
            own = row.forum is not None and row.forum.kind == COUNCIL
            who = row.forum.name if row.forum else ""
            when = row.moment if not row.moment_end else ""
            found.append(Coming(row.package, row.title, when, last, row.moment_text, who, own, "", row))
    return found
