"""The whole site as a visitor finds it: every page that can be reached from the home page, and every file beside it.

Meanwhile the workshop holds a word that was never published, so that the same walk shows that nothing leaks.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from koers.statistics import Store
from tests.canary import CANARY, files_with_canary, new_id, put_in_workshop
from tests.site import environment, koers, published, served
from tests.statistics import samples
from tests.visitor import Answer, Parsed, Visitor, links, plain_text

pytestmark = pytest.mark.slow

# Every kind of page; each is reached over links from the home page.
KINDS = (
    r"/",
    r"/programma/[a-z-]+/",
    r"/programma/[a-z-]+/doelen/",
    r"/programma/[a-z-]+/doelen/[^/?]+/",
    r"/programma/[a-z-]+/indicatoren/",
    r"/programma/[a-z-]+/indicatoren/[^/?]+/",
    r"/programma/[a-z-]+/interventies/",
    r"/programma/[a-z-]+/interventies/[^/?]+/",
    r"/programma/[a-z-]+/verplichtingen/",
    r"/programma/[a-z-]+/verplichtingen/[^/?]+/",
    r"/programma/[a-z-]+/(agenda|informatieafspraken|aanbevelingen|portefeuilles)/",
    r"/programma/[a-z-]+/portefeuilles/[^/?]+/",
    r"/programma/[a-z-]+/(lobby|afspraken-rijk|experimenteerruimte|doorbraken|bijdragen|rechtsvorm)/",
    r"/programma/[a-z-]+/afspraken/((te-volgen|doelen|terugkomend)/)?",
    r"/programma/[a-z-]+/startsituatie/",
    r"/programma/[a-z-]+/geld/",
    r"/programma/[a-z-]+/geld/(zeggenschap|klok|keuzes|begroting|regelingen)/",
    r"/programma/[a-z-]+/geld/keuzes/[^/?]+/",
    r"/programma/[a-z-]+/geld/[^/?]+/",
    r"/programma/[a-z-]+/paragraaf/[0-9]+/",
    r"/programma/[a-z-]+/vergelijking/",
    r"/programma/[a-z-]+/bestuur/",
    r"/programma/[a-z-]+/bestuur/[^/?]+/",
    r"/programma/[a-z-]+/besluiten/",
    r"/programma/[a-z-]+/besluiten/[^/?]+/",
    r"/programma/[a-z-]+/risicos/",
    r"/programma/[a-z-]+/risicos/[^/?]+/",
    r"/raad/",
    r"/raad/[a-z-]+/",
    r"/raad/[a-z-]+/(informatie|bronnen|overdracht)/",
    r"/raad/[a-z-]+/(toetsingskader|afwijkingen)/",
    r"/organisaties/",
    r"/organisaties/[^/?]+/",
    r"/gebieden/",
    r"/gebieden/vergelijken/",
    r"/gebieden/[^/?]+/",
    r"/gebieden/[A-Z0-9]+/vergelijkbaar/",
    r"/gebieden/[A-Z0-9]+/[a-z0-9_]+/",
    r"/begrippen/",
    r"/bronnen/",
    r"/tegenstrijdigheden/",
    r"/hoe-weten-we-dit/",
    r"/toegankelijkheid/",
)
# The programme that does not exist, with its areas and organisations.
MADE_UP = re.compile(
    r"/(programma/voorbeeld/|raad/voorbeeldstad/|gebieden/voorbeeld|organisaties/(verzonnen-|gemeente-voorbeeldstad))"
)
# Columns that count things or years, or say how heavily a point weighs.
COUNTS = {
    "Aantal", "Interventies", "Interventies voor dit gebied zelf", "Voorgesteld", "Gepland", "Loopt", "Afgerond", "Gestopt", "Samen",
    "Zonder indicator", "Onbekend", "Eindjaar", "Oordeel mogelijk", "Bedragen bekend", "Niet bekend", "Keer geen bedrag", "Nog te vroeg", "Niet te beoordelen", "Gewicht", "Als deel",
    "Besluiten gepland", "Besluiten genomen", "Geldstromen die stoppen", "Bekend als genomen", "Open", "Niet meer open", "Afspraken", "Met een einddatum", "Met een maat",
    "Zonder beide",
    "Aantal indicatoren", "Geldstromen", "Staat open", "Had er al moeten zijn", "Termijn voorbij, niet bekend of het kwam",
    "Moet er zijn binnen 13 weken", "Zonder termijn", "Vraagt niets", "Nog te krijgen", "Moties", "Amendementen", "Voorstellen", "Moties en voorstellen", "Dagen te laat",
}  # fmt: skip
# Words of the machine, where a reader expects a word or a figure.
OF_THE_MACHINE = {"None", "nan", "NaN", "True", "False", "inf", "[]", "{}", "()"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real programmes, published; then a canary in every table of the workshop."""
    place = tmp_path_factory.mktemp("canary")
    shutil.copytree(published(Path(os.environ["KOERS_TEST_HOME"])), place / "home", symlinks=True)
    put_in_workshop(place / "home", place)
    for make in (samples.odata3_parquet, samples.leefbaarometer_zip):  # figures, so that their pages are walked too
        Store(place / "home" / "statistics").bring_in(make(place))
    return place / "home"


@pytest.fixture(scope="module")
def visitor(home: Path) -> Iterator[Visitor]:
    """Somebody who looks at the site."""
    with served(home) as address:
        yield Visitor(address)


@pytest.fixture(scope="module")
def crawled(visitor: Visitor) -> dict[str, Answer]:
    """Everything that can be reached from the home page; search is reached by its form, not by a link."""
    return visitor.crawl("/", "/zoeken/?q=wonen", f"/zoeken/?q={CANARY}", f"/zoeken/?q={CANARY[:7]}")


@pytest.fixture(scope="module")
def pages(crawled: dict[str, Answer]) -> dict[str, Parsed]:
    """The pages among them."""
    return {
        address: answer.page
        for address, answer in crawled.items()
        if answer.status == 200 and answer.kind == "text/html"
    }


def kind_of(address: str) -> str:
    """The kind of page, "" for a page with a choice or a search."""
    return next((kind for kind in KINDS if re.fullmatch(kind, address)), "")


# --- Links ------------------------------------------------------------------------------------------------


def test_every_kind_of_page_is_reached(pages: dict[str, Parsed]) -> None:
    assert set(KINDS) - {kind_of(address) for address in pages} == set()


def test_every_programme_is_reached(pages: dict[str, Parsed]) -> None:
    folders = {path.name for path in (Path(__file__).parents[1] / "programmes").iterdir() if path.is_dir()}
    found = {address.split("/")[2] for address in pages if address.startswith("/programma/")}
    assert found == folders - {"gedeeld"}


def test_no_link_is_broken_or_goes_round(crawled: dict[str, Answer]) -> None:
    from_page: dict[str, str] = {}
    for answer in crawled.values():
        for link in links(answer):
            from_page.setdefault(link.page, answer.address)
    wrong = [f"{a.status} {a.address} (op {from_page.get(a.address)})" for a in crawled.values() if a.status != 200]
    assert not wrong, "\n".join(wrong)


def test_every_place_on_a_page_that_is_linked_to_exists(crawled: dict[str, Answer], pages: dict[str, Parsed]) -> None:
    places = {address: {*page.ids, ""} for address, page in pages.items()}
    wrong = {
        f"{link.page}#{link.fragment} (op {address})"
        for address in pages
        for link in links(crawled[address])
        if link.fragment not in places.get(link.page, {""})
    }
    assert not wrong, "\n".join(sorted(wrong)[:50])


def test_every_style_sheet_and_picture_is_there(visitor: Visitor, pages: dict[str, Parsed]) -> None:
    files = {file for page in pages.values() for file in page.files if not file.startswith("data:")}
    assert files
    assert {file: visitor.ask(file).status for file in files} == dict.fromkeys(files, 200)


def test_links_and_forms_keep_the_state_a_reader_looks_at(visitor: Visitor, pages: dict[str, Parsed]) -> None:
    day = datetime.now(ZoneInfo("Europe/Amsterdam")).date().isoformat()
    examples = {kind_of(address): address for address in sorted(pages) if kind_of(address)}
    wrong = []
    for address in [*examples.values(), "/zoeken/?q=wonen"]:
        answer = visitor.ask(f"{address}{'&' if '?' in address else '?'}stand={day}")
        assert answer.status == 200, answer.address
        of_the_bar = ("Terug naar de laatste stand", "Vorige stand", "Volgende stand")
        wrong += [
            f"{link.words!r} {link.page} (op {answer.address})"
            for link in links(answer)
            if link.query.get("stand") != [day] and not link.words.startswith(of_the_bar)
        ]
        forms = re.findall(r"<form\b.*?</form>", answer.text, re.DOTALL)
        wrong += [f"{form[:100]} (op {answer.address})" for form in forms if 'name="stand"' not in form]
    assert not wrong, "\n".join(wrong[:50])


# --- What is on every page --------------------------------------------------------------------------------


def test_every_page_has_one_heading_a_title_a_language_and_an_answer(pages: dict[str, Parsed]) -> None:
    wrong = []
    for address, page in pages.items():
        title, h1, answer = (page.texts[name] for name in ("title", "h1", "answer"))
        lacks = {
            "lang=nl": page.lang == "nl",
            "één h1": len(h1) == 1 and h1[0] != "",
            "titel": len(title) == 1 and re.fullmatch(r"\S.* \| Koers", title[0]) is not None,
            "één antwoord": len(answer) == 1 and answer[0].endswith((".", "?", "!", ".’")),
        }
        wrong += [f"{address}: {what} ({title} {h1} {answer})" for what, good in lacks.items() if not good]
    assert not wrong, "\n".join(wrong[:50])


def test_every_page_says_where_to_report_a_mistake(pages: dict[str, Parsed]) -> None:
    assert [address for address, page in pages.items() if not page.contact] == []


def test_no_page_runs_a_script(crawled: dict[str, Answer], pages: dict[str, Parsed]) -> None:
    assert [address for address, answer in crawled.items() if "<script" in answer.text.lower()] == []
    assert {address: page.handlers for address, page in pages.items() if page.handlers} == {}


def test_no_place_on_a_page_is_named_twice(pages: dict[str, Parsed]) -> None:
    twice = {address: {name for name in page.ids if page.ids.count(name) > 1} for address, page in pages.items()}
    assert {address: names for address, names in twice.items() if names} == {}


def test_titles_tell_pages_apart(pages: dict[str, Parsed]) -> None:
    seen: dict[str, list[str]] = {}
    for address, page in pages.items():
        if "?" not in address:
            seen.setdefault(page.texts["title"][0], []).append(address)
    assert {title: addresses for title, addresses in seen.items() if len(addresses) > 1} == {}


def test_no_words_of_the_machine(crawled: dict[str, Answer], pages: dict[str, Parsed]) -> None:
    cells = {
        f"{address}: {table.caption}: {row}"
        for address, page in pages.items()
        for table in page.tables
        for row in table.rows
        if OF_THE_MACHINE & {text for text, _ in row}
    }
    assert not cells, "\n".join(sorted(cells)[:20])
    odd = re.compile(r"\{[{%#]|[%#}]\}|&amp;(?:amp|lt|gt|quot|#)|\bNone\b|\bnan\b|<koers\.|object at 0x")
    found = {address: match[0] for address in pages if (match := odd.search(plain_text(crawled[address])))}
    assert found == {}


def test_no_picture_holds_a_word_of_the_machine(crawled: dict[str, Answer], pages: dict[str, Parsed]) -> None:
    odd = re.compile(r">(?:nan|NaN|None|undefined|null|Infinity)<|(?:nan|NaN|undefined)[ ,\"]")
    pictures = {address: re.findall(r"<svg\b.*?</svg>", crawled[address].text, re.DOTALL) for address in pages}
    assert sum(map(len, pictures.values())) > 100
    assert [address for address, drawn in pictures.items() if any(odd.search(picture) for picture in drawn)] == []


def test_every_page_of_the_made_up_programme_says_so(pages: dict[str, Parsed], crawled: dict[str, Answer]) -> None:
    made_up = [address for address in pages if MADE_UP.match(address)]
    assert len(made_up) > 10
    assert [address for address in made_up if "verzonnen voorbeeld" not in plain_text(crawled[address])] == []


# --- Figures ----------------------------------------------------------------------------------------------


def test_every_table_has_a_caption_columns_and_full_rows(pages: dict[str, Parsed]) -> None:
    wrong = []
    for address, page in pages.items():
        captions = [table.caption for table in page.tables]
        if "" in captions or len(set(captions)) < len(captions):
            wrong.append(f"{address}: bijschriften {captions}")
        wrong += [
            f"{address}: {table.caption}: {row}"
            for table in page.tables
            for row in table.rows
            if len(row) > 1 and (len(row) != len(table.columns) or "" in [text for text, _ in row])
        ]
    assert not wrong, "\n".join(wrong[:20])


def test_every_csv_file_can_be_read_and_holds_something(crawled: dict[str, Answer]) -> None:
    files = [answer for answer in crawled.values() if "csv=" in answer.address]
    assert len(files) > 100
    wrong = []
    for file in files:
        rows = file.rows if file.kind == "text/csv" else []
        if len(rows) < 2 or not all(rows[0]) or "attachment" not in file.headers["content-disposition"]:
            wrong.append(f"{file.address}: {file.kind}, {len(rows)} regels, {rows[:1]}")
        wrong += [f"{file.address}: {row}" for row in rows if len(row) < len(rows[0]) or OF_THE_MACHINE & set(row)]
    assert not wrong, "\n".join(wrong[:50])


def test_every_table_has_its_figures_as_csv(pages: dict[str, Parsed]) -> None:
    # Two orderings at once: the same goals stand in the table that follows.
    crossed = re.compile(r"Doelen per \w+ en \w+")
    bare = [
        f"{address}: {table.caption}"
        for address, page in pages.items()
        for table in page.tables
        if not table.files and not crossed.fullmatch(table.caption)
    ]
    assert not bare, "\n".join(bare[:50])


def test_every_bare_figure_has_its_unit_in_its_row_or_its_heading(pages: dict[str, Parsed]) -> None:
    """A figure without a sign (%, €) says what it is in: in the caption, in the heading of its row, or in that of its column."""
    bare = re.compile(r"[−-]?\d[\d.]*(,\d+)?( voorlopig)?")
    units = {*unit_names(), "eenheid niet vermeld"}
    wrong = [
        f"{address}: {table.caption}: {column}: {[text for text, _ in row]}"
        for address, page in pages.items()
        for table in page.tables
        for row in table.rows
        for (text, is_figure), column in zip(row, table.columns, strict=False)
        if is_figure and bare.fullmatch(text) and column not in COUNTS
        if not any(unit in place for unit in units for place in (table.caption, row[0][0], column))
    ]
    assert not wrong, "\n".join(wrong[:50])


def unit_names() -> set[str]:
    """The names of all units in the packages."""
    names = set()
    for path in (Path(__file__).parents[1] / "programmes").glob("*/units.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            names |= {row["name"] for row in csv.DictReader(file)}
    return names


# --- Addresses --------------------------------------------------------------------------------------------


def test_an_old_address_leads_to_the_new_one(visitor: Visitor) -> None:
    old = visitor.ask("/programma/voorbeeld/doelen/voorbeeld-meer-banen/?stand=")
    assert old.status == 301
    new = visitor.ask(old.headers["location"])
    assert (new.status, new.address) == (200, "/programma/voorbeeld/doelen/voorbeeld-meer-mensen-aan-het-werk/?stand=")
    indicator = visitor.ask("/programma/voorbeeld/indicatoren/voorbeeld-maat-meer-banen/")
    assert indicator.headers["location"] == "/programma/voorbeeld/indicatoren/voorbeeld-maat-meer-mensen-aan-het-werk/"
    assert visitor.ask(indicator.headers["location"]).status == 200


@pytest.mark.parametrize(
    "address",
    [
        "/bestaat-niet/",
        "/programma/bestaat-niet/",
        "/programma/heerlen-noord/doelen/bestaat-niet/",
        "/programma/heerlen-noord/indicatoren/bestaat-niet/",
        "/programma/heerlen-noord/interventies/bestaat-niet/",
        "/programma/nplv/doelen/kansrijke-start/",
        "/organisaties/bestaat-niet/",
        "/gebieden/bestaat-niet/",
        "/programma/heerlen-noord/?csv=bestaat-niet",
        "/programma/heerlen-noord/doelen/%00/",
        "/programma/heerlen-noord/doelen/../../../etc/passwd",
    ],
)
def test_what_is_not_there_gives_a_page_of_the_site_itself(visitor: Visitor, address: str) -> None:
    answer = visitor.ask(address)
    assert answer.status == 404
    assert "Traceback" not in answer.text
    page = answer.page
    assert (page.lang, len(page.texts["h1"])) == ("nl", 1)
    assert "/" in [link.page for link in links(Answer(address, 200, answer.headers, answer.body))]


@pytest.mark.parametrize(
    ("day", "status"), [("2000-01-01", 404), ("gisteren", 400), ("2023-02-30", 400), ("2023-8-29", 400)]
)
def test_a_state_that_is_not_there_is_explained(visitor: Visitor, day: str, status: int) -> None:
    answer = visitor.ask(f"/programma/heerlen-noord/?stand={day}")
    assert answer.status == status
    assert "Traceback" not in answer.text
    assert len(answer.page.texts["h1"]) == 1


def test_a_visitor_cannot_see_the_workshop(visitor: Visitor) -> None:
    answer = visitor.ask("/programma/heerlen-noord/?stand=werk")
    assert answer.status == 302
    assert answer.headers["location"].startswith("/beheer/login/")


def test_a_page_that_a_visitor_has_is_not_sent_again(visitor: Visitor) -> None:
    first = visitor.ask("/programma/heerlen-noord/")
    again = visitor.ask("/programma/heerlen-noord/", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert visitor.ask("/programma/heerlen-noord/").body == first.body


# --- Nothing leaks ----------------------------------------------------------------------------------------


def told_by(home: Path, *words: str) -> str:
    """What a command prints."""
    command = [sys.executable, "-m", "koers.commands.main", *words]
    return subprocess.run(command, env=environment(home), capture_output=True, text=True, check=True).stdout


def test_what_was_not_published_is_nowhere(
    home: Path, visitor: Visitor, crawled: dict[str, Answer], tmp_path: Path
) -> None:
    koers(home, "export", "heerlen-noord", str(tmp_path / "out"))
    assert len(files_with_canary(tmp_path / "out")) > 10  # it is in the workshop

    own = f"/zoeken/?q={CANARY}"  # repeats what was typed
    assert "Niets gevonden" in crawled[own].text
    leaked = [address for address, answer in crawled.items() if CANARY.encode() in answer.body.lower()]
    assert [address for address in leaked if not address.startswith(own)] == []
    assert visitor.ask(f"/programma/heerlen-noord/doelen/{new_id('heerlen-noord', 'goals')}/").status == 404
    assert files_with_canary(home / "editions") == []
    assert CANARY not in told_by(home, "judge", "heerlen-noord", "--json")


def test_what_was_published_is_where_it_should_be(home: Path, tmp_path: Path) -> None:
    """The same places, the other way round: the test before this one looks where it should."""
    shutil.copytree(home, tmp_path / "home", symlinks=True)
    koers(tmp_path / "home", "publish")
    goal = f"/programma/heerlen-noord/doelen/{new_id('heerlen-noord', 'goals')}/"
    lists = (
        "/programma/heerlen-noord/",
        "/programma/heerlen-noord/interventies/",
        "/begrippen/",
        "/bronnen/",
        "/tegenstrijdigheden/",
    )
    with served(tmp_path / "home") as address:
        visitor = Visitor(address)
        assert visitor.ask(goal).status == 200
        assert "Niets gevonden" not in visitor.ask(f"/zoeken/?q={CANARY}").text
        assert [page for page in lists if CANARY not in visitor.ask(page).text.lower()] == []
    assert len(files_with_canary(tmp_path / "home" / "editions")) > 20
    assert CANARY in told_by(tmp_path / "home", "judge", "heerlen-noord", "--json")
