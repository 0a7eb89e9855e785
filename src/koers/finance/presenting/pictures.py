"""The pictures of the money pages, filled from a ledger."""

from collections.abc import Sequence
from datetime import date

from django.utils.safestring import mark_safe

from koers.kernel.components.formatting import money, money_short, period_range
from koers.kernel.components.shapes import Figure, Source
from koers.kernel.days import first_day, last_day
from koers.programme.models import Horizon
from koers.programme.presenting.days import year_of

from ..counting.flows import Stream
from ..drawings.cliff import Bar, draw_cliff
from ..drawings.flow import Flow, column_sums, draw_flow
from ..drawings.look import COLOURS
from ..drawings.shares import Share, draw_shares
from ..models import Fund, Giver
from ..queries import Ledger
from .words import DECIDERS, reasons_text, total_text

NO_THEME = "Nog geen thema, of niet vermeld"
MIDDLE = 15  # of the month: a picture lasts as long as its month


def _figure(pictures: tuple[str, str] | None, title: str, **more: object) -> Figure | None:
    if pictures is None:
        return None
    wide, narrow = pictures
    # Our own pictures; the XML library escaped their texts.
    return Figure(title, mark_safe(wide), mark_safe(narrow), **more)  # type: ignore[arg-type]


def holdings_figure(ledger: Ledger, sources: Sequence[Source]) -> Figure | None:
    """Bars of what each decider holds, and one of what nobody knows."""
    if not ledger.holdings:
        return None
    shares = [
        Share(DECIDERS[one.decider], one.total.cents, total_text(one.total), COLOURS[one.decider])
        for one in ledger.holdings
        if one.total.known
    ]
    if unknown := ledger.total.unknowns:
        shares.append(Share("Bedrag niet bekend: de balk heeft geen lengte", None, funds_text_of(unknown), ""))
    said = "; ".join(f"{share.name}: {share.text}" for share in shares)
    pictures = draw_shares("fin-wie-", "Wie beslist over het geld?", said, shares)
    return _figure(
        pictures, "Wie beslist over het geld dat we kunnen tellen?", sources=sources, table_url="#wie-beslist-tabel",
        csv_url="?csv=wie-beslist-tabel",
        subtitle="De lengte is het bedrag. Wat geen bedrag heeft, is gearceerd.",
        note=f"Niet in een balk: {reasons_text(ledger.total)}." if ledger.total.unknowns else "",
    )  # fmt: skip


def funds_text_of(count: int) -> str:
    """How many parts have no amount."""
    return f"{count} keer"


def flow_figure(streams: Sequence[Stream], themes: dict[str, str], sources: Sequence[Source]) -> Figure | None:
    """From giver by theme to who decides; None when no amount is known."""
    if not streams:
        return None
    flows = [
        Flow(
            (_giver(one.giver), themes.get(one.theme, NO_THEME), DECIDERS[one.decider]),
            one.cents,
            COLOURS[one.decider],
        )
        for one in streams
    ]
    words = {cents: money_short(cents) for column in range(3) for cents in column_sums(flows, column).values()}
    said = "; ".join(f"{' naar '.join(flow.names)}: {money(flow.cents)}" for flow in flows)
    headings = ("Wie geeft?", "Waarvoor?", "Wie beslist?")
    return _figure(
        draw_flow("fin-stroom-", "Van gever naar thema naar wie beslist", said, headings, flows, words),
        flow_title(flows), subtitle="De breedte is het bedrag. De kleur zegt wie beslist.", sources=sources,
        table_url="#stroom-tabel", csv_url="?csv=stroom-tabel",
    )  # fmt: skip


def flow_title(flows: Sequence[Flow]) -> str:
    """The finding: who gives most, and how much has no theme."""
    whole = sum(flow.cents for flow in flows)
    giver, most = next(iter(column_sums(flows, 0).items()))
    first = f"Van {money_short(whole)} komt {money_short(most)} van {giver[0].lower() if giver[0] != 'E' else giver[0]}{giver[1:]}."
    if most == whole:
        first = f"Al het geld dat we kunnen tellen, komt van {giver[0].lower()}{giver[1:]}."
    if loose := column_sums(flows, 1).get(NO_THEME):
        return f"{first} Van {money_short(loose)} is het thema niet bekend."
    return first


def _giver(giver: str) -> str:
    words = str(Giver(giver).label)
    return words[0].upper() + words[1:]


def bars(funds: Sequence[Fund], horizons: Sequence[Horizon]) -> list[Bar]:
    """When each fund runs, the earliest end first and the open ones last; then the horizons of the programme."""
    money_bars = [
        Bar(fund.name, _start(fund.period_start), _end(fund.period_end), _when(fund))
        for fund in funds
        if fund.period_start or fund.period_end
    ]
    money_bars.sort(key=lambda bar: (bar.end is None, bar.end or 0, bar.start or 0, bar.name))
    goals = [
        Bar(
            f"Doelen: {horizon.label}", float(horizon.start_year), float(horizon.end_low),
            str(horizon.end_low) if horizon.end_low == horizon.end_high else f"{horizon.end_low} tot {horizon.end_high}",
            goal=True, latest_end=float(horizon.end_high) if horizon.end_high != horizon.end_low else None,
        )
        for horizon in horizons
    ]  # fmt: skip
    return [*money_bars, *goals]


def cliff_figure(
    funds: Sequence[Fund], horizons: Sequence[Horizon], today: date, title: str, sources: Sequence[Source]
) -> Figure | None:
    """Money that ends against the horizon of the goals; None when no fund has a date."""
    found = bars(funds, horizons)
    if all(bar.goal for bar in found):
        return None
    ends = last_end(funds)
    said = "; ".join(f"{bar.name}: {bar.text}" for bar in found)
    pictures = draw_cliff(
        "fin-einde-", "Geld dat eindigt tegen de looptijd van de doelen", said, found,
        year_of(today.replace(day=MIDDLE)), year_of(ends) if ends else None,
    )  # fmt: skip
    return _figure(
        pictures, title, subtitle="Elke balk is een geldstroom. Gearceerd: het begin of het einde staat niet in de bron.",
        sources=sources, table_url="#looptijd-tabel", csv_url="?csv=looptijd-tabel",
    )  # fmt: skip


def last_end(funds: Sequence[Fund]) -> date | None:
    """The last day on which money ends, of the funds whose end is known."""
    return max((last_day(fund.period_end) for fund in funds if fund.period_end), default=None)


def _start(text: str) -> float | None:
    return year_of(first_day(text)) if text else None


def _end(text: str) -> float | None:
    return year_of(last_day(text)) if text else None


def _when(fund: Fund) -> str:
    return period_range(fund.period_start, fund.period_end) if fund.period_end else "einde niet vermeld"
