"""Questions about risks, and about the rounds in which a programme looks at them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from koers.programme.models import Goal
from koers.programme.queries.governance import bodies

from .models import Review, ReviewRound, Risk, RiskGoal, RiskScore


def has_risks() -> Any:
    """For a query on programmes: whether risks are known, or rounds were agreed."""
    own = (model.objects.filter(package=OuterRef("pk")) for model in (Risk, Review))
    first, second = map(Exists, own)
    return first | second


@dataclass(frozen=True)
class Register:
    """The risks of a programme and the agreed reviews. ``bodies``: the ids of the bodies that have a page in it."""

    risks: tuple[Risk, ...]
    reviews: tuple[Review, ...]
    bodies: Collection[str]

    @property
    def goals(self) -> list[Goal]:
        """The goals that risks threaten."""
        return [link.goal for risk in self.risks for link in risk.goal_links.all()]


def register(programme: str) -> Register:
    """All risks with their goals and scores, and all reviews with their rounds, in a fixed number of queries."""
    scores = RiskScore.objects.select_related("round", "source").order_by("round__due", "position")
    links = RiskGoal.objects.select_related("goal", "source").order_by("position")
    risks = Risk.objects.filter(package=programme).select_related("source", "owner_body")
    rounds = ReviewRound.objects.select_related("source").order_by("due", "position")
    reviews = Review.objects.filter(package=programme).select_related("source", "body")
    return Register(
        risks=tuple(
            risks.prefetch_related(Prefetch("scores", scores), Prefetch("goal_links", links)).order_by("position")
        ),
        reviews=tuple(reviews.prefetch_related(Prefetch("rounds", rounds)).order_by("position")),
        bodies=frozenset(bodies(programme).ids),
    )
