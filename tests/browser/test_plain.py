"""Pages without JavaScript, on paper, and in high contrast."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import HEERLEN, PAGES

SEVERAL = [
    "home",
    "heerlen-noord",
    "doelen",
    "doel",
    "indicatoren",
    "leefbaarometer",
    "interventies",
    "interventie",
    "gebied",
    "zoeken-gevonden",
]


@pytest.mark.parametrize("name", SEVERAL)
def test_opens_without_javascript(plain_page: Page, site_url: str, name: str) -> None:
    """No page holds a script (tests/test_site.py), so these stand for all."""
    plain_page.goto(site_url + PAGES[name])
    expect(plain_page.locator("h1")).to_be_visible()
    expect(plain_page.locator("main")).to_be_visible()


def test_folds_charts_and_forms_work_without_javascript(plain_page: Page, site_url: str) -> None:
    plain_page.goto(site_url + PAGES["leefbaarometer"])
    expect(plain_page.locator("figure.chart svg:visible").first).to_be_visible()
    fold = plain_page.locator("details.fold:not([open])").first
    words = fold.locator("summary").inner_text()
    fold.locator("summary").click()
    opened = plain_page.locator("details.fold[open]", has=plain_page.locator("summary", has_text=words)).first
    expect(opened.locator(":scope > div").first).to_be_visible()

    plain_page.goto(f"{site_url}{HEERLEN}/interventies/")
    plain_page.locator("form.filter select").first.select_option(index=1)
    plain_page.locator("form.filter button").click()
    expect(plain_page).to_have_url(f"{site_url}{HEERLEN}/interventies/?" + plain_page.url.partition("?")[2])
    assert "=" in plain_page.url


def test_a_table_downloads_as_csv(plain_page: Page, site_url: str) -> None:
    plain_page.goto(site_url + PAGES["leefbaarometer"])
    with plain_page.expect_download() as download:
        plain_page.get_by_text("Download").first.click()
    assert download.value.suggested_filename.endswith(".csv")


@pytest.mark.parametrize(
    "name", ["heerlen-noord", "leefbaarometer", "doelen", "doel", "interventie", "gebied", "startsituatie"]
)
def test_paper_shows_what_is_folded_and_no_navigation(page: Page, site_url: str, name: str) -> None:
    page.goto(site_url + PAGES[name])
    page.emulate_media(media="print")
    hidden = page.locator("main details.fold > div").evaluate_all(
        "parts => parts.filter(p => p.getBoundingClientRect().height < 1).map(p => p.parentElement.querySelector('summary').textContent)"
    )
    assert hidden == []
    for navigation in ("header.site nav", "header.site form", "footer nav"):
        expect(page.locator(navigation)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_paper_is_not_cut_off(page: Page, site_url: str) -> None:
    """A4 less its margins is 180 mm, which is 680 pixels."""
    page.set_viewport_size({"width": 680, "height": 960})
    page.emulate_media(media="print")
    for name in (
        "heerlen-noord",
        "leefbaarometer",
        "voorbeeld-indicator",
        "doelen",
        "startsituatie",
        "interventies",
        "gebied",
    ):
        page.goto(site_url + PAGES[name])
        assert page.evaluate("document.documentElement.scrollWidth") <= 680, name


def test_verdicts_are_not_told_by_colour_alone(page: Page, site_url: str) -> None:
    """In forced colours every verdict keeps its words, and every sign is named."""
    page.emulate_media(forced_colors="active")
    page.goto(site_url + PAGES["hoe-weten-we-dit"])
    shown = page.locator(".verdict:visible").evaluate_all(
        "all => all.map(v => [v.textContent.trim(), v.querySelector('svg') !== null])"
    )
    assert len({words for words, _ in shown}) > 3
    assert all(words and sign for words, sign in shown)
