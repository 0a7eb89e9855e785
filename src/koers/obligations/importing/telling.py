"""What a list changes, in lines of text; the command shows them all, the back office has a page of its own."""

from collections.abc import Sequence

from koers.kernel.components.formatting import plural

from .listed import CouncilList
from .merged import Difference, Merged, Withdrawn
from .problems import MOST_SHOWN

CONTRADICTED = "Kijk bij elke tegenspraak in het systeem van de raad wat klopt. Een verplichting die klaar is, gaat in Koers niet vanzelf weer open."
OTHER_TERM = (
    "De afgesproken termijn blijft staan. Kreeg dit uitstel? Leg in Koers een verlenging vast, met de reden en wie het goed vond. "
    "Zo niet, verbeter dan de termijn in het systeem van de raad."
)
WHAT = {"goal": "doel", "fund": "geldstroom"}


def differences(merged: Merged) -> list[str]:
    """Every change, and what the list does not have any more."""
    lines = []
    for one in merged.new:
        lines.append(f"nieuw: {one.item.number} {one.item.title} [{one.key}]")
        lines += [
            f"  voorstel: {one.item.number} hoort bij {WHAT[proposal.what]} {proposal.target} (woord ‘{proposal.word}’) [{proposal.key}]"
            for proposal in one.proposals
        ]
    lines += [f"anders: {_difference(one)}" for one in merged.changed]
    lines += [f"stand: {one.number} van '{one.old}' naar '{one.new}'" for one in merged.moved]
    lines += [f"vertrouwelijk: {withdrawal(one)}" for one in merged.withdrawn]
    lines += [
        f"tegenspraak: {one.number} {one.title}: in Koers '{one.old}', in de lijst '{one.new}'. Er verandert niets."
        for one in merged.contradicted
    ]
    if merged.contradicted:
        lines.append(CONTRADICTED)
    lines += [
        f"termijn: {one.number} {one.title}: {one.what}. In Koers '{one.old}', in de lijst '{one.new}'. Er verandert niets."
        for one in merged.terms
    ]
    if merged.terms:
        lines.append(OTHER_TERM)
    lines += [
        f"staat niet meer in de lijst: {one.number} {one.title} (er verandert niets)" for one in merged.gone if one.open
    ]
    closed = sum(not one.open for one in merged.gone)
    lines.append(f"Gelijk gebleven: {merged.same}. Niet meer in de lijst: {len(merged.gone)}{_closed(closed)}.")
    return lines


def withdrawal(one: Withdrawn) -> str:
    """What happens to an item that became confidential; its title is not repeated."""
    what = (
        f"{one.kind.label} {one.number or 'zonder nummer'} is nu vertrouwelijk of onder embargo. Koers haalt het weg."
    )
    papers = f" Kijk of dit raadsstuk ook weg moet: {', '.join(one.items)}." if one.items else ""
    return f"{what}{papers} Publiceer daarna. In eerdere standen staat het nog: vraag de beheerder die weg te halen."


def _difference(one: Difference) -> str:
    return f"{one.number} {one.what}: was '{one.old or 'leeg'}', wordt '{one.new}'"


def _closed(count: int) -> str:
    return f", waarvan {count} al klaar" if count else ""


def about(found: CouncilList) -> list[str]:
    """What was left out of the list, and why."""
    lines = [f"{plural(len(found.items), 'regel', 'regels')} gelezen.", *found.notices]
    if found.secret:
        lines.append(f"{found.secret} niet overgenomen: geheim, onder embargo, of niet zeker openbaar.")
    if found.never_owed:
        lines.append(f"{found.never_owed} niet overgenomen: verworpen, aangehouden of niet ingediend.")
    if found.no_kind:
        lines.append(f"{found.no_kind} niet overgenomen: een amendement, brief of voorstel is geen verplichting.")
    for columns, what in (
        (found.people_columns, "Namen van mensen nemen we niet over. Kolommen"),
        (found.left_columns, "Deze kolommen blijven in het systeem van de raad"),
        (found.unknown_columns, "Deze kolommen kennen we niet"),
    ):
        if columns:
            lines.append(f"{what}: {', '.join(columns)}.")
    return lines


def left_out(found: CouncilList, merged: Merged) -> list[str]:
    """Every row that cannot be taken in: where, what is wrong, and how to mend it. The rest of the list goes in."""
    return [*found.wrong, *merged.left]


def first_of(lines: Sequence[str], most: int = MOST_SHOWN) -> list[str]:
    """The first of many lines, and how many more there are."""
    more = len(lines) - most
    return [*lines[:most], *([f"… en nog {more}."] if more > 0 else [])]
