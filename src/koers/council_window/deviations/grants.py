"""Money that may be lost: a last day comes near, or passed, and what had to be done is not done as far as is known.

That it was not done is told only when a source says so: one that names the day while it is still to come, or a state in
which it cannot have been done. A source of later that is silent about it says nothing: it may have been done.

Of the account that goes to the State every year with the annual accounts (SiSa) no source tells whether it was given, so
nothing is said of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from koers.finance.counting.clock import EARMARKED
from koers.finance.models import Fund, FundState, State
from koers.kernel.components.formatting import at_period, money, period
from koers.kernel.days import first_day, last_day

from ..models import Kind, Signal
from .spending import EVER, Spent, spent_of

# How far a fund is; a later state says that the earlier ones are passed.
ORDER = (
    State.OPEN, State.PREPARING, State.PROPOSED, State.APPLIED, State.PROMISED, State.GRANTED, State.RECEIVED,
    State.RUNNING, State.ENDING, State.SPENT, State.SETTLED,
)  # fmt: skip
RANK = {state: place for place, state in enumerate(ORDER)}
# On a day in these states the later ones were not reached. The others say no such thing: a scheme stays open for who has
# applied, and a part of the money may be received when another is spent.
EXCLUDES_LATER = (State.PREPARING, State.APPLIED, State.PROMISED, State.RUNNING, State.ENDING, State.SPENT)


@dataclass(frozen=True)
class Asked:
    """What must be done for a fund by a moment, and which row says so."""

    fund: Fund
    row: Fund | FundState
    moment: str
    wanted: State
    name: str
    what: str
    done: str

    @property
    def due(self) -> date:
        """The last day it can mean."""
        return last_day(self.moment)


def signals(programme: str) -> Iterator[Signal]:
    """Every last day of a fund of this programme, and money that must be paid back."""
    states: dict[str, list[FundState]] = defaultdict(list)
    for state in FundState.objects.filter(package=programme).select_related("source"):
        states[state.fund_id].append(state)
    spent = spent_of(programme)
    for fund in Fund.objects.filter(package=programme).select_related("source").iterator(chunk_size=2000):
        yield from found(fund, states.get(fund.pk, ()), spent.get(fund.pk))


def found(fund: Fund, states: Sequence[FundState], spent: Spent | None) -> Iterator[Signal]:
    """The signals of one fund."""
    happened = [state for state in states if not state.planned]
    for asked in _asked(fund, states):
        yield from _waiting(asked, happened)
    if fund.instrument in EARMARKED and spent is not None:
        yield from _unspent(fund, happened, spent)
    for state in happened:
        if state.state == State.TO_PAY_BACK and state.date:
            yield _paid_back(fund, state)


def _asked(fund: Fund, states: Sequence[FundState]) -> Iterator[Asked]:
    """Everything that must be done by a day."""
    if fund.plan_due:
        yield Asked(fund, fund, fund.plan_due, State.APPLIED, "plan", "het plan", "ingediend zijn")
    if fund.account_due:
        yield Asked(fund, fund, fund.account_due, State.SETTLED, "account", "de verantwoording", "klaar zijn")
    for state in states:
        if state.planned and state.date and state.state in RANK:
            what = f"de stap ‘{state.get_state_display()}’"
            yield Asked(fund, state, state.date, State(state.state), state.pk, what, "gezet zijn")


def _reached(happened: Sequence[FundState], wanted: State) -> tuple[FundState | None, bool]:
    """The state by which it was reached, and whether nobody knows when.

    A later state says that it was reached, not when; and what has no day was reached on any day.
    """
    reached = [row for row in happened if row.state in RANK and RANK[State(row.state)] >= RANK[wanted]]
    if not reached:
        return None, False
    first = min(reached, key=lambda row: (first_day(row.date) if row.date else EVER, row.state != wanted))
    return first, not first.date or first.state != wanted


def _missing(asked: Asked, happened: Sequence[FundState]) -> tuple[date, Fund | FundState] | None:
    """The last day of which a source tells that it had not been done, and the row that tells so."""
    days: list[tuple[date, Fund | FundState]] = [
        (first_day(row.date), row)
        for row in happened
        if row.date and row.state in EXCLUDES_LATER and RANK[State(row.state)] < RANK[asked.wanted]
    ]
    known = asked.row.known_since
    if known and first_day(known) <= asked.due:
        days.append((min(last_day(known), asked.due), asked.row))
    return max(days, key=lambda pair: pair[0], default=None)


def _waiting(asked: Asked, happened: Sequence[FundState]) -> Iterator[Signal]:
    reached, unsure = _reached(happened, asked.wanted)
    missing = _missing(asked, happened)
    if unsure and not (missing and reached and reached.date and asked.due < missing[0] < first_day(reached.date)):
        return  # nobody is called late for it
    row: Fund | FundState
    if reached is not None and not unsure:
        row, came, known = reached, first_day(reached.date).isoformat(), ""
        done = f"Dat gebeurde {at_period(reached.date)}."
    elif missing is not None:
        row, came, known = missing[1], "", missing[0].isoformat()
        done = f"Op {period(known)} was dat nog niet zo, voor zover wij weten."
    else:
        row, came, known = asked.row, "", ""
        done = "Of dat is gebeurd, staat niet in onze bronnen."
    yield _signal(
        asked.fund, asked.name, asked.moment, came, known,
        f"{asked.fund.name}: {asked.what} moet {_by(asked.moment)} {asked.done}.", f"{done}{_amount(asked.fund)}",
        told=(row.source_id, row.source_place),
    )  # fmt: skip


def _unspent(fund: Fund, happened: Sequence[FundState], spent: Spent) -> Iterator[Signal]:
    """An earmarked fund that is not spent on its last day: what is left may have to go back."""
    moment = fund.spend_by or fund.period_end
    if not moment or not fund.amount:
        return
    finished, unsure = _reached(happened, State.SPENT)
    days = [first_day(finished.date)] if finished and not unsure else []
    reached, due = spent.reached(fund.amount), last_day(moment)
    days += [reached] if reached else []
    if EVER in days or (unsure and min(days, default=date.max) > due):
        return  # nobody knows when it was spent
    line, left = spent.last(due), max(fund.amount - spent.cents, 0)
    told = f"Van {money(fund.amount)} is {money(spent.cents)} uitgegeven, voor zover bekend."
    if left:
        told += f" Er is nog {money(left)} over."
    known = line.tells_of(due)
    yield _signal(
        fund, "spend", moment, min(days).isoformat() if days else "", known.isoformat() if known != EVER else "",
        f"{fund.name}: het geld moet {_by(moment)} op zijn.",
        f"{told} Wat dan over is, gaat misschien terug naar de gever.",
        told=(line.source, line.source_place), cents=left,
    )  # fmt: skip


def _signal(
    fund: Fund, name: str, moment: str, came: str, known: str, what: str, why: str, *, told: tuple[str, str],
    cents: int | None = None,
) -> Signal:  # fmt: skip
    """``told``: the source of what is known, and the place in it."""
    return Signal(
        id=f"{Kind.GRANT_AT_RISK}~{fund.pk}~{name}", package=fund.package, kind=Kind.GRANT_AT_RISK,
        on=last_day(moment).isoformat(), when=moment, due=True, came=came, known=known, cents=cents, table="funds",
        row=fund.pk, subject=fund.name, what=what, why=why, source_id=told[0], source_place=told[1],
    )  # fmt: skip


def _by(moment: str) -> str:
    """The last moment: a day, or in a month, quarter or year."""
    inside = "" if len(moment) == len("2023-08-29") else "in het " if "Q" in moment else "in "
    return f"uiterlijk {inside}{period(moment)}"


def _amount(fund: Fund) -> str:
    return f" Het gaat om {money(fund.amount)}." if fund.amount else ""


def _paid_back(fund: Fund, state: FundState) -> Signal:
    amount = f": {money(state.amount)}" if state.amount is not None else ". Hoeveel, staat niet in de bron"
    return Signal(
        id=f"{Kind.GRANT_AT_RISK}~{state.pk}", package=fund.package, kind=Kind.GRANT_AT_RISK,
        on=last_day(state.date).isoformat(), when=state.date, cents=state.amount, table="funds", row=fund.pk,
        subject=fund.name, what=f"{fund.name}: er moet geld terug naar de gever.",
        why=f"Terug te betalen sinds {period(state.date)}{amount}.", source_id=state.source_id,
        source_place=state.source_place,
    )  # fmt: skip
