"""What outlasts a term of the council: goals, money and agreements beside the periods of coalition agreements."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from koers.finance.addresses import fund_address
from koers.governance.addresses import address as governance_address
from koers.governance.presenting.advice import decided
from koers.governance.presenting.calendar import distinct
from koers.kernel.components.formatting import capitalised, join_and, number, period, plural
from koers.kernel.components.shapes import Cell, Column, Row, Table
from koers.kernel.days import first_day, last_day
from koers.programme.addresses import address
from koers.programme.models import Programme
from koers.sources.models import Sourced

from ..queries import Continuity


@dataclass(frozen=True)
class Lasting:
    """Something with an end: a partial date, "" when no source names one."""

    kind: str
    name: str
    url: str
    until: str
    words: str
    row: Sourced

    def outlasts(self, term: Programme) -> bool | None:
        """Whether it goes on after a term; None when its end is not known."""
        return last_day(self.until) > last_day(term.end) if self.until else None


def lasting(found: Continuity, programme: str) -> list[Lasting]:
    """Everything that has an end or might have one."""
    return [*_horizons(found, programme), *_funds(found), *_agreements(found, programme)]


def _horizons(found: Continuity, programme: str) -> Iterator[Lasting]:
    for one in found.horizons:
        years = str(one.end_low) if one.end_low == one.end_high else f"{one.end_low} tot {one.end_high}"
        yield Lasting("Doelen", one.label, address("overview", programme), str(one.end_low), years, one)


def _funds(found: Continuity) -> Iterator[Lasting]:
    for fund in found.funds:
        words = period(fund.period_end) if fund.period_end else ""
        yield Lasting("Geld", fund.name, fund_address(fund), fund.period_end, words, fund)


def _agreements(found: Continuity, programme: str) -> Iterator[Lasting]:
    url = f"{governance_address('governance', programme)}#afspraken"
    for one in found.agreements:
        words = period(one.expires_on) if one.expires_on else ""
        yield Lasting("Afspraak tussen partners", one.title, url, one.expires_on, words, one)


def current(terms: Sequence[Programme], today: date) -> Programme | None:
    """The term of today, else the last one that has begun; None when the sources know of none."""
    begun = [term for term in terms if term.end and first_day(term.start) <= today]
    return begun[-1] if begun else None


def answer(term: Programme | None, found: Sequence[Lasting]) -> str:
    """The headline: what of the money is known to go on after the term, and until when the goals run."""
    if term is None:
        return (
            "In onze bronnen staat geen coalitieakkoord van de gemeente. Wat een raadsperiode duurt, weten we dus niet."
        )
    money = [one for one in found if one.kind == "Geld"]
    on = sum(one.outlasts(term) is True for one in money)
    open_ended = sum(not one.until for one in money)
    told = [f"De laatste raadsperiode in onze bronnen loopt tot en met {period(term.end)}."]
    if money:
        verb = "loopt" if on == 1 else "lopen"
        count = number(on) if on else "geen"
        told.append(
            f"Van {plural(len(money), 'geldstroom', 'geldstromen')} {verb if on else 'loopt'} er {count} daarna zeker door."
        )
    if open_ended:
        told.append(f"Van {number(open_ended)} is het einde niet bekend.")
    goals = list(dict.fromkeys(one.words for one in found if one.kind == "Doelen"))
    if goals:
        told.append(f"De doelen lopen tot {join_and(goals)}.".replace(" en ", " of "))
    return " ".join(told)  # fmt: skip


_AFTER = {True: "Ja, loopt door", False: "Nee, is dan voorbij", None: ""}


def lasting_table(found: Iterable[Lasting], term: Programme) -> Table:
    """What goes on after the term and what does not."""
    rows = [
        Row(
            (
                Cell(one.name, one.url),
                Cell(one.kind),
                Cell(capitalised(one.words), raw=one.until),
                Cell(_AFTER[one.outlasts(term)])
                if one.until
                else Cell("einde niet bekend", missing="unknown"),
            )
        )
        for one in found
    ]  # fmt: skip
    columns = ("Wat", "Soort", "Tot en met", f"Loopt het door na {period(term.end)}?")
    return Table("Wat doorloopt na de raadsperiode", columns, rows, "loopt-door", True, "?csv=loopt-door")


def terms_table(found: Continuity) -> Table:
    """What was planned and decided in which term, and before and after those we know."""
    rows = []
    for words, url, holds in _spans(found.terms):
        taken = [act for act in decided(found.acts) if act.date and holds(act.date)]
        planned = [one for one in distinct(found.planned) if one.moment and holds(one.moment)]
        ending = [fund for fund in found.funds if fund.period_end and holds(fund.period_end)]
        rows.append(Row((Cell(words, url), _count(taken), _count(planned), _count(ending))))
    columns = (
        "Raadsperiode",
        Column("Besluiten genomen", True),
        Column("Besluiten gepland", True),
        Column("Geldstromen die stoppen", True),
    )
    return Table("Wat in welke raadsperiode viel", columns, rows, "raadsperioden", True, "?csv=raadsperioden")


def _spans(terms: Sequence[Programme]) -> Iterator[tuple[str, str, Callable[[str], bool]]]:
    """Words, address and a test for a partial date: before the first term, each term, after the last. The first day decides."""
    known = [term for term in terms if term.end]
    if not known:
        return
    start, end = first_day(known[0].start), last_day(known[-1].end)
    yield f"Vóór {period(known[0].start)}", "", lambda moment: first_day(moment) < start
    for term in known:
        yield term.name, address("overview", term), _within(first_day(term.start), last_day(term.end))
    yield f"Na {period(known[-1].end)}", "", lambda moment: first_day(moment) > end


def _within(start: date, end: date) -> Callable[[str], bool]:
    return lambda moment: start <= first_day(moment) <= end


def _count(found: Sequence[object]) -> Cell:
    return Cell(number(len(found)), raw=str(len(found)))
