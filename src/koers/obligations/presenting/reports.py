"""Agreements about information: what was agreed, what came, and how late."""

from collections.abc import Mapping, Sequence
from datetime import date

from koers.kernel.components.formatting import period, plural
from koers.kernel.components.shapes import Cell, Event, Row, Table, Tag

from ..addresses import address
from ..flows import STATES
from ..models import Obligation, ObligationStep
from ..queries.one import Kept
from ..queries.register import Listed, listed_row
from . import words


def occasions(found: Sequence[Kept]) -> list[Obligation]:
    """Everything that was to come on one moment."""
    return [row for kept in found for row in kept.occasions] + [
        kept.agreement for kept in found if not kept.occasions and kept.agreement.type == "once"
    ]


def answer(found: Sequence[Kept], day: date) -> str:
    """The headline: what was planned for a moment, what came, and what came latest."""
    if not found:
        return "In onze bronnen staat bij dit programma geen afspraak over informatie."
    rows = [listed_row(row.term, row) for row in occasions(found)]
    planned = [row for row in rows if row.due and row.due < day.isoformat()]
    if not planned:
        return f"Er zijn {plural(len(found), 'afspraak', 'afspraken')} over informatie. Bij geen daarvan staat een dag."
    late = [row for row in planned if row.closed > row.due]
    if not late:
        return f"Er {_were(len(planned))} gepland. In onze bronnen kwam er geen later dan gepland."
    worst = max(late, key=lambda row: (date.fromisoformat(row.closed) - date.fromisoformat(row.due)).days)
    days = words.lateness(worst.due, worst.known, day, still_open=False, closed=worst.closed)
    return f"“{worst.title}” kwam {days} later dan gepland: op {period(worst.closed)}."


def _were(count: int) -> str:
    return f"{'was' if count == 1 else 'waren'} {plural(count, 'bericht', 'berichten')}"


def agreements_table(found: Sequence[Kept], programme: str) -> Table:
    """What was agreed, by whom with whom, and how often."""
    rows = [
        Row(
            (
                Cell(kept.agreement.title, url=address("obligation", programme, kept.agreement.pk)),
                kept.agreement.owes.name if kept.agreement.owes else None,
                kept.agreement.owed_to.name if kept.agreement.owed_to else None,
                Cell(kept.agreement.term_text, missing="" if kept.agreement.term_text else "no_term"),
                kept.agreement.basis,
                Cell(
                    items=[Cell(row.title, url=address("obligation", programme, row.pk)) for row in kept.occasions],
                    missing="" if kept.occasions else "not_found",
                ),
            )
        )
        for kept in found
    ]
    columns = ("Afspraak", "Wie", "Aan wie", "Wanneer", "Grond", "Wat we daarvan weten")
    return Table(
        "Afspraken over informatie", columns, rows, id="afspraken", caption_hidden=True, csv_url="?csv=afspraken"
    )


def occasions_table(found: Sequence[Kept], steps: Mapping[str, ObligationStep], programme: str, day: date) -> Table:
    """What was planned, what came and how late."""
    rows = [_occasion(listed_row(row.term, row), steps.get(row.pk), programme, day) for row in occasions(found)]
    columns = ("Wat", "Wie", "Aan wie", "Gepland", "Gekomen", "Verschil")
    return Table(
        "Wat gepland was en wat kwam", columns, rows, id="gekomen", caption_hidden=True, csv_url="?csv=gekomen"
    )


def _occasion(row: Listed, step: ObligationStep | None, programme: str, day: date) -> Row:
    came = Cell("niet gevonden in de bronnen", missing="not_found")
    if row.closed:
        came = Cell(period(row.closed_on), raw=row.closed_on, note=step.note if step else "")
    late = words.lateness(row.due, row.known, day, still_open=row.still_open, closed=row.closed)
    if not row.due:
        difference = Cell("geen termijn afgesproken", missing="no_term")
    elif late and row.closed:
        difference = Cell(late, tags=(Tag("late"),))
    elif row.closed:
        difference = Cell("op tijd")
    elif row.due >= day.isoformat():
        difference = Cell("nog niet aan de beurt", missing="not_yet_due")
    elif late:
        until = period(min(day.isoformat(), row.known))
        difference = Cell(late, tags=(Tag("late"),), note=f"stond op {until} nog open")
    else:
        difference = Cell("niet bekend", missing="unknown", note=f"Onze bron loopt tot en met {period(row.known)}.")
    return Row(
        (
            Cell(row.title, url=address("obligation", programme, row.id), note=STATES[row.state].words),
            row.owes or None,
            row.owed_to or None,
            Cell(words.due_words(row), raw=row.due, note=row.term_words)
            if row.due
            else Cell(row.term_text, missing="" if row.term_text else "no_term"),
            came,
            difference,
        )
    )


def events(found: Sequence[Kept], day: date) -> list[Event]:
    """What was planned and what came, on one line of time."""
    shown: list[Event] = []
    for row in (listed_row(item.term, item) for item in occasions(found)):
        if row.due:
            shown.append(Event(row.planned or row.due, f"{row.title}: gepland", planned=True, note=row.term_text))
        if row.closed:
            late = words.lateness(row.due, row.known, day, still_open=False, closed=row.closed)
            tags = (Tag("late"),) if late else ()
            shown.append(Event(row.closed_on, f"{row.title}: gekomen", tags=tags, note=f"{late} later" if late else ""))
    return sorted(shown, key=lambda event: str(event.when))
