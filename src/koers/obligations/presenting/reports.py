"""Agreements about information: what was agreed, what came, and how late."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from koers.kernel.components.formatting import number, period, plural
from koers.kernel.components.shapes import Cell, Event, Row, Table, Tag

from .. import ages
from ..addresses import address
from ..flows import STATES
from ..models import Obligation, ObligationStep
from ..queries.one import Kept
from ..queries.register import Listed, listed_row
from ..terms import last_day
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
    if planned:
        return " ".join(_told(planned, day))
    count = f"Er {'is' if len(found) == 1 else 'zijn'} {plural(len(found), 'afspraak', 'afspraken')} over informatie."
    coming = min((row for row in rows if row.due), key=lambda row: row.due, default=None)
    if coming is None:
        return f"{count} {'Daar staat geen dag bij' if len(found) == 1 else 'Bij geen daarvan staat een dag'}."
    return f"{count} Nog niets had er al moeten zijn. Het eerste is “{coming.title}”: {words.due_words(coming)}."


def _told(planned: Sequence[Listed], day: date) -> Iterator[str]:
    """What came latest, what had not come when the sources end, and what was not kept."""
    late = {row.id: words.days_late(row, day) for row in planned}
    came = [row for row in planned if row.came and late[row.id]]
    if came:
        worst = max(came, key=lambda row: late[row.id])
        yield f"“{worst.title}” kwam {words.lateness(worst, day)} later dan gepland: {_on(worst.came_on)}."
    else:
        yield f"Er {_were(len(planned))} gepland. In onze bronnen kwam er geen later dan gepland."
    unsure = sum(words.is_unsure(row) for row in planned)
    if unsure:
        yield f"Van {number(unsure)} is niet te zeggen of het op tijd kwam."
    waiting = sum(bool(late[row.id]) and not row.came for row in planned)
    if waiting:
        yield f"{number(waiting)} {'stond' if waiting == 1 else 'stonden'} na de termijn nog open."
    not_kept = sum(row.state == "not_kept" for row in planned)
    if not_kept:
        yield f"{number(not_kept)} {'is' if not_kept == 1 else 'zijn'} niet nagekomen."


def _on(text: str) -> str:
    return f"{'op' if len(text) == len('2023-08-29') else 'in'} {period(text)}"


def _were(count: int) -> str:
    return f"{'was' if count == 1 else 'waren'} {plural(count, 'bericht', 'berichten')}"


def agreements_table(found: Sequence[Kept], programme: str) -> Table:
    """What was agreed, by whom with whom, and how often."""
    rows = [
        Row(
            (
                Cell(
                    kept.agreement.title,
                    url=address("obligation", programme, kept.agreement.pk),
                    note=kept.agreement.note,
                ),
                kept.agreement.owes.name if kept.agreement.owes else None,
                kept.agreement.owed_to.name if kept.agreement.owed_to else None,
                _when(kept.agreement),
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


def _when(row: Obligation) -> Cell:
    """When it was agreed for, in the words of the source; without such words the due date."""
    line = listed_row(row.term, row)
    if row.term_text or not line.due:
        return Cell(row.term_text, missing="" if row.term_text else "no_term")
    return Cell(words.due_words(line), raw=line.due, note=line.term_words)


def occasions_table(found: Sequence[Kept], steps: Mapping[str, ObligationStep], programme: str, day: date) -> Table:
    """What was planned, what came and how late."""
    rows = [_occasion(listed_row(row.term, row), steps.get(row.pk), programme, day) for row in occasions(found)]
    columns = ("Wat", "Wie", "Aan wie", "Gepland", "Gekomen", "Verschil")
    return Table(
        "Wat gepland was en wat kwam", columns, rows, id="gekomen", caption_hidden=True, csv_url="?csv=gekomen"
    )


def _occasion(row: Listed, step: ObligationStep | None, programme: str, day: date) -> Row:
    came, difference = _came(row, step), _difference(row, day)
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


def _came(row: Listed, step: ObligationStep | None) -> Cell:
    """The day it came; what was dropped or not kept never came."""
    if row.came:
        if not row.came_on:
            return Cell(words.moment("", row.came))
        return Cell(period(row.came_on), raw=row.came_on, note=step.note if step and step.on == row.came_on else "")
    if row.closed:
        return Cell(STATES[row.state].words, missing="not_applicable", note=words.moment(row.closed_on, row.closed))
    return Cell("niet gevonden in de bronnen", missing="not_found")


def _difference(row: Listed, day: date) -> Cell:
    """How much later it came, or what is known of that."""
    late = words.lateness(row, day)
    if not row.due:
        return Cell("geen termijn afgesproken", missing="no_term")
    if row.came and not row.came_on:
        return Cell("niet bekend", missing="unknown", note="De bron noemt geen dag.")
    if late and row.came:
        return Cell(late, tags=(Tag("late"),))
    if words.is_unsure(row):
        return Cell("niet te zeggen", missing="unknown", note=f"De bron noemt alleen {period(row.came_on)}.")
    if row.came:
        return Cell("op tijd")
    if row.closed:
        return Cell(missing="not_applicable")
    if row.due >= day.isoformat():
        return Cell("nog niet aan de beurt", missing="not_yet_due")
    if late:
        until = ages.told_until(row.known, day).isoformat()
        return Cell(late, tags=(Tag("late"),), note=f"stond op {period(until)} nog open")
    return Cell(
        "niet bekend", missing="unknown", note=f"Onze bron loopt tot en met {period(row.known)}." if row.known else ""
    )


def events(found: Sequence[Kept], day: date) -> list[Event]:
    """What was planned and what came, on one line of time."""
    shown: list[Event] = []
    for row in (listed_row(item.term, item) for item in occasions(found)):
        if row.due:
            shown.append(Event(row.planned or row.due, row.title, planned=True, note=row.term_text))
        if row.came:
            late = words.lateness(row, day)
            tags = (Tag("late"),) if late else ()
            shown.append(
                Event(row.came_on or row.came, f"{row.title}: gekomen", tags=tags, note=f"{late} later" if late else "")
            )
        if row.closed and row.closed_on != row.came_on:
            shown.append(Event(row.closed_on or row.closed, f"{row.title}: {STATES[row.state].words}"))
    return sorted(shown, key=lambda event: last_day(str(event.when)))
