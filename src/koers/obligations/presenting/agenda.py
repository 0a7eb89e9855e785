"""The long-term agenda: what must come, month by month, and what has no term."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from koers.decisions.models import Decision
from koers.governance.addresses import address as governance_address
from koers.governance.presenting.moments import moment_words
from koers.kernel.components.formatting import capitalised, number, period, plural
from koers.kernel.components.shapes import Cell, Row, Table
from koers.kernel.feeds import Entry

from ..addresses import address
from ..flows import STATES
from ..queries.calendar import MOST
from ..queries.register import Listed
from ..terms import first_day
from . import words

COLUMNS = ("Uiterlijk", "Wat", "Wie moet het doen", "Aan wie", "Stand")


def answer(count: int, first: Listed | None, without: int, gone: int = 0) -> str:
    """The headline: how much is to come and what comes first, what is past its term, and what has no day."""
    if first is None:
        told = "Er staat niets op de agenda met een dag die nog komt."
    else:
        told = f"Er {'komt' if count == 1 else 'komen'} nog {plural(count, 'moment', 'momenten')}. "
        told += f"Het eerste is uiterlijk {period(first.due)}: {first.title}."
    if gone:
        told += f" Van {plural(gone, 'verplichting', 'verplichtingen')} is de termijn voorbij."
    if without:
        told += (
            f" {plural(without, 'verplichting', 'verplichtingen')} {'heeft' if without == 1 else 'hebben'} geen dag."
        )
    return told


def table(rows: Sequence[Listed], programme: str, day: date) -> Table:
    """What must come, under its month."""
    lines: list[Row] = []
    for month, found in groupby(rows, key=lambda row: row.due[:7]):
        lines.append(Row((Cell(capitalised(period(month))),), group=True))
        lines += [_line(row, programme, day) for row in found]
    return Table("Langetermijnagenda", COLUMNS, lines, id="agenda", caption_hidden=True, csv_url="?csv=agenda")


def _line(row: Listed, programme: str, day: date) -> Row:
    return Row(
        (
            words.term_cell(row, day),
            Cell(row.title, url=address("obligation", programme, row.id), note=words.kind_words(row)),
            words.who(row),
            words.owed_to(row),
            STATES[row.state].words,
        )
    )


def list_table(id: str, caption: str, rows: Sequence[Listed], programme: str, day: date) -> Table:
    """A list without months: what is past its term, or what has none."""
    lines = [_line(row, programme, day) for row in rows]
    return Table(caption, COLUMNS, lines, id=id, caption_hidden=True, csv_url=f"?csv={id}")


def decisions_table(rows: Sequence[Decision]) -> Table:
    """The planned decisions of the calendar; a moment is as exact as its source."""
    lines = [
        (
            Cell(moment_words(row), raw=row.moment or row.recurrence),
            Cell(row.title, url=governance_address("decision", row.package, row.pk)),
            Cell(row.forum.name if row.forum else "", missing="" if row.forum else "not_stated"),
        )
        for row in rows
    ]
    columns = ("Wanneer", "Besluit", "Wie besluit")
    return Table("Geplande besluiten", columns, lines, id="besluiten", caption_hidden=True, csv_url="?csv=besluiten")


def entries(rows: Sequence[Listed], programme: str, site: str) -> list[Entry]:
    """The same for a calendar program; ``site`` is the address of this Koers without a slash at the end.

    A month that was agreed is an entry over all its days: no day is invented.
    """
    return [
        Entry(
            id=f"{row.id}@{programme}.koers",
            first=first_day(row.planned) if words.is_agreed(row) else date.fromisoformat(row.due),
            last=date.fromisoformat(row.due),
            title=row.title,
            text=f"Wie: {row.owes or 'niet vermeld'}. Aan wie: {words.owed_to(row).text or 'niet vermeld'}. {capitalised(row.term_words)}.",
            url=f"{site}{address('obligation', programme, row.id)}",
            category=words.KINDS[row.kind],
        )
        for row in rows
    ]


def about_feed(count: int) -> str:
    """What is in the feed, and that there can be more when it is full."""
    about = "Wat nog moet komen, en wat over de termijn heen is. Een maand of kwartaal staat er als een reeks dagen in."
    return f"{about} Dit zijn de laatste {number(MOST)}; alles staat in het register." if count == MOST else about
