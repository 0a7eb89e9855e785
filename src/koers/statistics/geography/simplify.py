"""From outlines to a picture: fewer points, small enough for a page, and neighbours still sharing their border."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from .units import Unit

# Each round takes away more, until the picture is small enough.
FIRST_TOLERANCE = 0.3  # units of the picture
STEP = 1.5
LARGEST_TOLERANCE = 12.0
MARGIN = 0.04


@dataclass(frozen=True)
class Outline:
    """An area in the picture: its SVG path, and where a mark in it can stand (``x``, ``y``) with how much room
    (``room``: the radius of the largest circle inside), all in units of the picture."""

    code: str
    path: str
    x: float
    y: float
    room: float


@dataclass(frozen=True)
class Picture:
    """Outlines in a picture of ``width`` by ``height``, north up. ``tolerance`` is what a border may have moved."""

    width: int
    height: int
    outlines: tuple[Outline, ...]
    tolerance: float


def simplified(shapes: Sequence[shapely.Geometry], tolerance: float) -> list[shapely.Geometry]:
    """The shapes with fewer points, as one coverage: a border between two is simplified once, for both.

    A shape that would vanish or come out unsound keeps its own points.
    """
    if tolerance <= 0 or not shapes:
        return list(shapes)
    # Visvalingam-Whyatt: GEOS takes the side of the smallest triangle it keeps.
    made = shapely.coverage_simplify(np.array(shapes, dtype=object), tolerance)
    return [
        new if not new.is_empty and new.is_valid and new.area > 0 else old
        for new, old in zip(made, shapes, strict=True)
    ]


def picture(units: Sequence[Unit], width: int, most_bytes: int, focus: Collection[str] = ()) -> Picture:
    """A picture of areas, its paths together at most ``most_bytes`` where that can be had without losing an area.

    ``focus``: the codes to show whole, with a margin; of the others only those that come into that view. Default all.
    """
    looked_at = [unit.shape for unit in units if unit.code in focus] or [unit.shape for unit in units]
    west, south, east, north = _view(looked_at, MARGIN if focus else 0.0)
    scale = width / ((east - west) or 1.0)
    seen = [unit for unit in units if unit.shape.intersects(shapely.box(west, south, east, north))]

    def place(points: np.ndarray) -> np.ndarray:
        return (points - (west, north)) * (scale, -scale)

    shapes = list(shapely.transform(np.array([unit.shape for unit in seen], dtype=object), place))
    tolerance = FIRST_TOLERANCE
    while True:
        drawn = simplified(shapes, tolerance)
        paths = [_path(shape) for shape in drawn]
        if sum(map(len, paths)) <= most_bytes or tolerance * STEP > LARGEST_TOLERANCE:
            break
        tolerance *= STEP
    outlines = tuple(
        Outline(unit.code, path, *_mark(shape)) for unit, path, shape in zip(seen, paths, drawn, strict=True)
    )
    return Picture(width, max(1, round(scale * (north - south))), outlines, tolerance)


def _view(shapes: Sequence[shapely.Geometry], margin: float) -> tuple[float, float, float, float]:
    """West, south, east, north of the shapes, with a margin as a part of the longest side."""
    west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object))
    room = margin * max(east - west, north - south)
    return west - room, south - room, east + room, north + room


def _mark(shape: shapely.Geometry) -> tuple[float, float, float]:
    """The middle of the largest circle in a shape, and its radius."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.5)
    (x, y), _ = shapely.get_coordinates(circle)
    return round(float(x), 1), round(float(y), 1), round(float(circle.length), 1)


def _path(shape: shapely.Geometry) -> str:
    """The SVG path, to a tenth: steps from point to point, which are shorter than places."""
    steps = []
    for part in shapely.get_parts(shape):
        for ring in (part.exterior, *part.interiors):
            # To whole tenths first: rounding steps one by one would add up.
            points = np.round(shapely.get_coordinates(ring) * 10).astype(np.int64)
            kept = np.vstack([points[:1], points[1:][(np.diff(points, axis=0) != 0).any(axis=1)]])
            if len(kept) < 4:
                kept = points
            moves = np.diff(kept[:-1] if len(kept) > 1 else kept, axis=0)
            steps.append(f"M{_pair(kept[0])}l{' '.join(_pair(move) for move in moves)}z")
    return "".join(steps)


def _pair(point: np.ndarray) -> str:
    x, y = (f"{value / 10:g}" for value in point)
    return x + (y if y.startswith("-") else f",{y}")
