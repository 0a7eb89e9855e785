"""The list of indicators, the addresses of their pages, and pages with very many figures."""

import csv
import io
from pathlib import Path

import pytest
from django.test import Client

from tests.programme.counting import queries

from .conftest import Publish
from .reading import words
from .small import Small
from .test_drawings import two_lines
from .test_indicators import ADDRESS, MOST_QUERIES, file, page
from .test_judging import on_a_line

# --- the list -------------------------------------------------------------------------------------------------------

LIST = "/programma/proef/indicatoren/"


def several() -> Small:
    """Four indicators: on course, without measurement, without goal, and of another programme."""
    world = two_lines().change("indicators", "werk", topic="werken")
    world.add("indicators", id="zorg", name="Zorg", topic="gezondheid", status="proposed")
    world.add("goal_indicators", goal="doel", indicator="zorg")
    world.add("indicators", id="los", name="Los", topic="werken", direction="none")
    return world.observe("los", "gebied", {2020: 4})


def test_the_list(published: Publish, visitor: Client) -> None:
    published(several())
    text = page(visitor, LIST)
    assert "Het programma heeft 3 indicatoren. Bij 1 is er een oordeel." in text
    assert "2 in gebruik, 1 voorgesteld. 1 hoort bij geen doel." in text
    assert "Werk Tempo is genoeg, als het zo doorgaat 65,4% 71,8% 2024 in gebruik" in text
    assert "Zorg Geen oordeel mogelijk omdat er nog geen meting is geen cijfer geen cijfer" in text
    assert "Los hoort bij geen doel 4%" in text
    assert "Geen oordeel mogelijk bij 1 indicator" in text  # beside the counts
    assert "36%" in text  # and the median share closed


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?onderwerp=werken", {"Werk", "Los"}),
        ("?stand-indicator=proposed", {"Zorg"}),
        ("?oordeel=on_course", {"Werk"}),
        ("?oordeel=no_goal", {"Los"}),
        ("?onderwerp=werken&oordeel=cannot_be_judged", set()),
        ("?onderwerp=nergens", set()),
    ],
)
def test_choosing_from_the_list(query: str, shown: set[str], published: Publish, visitor: Client) -> None:
    published(several())
    rows = csv.DictReader(io.StringIO(visitor.get(f"{LIST}{query}&csv=indicatoren").content.decode("utf-8-sig")))
    assert {row["Indicator"] for row in rows} == shown
    assert visitor.get(LIST + query).status_code == 200


def test_a_long_list_comes_in_parts(published: Publish, visitor: Client) -> None:
    world = two_lines()
    for n in range(120):
        world.add("indicators", id=f"maat-{n}", name=f"Maat {n}")
    published(world)
    assert "121 indicatoren, deel 1 van 2" in page(visitor, LIST)
    assert "deel 2 van 2" in page(visitor, f"{LIST}?pagina=2")


# --- addresses, size ------------------------------------------------------------------------------------------------


def test_an_old_id_redirects_and_an_unknown_one_is_not_found(published: Publish, visitor: Client) -> None:
    published(two_lines().add("redirects", table="indicators", old="arbeid", new="werk"))
    answer = visitor.get("/programma/proef/indicatoren/arbeid/?csv=cijfers")
    assert (answer.status_code, answer["Location"]) == (301, f"{ADDRESS}?csv=cijfers")
    assert visitor.get("/programma/proef/indicatoren/weg/").status_code == 404
    assert visitor.get("/programma/weg/indicatoren/werk/").status_code == 404
    assert visitor.get(f"{ADDRESS}?csv=weg").status_code == 404


def test_an_indicator_of_another_programme_is_not_found_here(published: Publish, visitor: Client) -> None:
    other = Small("ander", depends_on=("proef",)).only("programme").add("indicators", id="vreemd", name="Vreemd")
    published(two_lines(), other)
    assert visitor.get("/programma/proef/indicatoren/vreemd/").status_code == 404
    assert visitor.get("/programma/ander/indicatoren/vreemd/").status_code == 200


@pytest.mark.parametrize("address", [ADDRESS, LIST])
def test_queries_do_not_grow_with_the_figures(address: str, published: Publish, visitor: Client) -> None:
    few = queries(published(with_neighbourhoods(2)), visitor, address)
    many = queries(published(with_neighbourhoods(20)), visitor, address)
    assert many == few <= MOST_QUERIES


def with_neighbourhoods(count: int) -> Small:
    """Ten years of figures of the area, the country and this many neighbourhoods; as many goals and interventions."""
    world = two_lines()
    for n in range(count):
        world.add("areas", id=f"buurt-{n}", name=f"Buurt {n}", kind="neighbourhood", parent="gebied")
        world.observe("werk", f"buurt-{n}", on_a_line(50 + n, 0.1))
        world.add("goals", id=f"doel-{n}", title=f"Doel {n}").add("goal_indicators", goal=f"doel-{n}", indicator="werk")
        world.add(
            "interventions", id=f"p-{n}", name=f"P {n}", description="D", area="gebied", status="running", scope="extra"
        )
        world.add("intervention_indicators", intervention=f"p-{n}", indicator="werk", basis="source")
        world.add("indicators", id=f"maat-{n}", name=f"Maat {n}").observe(f"maat-{n}", "gebied", {2020: n})
    return world


def test_a_thousand_figures_can_be_read(published: Publish, visitor: Client) -> None:
    world = two_lines(range(1985, 2025), baseline_year=2015)
    for n in range(100):
        world.add("areas", id=f"buurt-{n}", name=f"Buurt {n}", kind="neighbourhood", parent="gebied")
        world.observe("werk", f"buurt-{n}", on_a_line(50, 0.1))
    published(world)
    answer = visitor.get(ADDRESS)
    html = answer.content.decode()
    text = words(answer)
    assert "Eerdere jaren: 28 periodes" in text
    assert "Eerdere metingen: 50 cijfers" in text
    assert "Metingen van andere gebieden: 1.000 cijfers" in text
    assert "En nog 500 cijfers. Die staan in het bestand." in text
    open_part = html.split("Eerdere metingen")[0]
    assert open_part.count("<tr") < 100
    assert len(file(visitor, "metingen")) == 1080


def test_a_page_is_found_from_its_csv_and_pictures(published: Publish, visitor: Client, tmp_path: Path) -> None:
    published(two_lines())
    html = visitor.get(ADDRESS).content.decode()
    assert 'href="#tabel"' in html
    assert 'id="tabel"' in html
    assert 'href="?csv=cijfers"' in html
    assert html.count('role="img"') >= 6  # three pictures, wide and narrow


def test_nothing_of_a_withdrawn_figure_is_left(published: Publish, visitor: Client) -> None:
    world = two_lines()
    published(world)
    world.tables["observations"] = [row for row in world.tables["observations"] if row["period"] != 2024]
    published(world)
    assert "2024" not in {row["Periode"] for row in file(visitor, "cijfers")}


def test_nothing_known_at_all(published: Publish, visitor: Client) -> None:
    """An indicator with nothing known of it has a page that says so."""
    published(
        Small(benchmark="", end="", baseline_year="", start="").change("indicators", "werk", unit="", direction="none")
    )
    text = page(visitor)
    assert "eenheid niet vermeld" in text
    assert "Er is geen grafiek: er is nog geen enkel cijfer." in text
