"""The map of a programme in a browser: axe finds nothing, nothing sticks out, and it works by keyboard and on paper."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.map_site import codes_of_heerlen_noord, made_up_boundaries, made_up_figures, served_with
from tests.browser.test_every_page import STICKS_OUT

KAART = "/programma/heerlen-noord/kaart/?maat=social_assistance"
WIDTHS = (1280, 390, 320)


@pytest.fixture(scope="module")
def map_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Koers with figures and boundaries."""
    folder = tmp_path_factory.mktemp("kaart")
    with served_with(folder, [made_up_figures(folder)], [(made_up_boundaries(folder), 2020)]) as address:
        yield address


@pytest.fixture(scope="module")
def tiles_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Koers with figures and no boundaries."""
    folder = tmp_path_factory.mktemp("vakjes")
    with served_with(folder, [made_up_figures(folder)], []) as address:
        yield address


def looked_over(page: Page, axe: Callable[[Page], None]) -> None:
    """At every width: nothing to find, nothing that sticks out."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(STICKS_OUT) == []
        axe(page)


def test_the_map(page: Page, map_url: str, axe: Callable[[Page], None]) -> None:
    page.goto(map_url + KAART)
    assert page.locator("svg.map a").count() == len(codes_of_heerlen_noord())
    looked_over(page, axe)


def test_squares(page: Page, tiles_url: str, axe: Callable[[Page], None]) -> None:
    page.goto(tiles_url + KAART)
    assert page.locator(".tiles ul li").count() == len(codes_of_heerlen_noord())
    looked_over(page, axe)


def test_by_keyboard(page: Page, map_url: str) -> None:
    """A buurt can be reached with Tab, is seen to be reached, and Enter opens it."""
    page.goto(map_url + KAART)
    page.get_by_text("Sla de kaart over").focus()
    page.keyboard.press("Tab")
    first = codes_of_heerlen_noord()[0]
    assert page.evaluate("document.activeElement.getAttribute('href')") == f"/gebieden/{first}/"
    fill = "getComputedStyle(document.activeElement.querySelector('path')).fill"
    assert page.evaluate(fill) == "rgb(255, 214, 0)"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/gebieden/{first}/")


def test_choosing_without_scripts(plain_page: Page, map_url: str) -> None:
    plain_page.goto(map_url + KAART)
    plain_page.get_by_label("Wat wilt u zien?").select_option("population")
    plain_page.get_by_role("button", name="Toon").click()
    assert "maat=population" in plain_page.url
    assert "Inwoners in 2020" in plain_page.locator("main").inner_text()


@pytest.mark.parametrize("screen", ["page", "phone"])
def test_marks_can_be_read(screen: str, map_url: str, request: pytest.FixtureRequest) -> None:
    """The number of a class is never smaller than 14 pixels, at any width."""
    page: Page = request.getfixturevalue(screen)
    page.goto(map_url + KAART)
    sizes = page.evaluate(
        """[...document.querySelectorAll('svg.map text')].filter(one => getComputedStyle(one).display != 'none')
           .map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"""
    )
    assert sizes
    assert min(sizes) >= 14


def test_on_paper(page: Page, map_url: str, tmp_path: Path) -> None:
    """The map and its key are there, the form is not."""
    page.goto(map_url + KAART)
    page.emulate_media(media="print")
    assert page.locator("svg.map").is_visible()
    assert page.locator(".map__keys").is_visible()
    assert not page.locator("form.filter").is_visible()
