"""What a council wants to hear about its first programme, and what it would have heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from koers.sources.queries import newest_source_date

from ..deviations import Deviation, deviations
from ..frame import FrameSettings, frame_for, settings_of
from ..models import FrameRequirement, RequirementState
from ..summary.models import CouncilSummary
from .councils import Council

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Heard:
    """The frame of a council (None: it set none), the states of its requirements, and the deviations of a period.

    Without a frame the deviations are those of the normal preset. ``known``: the date of the newest source, as it gives it.
    """

    frame: FrameSettings | None
    states: Sequence[RequirementState]
    deviations: Sequence[Deviation]
    first: date
    last: date
    known: str

    @property
    def is_set(self) -> bool:
        """Whether the council itself adopted a frame; an example is nobody's."""
        return self.frame is not None and not self.frame.example


def heard(council: Council, summary: CouncilSummary | None, day: date, since: date | None = None) -> Heard:
    """Since a day, by itself that of the last report of the first programme; but no longer than a year."""
    frame = frame_for(council.id, council.main.pk, day)
    report = date.fromisoformat(summary.last_report_on) if summary and summary.last_report_on else date.min
    first = max(since or report, day - YEAR)
    found = deviations(frame or settings_of("normal"), council.main.pk, first, day)
    states: Sequence[RequirementState] = ()
    if frame is not None and frame.frame is not None:
        asked = FrameRequirement.objects.filter(frame=frame.frame.pk).values("pk")
        states = list(RequirementState.objects.filter(requirement__in=asked).select_related("requirement"))
    return Heard(frame, states, found, first, day, newest_source_date() or "")
