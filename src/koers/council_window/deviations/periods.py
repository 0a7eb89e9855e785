"""Up to which day the sources of a programme tell anything, and the period that a page shows by itself."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Max, Q

from koers.obligations.models import ObligationTerm

from ..models import Signal

A_YEAR = timedelta(days=365)


def told_until(programmes: Sequence[str], day: date | None = None) -> date | None:
    """The last day, not after ``day``, of which the sources of these programmes tell something. Two queries.

    None when they tell nothing at all. Of later days nothing is known: that nothing is found there is no good news.
    """
    limit = (day or date.max).isoformat()
    signals = Signal.objects.filter(package__in=programmes).aggregate(
        known=Max("known", filter=Q(known__lte=limit)),
        came=Max("came", filter=Q(came__lte=limit)),
        happened=Max("on", filter=Q(due=False, on__lte=limit)),
    )
    terms = ObligationTerm.objects.filter(package__in=programmes).aggregate(
        known=Max("known", filter=Q(known__lte=limit)),
        came=Max("came", filter=Q(came__lte=limit)),
        closed=Max("closed", filter=Q(closed__lte=limit)),
    )
    last = max(text or "" for text in (*signals.values(), *terms.values()))
    return date.fromisoformat(last) if last else None


def default_period(programmes: Sequence[str], day: date) -> tuple[date, date]:
    """The last year of which the sources tell something, both days included; without sources the year up to ``day``."""
    last = told_until(programmes, day) or day
    return last - A_YEAR + timedelta(days=1), last
