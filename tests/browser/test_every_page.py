"""Every kind of page, with all its folds open: axe finds nothing, wide and on a telephone, and nothing sticks out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import ALL

# What is wider than the screen, and not inside something that scrolls by itself.
STICKS_OUT = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = el => { for (let up = el.parentElement; up; up = up.parentElement)
    if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true; return false; };
  const told = [...document.querySelectorAll('body *')]
    .filter(el => { const box = el.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && (box.right > wide + 1 || box.left < -1) && !scrolls(el)
        && getComputedStyle(el).position !== 'absolute'; })
    .slice(0, 5).map(el => `${el.tagName} .${el.getAttribute('class')} tot ${Math.round(el.getBoundingClientRect().right)}: ${el.textContent.trim().slice(0, 60)}`);
  const more = document.documentElement.scrollWidth - wide;
  return more > 0 ? [...told, `${more} pixels te breed`] : told;
}"""


@pytest.mark.parametrize("name", ALL)
def test_page(page: Page, site_url: str, axe: Callable[[Page], None], name: str) -> None:
    """One visit, three widths: a wide screen, a telephone, and the narrowest that WCAG asks for."""
    address, status = ALL[name]
    response = page.goto(site_url + address)
    assert response is not None
    assert response.status == status
    # axe does not look into what is hidden.
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert page.evaluate(STICKS_OUT) == []
    axe(page)
    page.set_viewport_size({"width": 390, "height": 844})
    axe(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(STICKS_OUT) == []
