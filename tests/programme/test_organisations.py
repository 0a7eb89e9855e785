"""The page of an organisation: what it takes part in, under every name that the sources give it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from koers.kernel.context import workshop
from koers.parties.models import Organisation
from koers.programme.models import Goal, Intervention, InterventionGoal, InterventionPartner, Programme
from koers.programme.presenting import organisations as page
from koers.programme.queries.organisations import OrganisationFacts, Part
from tests.programme.counting import queries
from tests.programme.small import Small
from tests.programme.test_interventions import world
from tests.site import published as published_site
from tests.site import served
from tests.visitor import Visitor, plain_text

MOST_QUERIES = 25

# Every partner that the facts name at an intervention, and the organisation that it is. None may be dropped.
PARTNERS = {
    "gemeente Heerlen": "gemeente-heerlen",
    "gemeente": "gemeente-heerlen",
    "CZ": "cz",
    "GGD": "ggd",
    "Schunck": "schunck",
    "Standby": "standby",
    "HOZL": "huisartsen",
    "huisartsen": "huisartsen",
    "JenS": "jens",
    "Geboortezorg Limburg": "geboortezorg-limburg",
    "verloskundigen": "verloskundigen",
    "POVH": "peuteropvang-heerlen",
    "Open Universiteit": "open-universiteit",
    "programmabureau": "programmabureau-heerlen-noord",
    "Dagblad De Limburger": "dagblad-de-limburger",
    "school met Rijke Schooldag": "scholen-heerlen-noord",
    "scholen": "scholen-heerlen-noord",
    "basisscholen": "scholen-heerlen-noord",
    "Stichting Lezen en Schrijven": "stichting-lezen-en-schrijven",
    "kinderopvang": "kinderopvang-heerlen",
    "provincie Limburg": "provincie-limburg",
    "Innovo": "innovo",
    "Movare": "movare",
    "SVOPL": "svopl",
    "LVO": "lvo",
    "Leerorkest": "leerorkest",
    "rijksoverheid": "rijksoverheid",
    "rijk": "rijksoverheid",
    "voorschool": "voorscholen-heerlen-noord",
    "Werk voor Heerlen": "werk-voor-heerlen",
    "WSP": "wsp",
    "Bovengrondse Vakschool": "bovengrondse-vakschool",
    "werkgevers": "werkgevers",
    "onderwijs": "onderwijsinstellingen",
    "alle partners": "alliantiepartners",
    "partners": "alliantiepartners",
    "alle alliantiepartners": "alliantiepartners",
    "FNV": "fnv",
    "Verbond voor Energierechtvaardigheid": "verbond-voor-energierechtvaardigheid",
    "Rabobank": "rabobank",
    "Roda JC": "roda-jc",
    "Weller": "weller",
    "Wonen Limburg": "wonen-limburg",
    "corporaties": "woningcorporaties",
    "woningcorporaties": "woningcorporaties",
    "bewoners": "bewoners-heerlen-noord",
    "NTB": "ntb",
    "Zuyd Hogeschool": "zuyd-hogeschool",
    "Alcander": "alcander",
    "politie": "politie",
    "zorg- en veiligheidshuis Parkstad": "zorg-en-veiligheidshuis-parkstad",
    "welzijnswerk": "welzijnswerk",
    "welzijn": "welzijnswerk",
    "OM": "openbaar-ministerie",
    "zorg en welzijn": "zorg-en-welzijnsinstellingen",
    "HALT": "halt",
    "SZW": "ministerie-szw",
    "JenV": "ministerie-jenv",
    "kindorganisaties 0-4": "kindorganisaties-0-4",
    "handhaving": "handhaving-heerlen",
    "jeugdarts": "jeugdartsen",
    "eigenaren": "woningeigenaren-heerlen-noord",
    "partners gezondheid": "gezondheidspartners",
}


# --- Sentences --------------------------------------------------------------------------------------------


def facts(*statuses: str, effort: str = "", **organisation: Any) -> OrganisationFacts:
    with workshop():
        links = [
            InterventionPartner(intervention=Intervention(pk=str(n), status=status), effort="" if n else effort)
            for n, status in enumerate(statuses)
        ]
    parts = (Part(Programme(pk="p", short_name="Proef"), tuple(links), ()),) if links else ()
    return OrganisationFacts(Organisation(pk="o", name="Organisatie", **organisation), parts, False, ())


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([], "De bronnen noemen Organisatie bij geen interventie."),
        (["running"], "De bronnen noemen Organisatie bij 1 interventie in Proef, en die loopt."),
        (["planned"], "De bronnen noemen Organisatie bij 1 interventie in Proef."),
        (["running", "planned"], "De bronnen noemen Organisatie bij 2 interventies in Proef, daarvan loopt er 1."),
        (
            ["proposed", "planned"],
            "De bronnen noemen Organisatie bij 2 interventies in Proef. Daarvan loopt er nog geen.",
        ),
        (["running", "running"], "De bronnen noemen Organisatie bij 2 interventies in Proef, en die lopen allebei."),
    ],
)
def test_headline(statuses: list[str], expected: str) -> None:
    assert page.answer(facts(*statuses)) == expected


def test_lead_tells_what_is_known_of_effort() -> None:
    assert page.lead(facts("running", "running", effort="2 fte", alliance_partner=True)) == (
        "Deze organisatie is partner in de alliantie. Bij 1 van de 2 weten we wat er aan mensen wordt ingezet."
    )
    assert page.lead(facts("running", kind="groep")).startswith("De bronnen noemen deze groep")
    assert page.lead(facts()) == "Deze organisatie staat niet op de lijst van partners van de alliantie."


def test_a_goal_is_marked_only_when_no_source_links_it() -> None:
    one, other = Goal(pk="a", package="p", title="A"), Goal(pk="b", package="p", title="B")
    with workshop():
        pairs = ((one, "editorial"), (one, "source"), (other, "editorial"))
        links = [InterventionGoal(goal=goal, basis=basis) for goal, basis in pairs]
    assert [(shown.title, shown.note, len(shown.tags)) for shown in page.goals(links)] == [
        ("A", "Via 2 interventies.", 0), ("B", "Via 1 interventie.", 1),
    ]  # fmt: skip


# --- Small programmes -------------------------------------------------------------------------------------


def test_the_page_of_an_organisation(published: Any, client: Client) -> None:
    published(world(3))
    text = client.get("/organisaties/groep/").content.decode()
    assert "De bronnen noemen Een groep bij 3 interventies in Proef, en die lopen allemaal." in text
    assert "allen en iedereen" in text
    assert "Via 3 interventies." in text
    assert "/programma/proef/interventies/?partner=groep" in text
    rows = client.get("/organisaties/partner-1/?csv=interventies-proef").content.decode("utf-8-sig").splitlines()
    assert rows == [
        "Interventie,Status,Soort werk,Rol,Inzet in mensen,Groep",
        "Loopt 1,loopt,extra voor dit gebied,voert uit,2 fte,Thema",
    ]


def test_an_organisation_that_does_nothing_has_a_page(published: Any, client: Client) -> None:
    published(world().add("organisations", id="stil", name="Stil"))
    assert "De bronnen noemen Stil bij geen interventie." in client.get("/organisaties/stil/").content.decode()


def test_the_list_of_organisations_can_be_searched(published: Any, client: Client) -> None:
    published(world(3).add("organisations", id="stil", name="Stil"))
    text = client.get("/organisaties/").content.decode()
    assert "4 van de 5 organisaties in onze bronnen doen mee aan een interventie." in text
    for address, count in {"?soort=groep": 1, "?alliantie=ja": 3, "?alliantie=nee": 2, "?naam=iedereen": 1, "?soort=x": 5}.items():  # fmt: skip
        assert f"<b>{count} organisatie" in client.get(f"/organisaties/{address}").content.decode(), address


def test_examples_do_not_count_for_real_organisations(published: Any, client: Client) -> None:
    example = Small("verzonnen", made_up=True).add("organisations", id="droom", name="Droombedrijf")
    example.add(
        "interventions",
        id="droomplan",
        name="Droomplan",
        description="x",
        area="gebied",
        status="running",
        scope="extra",
    )
    example.add("intervention_partners", intervention="droomplan", organisation="droom")
    published(example)
    assert "Droombedrijf" not in client.get("/organisaties/").content.decode()
    text = client.get("/organisaties/droom/").content.decode()
    assert "verzonnen voorbeeld" in text
    assert "Droomplan" in text


def test_old_addresses_lead_on_and_unknown_ones_do_not_exist(published: Any, client: Client) -> None:
    published(world().add("redirects", table="organisations", old="oud", new="groep"))
    answer = client.get("/organisaties/oud/")
    assert (answer.status_code, answer["Location"]) == (301, "/organisaties/groep/")
    assert client.get("/organisaties/nooit/").status_code == 404


@pytest.mark.parametrize("address", ["/organisaties/", "/organisaties/groep/"])
def test_queries_do_not_grow_with_the_rows(published: Any, client: Client, address: str) -> None:
    few = queries(published(world(3)), client, address)
    many = queries(published(world(30)), client, address)
    assert few == many <= MOST_QUERIES


# --- The real programmes ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visitor]:
    """Somebody who looks at the real programmes."""
    with served(published_site(Path(os.environ["KOERS_TEST_HOME"]))) as address:
        yield Visitor(address)


@pytest.mark.slow
def test_no_partner_of_the_facts_is_dropped(visitor: Visitor) -> None:
    rows = visitor.ask("/programma/heerlen-noord/interventies/?csv=interventies").rows
    named = {name for row in rows[1:] for name in row[5].split("; ")}
    for partner, key in PARTNERS.items():
        answer = visitor.ask(f"/organisaties/{key}/")
        assert answer.status == 200, partner
        shown = plain_text(answer).lower()
        assert partner.lower() in shown, f"{partner} staat niet bij de namen van {key}"
        assert answer.page.texts["h1"][0] in named, f"{partner} doet aan geen interventie mee"


@pytest.mark.slow
def test_gemeente_heerlen(visitor: Visitor) -> None:
    answer = visitor.ask("/organisaties/gemeente-heerlen/")
    assert answer.page.texts["answer"] == [
        "De bronnen noemen Gemeente Heerlen bij 24 interventies in Heerlen-Noord, daarvan lopen er 17."
    ]


@pytest.mark.slow
def test_effort_in_people(visitor: Visitor) -> None:
    answer = visitor.ask("/organisaties/open-universiteit/")
    assert "vier medewerkers, samen 2,8 fte" in plain_text(answer)
    assert "Bij 1 van de 2 weten we wat er aan mensen wordt ingezet." in plain_text(answer)


@pytest.mark.slow
def test_how_many_take_part(visitor: Visitor) -> None:
    assert visitor.ask("/organisaties/").page.texts["answer"] == [
        "56 van de 93 organisaties in onze bronnen doen mee aan een interventie."
    ]
