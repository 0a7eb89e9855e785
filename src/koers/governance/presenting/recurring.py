"""What comes back: how often, when it was last done as far as we know, and when the next time would be."""

from collections.abc import Iterable, Sequence
from datetime import date

from koers.decisions.models import Decision, DecisionOutcome
from koers.kernel.components.formatting import capitalised, join_and, number, period
from koers.kernel.components.shapes import Cell, Row, Table

from ..addresses import address
from .calendar import distinct
from .moments import outcomes

Recurrence = Decision.Recurrence
YEARS = {Recurrence.YEARLY: 1, Recurrence.TWO_YEARLY: 2, Recurrence.SIX_YEARLY: 6}


def recurring(planned: Iterable[Decision]) -> list[Decision]:
    """The decisions that come back, each once."""
    return [one for one in distinct(planned) if one.recurrence]


def sentence(found: Sequence[Decision]) -> str:
    """How many come back, and of how many we know a time that it was done."""
    count = "1 besluit komt" if len(found) == 1 else f"{number(len(found))} besluiten komen"
    known = sum(bool(done(one)) for one in found)
    if known == len(found):
        return f"{count} steeds terug."
    rest = (
        "Geen bron noemt een keer dat het gebeurde."
        if not known
        else f"Van {number(known)} noemt een bron een keer dat het gebeurde."
    )
    return f"{count} steeds terug. {rest}"


def done(one: Decision) -> list[str]:
    """The dates on which it was done, the oldest first."""
    return sorted(outcome.date for outcome in outcomes(one) if outcome.state == DecisionOutcome.State.DONE)


def next_words(one: Decision, today: date) -> str:
    """When the next time would be. It follows from the last time, else the first that was planned; else it is not known."""
    every = YEARS.get(Recurrence(one.recurrence))
    if every is None:
        return "altijd"
    times = done(one)
    last = times[-1] if times else ""
    if not last and not one.moment:
        return ""
    due = int(last[:4]) + every if last else int(one.moment[:4])
    over = " Of het toen is gebeurd, staat niet in onze bronnen." if due < today.year else ""
    return f"{due}.{over}"


def recurring_table(found: Iterable[Decision], programme: str, today: date) -> Table:
    """What comes back, with the times that sources name."""
    rows = [
        Row(
            (
                Cell(one.title, address("decision", programme, one.pk)),
                Cell(capitalised(one.get_recurrence_display())),
                Cell(one.part),
                Cell(join_and(period(day) for day in done(one)), missing="" if done(one) else "not_found"),
                Cell(next_words(one, today)) if next_words(one, today) else Cell("niet te zeggen: geen bron noemt een eerste keer", missing="not_computable"),
            )
        )
        for one in found
    ]  # fmt: skip
    columns = ("Besluit", "Hoe vaak", "Onderdeel", "Keren die een bron noemt", "Volgende keer")
    return Table("Besluiten die terugkomen", columns, rows, "terugkerend", True, "?csv=terugkerend")
