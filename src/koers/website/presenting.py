"""What the general pages say, written from the data."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from koers.kernel.components.formatting import capitalised, likelihood, percent, plural
from koers.kernel.components.shapes import Cell, Column, Judged, Row, Table
from koers.kernel.components.verdict_words import all_verdicts, verdict_words
from koers.programme.models import Programme, Verdict
from koers.programme.presenting.headlines import OVER, has_ended
from koers.programme.presenting.verdicts import gap, level, median_share, share_sentence

from .queries import ProgrammeState


def home_answer(states: list[ProgrammeState]) -> str:
    """The headline of the home page: of how many programmes something can be said."""
    if not states:
        return "Er is nog geen programma gepubliceerd."
    told = [state for state in states if state.clear]
    follows = f"Koers volgt {plural(len(states), 'programma', 'programma’s')}."
    if not told:
        return (
            f"{follows} Van geen enkel programma is al te zeggen of het op koers ligt: daarvoor is te weinig gemeten."
        )
    clear = sum(len(state.clear) for state in told)
    asked = sum(len(state.answers) for state in states)
    return f"{follows} Van {clear} van de {plural(asked, 'indicator', 'indicatoren')} is te zeggen hoe het gaat."


@dataclass(frozen=True)
class Card:
    """A programme on the home page."""

    programme: Programme
    answer: str


def programme_card(state: ProgrammeState, day: date) -> Card:
    """A programme with one sentence on where it stands."""
    return Card(state.programme, programme_answer(state, day))


def programme_answer(state: ProgrammeState, day: date) -> str:
    """One sentence on a programme: what can be said, and how much cannot."""
    if has_ended(state.programme, day):
        return state.programme.outcome or OVER
    early, cannot = state.count("too_early"), state.count("cannot_be_judged")
    if not state.answers:
        return "Er is nog niets om te beoordelen."
    rest = f"{plural(cannot, 'indicator is', 'indicatoren zijn')} niet te beoordelen."
    if not state.clear:
        why = f"Bij {plural(early, 'indicator', 'indicatoren')} is nog te weinig gemeten. " if early else ""
        return f"Nog geen oordeel. {why}{capitalised(rest)}"
    kinds = Counter((answer.code, answer.reason) for answer in state.clear)
    parts = [f"{count} keer ‘{verdict_words(*kind).label}’" for kind, count in kinds.items()]
    return f"{'; '.join(parts)}. {share_sentence(state.answers)} Bij {early} is het nog te vroeg; {rest}"


def programme_table(states: list[ProgrammeState]) -> Table:
    """The programmes with their counts, beside the share of the gap that was closed."""
    labels = ("Aantal indicatoren", "Oordeel mogelijk", "Nog te vroeg", "Niet te beoordelen", "Ingelopen (mediaan)")
    rows = [
        Row(
            (
                Cell(state.programme.name, url=f"/programma/{state.programme.pk}/"),
                str(len(state.answers)),
                str(len(state.clear)),
                str(state.count("too_early")),
                str(state.count("cannot_be_judged")),
                Cell(shown := median_share(state.answers), missing="" if shown else "too_early"),
                str(state.empty),
            )
        )
        for state in states
    ]
    columns = ("Programma", *(Column(label, True) for label in (*labels, "Aantal doelen zonder indicator")))
    return Table(
        "Oordelen per programma, in aantallen indicatoren",
        columns,
        rows,
        id="programmas-tabel",
        csv_url="?csv=programmas-tabel",
    )


def search_answer(query: str, found: int) -> str:
    """The headline of the search page."""
    if not query:
        return "Typ een woord, een doel, een organisatie of een buurt."
    if not found:
        return f"Niets gevonden voor ‘{query}’."
    return f"{plural(found, 'resultaat', 'resultaten')} voor ‘{query}’."


def legend() -> list[Judged]:
    """Every verdict that exists."""
    return [Judged(words.code, words.reason) for words in all_verdicts()]


def example_table(verdicts: list[Verdict]) -> Table:
    """Every verdict of the made-up example."""
    columns = ("Doel", "Indicator", "Periode", Column("Eindjaar", True), "Oordeel", "Reden")
    rows = [
        Row(
            (
                Cell(verdict.goal.title, url=f"/programma/{verdict.package}/doelen/{verdict.goal_id}/"),
                Cell(
                    verdict.indicator.name if verdict.indicator else "",
                    missing="" if verdict.indicator else "not_stated",
                ),
                verdict.get_period_display(),
                Cell(str(verdict.target_year or ""), missing="" if verdict.target_year else "not_stated"),
                Cell(verdict=Judged(verdict.verdict, verdict.too_early or verdict.reason_code)),
                verdict.reason,
            )
        )
        for verdict in verdicts
    ]
    return Table("Alle oordelen in het verzonnen voorbeeld", columns, rows, id="voorbeeld", csv_url="?csv=voorbeeld")


@dataclass(frozen=True)
class Step:
    """One step of the worked example: what is done, and the outcome."""

    what: str
    outcome: str


def worked_example(verdict: Verdict) -> dict[str, object]:
    """The method step by step on one verdict of the made-up example."""
    assert verdict.indicator is not None
    unit = verdict.indicator.unit
    first, last = verdict.series[0], verdict.series[-1]
    area, other = verdict.area.name, verdict.benchmark.name if verdict.benchmark else "de streefwaarde"

    def said(value: float) -> str:
        return level(value, unit)

    def apart(value: float | None) -> str:
        return "niet te berekenen" if value is None else gap(value, unit, 2)

    steps = [
        Step(f"We vergelijken {area} met {other} in hetzelfde jaar.",
             f"{first['period']}: {said(first['area'])} tegen {said(first['benchmark'])}; {last['period']}: {said(last['area'])} tegen {said(last['benchmark'])}."),
        Step("We trekken een rechte lijn door het verschil. Een meting met weinig toeval telt zwaarder.",
             f"Het verschil ging van {apart(verdict.gap_start)} naar {apart(verdict.gap_now)}."),
        Step("We kijken hoeveel van het verschil is ingelopen.",
             percent(100 * verdict.share_closed, 0) if verdict.share_closed is not None else "niet te berekenen"),
        Step("We vergelijken het tempo met het tempo dat nodig is om op tijd gelijk te zijn.",
             f"Het tempo is {apart(verdict.pace)} per jaar; nodig is {apart(verdict.pace_required)} per jaar, tot {verdict.target_year}."),
        Step("We rekenen uit hoe zeker we zijn.",
             f"Op tijd gelijk, als dit tempo blijft: {likelihood(verdict.probability_on_time)}." if verdict.probability_on_time is not None else "niet te berekenen"),
    ]  # fmt: skip
    words = verdict_words(verdict.verdict, verdict.too_early or verdict.reason_code)
    return {"verdict": verdict, "steps": steps, "words": words}
