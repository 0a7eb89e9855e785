"""All goals beside each other and the page of one goal: orderings, standing, verdicts, links, what changed; queries."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from koers.decisions.models import Act, Body, Standing
from koers.kernel.context import workshop
from koers.programme.models import Goal, GoalRelation, Target
from koers.programme.presenting import goal_list, headlines, standing
from koers.programme.presenting.goal_tree import GoalTree, cross_table, in_short
from koers.programme.presenting.goals import target_words
from tests.programme.answers import PERCENT, answer, depends, several
from tests.programme.counting import queries
from tests.programme.small import Small
from tests.programme.test_overview import MOST_QUERIES, world
from tests.site import published as published_site
from tests.site import served
from tests.visitor import Visitor, plain_text

# --- The headline of a goal -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ([], "Of dit doel wordt gehaald, kan niemand zeggen. Er is nog geen indicator voor."),
        (
            [answer("cannot_be_judged", "no_baseline")],
            "Of dit doel wordt gehaald, is niet te zeggen, omdat er geen nulmeting is.",
        ),
        (
            [answer("too_early", "too_few_points")],
            "Of dit doel wordt gehaald, is nog niet te zeggen. Er zijn nog te weinig metingen om iets over het tempo te zeggen.",
        ),
        (
            [answer("on_course")],
            "Het verschil wordt snel genoeg kleiner om op tijd weg te zijn. Dat geldt alleen als dit tempo blijft.",
        ),
        (
            [depends()],
            "Of dit doel wordt gehaald, hangt af van het eindjaar. Bij eindjaar 2042: te langzaam. "
            "Bij eindjaar 2047: tempo is genoeg, als het zo doorgaat.",
        ),
        (several("too_early", "too_few_points", count=2), "Of dit doel wordt gehaald, is nog niet te zeggen."),
        (
            [*several("behind", count=1), *several("cannot_be_judged", "text_only", count=1)],
            "Van de 2 indicatoren is er bij 1 een oordeel. Daar gaat het te langzaam.",
        ),
    ],
)
def test_the_headline_of_a_goal(own: list[Any], expected: str) -> None:
    assert headlines.of_goal("goal", own).answer == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (several("too_early", "too_few_points", count=4), "Bij alle 4 indicatoren zijn er te weinig metingen."),
        (
            [*several("too_early", "not_clear_yet", count=1), *several("too_early", "too_few_points", count=2)],
            "Van de 3 indicatoren zijn er bij 2 te weinig metingen en is het bij 1 nog niet duidelijk.",
        ),
        (
            [*several("reached", count=1), *several("too_early", "too_few_points", count=1)],
            "Bij 1 zijn er te weinig metingen.",
        ),
    ],
)
def test_what_follows_the_headline_of_a_goal(own: list[Any], expected: str) -> None:
    assert headlines.of_goal("goal", own).lead == expected


def test_a_branch_without_indicators_tells_of_the_goals_below() -> None:
    below = [*several("too_early", "too_few_points", count=2), *several("cannot_be_judged", "no_measurement", count=1)]
    said = headlines.of_goal("theme", [], below)
    assert said.answer == "Hoe het met dit thema gaat, is nog niet te zeggen."
    assert said.lead == (
        "Van de 3 indicatoren bij de doelen hieronder zijn er bij 2 te weinig metingen en is bij 1 geen oordeel mogelijk, "
        "omdat er nog geen meting is."
    )


# --- Who stands behind it ---------------------------------------------------------------------------------


def act(body: str, verb: str, day: str, confirms: Act | None = None, pk: str = "besluit") -> Act:
    with workshop():
        return Act(pk=pk, title="Besluit", body=Body(pk=body, name=body), verb=verb, date=day, confirms=confirms)


def goal(pk: str = "doel", *, level: str = "goal", parent: str | None = None, by: Act | None = None) -> Goal:
    with workshop():
        stands = Standing.COUNCIL_ADOPTED if by else Standing.WRITTEN_ONLY
        return Goal(
            pk=pk, package="proef", title=pk.capitalize(), level=level, parent_id=parent, standing=stands, act=by
        )


def test_the_standing_names_every_act_in_words_with_its_date() -> None:
    adopted = act("Alliantieoverleg Heerlen-Noord", "adopted", "2021-10")
    agreed = act("Gemeenteraad van Heerlen", "agreed", "2021-11-22", confirms=adopted, pk="raad")
    with workshop():
        said = standing.standing_sentences(goal(by=adopted), [agreed])
    assert said == [
        "Het alliantieoverleg Heerlen-Noord stelde dit vast in oktober 2021.",
        "De gemeenteraad van Heerlen stemde hiermee in op 22 november 2021.",
    ]


@pytest.mark.parametrize(
    ("body", "verb", "day", "expected"),
    [
        ("Het Rijk", "required", "", "Het Rijk stelde dit als voorwaarde."),
        (
            "Partners van de alliantie",
            "endorsed",
            "2022-06-17",
            "De partners van de alliantie onderschreven dit op 17 juni 2022.",
        ),
        ("College van Heerlen", "proposed", "2023", "Het college van Heerlen stelde dit voor in 2023."),
        ("Minister voor wonen", "signed", "2022-Q2", "De minister voor wonen ondertekende dit in 2e kwartaal 2022."),
    ],
)
def test_an_act_in_words(body: str, verb: str, day: str, expected: str) -> None:
    assert standing.act_sentence(act(body, verb, day)) == expected


def test_what_is_only_written_down_says_so() -> None:
    (said,) = standing.standing_sentences(goal())
    assert said == "Dit is alleen opgeschreven. In de bronnen staat niet dat iemand het heeft vastgesteld."


def test_a_target_in_words() -> None:
    with workshop():
        fixed = Target(value="534", unit=PERCENT)
        words = Target(value_text="meer dan nu")
    assert target_words(fixed) == "534%"
    assert target_words(words) == "meer dan nu"


# --- The tree ---------------------------------------------------------------------------------------------


def tree(*goals: Goal, placements: tuple[tuple[str, str], ...] = (), answers: tuple[Any, ...] = ()) -> GoalTree:
    links = [
        GoalRelation(goal_id=one, related_id=other, kind="belongs_to", basis="editorial") for one, other in placements
    ]
    return GoalTree(goals, links, answers)


THEME, DOMAIN = goal("thema", level="theme"), goal("gebied", level="domain")


def test_goals_stand_under_the_ordering_that_holds_most() -> None:
    found = tree(
        THEME, DOMAIN, goal("een", parent="thema"), goal("twee", parent="gebied"), goal("drie", parent="gebied")
    )
    assert found.orderings() == ["domain", "theme"]
    assert [(group.title, [g.pk for g in group.goals]) for group in found.groups()] == [
        ("Gebied", ["twee", "drie"]),
        ("Andere doelen", ["een"]),
    ]


def test_a_goal_can_be_placed_under_another_branch_and_that_is_marked() -> None:
    found = tree(THEME, DOMAIN, goal("een", parent="thema"), goal("twee", parent="gebied"),
                 placements=(("een", "gebied"), ("twee", "thema")))  # fmt: skip
    (group,) = found.groups()
    assert ([g.pk for g in group.goals], group.placed) == (["een", "twee"], frozenset({"twee"}))
    crossed = cross_table(found, "domain", "theme")
    assert (crossed.columns, [heading for heading, _ in crossed.rows]) == (["Thema"], ["Gebied"])
    assert [shape.title for shape in crossed.rows[0][1][0]] == ["Een", "Twee"]


def test_a_goal_without_a_place_in_an_ordering_is_not_lost() -> None:
    found = tree(THEME, DOMAIN, goal("een", parent="thema"), goal("twee", parent="gebied"))
    crossed = cross_table(found, "domain", "theme")
    assert crossed.columns == ["Thema", "Zonder thema"]
    assert [heading for heading, _ in crossed.rows] == ["Gebied", "Zonder leefgebied"]
    assert sum(len(cell) for _, cells in crossed.rows for cell in cells) == 2


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ((), "In de bronnen staan geen doelen."),
        ((goal("een"),), "Het programma heeft 1 doel."),
        ((goal("s", level="resilience"), goal("e", level="resilience")), "Het programma heeft 2 veerkrachten."),
        (
            (THEME, goal("een", parent="thema"), goal("twee", parent="thema")),
            "Het programma heeft 2 doelen, onder één thema.",
        ),
        (
            (THEME, DOMAIN, goal("een", parent="thema"), goal("twee", parent="gebied")),
            "De bronnen delen de doelen op twee manieren in: één leefgebied en één thema.",
        ),
    ],
)
def test_the_headline_over_all_goals(goals: tuple[Goal, ...], expected: str) -> None:
    assert goal_list.headline(tree(*goals)) == expected


def test_verdicts_in_short_keep_every_indicator_and_every_reason() -> None:
    found = [
        answer("cannot_be_judged", "text_only", indicator="a"),
        answer("cannot_be_judged", "no_measurement", indicator="b"),
        answer("too_early", "too_few_points", indicator="c"),
        answer("behind", indicator="d"),
        answer("behind", indicator="e"),
    ]
    shown = in_short(found)
    assert [one.words.short for one in shown] == ["Te langzaam", "Te weinig metingen", "Geen oordeel mogelijk"]
    assert shown[0].indicator == "D en E"
    assert shown[1].note == "(sinds de start nog geen meting)"
    assert shown[2].indicator == "B, omdat er nog geen meting is; A, omdat er alleen tekst is en geen getal"


# --- The pages --------------------------------------------------------------------------------------------


def rich(size: int = 1) -> Small:
    """A goal with everything around it, ``size`` of each."""
    made = world(size)
    made.add("bodies", id="raad", name="Gemeenteraad").add("bodies", id="alliantie", name="Alliantie")
    made.add("acts", id="plan", title="Plan", body="alliantie", verb="adopted", date="2021-10")
    made.change("goals", "doel", act="plan", standing="alliance_endorsed", description="Meer mensen werken.")
    made.observe("werk", "gebied", {year: 60 + year - 2015 for year in range(2015, 2023)})
    made.observe("werk", "land", dict.fromkeys(range(2015, 2023), 72))
    made.add("targets", id="nu", goal="doel", indicator="werk", benchmark="land", year=2042)
    made.add("baselines", indicator="werk", area="gebied", period=2015, value=60)
    made.add("organisations", id="partner", name="Partner")
    for n in range(size):
        made.add(
            "acts", id=f"ja-{n}", title="Instemming", body="raad", verb="agreed", date="2021-11-22", confirms="plan"
        )
        made.add("goals", id=f"onder-{n}", title=f"Onder {n}", parent="doel", level="kpi")
        made.add("indicators", id=f"extra-{n}", name=f"Extra {n}")
        made.add("goal_indicators", goal="doel", indicator=f"extra-{n}", basis="editorial")
        made.add("goal_indicators", goal=f"onder-{n}", indicator=f"extra-{n}")
        made.add("targets", id=f"oud-{n}", goal="doel", indicator="werk", value=90, year=2030, replaced_on="2020",
                 why="Het land verandert zelf ook.")  # fmt: skip
        made.add("intervention_goals", intervention=f"doen-{n}", goal="doel", basis="editorial")
        made.add("intervention_partners", intervention=f"doen-{n}", organisation="partner", effort="twee dagen")
        made.add("goal_versions", goal="doel", valid_until=2016 + n, title=f"Oud doel {n}", act="plan", why="Te vaag.")
        made.add("goal_relations", goal="doel", related=f"doel-{n}", kind="contributes_to", basis="editorial")
        made.add("contradictions", id=f"woorden-{n}", subject="Wat de raad deed", kind="wie beslist",
                 first_value="stemde in", second_source="bron", second_value="stelde vast", handling="Beide.",
                 about="acts/plan; goals/doel")  # fmt: skip
    return made


def test_the_page_of_a_goal_tells_everything_around_it(published: Any, client: Client) -> None:
    published(rich())
    page = client.get("/programma/proef/doelen/doel/").content.decode()
    for words in (
        "De alliantie stelde dit vast in oktober 2021.",
        "De gemeenteraad stemde hiermee in op 22 november 2021.",
        "De bronnen zijn het hier niet over eens.",
        "met de eerdere streefwaarde: 90%",
        "Tot dan heette het doel: ‘Oud doel 0’.",
        "Tot dan was de streefwaarde voor werk: 90%",
        "Het land verandert zelf ook.",
        "twee dagen",
        "Draagt bij aan:",
        "redactioneel",
        "Meer mensen werken.",
    ):
        assert words.lower() in page.lower(), words
    assert "<svg" in page


def test_the_verdict_under_the_older_target_stands_beside_the_current_one(published: Any, client: Client) -> None:
    published(rich())
    rows = client.get("/programma/proef/doelen/doel/?csv=oordelen").content.decode("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["Werk", "Werk (met de eerdere streefwaarde: 90%)", "Extra 0"]
    assert rows[1].split(",")[1] == '"Tempo is genoeg'
    assert rows[2].split(",")[1] == "Te langzaam"


@pytest.mark.parametrize(
    "address", ["/programma/proef/doelen/doel/", "/programma/proef/doelen/", "/programma/proef/doelen/thema-0/"]
)
def test_queries_do_not_grow_with_the_rows(published: Any, client: Client, address: str) -> None:
    few = queries(published(rich(2)), client, address)
    many = queries(published(rich(20)), client, address)
    assert few == many <= MOST_QUERIES


def test_old_addresses_redirect_and_unknown_ones_do_not_exist(published: Any, client: Client) -> None:
    published(rich().add("redirects", table="goals", old="vroeger", new="doel"))
    found = client.get("/programma/proef/doelen/vroeger/")
    assert (found.status_code, found["Location"]) == (301, "/programma/proef/doelen/doel/")
    assert client.get("/programma/proef/doelen/nooit/").status_code == 404
    assert client.get("/programma/geen/doelen/").status_code == 404
    assert client.get("/programma/geen/doelen/doel/").status_code == 404


def test_all_goals_in_both_orderings(published: Any, client: Client) -> None:
    published(world(2))
    page = client.get("/programma/proef/doelen/").content.decode()
    assert "Leefgebieden en thema’s naast elkaar" in page
    assert "De doelen per thema" in page
    assert "De doelen per leefgebied" in page
    rows = client.get("/programma/proef/doelen/?csv=doelen").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 1 + 9


# --- The real programmes ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visitor]:
    """Somebody who looks at the real programmes."""
    with served(published_site(Path(os.environ["KOERS_TEST_HOME"]))) as address:
        yield Visitor(address)


@pytest.mark.slow
def test_the_two_orderings_of_heerlen_noord(visitor: Visitor) -> None:
    answer = visitor.ask("/programma/heerlen-noord/doelen/")
    assert answer.page.texts["answer"] == [
        "De bronnen delen de doelen op twee manieren in: vijf leefgebieden en vier thema’s."
    ]
    crossed = next(table for table in answer.page.tables if table.caption == "Doelen per leefgebied en thema")
    assert len(crossed.columns) == 5
    rows = visitor.ask("/programma/heerlen-noord/doelen/?csv=doelen").rows
    assert len(rows) == 1 + 44


@pytest.mark.slow
def test_the_route_map_was_adopted_by_the_alliance_and_agreed_by_the_council(visitor: Visitor) -> None:
    text = plain_text(visitor.ask("/programma/heerlen-noord/doelen/leefbaarheid-op-landelijk-gemiddelde/"))
    assert "Het alliantieoverleg Heerlen-Noord stelde dit vast in oktober 2021." in text
    assert "De gemeenteraad van Heerlen stemde hiermee in op 22 november 2021." in text
    assert "Wat de raad deed met de routekaart" in text


@pytest.mark.slow
def test_links_lead_both_ways_and_name_the_other_programme(visitor: Visitor) -> None:
    here = plain_text(visitor.ask("/programma/heerlen-noord/doelen/minder-bijstand/"))
    assert "Draagt bij aan: Actielijn 3: meedoen (Landelijk programma)" in here
    there = plain_text(visitor.ask("/programma/nplv/doelen/nplv-meedoen/"))
    assert "Hieraan draagt bij: Minder bijstand (Heerlen-Noord)" in there


@pytest.mark.slow
def test_a_stand_in_area_gives_no_verdict(visitor: Visitor) -> None:
    answer = visitor.ask("/programma/heerlen-noord/doelen/weerbaar-tegen-ondermijning/")
    assert "er alleen cijfers zijn van een gebied dat model staat" in answer.page.texts["answer"][0]


@pytest.mark.slow
def test_a_changed_target_shows_both_verdicts(visitor: Visitor) -> None:
    text = plain_text(visitor.ask("/programma/voorbeeld/doelen/voorbeeld-meer-mensen-aan-het-werk/"))
    assert "Tempo is genoeg, als het zo doorgaat" in text
    assert "met de eerdere streefwaarde: 75%" in text
    assert "Te langzaam" in text
    moved = visitor.ask("/programma/voorbeeld/doelen/voorbeeld-meer-banen/")
    assert (moved.status, moved.headers["location"]) == (
        301,
        "/programma/voorbeeld/doelen/voorbeeld-meer-mensen-aan-het-werk/",
    )
