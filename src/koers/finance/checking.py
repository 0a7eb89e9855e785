"""Everything about a programme's money that does not fit together, with where to mend it.

An error cannot be right; a remark may be, but somebody should look: sources that contradict each other, a total that differs
from its parts, something no source states.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from koers.kernel.components.formatting import money, period
from koers.kernel.days import first_day, last_day
from koers.sources.models import Contradiction

from . import queries
from .counting.leftovers import Left
from .counting.reconciling import Reconciled, in_thousands
from .models import Allocation, Answer, Authority, BudgetState, Counting, Fund, State
from .presenting.words import reasons_text
from .queries import Ledger


class Level(StrEnum):
    """How bad it is."""

    ERROR = "error"
    REMARK = "remark"


@dataclass(frozen=True)
class Finding:
    """One thing that does not fit: the table and row it is about, what is wrong, and what would be right."""

    level: Level
    subject: str
    table: str
    row: str
    what: str
    right: str


class Row(NamedTuple):
    """An allocation, as far as checking needs it; ``fund`` is a public id."""

    id: str
    fund: str
    name: str
    year: int | None
    budget_state: str
    side: str
    amount: int | None
    period_start: str
    period_end: str


COLUMNS = ("id", "fund_id", *Row._fields[2:])


def check(programme: str) -> list[Finding]:
    """Everything that does not fit, errors first, in the order of the funds. Needs a context to read from."""
    ledger = queries.ledger(programme)
    funds = {fund.pk: fund for fund in ledger.funds}
    rows = Allocation.objects.filter(package=programme).order_by("position").values_list(*COLUMNS)
    allocations = [Row(*row) for row in rows.iterator(chunk_size=5000)]
    found = [
        *_over_the_grant(ledger),
        *_outside_the_period(allocations, funds),
        *_twice(allocations, funds),
        *_without_authority(ledger),
        *_beyond_their_fund(ledger),
        *_overspent(queries.left_of(ledger, programme, date.today())),
        *_totals(ledger),
        *_counted_twice(ledger),
        *_two_dates(ledger),
        *_not_stated(ledger),
        *_contradictions(ledger),
    ]
    return sorted(found, key=lambda finding: finding.level != Level.ERROR)


def _over_the_grant(ledger: Ledger) -> Iterator[Finding]:
    for one in ledger.counted:
        if one.at_odds:
            yield Finding(
                Level.ERROR, "boven het bedrag", "allocations.csv", one.fund.pk,
                f"{one.fund.name}: de delen zijn samen meer dan het bedrag van de geldstroom, en dat komt niet door afronden.",
                "Verbeter het bedrag van de geldstroom of van een deel. Tot dan telt alleen het bedrag van de geldstroom.",
            )  # fmt: skip


def _outside_the_period(allocations: list[Row], funds: dict[str, Fund]) -> Iterator[Finding]:
    first, last = cache(first_day), cache(last_day)  # many rows, few dates
    for row in allocations:
        fund = funds.get(row.fund)
        if fund is None or not (fund.period_start or fund.period_end):
            continue
        start = row.period_start or (str(row.year) if row.year else "")
        end = row.period_end or (str(row.year) if row.year else "")
        early = start and fund.period_start and last(start) < first(fund.period_start)
        late = end and fund.period_end and first(end) > last(fund.period_end)
        if early or late:
            when = period(start if early else end)
            yield Finding(
                Level.ERROR, "buiten de periode", "allocations.csv", row.id,
                f"{row.name}: {when} valt buiten de looptijd van {fund.name}.",
                "Verbeter het jaar van de toedeling of de looptijd van de geldstroom.",
            )  # fmt: skip


def _twice(allocations: list[Row], funds: dict[str, Fund]) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], Row] = {}
    for row in allocations:
        key = (row.fund, row.name.casefold(), row.year, row.budget_state, row.side, row.amount, row.period_start)
        if key in seen:
            yield Finding(
                Level.ERROR, "dubbel", "allocations.csv", row.id,
                f"{row.name} staat twee keer bij {funds[row.fund].name if row.fund in funds else row.fund}, ook als {seen[key].id}.",
                "Haal er één weg, of maak duidelijk wat het verschil is.",
            )  # fmt: skip
        seen.setdefault(key, row)


def _without_authority(ledger: Ledger) -> Iterator[Finding]:
    decided = {row.fund_id for row in ledger.authorities if row.role == Authority.Role.DECIDES}
    for fund in ledger.funds:
        if fund.pk not in decided:
            yield Finding(
                Level.ERROR, "geen zeggenschap", "authorities.csv", fund.pk,
                f"{fund.name}: er staat niet bij wie over dit geld beslist.",
                "Voeg een regel toe met role decides.",
            )  # fmt: skip


def _beyond_their_fund(ledger: Ledger) -> Iterator[Finding]:
    """Deciders that together hold more than there is."""
    given: Counter[str] = Counter()
    for row in ledger.authorities:
        if row.role == Authority.Role.DECIDES and row.amount is not None:
            given[row.fund_id] += row.amount
    for one in ledger.counted:
        whole = sum(line.amount.cents or 0 for line in one.lines)
        if given[one.fund.pk] > whole:
            yield Finding(
                Level.ERROR, "boven het bedrag", "authorities.csv", one.fund.pk,
                f"{one.fund.name}: wie beslist, beslist samen over {money(given[one.fund.pk])}; er telt {money(whole)} mee.",
                "Verbeter een bedrag in authorities.csv.",
            )  # fmt: skip


def _overspent(left: Iterable[Left]) -> Iterator[Finding]:
    for one in left:
        if one.what is None:
            yield Finding(
                Level.REMARK, "meer besteed", "allocations.csv", one.fund.pk,
                f"{one.fund.name}: besteed is {money(one.spent)}, ontvangen of beschikbaar is {money(one.available)}.",
                "Voeg een ontvangst toe in fund_states.csv, of verbeter een bedrag.",
            )  # fmt: skip


def _totals(ledger: Ledger) -> Iterator[Finding]:
    for one in ledger.reconciled:
        if not one.difference:
            continue
        table = "funds.csv" if isinstance(one.row, Fund) else "stated_totals.csv"
        if in_thousands(one):
            yield Finding(
                Level.ERROR, "duizendtallen", table, one.row.pk,
                f"{one.label}: genoemd is {money(one.stated)}, de som is {money(one.parts.cents)}: dat is duizend keer zoveel of zo weinig.",
                "Staan de bedragen in duizenden euro's? Zet ze dan om in hele euro's.",
            )  # fmt: skip
            continue
        more = "meer" if one.difference > 0 else "minder"
        unknown = (
            f" Daarbij {one.parts.unknowns} zonder bedrag: {reasons_text(one.parts)}." if one.parts.unknowns else ""
        )
        yield Finding(
            Level.REMARK, "nog niet toegedeeld" if one.undivided else "som", table, one.row.pk,
            f"{one.label}: genoemd is {money(one.stated)}, de som is {money(one.parts.cents)}; dat is {money(abs(one.difference))} {more}.{unknown}",
            _how_to_mend(one),
        )  # fmt: skip


def _how_to_mend(one: Reconciled) -> str:
    if one.undivided:
        return "Voeg toedelingen toe, of laat de rest zo staan."
    if one.kind == "year":
        return (
            "Kies wat niet doorgaat, of geef aan waar het geld vandaan komt."
            if one.difference > 0
            else "Er is geld over."
        )
    return "Klopt de afronding? Dan is er niets te doen: Koers toont beide. Anders: verbeter een van de bedragen."


def _counted_twice(ledger: Ledger) -> Iterator[Finding]:
    """What may be in another fund already, and the same work paid from two funds."""
    for fund in ledger.funds:
        if fund.counting == Counting.UNCLEAR:
            yield Finding(
                Level.REMARK, "dubbeltelling", "funds.csv", fund.pk, f"{fund.name}: {fund.counting_why}",
                "Zoek uit of het ene bedrag in het andere zit, en kies dan counted of elsewhere.",
            )  # fmt: skip
    same: dict[tuple[str, int], list[Fund]] = defaultdict(list)
    for fund in ledger.funds:
        if fund.counting == Counting.COUNTED and fund.amount:
            same[(fund.giver, fund.amount)].append(fund)
    for funds in same.values():
        if len(funds) > 1:
            names = " en ".join(fund.name for fund in funds)
            yield Finding(
                Level.REMARK, "dubbeltelling", "funds.csv", funds[1].pk,
                f"{names} hebben dezelfde gever en hetzelfde bedrag.", "Kijk of dit dezelfde geldstroom is.",
            )  # fmt: skip


def _two_dates(ledger: Ledger) -> Iterator[Finding]:
    """One state of one fund with more than one date. Money may be received more than once."""
    dates: dict[tuple[str, str], list[str]] = defaultdict(list)
    names = {fund.pk: fund.name for fund in ledger.funds}
    for state in ledger.states:
        if state.date and not state.planned and state.state != State.RECEIVED:
            dates[(state.fund_id, state.get_state_display())].append(state.date_text or period(state.date))
    for (fund, state), found in dates.items():
        if len(set(found)) > 1:
            yield Finding(
                Level.REMARK, "datum", "fund_states.csv", fund,
                f"{names[fund]}: twee datums voor '{state}': {' en '.join(found)}.",
                "Beide staan in een bron. Weet u welke klopt, haal dan de andere weg of leg uit waarom zij verschilt.",
            )  # fmt: skip


def _not_stated(ledger: Ledger) -> Iterator[Finding]:
    """What somebody will ask and no source says."""
    for fund in ledger.funds:
        if fund.cofinancing == Answer.YES and fund.cofinancing_amount is None:
            yield Finding(
                Level.REMARK, "eigen bijdrage", "funds.csv", fund.pk,
                f"{fund.name}: er is een eigen bijdrage nodig, maar hoeveel staat nergens.", "Vul cofinancing_amount in.",
            )  # fmt: skip
    divided = {
        part.fund for part in ledger.parts if part.budget_state == BudgetState.DIVISION and not part.amount.known
    }
    for one in ledger.counted:
        unknown = [line for line in one.lines if not line.amount.known]
        if unknown and one.fund.pk not in divided:
            words = unknown[0].amount.status.label
            yield Finding(
                Level.REMARK, "geen bedrag", "funds.csv", one.fund.pk, f"{one.fund.name}: het bedrag is {words}.",
                "Vraag het bedrag op, of laat het zo staan.",
            )  # fmt: skip


def _contradictions(ledger: Ledger) -> Iterator[Finding]:
    """What the sources themselves say differently about these funds."""
    own = {f"funds/{fund.pk}" for fund in ledger.funds}
    for item in Contradiction.objects.filter(about__contains="funds/"):
        if own & {part.strip() for part in item.about.split(";")}:
            yield Finding(
                Level.REMARK, "tegenspraak", "contradictions.csv", item.pk,
                f"{item.subject}: {item.first_value}, of {item.second_value}.", item.handling,
            )  # fmt: skip
