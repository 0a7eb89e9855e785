"""The first line of the money pages: how much the council itself can divide, and of how much nobody knows."""

from ..counting.deciding import Holding
from ..models import Authority
from ..queries import Ledger
from .words import funds_text, total_text

FREE = Authority.Decider.COUNCIL_FREE


def known_and_unknown(ledger: Ledger) -> tuple[int, int]:
    """Of how many funds we know what the council can divide freely, and of how many it can but we do not know how much."""
    free = {row.fund_id for row in ledger.authorities if row.decider == FREE and row.role == Authority.Role.DECIDES}
    counted = {one.fund.pk for one in ledger.counted if one.lines}
    held = ledger.holding(FREE).held
    unsure = {one.fund.pk for one in held if not one.amount.known}
    known = {one.fund.pk for one in held if one.amount.known} - unsure
    return len(known), len((free & counted) - known)


def answer(ledger: Ledger) -> str:
    """What the council can decide on, in one or two sentences. A share that pretends to be complete is never given."""
    if not ledger.funds:
        return "In onze bronnen staat bij dit programma geen geld."
    known, unknown = known_and_unknown(ledger)
    free = _known_money(ledger.holding(FREE))
    if not known and not unknown:
        return "Van geen enkele geldstroom zegt een bron dat de gemeenteraad die zelf kan verdelen."
    if not unknown:
        return f"De gemeenteraad kan zelf {free} verdelen, uit {funds_text(known)}."
    first = "Hoeveel geld de gemeenteraad zelf kan verdelen, staat niet in onze bronnen"
    if not known:
        which = "de ene geldstroom" if unknown == 1 else f"geen van de {funds_text(unknown)}"
        return f"{first}; van {which} waar de raad over beslist, weten we het {'ook niet' if unknown == 1 else 'wel'}."
    if known == 1:
        return f"{first}; van 1 geldstroom weten we het wel: {free}."
    return f"{first}; van deze {funds_text(known)} weten we het wel: samen {free}."


def lead(ledger: Ledger) -> str:
    """What could be counted, and of how many funds no amount is known."""
    if not ledger.funds:
        return ""
    counted = [one for one in ledger.counted if one.lines]
    without = sum(not any(line.amount.known for line in one.lines) for one in counted)
    told = total_text(ledger.total)
    first = f"We kunnen {told} tellen." if told else "We kunnen nog niets tellen."
    if not without:
        return f"{first} Van elke geldstroom die meetelt, is het bedrag bekend."
    return f"{first} Van {without} van de {funds_text(len(counted))} die meetellen, is het bedrag niet bekend."


def _known_money(holding: Holding) -> str:
    return total_text(holding.total)
