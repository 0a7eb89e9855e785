"""Where we are on the horizons that sources give: words, and the places of the bars on one shared axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from .shapes import Horizon

AXIS = 1000
"""Length of the shared axis, in units of the picture."""


@dataclass(frozen=True)
class HorizonBar:
    """One horizon as shown: its words, and its bar as places on the axis (whole numbers, 0 to AXIS).

    ``left`` and ``width`` are the certain part, ``elapsed`` how much of the whole has passed, ``tail`` the uncertain end.
    """

    horizon: Horizon
    span: str
    state: str
    left: int
    width: int
    tail: int
    elapsed: int


def horizon_bars(horizons: Sequence[Horizon], now: float) -> list[HorizonBar]:
    """The bars for ``now`` (a year with a fraction). Raises ValueError for a horizon that ends before it starts."""
    if not horizons:
        return []
    first = min(horizon.start for horizon in horizons)
    last = max(_latest_end(horizon) for horizon in horizons)

    def place(year: float) -> int:
        return round((min(max(year, first), last) - first) / (last - first) * AXIS)

    bars = []
    for horizon in horizons:
        if not horizon.start < horizon.end <= _latest_end(horizon):
            raise ValueError(f"horizon {horizon.label!r} ends before it starts")
        left, end, latest = place(horizon.start), place(horizon.end), place(_latest_end(horizon))
        elapsed = min(max(place(now) - left, 0), latest - left)
        bars.append(HorizonBar(horizon, _span(horizon), _state(horizon, now), left, end - left, latest - end, elapsed))
    return bars


def _latest_end(horizon: Horizon) -> float:
    return horizon.end if horizon.latest_end is None else horizon.latest_end


def _years(horizon: Horizon) -> str:
    shortest = round(horizon.end - horizon.start)
    longest = round(_latest_end(horizon) - horizon.start)
    return f"{shortest}" if shortest == longest else f"{shortest} tot {longest}"


def _span(horizon: Horizon) -> str:
    start, end, latest = floor(horizon.start), floor(horizon.end), floor(_latest_end(horizon))
    until = f"{end}" if end == latest else f"een jaar tussen {end} en {latest}"
    return f"{_years(horizon)} jaar, van {start} tot {until}"


def _state(horizon: Horizon, now: float) -> str:
    if now < horizon.start:
        return f"begint in {floor(horizon.start)}"
    if now >= _latest_end(horizon):
        return f"afgelopen sinds {floor(_latest_end(horizon))}"
    return f"nu: jaar {floor(now - horizon.start) + 1} van de {_years(horizon)}"
