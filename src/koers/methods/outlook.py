"""Looking ahead: the noise of one figure, and the first year in which a verdict can be expected."""

from itertools import pairwise
from math import ceil, sqrt
from statistics import median

from .assessment import Assessment, count_since
from .detection import first_year_detectable
from .points import Noise
from .rules import POINTS_NEEDED, POINTS_SINCE_START
from .series import GapPaceInput
from .verdicts import Verdict

SHORTEST_STEP = 1 / 12


def noise_sd(found: Assessment) -> float | None:
    """Standard deviation of one gap (scale of the curve): the usual variance of these years, times the excess noise."""
    line = found.line
    usual = len(line.weights) / sum(line.weights)
    if line.phi is not None:
        return sqrt(line.phi * usual)
    return sqrt(usual) if found.points.noise is not Noise.UNKNOWN else None


def first_year_with_verdict(found: Assessment, given: GapPaceInput) -> float | None:
    """First year in which a verdict can be expected: the last one measured when there is a verdict, else a coming one.

    A coming year must give enough points, lie after an agreed lag, and make the pace that is required now visible
    through the noise. Measuring is taken to go on at the usual distance in time. None when that is not before the
    target year.
    """
    times = found.points.times
    if found.decision.verdict is not Verdict.TOO_EARLY:
        return times[-1]
    distances = [later - time for time, later in pairwise(times)]
    step = max(median(distances), SHORTEST_STEP) if distances else 1.0
    year = times[-1] + step * max(1, _points_missing(times, step, given.programme_start))
    if given.lag_until is not None and year < given.lag_until:
        year += step * ceil((given.lag_until - year) / step)
    pace, sd = _pace_to_see(found), noise_sd(found)
    if pace is not None and sd is not None:
        clear = _first_clear_year(found, pace, sd, step, given.target_year)
        if clear is None:
            return None
        year = max(year, clear)
    return year if year <= given.target_year else None


def _points_missing(times: tuple[float, ...], step: float, start: float | None) -> int:
    missing = POINTS_NEEDED - len(times)
    since = count_since(times, start)
    if start is None or since is None:
        return missing
    # Coming points before the start do not count for it.
    waiting = max(0, ceil((start - times[-1]) / step) - 1)
    return max(missing, waiting + POINTS_SINCE_START - since)


def _pace_to_see(found: Assessment) -> float | None:
    """The pace that is required now, as a size; None when none is required."""
    required = found.pace_required
    return -required if required is not None and required < 0 else None


def _first_clear_year(found: Assessment, pace: float, sd: float, step: float, until: float) -> float | None:
    line = found.line
    excess = line.phi if line.phi else 1.0
    return first_year_detectable(
        last_year=found.points.times[-1],
        step=step,
        until=until,
        pace=pace,
        noise_variance=sd**2,
        weight=line.weight / excess,
        tbar=line.tbar,
        sxx=line.sxx / excess,
        df=line.df,
    )
