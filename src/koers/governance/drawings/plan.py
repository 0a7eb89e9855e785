"""The phases of a programme on one line of time, with a mark for every planned decision.

A bar runs from the first to the last moment of a phase: what the source names, else the first and last planned decision.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from koers.kernel.charts.look import (
    AREA,
    BORDER,
    INK,
    INK_2,
    LEADING,
    NARROW,
    NORMAL,
    PAPER,
    RULE,
    STRONG,
    WASH_2,
    WIDE,
    text_width,
    wrap,
)
from koers.kernel.charts.paper import Paper
from koers.kernel.components.formatting import period

BAR = 26
TOP = 34
BETWEEN = 22
MARK = 34  # room for a mark with a count
MONTH = 30.4


@dataclass(frozen=True)
class Span:
    """A phase: its number and name, the first and last day, and its planned decisions as (first day, how many, whether all are known
    to be taken). ``open_end``: no last day is named, so that the bar goes on to the edge."""

    number: int
    name: str
    note: str
    first: date
    last: date
    marks: tuple[tuple[date, int, bool], ...] = ()
    open_end: bool = False


def wide(spans: Sequence[Span], title: str, description: str) -> str:
    """The picture for a wide screen, as SVG; needs one span at least."""
    return _drawn(spans, WIDE, title, description)


def narrow(spans: Sequence[Span], title: str, description: str) -> str:
    """The picture for a telephone, as SVG."""
    return _drawn(spans, NARROW, title, description)


def _drawn(spans: Sequence[Span], width: int, title: str, description: str) -> str:
    paper = Paper(width)
    first = min(span.first for span in spans).replace(day=1)
    last = max([span.last for span in spans] + [day for span in spans for day, _, _ in span.marks])
    days = max((last - first).days, 1) + 1

    def x(day: date) -> float:
        return 2 + (day - first).days / days * (width - MARK - 4)

    top = float(TOP)
    places = []
    for span in spans:
        lines = wrap(f"{span.number}. {span.name}: {span.note}", width, STRONG)
        places.append((span, lines, top))
        top += LEADING * len(lines) + BAR + BETWEEN
    foot = top - BETWEEN + 8
    _axis(paper, first, first + timedelta(days=days), x, foot)
    for span, lines, y in places:
        paper.text(lines, 2, y + 14, INK, STRONG)
        bar = y + LEADING * len(lines) + 2
        right = width - 2.0 if span.open_end else x(span.last + timedelta(days=1))
        paper.box(x(span.first), bar, max(right - x(span.first), 6), BAR, WASH_2, BORDER, dashed=span.open_end)
        for place, count, known in _together([(x(day), count, known) for day, count, known in span.marks]):
            _mark(paper, place, bar, count, known)
    return paper.svg(foot + 4, title, description)


def _together(marks: Sequence[tuple[float, int, bool]]) -> list[tuple[float, int, bool]]:
    """Marks that would lie over each other become one, with their counts added."""
    found: list[tuple[float, int, bool]] = []
    for place, count, known in marks:
        if found and place - found[-1][0] < MARK:
            first, before, all_known = found[-1]
            found[-1] = (first, before + count, all_known and known)
        else:
            found.append((place, count, known))
    return found


def _mark(paper: Paper, x: float, bar: float, count: int, known: bool) -> None:
    """How many decisions were planned for a moment: dark when all are known to be taken."""
    word = str(count)
    wide = text_width(word, STRONG) + 10
    paper.box(x, bar + 3, wide, BAR - 6, AREA if known else PAPER, AREA)
    paper.text([word], x + wide / 2, bar + BAR / 2 + 5, PAPER if known else INK, STRONG, middle=True)


def _axis(paper: Paper, first: date, last: date, x, foot: float) -> None:
    """A thin line and a word for every quarter, or for every year when there are many."""
    months = (last - first).days / MONTH
    step = next((n for n in (3, 6, 12, 24, 60, 120) if months / n <= paper.width / 90), 240)
    year, month = first.year, first.month - (first.month - 1) % min(step, 12)
    while (day := date(year, month, 1)) <= last:
        words = _short(period(f"{year}-Q{(month + 2) // 3}")) if step < 12 else str(year)
        if day >= first and x(day) + text_width(words) + 3 <= paper.width:
            paper.line([(x(day), TOP - 12), (x(day), foot)], RULE, 1)
            paper.text([words], x(day) + 3, TOP - 16, INK_2, NORMAL)
        month += step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1


def _short(words: str) -> str:
    return words.replace("kwartaal", "kw.")
