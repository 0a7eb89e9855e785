"""Very small and very large shares: log-odds, but only where a straight line would leave 0-1."""

from dataclasses import replace
from math import exp, log

import pytest

from koers.methods import GapPaceResult, gap_pace
from koers.methods.noise import share_variance, shrunk_share

from .builders import CASE_A, CASE_E, gaps, shares

# 4.5 % falling half a percent point a year crosses 0 long before 2042.
SMALL = shares([0.045, 0.040, 0.034, 0.031, 0.025], [0.012] * 5, direction=-1)


def logit(share: float) -> float:
    return log(share / (1 - share))


def test_used_where_the_line_crosses_zero() -> None:
    result = gap_pace(SMALL)
    assert (result.scale, "logit_scale" in result.notes) == ("logit", True)
    area = shrunk_share(0.025, 30_000)
    assert result.gaps[-1] == pytest.approx(logit(area) - logit(0.012))
    assert result.variances[-1] == pytest.approx(share_variance(0.025, 30_000) / (area * (1 - area)) ** 2)


def test_the_answer_comes_back_in_shares() -> None:
    result = gap_pace(SMALL)
    fitted = result.fitted[-1] + logit(0.012)
    level = exp(fitted) / (1 + exp(fitted))
    assert result.gap_now == pytest.approx(level - 0.012)
    assert result.gap_now == pytest.approx(0.026 - 0.012, abs=0.001)
    assert result.gap_start == pytest.approx(0.045 - 0.012, abs=0.001)
    # One small step further along the fitted curve.
    slope = (result.fitted[-1] - result.fitted[0]) / 4
    later = fitted + slope * 1e-6
    assert result.pace == pytest.approx((exp(later) / (1 + exp(later)) - level) / 1e-6, rel=1e-4)
    assert result.pace / result.pace_required == pytest.approx(result.pace_ratio)
    assert result.verdict == "on_course"


def test_in_per_cent_too() -> None:
    def hundred(values: tuple[float | None, ...]) -> tuple[float, ...]:
        return tuple(100 * value for value in values)

    per_cent = gap_pace(replace(SMALL, area=hundred(SMALL.area), benchmark=hundred(SMALL.benchmark), per=100))
    plain = gap_pace(SMALL)
    assert per_cent.scale == "logit"
    for name in ("gap_now", "gap_start", "pace", "pace_required", "se_pace", "se_gap", "noise_sd", "detectable_pace"):
        assert getattr(per_cent, name) == pytest.approx(100 * getattr(plain, name)), name
    for name in ("var_gap", "var_pace", "cov_gap_pace"):
        assert getattr(per_cent, name) == pytest.approx(100**2 * getattr(plain, name)), name
    assert per_cent.p_on_time == pytest.approx(plain.p_on_time)


def test_mirrored_shares_give_the_mirrored_answer() -> None:
    mirrored = gap_pace(shares([0.955, 0.960, 0.966, 0.969, 0.975], [0.988] * 5, direction=1))
    plain = gap_pace(SMALL)
    assert (mirrored.scale, mirrored.verdict) == ("logit", plain.verdict)
    assert mirrored.gap_now == pytest.approx(plain.gap_now)
    assert mirrored.p_on_time == pytest.approx(plain.p_on_time)


def test_tolerance_is_a_share_too() -> None:
    # The tolerance equals the fitted gap: half of the probability lies on either side.
    now = gap_pace(SMALL).gap_now
    assert gap_pace(replace(SMALL, tolerance=now)).p_reached == pytest.approx(0.5, abs=1e-6)


def test_tolerance_in_per_cent_beside_a_moving_benchmark() -> None:
    per_cent = replace(
        SMALL, area=(4.5, 4.0, 3.4, 3.1, 2.5), benchmark=(1.6, 1.5, 1.4, 1.3, 1.2), per=100, tolerance=0.5
    )
    # The last benchmark counts: up to 1.7 % is close enough.
    result = gap_pace(per_cent)
    assert result.scale == "logit"
    allowed = logit(0.017) - logit(0.012)
    assert result.pace_required == pytest.approx(
        -(result.fitted[-1] - allowed) / 23 * (result.var_gap**0.5 / log_se_gap(result))
    )


def log_se_gap(result: GapPaceResult) -> float:
    """Standard error of the gap now in log-odds, from the line itself."""
    return (result.phi * (1 / result.weight + (result.times[-1] - result.tbar) ** 2 / result.sxx)) ** 0.5


def test_noise_of_the_benchmark_counts_in_log_odds_too() -> None:
    given = replace(SMALL, benchmark_n=(2_000,) * 5)
    extra = (0.012 * 0.988 / 2_000) / (0.012 * 0.988) ** 2
    plain, noisy = gap_pace(SMALL).variances, gap_pace(given).variances
    assert noisy == pytest.approx([variance + extra for variance in plain])


def test_a_tolerance_beyond_every_share_has_no_log_odds() -> None:
    higher = shares([0.955, 0.960, 0.966, 0.969, 0.975], [0.988] * 5)
    assert gap_pace(higher).scale == "logit"
    assert gap_pace(replace(higher, tolerance=0.98)).scale == "logit"
    assert gap_pace(replace(higher, tolerance=0.99)).scale == "linear"


@pytest.mark.parametrize("case", [CASE_A, CASE_E, gaps([10, 9, 9, 7, 6])])
def test_not_used_elsewhere(case: object) -> None:
    assert gap_pace(case).scale == "linear"


def test_not_used_when_the_line_stays_inside() -> None:
    assert gap_pace(replace(SMALL, area=(0.030, 0.0299, 0.0301, 0.0298, 0.0299))).scale == "linear"
    assert gap_pace(replace(SMALL, target_year=2021)).scale == "linear"


def test_not_used_for_shares_in_the_middle() -> None:
    given = shares([0.30, 0.28, 0.26, 0.24, 0.22], [0.2] * 5, direction=-1)
    assert gap_pace(given).scale == "linear"


@pytest.mark.parametrize("change", [{"variance": (1e-6,) * 5}, {"area_n": None}, {"scale": "linear"}])
def test_said_so_when_it_cannot_be_used(change: dict[str, object]) -> None:
    result = gap_pace(replace(SMALL, **change))
    assert (result.scale, "crosses_bounds" in result.notes) == ("linear", True)


def test_on_request() -> None:
    assert gap_pace(replace(CASE_A, scale="logit")).scale == "logit"
    assert gap_pace(replace(CASE_A, scale="logit")).verdict == "on_course"


def test_nobody_at_all_still_has_log_odds() -> None:
    given = shares([0.03, 0.02, 0.01, 0.0], [0.005] * 4, direction=-1, area_n=(400,) * 4)
    assert gap_pace(given).scale == "logit"
    with_benchmark = shares([0.03, 0.02, 0.015, 0.01], [0.0] * 4, direction=-1, benchmark_n=(10_000,) * 4)
    assert gap_pace(with_benchmark).scale == "logit"
    without_size = shares([0.03, 0.02, 0.015, 0.01], [0.0] * 4, direction=-1)
    assert gap_pace(without_size).scale == "linear"
