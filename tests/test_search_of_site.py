"""Search as a visitor uses it, on the real programmes."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.site import published, served
from tests.visitor import Answer, Visitor, links, plain_text


@pytest.fixture(scope="module")
def home() -> Path:
    """Where the published programmes are."""
    return published(Path(os.environ["KOERS_TEST_HOME"]))


@pytest.fixture(scope="module")
def visitor(home: Path) -> Iterator[Visitor]:
    """Somebody who searches."""
    with served(home) as address:
        yield Visitor(address)


def find(visitor: Visitor, query: str) -> Answer:
    """Return the page with results; it is always a good page."""
    answer = visitor.ask(f"/zoeken/?q={quote(query)}")
    assert answer.status == 200, answer.text[:500]
    assert len(answer.page.texts["h1"]) == 1
    return answer


def found(answer: Answer) -> list[str]:
    """Return the titles of the results."""
    hits = answer.text.partition('<ol class="hits"')[2].partition("</ol>")[0]
    return [link.words for link in links(Answer(answer.address, 200, answer.headers, hits.encode()))]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Kansarme wijken", "Kansrijke wijken"),  # another name for it
        ("kansrijke wijken", "Kansrijke wijken"),
        ("POVH", "Peuteropvang Heerlen"),  # an organisation by its letters
        ("povh", "Peuteropvang Heerlen"),
        ("bijstandsd", "Bijstandsdichtheid"),  # the beginning of a word
        ("leefbaar", "Leefbaarometer"),
        ("heerlen noord", "Heerlen-Noord"),
        ("nulmeting", "nulmeting"),
    ],
)
def test_finds(visitor: Visitor, query: str, title: str) -> None:
    assert title.lower() in " | ".join(found(find(visitor, query))).lower()


def test_accents_make_no_difference(visitor: Visitor) -> None:
    plain = found(find(visitor, "cliënten")), found(find(visitor, "clienten"))
    assert plain[0] == plain[1]
    assert found(find(visitor, "Léefbaarómeter")) == found(find(visitor, "Leefbaarometer")) != []


def test_every_other_name_of_an_organisation_finds_it(visitor: Visitor, home: Path) -> None:
    """All of them, as the sources write them."""
    with sqlite3.connect(f"file:{home / 'workshop.sqlite3'}?mode=ro", uri=True) as workshop:
        known = workshop.execute(
            "SELECT name, aliases FROM parties_organisation WHERE aliases <> '' AND package = 'gedeeld'"
        )
        names = [(alias.strip(), name) for name, aliases in known for alias in aliases.split(";") if alias.strip()]
    workshop.close()
    assert len(names) > 10
    lost = {alias: name for alias, name in names if name not in found(find(visitor, alias))}
    assert lost == {}


@pytest.mark.parametrize(
    "query",
    [
        '"', '""', "'", "';--", "a'b", "*", "wonen*", "NEAR(a b)", "wonen AND", "OR", "NOT wonen", "AND OR NOT", "title:wonen", "-wonen",
        "(wonen", "wonen)", "^wonen", "{title}: x", "\\", "%", "_", "\x00", "\x02\x03", "wonen\n\r\t", "é" * 300, "x" * 3000, "😀", "١٢", "\u202e",
        "' UNION SELECT * FROM auth_user --",
    ],
)  # fmt: skip
def test_whatever_is_typed_gives_a_page(visitor: Visitor, query: str) -> None:
    assert "Traceback" not in find(visitor, query).text


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<b>wonen</b>", "</title><h1>x"]
)
def test_what_was_typed_is_shown_as_text(visitor: Visitor, query: str) -> None:
    answer = find(visitor, query)
    page = answer.page
    assert query not in answer.text
    assert (
        page.handlers,
        len(page.texts["h1"]),
        "script" in page.tags,
        "b" in page.tags and "<b>wonen" in answer.text,
    ) == ([], 1, False, False)
    assert f'value="{query[:1].replace("<", "&lt;").replace(chr(34), "&quot;")}' in answer.text


def test_words_are_marked_where_they_were_found(visitor: Visitor) -> None:
    assert "leefbaarometer" in [word.lower() for word in find(visitor, "leefbaarometer").page.texts["mark"]]


def test_nothing_found_says_so_and_helps(visitor: Visitor) -> None:
    answer = find(visitor, "leefbaromter")
    assert "Niets gevonden" in plain_text(answer)
    assert "Leefbaarometer" in [link.words for link in links(answer)]


def test_an_empty_search_asks_for_a_word(visitor: Visitor) -> None:
    assert found(find(visitor, "  ")) == []


def test_the_made_up_programme_is_not_found(visitor: Visitor) -> None:
    for query in ("voorbeeld", "verzonnen voorbeeld", "voorbeeldstad"):
        pages = [link.page for link in links(find(visitor, query))]
        assert not [page for page in pages if page.startswith("/programma/voorbeeld/")]


def test_results_on_several_pages(visitor: Visitor) -> None:
    first = find(visitor, "heerlen")
    second = visitor.ask("/zoeken/?q=heerlen&pagina=2")
    assert len(found(first)) == 20
    assert found(second)
    assert set(found(second)) != set(found(first))
    assert visitor.ask("/zoeken/?q=heerlen&pagina=9999").status == 200
    assert visitor.ask("/zoeken/?q=heerlen&pagina=x").status == 200


def test_every_result_opens(visitor: Visitor) -> None:
    answer = find(visitor, "heerlen")
    opened = {link.page: visitor.ask(link.page).status for link in links(answer)}
    assert {page: status for page, status in opened.items() if status != 200} == {}
