"""Looks ahead: the first year in which a verdict on the programme can come, as long as it is too early."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from koers.methods import GapPaceResult
from koers.methods.rules import POINTS_NEEDED

from .figures import Pair
from .question import Question

POINTS_FOR_A_RHYTHM = 2


def first_year(
    question: Question, target_year: int, used: Sequence[Pair], all_pairs: Sequence[Pair], result: GapPaceResult | None
) -> int | None:
    """The year, when measuring goes on as it did; None when that is not known, or not before the target year.

    The method itself tells when the series has two points: it also knows the noise. Before that, enough points is all that
    can be asked, at the usual distance between the figures there are, those of before the programme too.
    """
    if result is not None and result.n >= POINTS_FOR_A_RHYTHM:
        year = result.first_year_with_verdict
        return None if year is None else int(year + 0.5)
    years = [pair.period.middle_year for pair in all_pairs if pair.period.middle_year is not None]
    if len(years) < POINTS_FOR_A_RHYTHM or question.baseline_year is None:
        return None
    step = max(1, median_low(later - earlier for earlier, later in pairwise(years)))
    count, year = len(used) if result is None else result.n, years[-1]
    while count < POINTS_NEEDED:
        year += step
        count += year >= question.baseline_year
    return year if year <= target_year else None
