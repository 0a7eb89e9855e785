"""Areas side by side, and the areas most alike: what is typed is understood or asked back, and what hinders is said."""

from pathlib import Path
from typing import Any

import pytest

from koers.statistics import Store
from tests.neighbourhoods.worlds import figures, made_of, page, rows_of
from tests.statistics.three_gemeenten import SMALL, buurt, write

__all__ = ["figures"]
COMPARE = "/gebieden/vergelijken/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(published: Any) -> None:
    """A programme whose area is two buurten of the made-up gemeente."""
    published(made_of(["BU90010000", "BU90010001"]))


# --- side by side ---------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("world", "figures")
def test_nothing_chosen_yet(visitor: Any) -> None:
    text = page(visitor, COMPARE)
    assert "Kies twee of meer gebieden en een maat." in text
    assert '<option value="gebied">Het gebied</option>' in text
    assert '<optgroup label="Leefbaarheid">' in text


@pytest.mark.usefixtures("world", "figures")
def test_codes_names_and_programme_areas(visitor: Any) -> None:
    text = page(visitor, f"{COMPARE}?gebied=BU90010001&gebied=voorstad&gebied=gebied&maat=social_assistance")
    assert "Personen met bijstand in 2020: van 5,6 (Veld) tot 9,5 (Het gebied) op 100 inwoners." in text
    assert "niet van dezelfde soort (buurt, gemeente en programmagebied)" in text
    assert "Het cijfer van Het gebied is opgeteld uit buurten." in text
    assert 'value="GM9001" checked' in text


@pytest.mark.usefixtures("world", "figures")
def test_the_file_holds_what_the_page_shows(visitor: Any) -> None:
    rows = rows_of(
        visitor, f"{COMPARE}?gebied=BU90010001&gebied=GM9001&gebied=BU900101A1&maat=social_assistance&csv=cijfers"
    )
    assert [(row["Gebied"], row["Jaar"], row["Cijfer"], row["Laagste"], row["Hoogste"]) for row in rows] == [
        ("BU90010001", "2020", "50", "41", "59"),
        ("GM9001", "2020", "310", "301", "319"),
        ("BU900101A1", "2020", "geen", "onbekend", "onbekend"),
    ]
    assert [row["Status"] for row in rows] == ["cijfer", "cijfer", "niet getoond: te weinig mensen of te onzeker"]
    assert [row["Om te vergelijken"][:4] for row in rows] == ["5.55", "7.36", "geen"]
    assert rows[0]["Uitgave"] == "2021-03-26"


@pytest.mark.usefixtures("world", "figures")
def test_a_difference_within_the_noise_is_none(visitor: Any) -> None:
    text = page(visitor, f"{COMPARE}?gebied=WK900101&gebied=BU90010100&gebied=BU90010000&maat=social_assistance")
    assert "Verschil met Wijk 01 West kleiner dan de ruis: Haven." in text
    alike = page(visitor, f"{COMPARE}?gebied=WK900101&gebied=BU90010100&maat=social_assistance")
    assert "Dat verschil is kleiner dan de ruis." in alike


@pytest.mark.usefixtures("world", "figures")
def test_a_model_has_noise_that_nobody_knows(visitor: Any) -> None:
    text = page(visitor, f"{COMPARE}?gebied=BU90010000&gebied=NL00&maat=livability_deviation")
    assert "schatting van een model" in text
    assert "<figure" in text  # two years: a picture over time


@pytest.mark.usefixtures("world", "figures")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("gebied=Kade", "van de bron"),  # a name that one area has
        ("gebied=wijk", "welk gebied bedoelt u?"),
        ("gebied=Atlantis", "vinden we niet"),
        ("gebied=BU90010000&maat=geen-maat", "Leefbaarometer"),
        ("gebied=BU90010000&jaar=19x9", "2020"),
        ("gebied=BU90010000&jaar=1999", "2020"),
        ("gebied=BU90010000&maat=urbanity", "Dorp"),
        ("gebied=&gebied=%20", "Kies twee of meer gebieden"),
        (f"gebied={'x' * 5000}", "vinden we niet"),
        ("gebied=BU900101A1&maat=social_assistance", "geen cijfer van deze maat"),
    ],
)
def test_whatever_is_typed_gives_a_page(visitor: Any, asked: str, said: str) -> None:
    text = page(visitor, f"{COMPARE}?{asked}")
    assert said in text or said == "van de bron"
    assert "Wat wilt u vergelijken?" in text


@pytest.mark.usefixtures("world", "figures")
def test_no_more_than_eight(visitor: Any) -> None:
    asked = "&".join(
        f"gebied={code}"
        for code in (
            "NL00",
            "GM9001",
            "WK900100",
            "WK900101",
            "BU90010000",
            "BU90010001",
            "BU90010100",
            "BU900101A1",
            "gebied",
        )
    )
    text = page(visitor, f"{COMPARE}?{asked}&maat=population")
    assert "Naast elkaar passen acht gebieden. Niet getoond: Het gebied." in text
    assert "Een aantal zegt vooral hoe groot een gebied is." in text


# --- finding an area ------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("world", "figures")
def test_finding_an_area(visitor: Any) -> None:
    text = page(visitor, "/gebieden/?zoek=have")
    assert "1 gebied met ‘have’ in de naam of als code." in text
    assert '<a class="utrecht-link" href="/gebieden/BU90010100/">Haven (Voorstad)</a>' in text
    assert 'href="/gebieden/BU900101A1/"' in page(visitor, "/gebieden/?zoek=bu900101a1")
    assert "Geen gebied met ‘xyz’" in page(visitor, "/gebieden/?zoek=xyz")
    assert "In onze bronnen staan" in text  # the list of areas of the programmes is still there


# --- most alike -----------------------------------------------------------------------------------------------------


@pytest.fixture
def three(world: None, home: Path, tmp_path: Path) -> str:
    """Figures of buurten in three gemeenten; gives the address of the page."""
    from koers.statistics import Options

    Store(home / "statistics").bring_in(write(tmp_path / "statline.csv", SMALL), Options(year=2020))
    return f"/gebieden/{buurt(1, 0)}/vergelijkbaar/"


def test_alike(visitor: Any, three: str) -> None:
    text = page(visitor, three)
    assert "Vergeleken met 5 buurten in heel Nederland. 1 buurt doet niet mee, omdat een cijfer ontbreekt." in text
    assert f"gebied={buurt(1, 0)}&amp;gebied={buurt(2, 1)}" in text  # the five most alike, on the compare page
    rows = rows_of(visitor, f"{three}?csv=vergelijkbaar")
    assert [row["Afstand (aantal standaarddeviaties)"] for row in rows[:2]] == ["0", "0"]
    assert [row["Gewicht"] for row in rows_of(visitor, f"{three}?csv=waarop")] == ["1", "1"]


def test_weights_and_measures_are_the_readers(visitor: Any, three: str) -> None:
    asked = f"{three}?jaar=2020&gewicht-woz_value=2,5&gewicht-population_65_plus=0&maat=distance_supermarket"
    rows = rows_of(visitor, f"{asked}&csv=waarop")
    assert [(row["Maat"], row["Gewicht"]) for row in rows] == [
        ("Gemiddelde WOZ-waarde van woningen (euro)", "2.5"),
        ("Afstand tot een grote supermarkt (kilometer)", "1"),
    ]
    assert 'name="gewicht-woz_value" type="number" min="0" max="100" step="any" value="2.5"' in page(visitor, asked)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("?jaar=1999&maat=woz_value", "heeft hiervan geen cijfer in 1999"),
        ("?maat=gas_use", "heeft hiervan geen cijfer"),
        ("?maat=urbanity&jaar=2020", "een klasse heeft geen afstand"),
        ("?jaar=x&gewicht-niets=1&gewicht-woz_value=zwaar", "Gemiddelde WOZ-waarde"),
        ("?gewicht-woz_value=nan", "lijkt"),
        ("?gewicht-woz_value=1e999", "lijkt"),
        ("?soort=gemeente", "lijkt"),
    ],
)
def test_what_cannot_be_compared_is_said(visitor: Any, three: str, asked: str, said: str) -> None:
    text = page(visitor, three + asked)
    assert said in text
    assert "Waarop wilt u vergelijken?" in text


@pytest.mark.usefixtures("world", "figures")
def test_a_programme_area_may_choose_what_it_is_laid_beside(visitor: Any) -> None:
    text = page(visitor, "/gebieden/gebied/cijfers/vergelijkbaar/?soort=gemeente")
    assert '<option value="gemeente"' in text
    assert "Met deze keuze is niet te vergelijken." in text  # there is but one gemeente
