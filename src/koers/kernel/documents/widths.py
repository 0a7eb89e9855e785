"""How wide the columns of a table are on paper.

No word is broken where that can be, a short text such as a date stays on one line, and most room goes to where most is said.
"""

from collections.abc import Sequence
from functools import lru_cache
from statistics import fmean

from koers.kernel.charts.look import NORMAL, STRONG, TEXT, text_width

PAPER = 493.0
"""Width of the text on a page in points: A4 without its margins."""
SIZE = 8.5
"""Size of the letters in a table in points."""
PADDING = 7.0
LONGEST_WORD = 150.0
"""A word that is longer may be broken; the template breaks words of 24 letters and more."""
SHORT = 85.0
"""A text no longer than this stays on one line where there is room."""


def widths(labels: Sequence[str], cells: Sequence[Sequence[Sequence[str]]]) -> list[float]:
    """The width of each column in points, together PAPER. ``cells``: per column its cells, each as lines of text."""
    words, lines, said = [], [], []
    for label, column in zip(labels, cells, strict=True):
        texts = [line for cell in column for line in cell]
        words.append(max([_longest(label, STRONG), *(_longest(text, NORMAL) for text in texts)]))
        lines.append(max([0.0, *(width for width in map(_width, texts) if width <= SHORT)]))
        said.append(fmean([sum(map(_width, cell)) for cell in column] or [0.0]))
    needed = [min(word, LONGEST_WORD) + PADDING for word in words]
    if sum(needed) >= PAPER:
        return [PAPER * width / sum(needed) for width in needed]
    kept_whole = _shared(needed, [max(0.0, line + PADDING - has) for line, has in zip(lines, needed, strict=True)])
    missing = [max(0.0, one - has) for one, has in zip(said, kept_whole, strict=True)]
    return _shared(kept_whole, missing, everything=True)


def _shared(widths: list[float], wanted: list[float], *, everything: bool = False) -> list[float]:
    """The widths with what is left of the paper shared out by what each wants, and no more than that unless ``everything`` goes."""
    left = PAPER - sum(widths)
    if not sum(wanted):
        wanted = widths if everything else wanted
    part = left / sum(wanted) if sum(wanted) else 0.0
    return [has + want * (part if everything else min(1.0, part)) for has, want in zip(widths, wanted, strict=True)]


def _longest(text: str, weight: int) -> float:
    return max((_word(word, weight) for word in text.split()), default=0.0)


def _width(text: str) -> float:
    words = text.split()
    return sum(_word(word, NORMAL) for word in words) + _word(" ", NORMAL) * max(0, len(words) - 1)


@lru_cache(maxsize=10_000)
def _word(word: str, weight: int) -> float:
    return text_width(word, weight) / TEXT * SIZE
