"""Questions about words."""

from django.db.models import QuerySet

from .models import Term


def terms(topic: str = "") -> QuerySet[Term]:
    """The words in alphabetical order, of one topic when that is given."""
    found = Term.objects.filter(source__made_up=False).select_related("source").order_by("term")
    return found.filter(topic=topic) if topic else found


def topics() -> list[str]:
    """The topics that words are grouped by."""
    return list(Term.objects.exclude(topic="").order_by("topic").values_list("topic", flat=True).distinct())
