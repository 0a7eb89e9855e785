"""The short lists of the register: what they hold, whose it is, and the facts that the sources give."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.factories import SOURCE
from tests.obligations.conftest import council, obligation, step
from tests.obligations.test_facts import rows

Publish = Callable[..., Any]
ROOT = "/programma/proef/"
LISTS = ["lobby", "afspraken-rijk", "experimenteerruimte", "doorbraken", "bijdragen", "rechtsvorm"]


def read(visitor: Any, path: str) -> str:
    """A page."""
    response = visitor.get(f"{ROOT}{path}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def one_of_each() -> list[Any]:
    """A row for every list."""
    return [
        obligation("lobby", "lobby", owed_to="", addressed_to="Den Haag", portfolio="Verkeer"),
        obligation("verbond", "coalition_commitment", type="lobby", owes="coalitie", owed_to=""),
        obligation("gewoon", "coalition_commitment", type="do", owes="coalitie", owed_to=""),
        obligation("vraag", "state_agreement", type="request", owes="", owed_to="", asker="college", addressee="raad"),
        obligation("belofte", "state_agreement", type="promise", asker="", owes="raad", owed_to="college"),
        obligation("ruimte", "legal_exception", owes="", owed_to="", asker="college", addressee="raad"),
        obligation("samen", "shared_issue", asker="college", owes="raad", owed_to="", holder_role="het onderwijs"),
        obligation("deel", "contribution", asker="raad", owes="college", owed_to="coalitie", basis="handtekening"),
        obligation("vorm", "legal_form", type="study", owes="college", owed_to=""),
        obligation("stichting", "legal_form", type="option", owes="", owed_to="", asker="", asked_by="een ander"),
    ]


STEPS = [
    step("lobby", "2023-02-01", "lobbying", "college", evidence="brief"),
    step("lobby", "2023-11-01", "not_achieved", "college", evidence="afwijzing"),
    step("ruimte", "2023-03", "requested", "college"),
    step("ruimte", "2023-09-01", "granted", "raad"),
]


def test_every_list_holds_its_own_kinds(published: Publish, visitor: Any) -> None:
    published(**council(*one_of_each(), obligation_steps=STEPS))
    lobby = read(visitor, "lobby/")
    assert "In onze bronnen staan 2 lobby’s. Van 1 is bekend wat er daarna gebeurde." in lobby
    assert "Titel gewoon" not in lobby
    assert "1 november 2023: niet bereikt door College: afwijzing" in lobby
    assert "een uitkomst staat niet in onze bronnen" in lobby
    assert "1 september 2023: toegestaan door Raad" in read(visitor, "experimenteerruimte/")
    state = read(visitor, "afspraken-rijk/")
    assert "vraag aan het Rijk" in state
    assert "toezegging van het Rijk" in state
    assert "het onderwijs" in read(visitor, "doorbraken/")
    assert "handtekening" in read(visitor, "bijdragen/")
    assert "een ander" in read(visitor, "rechtsvorm/")
    register = read(visitor, "verplichtingen/")
    assert all(f"{ROOT}{name}/" in register for name in LISTS)


def test_an_empty_list_says_so_and_is_not_linked(published: Publish, visitor: Any) -> None:
    published(**council(obligation("belofte")))
    for name in LISTS:
        assert "In onze bronnen staat hier niets over." in read(visitor, f"{name}/")
        assert f"{ROOT}{name}/" not in read(visitor, "verplichtingen/")


def test_a_list_has_a_csv(published: Publish, visitor: Any) -> None:
    published(**council(*one_of_each(), obligation_steps=STEPS))
    table = visitor.get(f"{ROOT}lobby/?csv=lobby").content.decode("utf-8-sig").splitlines()
    assert table[0].startswith("Doel,Bij wie,Wie trekt eraan,Stappen,Resultaat")
    assert len(table) == 3


def test_the_number_of_queries_does_not_grow(published: Publish, visitor: Any) -> None:
    from tests.programme.counting import queries

    counts = []
    for many in (2, 40):
        own = [obligation(f"l-{n}", "lobby", owed_to="") for n in range(many)]
        edition = published(
            **council(*own, obligation_steps=[step(row["id"], "2023", "lobbying", "college") for row in own])
        )
        counts.append(queries(edition, visitor, f"{ROOT}lobby/"))
    assert counts[0] == counts[1] <= 25


def test_the_facts_of_the_sources() -> None:
    found = {row["id"]: row for row in rows("heerlen-noord", "obligations")}
    kinds = [row["kind"] for row in found.values()]
    assert kinds.count("state_agreement") == 11
    assert [kinds.count(kind) for kind in ("legal_exception", "shared_issue", "contribution", "legal_form")] == [
        1,
        1,
        4,
        4,
    ]
    exception = found["experimenteerruimte-op-alle-leefgebieden"]
    assert (exception["source"], exception["source_place"], exception["addressee"]) == (
        "routekaart-2021",
        "hoofdstuk 5",
        "het-rijk",
    )
    links = [row["goal"] for row in rows("heerlen-noord", "obligation_goals") if row["obligation"] == exception["id"]]
    assert sorted(links) == ["gezondheid", "leren", "veiligheid", "werken", "wonen"]
    issue = found["veiligheid-rond-de-scholen"]
    assert (issue["source_place"], issue["holder_role"]) == ("hoofdstuk 4.1.1", "het onderwijs")
    steps = {
        row["obligation"]: (row["state"], row["by"], row["on"]) for row in rows("heerlen-noord", "obligation_steps")
    }
    assert steps["rijk-afspraken-over-de-aanpak"] == ("promised", "het-rijk", "2022-06-17")
    assert steps["voorstel-voor-de-rechtsvorm"] == ("researching", "", "2023-11")


def test_nobody_is_owed_by_a_request() -> None:
    asked = [
        row
        for row in rows("heerlen-noord", "obligations")
        if row["type"] == "request" or row["kind"] == "legal_exception"
    ]
    assert asked
    assert not any(row["owes"] or row["owed_to"] for row in asked)
    assert {row["addressee"] for row in asked} == {"het-rijk"}


@pytest.mark.parametrize("package", ["coalitieakkoord-heerlen", "coalitieakkoord-sittard-geleen"])
def test_the_target_of_a_lobby_is_only_what_the_agreement_says(package: str) -> None:
    named = {row["addressed_to"] for row in rows(package, "obligations") if row["type"] == "lobby"} - {""}
    assert named <= {"het Rijk en de andere partners", "Den Haag en Brussel", "andere overheden"}


def test_what_is_owed_stands_on_the_pages_it_is_about(published: Publish, visitor: Any) -> None:
    linked = {"obligation": "belofte", "goal": "ambitie", "basis": "editorial", "source": SOURCE}
    closed = obligation("klaar", area="stad")
    published(
        **council(
            obligation("belofte", area="stad", planned="2199-01-01"),
            closed,
            obligation_goals=[linked],
            obligation_steps=[step("klaar", "2023-01-01", "settled", "raad")],
        )
    )
    goal = read(visitor, "doelen/ambitie/")
    assert "Wat is over dit doel beloofd of gevraagd?" in goal
    assert "Hier hoort 1 verplichting bij. Die staat nog open." in goal
    assert "redactioneel" in goal
    area = " ".join(visitor.get("/gebieden/stad/").content.decode().split())
    assert "Hier horen 2 verplichtingen bij. Daarvan staat er 1 nog open." in area
    assert area.index("Titel belofte") < area.index("Titel klaar")
    assert "Titel belofte" in read(visitor, "bestuur/raad/")
    table = visitor.get(f"{ROOT}doelen/ambitie/?csv=verplichtingen-hier").content.decode("utf-8-sig")
    assert "Titel belofte" in table


def test_a_page_shows_the_first_and_counts_them_all(published: Publish, visitor: Any) -> None:
    published(**council(*(obligation(f"o-{n}", area="stad") for n in range(40))))
    area = " ".join(visitor.get("/gebieden/stad/").content.decode().split())
    assert "Hier horen 40 verplichtingen bij." in area
    assert "Hieronder staan de eerste 25; alle staan in het register." in area
    assert area.count("Titel o-") == 25
