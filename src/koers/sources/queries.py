"""Questions about sources."""

from datetime import date

from django.db.models import QuerySet

from koers.kernel.context import once_an_edition

from .models import Contradiction, Source


def newest_source_date() -> str:
    """The date of the newest source that is not in the future, as a partial ISO date; empty when there is none."""
    return _newest_until(date.today().isoformat())


@once_an_edition
def _newest_until(today: str) -> str:
    return (
        Source.objects.filter(made_up=False)
        .exclude(kind="redactie")
        .filter(date__lte=today)
        .order_by("-date")
        .values_list("date", flat=True)
        .first()
        or ""
    )


def sources() -> QuerySet[Source]:
    """All sources by title, invented ones aside."""
    return Source.objects.filter(made_up=False).order_by("title")


def contradictions(about: str = "") -> QuerySet[Contradiction]:
    """Contradictions with both their sources; ``about`` (``table/id``) limits them to one record.

    Without ``about`` those of invented sources are left out.
    """
    found = Contradiction.objects.select_related("source", "second_source").order_by("package", "position")
    return found.filter(about__contains=about) if about else found.filter(source__made_up=False)
