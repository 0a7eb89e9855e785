"""The result as JSON: stable keys, numbers or null."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.methods import METHOD_VERSION, GapPaceInput, gap_pace, to_dict

from .builders import CASE_A, CASE_F, CASE_G, gaps

PROMISED = {
    "verdict", "gap_now", "gap_start", "pace", "pace_required", "pace_ratio", "phi", "p_on_time", "p_half_pace",
"p_away", }  # fmt: skip


@pytest.mark.parametrize("case", [CASE_A, CASE_F, CASE_G, gaps([1]), gaps([1, 2])])
def test_same_keys_whatever_the_series(case: GapPaceInput) -> None:
    values = to_dict(gap_pace(case))
    assert values.keys() == to_dict(gap_pace(CASE_A)).keys()
    assert values.keys() >= PROMISED
    assert values["method_version"] == METHOD_VERSION == "gap-pace-1"


def test_plain_words_numbers_and_lists() -> None:
    values = to_dict(gap_pace(CASE_G))
    assert type(values["verdict"]) is str
    assert values["notes"] == ["gap_smaller_without_progress"]
    assert values["gaps"] == [10, 9, 9, 7, 6]
    assert values["rank_trend"] == {"slope": -1.0, "s": -9, "p": pytest.approx(0.0433, abs=1e-4)}
    assert values["too_early"] is None


@given(st.lists(st.one_of(st.none(), st.floats(-1e15, 1e15)), min_size=1, max_size=12).filter(any))
def test_always_valid_json(values: list[float | None]) -> None:
    assert json.dumps(to_dict(gap_pace(gaps(values, variance=None))), allow_nan=False)
