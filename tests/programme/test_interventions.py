"""The register of interventions and the page of one: sentences, counts, choices, addresses, and the number of queries."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from koers.programme.models import Basis, Goal, Intervention, Output
from koers.programme.presenting import intervention_page as page
from koers.programme.presenting import interventions as register
from koers.programme.queries.interventions import Choice, Details, Group
from tests.programme.counting import queries
from tests.programme.small import Small
from tests.site import published as published_site
from tests.site import served
from tests.visitor import Visitor, plain_text

Status, Scope = Intervention.Status, Intervention.Scope
RULE = "Volgens de routekaart moet elke interventie er een hebben."
MOST_QUERIES = 25


def group(count: int, status: str = "running", measured: bool = False, theme: str | None = "thema") -> Group:
    return Group(theme, status, "extra", measured, count)


def details(status: str, *outputs: Output) -> Details:
    found = Intervention(pk="i", package="p", name="I", status=status, scope=Scope.EXTRA)
    return Details(found, (), (), (), outputs, (), ())


# --- Sentences --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([], "In onze bronnen staat bij dit programma nog geen interventie."),
        ([group(1)], "Er loopt 1 interventie. In onze bronnen staat er geen indicator bij."),
        ([group(1, measured=True)], "Er loopt 1 interventie. In onze bronnen staat er een indicator bij."),
        ([group(2), group(1, measured=True)], "Er lopen 3 interventies. Bij 2 van de 3 staat in onze bronnen geen indicator."),
        ([group(2, "proposed")], "Van de 2 interventies loopt er geen. Bij geen van de 2 staat in onze bronnen een indicator."),
        ([group(2, measured=True)], "Er lopen 2 interventies. Bij beide staat in onze bronnen een indicator."),
    ],
)  # fmt: skip
def test_headline_of_the_register(groups: list[Group], expected: str) -> None:
    assert register.answer(groups) == expected


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([], "Geen van de 9 interventies past bij deze keuze."),
        ([group(1)], "1 van de 9 interventies past bij deze keuze."),
        ([group(3), group(2, measured=True)], "5 van de 9 interventies passen bij deze keuze. Bij 3 daarvan staat in onze bronnen geen indicator."),
    ],
)  # fmt: skip
def test_headline_of_a_choice(groups: list[Group], expected: str) -> None:
    assert register.chosen_answer(groups, 9) == expected


@pytest.mark.parametrize(
    ("planned", "delivered", "expected"),
    [
        ("364", "", "Gepland: 364 woningen. Wat is geleverd, staat niet in onze bronnen."),
        ("2", "0", "Gepland: 2 woningen. Geleverd: 0 woningen."),
        ("", "5", "Geleverd: 5 woningen. Wat was gepland, staat niet in onze bronnen."),
        ("", "", ""),
    ],
)
def test_planned_and_delivered_in_a_sentence(planned: str, delivered: str, expected: str) -> None:
    assert page.delivered([Output(planned=planned, delivered=delivered, unit_text="woningen")]) == expected


def test_several_outputs_are_counted() -> None:
    outputs = [Output(planned="1", delivered="0"), Output(planned="2"), Output(description="geen getal")]
    assert page.delivered(outputs) == "Van 2 prestaties weten we bij 1 wat is geleverd."
    assert page.delivered(outputs[:1] * 2) == "Van beide prestaties weten we wat is geleverd."
    assert page.delivered(outputs[1:2] * 2) == "Van 2 prestaties weten we nergens wat is geleverd."


@pytest.mark.parametrize("status", list(Status))
def test_no_effect_is_claimed(status: str) -> None:
    answer = page.answer(details(status))
    assert answer.startswith(page.STATUS_SENTENCES[Status(status)])
    assert (page.EFFECT_UNKNOWN in answer) == (status in page.BEGUN)


def test_a_proposal_does_not_say_that_it_began() -> None:
    assert page.answer(details("proposed")) == (
        "Deze interventie is voorgesteld. Of het is begonnen, staat niet in onze bronnen."
    )


def test_the_chain_keeps_its_order_and_its_gaps() -> None:
    links = page.chain(Intervention(inputs="geld", outcomes="meer werk"))
    assert [(link.name, link.text) for link in links] == [
        ("Middelen", "geld"), ("Activiteiten", ""), ("Prestaties", ""), ("Effecten", "meer werk"),
    ]  # fmt: skip
    assert links[-1].note == page.EFFECT_UNKNOWN


def test_a_value_that_is_not_offered_is_no_choice() -> None:
    fields = register.filter_fields(Choice(), _options(), [group(1)])
    assert register.choice_from({"thema": "thema", "status": "weg", "stand": "2023-01-01"}, fields) == Choice(
        theme="thema"
    )


def _options() -> Any:
    from koers.programme.queries.interventions import Options

    return Options((Goal(pk="thema", title="Thema"),), (), ())


# --- Small programmes -------------------------------------------------------------------------------------


def world(size: int = 1, slug: str = "proef") -> Small:
    """A programme with ``size`` times two interventions: one that runs and is measured, and a proposal without an indicator."""
    small = Small(slug)
    small.add("goals", id="thema", title="Thema", level="theme")
    small.add("organisations", id="groep", name="Een groep", kind="groep", aliases="allen; iedereen")
    for n in range(size):
        small.add("organisations", id=f"partner-{n}", name=f"Partner {n}", alliance_partner=True)
        common = {"description": "Wat het is.", "area": "gebied"}
        small.add(
            "interventions",
            id=f"loopt-{n}",
            name=f"Loopt {n}",
            theme="thema",
            status="running",
            scope="extra",
            **common,
        )
        small.add(
            "interventions", id=f"voorstel-{n}", name=f"Voorstel {n}", status="proposed", scope="unknown", **common
        )
        small.add("intervention_goals", intervention=f"loopt-{n}", goal="doel", basis="editorial")
        small.add("intervention_indicators", intervention=f"loopt-{n}", indicator="werk", basis="source")
        small.add(
            "intervention_partners",
            intervention=f"loopt-{n}",
            organisation=f"partner-{n}",
            role="voert uit",
            effort="2 fte",
        )
        small.add("intervention_partners", intervention=f"loopt-{n}", organisation="groep")
        small.add(
            "outputs",
            id=f"prestatie-{n}",
            intervention=f"loopt-{n}",
            plan_year="2023",
            description="huizen",
            unit_text="huizen",
            planned="10",
            delivered="",
        )
    return small  # fmt: skip


def test_every_count_leads_to_its_list(published: Any, client: Client) -> None:
    published(world(3))
    text = client.get("/programma/proef/interventies/").content.decode()
    assert "Er lopen 3 interventies. Bij 3 van de 6 staat in onze bronnen geen indicator." in text
    for address, count in {
        "?indicator=geen": 3, "?indicator=met": 3, "?status=running": 3, "?thema=geen": 3, "?partner=partner-1": 1,
        "?partner=groep&status=running": 3, "?soort=unknown": 3, "?gebied=gebied": 6, "?thema=geen&indicator=met": 0,
    }.items():  # fmt: skip
        shown = client.get(f"/programma/proef/interventies/{address}").content.decode()
        assert f"<b>{count} interventie" in shown, address
        assert shown.count('data-l="Soort werk"') == count, address


def test_a_choice_that_does_not_exist_shows_everything(published: Any, client: Client) -> None:
    published(world())
    text = client.get("/programma/proef/interventies/?thema=bestaat-niet&pagina=99").content.decode()
    assert "<b>2 interventies</b>, allemaal." in text


def test_a_file_holds_the_whole_choice(published: Any, client: Client) -> None:
    published(world(101))
    listed = client.get("/programma/proef/interventies/").content.decode()
    assert "Bladzijde 1 van 3" in listed
    file = client.get("/programma/proef/interventies/?csv=interventies&status=running").content.decode("utf-8-sig")
    lines = file.splitlines()
    assert len(lines) == 1 + 101
    assert lines[0] == "Interventie,Thema,Status,Gebied,Soort werk,Partners,Indicator"
    assert lines[1] == "Loopt 0,Thema,loopt,Het gebied,extra voor dit gebied,Partner 0; Een groep,1"


def test_the_page_of_an_intervention(published: Any, client: Client) -> None:
    published(world().observe("werk", "gebied", {2016: 60}).observe("werk", "land", {2016: 70}))
    text = " ".join(client.get("/programma/proef/interventies/loopt-0/").content.decode().split())
    assert (
        "Deze interventie loopt. Gepland: 10 huizen. Wat is geleverd, staat niet in onze bronnen. Of dit helpt, is niet gemeten."
        in text
    )
    assert "redactioneel" in text
    assert "Te weinig metingen" in text
    assert "2 organisaties doen mee. Bij 1 weten we wat er aan mensen wordt ingezet." in text
    assert "2 fte" in text
    assert client.get("/programma/proef/interventies/loopt-0/?csv=prestaties").content.decode("utf-8-sig").splitlines() == [
        "Prestatie,Plan,Gepland,Geleverd,Toelichting", "Huizen,2023,10,niet vermeld,geen",
    ]  # fmt: skip


def test_without_partners_or_indicators_the_page_says_so(published: Any, client: Client) -> None:
    published(world())
    text = client.get("/programma/proef/interventies/voorstel-0/").content.decode()
    assert "Wie meedoet, staat niet in onze bronnen." in text
    assert "In onze bronnen staat geen indicator bij deze interventie." in text
    assert "In onze bronnen staat geen aantal dat is gepland of geleverd." in text


def test_the_rule_stands_only_where_it_was_made(published: Any, client: Client) -> None:
    term = {"id": "indicator", "term": "indicator", "confusion_note": "Elke interventie moet er een hebben."}
    published(world().add("glossary", **term))
    assert term["confusion_note"] in client.get("/programma/proef/interventies/?indicator=geen").content.decode()
    other = world().add("sources", id="ander-stuk", title="Een ander stuk", date="2022")
    published(other.add("glossary", **term, source="ander-stuk"))
    assert term["confusion_note"] not in client.get("/programma/proef/interventies/?indicator=geen").content.decode()


def test_contradictions_about_it_are_shown_and_no_others(published: Any, client: Client) -> None:
    small = world()
    for about in ("interventions/loopt-0; goals/doel", "interventions/loopt-01", "goals/doel"):
        key = about.split(";")[0].replace("/", "-")
        small.add(
            "contradictions", id=key, subject=f"Over {key}", kind="naam", first_value="a", second_source="bron",
            second_value="b", handling="Beide staan hier.", about=about,
        )  # fmt: skip
    small.add(
        "interventions", id="loopt-01", name="Ander", description="x", area="gebied", status="running", scope="extra"
    )
    published(small)
    text = client.get("/programma/proef/interventies/loopt-0/").content.decode()
    assert "Over interventions-loopt-0<" in text
    assert "Over interventions-loopt-01" not in text
    assert "Over goals-doel" not in text


def test_old_addresses_lead_on_and_unknown_ones_do_not_exist(published: Any, client: Client) -> None:
    published(world().add("redirects", table="interventions", old="oud", new="loopt-0"))
    answer = client.get("/programma/proef/interventies/oud/?stand=")
    assert (answer.status_code, answer["Location"]) == (301, "/programma/proef/interventies/loopt-0/?stand=")
    assert client.get("/programma/proef/interventies/nooit/").status_code == 404
    assert client.get("/programma/geen/interventies/").status_code == 404
    assert client.get("/programma/proef/interventies/?csv=geen").status_code == 404


@pytest.mark.parametrize("address", ["/programma/proef/interventies/", "/programma/proef/interventies/loopt-0/"])
def test_queries_do_not_grow_with_the_rows(published: Any, client: Client, address: str) -> None:
    few = queries(published(world(4)), client, address)
    many = queries(published(world(40)), client, address)
    assert few == many <= MOST_QUERIES


# --- The real programme -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visitor]:
    """Somebody who looks at the real programmes."""
    with served(published_site(Path(os.environ["KOERS_TEST_HOME"]))) as address:
        yield Visitor(address)


@pytest.mark.slow
def test_the_register_of_heerlen_noord(visitor: Visitor) -> None:
    answer = visitor.ask("/programma/heerlen-noord/interventies/")
    # 63 interventions of the facts, and VERLICHT, which the audit office describes in chapter 7.2.
    assert answer.page.texts["answer"] == [
        "Er lopen 41 interventies. Bij 53 van de 64 staat in onze bronnen geen indicator."
    ]
    assert RULE in plain_text(answer)
    assert "hoofdstuk 4 fase 3" in plain_text(answer)
    rows = visitor.ask("/programma/heerlen-noord/interventies/?csv=interventies").rows
    assert len(rows) == 1 + 64
    per_theme = visitor.ask("/programma/heerlen-noord/interventies/?csv=per-thema").rows
    assert [sum(int(row[n]) for row in per_theme[1:]) for n in range(1, 6)] == [64, 15, 8, 41, 53]


@pytest.mark.slow
def test_the_list_without_indicator_names_the_rule(visitor: Visitor) -> None:
    answer = visitor.ask("/programma/heerlen-noord/interventies/?indicator=geen")
    (table,) = answer.page.tables
    assert len(table.rows) == 1 + 53
    assert {row[-1][0] for row in table.rows[1:]} == {"geen"}
    assert RULE in plain_text(answer)


@pytest.mark.slow
def test_what_was_delivered_is_not_made_up(visitor: Visitor) -> None:
    answer = visitor.ask("/programma/heerlen-noord/interventies/woningen-opknappen-met-het-volkshuisvestingsfonds/")
    assert "Gepland: 364 woningen. Wat is geleverd, staat niet in onze bronnen." in plain_text(answer)
    rows = visitor.ask("/programma/heerlen-noord/interventies/hulp-voor-het-bewonersorgaan/?csv=prestaties").rows
    assert [row[2:4] for row in rows[1:]] == [["1", "niet vermeld"], ["2", "0"], ["12", "niet vermeld"]]


def test_links_of_the_editors_are_marked() -> None:
    assert [tag.kind for tag in page.editorial(Basis.EDITORIAL)] == ["editorial"]
    assert page.editorial(Basis.SOURCE) == ()
