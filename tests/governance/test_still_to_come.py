"""Which planned decisions can still come: on the long-term agenda, and so in the window of a council."""

from typing import Any

import pytest
from django.test import Client

from tests.governance.test_pages import lines
from tests.programme.small import Small

LINE = {"list": "calendar", "title": "Plan"}


def agenda(published: Any, client: Client, made: Small) -> list[str]:
    published(made)
    return [line.split(",")[0] for line in lines(client, "agenda/?csv=besluiten")[1:]]


def planned(**cells: Any) -> Small:
    return Small().add("decisions", id="een", **(LINE | {"moment": "2199-Q1"} | cells))


@pytest.mark.parametrize(
    ("state", "stays"),
    [("not_yet", True), ("dropped", False), ("done", False)],
)
def test_only_what_was_taken_or_dropped_is_left_out(published: Any, client: Client, state: str, stays: bool) -> None:
    made = planned().add("decision_outcomes", decision="een", state=state, date="2023-10", text="Zo ging het.")
    assert agenda(published, client, made) == (["2199-Q1"] if stays else [])


def test_the_second_moment_counts_when_the_first_has_passed(published: Any, client: Client) -> None:
    made = planned(moment="2021").add("decisions", id="twee", differs_from="een", moment="2199-03", **LINE)
    assert agenda(published, client, made) == ["2199-03"]


def test_a_decision_with_two_moments_to_come_stands_there_once(published: Any, client: Client) -> None:
    made = planned().add("decisions", id="twee", differs_from="een", moment="2199-06", **LINE)
    assert agenda(published, client, made) == ["2199-Q1"]


@pytest.mark.parametrize("taken", ["een", "twee"])
def test_what_was_taken_on_one_of_its_moments_is_over(published: Any, client: Client, taken: str) -> None:
    made = planned().add("decisions", id="twee", differs_from="een", moment="2199-06", **LINE)
    made.add("decision_outcomes", decision=taken, state="done", date="2023-10", text="Het plan is er.")
    assert agenda(published, client, made) == []


@pytest.mark.parametrize(("state", "stays"), [("done", True), ("dropped", False)])
def test_what_comes_back_is_done_again(published: Any, client: Client, state: str, stays: bool) -> None:
    made = planned(moment="", recurrence="yearly")
    made.add("decision_outcomes", decision="een", state=state, date="2023-10", text="Zo ging het.")
    assert agenda(published, client, made) == (["yearly"] if stays else [])
