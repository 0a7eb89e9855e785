"""What rooms work out when an edition is built. A room lists its steps in ``tables.py`` as ``STEPS``.

A step gets the new edition's database alias, inside a context that reads from it, and writes with ``.using(alias)``.
Steps run in the order of their number. What a step ``makes`` is kept with the edition as a plain file: when the
database is made again, by a later Koers perhaps, those rows are read back and not worked out anew.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import models


@dataclass(frozen=True, order=True)
class Step:
    """One thing to work out. ``title`` is shown while it runs (Dutch)."""

    number: int
    title: str
    run: Callable[[str], None] = field(compare=False)
    makes: type[models.Model] | None = field(default=None, compare=False)


_steps: dict[str, Step] = {}


def register(steps: Iterable[Step]) -> None:
    """Add a room's steps."""
    for step in steps:
        _steps[step.title] = step


def all_steps() -> list[Step]:
    """Every step, in order."""
    return sorted(_steps.values())
