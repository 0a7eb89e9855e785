"""What a council wants to hear about its first programme, and what it would have heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..deviations import Deviation, default_period, latest
from ..frame import FrameSettings, frame_for, settings_of
from ..models import FrameRequirement, RequirementState
from .councils import Council

MOST = 5


@dataclass(frozen=True)
class Heard:
    """The frame of a council (None: it set none), the states of its requirements, and the deviations of a period.

    Without a frame the deviations are those of the normal preset. ``deviations`` are the latest of the ``count``.
    ``ends``: the sources tell nothing of later days.
    """

    frame: FrameSettings | None
    states: Sequence[RequirementState]
    count: int
    deviations: Sequence[Deviation]
    first: date
    last: date
    ends: bool

    @property
    def is_set(self) -> bool:
        """Whether the council itself adopted a frame; an example is nobody's."""
        return self.frame is not None and not self.frame.example


def heard(council: Council, day: date, since: date | None = None, most: int = MOST) -> Heard:
    """Over the last year of which the sources tell something, as on the page of deviations; or since a day."""
    frame = frame_for(council.id, council.main.pk, day)
    first, last = default_period([council.main.pk], day)
    first = min(since, last) if since else first
    count, found = latest(frame or settings_of("normal"), council.main.pk, first, last, most)
    states: Sequence[RequirementState] = ()
    if frame is not None and frame.frame is not None:
        asked = FrameRequirement.objects.filter(frame=frame.frame.pk).values("pk")
        states = list(RequirementState.objects.filter(requirement__in=asked).select_related("requirement"))
    return Heard(frame, states, count, found, first, last, last < day)
