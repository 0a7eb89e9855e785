"""Classes for a map: areas are drawn differently only when their figures differ by more than they can be off.

Every figure comes as an interval: what it can be. A class ends at an edge. An area is in a class when its whole
interval lies between two edges; an interval that an edge runs through belongs to the classes on both sides, and is
drawn as such. So two areas in two different classes never overlap: the difference between them is real.

The edges are put where they tell the most pairs of areas apart. When no edge tells any apart there is one class.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

MOST = 5  # classes; more shades than that cannot be told from each other
NEARLY = 0.95  # of the pairs that the best edges tell apart: for that rounder numbers are taken
MOST_CANDIDATES = 24  # places where an edge may come: with these all choices are tried


@dataclass(frozen=True)
class Classes:
    """``edges`` in rising order, one fewer than there are classes. ``places`` has for each area its lowest and its
    highest class, from 0; they are equal unless an edge runs through its interval."""

    edges: tuple[float, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        """How many classes."""
        return len(self.edges) + 1


def classes(intervals: Sequence[tuple[float, float]], most: int = MOST) -> Classes:
    """At most ``most`` classes for intervals (low, high). Intervals that only touch do not overlap."""
    lows = np.array([low for low, _ in intervals], dtype=np.float64)
    highs = np.array([high for _, high in intervals], dtype=np.float64)
    edges = _best(lows, highs, most)
    return Classes(edges, tuple(_place(low, high, edges) for low, high in intervals))


def _place(low: float, high: float, edges: Sequence[float]) -> tuple[int, int]:
    lowest = sum(1 for edge in edges if edge <= low)
    # A figure without a margin that lies on an edge is above it, as "4 or more" says.
    return lowest, max(lowest, sum(1 for edge in edges if edge < high))


def _best(lows: np.ndarray, highs: np.ndarray, most: int) -> tuple[float, ...]:
    """The edges that tell most pairs apart; of equally good ones the fewest, and of nearly as good ones the roundest."""
    bounds = np.concatenate([[-np.inf], candidates := _candidates(lows), [np.inf]])
    # within[i, j]: how many intervals lie whole between bound i and bound j
    under = (highs <= bounds[:, None]) & (lows < bounds[:, None])
    within = ((lows >= bounds[:, None])[:, None, :] & under[None, :, :]).sum(axis=2).tolist()
    last = len(bounds) - 1
    found: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for number in range(1, min(most, len(candidates) + 1)):
        for chosen in combinations(range(1, last), number):
            sizes = [within[one][other] for one, other in pairwise((0, *chosen, last))]
            found.append((sum(sizes) ** 2 - sum(size**2 for size in sizes), chosen))
    best, fewest = max((pairs, -len(chosen)) for pairs, chosen in found)
    good = [(pairs, chosen) for pairs, chosen in found if len(chosen) == -fewest and pairs >= NEARLY * best]
    rounded = [_rounded(float(edge), lows, highs) for edge in candidates]
    digits = [len(f"{abs(edge):.9f}".replace(".", "").strip("0")) for edge in rounded]
    _, chosen = min(good, key=lambda one: (sum(digits[place - 1] for place in one[1]), -one[0]))
    return tuple(rounded[place - 1] for place in chosen)


def _candidates(lows: np.ndarray) -> np.ndarray:
    """Where an edge may come: just under an interval. Anywhere else an edge can move up to the next such place and
    tell no fewer pairs apart."""
    distinct = np.unique(lows)[1:]
    if len(distinct) <= MOST_CANDIDATES:
        return distinct
    return distinct[np.linspace(0, len(distinct) - 1, MOST_CANDIDATES).round().astype(int)]


def _rounded(edge: float, lows: np.ndarray, highs: np.ndarray) -> float:
    """The roundest number that parts the areas exactly as this edge does."""
    under = highs[(highs <= edge) & (lows < edge)].max(initial=-np.inf)
    across = lows[lows < edge].max(initial=-np.inf)
    for power in range(6, -7, -1):
        for step in (10.0**power, 5 * 10.0 ** (power - 1), 2 * 10.0 ** (power - 1)):
            # The highest such number that is not above the edge.
            number = round(np.floor(edge / step + 1e-9) * step, 9)
            if under <= number <= edge and across < number:
                return float(number)
    return edge
