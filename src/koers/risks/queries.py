"""Questions about risks, and about the rounds in which a programme looks at them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from koers.decisions.models import Act, Agreement, Decision
from koers.decisions.queries import agreements
from koers.finance.models import Fund
from koers.finance.queries import funds_of, horizons
from koers.governance.queries import bodies, calendar
from koers.places.models import Area
from koers.programme.models import Goal, Horizon, Programme

from .models import Review, ReviewRound, Risk, RiskFund, RiskGoal, RiskScore


def has_risks() -> Any:
    """For a query on programmes: whether risks are known, or rounds were agreed."""
    own = (model.objects.filter(package=OuterRef("pk")) for model in (Risk, Review))
    first, second = map(Exists, own)
    return first | second


@dataclass(frozen=True)
class Register:
    """The risks of a programme and the agreed reviews. ``bodies``: the ids of the bodies that have a page in it."""

    programme: str
    risks: tuple[Risk, ...]
    reviews: tuple[Review, ...]
    bodies: Collection[str]

    @property
    def goals(self) -> list[Goal]:
        """The goals that risks threaten."""
        return [link.goal for risk in self.risks for link in risk.goal_links.all()]


def register(programme: str) -> Register:
    """All risks with what they are tied to, and all reviews with their rounds, in a fixed number of queries."""
    rounds = ReviewRound.objects.select_related("source").order_by("due", "position")
    reviews = Review.objects.filter(package=programme).select_related("source", "body")
    return Register(
        programme=programme,
        risks=tuple(_complete(Risk.objects.filter(package=programme))),
        reviews=tuple(reviews.prefetch_related(Prefetch("rounds", rounds)).order_by("position")),
        bodies=frozenset(bodies(programme).ids),
    )


def risk(programme: str, id: str) -> Register | None:
    """A register of this risk alone; None when the programme does not have it."""
    found = tuple(_complete(Risk.objects.filter(package=programme, pk=id)))
    return Register(programme, found, (), frozenset(bodies(programme).ids)) if found else None


def _complete(risks: QuerySet[Risk]) -> QuerySet[Risk]:
    """With the goals, funds and scores, in the order of the source."""
    scores = RiskScore.objects.select_related("round", "source").order_by("round__due", "position")
    goals = RiskGoal.objects.select_related("goal", "source").order_by("position")
    funds = RiskFund.objects.select_related("fund", "source").order_by("position")
    ties = (Prefetch("scores", scores), Prefetch("goal_links", goals), Prefetch("fund_links", funds))
    return risks.select_related("source", "owner_body").prefetch_related(*ties).order_by("position")


def risks_of_goal(goal: str) -> list[RiskGoal]:
    """What threatens a goal."""
    return list(RiskGoal.objects.filter(goal=goal).select_related("risk", "source").order_by("package", "position"))


def risks_of_fund(fund: str) -> list[RiskFund]:
    """What is about the money of a fund."""
    return list(RiskFund.objects.filter(fund=fund).select_related("risk", "source").order_by("package", "position"))


def risks_of_body(body: str) -> list[Risk]:
    """What a body watches, in every programme that is shown with it."""
    return list(Risk.objects.filter(owner_body=body).select_related("source").order_by("package", "position"))


# --- what outlasts a council ------------------------------------------------------------------------------

COALITION = "coalitieakkoord"
"""The kind of programme that a coalition makes for one term of a council."""


@dataclass(frozen=True)
class Continuity:
    """What a programme leans on, to hold beside the terms of the council. ``terms``: coalition agreements, oldest first."""

    terms: tuple[Programme, ...]
    horizons: tuple[Horizon, ...]
    funds: tuple[Fund, ...]
    agreements: tuple[Agreement, ...]
    planned: tuple[Decision, ...]
    acts: tuple[Act, ...]


def continuity(programme: Programme) -> Continuity:
    """The terms of the council, and what was decided, agreed and paid for, in a fixed number of queries."""
    found = calendar(programme.pk)
    return Continuity(
        terms=tuple(terms(programme)),
        horizons=tuple(horizons(programme)),
        funds=tuple(funds_of(programme.pk)),
        agreements=tuple(agreements(programme.pk)),
        planned=found.planned,
        acts=found.acts,
    )


def terms(programme: Programme) -> list[Programme]:
    """The coalition agreements of the municipality that a programme is in, the oldest first; its own is none of them."""
    parents = dict(Area.objects.values_list("pk", "parent"))
    around, area = [], programme.area_id
    while area is not None and area not in around:
        around.append(area)
        area = parents.get(area)
    found = Programme.objects.filter(kind=COALITION, area__in=around, made_up=programme.made_up)
    return list(found.exclude(pk=programme.pk).select_related("source").order_by("start"))
