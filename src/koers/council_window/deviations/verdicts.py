"""A verdict that turned: what the method said with the figures known before a day, and with those known on that day.

The targets, baselines and end years are those of now: so it is the figures that turned it. A verdict that cannot be given
for a while says nothing; the last clear one and the next clear one are held against each other. A first clear verdict is
told as well: as worse when it is bad, as better when it is good.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from koers.kernel.components.formatting import uncapitalised
from koers.kernel.components.verdict_words import DEPENDS, verdict_words
from koers.kernel.days import last_day
from koers.programme.judging.figures import Figure, FigureBook
from koers.programme.judging.judge import SINCE, Judge
from koers.programme.judging.question import CURRENT, Question, questions
from koers.programme.judging.reading import Places, book_for, links_of, rules_of
from koers.programme.models import Goal, Programme
from koers.programme.presenting.verdicts import Answer, figures

from ..models import Kind, Signal
from .words import sentence

GOOD_ENOUGH = 2
LADDER = {"reached": 3, "on_course": GOOD_ENOUGH, DEPENDS: 1, "behind": 0, "moving_away": -1}
"""How good a clear verdict is; what is not on it is no clear verdict."""


def signals(programme: str) -> Iterator[Signal]:
    """Every turn of a verdict of this programme."""
    row = Programme.objects.select_related("area", "benchmark").filter(pk=programme).first()
    if row is None:
        return
    links, rules, places = links_of(row), rules_of(row), Places()
    goals = Goal.objects.filter(package=programme).select_related("area")
    asked = [q for goal in goals for link in links.get(goal.pk, ()) for q in questions(goal, link.indicator, rules)]
    asked = [question for question in asked if question.variant == CURRENT]
    book = book_for(row, asked, places)
    for question in asked:
        areas = [question.area.pk, *([question.benchmark.pk] if question.benchmark else [])]
        own = [figure for area in dict.fromkeys(areas) for figure in book.of(question.indicator.pk, area)]
        yield from turns(question, Replay(row, book, places, own))


@dataclass(frozen=True)
class Replay:
    """The figures of one question, and how to judge with those known on a day."""

    programme: Programme
    book: FigureBook
    places: Places
    figures: list[Figure]

    @property
    def days(self) -> list[date]:
        """The days on which a figure became known. One without a date was always known: it turns nothing."""
        return sorted({last_day(figure.known) for figure in self.figures if figure.known})

    def answer(self, question: Question, day: date) -> Answer:
        """What the method said since the start, with what was known at the end of a day."""
        known = [figure for figure in self.figures if not figure.known or last_day(figure.known) <= day]
        judge = Judge(self.programme, self.book.with_figures(known), self.places)
        return Answer(tuple(verdict for verdict in judge.answers(question) if verdict.period == SINCE))


def turns(question: Question, replay: Replay) -> Iterator[Signal]:
    """A signal for each day on which the clear verdict became another one."""
    last: str | None = None
    for day in replay.days:
        answer = replay.answer(question, day)
        code = answer.code
        if code not in LADDER:
            continue
        if last is None or LADDER[code] != LADDER[last]:
            if last is None:
                worse = LADDER[code] < GOOD_ENOUGH
            else:
                worse = LADDER[code] < LADDER[last]
            yield _signal(question, day, last, answer, worse, _newest(replay.figures, day))
        last = code


def _newest(found: Iterable[Figure], day: date) -> Figure:
    """The figure that came on the day: of the area itself rather than of the benchmark."""
    return next(figure for figure in found if figure.known and last_day(figure.known) == day)


def _signal(question: Question, day: date, before: str | None, answer: Answer, worse: bool, figure: Figure) -> Signal:
    kind = Kind.VERDICT_WORSE if worse else Kind.VERDICT_BETTER
    now = f"‘{verdict_words(answer.code).short}’"
    if before is None:
        what = f"Eerste oordeel over ‘{question.indicator.name}’: {now}."
        was = "Eerder was er geen duidelijk oordeel."
    else:
        what = f"Het oordeel over ‘{question.indicator.name}’ is {'slechter' if worse else 'beter'} geworden: {now}."
        was = f"Eerder: {uncapitalised(verdict_words(before).short)}."
    numbers = figures(answer)
    return Signal(
        id=f"{kind}~{question.goal.pk}~{question.indicator.pk}~{day}",
        package=question.goal.package,
        kind=kind,
        on=day.isoformat(),
        when=figure.known,
        table="indicators",
        row=question.indicator.pk,
        subject=question.indicator.name,
        what=what,
        why=" ".join(filter(None, (was, f"{numbers}." if numbers and not numbers.endswith(".") else numbers,
                                   sentence(f"Doel: {question.goal.title}")))),
        source_id=figure.source,
        source_place=figure.source_place,
    )  # fmt: skip
