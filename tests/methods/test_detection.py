"""How long one must measure, and when a verdict can be expected."""

from dataclasses import replace
from math import sqrt

import pytest

from koers.methods import expected_false_flags, gap_pace, smallest_number_of_points
from koers.methods.detection import detectable
from koers.methods.noise import benchmark_share_variance

from .builders import CASE_A, CASE_D, CASE_G, gaps, line, shares


@pytest.mark.parametrize(
    ("noise_sd", "expected"),
    [(0.3, [10, 7, 5, 5]), (0.5, [13, 9, 7, 6]), (0.8, [18, 12, 8, 7]), (1.5, [27, 17, 12, 10])],
)
def test_years_until_a_pace_can_be_detected(noise_sd: float, expected: list[int]) -> None:
    assert [smallest_number_of_points(pace, noise_sd) for pace in (0.10, 0.20, 0.36, 0.50)] == expected


def test_a_pace_far_below_the_noise_is_never_detected() -> None:
    assert smallest_number_of_points(1e-9, 1.0) is None


@pytest.mark.parametrize(("pace", "noise_sd"), [(0, 1), (-1, 1), (1, 0)])
def test_a_pace_or_noise_of_zero_is_refused(pace: float, noise_sd: float) -> None:
    with pytest.raises(ValueError, match="groter zijn dan 0"):
        smallest_number_of_points(pace, noise_sd)


@pytest.mark.parametrize(
    ("share", "size", "points"),
    [(0.65, 30_000, 0.275), (0.65, 3_000, 0.871), (0.65, 800, 1.686), (0.10, 30_000, 0.173), (0.10, 800, 1.061)],
)
def test_binomial_standard_deviation_in_percentage_points(share: float, size: int, points: float) -> None:
    assert 100 * sqrt(benchmark_share_variance(share, size)) == pytest.approx(points, abs=0.0005)


def test_detectable_pace_of_a_series_agrees_with_the_table() -> None:
    # Noise sd .5, required .36: seven yearly points are the first that show it.
    six, seven = (gap_pace(gaps(line(8, -0.1, n), variance=(0.25,) * n, target_year=30)) for n in (6, 7))
    assert six.detectable_pace > 0.36 >= seven.detectable_pace
    assert six.detectable_pace == pytest.approx(detectable(0.5 * sqrt(12 / (6 * 35)), 4))


def test_a_verdict_now_was_to_be_expected_now() -> None:
    assert gap_pace(CASE_A).first_year_with_verdict == 2024


WAITING = {
    "thirteen points for 1.7 percentage points of noise": CASE_D,
    "more noise than known": gaps([10, 6, 11, 5, 9, 8], target_year=30),
    "less time between the measurements": gaps([10, 9, 9, 10], times=(0, 0.5, 1, 1.5)),
    "measured every third year": gaps([10, 9, 9, 10], times=(0, 3, 6, 9), target_year=40),
    "two points, which say nothing of excess noise": gaps([10, 9], target_year=30, variance=(2.0,) * 2),
}


@pytest.mark.parametrize("case", WAITING)
def test_first_year_is_the_first_that_shows_the_required_pace(case: str) -> None:
    result = gap_pace(WAITING[case])
    assert result.verdict == "too_early"
    # Slow oracle: lay out the years to come with the usual weight and ask which shows the required pace.
    excess = result.phi or 1.0
    step = result.times[1] - result.times[0]
    times, weights = list(result.times), [weight / excess for weight in result.weights]
    usual = 1 / result.noise_sd**2
    assert usual == pytest.approx(sum(weights) / result.n)
    for _ in range(50):
        times.append(times[-1] + step)
        weights.append(usual)
        tbar = sum(w * t for w, t in zip(weights, times, strict=True)) / sum(weights)
        sxx = sum(w * (t - tbar) ** 2 for w, t in zip(weights, times, strict=True))
        if len(times) > 3 and detectable(1 / sqrt(sxx), len(times) - 2) <= -result.pace_required:
            break
    assert times[-1] == pytest.approx(result.first_year_with_verdict)


def test_case_d_needs_thirteen_points() -> None:
    # 1.7 percentage points of noise, .36 a year required; the table says 12 points for 1.5.
    assert gap_pace(CASE_D).first_year_with_verdict == 2033


def test_the_target_year_itself_is_in_time() -> None:
    given = gaps([10, 9, 9, 10], times=(0, 3, 6, 9), target_year=40)
    required = gap_pace(given).pace_required
    late = replace(given, target_year=15, tolerance=gap_pace(given).gap_now + 6 * required)
    assert gap_pace(late).pace_required == pytest.approx(required)
    assert gap_pace(late).first_year_with_verdict == 15
    assert gap_pace(replace(late, target_year=14.9)).first_year_with_verdict is None


def test_first_year_waits_for_four_points() -> None:
    assert gap_pace(gaps([10, 9], variance=(1e-6,) * 2)).first_year_with_verdict == 3
    assert gap_pace(gaps([10])).first_year_with_verdict == 3


def test_first_year_waits_for_three_points_since_the_start() -> None:
    given = gaps(line(10, -1, 6), variance=(1e-6,) * 6, programme_start=5)
    result = gap_pace(given)
    assert (result.because, result.points_since_start) == ("fewer_than_three_since_start", 1)
    assert result.first_year_with_verdict == 7
    assert gap_pace(replace(given, programme_start=9)).first_year_with_verdict == 11
    every_other = replace(given, times=(0, 2, 4, 6, 8, 10), target_year=30)
    assert gap_pace(replace(every_other, programme_start=13)).first_year_with_verdict == 18
    assert gap_pace(replace(every_other, programme_start=14)).first_year_with_verdict == 18


def test_first_year_follows_the_rhythm_of_measuring() -> None:
    given = gaps([10, 9.5, 9], times=(0, 3, 6), variance=(1e-6,) * 3, target_year=30)
    assert gap_pace(given).first_year_with_verdict == 9


def test_no_first_year_when_noise_hides_the_pace_until_the_target_year() -> None:
    result = gap_pace(gaps([10, 9, 9, 10, 9], variance=(10_000.0,) * 5))
    assert result.first_year_with_verdict is None
    assert "no_verdict_before_target_year" in result.notes


def test_first_year_lies_after_an_agreed_lag() -> None:
    given = gaps(line(10, -0.1, 6), variance=(1e-4,) * 6, lag_years=9, lag_from=0)
    result = gap_pace(given)
    assert (result.verdict, result.first_year_with_verdict) == ("too_early", 9)
    every_other = replace(given, times=(0, 2, 4, 6, 8, 10), lag_years=15, target_year=30)
    assert gap_pace(every_other).first_year_with_verdict == 16


def test_without_any_noise_the_next_year_is_enough() -> None:
    given = shares([0.5, 0.51, 0.52], [0.6] * 3, area_n=None)
    assert gap_pace(given).first_year_with_verdict == 2018


def test_two_in_twenty_are_wrong_by_chance() -> None:
    assert expected_false_flags(20) == pytest.approx(2)


def test_case_g_can_show_a_pace_of() -> None:
    # (t.95,3 + t.80,3) * se = (2.3534 + .9785) * .3162
    assert gap_pace(CASE_G).detectable_pace == pytest.approx((2.3534 + 0.9785) * 0.31623, abs=1e-4)
