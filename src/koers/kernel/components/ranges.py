"""Where a figure lies among others, as a small picture: the spread over all areas, with marks for a few of them.

Drawn by hand and not by the charts of the kernel: a page holds hundreds of these, and each is ten shapes. The picture
stretches with its place (places are per cents), its shapes do not. The words beside it say the same, so it is hidden
from who listens to a page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

ROLES = ("area", "municipality", "benchmark", "other")
EDGE = 3.0
"""Room at both ends, in per cents of the width, so that a mark is not cut off."""

_SHAPES = {
    "area": '<circle class="range__area" r="7"/>',
    "municipality": '<path class="range__municipality" d="M0-8 8 0 0 8-8 0z"/>',
    "benchmark": '<path class="range__benchmark" d="M-6-6h12v12h-12z"/>',
    "other": '<circle class="range__other" r="5"/>',
}


@dataclass(frozen=True)
class RangeMark:
    """One area's figure. ``role`` gives its shape; ``low`` and ``high`` what the figure lies between, when known."""

    role: str
    value: float
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        """Refuse a role that has no shape."""
        if self.role not in ROLES:
            raise ValueError(f"unknown role {self.role!r}; known are {', '.join(ROLES)}")


@dataclass(frozen=True)
class Spread:
    """How figures lie: nine of ten between ``p5`` and ``p95``, half of them between ``p25`` and ``p75``."""

    p5: float
    p25: float
    p50: float
    p75: float
    p95: float


def range_picture(
    marks: Sequence[RangeMark], spread: Spread | None = None, axis: tuple[float, float] | None = None
) -> SafeString:
    """The picture as SVG; the first mark lies on top. ``axis``: ends that several pictures share, else what fits.

    Empty when there is nothing to draw.
    """
    if not marks:
        return mark_safe("")
    low, high = axis or ends(marks, spread)
    room = (high - low) or 1.0

    def place(value: float) -> str:
        share = min(max((value - low) / room, 0.0), 1.0) if high > low else 0.5
        return f"{EDGE + share * (100 - 2 * EDGE):.1f}%"

    def width(start: float, end: float) -> str:
        return f"{float(place(end)[:-1]) - float(place(start)[:-1]):.1f}%"

    parts = ['<line class="range__base" x1="0" x2="100%" y1="12" y2="12"/>']
    if spread is not None:
        parts += [
            f'<line class="range__most" x1="{place(spread.p5)}" x2="{place(spread.p95)}" y1="12" y2="12"/>',
            f'<rect class="range__half" x="{place(spread.p25)}" width="{width(spread.p25, spread.p75)}" y="7" height="10"/>',
            f'<line class="range__middle" x1="{place(spread.p50)}" x2="{place(spread.p50)}" y1="4" y2="20"/>',
        ]
    for mark in reversed(marks):
        if mark.low is not None and mark.high is not None and mark.high > mark.low:
            parts.append(
                f'<rect class="range__noise" x="{place(mark.low)}" width="{width(mark.low, mark.high)}" y="9" height="6"/>'
            )
    parts += [_mark(mark.role, place(mark.value)) for mark in reversed(marks)]
    # Numbers and names of our own only, so there is nothing to escape.
    return mark_safe(f'<svg class="range" aria-hidden="true" height="24">{"".join(parts)}</svg>')


def ends(marks: Sequence[RangeMark], spread: Spread | None = None) -> tuple[float, float]:
    """The smallest and the largest that is drawn."""
    values = [bound for mark in marks for bound in (mark.value, mark.low, mark.high) if bound is not None]
    if spread is not None:
        values += [spread.p5, spread.p95]
    return min(values), max(values)


def key_picture(what: str) -> SafeString:
    """What stands in the key of these pictures: a role, or "half", "most" and "middle" of the spread, or "noise"."""
    shape = {
        "most": '<line class="range__most" x1="0" x2="36" y1="12" y2="12"/>',
        "half": '<rect class="range__half" x="0" width="36" y="7" height="10"/>',
        "middle": '<line class="range__middle" x1="18" x2="18" y1="4" y2="20"/>',
        "noise": '<rect class="range__noise" x="0" width="36" y="9" height="6"/>',
    }.get(what)
    return mark_safe(f'<svg class="range__key" aria-hidden="true">{shape or _mark(what, "18")}</svg>')


def _mark(role: str, place: str) -> str:
    return f'<svg x="{place}" y="12" overflow="visible">{_SHAPES[role]}</svg>'
