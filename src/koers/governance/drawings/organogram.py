"""Who accounts to whom, drawn: a box a body, a line from each body up to the one it accounts to.

Bodies stand under the one they account to. Bodies that no line connects stand together at the bottom. Bodies that end in
the same way and have nobody below them share a box, so that a council with six committees still fits.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from koers.kernel.charts.look import AREA, BORDER, INK, INK_2, LEADING, NARROW, NORMAL, PAPER, STRONG, WASH, WIDE, wrap
from koers.kernel.charts.paper import Paper

GAP = 28
ROOM = 34  # between two rows, for the lines
LANE = 14  # between a line that passes a row and the boxes
PAD = 12
NARROWEST, WIDEST = 150, 250  # a box
SHARED_FROM = 3
"""So many bodies or more with the same lines and nobody below them share a box."""


@dataclass(frozen=True)
class Node:
    """A body in the picture. ``word`` is what it does (decides, advises); ``sure``: it is there, not only planned.

    ``up``: the ids of the bodies it accounts to, with whether the source says so in as many words.
    """

    id: str
    name: str
    word: str
    decides: bool = False
    sure: bool = True
    up: Mapping[str, bool] = field(default_factory=dict)


@dataclass
class _Box:
    """One or more nodes in one box, and where it comes."""

    nodes: list[Node]
    row: int = 0
    left: float = 0
    top: float = 0
    width: float = 0
    height: float = 0
    edge: float = 0  # left of all boxes of its group: where lines pass other rows

    @property
    def id(self) -> str:
        return self.nodes[0].id

    @property
    def middle(self) -> float:
        return self.left + self.width / 2

    @property
    def lines(self) -> list[tuple[str, int]]:
        """The words in the box with their weight: the name and what it does, or several names."""
        room = self.width - 2 * PAD
        if len(self.nodes) > 1:
            return [(line, NORMAL) for node in self.nodes for line in wrap(f"• {_listed(node)}", room)]
        node = self.nodes[0]
        named = [(line, STRONG) for line in wrap(node.name, room, STRONG)]
        return named + [(line, NORMAL) for line in wrap(node.word, room) if line]


def _listed(node: Node) -> str:
    return f"{node.name} ({node.word})" if node.word else node.name


def wide(nodes: Sequence[Node], title: str, description: str) -> str:
    """The picture for a wide screen, as SVG. Cycles are cut where they close."""
    paper = Paper(WIDE)
    boxes = _boxes(nodes)
    of_node = {node.id: box for box in boxes for node in box.nodes}
    groups, loose = _groups(boxes, of_node)
    top = 4.0
    for shelf in _shelves(groups):
        top = _place_shelf(shelf, top) + ROOM
    for first in range(0, len(loose), 4):
        top = _place_row(loose[first : first + 4], 0, top, WIDE) + GAP
    for box in boxes:
        _draw_lines(paper, box, of_node)
    for box in boxes:
        _draw(paper, box)
    return paper.svg(max(top - GAP, 1) + 4, title, description)


def narrow(nodes: Sequence[Node], title: str, description: str) -> str:
    """The picture for a telephone, as SVG: one box under another, further in for each step down."""
    paper = Paper(NARROW)
    known, rows = {node.id: node for node in nodes}, _rows(nodes)
    top = 4.0
    feet: dict[int, tuple[float, float]] = {}
    for node, depth in _in_depth(nodes):
        step = min(depth, 6) * 18
        box = _Box([node], left=step + 1, top=top, width=NARROW - step - 2)
        first = _lowest(node, known, rows)
        also = [known[up].name for up in node.up if up in known and up != first]
        extra = wrap(f"en aan: {', '.join(also)}", box.width - 2 * PAD) if also else ()
        box.height = 2 * PAD + LEADING * (len(box.lines) + len(extra))
        if depth and depth - 1 in feet:
            x, foot = feet[depth - 1]
            sure = node.up[first] if first else True
            paper.line([(x, foot), (x, top + box.height / 2), (step, top + box.height / 2)], BORDER, dashed=not sure)
        _draw(paper, box, extra)
        feet[depth] = (step + 8, top + box.height)
        top += box.height + 10
    return paper.svg(max(top - 10, 1) + 4, title, description)


def _in_depth(nodes: Sequence[Node]) -> list[tuple[Node, int]]:
    """Every node once, under the lowest body it accounts to, with how deep it stands."""
    known, rows = {node.id for node in nodes}, _rows(nodes)
    below: dict[str, list[Node]] = defaultdict(list)
    tops = []
    for node in nodes:
        up = _lowest(node, known, rows)
        if up is None:
            tops.append(node)
        else:
            below[up].append(node)
    found: list[tuple[Node, int]] = []
    seen: set[str] = set()

    def visit(node: Node, depth: int) -> None:
        if node.id not in seen:
            seen.add(node.id)
            found.append((node, depth))
            for child in below[node.id]:
                visit(child, depth + 1)

    for node in [*(node for node in tops if below[node.id]), *tops, *nodes]:
        visit(node, 0)
    return found


def _lowest(node: Node, known: Collection[str], rows: Mapping[str, int]) -> str | None:
    return max((up for up in node.up if up in known and up != node.id), key=lambda up: rows[up], default=None)


# --- which boxes, and in which row ------------------------------------------------------------------------


def _boxes(nodes: Sequence[Node]) -> list[_Box]:
    """A box for each node; nodes with the same lines and nobody below them share one when they are many."""
    known = {node.id for node in nodes}
    above = {up for node in nodes for up in node.up}
    ends: dict[frozenset[str], list[Node]] = defaultdict(list)
    for node in nodes:
        lines = known & node.up.keys()
        if node.id not in above and lines:
            ends[frozenset(lines)].append(node)
    shared = {node.id: group for group in ends.values() if len(group) >= SHARED_FROM for node in group}
    boxes, done = [], set()
    for node in nodes:
        if node.id not in done:
            members = shared.get(node.id, [node])
            done |= {member.id for member in members}
            boxes.append(_Box(members))
    rows = _rows(nodes)
    for box in boxes:
        box.row = max(rows[node.id] for node in box.nodes)
    return boxes


def _rows(nodes: Sequence[Node]) -> dict[str, int]:
    """How many steps each node stands below the top of its lines. A line that closes a circle does not count."""
    known = {node.id: node for node in nodes}
    rows: dict[str, int] = {}

    def row(id: str, path: frozenset[str]) -> int:
        if id not in rows:
            up = [row(other, path | {id}) for other in known[id].up if other in known and other not in path | {id}]
            rows[id] = max(up, default=-1) + 1
        return rows[id]

    for id in known:
        row(id, frozenset())
    return rows


def _groups(boxes: Sequence[_Box], of_node: Mapping[str, _Box]) -> tuple[list[list[_Box]], list[_Box]]:
    """The boxes that lines connect, group by group, and those without a line."""
    beside: dict[str, set[str]] = defaultdict(set)
    for box in boxes:
        for other in _above(box, of_node):
            beside[box.id].add(other.id)
            beside[other.id].add(box.id)
    groups, seen = [], set()
    for box in boxes:
        if box.id in seen or box.id not in beside:
            continue
        todo, members = [box.id], set()
        while todo:
            here = todo.pop()
            if here not in members:
                members.add(here)
                todo += beside[here]
        seen |= members
        groups.append([other for other in boxes if other.id in members])
    return groups, [box for box in boxes if box.id not in beside]


def _above(box: _Box, of_node: Mapping[str, _Box]) -> list[_Box]:
    found = {of_node[up].id: of_node[up] for node in box.nodes for up in node.up if up in of_node}
    return [other for other in found.values() if other is not box]


# --- places -----------------------------------------------------------------------------------------------


def _by_row(group: Iterable[_Box]) -> list[list[_Box]]:
    rows: dict[int, list[_Box]] = defaultdict(list)
    for box in group:
        rows[box.row].append(box)
    return [rows[number] for number in sorted(rows)]


def _across(group: Sequence[_Box]) -> int:
    return max(len(row) for row in _by_row(group))


def _shelves(groups: Sequence[list[_Box]]) -> list[list[list[_Box]]]:
    """Groups side by side, as many as fit with boxes of a readable width."""
    shelves: list[list[list[_Box]]] = []
    used = 0
    for group in groups:
        if not shelves or used + _across(group) > WIDE // 200:
            shelves.append([])
            used = 0
        shelves[-1].append(group)
        used += _across(group)
    return shelves


def _place_shelf(shelf: Sequence[list[_Box]], top: float) -> float:
    """Give the boxes of groups that stand side by side their place; returns where the lowest ends."""
    whole = sum(_across(group) for group in shelf)
    left, bottom = 0.0, top
    for group in shelf:
        room = (WIDE - GAP * (len(shelf) - 1)) * _across(group) / whole
        foot = top
        for row in _by_row(group):
            foot = _place_row(row, left, foot, room) + ROOM
        bottom = max(bottom, foot - ROOM)
        left += room + GAP
    return bottom


def _place_row(row: Sequence[_Box], left: float, top: float, room: float) -> float:
    """Boxes of one height side by side in the middle of the room, in more rows when they do not fit; returns where they end."""
    most = max(int((room - 4 * LANE) // NARROWEST), 1)
    for first in range(0, len(row), most):
        part = row[first : first + most]
        width = min((room - 4 * LANE - GAP * (len(part) - 1)) / len(part), WIDEST)
        start = left + (room - width * len(part) - GAP * (len(part) - 1)) / 2
        for n, box in enumerate(part):
            box.left, box.top, box.width = start + n * (width + GAP), top, width
            box.height, box.edge = 2 * PAD + LEADING * len(box.lines), left + LANE
        top += max(box.height for box in part) + GAP
    return top - GAP


# --- drawing ----------------------------------------------------------------------------------------------


def _draw(paper: Paper, box: _Box, extra: Sequence[str] = ()) -> None:
    """Who decides stands out: dark with white words. What is only planned has a dashed edge."""
    decides, sure = box.nodes[0].decides and len(box.nodes) == 1, all(node.sure for node in box.nodes)
    dark = decides and sure
    paper.box(
        box.left, box.top, box.width, box.height, AREA if dark else WASH, AREA if dark else BORDER, dashed=not sure
    )
    y = box.top + PAD + 13
    for line, weight in [*box.lines, *((line, NORMAL) for line in extra)]:
        colour = PAPER if dark else INK if weight == STRONG else INK_2
        paper.text([line], box.left + PAD, y, colour, weight)
        y += LEADING


def _draw_lines(paper: Paper, box: _Box, of_node: Mapping[str, _Box]) -> None:
    """A line up to each body it accounts to: straight between two rows, around the side past other rows."""
    for n, other in enumerate(_above(box, of_node)):
        sure = all(node.up.get(up, True) for node in box.nodes for up in [member.id for member in other.nodes])
        if other.row < box.row - 1:
            lane = min(box.edge, other.edge) + n * 4
            y = box.top + box.height / 2
            points = [
                (box.left, y),
                (lane, y),
                (lane, other.top + other.height / 2),
                (other.left, other.top + other.height / 2),
            ]
            paper.line(points, INK_2, dashed=not sure)
            _arrow(paper, other.left, other.top + other.height / 2, sideways=True)
        else:
            x, foot = box.middle + n * 10, other.top + other.height
            half = box.top - ROOM / 2
            paper.line([(x, box.top), (x, half), (other.middle, half), (other.middle, foot)], INK_2, dashed=not sure)
            _arrow(paper, other.middle, foot)


def _arrow(paper: Paper, x: float, y: float, *, sideways: bool = False) -> None:
    corners = [(x, y), (x - 8, y - 5), (x - 8, y + 5)] if sideways else [(x, y), (x - 5, y + 8), (x + 5, y + 8)]
    paper.shape(corners, INK_2)
