"""Readers who need more room, or larger things to press."""

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import PAGES
from tests.browser.test_every_page import STICKS_OUT

MANY_PARTS = pytest.mark.parametrize("name", ["heerlen-noord", "leefbaarometer", "interventies", "doelen"])


@MANY_PARTS
def test_text_may_be_spaced_widely(phone: Page, site_url: str, name: str) -> None:
    """WCAG 1.4.12: readers may set more space between lines, words and letters."""
    phone.goto(site_url + PAGES[name])
    phone.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    )
    assert phone.evaluate(STICKS_OUT) == []


@MANY_PARTS
def test_what_can_be_pressed_is_large_enough(mobile: Page, site_url: str, name: str) -> None:
    """WCAG 2.5.8: 24 by 24 pixels."""
    mobile.goto(site_url + PAGES[name])
    small = mobile.evaluate(
        """() => [...document.querySelectorAll('button, summary, input:not([type=hidden]), select, nav a')]
          .map(el => [el, el.getBoundingClientRect()])
          .filter(([, box]) => box.width > 1 && (box.height < 24 || box.width < 24))
          .map(([el, box]) => `${el.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""
    )
    assert small == []


def test_wide_tables_and_charts_scroll_by_keyboard(phone: Page, site_url: str) -> None:
    phone.goto(site_url + PAGES["leefbaarometer"])
    boxes = phone.locator(".tablebox").evaluate_all(
        "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.tabIndex)"
    )
    assert set(boxes) <= {0}
