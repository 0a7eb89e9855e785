"""The obligations about a goal, an intervention, a fund, a decision or an area, and those of a body or an organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, Q, Value, When

from koers.decisions.models import Body, Decision
from koers.finance.models import Fund
from koers.kernel.models import Content
from koers.parties.models import Organisation
from koers.places.models import Area
from koers.programme.models import Basis, Goal, Intervention, Programme

from ..models import Obligation, ObligationGoal

MOST = 25

SUBJECTS: dict[str, type[Content]] = {
    "goals": Goal,
    "interventions": Intervention,
    "funds": Fund,
    "decisions": Decision,
    "areas": Area,
    "bodies": Body,
    "organisations": Organisation,
}


@dataclass(frozen=True)
class About:
    """The first of the obligations about a subject, how many there are, and how many of them are open.

    ``editorial``: the ids of those that only the editors tied to it. ``programmes``: package to name, of every programme.
    """

    rows: Sequence[Obligation]
    total: int
    open: int
    editorial: frozenset[str]
    programmes: dict[str, str]


def _of(table: str, key: str) -> Q:
    """What makes an obligation one of this subject."""
    if table == "goals":
        return Q(pk__in=ObligationGoal.objects.filter(goal=key).values("obligation"))
    if table == "bodies":
        return Q(owes=key) | Q(owed_to=key) | Q(addressee=key)
    if table == "organisations":
        own = Body.objects.filter(organisation=key).values("pk")
        return Q(owes__in=own) | Q(owed_to__in=own) | Q(addressee__in=own)
    return Q(
        **{{"interventions": "intervention", "funds": "fund", "decisions": "decision", "areas": "area"}[table]: key}
    )


def about(table: str, key: str) -> About:
    """The obligations about a row of this package table: the open ones first, what is due first before the rest.

    What a made-up programme says of a shared body or area is left out.
    """
    programmes = list(Programme.objects.values_list("package", "short_name", "made_up"))
    home = SUBJECTS[table].objects.filter(pk=key).values_list("package", flat=True).first()
    hidden = [package for package, _, made_up in programmes if made_up and package != home]
    rows = Obligation.objects.filter(_of(table, key), term__in_parts=False).exclude(package__in=hidden)
    counted = dict(rows.order_by().values_list("term__still_open").annotate(count=Count("pk")))
    editorial = (
        ObligationGoal.objects.filter(goal=key, basis=Basis.EDITORIAL).values_list("obligation", flat=True) if table == "goals" else ()
    )  # fmt: skip
    without_a_day = Case(When(term__due="", then=Value(1)), default=Value(0))
    ordered = rows.order_by("-term__still_open", without_a_day, "term__due", "-term__closed", "pk")
    related = ("term", "owes", "owed_to", "addressee", "source")
    return About(
        list(ordered.select_related(*related)[:MOST]) if counted else [],
        sum(counted.values()),
        counted.get(True, 0),
        frozenset(editorial),
        {package: name for package, name, _ in programmes},
    )
