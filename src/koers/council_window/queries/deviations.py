"""What a page of deviations needs besides the deviations themselves."""

from datetime import date, timedelta

from django.db.models import Max

from ..models import Signal

A_YEAR = timedelta(days=366)


def usual_period(programme: str, day: date) -> tuple[date, date]:
    """The last two years of which the sources of a programme tell something: the year of the newest, and the one before.

    Without any source it is the year up to ``day``.
    """
    rows = Signal.objects.filter(package=programme, on__lte=day.isoformat())
    known = rows.filter(known__lte=day.isoformat()).aggregate(known=Max("known"))["known"]
    happened = rows.filter(due=False).aggregate(on=Max("on"))["on"]
    last = max(known or "", happened or "")
    if not last:
        return day - A_YEAR, day
    end = date.fromisoformat(last)
    return date(end.year - 1, 1, 1), end
