"""The page on livability: from the edition's own figures, without a store; the answer written from what they say."""

import csv
import io
from typing import Any

import pytest
from django.test import Client

from tests.programme.conftest import Publish
from tests.programme.counting import queries
from tests.programme.reading import words
from tests.programme.small import Small

ADDRESS = "/programma/proef/leefbaarheid/"
NOTE = "Schatting van een model; gewogen naar inwoners. Gewichten van 2020."
DIMENSIONS = {
    "wonen": ("livability_housing", "Leefbaarometer: woningvoorraad"),
    "onveilig": ("livability_safety", "Leefbaarometer: overlast en onveiligheid"),
}


def world(
    area: dict[int, str] | None = None, land: dict[int, str] | None = None, *, parts: bool = True, **programme: Any
) -> Small:
    """A programme with the Leefbaarometer and two of its dimensions, in an area that is provisional."""
    made = Small(**{"start": 2022, "baseline_year": 2022} | programme)
    made.add("units", id="score", name="score", kind="index", per="", symbol="")
    score = {"unit": "score", "topic": "wonen", "uncertainty": "model"}
    made.add("indicators", id="totaal", name="Leefbaarometer", measure="livability_deviation", **score)
    made.add("goal_indicators", goal="doel", indicator="totaal")
    made.observe("totaal", "gebied", area or {2014: "-0.2235", 2018: "-0.1599", 2020: "-0.1459"}, note=NOTE)
    made.observe("totaal", "land", land or {2014: "-0.0201", 2018: "0.0024", 2020: "0.0162"}, note=NOTE)
    for id, (measure, name) in DIMENSIONS.items():
        made.add("indicators", id=id, name=name, measure=measure, **score)
        low = "-0.0343" if id == "wonen" else "-0.1262"
        made.observe(id, "gebied", {2014: low, 2020: "-0.1000"})
        made.observe(id, "land", {2014: "0.0000", 2020: "0.0000" if id == "wonen" else "0.0500"})
    if parts:
        made.add("area_parts", area="gebied", cbs_code="BU00000000", name="Dorp", weight=1, provisional=True)
    return made


def test_the_answer_comes_from_the_figures(published: Publish, visitor: Client) -> None:
    published(world())
    text = words(visitor.get(ADDRESS))
    assert "Het gebied scoort op de Leefbaarometer lager dan Het land: −0,1459 tegen 0,0162 in 2020." in text
    assert "Het verschil werd sinds 2014 kleiner: van 0,203 punt naar 0,162 punt." in text
    assert "De laatste meting is van 2020. Dat is vóór de start van het programma in 2022." in text
    assert "Het verschil met Het land is het grootst bij overlast en onveiligheid: 0,150 punt." in text


@pytest.mark.parametrize(
    ("area", "land", "answer"),
    [
        ({2014: "0.1000", 2020: "0.3000"}, {2014: "0.0500", 2020: "0.1000"}, "hoger dan Het land: 0,3000 tegen 0,1000 in 2020. Het verschil werd sinds 2014 groter"),
        ({2020: "0.1000"}, {2020: "0.1000"}, "even hoog als Het land: 0,1000 tegen 0,1000 in 2020."),
        ({2018: "-0.2000"}, {2020: "0.1000"}, "De Leefbaarometer geeft Het gebied −0,2000 in 2018."),
    ],
)  # fmt: skip
def test_other_figures_another_answer(
    published: Publish, visitor: Client, area: dict[int, str], land: dict[int, str], answer: str
) -> None:
    published(world(area, land))
    assert answer in words(visitor.get(ADDRESS))


def test_what_the_reader_must_know_stands_there(published: Publish, visitor: Client) -> None:
    published(world())
    text = words(visitor.get(ADDRESS))
    for sentence in (
        "De Leefbaarometer is een schatting met een model.",
        "Hij bewijst niet waardoor dat komt, en ook niet of het programma werkt.",
        "Elke score is het verschil met één vast landelijk ijkpunt. Dat ijkpunt is voor alle jaren hetzelfde.",
        "De scores van 2014, 2018 en 2020 zijn gewogen naar de inwoners van 2020.",
        "dan tellen de inwoners van het dichtstbijzijnde jaar waarvan dat wel zo is",
        "De lijst van Koers is voorlopig.",
        "Dat is een breuk: cijfers van voor en na de breuk zijn niet te vergelijken.",
        "Hoe groot het toeval is, is dus niet bekend.",
    ):
        assert sentence in text, sentence


def test_a_break_is_named_and_no_change_is_counted_over_it(published: Publish, visitor: Client) -> None:
    made = world()
    made.add(
        "definition_versions", indicator="totaal", valid_until=2018, definition="Het oude model.", why="Nieuw model.",
        breaks_series=True,
    )  # fmt: skip
    published(made)
    answer = visitor.get(ADDRESS)
    assert "Tot 2018: het oude model. Nieuw model." in words(answer)
    assert "+0,014 punt" in words(answer)  # from 2018 to 2020, not from 2014
    assert "+0,078 punt" not in words(answer)
    assert "andere meting" in answer.content.decode()  # in the picture


def test_the_file_has_every_figure_with_its_source(published: Publish, visitor: Client) -> None:
    published(world())
    answer = visitor.get(f"{ADDRESS}?csv=alle-cijfers")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 2 * 3 + 2 * 2 * 2
    assert {row["bron"] for row in rows} == {"Een bron"}
    assert [row["waarde"] for row in rows if (row["indicator"], row["gebied"]) == ("totaal", "Het gebied")] == [
        "-0.2235", "-0.1599", "-0.1459",
    ]  # fmt: skip


def test_only_where_a_goal_is_measured_with_it(published: Publish, visitor: Client) -> None:
    """Not in a programme about the same area with other goals, and not where there is no figure of the area."""
    same = Small("zelfde", depends_on=["proef"]).only("programme")
    other = Small("elders", depends_on=["proef"]).only("programme").add("areas", id="elders", name="Elders")
    other.change("programme", "elders", area="elders").add("goals", id="ginds", title="Ginds", area="elders")
    other.add("goal_indicators", goal="ginds", indicator="totaal")
    published(world(), same, other)
    for slug, there in (("proef", True), ("zelfde", False), ("elders", False)):
        assert (f"/programma/{slug}/leefbaarheid/" in visitor.get(f"/programma/{slug}/").content.decode()) is there
        assert visitor.get(f"/programma/{slug}/leefbaarheid/").status_code == (200 if there else 404)


def test_a_dimension_without_a_page_has_no_link(published: Publish, visitor: Client) -> None:
    """An indicator of the shared register that no goal here is measured with has no page in this programme."""
    shared = world()
    here = Small("hier", depends_on=["proef"], start=2022, baseline_year=2022).only("programme")
    here.add("goals", id="hier-doel", title="Een doel hier").add(
        "goal_indicators", goal="hier-doel", indicator="totaal"
    )
    published(shared, here)
    page = visitor.get("/programma/hier/leefbaarheid/").content.decode()
    assert "/programma/hier/indicatoren/totaal/" in page
    assert "/programma/hier/indicatoren/wonen/" not in page


def test_the_number_of_queries_does_not_grow(published: Publish, visitor: Client) -> None:
    few = queries(published(world()), visitor, ADDRESS)
    many = world()
    for year in range(1990, 2014):
        many.observe("totaal", "gebied", {year: "-0.3000"})
    for place in range(20):
        many.add("areas", id=f"deel-{place}", name=f"Deel {place}", parent="gebied")
        many.observe("totaal", f"deel-{place}", {2020: "-0.1000"})
    assert queries(published(many), visitor, ADDRESS) == few <= 25
