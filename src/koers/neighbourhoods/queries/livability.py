"""What the page on livability asks of the edition: the Leefbaarometer's total and dimensions, as the package has them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from koers.indicators.models import Indicator, Observation
from koers.places.models import AreaPart
from koers.programme.models import GoalIndicator, Programme
from koers.programme.presenting.subject import Subject
from koers.programme.queries.indicators import facts_of, indicators_of

TOTAL = "livability_deviation"
DIMENSIONS = (
    "livability_housing",
    "livability_physical",
    "livability_amenities",
    "livability_social",
    "livability_safety",
)


@dataclass(frozen=True)
class Livability:
    """The total, and the dimensions that there are. ``provisional``: the list of buurten of the area is not settled.

    ``with_a_page``: the ids of the indicators that have a page in this programme.
    """

    programme: Programme
    total: Subject
    dimensions: Sequence[Subject]
    provisional: bool
    with_a_page: frozenset[str]


def has_livability() -> Exists:
    """Whether a programme measures a goal with the total and has a figure of it, to ask along with the programme."""
    figures = Observation.objects.filter(area=OuterRef(OuterRef("area")), indicator=OuterRef("indicator"))
    measured = GoalIndicator.objects.filter(package=OuterRef("pk"), indicator__measure=TOTAL)
    return Exists(measured.filter(Exists(figures.exclude(value=""))))


def livability(programme: Programme) -> Livability | None:
    """The Leefbaarometer of a programme's area; None when none of its goals is measured with it, or there is no figure.

    A fixed number of queries.
    """
    if not programme.has_livability:  # type: ignore[attr-defined]  # asked along with the programme
        return None
    wanted = (TOTAL, *DIMENSIONS)
    found = list(Indicator.objects.filter(measure__in=wanted).select_related("unit", "source"))
    found.sort(key=lambda one: wanted.index(one.measure))
    subjects = [Subject(facts) for facts in facts_of(programme, found)] if found else []
    subjects = [one for one in subjects if any(figure.value for figure in one.dated(programme.area))]
    if not subjects or subjects[0].facts.indicator.measure != TOTAL:
        return None
    parts = AreaPart.objects.filter(area=programme.area_id)
    known = indicators_of(programme.pk).filter(pk__in=[one.pk for one in found]).values_list("pk", flat=True)
    return Livability(
        programme, subjects[0], subjects[1:], parts.filter(provisional=True).exists(), frozenset(known.order_by())
    )
