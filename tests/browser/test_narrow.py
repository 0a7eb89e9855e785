"""Nothing is cut off or sticks out at 320 pixels, and on a wide screen neither."""

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import ALL

# What is wider than the screen and is not inside something that scrolls by itself.
STICKS_OUT = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = (el) => { for (let up = el.parentElement; up; up = up.parentElement)
    if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true; return false; };
  return [...document.querySelectorAll('body *')]
    .filter(el => { const box = el.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && (box.right > wide + 1 || box.left < -1) && !scrolls(el)
        && getComputedStyle(el).position !== 'absolute'; })
    .slice(0, 5).map(el => `${el.tagName} .${el.getAttribute('class')} ${Math.round(el.getBoundingClientRect().right)} ${el.textContent.trim().slice(0, 60)}`);
}"""


def nothing_sticks_out(screen: Page, address: str) -> None:
    """Open a page with all its folds; it must not scroll sideways."""
    screen.goto(address)
    screen.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert screen.evaluate(STICKS_OUT) == []
    assert screen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    screen.evaluate("scrollTo(1000, 0)")
    assert screen.evaluate("scrollX") == 0


@pytest.mark.parametrize("name", ALL)
def test_at_320_pixels(phone: Page, site_url: str, name: str) -> None:
    nothing_sticks_out(phone, site_url + ALL[name][0])


@pytest.mark.parametrize("name", ALL)
def test_at_1280_pixels(page: Page, site_url: str, name: str) -> None:
    nothing_sticks_out(page, site_url + ALL[name][0])


@pytest.mark.parametrize("name", ["heerlen-noord", "leefbaarometer", "interventies", "doelen"])
def test_with_text_spaced_widely(phone: Page, site_url: str, name: str) -> None:
    """WCAG 1.4.12: readers may set more space between lines, words and letters."""
    phone.goto(site_url + ALL[name][0])
    phone.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    )
    assert phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.parametrize("name", ["heerlen-noord", "leefbaarometer", "interventies", "doelen"])
def test_what_can_be_pressed_is_large_enough(mobile: Page, site_url: str, name: str) -> None:
    """WCAG 2.5.8: 24 by 24 pixels, but for links inside a sentence, a list of words or a table."""
    mobile.goto(site_url + ALL[name][0])
    small = mobile.evaluate(
        """() => [...document.querySelectorAll('button, summary, input:not([type=hidden]), select, nav a')]
          .map(el => [el, el.getBoundingClientRect()]).filter(([el, box]) => box.width > 1 && (box.height < 24 || box.width < 24))
          .map(([el, box]) => `${el.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""
    )
    assert small == []
