"""What rooms above put over every page of a programme or a council: the weeks before an election, without knowing of elections.

A room says at its start what it can tell of an area (``add_notice``); the frames of pages ask for all of it (``notices``)
with ``{% area_notices %}``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class Notice:
    """A message over a page: first words in bold, and a text."""

    title: str
    text: str


Make = Callable[[HttpRequest, str], Notice | None]
_made: dict[str, Make] = {}


def add_notice(name: str, make: Make) -> None:
    """Let ``make`` put a notice over pages: it gets the request and the id of the area, None is nothing to tell."""
    _made[name] = make


def notices(request: HttpRequest, area: str) -> list[Notice]:
    """All that is to be told over a page about this area, in the order of the rooms."""
    return [notice for make in _made.values() if (notice := make(request, area))]
