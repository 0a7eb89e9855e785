"""Which planned decisions can still come: for the long-term agenda and the window of a council alike."""

from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch, Q

from koers.decisions.models import Decision, DecisionOutcome

from .presenting import moments

State = DecisionOutcome.State


def still_to_come(packages: Collection[str], day: date, most: int) -> list[Decision]:
    """The planned decisions that can still come on that day, in the order of their moments; each once.

    What was taken or dropped is left out, but what comes back is done again after it was done. That it had not come on some
    earlier day leaves it in. Of a decision that was planned for two moments the first that can still come counts.
    """
    year = str(day.year)
    coming = Q(moment__gte=year) | Q(moment_end__gte=year) | ~Q(recurrence="")
    lines = Decision.objects.filter(coming, package__in=packages, duplicate_of=None, calendar_row=None)
    lines = lines.select_related("forum", "source", "differs_from__calendar_row").order_by("moment", "position")
    outcomes = DecisionOutcome.objects.order_by("date", "position")
    names = ("outcomes", "differs_from__outcomes", "differs_from__calendar_row__outcomes")
    found: dict[str, Decision] = {}
    read = lines.prefetch_related(*(Prefetch(name, outcomes) for name in names))[:most]
    for line in sorted(read, key=moments.sort_key):  # as text a quarter comes after every month
        if _can_come(line, day):
            found.setdefault(line.differs_from_id or line.pk, line)
    gone = _gone(found)
    return [line for key, line in found.items() if key not in gone]


def _can_come(line: Decision, day: date) -> bool:
    """Whether its moment can still come and neither it nor its other line was taken or dropped."""
    told = {moments.told_state(one) for one in (line, line.differs_from) if one is not None}
    if line.recurrence:
        return State.DROPPED not in told
    last = moments.last_moment(line)
    return last is not None and last >= day and told.isdisjoint((State.DONE, State.DROPPED))


def _gone(decisions: Collection[str]) -> set[str]:
    """Those of these decisions of which the line with another moment was taken or dropped."""
    over = Decision.objects.filter(differs_from__in=decisions, outcomes__state__in=(State.DONE, State.DROPPED))
    return {str(id) for id in over.values_list("differs_from_id", flat=True)}
