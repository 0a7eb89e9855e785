"""axe finds nothing on any kind of page, on a wide screen and on a telephone, with everything that folds opened."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import ALL

NAMES = pytest.mark.parametrize("name", ALL)


def opened(screen: Page, site_url: str, name: str) -> None:
    """Open a page of this kind; then open its folds, because axe does not look into what is hidden."""
    address, status = ALL[name]
    response = screen.goto(site_url + address)
    assert response is not None
    assert response.status == status
    screen.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")


@NAMES
def test_axe_finds_nothing_on_a_wide_screen(page: Page, site_url: str, axe: Callable[[Page], None], name: str) -> None:
    opened(page, site_url, name)
    axe(page)


@NAMES
def test_axe_finds_nothing_on_a_telephone(mobile: Page, site_url: str, axe: Callable[[Page], None], name: str) -> None:
    opened(mobile, site_url, name)
    axe(mobile)
