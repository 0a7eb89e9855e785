"""What the input refuses: all problems at once, in Dutch, each saying where, what and how to mend it."""

from typing import Any

import pytest

from koers.methods import GapPaceInput, MethodInputError, from_dict, gap_pace

GOOD: dict[str, Any] = {
    "times": [2019, 2020, 2021],
    "area": [0.6, 0.61, 0.62],
    "benchmark": [0.7, 0.7, 0.7],
    "area_n": [1000, 1000, 1000],
    "direction": "up",
    "target_year": 2042,
}


def problems(**changes: Any) -> tuple[str, ...]:
    with pytest.raises(MethodInputError) as caught:
        from_dict({**GOOD, **changes})
    return caught.value.problems


def test_the_good_input_is_good() -> None:
    assert gap_pace(from_dict(GOOD)).n == 3


@pytest.mark.parametrize(
    ("changes", "where", "what"),
    [
        ({"area": [0.6, 0.61]}, "area", "er staan 2 waarden in, en times heeft er 3"),
        ({"times": [2019, 2020, 2019]}, "times", "het jaar 2019 staat er meer dan één keer in"),
        ({"times": [2019, None, 2021]}, "times", "waarde 2 is geen jaar"),
        ({"times": [], "area": [], "benchmark": [], "area_n": []}, "times", "geen enkel jaar"),
        ({"area": [None] * 3}, "area en benchmark", "geen enkel jaar waarin beide een waarde hebben"),
        ({"area": [0.6, 61, 0.62]}, "area", "61 in 2020 is geen aandeel tussen 0 en 1"),
        ({"area": [-0.1, 0.6, 0.6]}, "area", "-0.1 in 2019 is geen aandeel"),
        ({"benchmark": [0.7, 0.7, 70]}, "benchmark", "70 in 2021 is geen aandeel"),
        ({"kind": "rate", "area": [-1, 2, 3]}, "area", "-1 in 2019 is kleiner dan 0"),
        ({"area_n": [1000, -5, 1000]}, "area_n", "-5 in 2020 is kleiner dan 0"),
        ({"area": [0.6, float("inf"), 0.6]}, "area", "2020 is oneindig"),
        ({"variance": [1, 1e-99, 1]}, "variance", "valt niet te rekenen"),
        ({"variance": [1, 0, 1]}, "variance", "in sommige jaren staat 0"),
        ({"area_n": [0, 0, 0]}, "area_n, benchmark_n of variance", "geen enkel jaar"),
        ({"direction": "sideways"}, "direction", "geen richting"),
        ({"direction": 2}, "direction", "geen richting"),
        ({"direction": True}, "direction", "geen richting"),
        ({"target_year": float("nan")}, "target_year", "geen jaar"),
        ({"tolerance": -1}, "tolerance", "-1.0 kan niet"),
        ({"kind": "ratio"}, "kind", "'ratio' is niet bekend"),
        ({"kind": 3}, "kind", "3 is geen woord"),
        ({"scale": "log"}, "scale", "'log' is niet bekend"),
        ({"scale": "logit", "variance": [1, 1, 1]}, "scale", "alleen bij een aandeel met noemers"),
        ({"per": 0}, "per", "groter dan 0"),
        ({"design_effect": 0}, "design_effect", "groter dan 0"),
        ({"lag_years": 5}, "lag_years", "beginjaar van de aanlooptijd ontbreekt"),
        ({"lag_years": 5, "lag_from": 2040}, "lag_years", "loopt tot 2045"),
        ({"lag_from": float("inf")}, "lag_from", "geen jaar"),
        ({"area": [1e16, 0.6, 0.6]}, "area", "valt niet te rekenen"),
        ({"programme_start": 20_240_101}, "programme_start", "geen jaar"),
        ({"reference_lambda": 0.5}, "reference_lambda en reference_omega", "horen bij elkaar"),
        ({"area_in_benchmark": True}, "area_in_benchmark", "noemers van beide nodig"),
        ({"area_in_benchmark": True, "benchmark_n": 900}, "benchmark_n", "niet groter dan area_n"),
        ({"kind": "mean", "area_sd": [0, 1, 1]}, "area_sd", "spreiding van 0"),
        ({"exact_count": "ja"}, "exact_count", "geen ja of nee"),
        ({"area": ["0,6", 0.61, 0.62]}, "area, waarde 1", "'0,6' is geen getal"),
        ({"area": [True, 0.61, 0.62]}, "area, waarde 1", "True is geen getal"),
        ({"area": 0.6}, "area", "geen lijst"),
        ({"area": "0.6"}, "area", "geen lijst"),
        ({"target_year": 10**400}, "target_year", "te groot"),
        ({"aera_n": [1]}, "aera_n", "Bedoelt u area_n?"),
        ({"zzz": 1}, "zzz", "Bekend zijn: times, area"),
    ],
)
def test_refused(changes: dict[str, Any], where: str, what: str) -> None:
    found = problems_of_input(changes)
    assert any(problem.startswith((f"{where}: ", f"{where} ")) for problem in found), found
    assert any(what in problem for problem in found), found
    assert all(problem.endswith((".", "?")) for problem in found)


def problems_of_input(changes: dict[str, Any]) -> tuple[str, ...]:
    """Problems found when reading, or (no usable year left) when judging."""
    with pytest.raises(MethodInputError) as caught:
        gap_pace(from_dict({**GOOD, **changes}))
    return caught.value.problems


@pytest.mark.parametrize("key", ["times", "area", "benchmark", "target_year"])
@pytest.mark.parametrize("absent", ["left out", "null"])
def test_what_is_needed(key: str, absent: str) -> None:
    given = {**GOOD, key: None}
    if absent == "left out":
        del given[key]
    with pytest.raises(MethodInputError, match=rf"^{key}: ontbreekt"):
        from_dict(given)


def test_higher_is_better_unless_told_otherwise() -> None:
    told = from_dict({**GOOD, "direction": 1})
    assert from_dict({**GOOD, "direction": None}) == told
    assert from_dict({key: value for key, value in GOOD.items() if key != "direction"}) == told


def test_all_problems_of_the_form_at_once() -> None:
    assert len(problems(aera=1, direction="x", tolerance="0", area=[None, "a", "b"])) == 5


def test_all_problems_of_the_content_at_once() -> None:
    found = problems(area=[61, 62, 63], tolerance=-1, kind="share", area_n=[1, -1, 1])
    assert len(found) == 5
    with pytest.raises(MethodInputError) as caught:
        from_dict({**GOOD, "tolerance": -1, "kind": "x"})
    assert str(caught.value) == "\n".join(caught.value.problems)


def test_not_an_object() -> None:
    with pytest.raises(MethodInputError, match="JSON-object"):
        from_dict([1, 2])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "sign"), [("up", 1), ("higher", 1), (1, 1), (1.0, 1), ("down", -1), ("lower", -1), (-1, -1)]
)
def test_directions(word: str | float, sign: int) -> None:
    assert from_dict({**GOOD, "direction": word}).direction == sign


def test_a_given_variance_needs_no_shares() -> None:
    given = from_dict({**GOOD, "area": [60, 61, 62], "benchmark": [70, 70, 70], "variance": [1, 1, 1]})
    assert gap_pace(given).gap_now == pytest.approx(8)


def test_without_denominators_no_shares_are_needed_either() -> None:
    assert gap_pace(from_dict({**GOOD, "area": [60, 61, 62], "benchmark": [70, 70, 70], "area_n": None})).n == 3


def test_per_cent() -> None:
    given = from_dict({**GOOD, "area": [60, 61, 62], "benchmark": [70, 70, 70], "per": 100})
    assert gap_pace(given).p_on_time == pytest.approx(gap_pace(from_dict(GOOD)).p_on_time)


def test_one_number_stands_for_every_year() -> None:
    assert from_dict({**GOOD, "benchmark": 0.7, "area_n": 1000}) == from_dict(GOOD)


def test_optional_keys_may_be_null() -> None:
    assert from_dict({**GOOD, "benchmark_n": None, "tolerance": None, "kind": None}) == from_dict(GOOD)


def test_the_dataclass_refuses_too() -> None:
    with pytest.raises(MethodInputError, match="0 is geen richting"):
        GapPaceInput(times=(1,), area=(1,), benchmark=(1,), direction=0, target_year=5)
