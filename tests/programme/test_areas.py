"""The page of an area: what is done there comes first, figures stand beside those of the country, nothing is judged or ranked."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from koers.indicators.models import Indicator, Observation, Unit
from koers.kernel.components.shapes import Cell
from koers.kernel.context import workshop
from koers.places.models import Area, AreaPart
from koers.places.queries import BELOW_MUNICIPALITY, Nesting
from koers.programme.models import Programme
from koers.programme.presenting import areas as page
from koers.programme.queries.area_figures import Figures
from koers.programme.queries.areas import AreaFacts, Done
from koers.programme.queries.interventions import Group
from tests.programme.counting import queries
from tests.programme.small import Small
from tests.site import published as published_site
from tests.site import served
from tests.visitor import Visitor, plain_text

Kind = Area.Kind
MOST_QUERIES = 25
VERDICT_SIGN = 'class="verdict'


# --- Sentences --------------------------------------------------------------------------------------------


def done(name: str, running: int, proposed: int = 0) -> Done:
    groups = [Group(None, "running", "extra", False, running), Group(None, "proposed", "extra", False, proposed)]
    return Done(Area(pk=name.lower(), name=name), Programme(pk="p"), tuple(groups))


def facts(own: Any = (), around: Any = (), inside: Any = ()) -> AreaFacts:
    nothing: dict[str, Any] = dict.fromkeys(
        (
            "above",
            "children",
            "stand_ins",
            "parts",
            "own_list",
            "around_list",
            "inside_list",
            "programmes",
            "contradictions",
        ),
        (),
    )
    figures = Figures((), (), 0, {})
    return AreaFacts(Area(pk="buurt", name="Buurt"), own=own, around=around, inside=inside, made_up=False, figures=figures, **nothing)  # fmt: skip


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (facts(), "Voor Buurt staat in onze bronnen geen interventie."),
        (facts(own=[done("Buurt", 1)]), "Voor Buurt is er 1 interventie, en die loopt."),
        (facts(own=[done("Buurt", 0, 1)]), "Voor Buurt is er 1 interventie."),
        (facts(own=[done("Buurt", 2, 1)]), "Voor Buurt zijn er 3 interventies, daarvan lopen er 2."),
        (facts(own=[done("Buurt", 2)], inside=[done("Plek", 4)]), "Voor Buurt zijn er 2 interventies, en die lopen allebei. In delen van dit gebied zijn er nog 4."),
        (facts(inside=[done("Plek", 0, 2)]), "In delen van Buurt zijn er 2 interventies. Daarvan loopt er nog geen. Voor Buurt als geheel noemt geen bron er een."),
        (facts(around=[done("Wijk", 1, 1), done("Stad", 5)]), "Voor heel Wijk zijn er 2 interventies, daarvan loopt er 1. Voor Buurt zelf noemt geen bron er een."),
    ],
)  # fmt: skip
def test_the_headline_tells_what_is_done(found: AreaFacts, expected: str) -> None:
    assert page.answer(found) == expected


def test_areas_lie_in_each_other() -> None:
    lies = Nesting({"a": None, "b": "a", "c": "b", "d": "b"}, {"a": ("b",), "b": ("c", "d")})
    assert lies.above("c") == ["b", "a"]
    assert lies.below("a") == ["b", "c", "d"]
    assert lies.above("onbekend") == lies.below("d") == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"value": "5.10"}, Cell("5,10%", raw="5.10")),
        ({"value": "5", "qualifier": "at_least"}, Cell("minstens 5%")),
        ({"value_text": "bijna de helft"}, Cell("bijna de helft", missing="text_only", raw="bijna de helft")),
        ({"missing": "suppressed"}, Cell(missing="suppressed")),
        ({"value": "5", "kind": "estimate"}, Cell("5%", note="schatting", raw="5")),
    ],
)
def test_a_figure_as_it_was_stated(cells: dict[str, str], expected: Cell) -> None:
    with workshop():
        unit = Unit(name="procent", symbol="%", kind="share")
        assert page.value_cell(Observation(indicator=Indicator(unit=unit), **cells)) == expected


def test_the_parts_say_that_their_list_is_provisional() -> None:
    parts = [AreaPart(name="A", cbs_code="BU1", weight="1", population=100, population_year=2020, provisional=True)]
    assert page.parts_title(parts) == "De 1 buurt waar dit gebied uit bestaat (voorlopige lijst)"
    (row,) = page.parts_table(parts).rows
    assert row.cells[0].tags[0].words == "voorlopig"
    assert row.cells[2].text == "helemaal"


# --- Small programmes -------------------------------------------------------------------------------------


def world(size: int = 1) -> Small:
    """A town in a country, with a quarter and neighbourhoods, interventions and figures in each, a sensitive one among them."""
    small = Small()
    small.add("areas", id="stad", name="De stad", kind="municipality", parent="land")
    small.add(
        "areas",
        id="wijk",
        name="De wijk",
        kind="district",
        parent="stad",
        aliases="Oude wijk; Zuid",
        stands_in_for="gebied",
    )
    small.add("indicators", id="verdachten", name="Verdachten", sensitive=True, topic="veiligheid")
    small.add(
        "interventions",
        id="stadsplan",
        name="Stadsplan",
        description="x",
        area="stad",
        status="running",
        scope="city_wide",
    )
    for n in range(size):
        small.add("areas", id=f"buurt-{n}", name=f"Buurt {n}", kind="neighbourhood", parent="wijk")
        small.add("area_parts", area="wijk", cbs_code=f"BU{n}", name=f"Buurt {n}", provisional=True, weight="0.5")
        small.add(
            "interventions",
            id=f"wijk-{n}",
            name=f"Wijkplan {n}",
            description="x",
            area="wijk",
            status="running",
            scope="extra",
        )
        small.add(
            "interventions",
            id=f"buurt-{n}",
            name=f"Buurtplan {n}",
            description="x",
            area=f"buurt-{n}",
            status="planned",
            scope="extra",
        )
        small.add("organisations", id=f"partner-{n}", name=f"Partner {n}")
        small.add("intervention_partners", intervention=f"wijk-{n}", organisation=f"partner-{n}")
        small.add("indicators", id=f"cijfer-{n}", name=f"Cijfer {n}")
        for area, value in (("wijk", 11), ("stad", 12), ("land", 13)):
            small.observe(f"cijfer-{n}", area, {2019: 1, 2020: value})
    for area in ("wijk", "buurt-0", "stad", "land"):
        small.observe("verdachten", area, {2020: 77})
    return small  # fmt: skip


def test_what_is_done_stands_before_the_figures(published: Any, client: Client) -> None:
    published(world())
    text = client.get("/gebieden/wijk/").content.decode()
    assert text.index("Wijkplan 0") < text.index("Buurtplan 0") < text.index("Stadsplan") < text.index("Cijfer 0")
    assert "Voor De wijk is er 1 interventie, en die loopt. In delen van dit gebied is er nog 1." in text
    assert "Oude wijk en Zuid" in text
    assert "Wijkplan 0" not in client.get("/gebieden/land/").content.decode().split("In delen van")[0]


def test_the_newest_figure_stands_beside_those_of_town_and_country(published: Any, client: Client) -> None:
    published(world())
    rows = client.get("/gebieden/wijk/?csv=cijfers").content.decode("utf-8-sig").splitlines()
    assert rows == [
        "Wat,De wijk (staat model voor Het gebied),De stad,Het land,Wanneer,Bron,Groep",
        "Cijfer 0,11,12,13,2020,Een bron,Overige",
    ]


def test_figures_of_another_period_unit_or_source_do_not_stand_beside_it(published: Any, client: Client) -> None:
    small = world().add("sources", id="andere-bron", title="Een andere bron", date="2022")
    for n, cells in enumerate(({"period": "2021"}, {"unit": "aantal"}, {"source": "andere-bron"}), start=1):
        small.add("indicators", id=f"los-{n}", name=f"Los {n}")
        small.observe(f"los-{n}", "wijk", {2020: 5})
        small.add("observations", **({"indicator": f"los-{n}", "area": "land", "period": "2020", "value": "6"} | cells))
    published(small)
    rows = client.get("/gebieden/wijk/?csv=cijfers").content.decode("utf-8-sig").splitlines()
    assert [row.split(",")[1:4] for row in rows if row.startswith("Los")] == [["5", "niet vermeld", "niet vermeld"]] * 3


def test_contradicting_figures_both_stay_until_somebody_chose(published: Any, client: Client) -> None:
    small = world().add("sources", id="andere-bron", title="Een andere bron", date="2022")
    small.add("indicators", id="strijd", name="Strijd")
    small.observe("strijd", "wijk", {2020: 5}).observe("strijd", "wijk", {2020: 6}, source="andere-bron")
    published(small)
    assert "Strijd,5; 6," in client.get("/gebieden/wijk/?csv=cijfers").content.decode()


def test_figures_that_a_source_names_without_giving_them_stand_apart(published: Any, client: Client) -> None:
    small = world().add("indicators", id="leeg", name="Leeg cijfer")
    published(small.add("observations", indicator="leeg", area="wijk", missing="not_stated"))
    assert "Leeg cijfer" not in client.get("/gebieden/wijk/?csv=cijfers").content.decode()
    assert "Leeg cijfer,niet vermeld,Een bron" in client.get("/gebieden/wijk/?csv=geen-cijfer").content.decode()
    assert "1 cijfer dat de bronnen wel noemen, maar niet geven" in client.get("/gebieden/wijk/").content.decode()


@pytest.mark.parametrize("kind", sorted(BELOW_MUNICIPALITY))
def test_sensitive_figures_are_never_shown_below_a_municipality(published: Any, client: Client, kind: str) -> None:
    published(world().change("areas", "wijk", kind=kind))
    for address in ("/gebieden/wijk/", "/gebieden/wijk/?csv=cijfers"):
        text = client.get(address).content.decode()
        assert "Verdachten" not in text
        assert "77" not in text
    assert "1 cijfer is gevoelig." in client.get("/gebieden/wijk/").content.decode()


def test_sensitive_figures_of_a_whole_municipality_are_shown(published: Any, client: Client) -> None:
    published(world())
    assert "Verdachten,77,77,2020" in client.get("/gebieden/stad/?csv=cijfers").content.decode()


def test_a_stand_in_is_labelled_and_not_judged(published: Any, client: Client) -> None:
    published(world())
    text = client.get("/gebieden/wijk/").content.decode()
    assert text.count("staat model voor Het gebied") >= 3  # beside the heading, in the explanation, above its figures
    assert "Koers geeft met deze cijfers nooit een oordeel over het programma." in text
    assert VERDICT_SIGN not in text


def test_pages_of_neighbourhoods_have_large_type(published: Any, client: Client) -> None:
    published(world())
    assert re.search(r'<body class="[^"]*\blarge\b', client.get("/gebieden/buurt-0/").content.decode())
    assert not re.search(r'<body class="[^"]*\blarge\b', client.get("/gebieden/stad/").content.decode())


def test_the_list_of_areas_can_be_searched(published: Any, client: Client) -> None:
    published(world(3))
    assert "<b>7 gebieden</b>" in client.get("/gebieden/").content.decode()
    assert "<b>3 gebieden</b>" in client.get("/gebieden/?soort=neighbourhood").content.decode()
    found = client.get("/gebieden/?naam=oude").content.decode()
    assert "<b>1 gebied</b>" in found
    assert "/gebieden/wijk/" in found
    assert "<b>0 gebieden</b>" in client.get("/gebieden/?naam=niets").content.decode()


def test_examples_are_not_in_lists_and_say_what_they_are(published: Any, client: Client) -> None:
    small = Small("verzonnen", made_up=True).add(
        "areas", id="droom", name="Droomwijk", kind="district", parent="gebied"
    )
    small.add(
        "interventions",
        id="droomplan",
        name="Droomplan",
        description="x",
        area="droom",
        status="running",
        scope="extra",
    )
    published(small)
    assert "Droomwijk" not in client.get("/gebieden/").content.decode()
    text = client.get("/gebieden/droom/").content.decode()
    assert "verzonnen voorbeeld" in text
    assert "Droomplan" in text


def test_old_addresses_lead_on_and_unknown_ones_do_not_exist(published: Any, client: Client) -> None:
    published(world().add("redirects", table="areas", old="oud", new="wijk"))
    answer = client.get("/gebieden/oud/")
    assert (answer.status_code, answer["Location"]) == (301, "/gebieden/wijk/")
    assert client.get("/gebieden/nooit/").status_code == 404
    assert client.get("/gebieden/wijk/?csv=geen").status_code == 404


@pytest.mark.parametrize("address", ["/gebieden/", "/gebieden/wijk/", "/gebieden/buurt-0/", "/gebieden/land/"])
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
def test_heerlen_noord(visitor: Visitor) -> None:
    answer = visitor.ask("/gebieden/heerlen-noord/")
    assert answer.page.texts["answer"] == ["Voor Heerlen-Noord zijn er 60 interventies, daarvan lopen er 38."]
    assert "De 34 buurten waar dit gebied uit bestaat (voorlopige lijst)" in plain_text(answer)
    assert len(visitor.ask("/gebieden/heerlen-noord/?csv=buurten").rows) == 1 + 34
    figures = {row[0]: row[1:] for row in visitor.ask("/gebieden/heerlen-noord/?csv=cijfers").rows}
    assert figures["Bijstandsdichtheid"][:3] == ["11", "9", "5.1"]
    assert figures["Leefbaarometer"][:4] == ["-0.1459", "-0.0961", "0.0162", "2020"]


@pytest.mark.slow
def test_the_neighbourhood_that_stands_in(visitor: Visitor) -> None:
    answer = visitor.ask("/gebieden/vrieheide-de-stack/")
    text = plain_text(answer)
    assert answer.page.texts["answer"] == [
        "Voor heel Heerlen-Noord zijn er 60 interventies, daarvan lopen er 38. Voor Vrieheide-De Stack zelf noemt geen bron er een."
    ]
    assert "staat model voor Heerlen-Noord" in text
    assert "Risicoscore" not in text
    assert "nooit een oordeel over het programma" in text
    assert VERDICT_SIGN not in answer.text
    figures = {row[0]: row[1:] for row in visitor.ask("/gebieden/vrieheide-de-stack/?csv=cijfers").rows}
    assert figures["Arbeidsparticipatie"][:3] == ["53", "59", "69"]
    assert figures["Gemiddelde WOZ-waarde"][:3] == ["103000", "135000", "niet vermeld"]  # 2019, of CBS


@pytest.mark.slow
def test_all_areas_are_listed(visitor: Visitor) -> None:
    assert len(visitor.ask("/gebieden/?csv=gebieden").rows) == 1 + 50


def test_a_small_area_shows_how_far_chance_can_move_its_figures(published: Any, client: Client) -> None:
    """A municipality does not: there are too many people for chance to do much."""
    small = Small().add("areas", id="wijk", name="De wijk", kind="district", parent="gebied")
    small.add("areas", id="stad", name="De stad", kind="municipality", parent="land")
    for area in ("wijk", "stad"):
        small.observe("werk", area, {2020: "67.3"}, variance="12.25")  # 3.5 squared
    published(small)
    assert "door toeval tussen 60,4 en 74,2" in client.get("/gebieden/wijk/").content.decode()
    assert "door toeval tussen 60,4" not in client.get("/gebieden/stad/").content.decode()
