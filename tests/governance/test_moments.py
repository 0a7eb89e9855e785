"""Moments keep the precision of their source, and late is only what came after the last planned day."""

from datetime import date
from typing import Any

import pytest

from koers.decisions.models import Decision, DecisionOutcome
from koers.governance.presenting import moments

TODAY = date(2023, 12, 1)


def decision(told: list[DecisionOutcome] | None = None, **cells: Any) -> Decision:
    """A planned decision that needs no database."""
    one = Decision(pk="een", list="calendar", title="Plan", **cells)
    one._prefetched_objects_cache = {"outcomes": told or []}
    return one


def outcome(date: str, state: str = "done") -> DecisionOutcome:
    return DecisionOutcome(decision_id="een", state=state, date=date, text="Het plan is er.")


@pytest.mark.parametrize(
    ("cells", "words", "precision"),
    [
        ({"moment": "2022-01-01"}, "1 januari 2022", "dag"),
        ({"moment": "2021-09"}, "september 2021", "maand"),
        ({"moment": "2022-Q1"}, "1e kwartaal 2022", "kwartaal"),
        ({"moment": "2021-Q3", "moment_end": "2021-Q4"}, "3e kwartaal 2021 tot en met 4e kwartaal 2021", "reeks"),
        ({"moment": "2022"}, "2022", "jaar"),
        ({"recurrence": "yearly"}, "elk jaar", "herhaling"),
        ({"recurrence": "six_yearly", "moment": "2022"}, "elke zes jaar, 2022", "herhaling"),
        ({}, "geen moment genoemd", ""),
    ],
)
def test_words_and_precision(cells: dict[str, str], words: str, precision: str) -> None:
    one = decision(**cells)
    assert (moments.moment_words(one), moments.precision(one)) == (words, precision)


@pytest.mark.parametrize(
    ("moment", "end", "happened", "state", "late"),
    [
        ("2021-07", "", "2021-10", "done", True),
        ("2021-07", "", "2021-07-31", "done", False),
        ("2022-Q1", "", "2022-03", "done", False),
        ("2022-Q1", "", "2022-Q1", "done", False),
        ("2022-Q1", "", "2022-04-01", "done", True),
        ("2021-Q3", "2021-Q4", "2021-12", "done", False),
        ("2024-02", "", "2024-02-29", "done", False),
        ("2021", "", "2022", "done", True),
        ("2022-Q1", "", "2023", "not_yet", True),
        ("2023-Q4", "", "2023-06", "not_yet", False),
        ("2021", "", "2023", "dropped", False),
        ("", "", "2023", "done", False),
    ],
)
def test_late_is_after_the_last_day(moment: str, end: str, happened: str, state: str, late: bool) -> None:
    assert moments.is_late(decision(moment=moment, moment_end=end), outcome(happened, state)) is late


def test_what_comes_back_is_never_late() -> None:
    """Its moment is that of the first time; that it was done again is no delay."""
    assert not moments.is_late(decision(moment="2021", recurrence="yearly"), outcome("2023"))


@pytest.mark.parametrize(
    ("moment", "told", "expected"),
    [
        ("2021-07", [], "over"),
        ("2023-12", [], "coming"),
        ("", [], "coming"),
        ("2021-07", [outcome("2021-10")], "done"),
        ("2021-07", [outcome("2021-10", "not_yet")], "not_yet"),
        ("2021-07", [outcome("2021-10", "not_yet"), outcome("2022")], "done"),
        ("2021-07", [outcome("2022", "dropped")], "dropped"),
    ],
)
def test_state(moment: str, told: list[DecisionOutcome], expected: str) -> None:
    assert moments.state(decision(told, moment=moment), TODAY) == expected


def test_a_waypoint_has_the_outcome_of_its_line_in_the_calendar() -> None:
    line = decision([outcome("2021-10")])
    waypoint = decision(calendar_row_id="een")
    waypoint._state.fields_cache["calendar_row"] = line
    assert [one.date for one in moments.outcomes(waypoint)] == ["2021-10"]


def test_what_has_no_moment_comes_last() -> None:
    rows = [decision(position=1), decision(moment="2022", position=2), decision(moment="2021-12", position=3)]
    assert [one.moment for one in sorted(rows, key=moments.sort_key)] == ["2021-12", "2022", ""]
