"""Of whom a vote is: the party of a member, and never the council, a committee or the municipality that somebody is a member of too."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .reading import one, read

Put = Callable[..., Path]
ORGANISATIONS: list[dict[str, Any]] = [
    {"id": "raad", "name": "Gemeenteraad van Proefstad", "classification": "council"},
    {"id": "groen-c", "name": "Commissie Groen", "classification": ["Committee"]},
    {"id": "stad", "name": "Proefstad", "classification": "Municipality"},
    {"id": "cdx", "name": "CDX", "classification": "Politieke partij"},
    {"id": "pvx", "name": "PVX", "classification": "parliamentary group"},
    {"id": "los", "name": "Los Proefstad"},
]


def votes(put: Put, memberships: list[dict[str, Any]], **vote: Any) -> tuple[dict[Any, Any], list[str]]:
    """The votes that one member with these memberships gives, and what is told."""
    person = {"id": "v1", "name": "Tess Testers", "memberships": memberships}
    event = {"id": "w1", "motion_id": "m1", "votes": [{"voter_id": "v1", "option": "yes", **vote}]}
    motion = {"id": "m1", "text": "Meer bomen", "date": "2026-01-02"}
    # People stand before the organisations: what those are is only known at the end.
    content = {"persons": [person], "motions": [motion], "vote_events": [event], "organizations": ORGANISATIONS}
    found, linked = read(put(content))
    return linked.votes[one(linked, "motions")["id"]], list(found.report.remarks)


@pytest.mark.parametrize(
    ("memberships", "party"),
    [
        ([{"organization_id": "raad"}, {"organization_id": "cdx"}], "CDX"),
        ([{"organization_id": "groen-c"}, {"organization_id": "stad"}, {"organization_id": "pvx"}], "PVX"),
        ([{"organization_id": "raad", "on_behalf_of_id": "cdx"}], "CDX"),
        ([{"organization_id": "pvx"}, {"organization_id": "raad", "on_behalf_of_id": "cdx"}], "CDX"),
        ([{"organization": {"id": "raad", "name": "Raad van X", "classification": "Council"}}, {"organization": {"name": "CDX"}}], "CDX"),
        ([{"organization": {"id": "raad", "name": "De raad van X"}}, {"organization": {"id": "los"}}], "Los Proefstad"),
        ([{"organization_id": "Gemeente Belangen Proefstad"}], "Gemeente Belangen Proefstad"),
        ([{"organization_id": "los"}, {"organization_id": "cdx"}], "CDX"),
        ([{"organization_id": "raad"}, {"organization_id": "los"}], "Los Proefstad"),
        ([{"organization_id": "raad"}, {"organization_id": "Gemeenteraad van Elders"}], "fractie niet vermeld"),
        ([{"organization_id": "raad"}, {"organization_id": "groen-c"}], "fractie niet vermeld"),
        ([{"organization_id": "pvx", "end_date": "2025-06-01"}, {"organization_id": "cdx", "start_date": "2025-06-02"}], "CDX"),
        ([{"organization_id": "cdx", "end_date": "2026"}, {"organization_id": "pvx", "start_date": "2026-02-01"}], "CDX"),
        ([], "fractie niet vermeld"),
    ],
)  # fmt: skip
def test_a_member_votes_with_a_party(put: Put, memberships: list[dict[str, Any]], party: str) -> None:
    assert votes(put, memberships)[0] == {(party, "yes"): 1}


def test_of_two_parties_none_is_guessed(put: Put) -> None:
    counted, remarks = votes(put, [{"organization_id": "cdx"}, {"organization_id": "pvx"}])
    assert counted == {("fractie niet vermeld", "yes"): 1}
    assert any("meer dan één fractie" in remark for remark in remarks)


def test_a_vote_that_names_the_council_is_of_the_party_of_the_member(put: Put) -> None:
    assert votes(put, [{"organization_id": "cdx"}], group_id="raad")[0] == {("CDX", "yes"): 1}
    assert votes(put, [{"organization_id": "cdx"}], group_id="pvx")[0] == {("PVX", "yes"): 1}


def test_what_the_council_counted_as_a_whole_is_no_party(put: Put) -> None:
    event = {"id": "w1", "motion_id": "m1", "counts": [{"option": "yes", "value": 12, "group_id": "raad"}]}
    content = {"motions": [{"id": "m1", "text": "Meer bomen"}], "vote_events": [event], "organizations": ORGANISATIONS}
    _, linked = read(put(content))
    assert linked.votes[one(linked, "motions")["id"]] == {("hele raad", "yes"): 12}
