"""Who watches how many risks, as bars."""

from collections.abc import Sequence

from koers.kernel.charts.look import AREA, BORDER, INK, INK_2, LEADING, NARROW, STRONG, WASH_2, WIDE, text_width, wrap
from koers.kernel.charts.paper import Paper

BAR = 22
GAP = 10


def wide(bars: Sequence[tuple[str, int]], title: str, description: str) -> str:
    """Bars with their words at the left, as SVG."""
    paper = Paper(WIDE)
    labels = [wrap(label, 320) for label, _ in bars]
    left = max(text_width(line) for lines in labels for line in lines) + 12
    top = 2.0
    for (label, count), lines in zip(bars, labels, strict=True):
        height = max(BAR, LEADING * len(lines))
        paper.text(lines, 0, top + 15, INK)
        _bar(paper, label, left, top, count, bars)
        top += height + GAP
    return paper.svg(top, title, description)


def narrow(bars: Sequence[tuple[str, int]], title: str, description: str) -> str:
    """Bars with their words above, as SVG."""
    paper = Paper(NARROW)
    top = 2.0
    for label, count in bars:
        lines = wrap(label, NARROW)
        paper.text(lines, 0, top + 14, INK)
        top += LEADING * len(lines)
        _bar(paper, label, 0, top, count, bars)
        top += BAR + GAP
    return paper.svg(top, title, description)


def _bar(paper: Paper, label: str, left: float, top: float, count: int, bars: Sequence[tuple[str, int]]) -> None:
    """A bar from zero with its number behind it; what nobody watches is pale."""
    most = max(count for _, count in bars)
    width = count / most * (paper.width - left - 40)
    known = bool(label) and label != NOBODY
    paper.box(left, top, width, BAR, AREA if known else WASH_2, AREA if known else BORDER, dashed=not known)
    paper.text([str(count)], left + width + 8, top + 16, INK_2, STRONG)


NOBODY = "niet vermeld"
"""The bar of what nobody watches, as far as the sources say."""
