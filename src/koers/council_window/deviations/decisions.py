"""A decision that came, or had still not come, after the moment that was planned."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from koers.decisions.models import Decision, DecisionOutcome
from koers.kernel.components.formatting import at_period, capitalised, period, plural
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


@dataclass(frozen=True)
class Went:
    """How a planned decision went: the day it was due, and the outcome by which it came or what is known last."""

    decision: Decision
    due: date
    moment: str
    outcome: DecisionOutcome

    @property
    def day(self) -> date:
        """The first day that the outcome can mean.

        What was done in a month may have been done on its first day: nobody is called later than is certain.
        """
        return first_day(self.outcome.date)


def went(own: Sequence[DecisionOutcome]) -> Went | None:
    """How one decision went; ``own`` are its outcomes, oldest first. None without a moment, for what comes back, and for a double."""
    decision = own[0].decision
    moment = decision.moment_end or decision.moment
    if not moment or decision.recurrence or decision.duplicate_of_id:
        return None
    done = next((row for row in own if row.state == State.DONE), None)
    return Went(decision, last_day(moment), moment, done or own[-1])


def found(outcomes: Iterable[Sequence[DecisionOutcome]]) -> Iterator[Signal]:
    """A signal for each decision that was late at all; ``outcomes`` are those of one decision, oldest first."""
    for own in outcomes:
        known = went(own)
        if known is not None and known.day > known.due:
            yield _signal(known)


def _signal(known: Went) -> Signal:
    decision, outcome = known.decision, known.outcome
    what, how = _words(known)
    return Signal(
        id=f"{Kind.DECISION_LATE}~{decision.pk}",
        package=outcome.package,
        kind=Kind.DECISION_LATE,
        on=known.due.isoformat(),
        when=known.moment,
        due=True,
        came=known.day.isoformat() if outcome.state == State.DONE else "",
        known=known.day.isoformat(),
        table="decisions",
        row=decision.pk,
        subject=decision.title,
        what=f"Het besluit ‘{decision.title}’ {what}.",
        why=f"Gepland: {period(known.moment)}. {how}. {sentence(outcome.text)}",
        source_id=outcome.source_id,
        source_place=outcome.source_place,
    )


def _words(known: Went) -> tuple[str, str]:
    """What is told of it, and how we know."""
    outcome = known.outcome
    if outcome.state == State.DONE:
        late = plural((known.day - known.due).days, "dag", "dagen")
        exact = len(outcome.date) == len("2023-08-29")
        return "kwam later dan gepland", f"Gebeurd: {period(outcome.date)}, {'' if exact else 'minstens '}{late} later"
    if outcome.state == State.DROPPED:
        return "kwam niet op tijd en ging later niet door", f"{capitalised(at_period(outcome.date))} ging het niet door"
    return "is later dan gepland", f"{capitalised(at_period(outcome.date))} was het er nog niet"
