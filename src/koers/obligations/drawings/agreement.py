"""All commitments of an agreement in one picture: a square each, a row a chapter.

A whole square has a date and a measure, a half square only a date, a square with a small one in it only a measure, an
empty square neither: the shape says it, not only the colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from koers.kernel.charts.look import AREA, BORDER, INK, LEADING, NARROW, PAPER, STRONG, WIDE, text_width, wrap
from koers.kernel.charts.paper import Paper

SIDE, STEP = 18, 24
LABEL = 330  # room for the name of a chapter beside its squares
LEGEND = ("einddatum en maat", "alleen een einddatum", "alleen een maat", "geen van beide")
BARE = len(LEGEND) - 1
MOST = 1000
"""More squares than this say nothing any more."""


@dataclass(frozen=True)
class Chapter:
    """One row: how many commitments have a date and a measure, only a date, only a measure, neither."""

    name: str
    counts: tuple[int, int, int, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts)

    @property
    def squares(self) -> list[int]:
        """The place in LEGEND of every square, the fullest first."""
        return [sort for sort, count in enumerate(self.counts) for _ in range(count)]


def wide(chapters: Sequence[Chapter], title: str, description: str) -> str:
    """The picture for a wide screen, as SVG: names beside the squares."""
    paper = Paper(WIDE)
    top = _legend(paper)
    for chapter in chapters:
        lines = wrap(_named(chapter), LABEL - 12)
        paper.text(lines, 0, top + 14, INK)
        high = _squares(paper, chapter, LABEL, top)
        top += max(high, LEADING * len(lines)) + 6
    return paper.svg(top, title, description)


def narrow(chapters: Sequence[Chapter], title: str, description: str) -> str:
    """The picture for a telephone, as SVG: names above the squares."""
    paper = Paper(NARROW)
    top = _legend(paper)
    for chapter in chapters:
        lines = wrap(_named(chapter), NARROW)
        paper.text(lines, 0, top + 14, INK, STRONG)
        top += LEADING * len(lines) + 3
        top += _squares(paper, chapter, 1, top) + 10
    return paper.svg(top, title, description)


def _named(chapter: Chapter) -> str:
    return f"{chapter.name or 'zonder hoofdstuk'}: {chapter.total}"


def _squares(paper: Paper, chapter: Chapter, left: float, top: float) -> float:
    """Draw the squares of a chapter from ``left``, in as many lines as it takes; gives their height."""
    a_line = max(int((paper.width - left) // STEP), 1)
    for place, sort in enumerate(chapter.squares):
        _square(paper, sort, left + place % a_line * STEP, top + place // a_line * STEP)
    return float(STEP * -(-chapter.total // a_line))


def _square(paper: Paper, sort: int, x: float, y: float) -> None:
    """A whole square, its lower left half, a small square within it, or only its edge."""
    paper.box(x + 1, y + 1, SIDE - 2, SIDE - 2, AREA if sort == 0 else PAPER, BORDER if sort == BARE else AREA)
    left, top, right, foot = x + 1, y + 1, x + SIDE - 1, y + SIDE - 1
    if sort == 1:
        paper.shape([(left, top), (right, foot), (left, foot)], AREA)
    elif sort == 2:
        paper.shape([(left + 4, top + 4), (right - 4, top + 4), (right - 4, foot - 4), (left + 4, foot - 4)], AREA)


def _legend(paper: Paper) -> float:
    """What the squares mean, in as many lines as it takes; gives where the picture begins below it."""
    x, y = 0.0, 0.0
    for sort, words in enumerate(LEGEND):
        needed = SIDE + 8 + text_width(words) + 28
        if x and x + needed - 28 > paper.width:
            x, y = 0.0, y + STEP
        _square(paper, sort, x, y)
        paper.text([words], x + SIDE + 8, y + 14, INK)
        x += needed
    return y + STEP + 14
