"""What a reader of a form of boundaries gives back: layers of features, nothing judged yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

# How coordinates are told: RD New in metres, WGS84 in degrees, or a drawing that lies nowhere on the earth.
RD, WGS84, DRAWING = "RD", "WGS84", "tekening"
SYSTEMS = {"28992": RD, "7415": RD, "4326": WGS84, "4258": WGS84, "CRS84": WGS84, "84": WGS84}


@dataclass(frozen=True)
class Feature:
    """One thing with an outline. ``shape`` None when it has none; ``problem`` is what is wrong with it, in Dutch.

    ``row`` counts the features of its layer from 1; ``mended`` names what was put right while reading.
    """

    row: int
    properties: dict[str, Any]
    shape: shapely.Geometry | None
    problem: str = ""
    mended: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Layer:
    """Features of one sort. ``declared`` is the system of coordinates the file names: one of SYSTEMS, "" when it says
    nothing, or what it said when that is a system Koers does not know."""

    name: str
    features: tuple[Feature, ...]
    declared: str = ""


@dataclass(frozen=True)
class Found:
    """What is in a file. ``about`` is what the file says of itself as a whole (a year, a licence, a source)."""

    form: str
    layers: tuple[Layer, ...]
    about: dict[str, Any] = field(default_factory=dict)


def system_of(name: object) -> str:
    """One of the systems out of a name such as ``urn:ogc:def:crs:EPSG::28992``; the name itself when it is another."""
    text = str(name or "").strip()
    return SYSTEMS.get(text.replace("/", ":").split(":")[-1].upper(), text)


UNCLOSED = "een grens die niet gesloten was"
TOO_SHORT = "een rand van minder dan drie punten"


def polygon(rings: Iterable[NDArray[np.float64]]) -> tuple[shapely.Geometry | None, frozenset[str]]:
    """A polygon out of its outer ring and its holes, each (n, 2); and what had to be mended.

    A ring that does not end where it began is closed; a ring without surface is left out, and with it, when it is the
    outer one, the polygon. Raises ValueError for a point that is no number.
    """
    mended: set[str] = set()
    sound = []
    for place, ring in enumerate(rings):
        ring = np.asarray(ring, dtype=np.float64)[:, :2]
        if not np.isfinite(ring).all():
            raise ValueError("a point that is no number")
        if len(ring) and not np.array_equal(ring[0], ring[-1]):
            ring = np.vstack([ring, ring[:1]])
            mended.add(UNCLOSED)
        if len(ring) < 4:
            mended.add(TOO_SHORT)
            if place == 0:
                return None, frozenset(mended)
            continue
        sound.append(ring)
    if not sound:
        return None, frozenset(mended)
    return shapely.Polygon(sound[0], sound[1:]), frozenset(mended)


def together(
    polygons: Iterable[tuple[shapely.Geometry | None, frozenset[str]]],
) -> tuple[shapely.Geometry | None, frozenset[str]]:
    """One shape out of several polygons."""
    parts = list(polygons)
    shapes = [shape for shape, _ in parts if shape is not None]
    mended = frozenset().union(*(marks for _, marks in parts))
    return (shapely.MultiPolygon(shapes) if shapes else None), mended
