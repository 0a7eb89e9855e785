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


def test_first_year_is_the_first_that_shows_the_required_pace() -> None:
    result = gap_pace(CASE_D)
    year = result.first_year_with_verdict
    assert year == 2033  # thirteen points: 1.7 percentage points of noise, .36 a year required
    # Slow oracle: lay out the years to come with the usual weight and ask which shows the required pace.
    usual = sum(result.weights) / result.n
    for last in range(2025, 2034):
        times = [*result.times, *range(2025, last + 1)]
        weights = [*result.weights, *[usual] * (last - 2024)]
        tbar = sum(w * t for w, t in zip(weights, times, strict=True)) / sum(weights)
        sxx = sum(w * (t - tbar) ** 2 for w, t in zip(weights, times, strict=True))
        seen = detectable(1 / sqrt(sxx), len(times) - 2) <= -result.pace_required
        assert seen == (last >= year)


def test_first_year_waits_for_four_points() -> None:
    assert gap_pace(gaps([10, 9], variance=(1e-6,) * 2)).first_year_with_verdict == 3
    assert gap_pace(gaps([10])).first_year_with_verdict == 3


def test_first_year_waits_for_three_points_since_the_start() -> None:
    given = gaps(line(10, -1, 6), variance=(1e-6,) * 6, programme_start=5)
    result = gap_pace(given)
    assert (result.because, result.points_since_start) == ("fewer_than_three_since_start", 1)
    assert result.first_year_with_verdict == 7
    assert gap_pace(replace(given, programme_start=9)).first_year_with_verdict == 11


def test_first_year_follows_the_rhythm_of_measuring() -> None:
    given = gaps([10, 9.5, 9], times=(0, 3, 6), variance=(1e-6,) * 3, target_year=30)
    assert gap_pace(given).first_year_with_verdict == 9


def test_no_first_year_when_noise_hides_the_pace_until_the_target_year() -> None:
    result = gap_pace(gaps([10, 9, 9, 10, 9], variance=(10_000.0,) * 5))
    assert result.first_year_with_verdict is None
    assert "no_verdict_before_target_year" in result.notes


def test_first_year_lies_after_an_agreed_lag() -> None:
    result = gap_pace(gaps(line(10, -0.1, 6), variance=(1e-4,) * 6, lag_years=9, lag_from=0))
    assert (result.verdict, result.first_year_with_verdict) == ("too_early", 9)


def test_without_any_noise_the_next_year_is_enough() -> None:
    given = shares([0.5, 0.51, 0.52], [0.6] * 3, area_n=None)
    assert gap_pace(given).first_year_with_verdict == 2018


def test_two_in_twenty_are_wrong_by_chance() -> None:
    assert expected_false_flags(20) == pytest.approx(2)


def test_case_g_can_show_a_pace_of() -> None:
    # (t.95,3 + t.80,3) * se = (2.3534 + .9785) * .3162
    assert gap_pace(CASE_G).detectable_pace == pytest.approx((2.3534 + 0.9785) * 0.31623, abs=1e-4)
