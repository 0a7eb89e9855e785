"""The pictures in the README: `make pictures` makes them anew from the real pages."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import PAGES

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LARGEST = 300_000  # bytes

pytestmark = pytest.mark.skipif(os.environ.get("KOERS_PICTURES") != "1", reason="alleen op verzoek: make pictures")

# The file, the page, and how much of it from the top (pixels).
WIDE = [
    ("programma", "heerlen-noord", 1150),
    ("indicator", "leefbaarometer", 1250),
    ("doelen", "doelen", 1000),
    ("interventie", "interventie", 1000),
    ("gebied", "gebied", 1100),
]


@pytest.mark.parametrize(("picture", "name", "height"), WIDE)
def test_wide(page: Page, site_url: str, picture: str, name: str, height: int) -> None:
    take(page, site_url + PAGES[name], picture, width=1280, height=height)


def test_on_a_telephone(mobile: Page, site_url: str) -> None:
    take(mobile, site_url + PAGES["leefbaarometer"], "telefoon", width=390, height=1100)


def take(screen: Page, address: str, picture: str, *, width: int, height: int) -> None:
    """Save the top of a page; a file that has grown too large is a failure."""
    screen.set_viewport_size({"width": width, "height": height})
    screen.goto(address)
    screen.evaluate("document.fonts.ready")
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{picture}.png"
    screen.screenshot(path=path, clip={"x": 0, "y": 0, "width": width, "height": height})
    assert path.stat().st_size < LARGEST
