"""Bars of amounts that are parts of one total, longest label first read: what each decider holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from koers.kernel.charts.look import HATCH_UNKNOWN, WASH_2

from .look import EDGE
from .svg import NARROW, WIDE, Picture

BAR = 18
ROW = 46
LEAST = 2.0  # px, so that a small amount can be seen


@dataclass(frozen=True)
class Share:
    """One bar: its name, cents (None: no amount is known), the amount in words, its colour."""

    name: str
    cents: int | None
    text: str
    fill: str


def draw_shares(prefix: str, title: str, description: str, shares: Sequence[Share]) -> tuple[str, str]:
    """The picture, wide and narrow. A bar without an amount is hatched, and says that it has no length."""
    return _draw(f"{prefix}w", title, description, shares, WIDE), _draw(
        f"{prefix}n", title, description, shares, NARROW
    )


def _draw(prefix: str, title: str, description: str, shares: Sequence[Share], width: int) -> str:
    picture = Picture(prefix, title, description, width)
    most = max((share.cents or 0 for share in shares), default=0) or 1
    y = 16.0
    for share in shares:
        foot = picture.lines(0, y, share.name, width * 0.62)
        picture.text(width, foot, share.text, strong=True, end="end")
        top = foot + 7
        picture.rect(0, top, width, BAR, WASH_2)
        if share.cents is None:
            picture.rect(0, top, width, BAR, HATCH_UNKNOWN)
        elif share.cents:
            picture.rect(0, top, max(LEAST, width * share.cents / most), BAR, share.fill, EDGE)
        y = top + BAR + ROW - BAR + 4
    return picture.done()
