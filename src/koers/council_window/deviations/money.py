"""Money that moved: an amended budget, spending against the budget, and a grant that became another amount.

Lines with the same fund, year, side and purpose are one item. In each budget state a line may come again with a later
known date: the later one replaces it. On every day on which something became known the item is looked at again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from koers.finance.models import Allocation, BudgetState, FundState, Side, State
from koers.kernel.components.formatting import capitalised, money, number, period
from koers.kernel.days import last_day

from ..models import Kind, Signal

LARGEST = 1_000_000  # hundredths of a percent: from nothing to something has no percentage, and is always told
PURPOSES = ("intervention_id", "goal_id", "budget_item_id", "task_field_id", "scheme_id")


class Line(NamedTuple):
    """An allocation for one year, as far as this room needs it."""

    id: str
    fund: str
    fund_name: str
    name: str
    year: int
    side: str
    purpose: tuple[str, ...]
    state: str
    cents: int | None
    known: str
    source: str
    source_place: str


def signals(programme: str) -> Iterator[Signal]:
    """Every move of money of this programme."""
    items: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for line in lines_of(programme):
        items[line.fund, line.year, line.side, line.purpose].append(line)
    for lines in items.values():
        if len({line.state for line in lines}) > 1:  # one amount alone did not move
            yield from moves(programme, lines)
    states: dict[str, list[FundState]] = defaultdict(list)
    told = FundState.objects.filter(package=programme, planned=False, state__in=(State.PROMISED, State.GRANTED))
    for state in told.exclude(amount=None).exclude(date="").select_related("fund", "source"):
        states[state.fund_id].append(state)
    for own in states.values():
        yield from grown(own)


def lines_of(programme: str) -> Iterator[Line]:
    """The lines for one year of the budget states that can be held against each other."""
    wanted = (BudgetState.ORIGINAL, BudgetState.AMENDED, BudgetState.REALISED)
    rows = Allocation.objects.filter(package=programme, budget_state__in=wanted, year__isnull=False).order_by(
        "position"
    )
    columns = (
        "id", "fund_id", "fund__name", "name", "year", "side", "budget_state", "amount", "known_from", "source__date",
        "source_id", "source_place", *PURPOSES,
    )  # fmt: skip
    for row in rows.values_list(*columns).iterator(chunk_size=5000):
        key, fund, fund_name, name, year, side, state, cents, own, of_source, source, place, *ids = row
        purpose = tuple(id or "" for id in ids)
        yield Line(
            key, fund, fund_name, name, year, side, purpose if any(purpose) else (name,), state, cents, own or of_source,
            source, place,
        )  # fmt: skip


class Seen(NamedTuple):
    """What an item came to on a day: in each budget state, None where that is not known."""

    original: int | None
    amended: int | None
    realised: int | None

    @property
    def budget(self) -> int | None:
        """The budget that holds."""
        return self.original if self.amended is None else self.amended


def moves(programme: str, lines: Sequence[Line]) -> Iterator[Signal]:
    """A signal for each day on which an item turned out to differ, and each day on which the difference changed."""
    days = sorted({last_day(line.known) for line in lines if line.known})
    told: dict[str, tuple[int, int] | None] = {}
    for day in days:
        seen = seen_on(day, lines)
        over = seen.realised is not None and seen.budget is not None and seen.realised > seen.budget
        ended = day > date(lines[0].year, 12, 31)  # less than the budget says something only when the year is over
        pairs = {
            "amended": (seen.original, seen.amended),
            "realised": (seen.budget, seen.realised) if over or ended else (None, None),
        }
        for name, (before, after) in pairs.items():
            if before is None or after is None:
                continue
            if told.get(name) != (before, after) and before != after:
                # What became known that day: rather the amount itself than the budget that it is held against.
                because = [line for line in lines if line.known and last_day(line.known) == day]
                line = min(because, key=lambda line: line.state != name)
                yield _moved(programme, lines[0].id, line, day, name, before, after)
            told[name] = (before, after)


def seen_on(day: date, lines: Iterable[Line]) -> Seen:
    """What was known of an item on a day. Of one line the last that was known; lines add up."""
    latest: dict[str, dict[str, tuple[str, int | None]]] = defaultdict(dict)
    for line in lines:
        if line.known and last_day(line.known) > day:
            continue
        known = last_day(line.known).isoformat() if line.known else ""
        before = latest[line.state].get(line.name)
        if before is None or known >= before[0]:
            latest[line.state][line.name] = (known, line.cents)
    return Seen(*(_sum(latest.get(state, {}).values()) for state in (BudgetState.ORIGINAL, BudgetState.AMENDED, BudgetState.REALISED)))  # fmt: skip


def _sum(found: Iterable[tuple[str, int | None]]) -> int | None:
    amounts = [cents for _, cents in found]
    known = [cents for cents in amounts if cents is not None]
    return sum(known) if known and len(known) == len(amounts) else None


WORDS = {
    "amended": ("De begroting is gewijzigd", "Eerst begroot", "na wijziging"),
    "realised": ("Er is een ander bedrag uitgegeven dan begroot", "Begroot", "uitgegeven"),
}


def _moved(programme: str, item: str, line: Line, day: date, name: str, before: int, after: int) -> Signal:
    """``item`` is the first line of the item, ``line`` one that became known on the day."""
    what, was, became = WORDS[name]
    if line.side == Side.REVENUE and name == "realised":
        what, became = "Er is een ander bedrag ontvangen dan begroot", "ontvangen"
    return Signal(
        id=f"{Kind.MONEY_MOVED}~{item}~{name}~{day}",
        package=programme,
        kind=Kind.MONEY_MOVED,
        on=day.isoformat(),
        percent=_percent(before, after),
        cents=abs(after - before),
        table="funds",
        row=line.fund,
        subject=line.fund_name,
        what=f"{what}: {line.name} ({line.year}).",
        why=f"{was}: {money(before)}; {became}: {money(after)}. {_difference(before, after)}",
        source_id=line.source,
        source_place=line.source_place,
    )


def grown(states: Sequence[FundState]) -> Iterator[Signal]:
    """A signal for each grant that was promised or granted for another amount than before."""
    dated = sorted(states, key=lambda state: (last_day(state.date), state.position))
    for before, after in pairwise(dated):
        if before.amount == after.amount:
            continue
        was, now = before.amount or 0, after.amount or 0
        yield Signal(
            id=f"{Kind.MONEY_MOVED}~{after.pk}",
            package=after.package,
            kind=Kind.MONEY_MOVED,
            on=last_day(after.date).isoformat(),
            when=after.date,
            percent=_percent(was, now),
            cents=abs(now - was),
            table="funds",
            row=after.fund_id,
            subject=after.fund.name,
            what=f"Het bedrag van {after.fund.name} is veranderd.",
            why=f"{capitalised(before.get_state_display())} ({period(before.date)}): {money(was)}; "
            f"{after.get_state_display()} ({period(after.date)}): {money(now)}. {_difference(was, now)}",
            source_id=after.source_id,
            source_place=after.source_place,
        )


def _percent(before: int, after: int) -> int:
    # Rounded up: what is over a whole percentage by a cent is over it.
    return min(-(-abs(after - before) * 10_000 // before), LARGEST) if before else LARGEST


def _difference(before: int, after: int) -> str:
    more = "meer" if after > before else "minder"
    # Rounded half up for the reader; the threshold is held against the exact share.
    share = f", {number((200 * abs(after - before) + before) // (2 * before))}%" if before else ""
    return f"Dat is {money(abs(after - before))} {more}{share}."
