"""What a council was told, asked and answered on one line of time: a mark with a count for every moment."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from koers.kernel.charts.look import AREA, INK, INK_2, LEADING, NARROW, PAPER, RULE, STRONG, WASH, WIDE, text_width
from koers.kernel.charts.paper import Paper
from koers.kernel.components.formatting import period

TOP = 34
BAR = 26
BETWEEN = 16
MARK = 24
ENDS = ("onze bronnen", "houden hier op")
LEAST = 120
"""How wide the time after the sources must be to say so in it."""

Lanes = Mapping[str, Sequence[tuple[date, int]]]
"""The words of each lane with its moments: (first day, how many)."""


def wide(lanes: Lanes, now: date, title: str, description: str, known: date | None = None) -> str:
    """The picture for a wide screen, as SVG; needs one moment at least. After ``known`` it says that the sources end."""
    return _drawn(lanes, now, WIDE, title, description, known)


def narrow(lanes: Lanes, now: date, title: str, description: str, known: date | None = None) -> str:
    """The picture for a telephone, as SVG."""
    return _drawn(lanes, now, NARROW, title, description, known)


def _drawn(lanes: Lanes, now: date, width: int, title: str, description: str, known: date | None) -> str:
    paper = Paper(width)
    moments = [day for marks in lanes.values() for day, _ in marks]
    first, last = min(moments).replace(month=1, day=1), max([now, *moments])
    days = max((last - first).days, 1) + 1

    def x(day: date) -> float:
        return 2 + (day - first).days / days * (width - MARK - 14)

    foot = TOP + len(lanes) * (LEADING + BAR + BETWEEN) - BETWEEN
    _years(paper, first, last, x, foot + 6)
    end = x(max(known, *moments)) + MARK if known and known < last else width
    if width - end < LEAST:
        end = width
    else:
        paper.box(end, TOP - 8, width - end - 1, foot - TOP + 8, WASH, RULE, dashed=True)
    top = float(TOP)
    for words, marks in lanes.items():
        paper.text([words], 2, top + 14, INK, STRONG)
        line = top + LEADING + 4 + BAR / 2
        paper.line([(0, line), (end, line)], RULE, 1)
        for place, count in _together([(x(day), count) for day, count in sorted(marks)]):
            _mark(paper, place, line - BAR / 2 + 3, count)
        top += LEADING + BAR + BETWEEN
    if end < width:
        paper.text(ENDS, end + 8, TOP + LEADING + 14, INK_2)
    return paper.svg(foot + 10, title, description)


def _together(marks: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
    """Marks that would lie over each other become one, with their counts added."""
    found: list[tuple[float, int]] = []
    for place, count in marks:
        if found and place - found[-1][0] < MARK:
            found[-1] = (found[-1][0], found[-1][1] + count)
        else:
            found.append((place, count))
    return found


def _mark(paper: Paper, x: float, top: float, count: int) -> None:
    word = str(count)
    wide = max(text_width(word, STRONG) + 8, 18)
    paper.box(x, top, wide, BAR - 6, AREA, AREA)
    paper.text([word], x + wide / 2, top + BAR / 2 + 2, PAPER, STRONG, middle=True)


def _years(paper: Paper, first: date, last: date, x: Callable[[date], float], foot: float) -> None:
    """A thin line and a word for every year, or for fewer of them when there are many."""
    years = last.year - first.year + 1
    step = next((n for n in (1, 2, 5, 10, 20) if years / n <= paper.width / 60), 50)
    for year in range(first.year, last.year + 1, step):
        place = x(date(year, 1, 1))
        paper.line([(place, TOP - 12), (place, foot)], RULE, 1)
        paper.text([period(str(year))], place + 3, TOP - 16, INK_2)
