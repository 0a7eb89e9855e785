"""The variance of one figure, by hand."""

from math import sqrt

import pytest

from koers.methods import GapPaceInput, gap_pace
from koers.methods.noise import (
    benchmark_share_variance,
    bounds_variance,
    mean_variance,
    rate_variance,
    share_variance,
)

from .builders import shares


def test_share_has_two_cases_and_two_non_cases_added() -> None:
    assert share_variance(0.6, 96) == pytest.approx((59.6 / 100) * (40.4 / 100) / 96)
    assert share_variance(0, 36) == pytest.approx(0.05 * 0.95 / 36)


def test_share_in_per_cent_has_the_same_noise() -> None:
    assert sqrt(share_variance(60, 96, 100)) == pytest.approx(100 * sqrt(share_variance(0.6, 96)))
    assert benchmark_share_variance(60, 96, 100) == pytest.approx(10_000 * 0.24 / 96)


def test_rate_per_thousand() -> None:
    assert rate_variance(48.1, 10_000) == pytest.approx(1000**2 * 481.5 / 10_000**2)


def test_mean_and_bounds() -> None:
    assert mean_variance(12, 16) == 9
    assert bounds_variance(3) == 3


def variances(**given: object) -> tuple[float, ...]:
    return gap_pace(shares([0.5, 0.6], [0.7, 0.7], **given)).variances


def test_area_and_benchmark_add_up_and_the_design_effect_multiplies() -> None:
    expected = 1.5 * (share_variance(0.5, 1000) + 0.21 / 5000)
    given = variances(area_n=(1000, 1000), benchmark_n=(5000, None), design_effect=1.5)
    assert given[0] == pytest.approx(expected)
    assert given[1] == pytest.approx(1.5 * share_variance(0.6, 1000))  # a benchmark without a size has no noise


def test_hidden_cells_add_their_bounds() -> None:
    plain, hidden = variances(area_n=(1000, 1000), half_width=(None, 0.06))
    assert plain == pytest.approx(share_variance(0.5, 1000))
    assert hidden == pytest.approx(share_variance(0.6, 1000) + 0.0012)


def test_given_variance_replaces_the_denominators() -> None:
    assert variances(area_n=(1000, 1000), variance=(4.0, 9.0), design_effect=2.0) == (4.0, 9.0)


def test_rate_is_per_thousand_unless_said() -> None:
    given = {
        "times": (1, 2),
        "area": (48.1, 40),
        "benchmark": (23.2, 23.2),
        "direction": -1,
        "target_year": 9,
        "kind": "rate",
    }
    assert gap_pace(GapPaceInput(**given, area_n=(10_000, 10_000))).variances[0] == pytest.approx(4.815)
    per_hundred = gap_pace(GapPaceInput(**given, area_n=(10_000, 10_000), per=100))
    assert per_hundred.variances[0] == pytest.approx(100**2 * 4810.5 / 10_000**2)


def test_mean_needs_a_standard_deviation_to_have_known_noise() -> None:
    given = {
        "times": (1, 2, 3),
        "area": (530, 531, 532),
        "benchmark": (534,) * 3,
        "direction": 1,
        "target_year": 9,
        "kind": "mean",
    }
    without = gap_pace(GapPaceInput(**given, area_n=(100,) * 3))
    assert (without.noise_known, without.variances) == (False, (1.0, 1.0, 1.0))
    with_sd = gap_pace(
        GapPaceInput(**given, area_n=(100,) * 3, area_sd=(10,) * 3, benchmark_n=(400,) * 3, benchmark_sd=(8,) * 3)
    )
    assert (with_sd.noise_known, with_sd.variances[0]) == (True, pytest.approx(1 + 0.16))


def test_a_benchmark_mean_without_standard_deviation_has_no_noise() -> None:
    given = shares([530, 531], [534, 534], kind="mean", area_n=(100, 100), area_sd=(10, 10), benchmark_n=(400, 400))
    assert gap_pace(given).variances == (1.0, 1.0)


def test_a_large_area_is_taken_out_of_its_benchmark() -> None:
    sizes = {"area_n": (1000, 1000), "benchmark_n": (4000, 4000)}
    result = gap_pace(shares([0.5, 0.6], [0.7, 0.7], area_in_benchmark=True, **sizes))
    rest = (0.7 * 4000 - 0.5 * 1000) / 3000
    assert result.benchmark_first == pytest.approx(rest)
    assert result.variances[0] == pytest.approx(share_variance(0.5, 1000) + rest * (1 - rest) / 3000)
    assert "benchmark_without_area" in result.notes


def test_a_small_area_stays_in_its_benchmark() -> None:
    sizes = {"area_n": (1000, 1000), "benchmark_n": (100_001, 100_001)}
    result = gap_pace(shares([0.5, 0.6], [0.7, 0.7], area_in_benchmark=True, **sizes))
    assert (result.benchmark_first, result.notes) == (0.7, ())


def test_a_benchmark_without_size_in_one_year_cannot_lose_the_area_there() -> None:
    sizes = {"area_n": (1000,) * 3, "benchmark_n": (4000, None, 4000)}
    result = gap_pace(shares([0.5, 0.6, 0.6], [0.7] * 3, area_in_benchmark=True, **sizes))
    assert (result.times, result.dropped_years) == ((2015, 2017), (2016,))
