"""Everything that is not an ordinary series."""

import itertools
from dataclasses import replace

import pytest

from koers.methods import GapPaceInput, gap_pace

from .builders import CASE_A, CASE_B, CASE_C, CASE_G, gaps, line, shares

UNKNOWN = {"variance": None, "area_n": None}


def test_one_point() -> None:
    result = gap_pace(gaps([3]))
    assert (result.verdict, result.too_early, result.n) == ("too_early", "too_few_points", 1)
    assert (result.gap_now, result.gap_start, result.share_elapsed) == (3, 3, 0)
    assert [result.pace, result.pace_required, result.phi, result.p_on_time, result.se_gap, result.rank_trend] == [
        None
    ] * 6


def test_two_points_have_a_pace_but_no_noise_and_no_probability() -> None:
    result = gap_pace(gaps([3, 2]))
    assert (result.verdict, result.too_early, result.df) == ("too_early", "too_few_points", 0)
    assert (result.pace, result.gap_now, result.pace_required) == (-1, 2, pytest.approx(-2 / 13))
    assert [result.phi, result.se_pace, result.p_reached, result.p_on_time, result.p_away] == [None] * 5


def test_three_points_have_probabilities_but_no_verdict_yet() -> None:
    result = gap_pace(gaps([10, 9, 8], variance=(1e-6,) * 3))
    assert (result.verdict, result.because) == ("too_early", "fewer_than_four_points")
    assert result.p_on_time > 0.99


def test_four_sure_points_are_enough() -> None:
    assert gap_pace(gaps([10, 9, 8, 7], variance=(1e-6,) * 4)).verdict == "on_course"


@pytest.mark.parametrize("start", [2021.0, 2022.0])
def test_points_since_the_start_of_the_programme(start: float) -> None:
    result = gap_pace(replace(CASE_B, programme_start=2023))
    assert (result.verdict, result.too_early, result.points_since_start) == ("too_early", "too_few_points", 2)
    assert gap_pace(replace(CASE_B, programme_start=start)).verdict == "behind"


class TestFinalAssessment:
    """In or after the target year there is no pace to ask, only reached or not."""

    @pytest.mark.parametrize("target_year", [2024, 2020])
    def test_not_reached(self, target_year: float) -> None:
        result = gap_pace(replace(CASE_A, target_year=target_year))
        assert (result.verdict, result.because) == ("behind", "target_year_passed_not_reached")
        assert [result.pace_required, result.pace_ratio, result.p_on_time, result.p_half_pace, result.p_behind] == [
            None
        ] * 5

    def test_one_year_before_there_is_still_a_pace_to_ask(self) -> None:
        result = gap_pace(replace(CASE_A, target_year=2025))
        assert (result.because, result.pace_required) == ("pace_surely_too_low", pytest.approx(-0.064))

    def test_a_growing_gap_is_not_reached_either(self) -> None:
        assert gap_pace(replace(CASE_C, target_year=2024)).verdict == "behind"

    def test_reached(self) -> None:
        result = gap_pace(shares(line(0.75, 0.001), line(0.70, 0), target_year=2024))
        assert (result.verdict, result.because) == ("reached", "gap_surely_closed")

    def test_noise_may_hide_it(self) -> None:
        result = gap_pace(gaps([0.1, -0.1, 0.1, -0.1], target_year=3))
        assert (result.verdict, result.too_early) == ("too_early", "not_clear_yet")
        assert "no_verdict_before_target_year" not in result.notes


class TestWithoutNoise:
    """Figures that lie on a line, with noise not known: probabilities are 0 or 1 and nothing divides by 0."""

    def test_closing_in_time(self) -> None:
        result = gap_pace(gaps([10, 9, 8, 7], **UNKNOWN))
        assert (result.verdict, result.phi, result.se_pace, result.noise_sd) == ("on_course", 0, 0, 0)
        assert (result.p_on_time, result.p_half_pace, result.p_behind, result.p_away, result.p_reached) == (
            1,
            1,
            0,
            0,
            0,
        )
        assert "noise_unknown" in result.notes

    def test_exactly_on_the_required_pace(self) -> None:
        result = gap_pace(gaps(line(1.4, -0.1, 5), **UNKNOWN))
        assert (result.verdict, result.p_on_time) == ("on_course", 1)
        assert result.pace_ratio == pytest.approx(1)

    def test_constant(self) -> None:
        result = gap_pace(gaps([7] * 5, **UNKNOWN))
        assert (result.verdict, result.pace_ratio, result.pace, result.p_away) == ("behind", 0, 0, 0)

    def test_side_by_side_does_not_grow_by_a_binary_digit(self) -> None:
        # .1 + .2 style differences: the gaps differ in their last digits only.
        result = gap_pace(shares(line(0.1, 0.1, 6), line(0.4, 0.1, 6), area_n=None))
        assert len(set(result.gaps)) > 1
        assert (result.verdict, result.pace, result.p_away) == ("behind", 0, 0)

    def test_growing(self) -> None:
        assert gap_pace(gaps([7, 8, 9, 10], **UNKNOWN)).verdict == "moving_away"

    def test_reached(self) -> None:
        result = gap_pace(gaps([2, 1, 0, -1], **UNKNOWN))
        assert (result.verdict, result.p_reached) == ("reached", 1)

    def test_variances_of_zero_say_that_the_noise_is_not_known(self) -> None:
        assert gap_pace(gaps([10, 9, 9, 7, 6], variance=(0,) * 5)) == gap_pace(gaps([10, 9, 9, 7, 6], variance=None))


def test_constant_gap_is_behind_only_if_the_noise_permits() -> None:
    sure, unsure = gap_pace(gaps([7] * 5)), gap_pace(gaps([7] * 5, variance=(4.0,) * 5))
    assert (sure.pace_ratio, unsure.pace_ratio) == (0, 0)
    assert (sure.verdict, unsure.verdict) == ("behind", "too_early")


def test_unknown_noise_is_estimated_below_one_too() -> None:
    known, unknown = gap_pace(CASE_G), gap_pace(gaps([10, 9, 9, 7, 6], variance=None))
    assert known.phi == 1
    assert unknown.phi == pytest.approx(known.q / 3)
    assert unknown.phi < 1
    assert (known.notes, unknown.noise_known) == (("gap_smaller_without_progress",), False)


class TestLag:
    """An agreed lag turns "behind" into "too early", shows the verdict without it, and never hides a growing gap."""

    def test_never_behind_within_the_lag(self) -> None:
        result = gap_pace(replace(CASE_B, lag_years=6, lag_from=2019))
        assert (result.verdict, result.too_early, result.because) == ("too_early", "not_clear_yet", "within_lag")
        assert (result.verdict_without_lag, result.lag_until) == ("behind", 2025)
        assert result.pace_required_after_lag == pytest.approx(-result.gap_now / 17)

    def test_not_on_course_within_the_lag_either(self) -> None:
        result = gap_pace(replace(CASE_A, lag_years=6, lag_from=2019))
        assert (result.verdict, result.verdict_without_lag) == ("too_early", "on_course")

    def test_behind_when_the_lag_is_over(self) -> None:
        result = gap_pace(replace(CASE_B, lag_years=5, lag_from=2019))
        assert (result.verdict, result.verdict_without_lag, result.pace_required_after_lag) == (
            "behind",
            "behind",
            None,
        )

    def test_growing_is_growing(self) -> None:
        assert gap_pace(replace(CASE_C, lag_years=6, lag_from=2019)).verdict == "moving_away"

    def test_reached_is_reached(self) -> None:
        given = shares(line(0.75, 0), line(0.70, 0), lag_years=6, lag_from=2019)
        assert gap_pace(given).verdict == "reached"

    def test_too_few_points_stays_the_reason(self) -> None:
        result = gap_pace(gaps([10, 9], lag_years=6, lag_from=0))
        assert (result.too_early, result.because) == ("too_few_points", "fewer_than_four_points")

    def test_counts_from_the_start_of_the_programme_when_not_said(self) -> None:
        result = gap_pace(replace(CASE_B, lag_years=5, programme_start=2020))
        assert (result.lag_until, result.verdict) == (2025, "too_early")


class TestBreak:
    """A step in the definition gets a dummy, or the series starts again."""

    def test_bridged_with_two_points_on_either_side(self) -> None:
        # The line falls 1 a year; from t=3 the new definition adds 5.
        result = gap_pace(gaps([10, 9, 8, 12, 11, 10], break_at=3))
        assert (result.pace, result.step, result.df) == (pytest.approx(-1), pytest.approx(5), 3)
        assert (result.gap_now, result.gap_start) == (pytest.approx(10), pytest.approx(15))  # all by the new definition
        assert "break_bridged" in result.notes

    def test_who_moved_is_told_within_one_definition(self) -> None:
        result = gap_pace(gaps([10, 9, 8, 12, 11, 10], break_at=3))
        assert (result.change_since, result.benchmark_change, result.gap_move) == (3, -2, "smaller")

    @pytest.mark.parametrize(("break_at", "first"), [(1, 1), (5, 5)])
    def test_restarted_with_one_point_on_a_side(self, break_at: float, first: float) -> None:
        result = gap_pace(gaps([10, 9, 8, 12, 11, 10], break_at=break_at))
        assert (result.times[0], result.step) == (first, None)
        assert "restarted_at_break" in result.notes

    @pytest.mark.parametrize("break_at", [0, 6])
    def test_outside_the_series_it_is_no_break(self, break_at: float) -> None:
        plain = gap_pace(gaps([10, 9, 8, 12, 11, 10]))
        assert gap_pace(gaps([10, 9, 8, 12, 11, 10], break_at=break_at)) == plain


class TestBetterThanBenchmark:
    """An area that does better already is asked no pace."""

    def test_surely(self) -> None:
        result = gap_pace(gaps([-5, -5, -5, -5]))
        assert (result.verdict, result.better_than_benchmark, result.at_benchmark_within_noise) == (
            "reached",
            True,
            False,
        )
        assert result.pace_required == pytest.approx(5 / 11)
        assert (result.pace_ratio, result.share_closed) == (None, None)

    def test_unsurely(self) -> None:
        result = gap_pace(gaps([-0.1] * 5))
        assert (result.verdict, result.at_benchmark_within_noise) == ("too_early", True)
        assert result.p_reached < 0.9

    def test_never_too_slow(self) -> None:
        # Better by a hair, and losing it slowly but visibly: growing, not slow.
        result = gap_pace(gaps([-1.5, -1.1, -0.8, -0.4, -0.05], variance=(0.05,) * 5))
        assert result.p_behind > 0.9
        assert result.verdict == "moving_away"

    def test_verdict_does_not_jump_where_the_gap_closes(self) -> None:
        # Just above and just below the benchmark, with the same sure and sufficient pace.
        above, below = (gap_pace(gaps(line(4 + shift, -1, 5), variance=(0.3,) * 5)) for shift in (0.01, -0.01))
        assert (above.verdict, below.verdict) == ("on_course", "on_course")
        assert (above.at_benchmark_within_noise, below.at_benchmark_within_noise) == (False, True)


class TestTolerance:
    """A gap up to the tolerance counts as closed."""

    def test_reached_within_it(self) -> None:
        values = [3, 2, 1, 0.5]
        assert gap_pace(gaps(values, variance=(0.01,) * 4)).verdict != "reached"
        result = gap_pace(gaps(values, variance=(0.01,) * 4, tolerance=1))
        assert (result.verdict, result.better_than_benchmark) == ("reached", False)

    def test_unsurely_within_it(self) -> None:
        result = gap_pace(gaps([1.1, 0.9, 1.1, 0.9], tolerance=1.2))
        assert (result.verdict, result.at_benchmark_within_noise) == ("too_early", True)
        assert gap_pace(gaps([1.1, 0.9, 1.1, 0.9])).at_benchmark_within_noise is False

    def test_less_pace_is_required(self) -> None:
        assert gap_pace(replace(CASE_G, tolerance=1.2)).pace_required == pytest.approx(-0.5)


class TestExactCount:
    """Ten thousand homes are ten thousand homes."""

    def homes(self, *counts: float, **rest: object) -> GapPaceInput:
        return gaps([10_000.0] * len(counts), area=counts, variance=None, exact_count=True, **rest)

    @pytest.mark.parametrize("counts", [(10_000,), (9_000, 10_050), (12_000, 10_000)])
    def test_reached_by_the_last_figure_however_few(self, counts: tuple[float, ...]) -> None:
        result = gap_pace(self.homes(*counts))
        assert (result.verdict, result.because) == ("reached", "target_met")

    def test_not_reached_by_an_earlier_figure(self) -> None:
        assert gap_pace(self.homes(12_000, 9_999)).verdict == "too_early"

    def test_lower_can_be_better(self) -> None:
        assert gap_pace(self.homes(9_000, direction=-1)).verdict == "reached"
        assert gap_pace(self.homes(10_001, direction=-1)).verdict == "too_early"

    def test_only_against_a_fixed_target(self) -> None:
        given = gaps([10, 11], area=(9, 12), variance=None, exact_count=True)
        assert gap_pace(given).verdict == "too_early"

    def test_only_when_it_is_said_to_be_a_count(self) -> None:
        assert gap_pace(replace(self.homes(10_000), exact_count=False)).verdict == "too_early"


class TestFragile:
    """A verdict that hangs on one year of the pandemic is called fragile."""

    def test_not_when_the_verdict_stands_without_it(self) -> None:
        assert gap_pace(CASE_A).fragile is False

    def test_when_it_does_not(self) -> None:
        values = [10, 9.9, 10.1, 10, 2, 10, 9.9]
        result = gap_pace(gaps(values, times=tuple(range(2016, 2023)), target_year=2040))
        assert (result.verdict, result.fragile_years) == ("too_early", (2020,))
        assert "fragile" in result.notes

    def test_only_those_years(self) -> None:
        values = [10, 9.9, 10.1, 10, 2, 10, 9.9]
        result = gap_pace(gaps(values, times=tuple(range(2006, 2013)), target_year=2030))
        assert (result.verdict, result.fragile) == ("too_early", False)

    def test_a_single_point_cannot_be_left_out(self) -> None:
        assert gap_pace(gaps([10], times=(2020,), target_year=2034)).fragile is False

    def test_never_firm_enough_to_be_fragile(self) -> None:
        result = gap_pace(gaps([10, 9], times=(2020, 2021), target_year=2034))
        assert (result.verdict, result.fragile) == ("too_early", False)

    def test_four_points_of_which_one_is_2021(self) -> None:
        result = gap_pace(gaps([10, 9, 8, 7], times=(2021, 2022, 2023, 2024), variance=(1e-6,) * 4, target_year=2034))
        assert (result.verdict, result.fragile_years) == ("on_course", (2021,))


class TestDroppedYears:
    """Years without what is needed are left out and named."""

    def test_nothing_measured(self) -> None:
        nan = float("nan")
        result = gap_pace(gaps([10, nan, 9, 7, 6, None], area=(0, 0, None, 0, 0, 0), variance=(1,) * 6))
        assert (result.times, result.dropped_years) == ((0, 3, 4), (1, 2, 5))
        assert "years_dropped" in result.notes

    @pytest.mark.parametrize("size", [0, None, float("nan")])
    def test_no_denominator(self, size: float | None) -> None:
        given = shares([0.5, 0.5, 0.5], [0.6] * 3, area_n=(1000, size, 1000))
        assert gap_pace(given).dropped_years == (2016,)

    def test_a_benchmark_of_nobody(self) -> None:
        given = shares([0.5, 0.5, 0.5], [0.6] * 3, benchmark_n=(1000, 0, None))
        assert gap_pace(given).dropped_years == (2016,)

    def test_no_variance(self) -> None:
        assert gap_pace(gaps([3, 2, 1], variance=(1, None, 1))).dropped_years == (1,)

    def test_no_denominator_at_all_is_noise_not_known(self) -> None:
        result = gap_pace(shares([0.5, 0.5, 0.5], [0.6] * 3, area_n=(None,) * 3))
        assert (result.n, result.noise_known) == (3, False)


def test_years_may_come_in_any_order() -> None:
    mixed = GapPaceInput(
        times=(2, 0, 4, 1, 3), area=(0,) * 5, benchmark=(9, 10, 6, 9, 7), variance=(1,) * 5, direction=1, target_year=14
    )
    assert gap_pace(mixed) == gap_pace(CASE_G)


class TestAutocorrelation:
    """From eight points, residuals that resemble their neighbours widen every standard error."""

    WAVES = (1, 1, 0.5, -1, -1, -0.5, 1, 0.8, -0.9, -1)

    def test_widens(self) -> None:
        values = [10 - 0.3 * k + wave for k, wave in enumerate(self.WAVES)]
        result, plain = gap_pace(gaps(values)), gap_pace(gaps(values), autocorrelation=False)
        e = result.residuals
        r = sum(a * b for a, b in itertools.pairwise(e)) / sum(a * a for a in e)
        assert result.lag1 == plain.lag1 == pytest.approx(r)
        assert r > 0.1
        assert result.se_multiplier == pytest.approx(((1 + r) / (1 - r)) ** 0.5)
        assert result.se_pace == pytest.approx(plain.se_pace * result.se_multiplier)
        assert result.se_gap == pytest.approx(plain.se_gap * result.se_multiplier)
        assert (result.var_pace, plain.se_multiplier) == (plain.var_pace, 1)
        assert abs(result.p_on_time - 0.5) < abs(plain.p_on_time - 0.5)
        assert "autocorrelation" in result.notes

    def test_never_narrows(self) -> None:
        result = gap_pace(gaps([10 + (-1) ** k for k in range(9)]))
        assert result.lag1 < 0
        assert result.se_multiplier == 1

    def test_from_eight_points(self) -> None:
        result = gap_pace(gaps([10 - 0.3 * k + wave for k, wave in enumerate(self.WAVES[:8])]))
        assert result.lag1 is not None

    def test_not_before_eight_points(self) -> None:
        result = gap_pace(gaps([10 - 0.3 * k + wave for k, wave in enumerate(self.WAVES[:7])]))
        assert (result.lag1, result.se_multiplier) == (None, 1)


def test_more_noise_than_known_is_said() -> None:
    wild = [10, 6, 11, 5, 9, 8]
    assert "excess_noise" in gap_pace(gaps(wild)).notes
    assert "excess_noise" not in gap_pace(gaps(wild, variance=None)).notes
    assert "excess_noise" not in gap_pace(CASE_G).notes


class TestReferenceClass:
    """The chance when a pace persists only as far as it did elsewhere."""

    def test_full_persistence_is_the_plain_chance(self) -> None:
        result = gap_pace(replace(CASE_G, reference_lambda=1, reference_omega=0))
        assert result.p_on_time_reference == pytest.approx(result.p_on_time)

    def test_by_hand(self) -> None:
        # mean 6.2 - 10*.5 = 1.2; variance .6 + 100*(.25*.1 + .04) + 2*10*.5*.2 = 9.1; t(3)
        result = gap_pace(replace(CASE_G, reference_lambda=0.5, reference_omega=0.2))
        assert result.p_on_time_reference == pytest.approx(0.3587, abs=1e-4)

    def test_none_without(self) -> None:
        assert gap_pace(CASE_G).p_on_time_reference is None


class TestWhoMoved:
    """Area and benchmark over the same years, signed by direction."""

    def test_gap_closes_because_the_benchmark_fell(self) -> None:
        result = gap_pace(shares(line(0.6, -0.001), line(0.7, -0.005)))
        assert (result.area_move, result.benchmark_move, result.gap_move) == ("worsened", "worsened", "smaller")
        assert "gap_smaller_without_progress" in result.notes

    def test_lower_is_better(self) -> None:
        result = gap_pace(shares(line(0.2, -0.005), line(0.1, 0), direction=-1))
        assert (result.area_move, result.benchmark_move, result.gap_move) == ("improved", "same", "smaller")
        assert result.area_change == pytest.approx(-0.045)
        assert "gap_smaller_without_progress" not in result.notes

    def test_area_improves_and_the_gap_grows(self) -> None:
        result = gap_pace(CASE_C)
        assert (result.area_move, result.benchmark_move, result.gap_move) == ("improved", "improved", "larger")


def test_share_closed_needs_a_gap_to_close() -> None:
    assert gap_pace(gaps([0, 1, 2, 3])).share_closed is None
    assert gap_pace(gaps([4, 5, 6, 7])).share_closed == pytest.approx(-0.75)


def test_relative_gap_has_no_meaning_beside_a_benchmark_of_zero() -> None:
    result = gap_pace(gaps([2, 0], area=(1, 1)))
    assert (result.relative_gaps, result.relative_gap) == ((0.5, None), None)


def test_extras_change_nothing_but_themselves() -> None:
    full, quick = gap_pace(CASE_A), gap_pace(CASE_A, extras=False)
    assert (quick.rank_trend, quick.first_year_with_verdict, quick.fragile_years) == (None, None, ())
    left_out = {"rank_trend": None, "first_year_with_verdict": None}
    assert replace(full, **left_out) == quick


def test_fixed_target_is_a_benchmark_that_stays() -> None:
    # A test score of 534 by 2042, standard deviation between pupils 10, 400 pupils a year.
    result = gap_pace(shares(line(528, 0.3), [534.0] * 10, kind="mean", area_n=(400,) * 10, area_sd=(10.0,) * 10))
    assert (result.gap_now, result.benchmark_move) == (pytest.approx(3.3), "same")
    assert result.verdict == "on_course"
