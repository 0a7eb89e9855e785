"""The input of ``gap_pace``: two series and the agreed rules, checked before anything is computed."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from itertools import pairwise
from math import isfinite, isnan
from typing import Literal, TypeGuard

from .errors import MethodInputError

Number = float | None
Numbers = tuple[Number, ...]
Kind = Literal["share", "rate", "mean", "index"]
ScaleName = Literal["auto", "linear", "logit"]

KINDS: tuple[Kind, ...] = ("share", "rate", "mean", "index")
SCALES: tuple[ScaleName, ...] = ("auto", "linear", "logit")
# Beyond these, squares and weights leave the range of a computer's number; nothing that people count comes near.
LARGEST = 1e15
LATEST = 1e5
SMALLEST_VARIANCE = 1e-30
# Two measurements closer in time than this (years) are one measurement typed twice.
SAME_TIME = 1e-6
DEFAULT_PER = {"share": 1.0, "rate": 1000.0, "mean": 1.0, "index": 1.0}


@dataclass(frozen=True)
class GapPaceInput:
    """Two series over the same years, and the rules of the judgement. Every tuple has one place a year.

    A year need not be in order; a year with ``None`` or NaN for the area or the benchmark is left out, and so is a
    year whose denominator is 0 or missing while other years have one.

    - ``times``: years, as numbers (2023.5 is halfway 2023). ``area``, ``benchmark``: levels in the indicator's unit;
      a fixed target is a benchmark that stays the same.
    - ``area_n``, ``benchmark_n``: denominators (persons, dwellings). Without ``benchmark_n`` the benchmark has no
      noise.
    - ``variance``: variance of the *gap* in the square of its unit, when the producer gives it; replaces all other
      noise. Nothing but zeros means: noise not known, to be estimated from the series itself.
    - ``direction``: +1 higher is better (the default), -1 lower is better. ``target_year``: when the gap should be closed.
      ``tolerance``: a gap up to this counts as closed (the indicator's unit).
    - ``kind``: which formula gives the noise. ``per``: a share is per 1 (default) or 100, a rate per 1000 (default).
    - ``area_sd``, ``benchmark_sd``: standard deviation between units, for a mean. ``half_width``: half the distance
      between the bounds of a figure with suppressed or apportioned parts. ``design_effect``: of a survey, multiplies
      its noise.
    - ``lag_years`` after ``lag_from`` (default ``programme_start``): agreed years before effects are expected.
    - ``programme_start``: when given, the question is about the programme and asks three points from then on.
    - ``break_at``: first year under a new definition. ``exact_count``: a plain count or register figure; it has
      effect only against a fixed target, which is then reached by the last figure, however few there are.
    - ``scale``: "auto" takes log-odds only where a line through small or large shares would cross 0 or 1.
    - ``area_in_benchmark``: the area is part of the benchmark; from 1 % of it on, the benchmark is taken without the
      area.
    - ``reference_lambda``, ``reference_omega``: how far past slopes of comparable areas persisted (factor), and the
      standard deviation of what they did beside that (unit a year).

    Raises ``MethodInputError`` with all problems.
    """

    times: tuple[float, ...]
    area: Numbers
    benchmark: Numbers
    _: KW_ONLY
    target_year: float
    direction: int = 1
    area_n: Numbers | None = None
    benchmark_n: Numbers | None = None
    variance: Numbers | None = None
    tolerance: float = 0.0
    kind: Kind = "share"
    per: float | None = None
    lag_years: float | None = None
    lag_from: float | None = None
    break_at: float | None = None
    exact_count: bool = False
    scale: ScaleName = "auto"
    programme_start: float | None = None
    design_effect: float = 1.0
    area_sd: Numbers | None = None
    benchmark_sd: Numbers | None = None
    half_width: Numbers | None = None
    area_in_benchmark: bool = False
    reference_lambda: float | None = None
    reference_omega: float | None = None

    def __post_init__(self) -> None:
        problems = list(_problems(self))
        if problems:
            raise MethodInputError(problems)

    @property
    def unit(self) -> float:
        """What the figures are counted per: 1, 100, 1000."""
        return DEFAULT_PER[self.kind] if self.per is None else self.per

    @property
    def lag_until(self) -> float | None:
        """The year until which no effect is asked, or None when no lag was agreed."""
        start = self.programme_start if self.lag_from is None else self.lag_from
        if not self.lag_years or start is None:
            return None
        return start + self.lag_years


def known(value: Number) -> TypeGuard[float]:
    """Whether there is a number at all."""
    return value is not None and not isnan(value)


def has_numbers(values: Numbers | None) -> bool:
    """Whether a series was given with at least one number in it."""
    return values is not None and any(known(value) for value in values)


def noise_from_sizes(given: GapPaceInput) -> bool:
    """Whether the noise is computed from the denominators; otherwise it is given, or unknown."""
    if has_numbers(given.variance) or not has_numbers(given.area_n):
        return False
    return given.kind in ("share", "rate") or (given.kind == "mean" and has_numbers(given.area_sd))


def _problems(given: GapPaceInput) -> Iterator[str]:
    yield from _setting_problems(given)
    structure = [*_time_problems(given), *_length_problems(given)]
    yield from structure
    if not structure:  # only then does a value have a year to name
        yield from _value_problems(given)
        yield from _noise_problems(given)


def _setting_problems(given: GapPaceInput) -> Iterator[str]:
    if given.direction not in (1, -1):
        yield f"direction: {given.direction!r} is geen richting. Geef 1 (hoger is beter) of -1 (lager is beter)."
    if given.kind not in KINDS:
        yield f"kind: {given.kind!r} is niet bekend. Kies uit {', '.join(KINDS)}."
    if given.scale not in SCALES:
        yield f"scale: {given.scale!r} is niet bekend. Kies uit {', '.join(SCALES)}."
    if not _a_year(given.target_year):
        yield "target_year: het doeljaar is geen jaar. Geef een getal, bijvoorbeeld 2042."
    for name in ("lag_from", "break_at", "programme_start"):
        value = getattr(given, name)
        if value is not None and not _a_year(value):
            yield f"{name}: {value} is geen jaar. Geef een getal, bijvoorbeeld 2023, of laat het weg."
    if given.reference_lambda is not None and not _sensible(given.reference_lambda):
        yield f"reference_lambda: {given.reference_lambda} kan niet. Geef een getal of laat het weg."
    for name, least in (("tolerance", 0.0), ("lag_years", 0.0), ("reference_omega", 0.0)):
        value = getattr(given, name)
        if value is not None and not (_sensible(value) and value >= least):
            yield f"{name}: {value} kan niet. Geef een getal van 0 of meer."
    for name in ("per", "design_effect"):
        value = getattr(given, name)
        if value is not None and not (_sensible(value) and value > 0):
            yield f"{name}: {value} kan niet. Geef een getal groter dan 0."
    yield from _pair_problems(given)


def _pair_problems(given: GapPaceInput) -> Iterator[str]:
    if given.lag_years and given.lag_from is None and given.programme_start is None:
        yield "lag_years: het beginjaar van de aanlooptijd ontbreekt. Geef lag_from of programme_start."
    if given.lag_until is not None and given.lag_until >= given.target_year:
        yield (
            f"lag_years: de aanlooptijd loopt tot {year(given.lag_until)}, dat is niet voor het doeljaar "
            f"{year(given.target_year)}. Kies een kortere aanlooptijd of een later doeljaar."
        )
    if (given.reference_lambda is None) != (given.reference_omega is None):
        yield "reference_lambda en reference_omega horen bij elkaar. Geef ze allebei of laat ze allebei weg."
    if given.area_in_benchmark and not (has_numbers(given.area_n) and has_numbers(given.benchmark_n)):
        yield "area_in_benchmark: dan zijn de noemers van beide nodig. Geef area_n en benchmark_n."
    if given.scale == "logit" and not (given.kind == "share" and noise_from_sizes(given)):
        yield "scale: 'logit' kan alleen bij een aandeel met noemers. Geef kind 'share' en area_n, zonder variance."


def _time_problems(given: GapPaceInput) -> Iterator[str]:
    if not given.times:
        yield "times: er staat geen enkel jaar in. Geef de jaren van de metingen."
    times = []
    for place, time in enumerate(given.times, start=1):
        if time is None or not _a_year(time):
            yield f"times: waarde {place} is geen jaar. Geef een getal, bijvoorbeeld 2023."
        else:
            times.append(time)
    for earlier, later in pairwise(sorted(times)):
        if later - earlier < SAME_TIME:
            yield f"times: het jaar {year(later)} staat er meer dan één keer in. Houd één meting per jaar over."


SERIES = ("area", "benchmark", "area_n", "benchmark_n", "variance", "area_sd", "benchmark_sd", "half_width")
NOT_BELOW_ZERO = ("area_n", "benchmark_n", "variance", "area_sd", "benchmark_sd", "half_width")


def _length_problems(given: GapPaceInput) -> Iterator[str]:
    expected = len(given.times)
    for name in SERIES:
        values = getattr(given, name)
        if values is not None and len(values) != expected:
            yield (
                f"{name}: er staan {len(values)} waarden in, en times heeft er {expected}. "
                "Geef voor elk jaar één waarde (null als die er niet is)."
            )


def _value_problems(given: GapPaceInput) -> Iterator[str]:
    for name in SERIES:
        for time, value in zip(given.times, getattr(given, name) or (), strict=False):
            if not known(value):
                continue
            if not isfinite(value):
                yield f"{name}: de waarde van {year(time)} is oneindig. Geef een getal, of null als het er niet is."
            elif abs(value) > LARGEST or (name == "variance" and 0 < value < SMALLEST_VARIANCE):
                yield f"{name}: met {value:g} in {year(time)} valt niet te rekenen. Kies een andere eenheid."
            elif value < 0 and name in NOT_BELOW_ZERO:
                yield f"{name}: {value:g} in {year(time)} is kleiner dan 0. Geef een getal van 0 of meer."
    if not any(known(a) and known(b) for a, b in zip(given.area, given.benchmark, strict=True)):
        yield "area en benchmark: er is geen enkel jaar waarin beide een waarde hebben. Geef ten minste één zo'n jaar."


def _noise_problems(given: GapPaceInput) -> Iterator[str]:
    if has_numbers(given.variance):
        zeros = sum(value == 0 for value in given.variance or ())
        if 0 < zeros < sum(known(value) for value in given.variance or ()):
            yield (
                "variance: in sommige jaren staat 0 en in andere niet. Een meting zonder ruis telt dan oneindig zwaar. "
                "Geef overal een waarde groter dan 0, of overal 0 als de ruis niet bekend is."
            )
    if not noise_from_sizes(given):
        return
    for name in ("area", "benchmark"):
        for time, value in zip(given.times, getattr(given, name), strict=True):
            if not known(value):
                continue
            if given.kind == "share" and not 0 <= value <= given.unit:
                yield (
                    f"{name}: {value:g} in {year(time)} is geen aandeel tussen 0 en {given.unit:g}. "
                    "Geef een aandeel, of zet per op 100 als het procenten zijn, of kies een andere kind."
                )
            elif given.kind == "rate" and value < 0:
                yield f"{name}: {value:g} in {year(time)} is kleiner dan 0. Geef een getal van 0 of meer."
    if given.kind == "mean" and any(value == 0 for value in given.area_sd or ()):
        yield "area_sd: een spreiding van 0 kan niet. Geef een getal groter dan 0, of laat area_sd weg."
    if given.area_in_benchmark:
        for time, small, large in zip(given.times, given.area_n or (), given.benchmark_n or (), strict=False):
            if small is not None and large is not None and small >= large:
                yield (
                    f"benchmark_n: {large:g} in {year(time)} is niet groter dan area_n ({small:g}), "
                    "terwijl het gebied een deel van het vergelijkingsgebied is. Verbeter een van de twee."
                )


def _a_year(time: float) -> bool:
    return abs(time) <= LATEST


def _sensible(value: float) -> bool:
    """Whether it is a number that can be computed with; NaN is not at most anything."""
    return abs(value) <= LARGEST


def year(time: float) -> str:
    """A year as people write it: 2023, or 2023.5 for halfway."""
    return f"{time:.10g}"
