"""Small words, chances, and who moved."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.kernel.components.formatting import (
    Gap,
    Move,
    capitalised,
    join_and,
    likelihood,
    plural,
    uncapitalised,
    who_moved,
    who_moved_from_changes,
)

CHANGES = st.floats(-100, 100)


def test_counting() -> None:
    assert plural(1, "doel", "doelen") == "1 doel"
    assert plural(2, "doel", "doelen") == "2 doelen"
    assert plural(0, "doel", "doelen") == "0 doelen"
    assert plural(1200, "doel", "doelen") == "1.200 doelen"


def test_listing() -> None:
    assert join_and([]) == ""
    assert join_and(["a"]) == "a"
    assert join_and(["a", "b"]) == "a en b"
    assert join_and(iter("abc")) == "a, b en c"


def test_first_letters() -> None:
    assert capitalised("wijk Vrieheide") == "Wijk Vrieheide"
    assert uncapitalised("Te langzaam") == "te langzaam"
    assert capitalised("") == uncapitalised("") == ""


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (1, "zeer waarschijnlijk"),
        (0.9, "zeer waarschijnlijk"),
        (0.89, "waarschijnlijk"),
        (0.66, "waarschijnlijk"),
        (0.5, "het kan beide kanten op"),
        (0.2, "onwaarschijnlijk"),
        (0.05, "zeer onwaarschijnlijk"),
        (0, "zeer onwaarschijnlijk"),
    ],
)
def test_chances_in_bands(probability: float, words: str) -> None:
    assert likelihood(probability) == words


@pytest.mark.parametrize("wrong", [-0.1, 1.1, math.nan])
def test_what_is_no_chance_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="probability"):
        likelihood(wrong)


@pytest.mark.parametrize("area", Move)
@pytest.mark.parametrize("benchmark", Move)
@pytest.mark.parametrize("gap", Gap)
def test_one_pattern_for_all_cases(area: Move, benchmark: Move, gap: Gap) -> None:
    sentences = who_moved("Heerlen-Noord", "Nederland", area, benchmark, gap)
    words = {"forward": "ging vooruit", "same": "bleef gelijk", "back": "ging achteruit"}
    gaps = {"smaller": "werd kleiner", "same": "bleef gelijk", "larger": "werd groter"}
    start = f"Heerlen-Noord {words[area]}. Nederland {words[benchmark]}. Het verschil {gaps[gap]}."
    not_better = " Heerlen-Noord zelf werd niet beter." if gap == "smaller" and area != "forward" else ""
    assert sentences == start + not_better


@pytest.mark.parametrize(
    ("area", "benchmark", "expected"),
    [
        (3, 1, "Noord ging vooruit. Nederland ging vooruit. Het verschil werd kleiner."),
        (1, 3, "Noord ging vooruit. Nederland ging vooruit. Het verschil werd groter."),
        (1, 1, "Noord ging vooruit. Nederland ging vooruit. Het verschil bleef gelijk."),
        (0, -2, "Noord bleef gelijk. Nederland ging achteruit. Het verschil werd kleiner. Noord zelf werd niet beter."),
        (
            -1,
            -2,
            "Noord ging achteruit. Nederland ging achteruit. Het verschil werd kleiner. Noord zelf werd niet beter.",
        ),
        (-1, 0, "Noord ging achteruit. Nederland bleef gelijk. Het verschil werd groter."),
    ],
)
def test_who_moved_from_figures(area: float, benchmark: float, expected: str) -> None:
    assert who_moved_from_changes("noord", "Nederland", area, benchmark) == expected


def test_a_change_within_the_tolerance_is_none() -> None:
    assert (
        who_moved_from_changes("A", "B", 0.4, -0.3, 0.5)
        == "A bleef gelijk. B bleef gelijk. Het verschil werd kleiner. A zelf werd niet beter."
    )


@given(CHANGES, CHANGES, st.floats(0, 10))
def test_the_sentences_never_contradict_each_other(area: float, benchmark: float, tolerance: float) -> None:
    sentences = who_moved_from_changes("Noord", "Nederland", area, benchmark, tolerance)
    if (
        "Noord ging vooruit. Nederland bleef gelijk" in sentences
        or "Noord ging vooruit. Nederland ging achteruit" in sentences
    ):
        assert "werd groter" not in sentences
    if (
        "Noord ging achteruit. Nederland bleef gelijk" in sentences
        or "Noord ging achteruit. Nederland ging vooruit" in sentences
    ):
        assert "werd kleiner" not in sentences
    if "werd kleiner" in sentences and area <= 0:
        assert "Noord zelf werd niet beter" in sentences


def test_a_move_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="omhoog"):
        who_moved("A", "B", "omhoog", "same", "same")
