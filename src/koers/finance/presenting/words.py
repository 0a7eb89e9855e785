"""Amounts, deciders and states in words. An unknown amount is a word, never a zero."""

from collections.abc import Iterable

from koers.kernel.components.formatting import join_and, money, period_range, plural
from koers.kernel.components.shapes import Cell
from koers.kernel.money import euros

from ..counting.amounts import INEXACT, Amount, Total
from ..counting.deciding import NOBODY, SHARED
from ..models import AmountStatus, Authority, Fund

Decider = Authority.Decider

DECIDERS = {
    Decider.COUNCIL_FREE: "De raad, vrij te verdelen",
    Decider.COUNCIL_ADOPTS: "De raad stelt vast, het Rijk bepaalt het doel",
    Decider.EXECUTIVE: "Het college",
    Decider.MAYOR: "De burgemeester",
    Decider.REGION: "De regio",
    Decider.PARTNER: "Een partner",
    Decider.STATE: "Het Rijk",
    Decider.OTHER_GIVER: "Een andere gever",
    SHARED: "Meer dan één beslist",
    NOBODY: "Niet vermeld wie beslist",
}
MEANINGS = {
    Decider.COUNCIL_FREE: "Eigen geld van de gemeente, of haar eigen bijdrage. De raad beslist met zijn budgetrecht.",
    Decider.COUNCIL_ADOPTS: "Geld van het Rijk voor een vast doel. De raad neemt het op in de begroting, maar kan er niets anders mee doen.",
    Decider.EXECUTIVE: "Het college beslist binnen de begroting.",
    Decider.MAYOR: "De burgemeester beslist, omdat het over veiligheid gaat.",
    Decider.REGION: "Het bestuur van de regio beslist. De raad geeft een mening en betaalt mee.",
    Decider.PARTNER: "De organisatie van wie het geld is, beslist. De raad gaat hier niet over.",
    Decider.STATE: "Het Rijk beslist.",
    Decider.OTHER_GIVER: "De Europese Unie, de provincie of een fonds beslist.",
    SHARED: "Bijvoorbeeld het Rijk over zijn geld en de raad over de eigen bijdrage. Hoeveel van wie is, staat niet in de bron.",
    NOBODY: "Geen bron zegt wie over dit geld beslist.",
}
MISSING = {
    AmountStatus.NOT_STATED: ("not_stated", ""),
    AmountStatus.PM: ("pm", ""),
    AmountStatus.NOT_DIVIDED: ("unknown", "nog niet verdeeld"),
    AmountStatus.NOT_VISIBLE: ("unknown", "niet apart zichtbaar"),
}
UNKNOWN_WORDS = {
    AmountStatus.NOT_STATED: "niet vermeld",
    AmountStatus.PM: "PM",
    AmountStatus.NOT_DIVIDED: "nog niet verdeeld",
    AmountStatus.NOT_VISIBLE: "niet apart zichtbaar",
}
QUALIFIERS = {AmountStatus.CIRCA: "ongeveer ", AmountStatus.ROUNDED: "ongeveer "}


def amount_text(amount: Amount) -> str:
    """An amount in words: "€ 1.350.000", "ongeveer € 50.000 per jaar", "PM"."""
    if not amount.known:
        return UNKNOWN_WORDS[amount.status]
    qualifier = QUALIFIERS.get(amount.status, "")
    if amount.cents is not None:
        return f"{qualifier}{money(amount.cents)}"
    return f"{qualifier}{money(amount.yearly or 0)} per jaar"


def amount_cell(amount: Amount, note: str = "", url: str = "") -> Cell:
    """An amount in a table; why there is none stands in its place."""
    if not amount.known:
        kind, words = MISSING[amount.status]
        return Cell(words, missing=kind, note=note, raw=UNKNOWN_WORDS[amount.status])
    cents = amount.cents if amount.cents is not None else amount.yearly or 0
    raw = euros(cents) if amount.cents is not None else f"{euros(cents)} per jaar"
    return Cell(amount_text(amount), url=url, note=note, raw=raw)


def fund_amount_cell(fund: Fund) -> Cell:
    """What a fund comes to: as stated, and how it was worked out when it was."""
    status = AmountStatus(fund.amount_status)
    if fund.amount is not None:
        notes = [f"{money(fund.amount_per_year)} per jaar"] if fund.amount_per_year is not None else []
        return amount_cell(Amount(status, fund.amount), "; ".join(notes))
    if fund.amount_per_year is not None:
        return amount_cell(Amount(status, yearly=fund.amount_per_year))
    return amount_cell(Amount(status), fund.amount_text if fund.amount_text.lower() != "pm" else "")


def total_text(total: Total) -> str:
    """What is known of a total: "€ 20.000", "€ 110.000 per jaar", "" when nothing is."""
    if not total.known:
        return ""
    parts = []
    if total.cents or not total.yearly:
        parts.append(money(total.cents))
    if total.yearly:
        parts.append(f"{money(total.yearly)} per jaar")
    return f"{'' if total.exact else 'ongeveer '}{' en '.join(parts)}"


def total_cell(total: Total, url: str = "") -> Cell:
    """A total in a table. What is not known is never in it."""
    text = total_text(total)
    if not text:
        return Cell("bedrag niet bekend", missing="unknown", raw="")
    raw = euros(total.cents) if not total.yearly else f"{euros(total.cents)} en {euros(total.yearly)} per jaar"
    return Cell(text, url=url, raw=raw)


def unknown_text(total: Total) -> str:
    """What is not known of a total and why: "9 zonder bedrag: 7 niet vermeld, 1 PM en 1 niet apart zichtbaar"."""
    if not total.unknowns:
        return ""
    return f"{total.unknowns} zonder bedrag: {reasons_text(total)}"


def reasons_text(total: Total) -> str:
    """Why amounts are not known, with how many of each."""
    order = [status for status in UNKNOWN_WORDS if status in total.unknown]
    return join_and([f"{total.unknown[status]} {UNKNOWN_WORDS[status]}" for status in order])


def funds_text(count: int) -> str:
    """How many funds."""
    return plural(count, "geldstroom", "geldstromen")


def period_cell(fund: Fund) -> Cell:
    """When a fund runs, with the source's own words where it gives no dates."""
    words = period_range(fund.period_start, fund.period_end)
    if not words:
        return Cell(fund.period_text)
    if not fund.period_end:
        return Cell(words, note="einde niet vermeld")
    return Cell(words, note="" if fund.period_start else "begin niet vermeld")


def is_rounded(amounts: Iterable[Amount]) -> bool:
    """Whether one of these is not exact."""
    return any(amount.status in INEXACT for amount in amounts)


def source_words(words: str, said: str) -> Cell:
    """Words of a closed list, with what the source itself says below it when that is something else."""
    if words == "niet vermeld":
        return Cell(said)
    return Cell(words, note=said if said and said.lower() != words.lower() else "")
