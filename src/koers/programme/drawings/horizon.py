"""Where a programme is on its way, on every horizon that a source gives."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from koers.indicators.periods import parse_period
from koers.kernel.charts import ChartError, HorizonChart, Moment, Term
from koers.kernel.components.formatting import period

from ..models import Goal, Horizon, Programme, Target
from ..presenting.days import year_of

MIDDLE = 15  # of the month
MOST_MILESTONES = 6
"""More marks than this on one axis cannot be read."""


def horizon_chart(
    programme: Programme, horizons: Sequence[Horizon], today: date, targets: Iterable[Target] = ()
) -> HorizonChart | None:
    """One bar a horizon; without any, one bar from the programme's own start to its end.

    ``targets`` with a year become marks; give them with their goal. "Now" is the month, so that a picture lasts as long.
    None when there is no start, or when a year has no place in a picture (9999).
    """
    try:
        terms = [term(horizon) for horizon in horizons] or own_term(programme)
        if not terms:
            return None
        return HorizonChart(
            name=f"De looptijd van {programme.short_name}",
            terms=tuple(terms),
            now=Moment(year_of(today.replace(day=MIDDLE)), f"nu: {period(f'{today:%Y-%m}')}"),
            milestones=tuple(milestones(targets)),
        )
    except ChartError:
        return None


def term(horizon: Horizon) -> Term:
    """The bar of one horizon."""
    open_end = horizon.end_high != horizon.end_low
    return Term(
        label=horizon.label,
        start=float(horizon.start_year),
        end=float(horizon.end_low),
        end_text=f"{horizon.end_low} tot {horizon.end_high}" if open_end else str(horizon.end_low),
        end_high=float(horizon.end_high) if open_end else None,
        start_text=str(horizon.start_year),
    )


def own_term(programme: Programme) -> list[Term]:
    """The bar of a programme for which no source gives a horizon: its own start and end."""
    start = first_moment(programme.start)
    if start is None:
        return []
    end = first_moment(programme.end)
    if end is not None and end <= start:
        return []
    text = period(programme.end) if programme.end else "einde niet vermeld"
    return [Term("Looptijd van het programma", start, end, text, start_text=period(programme.start))]


def milestones(targets: Iterable[Target]) -> list[Moment]:
    """The years that targets which stand name, earliest first: with the goal, or with how many when there are more."""
    named: dict[int, set[str]] = defaultdict(set)
    for target in targets:
        if target.year is not None and not target.replaced_on and target.goal.level != Goal.Level.AMBITION:
            named[target.year].add(target.goal.title)
    marks = [
        (year, titles.pop() if len(titles) == 1 else f"{len(titles)} doelen") for year, titles in sorted(named.items())
    ]
    return [Moment(float(year), words) for year, words in marks][:MOST_MILESTONES]


def first_moment(text: str) -> float | None:
    """Where a partial date begins on the axis, None when there is none. A year begins at its own number."""
    if not text:
        return None
    time = parse_period(text).time
    return time if time is None or len(text) == len("2022") else time + 0.5
