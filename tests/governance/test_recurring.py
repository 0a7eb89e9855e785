"""What comes back is never given a next time that no source leads to; marks and members are counted list by list."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.decisions.models import Body, BodyRelation, Decision, DecisionOutcome, Seat, Staff
from koers.governance.presenting import marks, members, recurring

TODAY = date(2023, 12, 1)


def decision(*done: str, **cells: Any) -> Decision:
    one = Decision(pk="een", title="Plan", **({"list": "calendar"} | cells))
    told = [DecisionOutcome(decision_id="een", state="done", date=day, text="Gedaan.") for day in done]
    one._prefetched_objects_cache = {"outcomes": told}
    return one


@pytest.mark.parametrize(
    ("done", "cells", "words"),
    [
        ((), {"recurrence": "yearly"}, ""),
        ((), {"recurrence": "continuous"}, "altijd"),
        ((), {"recurrence": "six_yearly", "moment": "2028"}, "2028."),
        ((), {"recurrence": "six_yearly", "moment": "2022-Q1"}, "2022. Of het toen is gebeurd, staat niet in onze bronnen."),
        (("2022-03",), {"recurrence": "six_yearly"}, "2028."),
        (("2022-03", "2023-02-01"), {"recurrence": "yearly"}, "2024."),
        (("2020",), {"recurrence": "two_yearly"}, "2022. Of het toen is gebeurd, staat niet in onze bronnen."),
    ],
)  # fmt: skip
def test_the_next_time_follows_from_the_last_or_the_first(done: tuple[str, ...], cells: Any, words: str) -> None:
    assert recurring.next_words(decision(*done, **cells), TODAY) == words


@given(st.lists(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)), max_size=5))
def test_the_next_time_is_after_every_known_time(days: list[date]) -> None:
    one = decision(*(day.isoformat() for day in days), recurrence="two_yearly")
    words = recurring.next_words(one, TODAY)
    assert bool(words) == bool(days)
    assert all(int(words[:4]) > day.year for day in days)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([decision(recurrence="yearly")], "1 besluit komt steeds terug. Geen bron noemt een keer dat het gebeurde."),
        ([decision("2022", recurrence="yearly")], "1 besluit komt steeds terug."),
        (
            [decision("2022", recurrence="yearly"), decision(recurrence="yearly")],
            "2 besluiten komen steeds terug. Van 1 noemt een bron een keer dat het gebeurde.",
        ),
    ],
)
def test_how_much_is_known_of_what_comes_back(found: list[Decision], words: str) -> None:
    assert recurring.sentence(found) == words


def test_marks_of_lines() -> None:
    double = decision(duplicate_of_id="a")
    waypoint = decision(list="waypoint")
    both = decision(list="waypoint", differs_from_id="a", replaces_id="b")
    assert marks.marks_of(decision()) == []
    assert marks.marks_of(double) == ["dubbel"]
    assert marks.marks_of(waypoint) == ["niet-in-kalender"]
    assert marks.marks_of(decision(list="waypoint", calendar_row_id="a")) == []
    assert marks.marks_of(both) == ["ander-moment", "vervangt"]
    assert marks.marks_sentence([decision()]) == ""
    assert marks.marks_sentence([double, double, waypoint]) == (
        "2 regels staan er dubbel en 1 tussenstop staat niet in de kalender."
    )


BODIES = {name: Body(pk=name, name=name.capitalize(), status="active") for name in ("raad", "oud")}


def seat(body: str, as_of: str, organisation: str = "", filled: bool = True) -> Seat:
    """A seat that needs no database."""
    one = Seat(body_id=body, as_of=as_of, organisation_id=organisation or None, filled=filled)
    one._state.fields_cache |= {"body": BODIES[body]}
    return one


def worker(body: str, as_of: str) -> Staff:
    one = Staff(body_id=body, as_of=as_of, fte="1", counted=True)
    one._state.fields_cache |= {"body": BODIES[body]}
    return one


def test_only_the_newest_list_counts() -> None:
    seats = [seat("raad", "2021", "a"), seat("raad", "2023", "a"), seat("raad", "2023", filled=False), seat("oud", "2020", "b")]  # fmt: skip
    assert members.newest(seats) == [*seats[1:3], seats[3]]
    assert [(found.key, found.newest) for found in members.by_date(seats)] == [
        ("raad", True), ("raad-2021", False), ("oud", True)]  # fmt: skip
    assert members.seats_sentence(seats[:3]) == "In 2023 waren er 2 zetels. Daarvan was er 1 leeg."
    staff = [worker("raad", day) for day in ("2021", "2022")]
    assert members.fte_total(staff) == 1


def test_who_came_and_who_went() -> None:
    """From list to list of a body, and from a body to the one that came after it."""
    seats = [
        seat("oud", "2020", "a"),
        seat("oud", "2020", "b"),
        seat("raad", "2021", "a"),
        seat("raad", "2021", "c"),
        seat("raad", "2023", "a"),
        seat("raad", "2023", "c"),
        seat("raad", "2023", filled=False),
    ]
    after = BodyRelation(body_id="oud", other_id="raad", kind="succeeded_by")
    assert members.changes(seats, []) == []
    (found,) = members.changes(seats, [after])
    assert (found.before, found.after) == ("Oud (2020)", "Raad (2021)")
    assert [one.organisation_id for one in found.joined] == ["c"]
    assert [one.organisation_id for one in found.left] == ["b"]


@given(st.lists(st.sets(st.sampled_from("abcdef"), min_size=1), min_size=2, max_size=5))
def test_joining_and_leaving_leads_from_the_first_list_to_the_last(lists: list[set[str]]) -> None:
    seats = [seat("raad", str(2000 + year), one) for year, own in enumerate(lists) for one in sorted(own)]
    members_now = set(lists[0])
    for change in members.changes(seats, []):
        members_now -= {one.organisation_id for one in change.left}
        members_now |= {one.organisation_id for one in change.joined}
    assert members_now == lists[-1]
