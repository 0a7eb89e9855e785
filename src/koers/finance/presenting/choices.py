"""What is still to be decided, and the three points that the audit office wants with every proposal."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from koers.kernel.components.formatting import capitalised, period, plural
from koers.kernel.components.shapes import Cell, Row, Table
from koers.kernel.days import last_day
from koers.programme.models import Basis

from ..addresses import fund_address
from ..models import Authority, ChoiceAhead, ChoiceVariant
from .words import MEANINGS, source_words

OPEN = (ChoiceAhead.Status.EXPECTED, ChoiceAhead.Status.PUT)


def still_open(found: Iterable[ChoiceAhead]) -> list[ChoiceAhead]:
    """Those that nobody has decided yet."""
    return [choice for choice in found if choice.status in OPEN]


def passed(choice: ChoiceAhead, today: date) -> bool:
    """Whether its moment is over while no source says what was decided."""
    return choice.status in OPEN and bool(choice.when) and last_day(choice.when) < today


def answer(found: Sequence[ChoiceAhead], today: date) -> str:
    """How many choices come, how many of them are the council's; and of how many the moment is over."""
    waiting = [choice for choice in still_open(found) if not passed(choice, today)]
    over = sum(passed(choice, today) for choice in found)
    said = []
    if waiting:
        council = sum(choice.body is not None and choice.body.kind == "gemeenteraad" for choice in waiting)
        comes, those = ("komt", "is") if len(waiting) == 1 else ("komen", "is" if council == 1 else "zijn")
        said.append(f"Er {comes} {plural(len(waiting), 'keuze', 'keuzes')} aan; {council} {those} aan de raad.")
        if long := sum(not choice.freedom_long for choice in waiting):
            said.append(f"Welke ruimte er op lange termijn is, staat bij {long} niet in onze bronnen.")
    if over:
        said.append(
            f"Van {plural(over, 'keuze', 'keuzes')} is het moment voorbij. Wat er is besloten, staat niet in onze bronnen."
        )
    return " ".join(said) or "In onze bronnen staat geen keuze die nog komt."


def choices_table(found: Iterable[ChoiceAhead], programme: str, today: date) -> Table:
    """Per choice: when, who, by which act, and the freedom."""
    rows = [
        Row(
            (
                Cell(choice.title, url=reverse("finance:choice", args=[programme, choice.pk]), note=choice.what),
                when_cell(choice),
                Cell(choice.body.name) if choice.body else Cell(),
                Cell(choice.by_act),
                Cell(choice.freedom_short),
                Cell(choice.freedom_long),
                Cell(status_words(choice, today)),
            )
        )
        for choice in found
    ]
    columns = ("Keuze", "Wanneer", "Wie beslist", "Met welk besluit", "Ruimte op korte termijn", "Ruimte op lange termijn", "Stand")  # fmt: skip
    return Table("Keuzes die komen", columns, rows, "keuzes", True, "?csv=keuzes")


def status_words(choice: ChoiceAhead, today: date) -> str:
    """How far it is."""
    return "moment voorbij, besluit niet vermeld" if passed(choice, today) else str(choice.get_status_display())


def when_cell(choice: ChoiceAhead) -> Cell:
    """When, with the source's own words."""
    if not choice.when:
        return Cell(choice.when_text)
    return Cell(period(choice.when), note=choice.when_text, raw=choice.when)


def points(choice: ChoiceAhead, authorities: Sequence[Authority]) -> list[tuple[str, list[Cell]]]:
    """The three points with a proposal: authority, scope, and freedom on short and long term."""
    fund = choice.fund
    authority = [Cell(choice.body.name, note=choice.by_act)] if choice.body else [Cell()]
    for row in authorities:
        words = f"{capitalised(row.body.name if row.body else row.get_decider_display())} {row.get_role_display()}"
        concerns = f" over {row.concerns}" if row.concerns else ""
        authority.append(
            Cell(
                f"{words}{concerns}.",
                note=MEANINGS.get(row.decider, "") if row.role == Authority.Role.DECIDES else row.by_act,
            )
        )
    scope = [Cell("Gaat niet over één geldstroom.")]
    if fund is not None:
        scope = [source_words(fund.get_scope_display(), fund.scope_text), Cell(fund.name, url=fund_address(fund))]
    freedom = [
        Cell(f"Op korte termijn: {choice.freedom_short}") if choice.freedom_short else Cell("ruimte op korte termijn niet vermeld", missing="not_stated"),
        Cell(f"Op lange termijn: {choice.freedom_long}") if choice.freedom_long else Cell("ruimte op lange termijn niet vermeld", missing="not_stated"),
    ]  # fmt: skip
    return [
        ("1. Bevoegdheid: wie mag waarover beslissen?", authority),
        ("2. Reikwijdte: is dit alleen voor dit gebied?", scope),
        ("3. Vrijheid: wat kan de raad nog kiezen?", freedom),
    ]


def is_editorial(choice: ChoiceAhead) -> bool:
    """Whether the choice was derived by the editors."""
    return choice.basis == Basis.EDITORIAL


def variants_table(found: Sequence[ChoiceVariant]) -> Table:
    """The variants side by side."""
    rows = [
        Row((Cell(f"{one.number}. {one.title}", note=one.what), Cell(one.pros), Cell(one.cons), Cell(one.costs), _offered(one)))
        for one in found
    ]  # fmt: skip
    columns = ("Variant", "Wat ervoor spreekt", "Wat ertegen spreekt", "Wat het kost", "Voorgelegd op")
    return Table("Varianten", columns, rows, "varianten", True, "?csv=varianten")


def _offered(one: ChoiceVariant) -> Cell:
    return Cell(period(one.offered_on), raw=one.offered_on) if one.offered_on else Cell()
