"""A sheet to draw on: collects layers and gives them as one Altair chart.

Data (lines, dots, bars, bands) are drawn in their own units over scales with a fixed domain and
range; furniture (rules, numbers along the axis, labels) in px from the top left corner. As both
ranges are fixed here and not by Vega, `px` and `py` know where every value comes, and labels can
be placed around them.

Importing this module imports Altair, which takes a third of a second. Only `draw` does so, and
only when a picture has to be made.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt

from .look import FONTS, INK, LEADING, NORMAL, PAPER, TEXT, printable
from .place import Box, Label, Spot

Range = tuple[float, float]


class Sheet:
    """`plot` is the rectangle of the data; `x` and `y` are the ranges of its values.

    Without a `y` range the vertical place of data is given in px.
    """

    def __init__(self, width: int, height: float, plot: Box, x: Range, y: Range | None = None):
        self.width, self.height, self.plot = width, round(height), plot
        self.x_range, self.y_range = x, y
        self._layers: list[alt.Chart] = []
        self._texts: list[dict[str, Any]] = []

    def px(self, value: float) -> float:
        low, high = self.x_range
        return self.plot.left + (value - low) / (high - low) * (self.plot.right - self.plot.left)

    def value_at(self, px: float) -> float:
        """The value whose place is px: for a sign that stands in the margin."""
        low, high = self.x_range
        return low + (px - self.plot.left) / (self.plot.right - self.plot.left) * (high - low)

    def py(self, value: float) -> float:
        if self.y_range is None:
            return value
        low, high = self.y_range
        return self.plot.bottom - (value - low) / (high - low) * (self.plot.bottom - self.plot.top)

    # --- data ---------------------------------------------------------------------------------

    def line(self, points: Sequence[Range], colour: str, width: float, **style: Any) -> None:
        """One unbroken line through (x, y)."""
        style = {"strokeJoin": "round", **style}
        self._add(
            self._data([{"x": x, "y": y} for x, y in points])
            .mark_line(stroke=colour, strokeWidth=width, **style)
            .encode(x=self._x(), y=self._y())
        )

    def area(self, points: Iterable[tuple[float, float, float]], fill: str) -> None:
        """The surface between two lines, through (x, lower, upper); cut off at the plot."""
        rows = [{"x": x, "y": self._cut(low), "y2": self._cut(high)} for x, low, high in points]
        self._add(
            self._data(rows).mark_area(fill=fill, fillOpacity=1).encode(x=self._x(), y=self._y(), y2=alt.Y2("y2:Q"))
        )

    def dots(self, points: Sequence[Range], shape: str, size: float, fill: str, stroke: str) -> None:
        """Markers at (x, y), `size` px across."""
        surface = size * size * (3.1416 / 4 if shape == "circle" else 1)
        if shape == "diamond":
            surface /= 1.6
        self._add(
            self._data([{"x": x, "y": y} for x, y in points])
            .mark_point(shape=shape, size=surface, fill=fill, stroke=stroke, strokeWidth=2.4, opacity=1)
            .encode(x=self._x(), y=self._y())
        )

    def bar(self, x1: float, x2: float, y: float, thick: float, fill: str, edge: str | None = None) -> None:
        """A horizontal bar between two values, with its middle at y px."""
        row = {"x": x1, "x2": x2, "y": y - thick / 2, "y2": y + thick / 2}
        self._add(
            self._data([row])
            .mark_rect(fill=fill, fillOpacity=1, stroke=edge, strokeWidth=1.2 if edge else 0)
            .encode(x=self._x(), x2=alt.X2("x2:Q"), y=_px("y"), y2=alt.Y2("y2:Q"))
        )

    # --- furniture, in px ---------------------------------------------------------------------

    def rules(
        self,
        segments: Iterable[tuple[float, float, float, float]],
        colour: str,
        width: float = 1,
        dash: Sequence[float] = (),
    ) -> None:
        """Straight lines (x1, y1, x2, y2), put on whole pixels so that all look equally thin."""
        names = ("x", "y", "x2", "y2")
        rows = [{n: round(v) + 0.5 for n, v in zip(names, s, strict=True)} for s in segments]
        if rows:
            self._add(
                self._data(rows)
                .mark_rule(stroke=colour, strokeWidth=width, strokeDash=list(dash))
                .encode(x=_px("x"), y=_px("y"), x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"))
            )

    def box(self, box: Box, fill: str) -> None:
        """A filled rectangle."""
        row = {"x": box.left, "x2": box.right, "y": box.top, "y2": box.bottom}
        self._add(
            self._data([row])
            .mark_rect(fill=fill, fillOpacity=1)
            .encode(x=_px("x"), y=_px("y"), x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"))
        )

    def text(
        self,
        text: str,
        spot: Spot,
        colour: str = INK,
        weight: int = NORMAL,
        halo: bool = False,
    ) -> None:
        """One line of text. All text is drawn last, above everything else."""
        self._texts.append(
            {
                "x": spot.x,
                "y": spot.y,
                "text": printable(text),
                "align": spot.align,
                "fill": colour,
                "weight": weight,
                "halo": 4 if halo else 0,
            }
        )

    def label(self, label: Label, spot: Spot) -> None:
        """A placed label, with a white halo where it crosses something."""
        for n, line in enumerate(label.lines):
            below = Spot(spot.x, spot.y + n * LEADING, spot.align)
            self.text(line, below, label.colour, label.weight_of(n), halo=True)

    def chart(self) -> Any:
        """Everything drawn so far as one Altair chart (LayerChart) of exactly this size."""
        return alt.layer(
            *self._layers,
            *self._text_layer(),
            width=self.width,
            height=self.height,
            padding=0,
            autosize=alt.AutoSizeParams(type="none"),
            background="transparent",
            config=alt.Config(font=FONTS, aria=False, view=alt.ViewConfig(stroke=None)),
        )

    # --- inside -------------------------------------------------------------------------------

    def _text_layer(self) -> list[alt.Chart]:
        if not self._texts:
            return []
        by_field = {"align": "align", "fill": "fill", "fontWeight": "weight", "strokeWidth": "halo"}
        style: dict[str, Any] = {p: alt.ExprRef(f"datum.{name}") for p, name in by_field.items()}
        layer = self._data(self._texts).mark_text(
            baseline="alphabetic", fontSize=TEXT, stroke=PAPER, strokeJoin="round", **style
        )
        return [layer.encode(x=_px("x"), y=_px("y"), text=alt.Text("text:N"))]

    def _data(self, rows: list[dict[str, Any]]) -> alt.Chart:
        return alt.Chart(alt.Data(values=rows))

    def _add(self, layer: alt.Chart) -> None:
        self._layers.append(layer)

    def _x(self) -> alt.X:
        return alt.X("x:Q", axis=None, scale=_fixed(self.x_range, (self.plot.left, self.plot.right)))

    def _y(self) -> Any:
        if self.y_range is None:
            return _px("y")
        pixels = (self.plot.bottom, self.plot.top)
        return alt.Y("y:Q", axis=None, scale=_fixed(self.y_range, pixels))

    def _cut(self, value: float) -> float:
        low, high = self.y_range or (value, value)
        return min(max(value, low), high)


def _fixed(domain: Range, pixels: Range) -> alt.Scale:
    return alt.Scale(domain=list(domain), range=list(pixels), nice=False, zero=False)


def _px(name: str) -> Any:
    channel = alt.X if name == "x" else alt.Y
    return channel(f"{name}:Q", axis=None, scale=None)
