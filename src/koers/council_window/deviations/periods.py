"""Up to which day the sources of a programme tell anything, and the period that a page shows by itself."""

from collections.abc import Sequence
from datetime import date

from django.db import connections
from django.db.models import Max

from koers.kernel.database import insert_rows
from koers.obligations.models import ObligationTerm

from ..models import Signal, ToldDay
from .crossing import days_after

A_YEAR = 365


def told_until(programmes: Sequence[str], day: date | None = None) -> date | None:
    """The last day, not after ``day``, of which the sources of these programmes tell something.

    None when they tell nothing at all. Of later days nothing is known: that nothing is found there is no good news.
    """
    limit = (day or date.max).isoformat()
    last = ToldDay.objects.filter(package__in=programmes, day__lte=limit).aggregate(last=Max("day"))["last"]
    return date.fromisoformat(last) if last else None


def tell_all(alias: str) -> None:
    """Write of which days the sources of each programme tell something, for the edition that is being built."""
    found: set[tuple[str, str]] = set()
    happened = Signal.objects.filter(due=False)
    for rows, name in (
        (happened, "on"), (Signal.objects, "known"), (Signal.objects, "came"),
        (ObligationTerm.objects, "known"), (ObligationTerm.objects, "came"), (ObligationTerm.objects, "closed"),
    ):  # fmt: skip
        found |= set(rows.exclude(**{name: ""}).order_by().values_list("package", name).distinct())
    days = ((f"{package}~{day}", package, day) for package, day in sorted(found))
    insert_rows(connections[alias], ToldDay, ("id", "package", "day"), days)


def default_period(programmes: Sequence[str], day: date) -> tuple[date, date]:
    """The last year of which the sources tell something, both days included; without sources the year up to ``day``."""
    last = told_until(programmes, day) or day
    return days_after(last, 1 - A_YEAR), last
