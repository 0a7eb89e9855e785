"""A picture drawn directly, for what is no chart: boxes with words and lines between them.

It has the look, the sizes and the place in a page of the charts (see ``svg``), and is as safe: every text is escaped,
and there are no scripts, styles or sizes of its own.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree

from .look import FONTS, INK, LEADING, NORMAL, TEXT, printable, text_width

Points = Sequence[tuple[float, float]]
DASHES = {"stroke-dasharray": "5 4"}


class Paper:
    """A sheet ``width`` px wide to draw on; everything is in px from the top left corner."""

    def __init__(self, width: int):
        self.width = width
        self._parts: list[ElementTree.Element] = []

    def box(
        self, left: float, top: float, width: float, height: float, fill: str, edge: str, *, dashed: bool = False
    ) -> None:
        """A rectangle with an edge."""
        place = {"x": left, "y": top, "width": width, "height": height}
        self._add("rect", {**place, "fill": fill, "stroke": edge, "stroke-width": 1.5, **(DASHES if dashed else {})})

    def line(self, points: Points, colour: str = INK, width: float = 1.5, *, dashed: bool = False) -> None:
        """A line through points, with sharp corners."""
        path = " ".join(f"{'L' if n else 'M'}{_short(x)} {_short(y)}" for n, (x, y) in enumerate(points))
        dash = DASHES if dashed else {}
        self._add("path", {"d": path, "fill": "none", "stroke": colour, "stroke-width": width, **dash})

    def shape(self, points: Points, fill: str) -> None:
        """A filled shape with these corners."""
        path = " ".join(f"{'L' if n else 'M'}{_short(x)} {_short(y)}" for n, (x, y) in enumerate(points))
        self._add("path", {"d": f"{path} Z", "fill": fill})

    def text(
        self, lines: Iterable[str], x: float, y: float, colour: str = INK, weight: int = NORMAL, *, middle: bool = False
    ) -> None:
        """Lines of text; ``y`` is the foot of the first line, and ``x`` where they begin, or their middle."""
        for n, line in enumerate(lines):
            left = x - text_width(line, weight) / 2 if middle else x
            heavy = {"font-weight": weight} if weight != NORMAL else {}
            element = self._add("text", {"x": left, "y": y + n * LEADING, "fill": colour, **heavy})
            element.text = printable(line)

    def svg(self, height: float, title: str, description: str) -> str:
        """The picture as one accessible image. Its ids come from its content, so that several stand on one page."""
        root = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "koers-chart"})
        root.attrib |= {"viewBox": f"0 0 {self.width} {_short(height)}", "role": "img"}
        root.extend(self._parts)
        content = ElementTree.tostring(root) + f"{title}{description}".encode()
        name = f"p{hashlib.sha256(content).hexdigest()[:12]}"
        root.attrib |= {
            "aria-labelledby": f"{name}t {name}d",
            "font-family": FONTS,
            "font-size": str(TEXT),
        }
        for n, (tag, text) in enumerate((("title", title), ("desc", description))):
            element = ElementTree.Element(tag, {"id": f"{name}{tag[0]}"})
            element.text = printable(text)
            root.insert(n, element)
        return ElementTree.tostring(root, encoding="unicode") + "\n"

    def _add(self, tag: str, attributes: Mapping[str, str | float]) -> ElementTree.Element:
        element = ElementTree.Element(
            tag, {name: value if isinstance(value, str) else _short(value) for name, value in attributes.items()}
        )
        self._parts.append(element)
        return element


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
