"""The pictures in the README: `make pictures` makes them anew from the real pages."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import PAGES
from tests.browser.map_site import served_with

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LARGEST = 300_000  # bytes

pytestmark = pytest.mark.skipif(os.environ.get("KOERS_PICTURES") != "1", reason="alleen op verzoek: make pictures")

# The file, the page, and how far from the top: to the end of what this names.
WIDE = [
    ("programma", "heerlen-noord", "main figure >> nth=0"),
    ("indicator", "leefbaarometer", "main figure >> nth=0"),
    ("doelen", "doelen", ".cross tbody tr >> nth=1"),
    ("interventie", "interventie", "main .block >> nth=0"),
    ("bestuur", "bestuur", "main figure >> nth=0"),
    ("besluiten", "besluiten-gekozen", "#kalender tbody tr >> nth=5"),
    ("raad", "raadsvenster", "main figure >> nth=0"),
    ("afspraken", "coalitieakkoord-heerlen", "#afspraken figure >> nth=0"),
]


@pytest.mark.parametrize(("picture", "name", "until"), WIDE)
def test_wide(page: Page, site_url: str, picture: str, name: str, until: str) -> None:
    take(page, site_url + PAGES[name], picture, until)


def test_on_a_telephone(mobile: Page, site_url: str) -> None:
    take(mobile, site_url + PAGES["leefbaarometer"], "telefoon", "main dl, main .facts")


def test_of_the_map(page: Page, national_files: Path, tmp_path: Path) -> None:
    """Real figures and boundaries are not in the repository: this picture is made where they are."""
    figures = [national_files / "cbs-odata-84799NED" / "cbs.v3.84799NED_TypedDataSet.parquet"]
    outlines = [(national_files / "heerlen-2024-svg" / "GM0917.json", 2024)]
    with served_with(tmp_path, figures, outlines) as address:
        take(
            page,
            f"{address}/programma/heerlen-noord/kaart/?maat=social_assistance&jaar=2020",
            "kaart",
            "main .src >> nth=0",
        )


def test_of_an_area(page: Page, national_files: Path, tmp_path: Path) -> None:
    """As the map: only where the real files are."""
    figures = [
        national_files / "cbs-odata-84799NED" / "cbs.v3.84799NED_TypedDataSet.parquet",
        national_files / "leefbaarometer" / "Livability.csv.zip",
        national_files / "rivm-gezondheid-50090NED" / "RIVM_gezondheid2020_18+.xlsx",
    ]
    with served_with(tmp_path, figures, []) as address:
        take(page, f"{address}/gebieden/WK091720/", "gebied", "#kort tbody tr >> nth=6")


def take(screen: Page, address: str, picture: str, until: str) -> None:
    """Save the top of a page; a file that has grown too large is a failure."""
    screen.goto(address)
    screen.evaluate("document.fonts.ready")
    box = screen.locator(until).first.bounding_box()
    assert box is not None
    width, height = screen.evaluate("innerWidth"), box["y"] + box["height"] + 24
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{picture}.png"
    screen.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    assert path.stat().st_size < LARGEST
