"""Small readable inputs for the tests of the methods."""

from collections.abc import Sequence
from typing import Any

from koers.methods import GapPaceInput


def shares(area: Sequence[float], benchmark: Sequence[float], *, first: float = 2015, **rest: Any) -> GapPaceInput:
    """Yearly shares of an area of 30,000 people, to be closed by 2042; higher is better unless said."""
    n = len(area)
    defaults: dict[str, Any] = {"area_n": (30_000,) * n, "direction": 1, "target_year": 2042}
    return GapPaceInput(
        times=tuple(first + k for k in range(n)), area=tuple(area), benchmark=tuple(benchmark), **{**defaults, **rest}
    )


def gaps(values: Sequence[float], **rest: Any) -> GapPaceInput:
    """Gaps themselves with known noise (variance 1), at t = 0, 1, ..., to be closed by t = 14."""
    n = len(values)
    defaults: dict[str, Any] = {"variance": (1.0,) * n, "direction": 1, "target_year": 14}
    return GapPaceInput(
        **{
            "times": tuple(float(k) for k in range(n)),
            "area": (0.0,) * n,
            "benchmark": tuple(values),
            **defaults,
            **rest,
        }
    )


def line(start: float, slope: float, n: int = 10, first: int = 0) -> list[float]:
    """n yearly levels on a straight line, from year number ``first`` on."""
    return [start + slope * k for k in range(first, first + n)]


CASE_A = shares(line(0.600, 0.006), line(0.700, 0.002))
CASE_B = shares(line(0.600, 0.003), line(0.700, 0.002))
CASE_C = shares(line(0.600, 0.002), line(0.700, 0.004))
CASE_D = shares(line(0.600, 0.006, 4, 6), line(0.700, 0.002, 4, 6), first=2021, area_n=(800,) * 4)
CASE_E = shares(line(0.200, -0.005), line(0.120, -0.001), direction=-1)
CASE_F = shares([0.600, 0.612, 0.598, 0.615, 0.611, 0.622], [0.700, 0.702, 0.703, 0.706, 0.707, 0.709], first=2019)
CASE_G = gaps([10, 9, 9, 7, 6])
CASES = {"A": CASE_A, "B": CASE_B, "C": CASE_C, "D": CASE_D, "E": CASE_E, "F": CASE_F, "G": CASE_G}
