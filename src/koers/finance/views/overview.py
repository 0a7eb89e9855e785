"""The overview of a programme's money, with filters on the register of funds."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from koers.kernel.components.shapes import FilterField
from koers.kernel.pages import respond
from koers.programme.views.frame import day_of, frame
from koers.sources.presenting import references

from .. import queries
from ..models import Authority, Fund, Kind, Scope, State
from ..presenting import overview as presenting
from ..presenting import pictures
from ..presenting.headline import answer, lead
from ..presenting.paragraph import years
from ..presenting.words import DECIDERS

FIELDS = {"jaar": "Jaar", "soort": "Soort geld", "reikwijdte": "Reikwijdte", "wie": "Wie beslist", "status": "Stand"}


@dataclass(frozen=True)
class _Choosable:
    """What the form can choose, and the fund's own values for it."""

    values: dict[str, dict[str, str]]
    of_fund: dict[str, dict[str, set[str]]]


def money(request: HttpRequest, programme: str) -> HttpResponse:
    """What the council can decide on, where the money comes from and goes to, and every fund."""
    around = frame(programme, "finance:money")
    ledger = queries.ledger(programme)
    themes = queries.themes(programme)
    sources = references(ledger.funds)
    choosable = _choosable(ledger)
    chosen = {name: given for name in FIELDS if (given := request.GET.get(name, "")) in choosable.values[name]}
    fields = [
        FilterField(name, label, list(choosable.values[name].items()), chosen.get(name, ""))
        for name, label in FIELDS.items()
    ]
    found = [fund for fund in ledger.funds if _fits(fund, chosen, choosable)]
    register = presenting.funds_table(found, ledger)
    holdings = presenting.holdings_table(ledger.holdings, ledger.total, programme)
    flows = presenting.streams_table(ledger.streams, themes)
    left = presenting.left_out_table(ledger.left_out)
    differences = presenting.reconciled_table(
        presenting.differences(ledger.reconciled), "Totalen die afwijken van hun delen", "verschillen"
    )
    covered = presenting.coverage_table(ledger.coverage)
    context = around.context(
        crumbs=(("Geld", ""),),
        title="Geld",
        answer=answer(ledger),
        lead=lead(ledger),
        ledger=ledger,
        figures=presenting.key_figures(ledger),
        holdings_figure=pictures.holdings_figure(ledger, sources),
        holdings=holdings,
        flow_figure=pictures.flow_figure(ledger.streams, themes, sources),
        flows=flows,
        left=left,
        differences=differences,
        coverage_answer=presenting.coverage_answer(ledger.coverage),
        covered=covered,
        fields=fields,
        choice=chosen,
        chosen_answer=presenting.chosen_answer(len(found), len(ledger.funds)),
        register=register,
        found=found,
        has_choices=bool(queries.choices_ahead(programme)),
        paragraph_year=_paragraph_year(ledger, day_of(request).year),
        has_schemes=bool(queries.claims(programme)) or queries.own_schemes(programme),
        sources=sources,
        tables=[holdings, flows, left, differences, covered, register],
    )
    return respond(request, "finance/money.html", context)


def _paragraph_year(ledger: queries.Ledger, now: int) -> int | None:
    """The year nearest to now of which something is known."""
    return min(years(ledger), key=lambda year: abs(year - now), default=None)


def _choosable(ledger: queries.Ledger) -> _Choosable:
    """Only what occurs can be chosen."""
    of_fund: dict[str, dict[str, set[str]]] = {}
    deciders: dict[str, set[str]] = {}
    for row in ledger.authorities:
        if row.role == Authority.Role.DECIDES:
            deciders.setdefault(row.fund_id, set()).add(row.decider)
    for fund in ledger.funds:
        state = ledger.state_of.get(fund.pk)
        of_fund[fund.pk] = {
            "jaar": {str(year) for year in _years(fund)},
            "soort": {fund.kind},
            "reikwijdte": {fund.scope},
            "wie": deciders.get(fund.pk, set()),
            "status": {state.state} if state else set(),
        }
    words = {
        "jaar": {},
        "soort": dict(Kind.choices),
        "reikwijdte": dict(Scope.choices),
        "wie": {str(key): value for key, value in DECIDERS.items()},
        "status": dict(State.choices),
    }
    occurs = {name: set().union(*(own[name] for own in of_fund.values())) for name in FIELDS}
    words["jaar"] = {year: year for year in sorted(occurs["jaar"])}
    return _Choosable(
        {name: {key: text for key, text in words[name].items() if key in occurs[name]} for name in FIELDS}, of_fund
    )


def _years(fund: Fund) -> range:
    """The years in which it is known to run; none when its begin or end is not stated."""
    if not fund.period_start or not fund.period_end:
        return range(0)
    return range(int(fund.period_start[:4]), int(fund.period_end[:4]) + 1)


def _fits(fund: Fund, chosen: dict[str, str], choosable: _Choosable) -> bool:
    return all(value in choosable.of_fund[fund.pk][name] for name, value in chosen.items())
