"""Colours, sizes and notation of the charts: the same values as the tokens of the site.

A chart is drawn in these literal colours, because Word and PDF do not know custom properties.
A municipality's theme recolours the picture in the page by CSS (`[fill="#0b4a80"] { fill: ... }`).
"""

import math
import unicodedata

PAPER = "#ffffff"
WASH = "#f3f5f7"
WASH_2 = "#e6eaee"
INK = "#17212b"
INK_2 = "#46525e"
RULE = "#c6ced6"
BORDER = "#66727e"
AREA = "#0b4a80"
BENCHMARK = INK
MUNICIPALITY = "#5f6b77"
PATH = "#9c4900"
GAP = "#f7e3cf"

# Vega knows no patterns. These fills stand for one; `svg` puts the pattern in their place.
HATCH_UNSURE = "#eaf1f6"
HATCH_UNKNOWN = "#fefefd"
HATCHES = {HATCH_UNSURE: ("#eaf1f7", "#8fb0cd"), HATCH_UNKNOWN: ("#e6eaee", "#8b96a1")}
"""Stand-in fill -> (ground, line) of the hatching."""

ROLE_COLOUR = {
    "area": AREA,
    "benchmark": BENCHMARK,
    "municipality": MUNICIPALITY,
    "other": MUNICIPALITY,
}
FONTS = "Noto Sans, Segoe UI, Helvetica Neue, Arial, sans-serif"

WIDE = 1100
NARROW = 358
TEXT = 15
"""Size of all text in px. The pictures are shown at true size, so nothing gets smaller."""
LEADING = 19
ASCENT = 12
DESCENT = 4
NORMAL = 400
STRONG = 600

# Advance widths of Noto Sans (OFL) for U+0020 to U+007E, in thousandths of the size. With these a
# label is placed without loading a font, so a picture is the same on every machine.
_NORMAL = (
    "260 269 408 646 572 831 732 225 300 300 551 572 268 322 268 372 572 572 572 572 572 572 572 "
    "572 572 572 268 268 572 572 572 434 899 639 650 632 730 556 519 728 741 339 273 619 524 907 "
    "760 781 605 781 622 549 556 731 600 930 586 566 572 329 372 329 572 444 281 561 615 480 615 "
    "564 344 615 618 258 258 534 258 935 618 605 615 615 413 479 361 618 508 786 529 510 470 380 "
    "551 380 572"
)
_STRONG = (
    "260 277 452 646 572 875 743 250 324 324 546 572 279 320 276 399 572 572 572 572 572 572 572 "
    "572 572 572 276 279 572 572 572 461 898 672 659 638 732 558 538 726 756 370 309 647 546 929 "
    "793 787 615 787 643 550 569 747 631 953 638 603 576 330 399 330 572 423 333 585 626 502 626 "
    "585 371 626 638 283 283 588 283 960 638 617 626 626 434 493 406 638 547 830 560 548 484 389 "
    "551 389 572"
)
_ADVANCE = {
    NORMAL: [int(width) for width in _NORMAL.split()],
    STRONG: [int(width) for width in _STRONG.split()],
}
_OTHER = 600  # dashes, the minus and the euro sign are 500 to 577


def printable(text: str) -> str:
    """The text with a space for every character that XML 1.0 does not allow or that has no shape."""
    return "".join(" " if unicodedata.category(char) in ("Cc", "Cs", "Cn") else char for char in text)


def text_width(text: str, weight: int = NORMAL) -> float:
    """Width in px of one line of text."""
    advances = _ADVANCE[weight]
    total = 0
    for char in unicodedata.normalize("NFD", text):
        if " " <= char <= "~":
            total += advances[ord(char) - 32]
        elif not unicodedata.combining(char):
            total += 260 if char == "\u00a0" else _OTHER
    return total * TEXT / 1000


def wrap(text: str, room: float, weight: int = NORMAL) -> tuple[str, ...]:
    """The text in lines of at most `room` px; a word that is longer is cut with an ellipsis.

    The whole text always stands in the table and the description, so cutting loses nothing.
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(_cut(word, room, weight))
    return tuple(lines)


def _cut(word: str, room: float, weight: int) -> str:
    if text_width(word, weight) <= room:
        return word
    while len(word) > 1 and text_width(word + "…", weight) > room:
        word = word[:-1]
    return word + "…"


def dutch(value: float, decimals: int = 0) -> str:
    """Dutch notation: decimal comma, thousands dots, real minus."""
    text = f"{abs(value):,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return f"\u2212{text}" if value < 0 and text.strip("0.,") else text


def nice_step(low: float, high: float, most: int) -> float:
    """The smallest step of 1, 2 or 5 times a power of ten that gives at most `most` steps."""
    raw = (high - low) / most
    power = 10.0 ** math.floor(math.log10(raw))
    return next(power * n for n in (1, 2, 5, 10) if power * n >= raw * (1 - 1e-9))


def ticks(low: float, high: float, most: int) -> tuple[list[float], int]:
    """Round numbers between low and high, and the decimals they need. Requires low < high."""
    step = nice_step(low, high, most)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return [round(n * step, decimals) for n in range(first, last + 1)], decimals


def numbers_between(low: float, high: float, most: int, before: str, after: str) -> list[tuple[float, str]]:
    """Round numbers for an axis with their text; zero is written without decimals."""
    numbers, decimals = ticks(low, high, most)
    return [(n, f"{before}{dutch(n, decimals if n else 0)}{after}") for n in numbers]


def axis_range(values: list[float], air: float = 0.08) -> tuple[float, float]:
    """The range that holds the values with a share of air; never empty, also for one value."""
    low, high = min(values), max(values)
    size = max(abs(low), abs(high))
    if high - low <= size * 1e-9:
        room = size * 0.1 or 1.0
    else:
        room = (high - low) * air
    return low - room, high + room
