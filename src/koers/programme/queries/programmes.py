"""The programmes, and their verdicts."""

from django.db.models import QuerySet

from ..models import Programme, Verdict


def programmes() -> QuerySet[Programme]:
    """The programmes people come for; the made-up example is not among them."""
    return Programme.objects.filter(made_up=False).select_related("area").order_by("package", "position")


def verdicts_of(programme: str) -> QuerySet[Verdict]:
    """All verdicts of a programme in the order of its goals, since the start before earlier."""
    found = Verdict.objects.filter(package=programme)
    related = ("goal", "indicator__unit", "area", "benchmark")
    return found.select_related(*related).order_by(
        "goal__position", "indicator__position", "variant", "-period", "target_year"
    )
