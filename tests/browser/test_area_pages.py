"""The pages on the statistics store in a browser: axe finds nothing, nothing sticks out, and they work by keyboard and without scripts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.map_site import served_with
from tests.browser.test_map import looked_over
from tests.statistics import samples

PAGES = {
    "gebieden-zoeken": ("/gebieden/?zoek=wijk", 200),
    "buurt": ("/gebieden/BU90010000/", 200),
    "land": ("/gebieden/NL00/", 200),
    "maat": ("/gebieden/BU90010000/livability_deviation/", 200),
    "maat-op-100": ("/gebieden/BU900101A1/social_assistance/", 200),
    "vergelijken-leeg": ("/gebieden/vergelijken/", 200),
    "vergelijken": (
        "/gebieden/vergelijken/?gebied=BU90010000&gebied=GM9001&gebied=NL00&gebied=haven&gebied=wijk&maat=social_assistance",
        200,
    ),
    "vergelijkbaar-niet": ("/gebieden/BU90010000/vergelijkbaar/?jaar=1999", 200),
    "vergelijkbaar": ("/gebieden/BU90010000/vergelijkbaar/?maat=population&maat=social_assistance&jaar=2020", 200),
    "onbekend": ("/gebieden/BU90010099/", 404),
}


@pytest.fixture(scope="module")
def area_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Koers with the figures of the made-up gemeente."""
    folder = tmp_path_factory.mktemp("gebieden")
    with served_with(folder, [samples.odata3_parquet(folder), samples.leefbaarometer_zip(folder)], []) as address:
        yield address


@pytest.mark.parametrize("name", PAGES)
def test_page(page: Page, area_url: str, axe: Callable[[Page], None], name: str) -> None:
    address, status = PAGES[name]
    response = page.goto(area_url + address)
    assert response is not None
    assert response.status == status
    looked_over(page, axe)


def test_without_a_store(page: Page, site_url: str, axe: Callable[[Page], None]) -> None:
    page.goto(f"{site_url}/gebieden/GM0917/")
    assert page.locator("h1").inner_text() == "Nog geen landelijke cijfers"
    looked_over(page, axe)


def test_comparing_by_keyboard_and_without_scripts(plain_page: Page, area_url: str) -> None:
    """Looking for an area, all its figures, a second area beside it: only links and forms."""
    plain_page.goto(f"{area_url}/gebieden/")
    plain_page.get_by_label("Naam of CBS-code").fill("dorp")
    plain_page.keyboard.press("Enter")
    plain_page.get_by_role("link", name="Dorp (Voorstad)").press("Enter")
    assert plain_page.locator("h1").inner_text() == "Dorp"
    plain_page.get_by_role("link", name="Vergelijk Dorp met andere gebieden").press("Enter")
    plain_page.get_by_label("Gebied erbij: naam of CBS-code").fill("veld")
    plain_page.get_by_label("Maat", exact=True).select_option("social_assistance")
    plain_page.get_by_role("button", name="Vergelijk", exact=True).press("Enter")
    assert plain_page.locator("#vergelijking tbody th").all_inner_texts() == [
        "Dorp (Voorstad)",
        "Voorstad",
        "Nederland",
        "Veld (Voorstad)",
    ]
    plain_page.get_by_label("Nederland").uncheck()
    plain_page.get_by_role("button", name="Vergelijk", exact=True).press("Enter")
    assert "Nederland" not in plain_page.locator("#vergelijking tbody").inner_text()


def test_the_folds_are_open_on_paper(page: Page, area_url: str, tmp_path: Path) -> None:
    page.goto(f"{area_url}/gebieden/BU90010000/")
    page.emulate_media(media="print")
    assert page.locator("#bevolking").bounding_box() is not None
    assert len(page.pdf(path=tmp_path / "gebied.pdf", format="A4")) > 10_000
