"""Money that may be lost: a last day comes near, or passed, and what had to be done is not done as far as is known.

Of the account that goes to the State every year with the annual accounts (SiSa) no source tells whether it was given, so
nothing is said of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from koers.finance.counting.clock import EARMARKED
from koers.finance.models import Allocation, BudgetState, Fund, FundState, Side, State
from koers.kernel.components.formatting import money, period
from koers.kernel.days import first_day, last_day

from ..models import Kind, Signal

# How far a fund is; a later state says that the earlier ones are passed.
ORDER = (
    State.OPEN, State.PREPARING, State.PROPOSED, State.APPLIED, State.PROMISED, State.GRANTED, State.RECEIVED,
    State.RUNNING, State.ENDING, State.SPENT, State.SETTLED,
)  # fmt: skip
RANK = {state: place for place, state in enumerate(ORDER)}
EVER = date.min  # a state without a date was reached, nobody knows when: nobody is called late for it


@dataclass(frozen=True)
class Spent:
    """What is known to be spent of a fund: (day from which it was known, cents), oldest first."""

    known: tuple[tuple[date, int], ...] = field(default=())

    @property
    def cents(self) -> int:
        """All of it together."""
        return sum(cents for _, cents in self.known)

    def reached(self, cents: int) -> date | None:
        """The first day on which so much was known to be spent."""
        total = 0
        for day, amount in self.known:
            total += amount
            if total >= cents:
                return day
        return None


def signals(programme: str) -> Iterator[Signal]:
    """Every last day of a fund of this programme, and money that must be paid back."""
    states: dict[str, list[FundState]] = defaultdict(list)
    for state in FundState.objects.filter(package=programme).select_related("source"):
        states[state.fund_id].append(state)
    spent = spent_of(programme)
    for fund in Fund.objects.filter(package=programme).select_related("source").iterator(chunk_size=2000):
        yield from found(fund, states.get(fund.pk, ()), spent.get(fund.pk))


def spent_of(programme: str) -> Mapping[str, Spent]:
    """What is known to be spent of each fund. A fund with an amount that is not known has no answer here."""
    rows = Allocation.objects.filter(package=programme, budget_state=BudgetState.REALISED, side=Side.COSTS).order_by()
    known: dict[str, list[tuple[date, int]]] = defaultdict(list)
    without: set[str] = set()
    for fund, cents, own, of_source in rows.values_list("fund_id", "amount", "known_from", "source__date"):
        if cents is None or not (own or of_source):
            without.add(fund)
        else:
            known[fund].append((last_day(own or of_source), cents))
    return {fund: Spent(tuple(sorted(found))) for fund, found in known.items() if fund not in without}


def found(fund: Fund, states: Sequence[FundState], spent: Spent | None) -> Iterator[Signal]:
    """The signals of one fund."""
    happened = [state for state in states if not state.planned]
    if fund.plan_due:
        yield from _waiting(fund, happened, states, fund.plan_due, State.APPLIED, "plan", "het plan", "ingediend zijn")
    if fund.account_due:
        yield from _waiting(
            fund, happened, states, fund.account_due, State.SETTLED, "account", "de verantwoording", "klaar zijn"
        )
    for state in states:
        if state.planned and state.date and state.state in RANK:
            what = f"de stap ‘{state.get_state_display()}’"
            yield from _waiting(fund, happened, states, state.date, State(state.state), state.pk, what, "gezet zijn")
    if fund.instrument in EARMARKED and spent is not None:
        yield from _unspent(fund, happened, spent)
    for state in happened:
        if state.state == State.TO_PAY_BACK and state.date:
            yield _paid_back(fund, state)


def _known(fund: Fund, states: Iterable[FundState]) -> str:
    """The last day that the sources of a fund tell of."""
    dates = [row.known_since for row in (fund, *states)]
    return max((last_day(text).isoformat() for text in dates if text), default="")


def _came(happened: Iterable[FundState], wanted: State) -> date | None:
    """The first day on which a state, or one that comes after it, may have been reached."""
    days = [
        first_day(row.date) if row.date else EVER
        for row in happened
        if row.state in RANK and RANK[State(row.state)] >= RANK[wanted]
    ]
    return min(days, default=None)


def _waiting(
    fund: Fund, happened: list[FundState], states: Sequence[FundState], moment: str, wanted: State, name: str,
    what: str, done_words: str,
) -> Iterator[Signal]:  # fmt: skip
    came = _came(happened, wanted)
    if came == EVER:
        return
    known = _known(fund, states)
    if came:
        done = f"Dat gebeurde op zijn vroegst op {period(came)}."
    else:
        done = (
            f"Dat het is gebeurd, staat niet in onze bronnen; die lopen tot en met {period(known)}."
            if known
            else "Wij weten niet of het is gebeurd."
        )
    yield _signal(
        fund, name, moment, came.isoformat() if came else "", known,
        f"{fund.name}: {what} moet {_by(moment)} {done_words}.",
        f"{done}{_amount(fund)}",
    )  # fmt: skip


def _unspent(fund: Fund, happened: list[FundState], spent: Spent) -> Iterator[Signal]:
    """An earmarked fund that is not spent on its last day: what is left may have to go back."""
    moment = fund.spend_by or fund.period_end
    if not moment or not fund.amount:
        return
    finished = _came(happened, State.SPENT)
    if finished == EVER:
        return
    days = [day for day in (spent.reached(fund.amount), finished) if day is not None]
    came = min(days, default=None)
    left = max(fund.amount - spent.cents, 0)
    told = f"Van {money(fund.amount)} is {money(spent.cents)} uitgegeven, voor zover bekend."
    if left:
        told += f" Er is nog {money(left)} over."
    yield _signal(
        fund, "spend", moment, came.isoformat() if came else "", max(day.isoformat() for day, _ in spent.known),
        f"{fund.name}: het geld moet {_by(moment)} op zijn.",
        f"{told} Wat dan over is, gaat misschien terug naar de gever.",
        left,
    )  # fmt: skip


def _signal(
    fund: Fund, name: str, moment: str, came: str, known: str, what: str, why: str, cents: int | None = None
) -> Signal:
    return Signal(
        id=f"{Kind.GRANT_AT_RISK}~{fund.pk}~{name}", package=fund.package, kind=Kind.GRANT_AT_RISK,
        on=last_day(moment).isoformat(), when=moment, due=True, came=came, known=known, cents=cents, table="funds",
        row=fund.pk, subject=fund.name, what=what, why=why, source_id=fund.source_id, source_place=fund.source_place,
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
