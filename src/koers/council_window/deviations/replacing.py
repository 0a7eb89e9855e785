"""What took the place of a target or a baseline, and by which act."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Protocol, TypeVar

from koers.decisions.models import Act
from koers.kernel.days import first_day, last_day

A_DAY = timedelta(days=1)


class Dated(Protocol):
    """What is decided on a day and replaced on a day, each as precise as the source and "" where none tells."""

    pk: str
    position: int
    decided_on: str
    replaced_on: str
    act: Act | None


D = TypeVar("D", bound=Dated)


def replaced(rows: Iterable[tuple[tuple[str, ...], D]]) -> Iterator[tuple[D, D | None]]:
    """Everything that was replaced, each with what came in its place. Give each row with what it is about."""
    ordered = sorted(rows, key=lambda pair: pair[0])
    for _, pairs in groupby(ordered, key=lambda pair: pair[0]):
        own = [row for _, row in pairs]
        for row in own:
            if row.replaced_on:
                yield row, successor(row, own)


def successor(before: D, others: Sequence[D]) -> D | None:
    """The first that was decided on the day that this one was replaced, or later; else one without a day that still stands."""
    day = first_day(before.replaced_on)
    later = [
        other for other in others if other.pk != before.pk and other.decided_on and last_day(other.decided_on) >= day
    ]
    standing = [other for other in others if not other.replaced_on and not other.decided_on]
    return min(
        later, key=lambda other: (last_day(other.decided_on), other.position), default=next(iter(standing), None)
    )


def act_of(before: D, after: D | None) -> Act | None:
    """The act by which one was replaced: that of what came in its place, when that was decided then.

    What was decided only later did not make the change. A day is let pass: one may end on 31 December and the next begin
    on 1 January.
    """
    if after is None or after.act is None:
        return None
    decided = after.decided_on or after.act.date
    if decided and first_day(decided) > last_day(before.replaced_on) + A_DAY:
        return None
    return after.act
