"""The page with all figures of an area, and that of one measure: what is known, what is not, and nothing that is too much."""

import re
from pathlib import Path
from typing import Any

import pytest

from koers.statistics import Options, Store
from tests.neighbourhoods.worlds import figures, made_of, page, rows_of
from tests.programme.counting import queries
from tests.programme.small import Small
from tests.statistics import samples

__all__ = ["figures"]
VERDICT_SIGN = 'class="verdict'
MOST_QUERIES = 25

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(published: Any) -> Any:
    """A programme whose area is two buurten of the made-up gemeente, of which a town in the sources is the gemeente."""
    small = made_of(["BU90010000", "BU90010001"])
    return published(small.add("areas", id="voorstad", name="Voorstad", kind="municipality", cbs_code="GM9001"))


# --- one area -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("world", "figures")
def test_a_buurt(visitor: Any) -> None:
    text = page(visitor, "/gebieden/BU90010000/")
    assert "Dorp had 1.200 inwoners in 2020." in text
    assert "Cijfers van een buurt in Voorstad" in text
    assert "12,5 op 100 inwoners; tussen 141 en 159" in text
    assert VERDICT_SIGN not in text
    assert 'href="/gebieden/GM9001/"' in text
    assert 'href="/gebieden/BU90010000/social_assistance/"' in text


@pytest.mark.usefixtures("world", "figures")
def test_figures_of_an_area_and_beside_it(visitor: Any) -> None:
    rows = {row["Wat"]: row for row in rows_of(visitor, "/gebieden/BU90010001/?csv=kort")}
    helped = rows["Personen met bijstand"]
    assert (helped["Veld"], helped["Voorstad"], helped["Nederland"]) == ("50", "310", "400000")
    assert helped["Waar ligt dit cijfer?"] == "Bij de middelste helft van de buurten"
    beside = {row["Wat"]: row for row in rows_of(visitor, "/gebieden/NL00/?csv=kort")}
    assert list(beside["Inwoners"]) == ["Wat", "Nederland", "Waar ligt dit cijfer?"]


@pytest.mark.usefixtures("world", "figures")
def test_what_is_not_there_is_said_in_four_ways(visitor: Any) -> None:
    rows = {row["Wat"]: row["Cijfer"] for row in rows_of(visitor, "/gebieden/BU900101A1/?csv=geen-cijfer")}
    assert rows["Personen met bijstand"] == "niet getoond: te weinig mensen of te onzeker"
    assert rows["Gemiddelde WOZ-waarde van woningen"] == "nog niet gepubliceerd"
    assert "Leefbaarometer: score" in rows


@pytest.mark.usefixtures("world", "figures")
def test_the_land_the_gemeente_and_the_wijk_have_a_page_too(visitor: Any) -> None:
    assert "Cijfers van het land" in page(visitor, "/gebieden/NL00/")
    gemeente = page(visitor, "/gebieden/GM9001/")
    assert "Cijfers van een gemeente" in gemeente
    assert 'href="/gebieden/WK900100/"' in gemeente  # what lies in it
    assert 'href="/gebieden/voorstad/"' in gemeente  # what is done there
    assert 'href="/gebieden/BU90010001/"' in page(visitor, "/gebieden/WK900100/")


@pytest.mark.usefixtures("world", "figures")
def test_a_programme_area_is_added_up_and_says_that_it_is_provisional(visitor: Any) -> None:
    text = page(visitor, "/gebieden/gebied/cijfers/")
    assert "Het gebied had 2.100 inwoners in 2020." in text
    assert "De indeling is voorlopig" in text
    assert "opgeteld uit 2 buurten" in text
    assert 'href="/gebieden/gebied/"' in text
    assert VERDICT_SIGN not in text
    assert 'href="/gebieden/gebied/cijfers/"' in page(visitor, "/gebieden/gebied/")
    assert 'href="/gebieden/GM9001/"' in page(visitor, "/gebieden/voorstad/")


@pytest.mark.usefixtures("figures")
def test_few_queries(visitor: Any, world: Any) -> None:
    for address in ("/gebieden/BU90010000/", "/gebieden/gebied/cijfers/", "/gebieden/gebied/", "/gebieden/"):
        assert queries(world, visitor, address) <= MOST_QUERIES, address


@pytest.mark.usefixtures("world")
def test_sensitive_figures_stay_above_the_gemeente(visitor: Any, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "eigen.csv"
    header = samples.statline_csv(tmp_path).read_text("utf-8-sig").splitlines()
    lines = [
        f'{header[0]};"Bevolking/Niet-westers/Marokko (aantal)"',
        *(f"{line};321" for line in header[1:]),
    ]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig", newline="")
    Store(home / "statistics").bring_in(path, Options(year=2020))
    assert "321" not in page(visitor, "/gebieden/BU90010000/")
    assert "Niet getoond: 1 gevoelige maat." in page(visitor, "/gebieden/BU90010000/")
    below = page(visitor, "/gebieden/WK900100/origin_morocco/")
    assert "Deze maat is gevoelig" in below
    assert "321" not in below
    assert "321" in page(visitor, "/gebieden/GM9001/origin_morocco/")
    told = page(visitor, "/gebieden/vergelijken/?gebied=BU90010000&gebied=GM9001&maat=origin_morocco")
    assert "Koers toont haar niet voor: Dorp." in told
    for address in (
        "/gebieden/BU90010000/?csv=cijfers",
        "/gebieden/vergelijken/?gebied=BU90010000&maat=origin_morocco",
    ):
        assert not re.search(r"\b321\b", visitor.get(address).content.decode().split("Voorstad")[0])


@pytest.mark.usefixtures("world", "figures")
def test_every_figure_as_a_file(visitor: Any) -> None:
    rows = rows_of(visitor, "/gebieden/BU90010000/?csv=cijfers")
    own = [row for row in rows if (row["Maat"], row["Gebied"]) == ("livability_deviation", "BU90010000")]
    assert [(row["Jaar"], row["Cijfer"], row["Bron"], row["Uitgave"]) for row in own] == [
        ("2018", "-0.2", "Leefbaarometer", "2023-05-23"),
        ("2020", "-0.1", "Leefbaarometer", "2023-05-23"),
    ]
    assert {row["Gebied"] for row in rows} == {"BU90010000", "GM9001", "NL00"}


# --- one measure ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("world", "figures")
def test_a_measure_over_the_years(visitor: Any) -> None:
    text = page(visitor, "/gebieden/BU90010000/livability_deviation/")
    assert "Dorp ging van −0,2000 in 2018 naar −0,1000 in 2020" in text
    assert "<svg" in text
    rows = rows_of(visitor, "/gebieden/BU90010000/livability_deviation/?csv=jaren")
    assert [(row["Jaar"], row["Cijfer (score)"], row["Bekend deel van het gebied"]) for row in rows] == [
        ("2020", "-0.1", "1.000"),
        ("2018", "-0.2", "1.000"),
    ]


@pytest.mark.usefixtures("world", "figures")
def test_a_number_is_laid_beside_others_per_hundred(visitor: Any) -> None:
    text = page(visitor, "/gebieden/BU90010000/social_assistance/")
    assert "In 2020: Dorp 12,5 op 100 inwoners, Voorstad 7,4, Nederland 2,3." in text
    alone = page(visitor, "/gebieden/BU90010000/population/")
    assert "Een aantal zegt vooral hoe groot een gebied is." in alone
    assert "Naast andere gebieden" not in alone


@pytest.mark.usefixtures("world", "figures")
def test_a_measure_without_a_figure_says_why(visitor: Any) -> None:
    text = page(visitor, "/gebieden/BU90010000/woz_value/")
    assert "geen cijfer te tonen: nog niet gepubliceerd" in text
    assert "Er is geen cijfer om te tekenen." in text
    assert "geen bron een cijfer van deze maat" in page(visitor, "/gebieden/BU90010000/smoking/")


# --- what is not there ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/gebieden/BU90010000/", 404),
        ("/gebieden/BU90010000/population/", 404),
        ("/gebieden/BU90010000/vergelijkbaar/", 404),
        ("/gebieden/gebied/cijfers/", 404),
        ("/gebieden/gebied/cijfers/population/", 404),
        ("/gebieden/vergelijken/", 200),
    ],
)
def test_without_a_store_the_page_says_how_to_get_one(visitor: Any, address: str, status: int) -> None:
    response = visitor.get(address)
    assert response.status_code == status
    assert "koers statistics import BESTAND" in response.content.decode()


@pytest.mark.usefixtures("world")
def test_without_a_store_nothing_leads_to_its_pages(visitor: Any) -> None:
    for address in ("/gebieden/", "/gebieden/gebied/", "/gebieden/voorstad/"):
        assert not re.search(r"vergelijken/|/cijfers/|GM9001/", page(visitor, address)), address


@pytest.mark.usefixtures("world", "figures")
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("BU90010099", "/gebieden/WK900100/"),
        ("BU90019999", "/gebieden/GM9001/"),
        ("GM0000", "/gebieden/NL00/"),
        ("GM91", "Een code is GM met 4 cijfers"),
        ("BU90010000111", "bestaat niet"),
    ],
)
def test_a_code_that_is_not_there(visitor: Any, code: str, said: str) -> None:
    for more in ("", "population/", "vergelijkbaar/"):
        response = visitor.get(f"/gebieden/{code}/{more}")
        assert response.status_code == 404
        assert said in response.content.decode()


@pytest.mark.usefixtures("world", "figures")
@pytest.mark.parametrize(
    "address",
    [
        "/gebieden/bestaat-niet/cijfers/",
        "/gebieden/BU90010000/geen-maat/",
        "/gebieden/BU90010000/?csv=niets",
        "/gebieden/NL00/vergelijkbaar/",
    ],
)
def test_what_does_not_exist(visitor: Any, address: str) -> None:
    assert visitor.get(address).status_code == 404


@pytest.mark.usefixtures("world", "figures")
def test_small_letters_lead_to_capitals(visitor: Any) -> None:
    moved = visitor.get("/gebieden/bu900101a1/livability_score/?csv=jaren")
    assert (moved.status_code, moved["Location"]) == (301, "/gebieden/BU900101A1/livability_score/?csv=jaren")
    assert visitor.get("/gebieden/nl01/")["Location"] == "/gebieden/NL00/"


# --- the store changes ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("world")
def test_a_new_import_is_shown_at_once(visitor: Any, figures: Store, tmp_path: Path) -> None:
    before = visitor.get("/gebieden/BU90010000/")
    assert visitor.get("/gebieden/BU90010000/", HTTP_IF_NONE_MATCH=before["ETag"]).status_code == 304
    people = (17407585, 4300, 2200, 1290, *samples.POPULATION[4:])
    (tmp_path / "later").mkdir()
    figures.bring_in(samples.odata3_parquet(tmp_path / "later", population=people, modified="2022-03-30"))
    after = visitor.get("/gebieden/BU90010000/", HTTP_IF_NONE_MATCH=before["ETag"])
    assert after.status_code == 200
    assert "Dorp had 1.290 inwoners in 2020." in " ".join(after.content.decode().split())


@pytest.mark.usefixtures("world", "figures")
def test_looking_back_shows_what_was_out(rf: Any) -> None:
    from koers.neighbourhoods.views.frame import shelf

    assert shelf(rf.get("/", {"stand": "2021-03-25"})) is None
    early = shelf(rf.get("/", {"stand": "2021-03-26"}))
    assert early is not None
    assert {entry.source for entry in early.store.imports(early.day)} == {"cbs-kwb"}
    assert shelf(rf.get("/")).day is None


# --- names that are no names ----------------------------------------------------------------------------------------


def test_names_and_what_is_typed_stay_text(published: Any, visitor: Any, home: Path, tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    published(Small())
    path = samples.statline_csv(tmp_path)
    path.write_text(path.read_text("utf-8-sig").replace("Dorp", evil).replace("Voorstad", evil), encoding="utf-8-sig")
    Store(home / "statistics").bring_in(path, Options(year=2020))
    for address in (
        "/gebieden/BU90010000/", "/gebieden/BU90010000/population/", "/gebieden/WK900100/", "/gebieden/BU90010000/vergelijkbaar/",
        f"/gebieden/?zoek={evil}", "/gebieden/?zoek=script", f"/gebieden/vergelijken/?gebied={evil}&gebied=BU90010000",
        "/gebieden/vergelijken/?gebied=BU90010000&gebied=BU90010001&maat=distance_supermarket", "/gebieden/BU9001000099/",
    ):  # fmt: skip
        text = visitor.get(address).content.decode()
        assert "<script" not in text, address
    assert "&lt;script&gt;" in visitor.get("/gebieden/BU90010000/").content.decode()
