"""What must hold for every series: the verdict does not depend on how one happens to write it down."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from koers.methods import GapPaceInput, GapPaceResult, Verdict, gap_pace

from .test_oracle import series

PROBABILITIES = ("p_reached", "p_on_time", "p_half_pace", "p_behind", "p_away")


def scaled(values: tuple[float, ...], factor: float) -> tuple[float, ...]:
    return tuple(factor * value for value in values)


def shifted(values: tuple[float, ...], by: float) -> tuple[float, ...]:
    return tuple(value + by for value in values)


def same_answer(one: GapPaceResult, other: GapPaceResult) -> None:
    assert (one.verdict, one.too_early, one.because) == (other.verdict, other.too_early, other.because)
    for name in PROBABILITIES:
        assert getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-6), name


def decided(result: GapPaceResult) -> bool:
    """Not so near a threshold that the last binary digit decides."""
    ps = [getattr(result, name) for name in PROBABILITIES]
    near_sure = any(p is not None and min(abs(p - 0.9), abs(p - 0.1)) < 1e-6 for p in ps)
    near_enough = result.pace_ratio is not None and abs(result.pace_ratio - 0.95) < 1e-6
    # At the benchmark itself the ratio of paces has no value.
    return not near_sure and not near_enough and abs(result.gap_now - result.tolerance) > 1e-6


@given(series(), st.sampled_from([1e-3, 0.1, 7.0, 100.0]), st.booleans())
def test_unit_does_not_matter(values: dict[str, Any], factor: float, noise_known: bool) -> None:
    if not noise_known:
        values = {**values, "variance": None}
    plain = gap_pace(GapPaceInput(**values))
    assume(decided(plain))
    changes = {name: scaled(values[name], factor) for name in ("area", "benchmark")}
    variance = scaled(values["variance"], factor**2) if noise_known else None
    other = gap_pace(
        GapPaceInput(**{**values, **changes, "variance": variance, "tolerance": factor * values["tolerance"]})
    )
    same_answer(plain, other)
    assert other.gap_now == pytest.approx(factor * plain.gap_now, rel=1e-6, abs=1e-6 * factor)
    assert other.pace == pytest.approx(factor * plain.pace, rel=1e-6, abs=1e-6 * factor)


@given(series())
def test_direction_and_signs_swapped(values: dict[str, Any]) -> None:
    mirrored = {name: scaled(values[name], -1) for name in ("area", "benchmark")}
    one = gap_pace(GapPaceInput(**values))
    other = gap_pace(GapPaceInput(**{**values, **mirrored, "direction": -values["direction"]}))
    same_answer(one, other)
    assert (one.gaps, one.gap_now, one.pace) == (other.gaps, other.gap_now, other.pace)
    assert (one.area_move, one.benchmark_move, one.gap_move) == (other.area_move, other.benchmark_move, other.gap_move)


@given(series(), st.integers(-500, 500))
def test_constant_added_to_area_and_benchmark(values: dict[str, Any], constant: int) -> None:
    plain = gap_pace(GapPaceInput(**values))
    assume(decided(plain))
    both = {name: shifted(values[name], constant) for name in ("area", "benchmark")}
    other = gap_pace(GapPaceInput(**{**values, **both}))
    same_answer(plain, other)
    assert other.gap_now == pytest.approx(plain.gap_now, abs=1e-8)
    assert other.pace == pytest.approx(plain.pace, abs=1e-8)


@given(series(), st.integers(1900, 2100))
def test_time_shifted(values: dict[str, Any], by: int) -> None:
    # Far from the pandemic's years in both, so that only the fragile flag may differ.
    plain = gap_pace(GapPaceInput(**values))
    moved = {"times": shifted(values["times"], by), "target_year": values["target_year"] + by}
    other = gap_pace(GapPaceInput(**{**values, **moved}))
    same_answer(plain, other)
    assert (other.gap_now, other.pace, other.phi) == (plain.gap_now, plain.pace, plain.phi)
    if plain.first_year_with_verdict is None:
        assert other.first_year_with_verdict is None
    else:
        assert other.first_year_with_verdict == pytest.approx(plain.first_year_with_verdict + by)


@given(series(), st.randoms())
def test_order_of_the_years(values: dict[str, Any], random: Any) -> None:
    order = list(range(len(values["times"])))
    random.shuffle(order)
    mixed = {name: tuple(values[name][place] for place in order) for name in ("times", "area", "benchmark", "variance")}
    assert gap_pace(GapPaceInput(**{**values, **mixed})) == gap_pace(GapPaceInput(**values))


@given(series(shortest=1), st.booleans())
def test_probabilities_are_probabilities(values: dict[str, Any], noise_known: bool) -> None:
    result = gap_pace(GapPaceInput(**(values if noise_known else {**values, "variance": None})))
    for name in PROBABILITIES:
        p = getattr(result, name)
        assert (p is None and result.n < 3) or 0 <= p <= 1, name
    assert result.verdict is not Verdict.CANNOT_BE_JUDGED
    assert (result.verdict is Verdict.TOO_EARLY) == (result.too_early is not None)


@given(series(), st.floats(0, 50))
def test_a_larger_tolerance_is_never_harder(values: dict[str, Any], more: float) -> None:
    strict = gap_pace(GapPaceInput(**values))
    mild = gap_pace(GapPaceInput(**{**values, "tolerance": values["tolerance"] + more}))
    assert mild.p_on_time >= strict.p_on_time - 1e-12
    assert mild.p_reached >= strict.p_reached - 1e-12
    assert mild.p_away == strict.p_away


@given(series(), st.floats(0, 5))
def test_an_area_that_gains_more_each_year_does_better(values: dict[str, Any], more: float) -> None:
    # A trend leaves the residuals, and so the noise, as they were.
    assume(len(values["times"]) < 8)
    gained = tuple(
        level + values["direction"] * more * (time - values["times"][0])
        for level, time in zip(values["area"], values["times"], strict=True)
    )
    slow, fast = gap_pace(GapPaceInput(**values)), gap_pace(GapPaceInput(**{**values, "area": gained}))
    assert fast.p_away <= slow.p_away + 1e-9
    assert fast.p_on_time >= slow.p_on_time - 1e-9
    assert fast.p_reached >= slow.p_reached - 1e-9


@given(series(), st.integers(0, 30))
def test_a_lag_never_hides_anything(values: dict[str, Any], lag: int) -> None:
    given = GapPaceInput(**values)
    assume(values["times"][0] + lag < values["target_year"])
    plain, lagged = gap_pace(given), gap_pace(replace(given, lag_years=lag, lag_from=values["times"][0]))
    assert lagged.verdict_without_lag == plain.verdict
    if lagged.lag_until is not None and lagged.times[-1] < lagged.lag_until:
        assert lagged.verdict in ("reached", "moving_away", "too_early")
    else:
        assert lagged.verdict == plain.verdict
