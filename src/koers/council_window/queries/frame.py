"""The requirements of a frame with where they stand and what was found."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from koers.kernel.days import last_day

from ..models import Frame, FrameFinding, FrameRequirement, RequirementState, Standing


@dataclass(frozen=True)
class Asked:
    """One requirement: where it stands according to Koers, the newest finding, and those of before (the newest first)."""

    requirement: FrameRequirement
    state: str
    words: str
    needs: str
    finding: FrameFinding | None
    earlier: Sequence[FrameFinding]


def requirements(frame: Frame) -> list[Asked]:
    """The requirements of a frame, in the order of the file. Three queries."""
    rows = FrameRequirement.objects.filter(frame=frame.pk)
    states = {row.requirement_id: row for row in RequirementState.objects.filter(requirement__in=rows.values("pk"))}
    findings: dict[str, list[FrameFinding]] = defaultdict(list)
    found = FrameFinding.objects.filter(requirement__in=rows.values("pk")).select_related(
        "by", "response_act", "source"
    )
    for finding in sorted(found, key=lambda one: (last_day(one.on), one.position), reverse=True):
        findings[finding.requirement_id].append(finding)
    return [
        _asked(row, states.get(row.pk), findings[row.pk])
        for row in rows.select_related("adopted_by", "approver", "act", "source")
    ]


def _asked(row: FrameRequirement, state: RequirementState | None, findings: Sequence[FrameFinding]) -> Asked:
    newest = findings[0] if findings else None
    if state is None:
        return Asked(row, Standing.CANNOT_SAY, "Nog niet getoetst.", "", newest, findings[1:])
    return Asked(row, state.state, state.words, state.needs, newest, findings[1:])
