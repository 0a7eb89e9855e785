"""The little SVG that the pictures are made of. Text is escaped by the XML library; there are no scripts and no styles."""

from xml.etree import ElementTree

from koers.kernel.charts.look import FONTS, HATCH_UNKNOWN, HATCHES, INK, LEADING, STRONG, TEXT, printable, wrap

WIDE = 1100
NARROW = 358


class Picture:
    """An SVG picture that grows downwards. ``prefix`` keeps its ids apart from those of other pictures on the page."""

    def __init__(self, prefix: str, title: str, description: str, width: int) -> None:
        """``title`` names it and ``description`` says it, for who cannot see it."""
        self.prefix, self.width, self.height = prefix, width, 0.0
        self.root = ElementTree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "class": "koers-chart",
                "role": "img",
                "aria-labelledby": f"{prefix}t {prefix}d",
                "font-family": FONTS,
                "font-size": str(TEXT),
            },
        )
        for tag, text in (("title", title), ("desc", description)):
            ElementTree.SubElement(self.root, tag, {"id": f"{prefix}{tag[0]}"}).text = printable(text)
        self._hatched = False

    def rect(self, x: float, y: float, width: float, height: float, fill: str, stroke: str = "") -> None:
        """A rectangle; a hatch fill becomes a pattern."""
        given = {"x": _n(x), "y": _n(y), "width": _n(width), "height": _n(height), "fill": self._fill(fill)}
        if stroke:
            given |= {"stroke": stroke, "stroke-width": "1.5"}
        ElementTree.SubElement(self.root, "rect", given)
        self.height = max(self.height, y + height)

    def path(self, d: str, fill: str, opacity: str = "") -> None:
        """A surface."""
        given = {"d": d, "fill": self._fill(fill)} | ({"fill-opacity": opacity} if opacity else {})
        ElementTree.SubElement(self.root, "path", given)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str = INK, width: float = 1.5, dash: str = ""
    ) -> None:
        """A line."""
        given = {"x1": _n(x1), "y1": _n(y1), "x2": _n(x2), "y2": _n(y2), "stroke": stroke, "stroke-width": _n(width)}
        ElementTree.SubElement(self.root, "line", given | ({"stroke-dasharray": dash} if dash else {}))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        strong: bool = False,
        end: str = "start",
        fill: str = INK,
        halo: bool = False,
    ) -> None:
        """One line of text; ``end``: start, middle or end of the text stands at ``x``; ``y`` is its foot."""
        given = {"x": _n(x), "y": _n(y), "fill": fill}
        if strong:
            given["font-weight"] = str(STRONG)
        if end != "start":
            given["text-anchor"] = end
        if halo:
            given |= {"stroke": "#ffffff", "stroke-width": "4", "stroke-linejoin": "round", "paint-order": "stroke"}
        ElementTree.SubElement(self.root, "text", given).text = printable(words)
        self.height = max(self.height, y + 6)

    def lines(self, x: float, y: float, words: str, room: float, *, strong: bool = False) -> float:
        """Text in as many lines as it needs; gives the foot of the last."""
        for number, line in enumerate(wrap(words, room, STRONG if strong else 400)):
            self.text(x, y + number * LEADING, line, strong=strong)
        return y + (len(wrap(words, room, STRONG if strong else 400)) - 1) * LEADING

    def done(self) -> str:
        """The picture as text."""
        self.root.attrib["viewBox"] = f"0 0 {self.width} {_n(self.height + 4)}"
        return ElementTree.tostring(self.root, encoding="unicode") + "\n"

    def _fill(self, fill: str) -> str:
        if fill not in HATCHES:
            return fill
        if not self._hatched:
            self._hatched = True
            defs = ElementTree.Element("defs")
            ground, line = HATCHES[HATCH_UNKNOWN]
            size = {"width": "7", "height": "7"}
            pattern = ElementTree.SubElement(
                defs,
                "pattern",
                {"id": f"{self.prefix}h", **size, "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"},
            )
            ElementTree.SubElement(pattern, "rect", {**size, "fill": ground})
            stroke = {"stroke": line, "stroke-width": "1.8"}
            ElementTree.SubElement(pattern, "line", {"x1": "0", "y1": "0", "x2": "0", "y2": "7", **stroke})
            self.root.insert(2, defs)
        return f"url(#{self.prefix}h)"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
