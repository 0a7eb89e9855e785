"""The order of the rules: the first match is the verdict."""

import pytest

from koers.methods.chances import Chances
from koers.methods.rules import Decision, decide, with_lag
from koers.methods.verdicts import Note, TooEarly, Verdict

ALL_SURE = Chances(reached=0.9, away=0.9, on_time=0.1, half_pace=0.9, behind=0.9)


def verdict(**changes: object) -> str:
    """The verdict when every rule would fire, with some of that taken away."""
    terms = {
        "points": 4,
        "points_since_start": 3,
        "target_met": True,
        "final": False,
        "gap_left": True,
        "fast_enough": True,
        "p": ALL_SURE,
    }
    return decide(**{**terms, **changes}).verdict


def sure(**changes: float | None) -> Chances:
    return Chances(**{**vars(ALL_SURE), **changes})


def test_rules_one_by_one() -> None:
    assert verdict(points=1) == "reached"
    assert verdict(target_met=False, points=3) == "too_early"
    assert verdict(target_met=False, points_since_start=2) == "too_early"
    assert verdict(target_met=False, points_since_start=None) == "reached"
    assert verdict(target_met=False) == "reached"
    assert verdict(target_met=False, p=sure(reached=0.89)) == "moving_away"
    assert verdict(target_met=False, p=sure(reached=0.89, away=0.89)) == "behind"
    assert verdict(target_met=False, p=sure(reached=0.89, away=0.89, behind=0.89)) == "on_course"
    assert verdict(target_met=False, p=sure(reached=0.89, away=0.89, behind=0.89, half_pace=0.89)) == "too_early"
    slow = sure(reached=0.89, away=0.89, behind=0.89)
    assert verdict(target_met=False, p=slow, fast_enough=False) == "too_early"
    assert verdict(target_met=False, p=sure(reached=0.89, away=0.89), gap_left=False) == "on_course"


@pytest.mark.parametrize(("reached", "expected"), [(0.9, "reached"), (0.5, "too_early"), (0.1, "behind")])
def test_final_assessment_looks_at_the_gap_only(reached: float, expected: str) -> None:
    assert verdict(target_met=False, final=True, p=sure(reached=reached)) == expected


def test_nothing_is_sure_without_a_probability() -> None:
    assert verdict(target_met=False, p=Chances()) == "too_early"
    assert verdict(target_met=False, p=Chances(), final=True) == "too_early"


@pytest.mark.parametrize("kept", ["reached", "moving_away", "too_early"])
def test_lag_leaves_these_alone(kept: str) -> None:
    decision = Decision(Verdict(kept), Note.GAP_SURELY_CLOSED)
    assert with_lag(decision) is decision


@pytest.mark.parametrize("changed", ["behind", "on_course"])
def test_lag_asks_no_pace(changed: str) -> None:
    decision = with_lag(Decision(Verdict(changed), Note.PACE_IS_ENOUGH))
    assert decision == Decision(Verdict.TOO_EARLY, Note.WITHIN_LAG, TooEarly.NOT_CLEAR_YET)


def test_the_closed_lists_stay_closed() -> None:
    assert [*Verdict] == ["reached", "on_course", "behind", "moving_away", "too_early", "cannot_be_judged"]
    assert [*TooEarly] == ["too_few_points", "not_clear_yet"]
