"""The page of one fund."""

from koers.kernel.components.formatting import capitalised, money, period, period_range
from koers.kernel.components.shapes import Cell, Column, Event, Row, Source, Table, Tag
from koers.programme.addresses import address, area_address, organisation_address
from koers.programme.models import Basis
from koers.programme.presenting.provenance import sources_of

from ..addresses import fund_address
from ..counting.amounts import Amount, stated
from ..counting.lines import part_amount
from ..models import Allocation, AmountStatus, Authority, Counting, Fund
from ..queries import FundDetails
from .words import (
    amount_cell,
    amount_text,
    fund_amount_cell,
    period_cell,
    source_words,
)

Decider, Role = Authority.Decider, Authority.Role

SENTENCES = {
    Decider.COUNCIL_FREE: "De raad kan dit geld zelf verdelen.",
    Decider.COUNCIL_ADOPTS: "De raad stelt dit geld alleen vast; het Rijk bepaalt het doel.",
    Decider.EXECUTIVE: "Het college beslist over dit geld.",
    Decider.MAYOR: "De burgemeester beslist over dit geld.",
    Decider.REGION: "De regio beslist over dit geld.",
    Decider.PARTNER: "Een partner beslist over dit geld, niet de raad.",
    Decider.STATE: "Het Rijk beslist over dit geld.",
    Decider.OTHER_GIVER: "De gever beslist over dit geld, niet de raad.",
}


def answer(details: FundDetails) -> str:
    """The headline: how much, and who decides."""
    fund = details.fund
    amount = stated(fund)
    giver = capitalised(fund.get_giver_display())
    verb = "geven" if fund.giver in ("partner", "mixed") else "geeft"
    if amount.known:
        first = f"{giver} {verb} {amount_text(amount)}."
    elif amount.status == AmountStatus.PM:
        first = "Het bedrag staat als PM in de bron: het is nog niet bepaald."
    else:
        first = f"Hoeveel geld dit is, staat niet in onze bronnen ({amount_text(amount)})."
    deciders = [row for row in details.authorities if row.role == Role.DECIDES]
    if len(deciders) == 1:
        return f"{first} {SENTENCES[Decider(deciders[0].decider)]}"
    if deciders:
        return f"{first} Meer dan één beslist over dit geld."
    return f"{first} Wie erover beslist, staat niet in onze bronnen."


def in_short(fund: Fund) -> Table:
    """What is known of the fund itself; what no source says stands there as such."""
    rows: list[tuple[str, Cell]] = [
        ("Doel", Cell(fund.purpose)),
        ("Gever", source_words(fund.get_giver_display(), fund.giver_text)),
        ("Instrument", source_words(fund.get_instrument_display(), fund.instrument_text)),
        ("Juridische grondslag", Cell(fund.legal_basis)),
        ("Bedrag", fund_amount_cell(fund)),
        ("Bedrag volgens de bron", Cell(fund.amount_text)),
        ("Prijspeil", Cell(fund.price_level)),
        ("Looptijd", period_cell(fund)),
        ("Soort geld", Cell(fund.get_kind_display(), tags=_editorial(fund.kind_basis))),
        ("Zonder het programma", Cell(fund.counterfactual)),
        ("Gebied", Cell(fund.area.name, url=area_address(fund.area_id)) if fund.area else Cell()),
        ("Reikwijdte", source_words(fund.get_scope_display(), fund.scope_text)),
        ("Route", source_words(fund.get_route_display(), fund.route_text)),
        ("Bij de raad geweest", source_words(fund.get_put_to_council_display(), fund.council_text)),
        ("Eigen bijdrage nodig", source_words(fund.get_cofinancing_display(), fund.cofinancing_text)),
        ("Hoogte van de eigen bijdrage", Cell(money(fund.cofinancing_amount)) if fund.cofinancing_amount is not None else Cell()),
        ("Voorwaarden", Cell(fund.conditions)),
        ("Plan indienen tot", _date(fund.plan_due)),
        ("Besteden tot", _date(fund.spend_by)),
        ("Verantwoorden tot", _date(fund.account_due)),
        ("SiSa-code", Cell(fund.sisa_code)),
        ("Structureel of incidenteel", _word(fund.get_recurrence_display())),
        ("Investering of uitgave", _word(fund.get_spending_display())),
        ("Telt mee in het totaal", _counting(fund)),
    ]  # fmt: skip
    if fund.note:
        rows.append(("Opmerking", Cell(fund.note)))
    return Table("In het kort", ("Wat", "Hoe het is"), [Row(row) for row in rows], "kort", True, "?csv=kort")


def _date(text: str) -> Cell:
    return Cell(period(text) if text else "", raw=text)


def _word(text: str) -> Cell:
    return Cell("" if text == "niet vermeld" else text)


def _counting(fund: Fund) -> Cell:
    words = str(Counting(fund.counting).label)
    if fund.counted_in is None:
        return Cell(words, note=fund.counting_why)
    return Cell(words, note=fund.counting_why, url=fund_address(fund.counted_in))


def _editorial(basis: str) -> tuple[Tag, ...]:
    return (Tag("editorial"),) if basis == Basis.EDITORIAL else ()


def events(details: FundDetails) -> list[Event]:
    """The states with a date, in the order of time; what was planned is marked."""
    dated = sorted((state for state in details.states if state.date), key=lambda state: (state.date, state.position))
    return [
        Event(
            state.date,
            capitalised(state.get_state_display()) + (f": {money(state.amount)}" if state.amount is not None else ""),
            planned=state.planned,
            note="; ".join(filter(None, (state.date_text, state.note, state.source_place))),
        )
        for state in dated
    ]


def undated(details: FundDetails) -> list[str]:
    """The states without a date, in words."""
    return [state.get_state_display() for state in details.states if not state.date]


def authorities_table(authorities: tuple[Authority, ...]) -> Table:
    """Who does what, about which part, by which act and until when."""
    rows = [
        Row(
            (
                Cell(row.body.name if row.body else row.get_decider_display(), note=row.get_decider_display() if row.body else ""),
                Cell(row.get_role_display(), tags=_editorial(row.basis), note=row.note),
                Cell(row.concerns or "alles"),
                amount_cell(Amount(AmountStatus(row.amount_status), row.amount)),
                Cell(row.by_act, note=row.act.title if row.act else ""),
                Cell(period_range(row.date_from, row.date_until) or ""),
            )
        )
        for row in authorities
    ]  # fmt: skip
    columns = ("Wie", "Wat die doet", "Over welk deel", Column("Bedrag", numeric=True), "Met welk besluit", "Wanneer")
    return Table("Wie mag beslissen", columns, rows, "zeggenschap", True, "?csv=zeggenschap")


def allocations_table(allocations: tuple[Allocation, ...], key: str = "toedelingen") -> Table:
    """What the fund goes to."""
    rows = [
        Row(
            (
                _what(row),
                amount_cell(part_amount(row.amount_status, row.amount, row.per_year, row.period_start, row.period_end), _per_year(row)),
                Cell(str(row.year) if row.year else period_range(row.period_start, row.period_end) or row.period_text),
                Cell(row.get_budget_state_display()),
                Cell(row.area.name if row.area else row.get_scope_display()) if row.area or row.scope != "unknown" else Cell(),
                _goal(row),
            )
        )
        for row in allocations
    ]  # fmt: skip
    columns = ("Waarvoor", Column("Bedrag", numeric=True), "Wanneer", "Welk bedrag", "Gebied", "Interventie of doel")
    return Table("Waar het geld heen gaat", columns, rows, key, True, f"?csv={key}")


def _what(row: Allocation) -> Cell:
    number = f"onderdeel {row.part}" if row.part else ""
    return Cell(row.name, note="; ".join(filter(None, (number, row.note))))


def _per_year(row: Allocation) -> str:
    return f"{money(row.amount)} per jaar" if row.per_year and row.amount is not None else ""


def _goal(row: Allocation) -> Cell:
    if row.intervention is not None:
        return Cell(row.intervention.name, url=address("intervention", row.intervention.package, row.intervention_id))
    if row.goal is not None:
        return Cell(row.goal.title, url=address("goal", row.goal.package, row.goal_id))
    return Cell("nog niet gekoppeld")


def parties_table(details: FundDetails) -> Table:
    """Which organisations give, ask for, receive and pass on."""
    rows = [
        Row(
            (
                Cell(row.organisation.name, url=organisation_address(row.organisation_id)),
                Cell(row.get_role_display(), note=row.note),
            )
        )
        for row in details.parties
    ]
    return Table("Wie geeft en ontvangt", ("Organisatie", "Rol"), rows, "partijen", True, "?csv=partijen")


def sources(details: FundDetails) -> list[Source]:
    """Where everything on the page comes from."""
    return sources_of([details.fund, *details.states, *details.allocations, *details.authorities, *details.parties])


def budget_words(details: FundDetails) -> list[str]:
    """Where it stands in the budget."""
    return [
        f"{item.year}: programma {item.number}, {item.budget_programme}"
        + (f", kernthema {item.core_theme}" if item.core_theme else "")
        + f" ({item.part}). Staat in de begroting: {item.get_in_budget_display()}."
        for item in details.budget_items
    ]
