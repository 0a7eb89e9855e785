"""The browser's own tools find what they should: a check that never fails checks nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

GOOD = "<!doctype html><html lang=nl><title>Goed</title><main><h1>Goed</h1><p>Tekst</p></main>"
BAD = "<!doctype html><html><title></title><main><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></main>"


def test_axe_finds_nothing_on_a_good_page(page: Page, axe: Callable[[Page], None]) -> None:
    page.set_content(GOOD)
    axe(page)


def test_axe_names_what_is_wrong(page: Page, axe: Callable[[Page], None]) -> None:
    page.set_content(BAD)
    with pytest.raises(AssertionError, match=r"image-alt[\s\S]*html-has-lang|html-has-lang[\s\S]*image-alt"):
        axe(page)


def test_a_phone_is_320_pixels_wide(phone: Page) -> None:
    phone.set_content(GOOD)
    assert phone.evaluate("innerWidth") == 320


def test_a_plain_page_runs_no_script(plain_page: Page) -> None:
    plain_page.set_content(
        GOOD + "<p id=script>uit</p><script>document.getElementById('script').textContent = 'aan'</script>"
    )
    assert plain_page.locator("#script").inner_text() == "uit"
