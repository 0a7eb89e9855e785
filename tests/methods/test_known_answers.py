"""The seven worked cases of the method, to the digits they were printed with."""

import json

import pytest

from koers.methods import from_dict, gap_pace, to_dict

from .builders import CASE_D, CASE_G, CASES

# case: (verdict, {field: (value, digits printed)})
ANSWERS = {
    "A": (
        "on_course",
        {
            "gap_start": (0.100, 3),
            "gap_now": (0.064, 3),
            "pace": (-0.0040, 4),
            "pace_required": (-0.003556, 6),
            "pace_ratio": (1.1250, 4),
            "phi": (1, 6),
            "p_on_time": (0.8586, 4),
            "p_half_pace": (0.9999, 4),
            "share_closed": (0.36, 6),
            "share_elapsed": (9 / 27, 6),
        },
    ),
    "B": ("behind", {"pace": (-0.0010, 4), "pace_required": (-0.005056, 6), "pace_ratio": (0.1978, 4)}),
    "C": (
        "moving_away",
        {
            "gap_start": (0.100, 3),
            "gap_now": (0.118, 3),
            "pace_ratio": (-0.3051, 4),
            "p_away": (0.9999, 4),
            "area_change": (0.018, 6),
            "benchmark_change": (0.036, 6),
        },
    ),
    "D": ("too_early", {"pace_ratio": (1.125, 3), "se_pace": (0.0076, 4), "p_on_time": (0.519, 3)}),
    "E": ("on_course", {"gap_start": (0.080, 3), "gap_now": (0.044, 3), "pace_ratio": (1.6364, 4)}),
    "F": (
        "behind",
        {
            "gap_now": (0.0904, 4),
            "pace": (-0.0017, 4),
            "pace_required": (-0.0050, 4),
            "pace_ratio": (0.347, 3),
            "phi": (5.58, 2),
            "p_on_time": (0.0725, 4),
        },
    ),
    "G": (
        "on_course",
        {
            "tbar": (2, 9),
            "sxx": (10, 9),
            "pace": (-1.0, 12),
            "gap_now": (6.2, 9),
            "gap_start": (10.2, 9),
            "pace_required": (-0.62, 9),
            "pace_ratio": (1.6129, 4),
            "phi": (1, 9),
            "se_pace": (0.3162, 4),
            "se_gap": (0.7746, 4),
            "p_on_time": (0.8034, 4),
        },
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_worked_case(case: str) -> None:
    verdict, numbers = ANSWERS[case]
    result = gap_pace(CASES[case])
    assert result.verdict == verdict
    for name, (value, digits) in numbers.items():
        assert getattr(result, name) == pytest.approx(value, abs=0.5 * 10**-digits + 1e-12), name


def test_too_early_for_want_of_certainty_not_of_points() -> None:
    result = gap_pace(CASE_D)
    assert (result.n, result.too_early, result.because) == (4, "not_clear_yet", "noise_hides_the_pace")


@pytest.mark.parametrize("case", CASES)
def test_worked_case_through_json(case: str) -> None:
    given = CASES[case]
    file = {
        "times": given.times,
        "area": given.area,
        "benchmark": given.benchmark,
        "area_n": given.area_n,
        "variance": given.variance,
        "direction": "down" if given.direction == -1 else "up",
        "target_year": given.target_year,
        "tolerance": 0,
    }
    read = from_dict(json.loads(json.dumps(file)))
    assert json.loads(json.dumps(to_dict(gap_pace(read)), allow_nan=False)) == to_dict(gap_pace(given))


def test_case_g_as_integers_with_a_single_variance() -> None:
    given = {"times": [0, 1, 2, 3, 4], "area": [0] * 5, "benchmark": [10, 9, 9, 7, 6]}
    result = gap_pace(from_dict({**given, "variance": 1, "direction": 1, "target_year": 14}))
    assert result.pace == gap_pace(CASE_G).pace == -1.0
