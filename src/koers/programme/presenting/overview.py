"""The parts of a programme's page: counts, what was done, what cannot be judged, the timeline."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from koers.kernel.components.formatting import capitalised, join_and, number, period, plural, uncapitalised
from koers.kernel.components.shapes import Cell, Column, KeyFigure, Row, Table, Tag
from koers.kernel.components.shapes import Event as EventShape
from koers.kernel.components.shapes import Goal as GoalShape
from koers.kernel.components.tallies import cannot_sentence
from koers.kernel.components.verdict_words import CANNOT, TOO_EARLY, reason_clause, verdict_words

from ..addresses import address
from ..models import Event, Horizon, Intervention, Output, Programme
from .days import first_day, last_day, year_of
from .goal_tree import GoalTree, Group, goal_address, listed
from .headlines import has_ended
from .verdicts import Answer, goals_noun, per_indicator, rank, share_sentence, tally, without_indicator

MOST_NAMES = 6
"""More names than this in one cell are a list on another page."""


@dataclass(frozen=True)
class GroupShape:
    """Goals under one heading. ``counts``: the verdicts with the median share closed; ``why``: what cannot be judged."""

    title: str
    url: str
    counts: str
    why: str
    goals: list[GoalShape]


def groups(tree: GoalTree) -> list[GroupShape]:
    """The goals as the page shows them."""
    return [_group(tree, group) for group in tree.groups()]


def _group(tree: GoalTree, group: Group) -> GroupShape:
    nodes = [*([group.node] if group.node is not None else []), *group.goals]
    counted = per_indicator(answer for node in nodes for answer in tree.answers(node))
    url = goal_address(group.node) if group.node is not None else ""
    why = cannot_sentence(tally(counted)) if counted else ""
    return GroupShape(group.title, url, counts(counted), why, listed(tree, group))


def counts(counted: Sequence[Answer]) -> str:
    """How many indicators have which verdict, with the median share of the gap closed beside it."""
    if not counted:
        return "Hier is nog geen indicator."
    kinds = Counter((answer.code, answer.reason) for answer in counted if answer.code != CANNOT)
    shown = sorted(kinds.items(), key=lambda item: rank(*item[0]))
    parts = [f"{number(count)} keer ‘{uncapitalised(verdict_words(*kind).short)}’" for kind, count in shown]
    head = ": ".join(filter(None, (plural(len(counted), "indicator", "indicatoren"), join_and(parts))))
    return f"{head}. {share_sentence(counted)}"


def key_figures(
    programme: Programme, found: Sequence[Answer], horizons: Sequence[Horizon], states: Counter[str], day: date
) -> list[KeyFigure]:
    """Where we are in time, when the next verdict may come, what is not measured, and how much is done."""
    figures = [_year_figure(programme, horizons, day)]
    waiting = [answer.first for answer in per_indicator(found) if answer.code == TOO_EARLY]
    years = [verdict.first_year_with_verdict for verdict in waiting if verdict.first_year_with_verdict]
    if waiting and not has_ended(programme, day):
        label = "de eerste keer dat er een oordeel bij kan komen, als er zo vaak gemeten blijft worden"
        figures.append(KeyFigure(label, f"{min(years)}" if years else "", "op zijn vroegst", "too_early"))
    if empty := without_indicator(found):
        figures.append(KeyFigure("nog zonder indicator", number(len(empty)), goals_noun(empty)))
    if states:
        running = states[Intervention.Status.RUNNING]
        small = "interventie" if states.total() == 1 else "interventies"
        url = address("interventions", programme)
        label = "waarvan er 1 loopt" if running == 1 else f"waarvan er {number(running)} lopen"
        figures.append(KeyFigure(label, number(states.total()), small, url=url))
    return figures


def _year_figure(programme: Programme, horizons: Sequence[Horizon], day: date) -> KeyFigure:
    """How many years it has run, of how many."""
    if has_ended(programme, day):
        return KeyFigure("einde van het programma", period(programme.end))
    judged = [h for h in horizons if h.judged] or list(horizons)
    if judged:
        start = min(h.start_year for h in judged)
        lengths = sorted({h.end_low - h.start_year for h in judged} | {h.end_high - h.start_year for h in judged})
        small = f"van {' of '.join(str(length) for length in lengths)}" if lengths else ""
        return KeyFigure(f"geteld vanaf {start}", f"jaar {int(year_of(day) - start) + 1}", small)
    if programme.start:
        started = first_day(programme.start)
        small = f"van {last_day(programme.end).year - started.year}" if programme.end else ""
        label = f"geteld vanaf {period(programme.start)}"
        if not programme.end:
            label += "; een einde noemen de bronnen niet"
        return KeyFigure(label, f"jaar {day.year - started.year + 1}", small)
    return KeyFigure("begin van het programma", missing="not_stated")


def horizon_finding(programme: Programme, horizons: Sequence[Horizon], day: date) -> str:
    """The finding above the picture of the horizons."""
    if has_ended(programme, day):
        return f"De periode van het programma is voorbij, sinds {period(programme.end)}."
    if not horizons:
        if not programme.start:
            return "De bronnen noemen geen begin en geen einde."
        return f"Begonnen in {period(programme.start)}. " + (
            f"Het einde is in {period(programme.end)}." if programme.end else "Geen bron noemt een einde."
        )
    lengths = {(h.end_low - h.start_year, h.end_high - h.start_year) for h in horizons}
    year = int(year_of(day) - min(h.start_year for h in horizons)) + 1
    if len(lengths) == 1:
        return f"We zijn in jaar {year}."
    return f"We zijn in jaar {year}. De bronnen noemen {number(len(lengths))} verschillende looptijden."


# --- what was done --------------------------------------------------------------------------------------------------


def done_finding(outputs: Sequence[Output], states: Counter[str]) -> str:
    """What can be said about what was planned and delivered."""
    told = []
    if states:
        running = states[Intervention.Status.RUNNING]
        many = plural(states.total(), "interventie", "interventies")
        told.append(f"De bronnen noemen {many}. Daarvan {'loopt' if running == 1 else 'lopen'} er {number(running)}.")
    planned = [output for output in outputs if output.planned]
    if planned:
        known = sum(1 for output in planned if output.delivered)
        where = f"bij {number(known)}" if known else "nergens"
        of_all = f"Van {plural(len(planned), 'afspraak', 'afspraken')} met een aantal"
        told.append(f"{of_all} is {where} bekend wat er is geleverd.")
    return " ".join(told) or "In de bronnen staat niet wat er is gedaan."


def outputs_table(programme: Programme, outputs: Sequence[Output]) -> Table:
    """Planned against delivered, a row an output."""
    return Table(
        "Wat was gepland en wat is geleverd",
        ("Afspraak", "Plan", Column("Gepland", True), Column("Geleverd", True), "Opmerking"),
        [_output_row(programme, output) for output in outputs],
        id="prestaties",
        csv_url="?csv=prestaties",
    )


def _output_row(programme: Programme, output: Output) -> Row:
    return Row(
        (
            Cell(
                output.description,
                address("intervention", programme, output.intervention_id),
                note=output.intervention.name if output.intervention.name != output.description else "",
            ),
            Cell(period(output.plan_year) if output.plan_year else "", raw=output.plan_year),
            _amount(output.planned, output.unit_text),
            _amount(output.delivered, output.unit_text),
            Cell(output.remark or "geen"),
        )
    )


def _amount(value: str, unit: str) -> Cell:
    return Cell(f"{number(value)} {unit}".strip() if value else "", raw=value)


# --- what cannot be judged ------------------------------------------------------------------------------------------


def not_judged_table(programme: Programme, found: Sequence[Answer]) -> Table | None:
    """Why indicators have no verdict, how many, which, and what is needed; None when there is none."""
    grouped: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for answer in [*per_indicator(found), *without_indicator(found)]:
        if not answer.is_judged:
            grouped[answer.code, answer.reason].append(answer)
    rows = [_why_row(programme, *key, items) for key, items in sorted(grouped.items(), key=_most_first)]
    if not rows:
        return None
    columns = ("Waarom", Column("Aantal", True), "Welke", "Wat is nodig")
    return Table(
        "Waarvan we niets kunnen zeggen, en waarom",
        columns,
        rows,
        id="geen-oordeel",
        caption_hidden=True,
        csv_url="?csv=geen-oordeel",
    )


def _most_first(item: tuple[tuple[str, str], list[Answer]]) -> tuple[int, tuple[str, str]]:
    return -len(item[1]), item[0]


def _why_row(programme: Programme, code: str, reason: str, items: Sequence[Answer]) -> Row:
    words = verdict_words(code, reason)
    why = f"Omdat {reason_clause(reason)}" if code == CANNOT else words.label
    names = [_named(programme, answer) for answer in items]
    if len(names) > MOST_NAMES:
        more = len(names) - MOST_NAMES + 1
        names = [*names[: MOST_NAMES - 1], Cell(f"en {number(more)} andere", address("indicators", programme))]
    raw = "; ".join(
        answer.first.indicator.name if answer.first.indicator else answer.first.goal.title for answer in items
    )
    needed = Cell(capitalised(words.needed)) if words.needed else Cell("Niets: hier hoort geen oordeel bij")
    return Row((Cell(why), str(len(items)), Cell(items=names, raw=raw), needed))


def _named(programme: Programme, answer: Answer) -> Cell:
    indicator = answer.first.indicator
    if indicator is None:
        return Cell(answer.first.goal.title, address("goal", programme, answer.first.goal_id))
    return Cell(indicator.name, address("indicator", programme, indicator.pk))


# --- the timeline ---------------------------------------------------------------------------------------------------


def timeline(events: Iterable[Event], day: date) -> list[EventShape]:
    """What happened and what is planned, with what came late and what contradicts what."""
    return [_event(event, day) for event in events]


def _event(event: Event, day: date) -> EventShape:
    notes, tags = [], []
    other = event.conflicts_with
    if other is not None:
        if is_late(event):
            tags.append(Tag("late"))
            notes.append(f"Gepland was {_when(other)}.")
        elif event.planned and not other.planned:
            notes.append(f"Het werd {_when(other)}.")
        else:
            notes.append(f"Een andere plaats in de bronnen zegt: {_when(other)}, {uncapitalised(other.event)}.")
    elif event.planned and last_day(event.date_end or event.date) < day:
        notes.append("Of dit is gebeurd, staat niet in onze bronnen.")
    return EventShape(
        event.date, event.event, event.date_end, planned=event.planned, note=" ".join(notes), tags=tuple(tags)
    )


def is_late(event: Event) -> bool:
    """Whether this is what came of a plan with an earlier date."""
    plan = event.conflicts_with
    return (
        plan is not None
        and plan.planned
        and not event.planned
        and last_day(plan.date_end or plan.date) < first_day(event.date)
    )


def _when(event: Event) -> str:
    return period(event.date)
