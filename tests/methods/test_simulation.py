"""Operating characteristics: how often each verdict is given when the truth is known.

Noise sd .5 percentage point, a gap of 8 at the last point, a journey of 22 years of which n-1 have passed. The true
pace is R times the required pace. The method's table was measured with 3,000 series a row, before standard errors
were widened for autocorrelation, so that is switched off where the table is reproduced.
"""

import random
from collections import Counter

import pytest

from koers.methods import gap_pace

from .builders import gaps

SERIES = 1000
MEASURED = 3000
VERDICTS = ("on_course", "behind", "moving_away", "too_early")
# (points, true R, autocorrelation of the noise): frequencies in the order of VERDICTS
TABLE = {
    (4, 1, 0): (0.127, 0.017, 0, 0.856),
    (4, 0, 0): (0.001, 0.338, 0.018, 0.643),
    (6, 1, 0): (0.508, 0.054, 0, 0.438),
    (6, 0.5, 0): (0.044, 0.493, 0, 0.463),
    (6, -0.5, 0): (0, 0.390, 0.608, 0.002),
    (10, 1, 0): (0.673, 0.063, 0, 0.264),
    (10, 0.5, 0): (0, 0.996, 0, 0.004),
    (10, 0, 0): (0, 0.928, 0.072, 0),
    (15, 1, 0): (0.831, 0.065, 0, 0.105),
    (10, 1, 0.5): (0.630, 0.151, 0, 0.219),
    (10, 0, 0.5): (0, 0.846, 0.154, 0),
    (6, 0.5, 0.5): (0.088, 0.557, 0.001, 0.354),
}


def frequencies(
    n: int, ratio: float, correlation: float, *, count: int = SERIES, corrected: bool = False
) -> dict[str, float]:
    """Share of each verdict among ``count`` simulated series."""
    chance = random.Random(f"{n} {ratio} {correlation}")
    horizon = 22 - (n - 1)
    verdicts: Counter[str] = Counter()
    for _ in range(count):
        noise = [chance.gauss(0, 0.5)]
        while len(noise) < n:
            noise.append(correlation * noise[-1] + (1 - correlation**2) ** 0.5 * chance.gauss(0, 0.5))
        values = [8 + ratio * 8 / horizon * (n - 1 - k) + noise[k] for k in range(n)]
        given = gaps(values, variance=(0.25,) * n, target_year=22)
        verdicts[gap_pace(given, extras=False, autocorrelation=corrected).verdict] += 1
    return {verdict: verdicts[verdict] / count for verdict in VERDICTS}


@pytest.mark.slow
@pytest.mark.parametrize(("n", "ratio", "correlation"), TABLE)
def test_operating_table(n: int, ratio: float, correlation: float) -> None:
    found = frequencies(n, ratio, correlation)
    for verdict, measured in zip(VERDICTS, TABLE[n, ratio, correlation], strict=True):
        # Both are samples: 3.5 standard errors of their difference.
        p = (SERIES * found[verdict] + MEASURED * measured) / (SERIES + MEASURED)
        allowed = 3.5 * (p * (1 - p) * (1 / SERIES + 1 / MEASURED)) ** 0.5
        assert found[verdict] == pytest.approx(measured, abs=allowed + 1e-9), (verdict, found)


@pytest.mark.slow
@pytest.mark.parametrize("corrected", [True, False])
@pytest.mark.parametrize("n", [4, 6, 10, 15])
@pytest.mark.parametrize(("verdict", "ratio"), [("behind", 1), ("on_course", 0.5), ("moving_away", 0)])
def test_at_most_one_false_flag_in_ten(n: int, verdict: str, ratio: float, corrected: bool) -> None:
    # .10 and two standard errors
    assert frequencies(n, ratio, 0, corrected=corrected)[verdict] <= 0.10 + 2 * (0.09 / SERIES) ** 0.5


@pytest.mark.slow
@pytest.mark.parametrize(("verdict", "ratio"), [("behind", 1), ("moving_away", 0)])
def test_correction_lowers_false_flags_under_autocorrelation(verdict: str, ratio: float) -> None:
    plain, corrected = (frequencies(10, ratio, 0.5, corrected=on)[verdict] for on in (False, True))
    assert plain > 0.12
    assert corrected <= plain - 0.01
    assert corrected < 0.16
