"""Outlines as the paths of an SVG picture, in JSON: a drawing of areas that lies nowhere on the earth.

A map can be drawn from it; surfaces and distances cannot be measured, and it cannot be laid beside another file.
"""

import re
from functools import reduce
from typing import Any

import numpy as np
import shapely

from .reading import DRAWING, Feature, Found, Layer, polygon

NAME = "SVG-paden in JSON"
_STEP = re.compile(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")


def recognises(said: Any) -> bool:
    """Whether this JSON has a picture's box, and features with paths."""
    if not isinstance(said, dict) or "viewBox" not in said or not isinstance(said.get("features"), list):
        return False
    return any(isinstance(one, dict) and isinstance(one.get("d"), str) for one in said["features"])


def read(said: dict[str, Any]) -> Found:
    """The features. A picture counts downwards and a map upwards: y is turned round."""
    features = tuple(_feature(row, one) for row, one in enumerate(said["features"], 1))
    return Found(NAME, (Layer("", features, DRAWING),), said)


def _feature(row: int, one: Any) -> Feature:
    if not isinstance(one, dict):
        return Feature(row, {}, None, "dit is geen gebied maar iets anders.")
    properties = {name: value for name, value in one.items() if name != "d"}
    try:
        rings = list(_rings(str(one.get("d") or "")))
    except (ValueError, IndexError):
        return Feature(row, properties, None, "het pad is niet te lezen: alleen rechte lijnen (M, L, H, V, Z).")
    parts = [polygon([ring]) for ring in rings]
    mended = frozenset().union(*(marks for _, marks in parts))
    shapes = [shape for shape, _ in parts if shape is not None]
    # In a picture a path inside a path is a hole: what is covered an odd number of times.
    whole = next(iter(shapes), None)
    if len(shapes) > 1:
        whole = reduce(shapely.symmetric_difference, shapely.make_valid(shapes, method="structure"))
    return Feature(row, properties, whole, mended=mended)


def _rings(path: str) -> list[np.ndarray]:
    rings: list[list[tuple[float, float]]] = []
    tokens = [letter or number for letter, number in _STEP.findall(path)]
    x = y = 0.0
    place, step = 0, ""
    while place < len(tokens):
        if tokens[place].isalpha():
            step = tokens[place]
            place += 1
            if step in "Zz":
                x, y = rings[-1][0]
                continue
        here = (x, y) if step.islower() else (0.0, 0.0)
        match step.upper():
            case "M" | "L":
                x, y = here[0] + float(tokens[place]), here[1] + float(tokens[place + 1])
                place += 2
                if step.upper() == "M":
                    rings.append([])
                    step = "l" if step == "m" else "L"  # further pairs are lines
            case "H":
                x, place = here[0] + float(tokens[place]), place + 1
            case "V":
                y, place = here[1] + float(tokens[place]), place + 1
            case _:
                raise ValueError(step)
        rings[-1].append((x, y))
    # A path is closed by its Z, not by repeating its first point.
    return [np.array([*ring, ring[0]]) * (1, -1) for ring in rings]
