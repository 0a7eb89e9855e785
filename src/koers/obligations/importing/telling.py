"""What a list changes, in lines of text; the command shows them all, the back office has a page of its own."""

from koers.kernel.components.formatting import plural

from .merged import Difference, Merged, Withdrawn
from .reading import CouncilList

CONTRADICTED = "Kijk bij elke tegenspraak in het systeem van de raad wat klopt. Een verplichting die klaar is, gaat in Koers niet vanzelf weer open."
WHAT = {"goal": "doel", "fund": "geldstroom"}


def differences(merged: Merged) -> list[str]:
    """Every change, and what the list does not have any more."""
    lines = []
    for one in merged.new:
        lines.append(f"nieuw: {one.item.number} {one.item.title}")
        lines += [
            f"  voorstel: {one.item.number} hoort bij {WHAT[proposal.what]} {proposal.target} (woord ‘{proposal.word}’)"
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
