"""From pairs of figures to the input of the method: which noise is known, and on what terms."""

from collections.abc import Sequence

from koers.indicators.models import Indicator, Unit
from koers.methods import GapPaceInput

from .figures import Pair
from .question import Question

KINDS = {Unit.Kind.SHARE: "share", Unit.Kind.RATE: "rate", Unit.Kind.MEAN: "mean"}
HALF_A_YEAR = 0.5  # from the middle of a year, where the method puts it, to its first day
SMALLEST, LARGEST = 1e-30, 1e15  # variances the method takes


def direction(indicator: Indicator) -> int:
    """1 when higher is better, -1 when lower is."""
    return 1 if indicator.direction == Indicator.Direction.UP else -1


def method_input(
    question: Question, used: Sequence[Pair], year: int, *, start: int | None, break_at: float | None, inside: bool
) -> GapPaceInput:
    """The series and the terms. ``start``: the programme's first year, None for the time before. ``inside``: the area is
    part of the benchmark."""
    indicator = question.indicator
    unit = indicator.unit
    kind = KINDS.get(Unit.Kind(unit.kind), "index") if unit else "index"
    per = float(unit.per) if unit and unit.per and kind in ("share", "rate") else None
    variance = _variances(used)
    area_n = None if variance or indicator.uncertainty == Indicator.Uncertainty.MODEL else _sizes(used, kind, per)
    benchmark_n = _benchmark_sizes(used) if area_n else None
    return GapPaceInput(
        times=tuple(pair.period.time or 0.0 for pair in used),
        area=tuple(pair.area_value for pair in used),
        benchmark=tuple(pair.benchmark_value for pair in used),
        area_n=area_n,
        benchmark_n=benchmark_n,
        variance=variance,
        direction=direction(indicator),
        target_year=float(year),
        kind=kind,  # type: ignore[arg-type]
        per=per,
        exact_count=question.fixed is not None and variance is None and area_n is None and _is_counted(indicator),
        programme_start=None if start is None else start - HALF_A_YEAR,
        break_at=break_at,
        area_in_benchmark=inside
        and area_n is not None
        and benchmark_n is not None
        and _is_smaller(area_n, benchmark_n),
    )


def _is_counted(indicator: Indicator) -> bool:
    """Whether the figure is a plain count, or from a register: then the last one says whether a fixed number is met."""
    plain = indicator.unit is not None and indicator.unit.kind == Unit.Kind.COUNT
    return plain or indicator.uncertainty == Indicator.Uncertainty.REGISTER


def _variances(used: Sequence[Pair]) -> tuple[float, ...] | None:
    """The variance of every gap, when the producer states it for the area in every year; None when not."""
    found = []
    for pair in used:
        total = (pair.area.variance or 0.0) + (pair.benchmark.variance or 0.0 if pair.benchmark else 0.0)
        if pair.area.variance is None or not SMALLEST <= total <= LARGEST:
            return None
        found.append(total)
    return tuple(found)


def _sizes(used: Sequence[Pair], kind: str, per: float | None) -> tuple[float, ...] | None:
    """The area's denominators when all are known: with some missing, years would be lost. None where they say nothing.

    A share outside 0-100% is not a share of these people, so its chance cannot be worked out from them.
    """
    top = {"share": per or 1.0, "rate": LARGEST}.get(kind)
    if top is None or not all(0 <= level <= top for pair in used for level in (pair.area_value, pair.benchmark_value)):
        return None
    return _all_above_zero([pair.area.denominator for pair in used])


def _benchmark_sizes(used: Sequence[Pair]) -> tuple[float, ...] | None:
    return _all_above_zero([pair.benchmark.denominator if pair.benchmark else None for pair in used])


def _all_above_zero(sizes: Sequence[int | None]) -> tuple[float, ...] | None:
    return tuple(float(size or 0) for size in sizes) if all(size and size > 0 for size in sizes) else None


def _is_smaller(area: Sequence[float], benchmark: Sequence[float]) -> bool:
    return all(small < large for small, large in zip(area, benchmark, strict=True))
