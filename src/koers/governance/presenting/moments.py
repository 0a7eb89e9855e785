"""When a planned decision is, in words, and whether it came when it was planned."""

from datetime import date

from koers.decisions.models import Decision, DecisionOutcome
from koers.kernel.components.formatting import capitalised, period, period_range
from koers.kernel.days import first_day, last_day

State = DecisionOutcome.State
NO_MOMENT = "geen moment genoemd"
PRECISIONS = {4: "jaar", 7: "maand", 10: "dag"}
SORTED_LAST = "9999"


def moment_words(decision: Decision) -> str:
    """The moment as exactly as the source has it: a day, month, quarter, year, range, or how often it comes back."""
    when = (
        period_range(decision.moment, decision.moment_end)
        if decision.moment_end
        else (period(decision.moment) if decision.moment else "")
    )
    again = decision.get_recurrence_display() if decision.recurrence else ""
    return ", ".join(filter(None, (again, when))) or NO_MOMENT


def precision(decision: Decision) -> str:
    """How exact the moment is, in a word."""
    if decision.recurrence:
        return "herhaling"
    if decision.moment_end:
        return "reeks"
    if "Q" in decision.moment:
        return "kwartaal"
    return PRECISIONS.get(len(decision.moment), "")


def sort_key(decision: Decision) -> tuple[str, str, int]:
    """By time; what comes back or has no moment comes last, in the order of the list."""
    if not decision.moment:
        return (SORTED_LAST, "", decision.position)
    return (first_day(decision.moment).isoformat(), last_day(decision.moment).isoformat(), decision.position)


def last_moment(decision: Decision) -> date | None:
    """The last day that the moment can mean; None without one."""
    text = decision.moment_end or decision.moment
    return last_day(text) if text else None


def year(decision: Decision) -> str:
    """The year it begins in, "" without a moment."""
    return decision.moment[:4]


def outcomes(decision: Decision) -> list[DecisionOutcome]:
    """What is known of how it went: its own outcomes, else those of the same line in the calendar."""
    own = list(decision.outcomes.all())
    return own or (list(decision.calendar_row.outcomes.all()) if decision.calendar_row else [])


def told_state(decision: Decision) -> str:
    """How it stands as the sources tell: done, not_yet or dropped; "" when they tell nothing."""
    known = outcomes(decision)
    if not known:
        return ""
    return State.DONE if any(one.state == State.DONE for one in known) else known[-1].state


def state(decision: Decision, today: date) -> str:
    """How it stands: done, not_yet, dropped, over (its moment has passed and nothing is known) or coming."""
    if told := told_state(decision):
        return told
    last = last_moment(decision)
    return "over" if last is not None and last < today else "coming"


STATES = {
    State.DONE: "gebeurd",
    State.NOT_YET: "toen nog niet gebeurd",
    State.DROPPED: "niet doorgegaan",
    "over": "voorbij, en niet bekend hoe het ging",
    "coming": "nog niet aan de beurt",
}


def state_words(decision: Decision, today: date) -> str:
    """How it stands, in words."""
    if not decision.moment and not outcomes(decision):
        return "niet bekend hoe het ging"
    return STATES[state(decision, today)]


def is_late(decision: Decision, outcome: DecisionOutcome) -> bool:
    """Whether it came, or had still not come, after the last day that was planned.

    What comes back is never late: its moment is only that of the first time, and a later time is no delay.
    """
    if decision.recurrence:
        return False
    last = last_moment(decision)
    return last is not None and outcome.state != State.DROPPED and first_day(outcome.date) > last


def outcome_words(outcome: DecisionOutcome) -> str:
    """What happened and when: "Oktober 2021. De partners stelden de routekaart vast."."""
    return f"{capitalised(period(outcome.date))}. {outcome.text}"
