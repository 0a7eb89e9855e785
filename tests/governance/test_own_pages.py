"""The page of one decision and of one risk, and what is added to the pages of organisations, goals, funds and bodies."""

from typing import Any

import pytest
from django.test import Client

from tests.governance.test_pages import EVIL, MOST_QUERIES, lines, text
from tests.governance.worlds import governed
from tests.programme.counting import queries
from tests.programme.reading import words
from tests.programme.small import Small

FUND = {
    "id": "geld", "name": "Het geld", "giver": "state", "instrument": "specific_grant", "kind": "extra", "kind_basis": "source",
    "amount_status": "exact", "amount": "1000", "scope": "this_area", "route": "municipality", "period_start": "2022", "period_end": "2023",
}  # fmt: skip


def world(size: int = 1) -> Small:
    """A governed programme with money that risks are about, and advice."""
    made = governed(size).add("funds", **FUND)
    for n in range(size):
        made.add("risk_funds", risk=f"risico-{n}", fund="geld", basis="source")
        made.add("risk_goals", risk=f"risico-{n}", goal="doel", basis="editorial")
        made.add(
            "decisions", id=f"andere-{n}", number=n + 900, title="Plan maken", moment="2021-11", list="waypoint",
            differs_from=f"op-tijd-{n}", forum="bestuur",
        )  # fmt: skip
        made.add("decisions", id=f"nieuw-{n}", title="Nieuw plan", list="other", moment="2030", replaces=f"op-tijd-{n}")
        made.add("acts", id=f"advies-{n}", title=f"Advies {n}", body="groep", verb="advised", date="2022-05")
        made.add("acts", id=f"antwoord-{n}", title="Nee", body="bestuur", verb="answered", answers=f"advies-{n}")
    return made


# --- One decision --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "sentence"),
    [
        ("op-tijd-0", "Gepland door het bestuur: oktober 2021. In oktober 2021: het plan is er."),
        ("te-laat-0", "Gepland: 2e kwartaal 2021. In 2022: het bureau was er nog niet. Dat is later dan gepland."),
        ("andere-0", "Gepland door het bestuur: november 2021. Dat moment is voorbij. Hoe het ging, staat niet in onze bronnen."),
        ("elk-jaar-0", "Gepland: elk jaar. Of het is gebeurd, staat niet in onze bronnen."),
        ("nieuw-0", "Gepland: 2030. Dat moment is er nog niet."),
    ],
)  # fmt: skip
def test_the_headline_of_a_decision(published: Any, client: Client, id: str, sentence: str) -> None:
    published(world())
    assert sentence in text(client, f"besluiten/{id}/")


def test_every_line_about_a_decision_leads_to_the_others(published: Any, client: Client) -> None:
    published(world())
    assert lines(client, "besluiten/op-tijd-0/?csv=andere")[1:] == [
        "Plan maken,Kalender 3,Oktober 2021,dezelfde regel nog een keer",
        "Plan maken,Tussenstop 900,November 2021,hetzelfde besluit op een ander moment",
        "Nieuw plan,Andere lijst,2030,komt in de plaats van dit besluit",
    ]
    assert "dit besluit komt hiervoor in de plaats" in lines(client, "besluiten/nieuw-0/?csv=andere")[1]
    assert len(lines(client, "besluiten/te-laat-0/?csv=andere")) == 1


def test_a_decision_says_how_exact_its_moment_is(published: Any, client: Client) -> None:
    published(world())
    told = dict(line.split(",", 1) for line in lines(client, "besluiten/te-laat-0/?csv=kort"))
    assert told["Wat de bron van het moment noemt"] == '"een kwartaal, geen dag"'
    assert told["Wie besluit"] == "niet vermeld"
    assert "alleen hoe vaak" in text(client, "besluiten/elk-jaar-0/")


def test_a_decision_of_another_programme_is_not_here(published: Any, client: Client) -> None:
    published(world(), Small("ander", depends_on=["proef"]).only("programme"))
    assert client.get("/programma/ander/besluiten/op-tijd-0/").status_code == 404
    assert client.get("/programma/proef/besluiten/nooit/").status_code == 404
    assert client.get("/programma/proef/besluiten/op-tijd-0/?csv=geen").status_code == 404


@pytest.mark.parametrize(("choice", "count"), [("dubbel", 2), ("ander-moment", 2), ("vervangt", 2), ("geen", 12)])
def test_a_choice_by_what_stands_out(published: Any, client: Client, choice: str, count: int) -> None:
    published(world(2))
    assert len(lines(client, f"besluiten/?opvallend={choice}&csv=kalender")) == 1 + count


def test_what_comes_back_has_a_table(published: Any, client: Client) -> None:
    published(world())
    assert lines(client, "besluiten/?csv=terugkerend")[1].startswith("Verslag maken,Elk jaar,Leren,niet gevonden")
    assert "1 besluit komt steeds terug. Geen bron noemt een keer dat het gebeurde." in text(client, "besluiten/")


# --- Advice --------------------------------------------------------------------------------------------------


def test_advice_and_its_answer(published: Any, client: Client) -> None:
    published(world().add("acts", id="los", title="Nog een advies", body="groep", verb="advised"))
    for page in ("besluiten/", "bestuur/groep/"):
        shown = text(client, page)
        assert "De bronnen noemen 2 adviezen. Op 1 daarvan kwam volgens de bronnen een antwoord." in shown
        assert "Het bestuur: Nee" in shown
    assert "1 genomen besluit" in text(client, "besluiten/")
    assert not any("Advies" in line for line in lines(client, "besluiten/?csv=besluiten"))


# --- Meetings ------------------------------------------------------------------------------------------------


def test_a_body_shows_its_newest_meetings(published: Any, client: Client) -> None:
    made = governed()
    for n in range(25):
        made.add(
            "meetings", id=f"m{n}", area="gebied", body="raad", name=f"Vergadering {n}", date=f"2023-01-{n + 1:02}"
        )
    made.add("agenda_items", id="punt", meeting="m24", title="Opening")
    made.add("meetings", id="deel", area="gebied", body="raad", name="Deel twee", date="2024", part_of="m24")
    published(made)
    found = lines(client, "bestuur/raad/?csv=vergaderingen")
    assert found[1] == "Vergadering 24,2023-01-25,niet vermeld,1 punt"
    assert (len(found), found[-1].split(",")[0]) == (1 + 20, "Vergadering 5")
    assert "bij elkaar?" not in text(client, "bestuur/bestuur/")


# --- One risk ------------------------------------------------------------------------------------------------


def test_a_risk_names_its_money_and_its_goal(published: Any, client: Client) -> None:
    published(world())
    page = text(client, "risicos/risico-0/")
    assert "Dit risico staat open. Wie erop let: het bureau. Niemand gaf een score voor kans en gevolg." in page
    assert "Het bedrag is van de hele geldstroom. Het is niet het bedrag dat gevaar loopt." in page
    assert lines(client, "risicos/risico-0/?csv=geldstromen")[1] == "Het geld,1000,2022 tot en met 2023,Een bron"
    assert lines(client, "risicos/risico-0/?csv=doelen")[1] == "Een doel,Een bron"
    assert page.count("redactioneel") == 2  # the tie to the goal, and what the word means
    html = client.get("/programma/proef/risicos/risico-0/").content.decode()
    for address in ("geld/geld/", "doelen/doel/", "bestuur/bureau/"):
        assert f'href="/programma/proef/{address}"' in html


def test_a_risk_without_money_or_goal_says_so(published: Any, client: Client) -> None:
    published(governed())
    page = text(client, "risicos/risico-0/")
    assert "staat niet over welk geld dit gaat" in page
    assert "staat geen doel bij dit risico" in page
    assert client.get("/programma/proef/risicos/nooit/").status_code == 404


def test_an_old_address_of_a_risk_leads_on(published: Any, client: Client) -> None:
    published(governed().add("redirects", table="risks", old="oud", new="risico-0"))
    assert client.get("/programma/proef/risicos/oud/")["Location"] == "/programma/proef/risicos/risico-0/"


def test_the_register_names_the_money(published: Any, client: Client) -> None:
    published(world().change("risks", "risico-0", amount="10.50"))
    header, row = (line.split(",") for line in lines(client, "risicos/?csv=risicos"))
    assert row[header.index("Geld")] == "10.50"
    assert row[header.index("Wat het raakt")] == "Een doel; Het geld"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("geld/geld/", "Wat kan er misgaan met dit geld?"),
        ("doelen/doel/", "Wat kan er misgaan met dit doel?"),
        ("bestuur/bureau/", "Op welke risico’s let dit orgaan?"),
    ],
)
def test_risks_stand_on_the_pages_they_are_about(published: Any, client: Client, page: str, title: str) -> None:
    published(world(2))
    assert title in text(client, page)
    assert [line.split(",")[0] for line in lines(client, f"{page}?csv=risicos-hier")] == [
        "Risico", "Risico 0", "Risico 1"]  # fmt: skip
    published(Small().add("funds", **FUND))
    assert "Wat kan er misgaan" not in text(client, "geld/geld/")


# --- An organisation -----------------------------------------------------------------------------------------


def test_where_an_organisation_has_a_seat(published: Any, client: Client) -> None:
    made = governed(2).add("seats", id="oud", body="bestuur", organisation="gemeente", function="raadslid", role="member", as_of="2019", filled=True)  # fmt: skip
    made.add("agreements", id="code", title="De code", kind="cooperation_code", status="signed", signed_on="2022")
    made.add("agreement_parties", agreement="code", name="De gemeente", organisation="gemeente")
    published(made)
    answer = client.get("/organisaties/gemeente/")
    assert "Deze organisatie heeft 2 zetels en is partij bij 1 afspraak." in words(answer)
    assert 'href="/programma/proef/bestuur/bestuur/"' in answer.content.decode()
    file = client.get("/organisaties/gemeente/?csv=bestuur-hier").content.decode("utf-8-sig").splitlines()
    assert file[1:] == ['Het bestuur,Zetel,"Wethouder, voorzitter",2021'] * 2 + [
        "De code,Samenwerkingscode,Ondertekend,2022"
    ]


# --- All pages -----------------------------------------------------------------------------------------------

PAGES = ("besluiten/op-tijd-0/", "risicos/risico-0/", "besluiten/", "bestuur/groep/", "geld/geld/")


@pytest.mark.parametrize("page", PAGES)
def test_queries_do_not_grow_with_the_rows(published: Any, client: Client, page: str) -> None:
    few = queries(published(world(3)), client, f"/programma/proef/{page}")
    many = queries(published(world(30)), client, f"/programma/proef/{page}")
    assert few == many <= MOST_QUERIES


@pytest.mark.parametrize("page", PAGES)
def test_nothing_that_is_typed_becomes_a_script(published: Any, client: Client, page: str) -> None:
    made = world()
    wild = {"decisions": ("title", "part", "note"), "risks": ("title", "cause", "note"), "risk_funds": ("note",), "acts": ("title",)}  # fmt: skip
    for table, columns in wild.items():
        for row in made.tables[table]:
            row |= {name: f"{EVIL} {row.get(name, '')}" for name in columns}
    published(made)
    html = client.get(f"/programma/proef/{page}").content.decode()
    assert "<script" not in html
    assert "&lt;script&gt;" in html


# --- What outlasts a council ---------------------------------------------------------------------------------


def test_what_outlasts_the_council(published: Any, client: Client) -> None:
    """One fund stops with the term, one goes on after it, and of one nobody knows."""
    made = (
        governed().add("funds", **FUND).add("funds", **FUND | {"id": "lang", "name": "Lang geld", "period_end": "2031"})
    )
    made.add("funds", **FUND | {"id": "open", "name": "Open geld", "period_end": ""})
    made.add("horizons", id="tot", label="20 jaar", start_year=2022, end_low=2042, end_high=2042)
    made.add("acts", id="later", title="Later", body="raad", verb="adopted", date="2023-05-01")
    coalition = Small("akkoord", depends_on=["proef"], kind="coalitieakkoord", start="2022-06-08", end="2026").only(
        "programme"
    )
    coalition.tables["programme"][0]["source"] = "bron"
    assert "verkiezingen" not in _register(published, client, made)
    published(made, coalition)
    assert 'href="/programma/proef/risicos/verkiezingen/"' in client.get("/programma/proef/risicos/").content.decode()
    page = text(client, "risicos/verkiezingen/")
    assert (
        "De laatste raadsperiode in onze bronnen loopt tot en met 2026. Van 3 geldstromen loopt er 1 daarna zeker door. "
        "Van 1 is het einde niet bekend. De doelen lopen tot 2042."
    ) in page
    assert lines(client, "risicos/verkiezingen/?csv=loopt-door")[1:] == [
        '20 jaar,Doelen,2042,"Ja, loopt door"',
        'Het geld,Geld,2023,"Nee, is dan voorbij"',
        'Lang geld,Geld,2031,"Ja, loopt door"',
        "Open geld,Geld,niet vermeld,einde niet bekend",
    ]
    assert lines(client, "risicos/verkiezingen/?csv=raadsperioden")[1:] == [
        "Vóór 8 juni 2022,1,2,0",
        "Een programma,1,0,1",
        "Na 2026,0,0,1",
    ]


def _register(published: Any, client: Client, made: Small) -> str:
    published(made)
    assert "geen coalitieakkoord van de gemeente" in text(client, "risicos/verkiezingen/")
    return client.get("/programma/proef/risicos/").content.decode()
