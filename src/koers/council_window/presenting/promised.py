"""What the council was promised, and what is late."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from koers.kernel.components.formatting import number, period, plural
from koers.kernel.components.shapes import Cell, Column, Row, Table
from koers.obligations.addresses import address
from koers.obligations.models import Kind
from koers.obligations.presenting import words
from koers.obligations.queries.register import SOON, Listed

from ..queries.window import NOT_PROMISED, Owed
from ..summary.models import CouncilSummary

HEADS = ("Staat open", "Had er al moeten zijn", "Termijn voorbij, niet bekend of het kwam", f"Moet er zijn binnen {SOON.days // 7} weken", "Zonder termijn")  # fmt: skip


def total(found: Sequence[Owed], name: str) -> int:
    """One of the counts over everything that was promised to the council."""
    return sum(getattr(one, name) for one in found if one.kind not in NOT_PROMISED)


def answer(found: Sequence[Owed]) -> str:
    """The headline: how much is open, what should have come, and of what nobody knows."""
    still, overdue, untold = (total(found, name) for name in ("open", "overdue", "untold"))
    told = ["In onze bronnen staat niets open wat aan deze raad is beloofd."]
    if still:
        told = [
            f"De raad heeft nog {plural(still, 'antwoord, rapport of toezegging', 'antwoorden, rapporten en toezeggingen')} te goed."
        ]
    if overdue:
        told.append(f"Volgens de bronnen {'had' if overdue == 1 else 'hadden'} {number(overdue)} er al moeten zijn.")
    if untold:
        told.append(f"Bij {number(untold)} is de termijn voorbij en weten we niet of het kwam.")
    if advised := sum(one.open for one in found if one.kind == Kind.AUDIT_RECOMMENDATION):
        told.append(
            f"Daarnaast {'staat' if advised == 1 else 'staan'} {plural(advised, 'aanbeveling', 'aanbevelingen')} van de rekenkamer open."
        )
    return " ".join(told)


def short(found: Sequence[Owed], came: int = 0) -> str:
    """The same in one line. ``came``: how many reports came late."""
    still, overdue, untold = (total(found, name) for name in ("open", "overdue", "untold"))
    if not still and not came:
        return "Niets open in onze bronnen."
    parts = [f"{number(still)} open"]
    parts += [f"{number(overdue)} {'had' if overdue == 1 else 'hadden'} er al moeten zijn"] if overdue else []
    parts += [f"bij {number(untold)} is de termijn voorbij en weten we niet of het kwam"] if untold else []
    parts += [f"{plural(came, 'bericht', 'berichten')} {_came(came)} te laat"] if came else []
    return f"{'; '.join(parts)}."


def table(found: Sequence[Owed], names: Mapping[str, str]) -> Table:
    """How much is owed to the council, by programme and kind; each kind leads to its list in the register."""
    rows: list[Row] = []
    for package in dict.fromkeys(one.package for one in found):
        if len(names) > 1:
            rows.append(Row((Cell(names[package]),), group=True))
        rows += [_row(one) for one in found if one.package == package]
    columns = ("Wat", *(Column(head, numeric=True) for head in HEADS))
    return Table("Wat de raad te goed heeft", columns, rows, "beloofd-tabel", csv_url="?csv=beloofd-tabel")


def _row(one: Owed) -> Row:
    url = f"{address('register', one.package)}?soort={one.kind}"
    counts = (one.open, one.overdue, one.untold, one.soon, one.without)
    return Row(
        (Cell(words.PLURALS[Kind(one.kind)][1], url=url), *(Cell(number(count), raw=str(count)) for count in counts))
    )


def late_table(rows: Sequence[Listed], packages: Mapping[str, str], day: date) -> Table:
    """What should have come, the longest ago first; when the sources end before every term, that is what its title says."""
    lines = [
        Row(
            (
                Cell(row.title, url=address("obligation", packages[row.id], row.id), note=words.kind_words(row)),
                words.who(row),
                words.term_cell(row, day),
                words.state_cell(row),
            )
        )
        for row in rows
    ]
    columns = ("Wat", "Wie moet het doen", "Uiterlijk", "Stand")
    untold = bool(rows) and all(words.is_untold(row, day) for row in rows)
    title = "Termijn voorbij, niet bekend of het kwam" if untold else "Wat er al had moeten zijn"
    return Table(title, columns, lines, "te-laat", csv_url="?csv=te-laat")


def more_late(found: Sequence[Owed], rows: Sequence[Listed], day: date) -> str:
    """That the table of what is late is only a beginning; "" when it is all there is."""
    untold = bool(rows) and all(words.is_untold(row, day) for row in rows)
    left = total(found, "untold" if untold else "overdue") - len(rows)
    if left <= 0:
        return ""
    stands = "staat" if left == 1 else "staan"
    return f"De eerste {number(len(rows))} staan hier. Nog {number(left)} {stands} in de lijst van verplichtingen."


def late_count(found: Iterable[CouncilSummary]) -> int:
    """How many reports came late to the council."""
    return sum(one.came_late["count"] for one in found)


def came_late(count: int, rows: Sequence[Listed], day: date) -> str:
    """How many reports came late, and how late the latest of them was; "" when none."""
    if not rows:
        return ""
    first = f"{plural(count, 'bericht', 'berichten')} {_came(count)} later bij de raad dan afgesproken."
    return f"{first} Het laatste, “{rows[0].title}”, kwam {words.lateness(rows[0], day)} te laat."


def _came(count: int) -> str:
    return "kwam" if count == 1 else "kwamen"


def _days(row: Listed, day: date) -> Cell:
    """How many days late it came; at least so many when the source names no day."""
    late = words.days_late(row, day)
    return Cell(number(late), raw=str(late), note="" if len(row.came_on) == len("2023-08-29") else "minstens")


def came_late_table(rows: Sequence[Listed], packages: Mapping[str, str], day: date) -> Table:
    """What came after its term and reached the council: who owed it to whom, and how many days late."""
    lines = [
        Row(
            (
                Cell(row.title, url=address("obligation", packages[row.id], row.id), note=words.kind_words(row)),
                words.who(row),
                words.owed_to(row),
                Cell(words.due_words(row), raw=row.due),
                Cell(period(row.came_on), raw=row.came),
                _days(row, day),
            )
        )
        for row in rows
    ]
    columns = (
        "Wat",
        "Wie moest het doen",
        "Voor wie",
        "Uiterlijk",
        "Gekomen op",
        Column("Dagen te laat", numeric=True),
    )
    return Table("Wat later kwam dan afgesproken", columns, lines, "kwam-later", csv_url="?csv=kwam-later")


def reviewed(last: str, day: date) -> str:
    """When the agreements about information last changed, and a reminder once that is more than a year ago; "" without a day."""
    if not last:
        return ""
    told = f"De afspraken over informatie veranderden voor het laatst in {period(last[:7])}."
    if last < day.replace(year=day.year - 1, day=min(day.day, 28)).isoformat():
        return f"{told} Dat is meer dan een jaar geleden: tijd om ze weer te bekijken."
    return told
