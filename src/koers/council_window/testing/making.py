"""Tests every requirement when an edition is built."""

from ..models import FrameRequirement, RequirementState
from . import outcome


def work_out_states(alias: str) -> None:
    """Write where each requirement of the edition that is being built stands. The signals must be there."""
    rows = FrameRequirement.objects.select_related(
        "frame__programme", "goal", "indicator__unit", "fund", "obligation", "approver"
    )
    made = []
    for row in rows:
        result = outcome(row)
        made.append(
            RequirementState(
                id=row.pk, package=row.package, requirement_id=row.pk, state=result.state, words=result.words, needs=result.needs,
            )
        )  # fmt: skip
    RequirementState.objects.using(alias).bulk_create(made, batch_size=100)
