"""What every page of this room has: the frame of its programme, the day, and a notice in the weeks before an election."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from koers.programme.models import Programme
from koers.programme.views.frame import Frame, day_of, frame

from ..queries.calendar import election_notice


@dataclass(frozen=True)
class Around:
    """The frame of a page of this room."""

    frame: Frame
    notice: str

    @property
    def programme(self) -> Programme:
        """The programme of the page."""
        return self.frame.programme

    def context(self, crumbs: tuple[tuple[str, str], ...], **more: Any) -> dict[str, Any]:
        """The context of the page."""
        return self.frame.context(crumbs=crumbs, election=self.notice, **more)


def around(request: HttpRequest, programme: str, current: str) -> tuple[Around, date]:
    """The frame of a page and the day it is about. Raises Http404."""
    found, day = frame(programme, current), day_of(request)
    election = election_notice(found.programme.area_id, day)
    return Around(found, election.name if election else ""), day
