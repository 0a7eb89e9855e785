"""What a council may want to hear about: everything that crossed a threshold of its frame in a period.

Each kind has a module that makes signals of the rows of a programme; what is here applies thresholds to them. Nothing
hangs on the day of today: the same edition, frame and period give the same answer, and two periods that follow each other
give together what the whole period gives.

- What happened is told of the day on which it happened, when it is large enough.
- What was due is told of the day on which it went over the threshold: n days late is crossed on the day after n days. It
  is told only when the sources tell that it was not there then; silence is no lateness.
- Of a grant the threshold counts back: it is told when fewer than n days are left, and n = 0 is the day after.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from koers.kernel.components.formatting import plural
from koers.kernel.components.shapes import Source as Reference
from koers.sources.models import Source
from koers.sources.presenting import source_address

from ..addresses_of_rows import row_address
from ..frame import FrameSettings
from ..frame.presets import Trigger
from ..models import Kind, Signal, Unit
from . import obligations
from .crossing import crossing, days_after, shift, was_missing
from .periods import default_period, told_until
from .tellers import Late

__all__ = ["Deviation", "default_period", "deviations", "latest", "told_until"]

ORDER = {kind: place for place, kind in enumerate(Kind)}
PER_PERCENT = 100
CENTS = 100


@dataclass(frozen=True)
class Deviation:
    """One deviation: the day it happened (``when`` as the source gives it), with its numbers, threshold and source."""

    kind: Kind
    on: date
    programme: str
    subject: str
    table: str
    row: str
    what: str
    why: str
    threshold: str
    source: Reference | None
    id: str
    when: str = ""

    @property
    def url(self) -> str:
        """Where to read on. Worked out when it is asked for: a long period holds thousands, and a page shows few."""
        return row_address(self.programme, self.table, self.row)


class Found(NamedTuple):
    """What crossed a threshold, in the order in which it is told; not yet in words, of which a long period has thousands."""

    on: date
    place: int
    subject: str
    id: str
    trigger: Trigger
    row: Signal | Late


def deviations(frame: FrameSettings, programme: str, first: date, last: date) -> list[Deviation]:
    """What a council with this frame hears of a programme over a period, both days included; the earliest first."""
    return _told(_found(frame, programme, first, last))


def latest(frame: FrameSettings, programme: str, first: date, last: date, most: int) -> tuple[int, list[Deviation]]:
    """How many deviations a period has, and the last ``most`` of them, the earliest first."""
    found = _found(frame, programme, first, last)
    return len(found), _told(found[max(len(found) - most, 0) :])


def _found(frame: FrameSettings, programme: str, first: date, last: date) -> list[Found]:
    if last < first:
        return []
    wanted = {trigger.kind: trigger for trigger in frame.triggers.values() if trigger.wanted}
    found = []
    for signal in _candidates(programme, wanted, first, last):
        trigger = wanted[Kind(signal.kind)]
        day = crossing(signal, trigger.threshold or 0)
        if first <= day <= last and was_missing(signal, day) and _is_large(signal, trigger):
            found.append(Found(day, ORDER[Kind(signal.kind)], signal.subject, signal.id, trigger, signal))
    if late := wanted.get(Kind.OBLIGATION_LATE):
        place = ORDER[Kind.OBLIGATION_LATE]
        rows = obligations.late_in(programme, first, last, late.threshold or 0)
        found += [Found(day, place, row.title, obligations.name_of(row.id), late, row) for day, row in rows]
    return sorted(found, key=lambda one: one[:4])


def _candidates(programme: str, wanted: Mapping[Kind, Trigger], first: date, last: date) -> Iterator[Signal]:
    """The signals whose day, moved by their threshold, lies in the period."""
    chosen = Q(pk__in=[])
    for kind, trigger in wanted.items():
        back = -shift(kind, trigger.threshold or 0)
        start, end = days_after(first, back).isoformat(), days_after(last, back).isoformat()
        chosen |= Q(kind=kind, due=False, on__gte=first.isoformat(), on__lte=last.isoformat())
        chosen |= Q(kind=kind, due=True, on__gte=start, on__lte=end)
    yield from Signal.objects.filter(chosen, package=programme).iterator(chunk_size=2000)


def _told(found: Sequence[Found]) -> list[Deviation]:
    """The same in words, each with its source."""
    late = obligations.in_words([one.row for one in found if isinstance(one.row, Late)])
    told = [(one, one.row if isinstance(one.row, Signal) else late[one.row.id]) for one in found]
    sources = Source.objects.in_bulk({signal.source_id for _, signal in told if signal.source_id})
    addresses = {key: source_address(source) for key, source in sources.items()}
    made = []
    for one, signal in told:
        source = sources.get(signal.source_id or "")
        named = source and Reference(source.title, addresses[source.pk], signal.source_place, source.date)
        made.append(_deviation(signal, one.on, one.trigger, named))
    return made


def _is_large(signal: Signal, trigger: Trigger) -> bool:
    if trigger.unit == Unit.PERCENT:
        return signal.percent is None or signal.percent > (trigger.threshold or 0) * PER_PERCENT
    if trigger.unit == Unit.EUROS:
        return signal.cents is None or signal.cents > (trigger.threshold or 0) * CENTS
    return True


def threshold_words(trigger: Trigger, due: bool = True) -> str:
    """The threshold as a reader sees it."""
    if not trigger.wanted:
        return "wordt niet gemeld"
    amount = trigger.threshold or 0
    if trigger.unit == Unit.NONE or not due:
        return "wordt altijd gemeld"
    if trigger.unit == Unit.PERCENT:
        return f"meer dan {amount}%" if amount else "elk verschil"
    if trigger.unit == Unit.EUROS:
        return f"meer dan {amount:,} euro".replace(",", ".") if amount else "elk verschil"
    days = f"{amount} {'dag' if amount == 1 else 'dagen'}"
    if trigger.kind == Kind.GRANT_AT_RISK:
        return f"nog minder dan {days}" if amount else "na de laatste dag"
    return f"meer dan {days} te laat" if amount else "elke dag te laat"


def _left(signal: Signal, day: date) -> str:
    """How many days were left on the day that something was told ahead of time."""
    if signal.kind != Kind.GRANT_AT_RISK or not signal.due:
        return ""
    days = (date.fromisoformat(signal.on) - day).days
    return f"Nog {plural(days, 'dag', 'dagen')} tot de termijn. " if days >= 0 else "De termijn is voorbij. "


def _deviation(signal: Signal, day: date, trigger: Trigger, source: Reference | None) -> Deviation:
    sized = signal.due or trigger.unit in (Unit.PERCENT, Unit.EUROS)
    return Deviation(
        Kind(signal.kind),
        day,
        signal.package,
        signal.subject,
        signal.table,
        signal.row,
        signal.what,
        _left(signal, day) + signal.why,
        threshold_words(trigger, due=sized),
        source,
        signal.id,
        "" if signal.due else signal.when,
    )
