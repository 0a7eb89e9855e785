"""The tables of the overview of a programme's money."""

from collections.abc import Iterable, Sequence

from koers.kernel.components.formatting import capitalised, money, money_short, percent, plural
from koers.kernel.components.shapes import Cell, Column, KeyFigure, Row, Table
from koers.kernel.money import euros
from koers.sources.models import Sourced

from ..addresses import fund_address, page_address
from ..counting.amounts import Total
from ..counting.coverage import Coverage
from ..counting.deciding import Holding
from ..counting.flows import Stream
from ..counting.lines import LeftOut
from ..counting.reconciling import Reconciled
from ..models import Answer, Authority, Counting, Fund, Giver
from ..queries import Ledger
from .headline import FREE, known_and_unknown
from .pictures import NO_THEME
from .words import (
    DECIDERS,
    MEANINGS,
    amount_cell,
    fund_amount_cell,
    funds_text,
    period_cell,
    reasons_text,
    source_words,
    total_cell,
)

AMOUNT = Column("Bedrag", numeric=True)


def key_figures(ledger: Ledger) -> list[KeyFigure]:
    """What can be counted, what the council can divide, and how often neither is known."""
    known, unknown = known_and_unknown(ledger)
    free = ledger.holding(FREE).total
    return [
        KeyFigure("geld dat we kunnen tellen, alle jaren samen", short_text(ledger.total), missing="unknown", missing_text="niets"),
        KeyFigure(
            f"kan de raad zelf verdelen, uit {funds_text(known)}; van {unknown} is dit niet bekend", short_text(free),
            missing="unknown", missing_text="niet bekend",
        ),
        KeyFigure("keer geen bedrag in de bron", str(ledger.total.unknowns), url="#stromen"),
        KeyFigure("keer bij de raad, zonder vrije keuze", str(seen_not_free(ledger)), url="#stromen"),
    ]  # fmt: skip


def short_text(found: Total) -> str:
    """What is known of a total, in millions; "" when nothing is."""
    if not found.known:
        return ""
    parts = [money_short(found.cents)] if found.cents or not found.yearly else []
    return " en ".join([*parts, *([f"{money_short(found.yearly)} per jaar"] if found.yearly else [])])


def seen_not_free(ledger: Ledger) -> int:
    """How many funds came before the council while it was not free to decide on them."""
    free = {row.fund_id for row in ledger.authorities if row.decider == FREE and row.role == Authority.Role.DECIDES}
    seen = (Answer.YES, Answer.PARTLY, Answer.INDIRECT)
    return sum(fund.put_to_council in seen and fund.pk not in free for fund in ledger.funds)


def holdings_table(holdings: Sequence[Holding], total: Total, programme: str) -> Table:
    """What each decider holds, with how many funds have no amount; it adds up to the total."""
    rows = []
    for one in holdings:
        name = Cell(
            DECIDERS[one.decider],
            url=f"{page_address('deciders', programme)}#{one.decider}",
            note=MEANINGS[one.decider],
        )
        unknown = Cell(str(one.total.unknowns), note=reasons_text(one.total))
        rows.append(Row((name, total_cell(one.total), str(one.total.known), unknown)))
    rows.append(
        Row(("Samen", total_cell(total), str(total.known), Cell(str(total.unknowns), note=reasons_text(total))))
    )
    columns = ("Wie beslist", AMOUNT, Column("Bedragen bekend", numeric=True), Column("Niet bekend", numeric=True))
    key = "wie-beslist-tabel"
    return Table("Wie beslist over het geld", columns, rows, id=key, caption_hidden=True, csv_url=f"?csv={key}")


def streams_table(streams: Iterable[Stream], themes: dict[str, str]) -> Table:
    """The flow as rows."""
    rows = [
        Row(
            (
                capitalised(str(Giver(one.giver).label)),
                themes.get(one.theme, NO_THEME),
                DECIDERS[one.decider],
                Cell(money(one.cents), raw=euros(one.cents)),
            )
        )
        for one in streams
    ]
    key = "stroom-tabel"
    return Table("Van gever naar thema naar wie beslist", ("Wie geeft", "Waarvoor", "Wie beslist", AMOUNT), rows, key, csv_url=f"?csv={key}")  # fmt: skip


def left_out_table(left: Iterable[LeftOut]) -> Table:
    """What does not count and why."""
    rows = [
        Row(
            (
                Cell(one.fund.name, url=fund_address(one.fund), note=one.part.name if one.part else ""),
                amount_cell(one.amount),
                Cell(one.why or str(Counting(one.fund.counting).label)),
            )
        )
        for one in left
    ]
    key = "niet-meegeteld"
    return Table("Geld dat niet meetelt", ("Geldstroom", AMOUNT, "Waarom niet"), rows, key, True, f"?csv={key}")


KINDS = {
    "division": "het bedrag tegen de som van de delen",
    "period": "het totaal tegen het bedrag per jaar",
    "total": "het genoemde totaal tegen de som van de regels",
    "year": "wat is begroot tegen het bedrag per jaar",
}


def differences(found: Iterable[Reconciled]) -> list[Reconciled]:
    """The stated totals that are not the sum of their parts; what is simply not divided yet is none of these."""
    return [one for one in found if one.difference and not one.undivided]


def reconciled_table(found: Sequence[Reconciled], caption: str, key: str) -> Table:
    """Stated totals beside their parts, with the difference."""
    rows = []
    for one in found:
        unknown = f"en {one.parts.unknowns} zonder bedrag: {reasons_text(one.parts)}" if one.parts.unknowns else ""
        rows.append(
            Row(
                (
                    Cell(one.label, note=KINDS[one.kind]),
                    Cell(money(one.stated), raw=euros(one.stated), note=_words(one.row)),
                    Cell(money(one.parts.cents), raw=euros(one.parts.cents), note=unknown),
                    Cell(difference_words(one), raw=euros(one.difference)),
                )
            )
        )
    columns = ("Wat", Column("Genoemd", numeric=True), Column("Som", numeric=True), Column("Verschil", numeric=True))
    return Table(caption, columns, rows, key, True, f"?csv={key}")


def difference_words(one: Reconciled) -> str:
    """How far the parts are from what was stated."""
    if not one.difference:
        return "geen"
    return f"{money(abs(one.difference))} {'meer' if one.difference > 0 else 'minder'}"


def _words(row: Sourced) -> str:
    text = getattr(row, "amount_text", "")
    return f"in de bron: {text}" if text else ""


def coverage_table(found: Coverage) -> Table:
    """How much money is tied to something that is measured; shares of what is known only."""
    rows = [
        _covered("Bij een interventie met een indicator die is gemeten", found.measured, found.cents),
        _covered("Bij een interventie zonder gemeten indicator", found.unmeasured, found.cents),
        _covered("Niet aan een interventie gekoppeld", found.untied, found.cents),
    ]
    key = "dekking-tabel"
    columns = ("Waar het geld aan vastzit", AMOUNT, Column("Deel van het bekende geld", numeric=True), Column("Keer geen bedrag", numeric=True))  # fmt: skip
    return Table("Is te volgen wat dit geld doet?", columns, rows, key, True, f"?csv={key}")


def _covered(name: str, total: Total, whole: int) -> Row:
    share = Cell(percent(100 * total.cents / whole, 0)) if whole else Cell("", missing="not_computable")
    return Row((name, total_cell(total), share, str(total.unknowns)))


def coverage_answer(found: Coverage) -> str:
    """The finding, in a sentence."""
    if not found.cents:
        return "Er is geen bedrag bekend, dus dit is niet te zeggen."
    share = percent(100 * found.measured.cents / found.cents, 0)
    rest = money(found.unmeasured.cents + found.untied.cents)
    return f"{share} van het bekende geld hoort bij een interventie met een gemeten indicator. Voor {rest} is er geen meting."


def funds_table(funds: Iterable[Fund], ledger: Ledger) -> Table:
    """The register: what, how much, when, how far, how wide, and who decides; under a heading for each giver."""
    deciders: dict[str, list[str]] = {}
    for row in ledger.authorities:
        if row.role == Authority.Role.DECIDES:
            deciders.setdefault(row.fund_id, []).append(DECIDERS[row.decider])
    rows: list[Row] = []
    by_giver: dict[str, list[Fund]] = {}
    for fund in funds:
        by_giver.setdefault(fund.giver, []).append(fund)
    for giver in Giver:
        own = by_giver.get(giver, [])
        if own:
            rows.append(Row((f"{capitalised(str(giver.label))} {_gives(giver)}",), group=True))
        rows += [_fund_row(fund, ledger, deciders.get(fund.pk, [])) for fund in own]
    columns = ("Geldstroom", AMOUNT, "Looptijd", "Stand", "Reikwijdte", "Wie beslist", "Bij de raad geweest")
    return Table("Geldstromen", columns, rows, "geldstromen", True, "?csv=geldstromen")


def _gives(giver: Giver) -> str:
    return "geven" if giver in (Giver.PARTNER, Giver.MIXED) else "geeft"


def _fund_row(fund: Fund, ledger: Ledger, deciders: list[str]) -> Row:
    state = ledger.state_of.get(fund.pk)
    notes = [fund.get_kind_display()]
    if fund.counting != Counting.COUNTED:
        notes.append(str(Counting(fund.counting).label))
    return Row(
        (
            Cell(fund.name, url=fund_address(fund), note="; ".join(notes)),
            fund_amount_cell(fund),
            period_cell(fund),
            Cell(state.get_state_display() if state and state.state != "unknown" else ""),
            source_words(fund.get_scope_display(), fund.scope_text),
            Cell(items=[Cell(name) for name in deciders]) if deciders else Cell(),
            source_words(fund.get_put_to_council_display(), fund.council_text),
        )
    )


def chosen_answer(found: int, total: int) -> str:
    """How many funds fit a choice."""
    return f"{plural(found, 'geldstroom past', 'geldstromen passen')} bij deze keuze, van de {total}."
