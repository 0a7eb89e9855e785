"""From degrees to metres and back: WGS84 (EPSG:4326) and the Dutch grid (RD New, EPSG:28992).

The polynomials of F.H. Schreutelkamp and G.L. Strang van Hees, "Benaderingsformules voor de transformatie tussen RD-
en WGS84-kaartcoördinaten", Geodesia 43 (2001), pp. 64-69. On land they stay within 0.3 m of RDNAPTRANS: far less than
a pixel of any map Koers draws. They are not for measuring.
"""

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # (n, 2)

# Amersfoort, the middle of the grid: x, y in metres; latitude, longitude in degrees.
X0, Y0 = 155_000.0, 463_000.0
LATITUDE0, LONGITUDE0 = 52.15517440, 5.38720621

Terms = tuple[tuple[int, int, float], ...]  # (power of the first, power of the second, coefficient)

_X: Terms = (
    (0, 1, 190094.945), (1, 1, -11832.228), (2, 1, -114.221), (0, 3, -32.391), (1, 0, -0.705),
    (3, 1, -2.340), (1, 3, -0.608), (0, 2, -0.008), (2, 3, 0.148),
)  # fmt: skip
_Y: Terms = (
    (1, 0, 309056.544), (0, 2, 3638.893), (2, 0, 73.077), (1, 2, -157.984), (3, 0, 59.788),
    (0, 1, 0.433), (2, 2, -6.439), (1, 1, -0.032), (0, 4, 0.092), (1, 4, -0.054),
)  # fmt: skip
_LATITUDE: Terms = (
    (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550), (2, 2, -0.01709),
    (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033), (1, 1, -0.00012),
)  # fmt: skip
_LONGITUDE: Terms = (
    (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594), (3, 1, -0.05607),
    (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022), (2, 0, -0.00022), (5, 0, 0.00026),
)  # fmt: skip


def to_rd(degrees: Points) -> Points:
    """Metres (x, y) of points (longitude, latitude), rounded to a millimetre so that shared points stay shared."""
    latitude = 0.36 * (degrees[:, 1] - LATITUDE0)
    longitude = 0.36 * (degrees[:, 0] - LONGITUDE0)
    x = X0 + _sum(_X, latitude, longitude)
    y = Y0 + _sum(_Y, latitude, longitude)
    metres: Points = np.column_stack([x, y])
    return metres.round(3)


def to_degrees(metres: Points) -> Points:
    """Degrees (longitude, latitude) of points (x, y)."""
    x, y = (metres[:, 0] - X0) / 1e5, (metres[:, 1] - Y0) / 1e5
    latitude = LATITUDE0 + _sum(_LATITUDE, x, y) / 3600
    longitude = LONGITUDE0 + _sum(_LONGITUDE, x, y) / 3600
    return np.column_stack([longitude, latitude])


def _sum(terms: Terms, first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    total: NDArray[np.float64] = np.zeros(len(first))
    for power, other, coefficient in terms:
        total += coefficient * first**power * second**other
    return total
