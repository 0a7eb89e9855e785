"""The map of a programme: with and without figures, with and without boundaries, and never more than may be shown."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

from koers.statistics import Store
from koers.statistics.geography import Atlas
from tests.neighbourhoods.worlds import figures, made_of, page
from tests.programme.counting import queries
from tests.programme.small import Small
from tests.statistics import outlines, samples

KAART = "/programma/proef/kaart/"
MEASURE = f"{KAART}?maat=social_assistance&jaar=2020"
CODES = [code for code in samples.CODES if code.startswith("BU")]

__all__ = ["figures"]


@pytest.fixture
def boundaries(home: Path, tmp_path: Path) -> None:
    Atlas(home / "statistics").bring_in(outlines.geopackage(tmp_path), source="CBS en Kadaster")


def table(visitor: Any, address: str = MEASURE) -> dict[str, list[str]]:
    """The rows of the CSV file, by code."""
    answer = visitor.get(f"{address}&csv=buurten")
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode().lstrip("\ufeff"))))
    return {row[1]: row for row in rows[1:]}


def test_the_map_with_figures(published: Any, visitor: Any, figures: Store, boundaries: None) -> None:
    published(made_of(CODES))
    text = page(visitor, MEASURE)
    # 150 of 1200, 50 of 900, 110 of 2105; the fourth is kept back.
    assert "Personen met bijstand per 100 inwoners in 2020: van 5,2 tot 12,5 in de buurten van Het gebied." in text
    assert text.count('class="map__link"') == 4
    assert 'aria-label="Dorp: 12,5, klasse' in text
    assert 'href="/gebieden/BU90010000/"' in text
    assert 'fill="url(#kaart-kept)"' in text
    assert "niet getoond <small>(1 buurt)</small>" in text
    assert "3 van de 4 buurten hebben een cijfer." in text
    assert "is voorlopig: er is geen officiële lijst" in text
    assert "Bron: CBS en Kadaster." in text
    assert "Kerncijfers wijken en buurten (CBS)" in text
    assert "Het gebied als geheel: " in text


def test_the_table_is_in_order_of_the_codes_and_a_file(
    published: Any, visitor: Any, figures: Store, boundaries: None
) -> None:
    published(made_of(CODES))
    rows = table(visitor)
    assert list(rows) == sorted(CODES)
    assert rows["BU90010000"][2] == "12.5"
    assert "niet getoond" in rows["BU900101A1"][2]
    assert rows["BU900101A1"][4] == "niet van toepassing"


def test_each_table_is_a_file_of_this_measure(published: Any, visitor: Any, figures: Store, boundaries: None) -> None:
    """The links keep the choice that was made."""
    published(made_of(CODES))
    links = re.findall(r'href="(\?[^"]*csv=[^"]*)"', page(visitor, MEASURE))
    assert len(links) == 2
    for link in links:
        assert "maat=social_assistance&amp;jaar=2020" in link
        assert visitor.get(KAART + link.replace("&amp;", "&")).status_code == 200


def test_a_difference_smaller_than_its_noise_is_drawn_as_equal(
    published: Any, visitor: Any, figures: Store, boundaries: None
) -> None:
    """5,6% of 900 people and 5,2% of 2105: chance alone moves them more than that; 12,5% of 1200 is another matter."""
    published(made_of(CODES))
    rows = table(visitor)
    assert rows["BU90010001"][4] == rows["BU90010100"][4] != rows["BU90010000"][4]


def test_kept_pages_follow_the_boundaries(
    published: Any, visitor: Any, figures: Store, tmp_path: Path, home: Path
) -> None:
    """A page that was kept is made anew when boundaries come."""
    published(made_of(CODES))
    assert 'class="tiles"' in page(visitor, KAART)
    Atlas(home / "statistics").bring_in(outlines.geopackage(tmp_path))
    assert 'class="tiles"' not in page(visitor, KAART)


def test_without_boundaries_squares(published: Any, visitor: Any, figures: Store) -> None:
    published(made_of(CODES))
    text = page(visitor, MEASURE)
    assert "<path class" not in text.split("</defs>")[1].split("<ol")[0]
    # A row a wijk, in the order of the codes.
    assert re.findall(r'class="tiles__name">([^<]+)<', text) == ["Wijk 00 Oost", "Wijk 01 West"]
    assert "koers statistics boundaries BESTAND" in text
    assert "klasse" in text


def test_without_figures(published: Any, visitor: Any, boundaries: None) -> None:
    """Which buurten it is about can be seen all the same, and how figures come."""
    published(made_of(CODES))
    text = page(visitor, KAART)
    assert "Er zijn nog geen cijfers om op de kaart van Het gebied te zetten." in text
    assert "koers statistics import BESTAND" in text
    assert text.count('aria-label="') > 4
    assert "<select" not in text


def test_without_buurten(published: Any, visitor: Any) -> None:
    published(Small())
    assert "staat niet uit welke buurten Het gebied bestaat" in page(visitor, KAART)
    # And then nothing leads there.
    assert KAART not in page(visitor, "/programma/proef/")


def test_it_stands_in_the_navigation(published: Any, visitor: Any) -> None:
    published(made_of(CODES))
    assert f'href="{KAART}"' in page(visitor, "/programma/proef/")


def test_a_sensitive_figure_is_refused(published: Any, visitor: Any, figures: Store, boundaries: None) -> None:
    published(made_of(CODES))
    text = page(visitor, f"{KAART}?maat=crime_suspects_rate")
    assert "is een gevoelig cijfer" in text
    assert 'value="crime_suspects_rate"' not in text


@pytest.mark.parametrize("asked", ["maat=bestaat-niet", "jaar=1800", "jaar=x", "maat=%00&jaar=%F0", "jaar=²²²²"])
def test_an_odd_question_gets_an_answer(
    published: Any, visitor: Any, figures: Store, boundaries: None, asked: str
) -> None:
    published(made_of(CODES))
    assert "U ziet" in (text := page(visitor, f"{KAART}?{asked}")) or "jaar=x" in asked or "²" in asked
    assert 'class="map"' in text


def test_a_year_that_is_not_there(published: Any, visitor: Any, figures: Store, boundaries: None) -> None:
    published(made_of(CODES))
    text = page(visitor, f"{KAART}?maat=social_assistance&jaar=2014")
    assert "Van 2014 is dit cijfer er niet. U ziet 2020" in text


def test_names_are_text(published: Any, visitor: Any, figures: Store, tmp_path: Path, home: Path) -> None:
    """Names of a package and of a boundary file are strangers' text."""
    bad = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"
    published(made_of(CODES[:2], dict.fromkeys(CODES, bad)))
    given = outlines.features()
    for one in given:
        one["properties"]["buurtnaam"] = bad
    path = outlines.geojson(tmp_path, given, name="<b>grens<b>.json")
    Atlas(home / "statistics").bring_in(path, year=2021, source=bad)
    for address in (MEASURE, KAART):
        text = page(visitor, address)
        assert "<script>" not in text.replace("<script defer", "")
        assert "<img" not in text
        assert "<b>grens" not in text
        assert "&lt;script&gt;" in text


def test_buurten_that_the_boundaries_lack_are_named(
    published: Any, visitor: Any, figures: Store, tmp_path: Path, home: Path
) -> None:
    published(made_of(CODES))
    path = outlines.geojson(tmp_path, outlines.features()[:3])
    Atlas(home / "statistics").bring_in(path, year=2021)
    assert "Niet op de kaart, omdat de grens ontbreekt: Kade." in page(visitor, KAART)


def test_what_lies_around_is_faint_and_no_link(published: Any, visitor: Any, figures: Store, boundaries: None) -> None:
    published(made_of(CODES[:2]))
    text = page(visitor, MEASURE)
    assert text.count('class="map__link"') == 2
    assert text.count('<path class="fill-around"') >= 1
    assert "de rest van Voorstad" in text


def test_a_fixed_number_of_queries(published: Any, visitor: Any, figures: Store, boundaries: None) -> None:
    """However many buurten there are."""
    counts = [queries(published(made_of(CODES[:number])), visitor, MEASURE) for number in (2, 4)]
    assert counts[0] == counts[1] <= 25
