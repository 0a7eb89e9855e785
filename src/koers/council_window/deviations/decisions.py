"""A decision that came, or had still not come, after the moment that was planned."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from koers.decisions.models import Decision, DecisionOutcome
from koers.kernel.components.formatting import period, plural
from koers.kernel.days import first_day, last_day

from ..models import Kind, Signal
from .words import sentence

State = DecisionOutcome.State


def outcomes_of(programme: str) -> dict[str, list[DecisionOutcome]]:
    """What is known of how planned decisions went, oldest first."""
    rows = DecisionOutcome.objects.filter(package=programme).select_related("source", "decision__forum")
    found: dict[str, list[DecisionOutcome]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (first_day(row.date), row.position)):
        found[row.decision_id].append(row)
    return found


def signals(programme: str) -> Iterator[Signal]:
    """Every decision of this programme that came late, or was known not to have come yet."""
    return found(outcomes_of(programme).values())


def found(outcomes: Iterable[Sequence[DecisionOutcome]]) -> Iterator[Signal]:
    """A signal for each decision that was late at all; ``outcomes`` are those of one decision, oldest first.

    What was done in a month may have been done on its first day: nobody is called later than is certain.
    """
    for own in outcomes:
        decision = own[0].decision
        moment = decision.moment_end or decision.moment
        if not moment or decision.recurrence or decision.duplicate_of_id:
            continue
        due = last_day(moment)
        done = next((row for row in own if row.state == State.DONE), None)
        until = done or own[-1]
        if first_day(until.date) > due:
            yield _signal(decision, due, moment, until)


def _signal(decision: Decision, due: date, moment: str, outcome: DecisionOutcome) -> Signal:
    day = first_day(outcome.date)
    came = outcome.state == State.DONE
    late = plural((day - due).days, "dag", "dagen")
    exact = len(outcome.date) == len("2023-08-29")
    planned = f"Gepland: {period(moment)}."
    if came:
        went = f"Gebeurd: {period(outcome.date)}, {'' if exact else 'minstens '}{late} later. {sentence(outcome.text)}"
        what = f"Het besluit ‘{decision.title}’ kwam later dan gepland."
    else:
        when = period(outcome.date)
        went = f"{'Op' if exact else 'In'} {when} was het er nog niet. {sentence(outcome.text)}"
        what = f"Het besluit ‘{decision.title}’ is later dan gepland."
    return Signal(
        id=f"{Kind.DECISION_LATE}~{decision.pk}",
        package=outcome.package,
        kind=Kind.DECISION_LATE,
        on=due.isoformat(),
        when=moment,
        due=True,
        came=day.isoformat() if came else "",
        known=day.isoformat(),
        table="decisions",
        row=decision.pk,
        subject=decision.title,
        what=what,
        why=f"{planned} {went}",
        source_id=outcome.source_id,
        source_place=outcome.source_place,
    )
