"""Everything about one obligation."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from ..models import (
    Kind,
    Obligation,
    ObligationExtension,
    ObligationGoal,
    ObligationStep,
    ObligationTerm,
    ResearchQuestion,
    Type,
)
from ..terms import in_order as ordered


@dataclass(frozen=True)
class Details:
    """One obligation with its term, its history, and what hangs together with it."""

    obligation: Obligation
    term: ObligationTerm
    steps: Sequence[ObligationStep]
    extensions: Sequence[ObligationExtension]
    goals: Sequence[ObligationGoal]
    parts: Sequence[Obligation]


RELATED = (
    "source", "asker", "owes", "owed_to", "addressee", "part_of", "rule", "indicator", "intervention", "fund", "area", "act", "decision",
    "item", "question", "term",
)  # fmt: skip


def details(programme: str, obligation: str) -> Details | None:
    """One obligation of a programme; None when it is not there."""
    found = Obligation.objects.select_related(*RELATED).filter(package=programme, pk=obligation).first()
    if found is None:
        return None
    return Details(
        found,
        found.term,
        in_order(found.steps.select_related("by", "item", "source")),
        list(found.extensions.select_related("allowed_by", "source").order_by("decided_on", "position")),
        list(ObligationGoal.objects.filter(obligation=found).select_related("goal", "source")),
        list(found.parts.select_related("term").order_by("position")),
    )


def in_order(steps: QuerySet[ObligationStep]) -> list[ObligationStep]:
    """Steps, oldest first; on one day in the order of the file."""
    return ordered(steps.order_by("position"), lambda step: step.on)


@dataclass(frozen=True)
class Kept:
    """An agreement about information: what was agreed, and the occasions with what came."""

    agreement: Obligation
    occasions: Sequence[Obligation]


def information_agreements(programme: str) -> list[Kept]:
    """The agreements about information of a programme, each with its occasions, in the order of the file."""
    rows = list(
        Obligation.objects.filter(package=programme, kind=Kind.INFORMATION_AGREEMENT)
        .select_related("owes", "owed_to", "term", "source")
        .order_by("position")
    )
    parts: dict[str, list[Obligation]] = {}
    for row in rows:
        if row.type == Type.ONCE and row.part_of_id:
            parts.setdefault(row.part_of_id, []).append(row)
    alone = (row for row in rows if row.type != Type.ONCE or not row.part_of_id)
    return [Kept(row, parts.get(row.pk, ())) for row in alone]


def recommendations(programme: str) -> list[Obligation]:
    """What an audit office concluded and recommended, in the order of the file."""
    rows = Obligation.objects.filter(package=programme, kind=Kind.AUDIT_RECOMMENDATION)
    return list(rows.select_related("term", "source", "owes", "question").order_by("position"))


def research_questions(programme: str) -> list[ResearchQuestion]:
    """The questions of an audit office, in the order of the file."""
    return list(ResearchQuestion.objects.filter(package=programme).select_related("source").order_by("position"))


def evidence(obligations: Sequence[Obligation]) -> dict[str, ObligationStep]:
    """The last step of each of these obligations."""
    found: dict[str, ObligationStep] = {}
    rows = ObligationStep.objects.filter(obligation__in=[row.pk for row in obligations]).select_related("item", "by")
    for step in in_order(rows):
        found[step.obligation_id] = step
    return found
