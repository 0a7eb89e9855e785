"""Money that ends against the horizon of what it pays for: one bar a fund, on one axis of years, and the goals below it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from koers.kernel.charts.look import AREA, GAP, HATCH_UNKNOWN, INK, INK_2, PATH, RULE, wrap

from .svg import NARROW, WIDE, Picture

ROW = 34
BAR = 16
LABELS = 330  # px for the names in the wide picture
OPEN = 4.0  # years that a bar without a known end is drawn


@dataclass(frozen=True)
class Bar:
    """When something runs, in years with a fraction; a side that is not known is None and hatched. ``text`` says when.

    ``goal``: it is a horizon of the programme and not money. ``latest_end``: the end is a range.
    """

    name: str
    start: float | None
    end: float | None
    text: str
    goal: bool = False
    latest_end: float | None = None


def span(bars: Sequence[Bar]) -> tuple[float, float] | None:
    """The first and last year of the axis; None when no bar has a year."""
    years = [y for bar in bars for y in (bar.start, bar.end, bar.latest_end) if y is not None]
    if not years:
        return None
    first, last = min(years), max(years)
    return float(int(first)), max(last, first + OPEN)


def draw_cliff(
    prefix: str, title: str, description: str, bars: Sequence[Bar], now: float, money_ends: float | None
) -> tuple[str, str] | None:
    """The picture, wide and narrow; None when there is no year to draw. ``money_ends``: the last year that money is known
    to run to; from there to the end of the goals the ground is coloured.
    """
    around = span(bars)
    if around is None:
        return None
    return tuple(  # type: ignore[return-value]
        _draw(f"{prefix}{letter}", title, description, bars, now, money_ends, around, width)
        for letter, width in (("w", WIDE), ("n", NARROW))
    )


def _draw(
    prefix: str,
    title: str,
    description: str,
    bars: Sequence[Bar],
    now: float,
    money_ends: float | None,
    around: tuple[float, float],
    width: int,
) -> str:
    picture = Picture(prefix, title, description, width)
    wide = width == WIDE
    left, right = (LABELS if wide else 0), width - (150 if wide else 8)
    first, last = around
    row = ROW if wide else ROW + 18

    def x(year: float) -> float:
        return left + (right - left) * (year - first) / (last - first)

    top = 46.0
    bottom = top + row * len(bars) + 14
    if money_ends is not None and money_ends < last:
        picture.rect(x(money_ends), top - 8, x(last) - x(money_ends), bottom - top + 8, GAP)
        picture.text(x(last), 18, "geen geld met een bekend einde", strong=True, end="end", fill=PATH)
    for year in _ticks(first, last, 6 if wide else 4):
        picture.line(x(year), top - 8, x(year), bottom, RULE, 1)
        picture.text(
            x(year),
            bottom + 20,
            str(int(year)),
            end="middle" if first < year < last else "start" if year == first else "end",
            fill=INK_2,
        )
    if first <= now <= last:
        picture.line(x(now), top - 14, x(now), bottom, INK, 1.5, "2 3")
        picture.text(x(now), top - 18, "nu", strong=True, end="middle")
    for number, bar in enumerate(bars):
        y = top + number * row
        if wide:
            picture.text(0, y + 18, _short(bar.name, LABELS - 16), strong=bar.goal)
        else:
            picture.text(0, y + 14, _short(bar.name, width), strong=bar.goal, halo=True)
            y += 16
        _bar(picture, bar, y + 6, x, first, last, wide)
    picture.height = max(picture.height, bottom + 26)
    return picture.done()


def _bar(
    picture: Picture, bar: Bar, y: float, at: Callable[[float], float], first: float, last: float, wide: bool
) -> None:
    fill = INK if bar.goal else AREA
    if bar.start is None and bar.end is None:
        picture.text(at(first) + 4, y + 12, bar.text, fill=INK_2, halo=True)
        return
    start = bar.start if bar.start is not None else max(first, (bar.end or first) - OPEN)
    end = bar.end if bar.end is not None else min(last, start + OPEN)
    known = bar.start is not None and bar.end is not None
    picture.rect(
        at(start), y, max(3.0, at(end) - at(start)), BAR, fill if known else HATCH_UNKNOWN, "" if known else INK_2
    )
    if bar.latest_end is not None and bar.latest_end > end:
        picture.rect(at(end), y, at(bar.latest_end) - at(end), BAR, HATCH_UNKNOWN, INK_2)
        end = bar.latest_end
    if wide:
        picture.text(at(end) + 8, y + 13, bar.text, fill=INK, halo=True)


def _ticks(first: float, last: float, most: int) -> list[float]:
    """Whole years from the first to the last, evenly, with both ends."""
    step = max(1, round((last - first) / most))
    years = list(range(int(first), int(last) + 1, step))
    if last - years[-1] >= step / 2 or len(years) == 1:
        years.append(int(last))
    else:
        years[-1] = int(last)
    return [float(year) for year in years]


def _short(name: str, room: float) -> str:
    lines = wrap(name, room)
    return lines[0] if len(lines) == 1 else f"{lines[0]} …"
