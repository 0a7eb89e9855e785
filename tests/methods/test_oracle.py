"""The closed forms against a slow and naive second implementation: normal equations with an explicit design matrix."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from koers.methods import GapPaceInput, gap_pace

from .builders import CASES

VALUES = st.integers(-1000, 1000).map(lambda k: k / 10)
VARIANCES = st.integers(1, 400).map(lambda k: k / 10)


@st.composite
def series(draw: st.DrawFn, shortest: int = 3) -> dict[str, Any]:
    """Unequally spaced gaps with known noise."""
    times = sorted(draw(st.sets(st.integers(0, 40), min_size=shortest, max_size=12)))
    n = len(times)
    column = {"min_size": n, "max_size": n}
    return {
        "times": tuple(map(float, times)),
        "benchmark": tuple(draw(st.lists(VALUES, **column))),
        "area": tuple(draw(st.lists(VALUES, **column))),
        "variance": tuple(draw(st.lists(VARIANCES, **column))),
        "target_year": float(times[-1] + draw(st.integers(1, 25))),
        "direction": draw(st.sampled_from([1, -1])),
        "tolerance": draw(st.sampled_from([0.0, 0.5, 3.0])),
    }


def weighted_least_squares(given: dict[str, Any], break_at: float | None = None) -> dict[str, float]:
    """Coefficients (level now, slope[, step]) with their covariance, from numpy's general solver."""
    t = np.array(given["times"])
    g = given["direction"] * (np.array(given["benchmark"]) - np.array(given["area"]))
    columns = [np.ones_like(t), t - t[-1]]
    if break_at is not None:
        columns.append((t < break_at).astype(float))
    design = np.column_stack(columns)
    root = 1 / np.sqrt(np.array(given["variance"]))
    solution = np.linalg.lstsq(design * root[:, None], g * root, rcond=None)[0]
    q = float((((g - design @ solution) * root) ** 2).sum())
    df = len(t) - design.shape[1]
    phi = max(1.0, q / df)
    covariance = phi * np.linalg.inv((design * root[:, None] ** 2).T @ design)
    return {
        "gap_now": solution[0],
        "pace": solution[1],
        "q": q,
        "phi": phi,
        "var_gap": covariance[0, 0],
        "var_pace": covariance[1, 1],
        "cov_gap_pace": covariance[0, 1],
    }


@given(series())
def test_line(given: dict[str, Any]) -> None:
    result = gap_pace(GapPaceInput(**given))
    for name, value in weighted_least_squares(given).items():
        assert getattr(result, name) == pytest.approx(value, rel=1e-6, abs=1e-7), name


@given(series(shortest=5), st.integers(2, 10))
def test_line_with_a_step(given: dict[str, Any], place: int) -> None:
    assume(place <= len(given["times"]) - 2)
    break_at = given["times"][place]
    result = gap_pace(GapPaceInput(**given, break_at=break_at))
    for name, value in weighted_least_squares(given, break_at).items():
        assert getattr(result, name) == pytest.approx(value, rel=1e-6, abs=1e-7), name


@given(series(shortest=4))
def test_probabilities(given: dict[str, Any]) -> None:
    """P(R >= c) as the chance that one linear combination of level and slope is below 0."""
    kept, omega = 0.6, 0.4
    persistence = {"reference_lambda": kept, "reference_omega": omega}
    result = gap_pace(GapPaceInput(**given, **persistence), autocorrelation=False)
    fit = weighted_least_squares(given)
    t = stats.t(len(given["times"]) - 2)
    h = given["target_year"] - given["times"][-1]
    covariance = np.array([[fit["var_gap"], fit["cov_gap_pace"]], [fit["cov_gap_pace"], fit["var_pace"]]])
    for c, p in ((1.0, result.p_on_time), (0.5, result.p_half_pace)):
        combination = np.array([c / h, 1.0])
        mean = combination @ np.array([fit["gap_now"] - given["tolerance"], fit["pace"]])
        assert p == pytest.approx(t.cdf(-mean / np.sqrt(combination @ covariance @ combination)), abs=1e-6)
    assert result.p_away == pytest.approx(t.sf(-fit["pace"] / np.sqrt(fit["var_pace"])), abs=1e-6)
    short = fit["gap_now"] - given["tolerance"]
    assert result.p_reached == pytest.approx(t.cdf(-short / np.sqrt(fit["var_gap"])), abs=1e-6)
    assert result.p_behind == pytest.approx(1 - result.p_on_time)
    later = np.array([1.0, h * kept])
    variance = later @ covariance @ later + (h * omega) ** 2
    mean = later @ np.array([short, fit["pace"]])
    assert result.p_on_time_reference == pytest.approx(t.cdf(-mean / np.sqrt(variance)), abs=1e-6)


@pytest.mark.parametrize("case", CASES)
def test_worked_cases_in_exact_fractions(case: str) -> None:
    """No rounding at all: the sums of the method in whole-number arithmetic."""
    result = gap_pace(CASES[case])
    t, g, w = (list(map(Fraction, column)) for column in (result.times, result.gaps, result.weights))
    total = sum(w)
    tbar = sum(wi * ti for wi, ti in zip(w, t, strict=True)) / total
    gbar = sum(wi * gi for wi, gi in zip(w, g, strict=True)) / total
    sxx = sum(wi * (ti - tbar) ** 2 for wi, ti in zip(w, t, strict=True))
    slope = sum(wi * (ti - tbar) * gi for wi, ti, gi in zip(w, t, g, strict=True)) / sxx
    assert result.tbar == pytest.approx(float(tbar), rel=1e-14)
    assert result.gbar == pytest.approx(float(gbar), rel=1e-13)
    assert result.sxx == pytest.approx(float(sxx), rel=1e-13)
    assert result.pace == pytest.approx(float(slope), rel=1e-11)
    assert result.gap_now == pytest.approx(float(gbar + slope * (t[-1] - tbar)), rel=1e-12)
