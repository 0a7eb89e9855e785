"""The list of indicators of a programme: each with its verdict, its newest figures and how far it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from koers.indicators.models import Indicator, Observation
from koers.kernel.components.formatting import capitalised, number, plural
from koers.kernel.components.shapes import Cell, Column, FilterField, Judged, Row, Table
from koers.kernel.components.verdict_words import (
    CANNOT,
    DEPENDS,
    TOO_EARLY,
    VERDICT_CODES,
    reason_clause,
    verdict_words,
)

from ..addresses import address
from ..models import Programme, Verdict
from .headlines import sentences
from .values import cell, period_words, tags_of
from .verdicts import Answer, judged, per_indicator, since_start

NO_GOAL = "no_goal"
NO_TOPIC = "zonder onderwerp"


@dataclass(frozen=True)
class Choice:
    """What a reader wants to see; "" is every one. ``verdict`` is the code of a verdict, or NO_GOAL."""

    topic: str = ""
    status: str = ""
    verdict: str = ""

    def fits(self, indicator: Indicator, answers: Sequence[Answer]) -> bool:
        """Whether an indicator with these answers is to be shown."""
        codes = {answer.code for answer in answers} or {NO_GOAL}
        return (
            self.topic in ("", indicator.topic or NO_TOPIC)
            and self.status in ("", indicator.status)
            and (not self.verdict or self.verdict in codes)
        )


def answers_by_indicator(verdicts: Sequence[Verdict]) -> dict[str, list[Answer]]:
    """Indicator to its answers since the start, alike ones once."""
    found: dict[str, list[Answer]] = {}
    for answer in per_indicator(since_start(verdicts)):
        found.setdefault(answer.first.indicator_id, []).append(answer)
    return found


def fields(
    choice: Choice, indicators: Sequence[Indicator], answers: Mapping[str, Sequence[Answer]]
) -> list[FilterField]:
    """What can be chosen: what occurs."""
    topics = list(dict.fromkeys(indicator.topic or NO_TOPIC for indicator in indicators))
    statuses = [status for status in Indicator.Status if any(i.status == status for i in indicators)]
    codes = {answer.code for found in answers.values() for answer in found}
    named = [(code, _verdict_label(code)) for code in (*VERDICT_CODES, DEPENDS) if code in codes]
    if any(indicator.pk not in answers for indicator in indicators):
        named.append((NO_GOAL, "hoort bij geen doel"))
    return [
        FilterField("onderwerp", "Onderwerp", [(topic, capitalised(topic)) for topic in topics], choice.topic),
        FilterField("stand-indicator", "Stand", [(s.value, capitalised(s.label)) for s in statuses], choice.status),
        FilterField("oordeel", "Oordeel", named, choice.verdict),
    ]


def _verdict_label(code: str) -> str:
    return "Te vroeg om te zeggen" if code == TOO_EARLY else verdict_words(code).short


def headline(indicators: Sequence[Indicator], answers: Mapping[str, Sequence[Answer]]) -> str:
    """How many indicators there are, and of how many something can be said."""
    if not indicators:
        return "In de bronnen staan geen indicatoren bij dit programma."
    firm = [answer for found in answers.values() for answer in found if answer.is_judged]
    many = f"Het programma heeft {plural(len(indicators), 'indicator', 'indicatoren')}."
    if not firm:
        return f"{many} Bij geen daarvan is al te zeggen of het verschil op tijd weg is."
    judged_ones = len({answer.first.indicator_id for answer in firm})
    return f"{many} Bij {number(judged_ones)} is er een oordeel. {sentences(firm)}"


def lead(indicators: Sequence[Indicator], answers: Mapping[str, Sequence[Answer]]) -> str:
    """How far the indicators are."""
    counts = Counter(indicator.status for indicator in indicators)
    told = [f"{number(counts[s])} {s.label}" for s in Indicator.Status if counts[s]]
    loose = sum(indicator.pk not in answers for indicator in indicators)
    rest = f" {number(loose)} {'hoort' if loose == 1 else 'horen'} bij geen doel." if loose else ""
    return f"{capitalised(', '.join(told))}.{rest}" if told else ""


def table(
    programme: Programme,
    shown: Sequence[Indicator],
    answers: Mapping[str, Sequence[Answer]],
    figures: Mapping[tuple[str, str], Observation],
) -> Table:
    """One row an indicator, under its topic."""
    columns = [Column("Indicator"), Column("Oordeel sinds de start"), Column(programme.area.name, numeric=True)]
    if programme.benchmark is not None:
        columns.append(Column(programme.benchmark.name, numeric=True))
    columns += [Column("Periode"), Column("Stand")]
    rows: list[Row] = []
    topic = None
    for indicator in shown:
        if indicator.topic != topic:
            topic = indicator.topic
            rows.append(Row([capitalised(topic) or capitalised(NO_TOPIC)], group=True))
        rows.append(_row(programme, indicator, answers.get(indicator.pk, ()), figures))
    return Table(f"Indicatoren van {programme.short_name}", columns, rows, id="indicatoren", csv_url="?csv=indicatoren")


def _row(
    programme: Programme,
    indicator: Indicator,
    answers: Sequence[Answer],
    figures: Mapping[tuple[str, str], Observation],
) -> Row:
    own = figures.get((indicator.pk, programme.area_id))
    name = Cell(indicator.name, url=address("indicator", programme, indicator.pk), note=_unit_note(indicator))
    cells = [name, _verdicts(answers), _figure(own)]
    if programme.benchmark is not None:
        cells.append(_figure(figures.get((indicator.pk, programme.benchmark_id or ""))))
    when = (
        Cell(period_words(own)) if own is not None and own.value else Cell(missing="not_applicable", text="geen cijfer")
    )
    return Row([*cells, when, Cell(indicator.get_status_display())])


def _unit_note(indicator: Indicator) -> str:
    """What the figures are in, when no sign stands with them."""
    return indicator.unit.name if indicator.unit is not None and not indicator.unit.symbol else ""


def _verdicts(answers: Sequence[Answer]) -> Cell:
    if not answers:
        return Cell(missing="not_applicable", text="hoort bij geen doel")
    badges = [verdict_cell(answer) for answer in answers]
    return badges[0] if len(badges) == 1 else Cell(items=badges)


def verdict_cell(answer: Answer) -> Cell:
    """A verdict in a narrow column: a long reason stands below the badge, not in it."""
    if answer.code == CANNOT:
        return Cell(verdict=Judged(CANNOT), note=f"omdat {reason_clause(answer.reason)}")
    shown = judged(answer, named=False, note="")
    return Cell(verdict=shown, note=shown.note)


def _figure(figure: Observation | None) -> Cell:
    if figure is None:
        return Cell(missing="not_found", text="geen cijfer")
    shown = cell(figure, tags=tags_of(figure))
    return replace(shown, text="") if figure.value_text else shown  # the words stand on the page of the indicator
