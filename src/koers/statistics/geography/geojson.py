"""GeoJSON (RFC 7946, and the older form that names its system of coordinates)."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .reading import Feature, Found, Layer, polygon, system_of, together

NAME = "GeoJSON"
WRONG_SHAPE = "de coördinaten zijn geen lijst van punten met getallen"


def recognises(said: Any) -> bool:
    """Whether this JSON is GeoJSON."""
    return isinstance(said, dict) and said.get("type") in ("FeatureCollection", "Feature")


def read(said: dict[str, Any]) -> Found:
    """The features. Points and lines are passed over: they bound nothing."""
    features = said.get("features") if said["type"] == "FeatureCollection" else [said]
    found = [
        _feature(row, one) for row, one in enumerate(features if isinstance(features, list) else (), 1) if _bounds(one)
    ]
    metadata = said.get("metadata")
    about = {**said, **(metadata if isinstance(metadata, dict) else {})}
    return Found(NAME, (Layer(str(said.get("name") or ""), tuple(found), _declared(said)),), about)


def _bounds(feature: Any) -> bool:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    return kind not in ("Point", "MultiPoint", "LineString", "MultiLineString")


def _declared(said: dict[str, Any]) -> str:
    crs = said.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    return system_of(properties.get("name")) if isinstance(properties, dict) else ""


def _feature(row: int, one: Any) -> Feature:
    if not isinstance(one, dict):
        return Feature(row, {}, None, "dit is geen gebied maar iets anders.")
    properties = dict(one.get("properties") or {}) if isinstance(one.get("properties") or {}, dict) else {}
    if "id" in one:
        properties.setdefault("id", one["id"])
    try:
        shape, mended = _shape(one.get("geometry"))
    except (TypeError, ValueError, IndexError, KeyError):
        return Feature(row, properties, None, f"{WRONG_SHAPE}.")
    return Feature(row, properties, shape, mended=mended)


def _shape(geometry: dict[str, Any] | None) -> Any:
    if not geometry:
        return None, frozenset()
    match geometry["type"]:
        case "Polygon":
            return polygon(_rings(geometry["coordinates"]))
        case "MultiPolygon":
            return together([polygon(_rings(one)) for one in geometry["coordinates"]])
        case "GeometryCollection":
            return together([_shape(one) for one in geometry["geometries"] if _bounds({"geometry": one})])
    raise ValueError(geometry["type"])


def _rings(coordinates: Sequence[Any]) -> list[np.ndarray]:
    return [np.array([point[:2] for point in ring], dtype=np.float64).reshape(-1, 2) for ring in coordinates]
