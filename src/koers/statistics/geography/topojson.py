"""TopoJSON: outlines in arcs that neighbours share, often on a grid of whole numbers."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .reading import Feature, Found, Layer, polygon, system_of, together

NAME = "TopoJSON"
SURFACES = ("Polygon", "MultiPolygon")


def recognises(said: Any) -> bool:
    """Whether this JSON is TopoJSON."""
    return isinstance(said, dict) and said.get("type") == "Topology" and isinstance(said.get("objects"), dict)


def read(said: dict[str, Any]) -> Found:
    """The layers that have surfaces; layers of points (labels) are passed over."""
    arcs = _Arcs(said)
    layers = []
    for name, item in said["objects"].items():
        features = tuple(_feature(row, one, arcs) for row, one in enumerate(_geometries(item), 1))
        if features:
            layers.append(Layer(name, features, _declared(item) or _declared(said)))
    return Found(NAME, tuple(layers), said)


def _geometries(item: Any) -> Iterator[dict[str, Any]]:
    if not isinstance(item, dict):
        return
    if item.get("type") == "GeometryCollection":
        for one in item.get("geometries") or ():
            yield from _geometries(one)
    elif item.get("type") in (*SURFACES, None):  # None: a feature whose shape is missing
        yield item


def _declared(item: dict[str, Any]) -> str:
    crs = item.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    return system_of(properties.get("name")) if isinstance(properties, dict) else ""


def _feature(row: int, one: dict[str, Any], arcs: "_Arcs") -> Feature:
    properties = dict(one.get("properties") or {})
    if "id" in one:
        properties.setdefault("id", one["id"])
    try:
        match one.get("type"):
            case "Polygon":
                shape, mended = polygon(map(arcs.ring, one["arcs"]))
            case "MultiPolygon":
                shape, mended = together([polygon(map(arcs.ring, rings)) for rings in one["arcs"]])
            case _:
                shape, mended = None, frozenset()
    except (TypeError, ValueError, IndexError, KeyError):
        return Feature(row, properties, None, "de rand verwijst naar een lijn die niet in het bestand staat.")
    return Feature(row, properties, shape, mended=mended)


class _Arcs:
    """The arcs of a file, each decoded once."""

    def __init__(self, said: dict[str, Any]) -> None:
        self.raw = said.get("arcs") or []
        transform = said.get("transform")
        # The size of a step on the grid, and where the grid begins; None when points stand there as they are.
        self.grid = (np.array(transform["scale"]), np.array(transform["translate"])) if transform else None
        self.decoded: dict[int, NDArray[np.float64]] = {}

    def arc(self, number: int) -> NDArray[np.float64]:
        """An arc; a negative number is arc ~number, walked backwards."""
        place = ~number if number < 0 else number
        if place not in self.decoded:
            points = np.array([point[:2] for point in self.raw[place]], dtype=np.float64).reshape(-1, 2)
            if self.grid is not None:
                step, begin = self.grid
                points = points.cumsum(axis=0) * step + begin
            self.decoded[place] = points
        return self.decoded[place][::-1] if number < 0 else self.decoded[place]

    def ring(self, numbers: list[int]) -> NDArray[np.float64]:
        """The points of a ring: each arc begins where the one before it ended."""
        first, *rest = (self.arc(number) for number in numbers)
        return np.vstack([first, *(arc[1:] for arc in rest)])
