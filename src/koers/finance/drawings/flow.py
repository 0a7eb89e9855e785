"""The flow of money from who gives it, by what it is for, to who decides: a Sankey picture, and bars on a phone.

The width of a ribbon is its amount, so every column has the same height of money. Labels stand beside their node.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from koers.kernel.charts.look import AREA, INK, LEADING, STRONG, text_width, wrap

from .look import EDGE
from .shares import BAR, LEAST
from .svg import NARROW, WIDE, Picture

COLUMNS = 3
NODE = 14
TOP = 44
GAP = 14
MONEY = 360  # px for all money together
LABEL = 44  # a node takes at least two lines of text


@dataclass(frozen=True)
class Flow:
    """Money from a giver, for a theme, to a decider: their names in words, the amount in cents, the ribbon's colour."""

    names: tuple[str, str, str]
    cents: int
    fill: str


@dataclass(frozen=True)
class _Node:
    name: str
    cents: int
    top: float
    height: float


def draw_flow(
    prefix: str,
    title: str,
    description: str,
    headings: tuple[str, str, str],
    flows: Sequence[Flow],
    words: dict[int, str],
) -> tuple[str, str]:
    """The picture, wide and narrow. ``words`` is the text of each amount that is shown, by cents. Needs money to show."""
    return (
        _wide(f"{prefix}w", title, description, headings, flows, words),
        _narrow(f"{prefix}n", title, description, headings, flows, words),
    )


def column_sums(flows: Sequence[Flow], column: int) -> dict[str, int]:
    """The cents of each name in a column, the most first."""
    sums: dict[str, int] = defaultdict(int)
    for flow in flows:
        sums[flow.names[column]] += flow.cents
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def _nodes(flows: Sequence[Flow], column: int, scale: float) -> dict[str, _Node]:
    found, y = {}, float(TOP)
    for name, cents in column_sums(flows, column).items():
        height = max(LEAST, cents * scale)
        found[name] = _Node(name, cents, y, height)
        y += max(height, LABEL) + GAP
    return found


def _wide(
    prefix: str,
    title: str,
    description: str,
    headings: tuple[str, str, str],
    flows: Sequence[Flow],
    words: dict[int, str],
) -> str:
    picture = Picture(prefix, title, description, WIDE)
    scale = MONEY / sum(flow.cents for flow in flows)
    nodes = [_nodes(flows, column, scale) for column in range(COLUMNS)]
    lefts = [0.0, 400.0, 800.0]
    for column in range(COLUMNS - 1):
        _ribbons(picture, flows, column, nodes, lefts, scale)
    for column in range(COLUMNS):
        picture.text(lefts[column], 20, headings[column], strong=True)
        for node in nodes[column].values():
            picture.rect(lefts[column], node.top, NODE, node.height, INK)
            room = (380 if column < COLUMNS - 1 else 280) - NODE
            lines = wrap(node.name, room)
            for number, line in enumerate(lines):
                picture.text(lefts[column] + NODE + 8, node.top + 13 + number * LEADING, line, halo=True)
            foot = node.top + 13 + len(lines) * LEADING
            picture.text(lefts[column] + NODE + 8, foot, words[node.cents], strong=True, halo=True)
            picture.height = max(picture.height, node.top + node.height)
    return picture.done()


def _ribbons(
    picture: Picture,
    flows: Sequence[Flow],
    column: int,
    nodes: list[dict[str, _Node]],
    lefts: list[float],
    scale: float,
) -> None:
    """The ribbons between a column and the next, stacked at each node in the order of the nodes at the other side."""
    pairs: dict[tuple[str, str, str], int] = defaultdict(int)
    for flow in flows:
        pairs[(flow.names[column], flow.names[column + 1], flow.fill)] += flow.cents
    order = [list(nodes[side]) for side in (column, column + 1)]
    out = {name: node.top for name, node in nodes[column].items()}
    into = {name: node.top for name, node in nodes[column + 1].items()}
    x1, x2 = lefts[column] + NODE, lefts[column + 1]
    middle = (x1 + x2) / 2
    arranged = sorted(
        pairs.items(), key=lambda item: (order[0].index(item[0][0]), order[1].index(item[0][1]), item[0][2])
    )
    starts = []
    for (source, target, fill), cents in arranged:
        starts.append((source, target, fill, cents, out[source]))
        out[source] += cents * scale
    for _, target, fill, cents, y1 in sorted(starts, key=lambda s: (order[1].index(s[1]), order[0].index(s[0]))):
        thick = max(1.0, cents * scale)
        y2 = into[target]
        into[target] += cents * scale
        d = (
            f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
            f"V{y2 + thick:.1f}C{middle:.1f} {y2 + thick:.1f} {middle:.1f} {y1 + thick:.1f} {x1:.1f} {y1 + thick:.1f}Z"
        )
        picture.path(d, fill, "0.65")


def _narrow(
    prefix: str,
    title: str,
    description: str,
    headings: tuple[str, str, str],
    flows: Sequence[Flow],
    words: dict[int, str],
) -> str:
    """Three lists of bars: a phone has no room for ribbons."""
    picture = Picture(prefix, title, description, NARROW)
    whole = sum(flow.cents for flow in flows)
    fills = {flow.names[2]: flow.fill for flow in flows}
    y = 16.0
    for column in range(COLUMNS):
        picture.text(0, y, headings[column], strong=True)
        y += 26
        for name, cents in column_sums(flows, column).items():
            foot = picture.lines(0, y, name, NARROW - text_width(words[cents], STRONG) - 16)
            picture.text(NARROW, foot, words[cents], strong=True, end="end")
            fill = fills[name] if column == 2 else AREA
            picture.rect(0, foot + 7, max(LEAST, NARROW * cents / whole), BAR - 6, fill, EDGE)
            y = foot + 7 + BAR + 20
        y += 14
    return picture.done()
