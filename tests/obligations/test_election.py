"""The notice in the weeks before an election stands on every page of a programme, in whatever room that page is."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.governance.conftest import home, published
from tests.governance.worlds import governed
from tests.programme.small import Small

__all__ = ["home", "published"]
pytestmark = pytest.mark.django_db
ROOT = "/programma/proef/"
EVIL = "<script>alert(1)</script>"
WORK = {"description": "Wat we doen.", "area": "gebied", "status": "running", "scope": "unknown"}
# Pages that no navigation names.
DEEPER = ("bestuur/raad/", "besluiten/op-tijd-0/", "risicos/risico-0/", "doelen/doel/", "interventies/werk/", "agenda/")


def world(first: str, last: str, name: str = "Verkiezing van de raad") -> Small:
    """A programme with pages of many rooms, and an election in its area with these weeks before it."""
    made = governed().add("interventions", id="werk", name="Werk", **WORK)
    made.add("obligations", id="belofte", kind="pledge", title="Een belofte", owes="bestuur", owed_to="raad")
    return made.add("calendar_periods", id="v", kind="election", area="land", name=name, first_day=first, last_day=last)


def pages(client: Client) -> list[str]:
    """The pages that the navigation of the programme leads to, and deeper ones."""
    home_page = client.get(ROOT).content.decode()
    sections = {found for found in re.findall(r'href="(/programma/proef/[^"?#]*)"', home_page) if found.count("/") <= 4}
    rooms = {"doelen", "indicatoren", "interventies", "bestuur", "besluiten", "risicos", "verplichtingen"}
    assert {f"{ROOT}{room}/" for room in rooms} <= sections
    return [*sorted(sections), *(f"{ROOT}{page}" for page in DEEPER)]


def test_every_page_of_a_programme_tells_of_an_election(published: Callable[..., Any], client: Client) -> None:
    published(world("2020-01-01", "2199-12-31"))
    for page in pages(client):
        shown = client.get(page)
        assert shown.status_code == 200, page
        html = shown.content.decode()
        assert html.count("Verkiezing van de raad. In de weken daarvoor") == 1, page
    published(world("2020-01-01", "2020-03-18"))
    for page in pages(client):
        assert "Verkiezing van de raad" not in client.get(page).content.decode(), page


def test_the_name_of_an_election_is_no_markup(published: Callable[..., Any], client: Client) -> None:
    published(world("2020-01-01", "2199-12-31", name=EVIL))
    html = client.get(f"{ROOT}bestuur/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
