"""The package tables of the room risks."""

from typing import Self

from pydantic import model_validator

from koers.kernel.packages.registry import Table
from koers.kernel.packages.rows import (
    Money,
    OptionalWhole,
    PartialDate,
    Required,
    Slug,
    SourcedRow,
    Text,
    Whole,
    optional_ref,
    ref,
    wrong,
)
from koers.programme.models import Basis

from .models import HIGHEST, LOWEST, Review, ReviewRound, Risk, RiskFund, RiskGoal, RiskScore


class RiskRow(SourcedRow):
    """Something that can go wrong."""

    id: Slug
    title: Required
    category: Required
    cause: Text = ""
    effect: Text = ""
    affected: Text = ""
    measure: Text = ""
    owner: Text = ""
    owner_body: optional_ref("bodies") = None  # type: ignore[valid-type]
    amount: Money = None
    amount_note: Text = ""
    state: Risk.State = Risk.State.OPEN


class RiskGoalRow(SourcedRow):
    """That a risk threatens a goal."""

    risk: ref("risks")  # type: ignore[valid-type]
    goal: ref("goals")  # type: ignore[valid-type]
    basis: Basis


class RiskFundRow(SourcedRow):
    """That a risk is about the money of a fund."""

    risk: ref("risks")  # type: ignore[valid-type]
    fund: ref("funds")  # type: ignore[valid-type]
    basis: Basis


class ReviewRow(SourcedRow):
    """A look at the risks or at the own organisation, every so many years."""

    id: Slug
    title: Required
    kind: Review.Kind
    every_years: Whole
    body: optional_ref("bodies") = None  # type: ignore[valid-type]

    @model_validator(mode="after")
    def comes_back(self) -> Self:
        """Once in no years is never."""
        if self.every_years < 1:
            raise wrong(f"every_years is {self.every_years}.", "Schrijf om de hoeveel jaar: 1 is elk jaar.")
        return self


class ReviewRoundRow(SourcedRow):
    """One time that it was planned or done."""

    id: Slug
    review: ref("reviews")  # type: ignore[valid-type]
    due: PartialDate
    held_on: PartialDate = ""
    findings: Text = ""

    @model_validator(mode="after")
    def findings_need_a_day(self) -> Self:
        """What came out of it is known only when it was done."""
        if self.findings and not self.held_on:
            raise wrong("er staat wat eruit kwam, maar niet wanneer het is gedaan.", "Vul held_on in.")
        return self


class RiskScoreRow(SourcedRow):
    """How a risk was judged in a round."""

    risk: ref("risks")  # type: ignore[valid-type]
    round: ref("review_rounds")  # type: ignore[valid-type]
    likelihood: OptionalWhole = None
    impact: OptionalWhole = None
    state: Risk.State = Risk.State.OPEN
    remark: Text = ""

    @model_validator(mode="after")
    def on_the_scale(self) -> Self:
        """Scores are whole numbers from 1 to 5, or absent."""
        for name, value in (("likelihood", self.likelihood), ("impact", self.impact)):
            if value is not None and not LOWEST <= value <= HIGHEST:
                raise wrong(f"{name} is {value}.", f"Schrijf een getal van {LOWEST} tot en met {HIGHEST}, of niets.")
        return self


TABLES = [
    Table("risks", "risico's", RiskRow, Risk),
    Table("risk_goals", "doelen bij risico's", RiskGoalRow, RiskGoal, ("risk", "goal")),
    Table("risk_funds", "geldstromen bij risico's", RiskFundRow, RiskFund, ("risk", "fund")),
    Table("reviews", "doorlichtingen", ReviewRow, Review),
    Table("review_rounds", "rondes", ReviewRoundRow, ReviewRound),
    Table("risk_scores", "scores van risico's", RiskScoreRow, RiskScore, ("risk", "round")),
]
