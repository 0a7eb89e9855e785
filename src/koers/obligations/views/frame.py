"""What every page of this room has: the frame of its programme, and the day."""

from datetime import date

from django.http import HttpRequest

from koers.programme.views.frame import Frame, day_of, frame


def around(request: HttpRequest, programme: str, current: str) -> tuple[Frame, date]:
    """The frame of a page and the day it is about. Raises Http404."""
    return frame(programme, current), day_of(request)
