"""Everything works with a keyboard alone, and one sees where one is."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import HEERLEN, PAGES

# The element that has the focus, and whether it looks different from when it has not.
FOCUSED = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const look = (style) => [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.backgroundColor, style.textDecorationThickness].join('|');
  const with_ = look(getComputedStyle(el)), box = el.getBoundingClientRect();
  el.blur(); const without = look(getComputedStyle(el)); el.focus({preventScroll: true});
  return {name: `${el.tagName} ${el.textContent.trim().slice(0, 40)}`, seen: with_ !== without,
          inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0};
}"""


@pytest.mark.parametrize(
    "name", ["home", "heerlen-noord", "leefbaarometer", "doelen", "interventies", "zoeken-gevonden"]
)
def test_the_first_stop_leads_past_the_navigation(page: Page, site_url: str, name: str) -> None:
    page.goto(site_url + PAGES[name])
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Naar de inhoud")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#inhoud$"))  # waits: the browser may still be on its way
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("name", ["heerlen-noord", "leefbaarometer", "interventies", "doelen"])
def test_one_sees_where_one_is(page: Page, site_url: str, name: str) -> None:
    page.goto(site_url + PAGES[name])
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        assert stop["seen"], f"niet te zien waar men is: {stop['name']}"
        assert stop["inside"], f"buiten beeld: {stop['name']}"
        seen.append(stop["name"])
    assert len(set(seen)) > 10


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_fold_opens_and_closes(page: Page, site_url: str, key: str) -> None:
    page.goto(site_url + PAGES["leefbaarometer"])
    fold = page.locator("details.fold:not([open])").first
    handle = fold.element_handle()
    assert handle is not None
    fold.locator("summary").first.focus()
    page.keyboard.press(key)
    assert handle.evaluate("fold => fold.open")
    assert handle.evaluate("fold => fold.querySelector(':scope > :not(summary)').getBoundingClientRect().height") > 0
    page.keyboard.press(key)
    assert not handle.evaluate("fold => fold.open")


def test_a_list_is_narrowed_down_with_the_filter_form(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{HEERLEN}/interventies/")
    form = page.locator("form.filter")
    field = form.locator("select").first
    name = field.get_attribute("name")
    before = page.locator("main").inner_text()
    field.focus()
    page.keyboard.press("ArrowDown")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('form.filter button')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/interventies/?**{name}=*")
    assert page.locator("main").inner_text() != before
    assert page.locator("form.filter select").first.input_value() != ""


def test_search_from_the_header(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.locator("header input[name=q]").focus()
    page.keyboard.type("bijstand")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=bijstand*")
    expect(page.locator("ol.hits li").first).to_contain_text("ijstand")


def test_another_date_is_chosen(page: Page, site_url: str) -> None:
    page.goto(site_url + PAGES["heerlen-noord"])
    page.locator("details.asof__other summary").focus()
    page.keyboard.press("Enter")
    page.locator("input[name=stand]").fill("2000-01-01")
    page.locator("input[name=stand]").press("Enter")
    page.wait_for_url("**stand=2000-01-01")
    expect(page.locator("h1")).to_have_count(1)
