"""Finding room for labels: at the line, never on another label, rather not on a line.

Greedy and deterministic: labels are placed in the order given; each takes the cheapest of its
own spots. A label that may be left out is left out when every spot is bad; one that must be there
looks further and further from its anchor until it has a free spot.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from .look import ASCENT, DESCENT, INK, LEADING, NORMAL, text_width

Align = Literal["left", "center", "right"]

_AIR = 3.0
_FORBIDDEN = 1e6
_ON_MARKER = 60.0
_ON_LINE = 40.0
_ON_RULE = 6.0
_BAD = 35.0


@dataclass(frozen=True)
class Box:
    """A rectangle in px; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box", air: float = 0.0) -> bool:
        return (
            self.left - air < other.right
            and other.left - air < self.right
            and self.top - air < other.bottom
            and other.top - air < self.bottom
        )

    def crossed_by(self, x1: float, y1: float, x2: float, y2: float) -> bool:
        """Whether the segment passes through the box (Liang-Barsky clipping)."""
        enter, leave = 0.0, 1.0
        dx, dy = x2 - x1, y2 - y1
        for p, q in (
            (-dx, x1 - self.left),
            (dx, self.right - x1),
            (-dy, y1 - self.top),
            (dy, self.bottom - y1),
        ):
            if p == 0:
                if q < 0:
                    return False
            elif p < 0:
                enter = max(enter, q / p)
            else:
                leave = min(leave, q / p)
        return enter <= leave


@dataclass(frozen=True)
class Spot:
    """Where a label may stand: the baseline of its first line, and the side it is set from."""

    x: float
    y: float
    align: Align = "left"


@dataclass(frozen=True)
class Label:
    """Lines of text with the spots where they may stand, best first.

    `weight` is that of the first `strong_lines` lines; `must` means: never leave it out.
    """

    lines: tuple[str, ...]
    spots: tuple[Spot, ...]
    colour: str = INK
    weight: int = NORMAL
    must: bool = False
    strong_lines: int = 1

    def weight_of(self, line: int) -> int:
        return self.weight if line < self.strong_lines else NORMAL

    @property
    def width(self) -> float:
        return max(text_width(line, self.weight_of(n)) for n, line in enumerate(self.lines))

    def box(self, spot: Spot) -> Box:
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[spot.align]
        left = spot.x - shift * self.width
        bottom = spot.y + DESCENT + LEADING * (len(self.lines) - 1)
        return Box(left, spot.y - ASCENT, left + self.width, bottom)


@dataclass
class Room:
    """The room for labels and what already stands in it."""

    bounds: Box
    markers: list[Box] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)

    def add_marker(self, x: float, y: float, radius: float) -> None:
        self.markers.append(Box(x - radius, y - radius, x + radius, y + radius))

    def add_line(self, points: Iterable[tuple[float, float]]) -> None:
        corners = list(points)
        for (x1, y1), (x2, y2) in pairwise(corners):
            self.lines.append((x1, y1, x2, y2))

    def place(self, labels: Iterable[Label]) -> list[tuple[Label, Spot]]:
        """Each label that found room, with its spot."""
        placed = []
        for label in labels:
            spot = self._best(label)
            if spot is not None:
                self.taken.append(label.box(spot))
                placed.append((label, spot))
        return placed

    def _best(self, label: Label) -> Spot | None:
        spots = [self._inside(label, spot) for spot in label.spots]
        costs = [self._cost(label.box(spot)) + rank for rank, spot in enumerate(spots)]
        cheapest = min(range(len(spots)), key=costs.__getitem__)
        if costs[cheapest] < _BAD:
            return spots[cheapest]
        if not label.must:
            return None
        further = list(self._further(label, spots[0]))
        spots = [*spots, *further]
        costs += [self._cost(label.box(spot)) + away for away, spot in enumerate(further, 10)]
        return spots[min(range(len(spots)), key=costs.__getitem__)]

    def _inside(self, label: Label, spot: Spot) -> Spot:
        """The spot moved sideways until the label is within bounds."""
        box = label.box(spot)
        shift = max(self.bounds.left - box.left, 0) or min(self.bounds.right - box.right, 0)
        return Spot(spot.x + shift, spot.y, spot.align)

    def _further(self, label: Label, spot: Spot) -> Iterator[Spot]:
        """Spots in growing circles round the first one."""
        for ring in range(1, 13):
            for across, down in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1)):
                moved = Spot(spot.x + across * ring * 16, spot.y + down * ring * 12, spot.align)
                yield self._inside(label, moved)

    def _cost(self, box: Box) -> float:
        cost = 0.0
        if box.top < self.bounds.top or box.bottom > self.bounds.bottom:
            cost += _FORBIDDEN
        cost += _FORBIDDEN * sum(box.overlaps(other, _AIR) for other in self.taken)
        cost += _ON_MARKER * sum(box.overlaps(marker) for marker in self.markers)
        wide = Box(box.left - 2, box.top - 2, box.right + 2, box.bottom + 2)
        cost += _ON_LINE * any(wide.crossed_by(*line) for line in self.lines)
        cost += _ON_RULE * sum(box.crossed_by(*rule) for rule in self.rules)
        return cost
