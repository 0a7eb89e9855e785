"""The long-term agenda as a document: what must come month by month, what is past its term, and what has none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from koers.decisions.models import Decision
from koers.kernel.components.formatting import capitalised, number, period, plural
from koers.kernel.components.shapes import Cell, Row, Table
from koers.kernel.documents import Document, Part

from ..addresses import address
from ..flows import STATES
from ..queries.calendar import MOST
from ..queries.register import Listed
from . import words
from .agenda import answer, decisions_table

COLUMNS = ("Uiterlijk, en waarom dan", "Wat", "Wie moet het doen", "Aan wie", "Stand")
NOTHING_WITHOUT, NOTHING_OPEN = "Alles wat open staat, heeft een dag.", "Er staat niets open."


def document(
    name: str,
    programme: str,
    day: date,
    *,
    coming: Sequence[Listed],
    late: Sequence[Listed],
    without: Sequence[Listed],
    count: int,
    decisions: Sequence[Decision] = (),
    election: str = "",
) -> Document:
    """The agenda of the programme called ``name``. ``count`` is how many have no day in all, ``election`` what is to be said of one that is near."""
    register = Cell("Alles staat in het register van verplichtingen.", url=address("register", programme))
    nothing = "Er staat geen dag die nog komt in onze bronnen."
    none_late = "Volgens onze bronnen is er niets over de termijn heen."
    headline = answer(len(coming), coming[0] if coming else None, count, len(late))
    return Document(
        title=f"Langetermijnagenda: {name}",
        intro=(*([election] if election else []), headline, register),
        parts=(
            _part("Wat moet er nog komen?", nothing, _by_month(coming, programme, day), len(coming)),
            _part("Wat is over de termijn heen?", none_late, _all(late, programme, day), len(late)),
            _decisions(decisions),
            _without(without, count, programme, day, len(coming) + len(late)),
        ),
    )


def _part(heading: str, none: str, rows: list[Row], count: int) -> Part:
    """A list that is as long as a list may be says that there can be more."""
    if not rows:
        return Part(heading, sentences=(none,))
    full = (f"Dit zijn de eerste {number(count)}. De andere staan in het register.",) if count == MOST else ()
    return Part(heading, table=_table(heading, rows), notes=full)


def _decisions(rows: Sequence[Decision]) -> Part:
    heading = "Welke besluiten staan gepland?"
    if not rows:
        return Part(heading, sentences=("Er staat geen besluit gepland dat nog komt.",))
    return Part(heading, table=decisions_table(rows))


def _without(rows: Sequence[Listed], count: int, programme: str, day: date, others: int) -> Part:
    """What has no day stands apart: nobody invents one."""
    heading = "Wat staat open zonder dag?"
    more = count - len(rows)
    notes = [f"En nog {plural(more, 'andere', 'andere')}. Die staan in het register."] if more else []
    if not rows:
        return Part(heading, sentences=(NOTHING_WITHOUT if others else NOTHING_OPEN,))
    return Part(heading, table=_table(heading, _all(rows, programme, day)), notes=notes)


def _table(caption: str, rows: list[Row]) -> Table:
    return Table(caption, COLUMNS, rows, caption_hidden=True)


def _by_month(rows: Sequence[Listed], programme: str, day: date) -> list[Row]:
    lines: list[Row] = []
    for month, found in groupby(rows, key=lambda row: row.due[:7]):
        lines += [Row((Cell(capitalised(period(month))),), group=True), *_all(list(found), programme, day)]
    return lines


def _all(rows: Sequence[Listed], programme: str, day: date) -> list[Row]:
    return [_line(row, programme, day) for row in rows]


def _line(row: Listed, programme: str, day: date) -> Row:
    return Row(
        (
            _term(row, day),
            Cell(row.title, url=address("obligation", programme, row.id), note=words.kind_words(row)),
            words.who(row),
            words.owed_to(row),
            STATES[row.state].words,
        )
    )


def _term(row: Listed, day: date) -> Cell:
    """The last day with why it is that day; or why there is none."""
    term = words.term_cell(row, day)
    if not row.due:
        return term
    return replace(term, note=". ".join(part for part in (capitalised(row.term_words), capitalised(term.note)) if part))
