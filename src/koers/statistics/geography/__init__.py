"""Boundaries of areas: read in whatever form they come, kept on one grid, and made small enough to draw. No Django.

from pathlib import Path
from koers.statistics.geography import Atlas, picture

atlas = Atlas(Path("statistics"))
atlas.bring_in(Path("buurten.gpkg"))
found = atlas.best_for(["BU09172004"], year=2020)
"""

from .atlas import Atlas, BoundaryImport
from .reading import DRAWING, RD, WGS84
from .simplify import Outline, Picture, picture, simplified
from .units import Boundaries, Unit, read_boundaries

__all__ = [
    "DRAWING",
    "RD",
    "WGS84",
    "Atlas",
    "Boundaries",
    "BoundaryImport",
    "Outline",
    "Picture",
    "Unit",
    "picture",
    "read_boundaries",
    "simplified",
]
