"""The pages about what a coalition agreed: what they count, what they say nobody knows, and what they never make up."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests import factories
from tests.factories import SOURCE
from tests.obligations.conftest import council, obligation, step
from tests.obligations.test_facts import commitments, rows
from tests.programme.counting import queries

Publish = Callable[..., Any]
ROOT = "/programma/proef/"
LINK = {"basis": "editorial", "source": SOURCE}


def commitment(id: str, chapter: str = "Wonen", **cells: Any) -> dict[str, Any]:
    """Something the coalition agreed."""
    own = {"type": "do", "owes": "coalitie", "owed_to": "", "asker": "", "chapter": chapter, "made_on": "2022-06-08"}
    return obligation(id, "coalition_commitment", **own | cells)


def agreement() -> list[dict[str, Any]]:
    """Two chapters: one with both, one with a date, one with a measure, three with neither; one of them settled."""
    return [
        commitment("plan", planned="2022", target="plan klaar", portfolio="Wonen", term_text="uiterlijk eind 2022"),
        commitment("bomen", "Groen", target="1000 bomen", target_value="1000", indicator="werk", portfolio="Groen"),
        commitment("wet", "Groen", type="lobby", planned="2050", portfolio="Groen; milieu"),
        commitment("houden", "Groen", type="keep", term_text="jaarlijks"),
        commitment("zoeken", "Groen", type="research"),
        commitment("klaar", "Wonen", portfolio="Wonen"),
    ]


def holder(name: str, role: str = "wethouder", **cells: Any) -> dict[str, Any]:
    """A portfolio."""
    return {"id": f"p-{name.lower().replace(' ', '-')}", "name": name, "holder_role": role, "source": SOURCE} | cells


def read(visitor: Any, path: str) -> str:
    """The words of a page that is there."""
    answer = visitor.get(f"{ROOT}{path}")
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def table(visitor: Any, path: str) -> list[list[str]]:
    """A file of a page, without its heading."""
    text = visitor.get(f"{ROOT}{path}").content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))[1:]


# --- the real agreements --------------------------------------------------------------------------------------------


def test_every_promise_that_comes_back_stands_in_more_than_one_chapter_and_is_marked() -> None:
    package = "coalitieakkoord-heerlen"
    chapter = {row["id"]: row["chapter"] for row in rows(package, "obligations")}
    members = rows(package, "group_members")
    groups = {row["id"] for row in rows(package, "obligation_groups")}
    assert {row["group"] for row in members} == groups
    assert len(groups) == 21
    for group in groups:
        chapters = {chapter[row["obligation"]] for row in members if row["group"] == group} - {""}
        assert len(chapters) > 1, group
    assert {row["basis"] for row in members} == {"editorial"}


def test_no_promise_of_the_city_is_tied_to_the_programme_as_if_a_source_said_so() -> None:
    ours = {row["id"] for row in commitments("coalitieakkoord-heerlen")}
    links = [row for row in rows("heerlen-noord", "obligation_goals") if row["obligation"] in ours]
    assert len(links) == 39
    assert {row["basis"] for row in links} == {"editorial"}
    assert {row["source"] for row in links} == {"redactie"}


def test_the_four_resiliences_hold_all_promises_of_sittard_geleen() -> None:
    package = "coalitieakkoord-sittard-geleen"
    goals = {row["id"]: row["title"] for row in rows(package, "goals") if row["level"] == "resilience"}
    assert len(goals) == 4
    link = {row["obligation"]: goals[row["goal"]] for row in rows(package, "obligation_goals")}
    assert {row["id"]: row["chapter"] for row in commitments(package)} == link


def test_inclusion_is_the_only_chapter_without_a_portfolio() -> None:
    found = [row for row in commitments("coalitieakkoord-heerlen") if not row["portfolio"]]
    assert {row["chapter"] for row in found} == {"Lokale inclusie"}
    assert len(found) == 5


def test_only_stated_dates_are_dates() -> None:
    words = {"korte termijn": 2, "jaarlijks": 3, "deze coalitieperiode": 1}
    found = [row for row in commitments("coalitieakkoord-heerlen") if row["term_text"] and not row["planned"]]
    assert {text: sum(row["term_text"] == text for row in found) for text in words} == words
    assert len(found) == sum(words.values())


def test_every_portfolio_of_a_real_commitment_is_found_in_the_division() -> None:
    from koers.obligations.models import Portfolio
    from koers.obligations.presenting.portfolios import belongs

    division = [Portfolio(**{name: row[name] for name in ("name", "holder_role")}) for row in rows("coalitieakkoord-heerlen", "portfolios")]  # fmt: skip
    for row in commitments("coalitieakkoord-heerlen"):
        roles = {found.holder_role for found in belongs(row["portfolio"], division)}
        assert bool(roles) == bool(row["portfolio"]), row["portfolio"]
        if len(roles) == 1 and row["holder_role"] != "alle collegeleden":
            assert roles == {row["holder_role"]}, row["portfolio"]
    assert [found.name for found in belongs("Dierenwelzijn", division)] == ["Biodiversiteit en dierenwelzijn"]


def test_without_a_chapter_no_chapter_is_named() -> None:
    from koers.obligations.models import Portfolio
    from koers.obligations.presenting import portfolios
    from koers.obligations.queries.register import PortfolioCount

    wonen = Portfolio(name="Wonen", holder_role="wethouder")
    found = portfolios.gaps([PortfolioCount("", 2, 0, 0, 0)], [wonen], [""])
    words = portfolios.gaps_words(found, 3, [wonen])
    assert words == "2 afspraken hebben in de bron geen portefeuille. Daarvoor is niemand in het college aangewezen."
    (row,) = (
        row for row in portfolios.matrix([PortfolioCount("", 2, 0, 0, 0)], [], "proef", found).rows if not row.group
    )
    assert row.cells[0].note == ""
    two = portfolios.Gaps(2, ("Wonen", "Groen"), ())
    assert "Het gaat om de hoofdstukken Wonen en Groen." in portfolios.gaps_words(two, 3, [wonen])


# --- the pages ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_page_counts_and_says_that_nobody_knows(published: Publish, visitor: Any) -> None:
    published(**council(*agreement()))
    page = read(visitor, "afspraken/")
    assert "De coalitie maakte 6 afspraken. Bij 3 staat geen einddatum en geen maat." in page
    assert "Van geen enkele afspraak staat in onze bronnen wat ervan is gekomen." in page
    assert "De bronnen over de afspraken lopen tot en met november 2023." in page
    assert table(visitor, "afspraken/?csv=hoofdstukken") == [
        ["Wonen", "2", "1", "1", "1"],
        ["Groen", "4", "1", "1", "2"],
    ]
    assert "niet bekend" in page
    overview = read(visitor, "")
    assert "De coalitie maakte 6 afspraken." in overview
    assert overview.index("Wat sprak de coalitie af, en wat kwam ervan?") < overview.index("Hoe ver zijn we in de tijd?") if "Hoe ver zijn we" in overview else True  # fmt: skip


@pytest.mark.django_db
def test_what_a_source_tells_is_told(published: Publish, visitor: Any) -> None:
    published(**council(*agreement(), obligation_steps=[step("klaar", "2023-05-01", "done", "coalitie")]))
    page = read(visitor, "afspraken/")
    assert "Van 1 afspraak staat in onze bronnen hoe het ging. Van de andere niet." in page
    assert "Gedaan" in page
    assert [row[0] for row in table(visitor, "afspraken/?uitkomst=met&csv=afspraken")] == ["klaar"]
    assert len(table(visitor, "afspraken/?uitkomst=zonder&csv=afspraken")) == 5


CHOICES = {
    "": "plan bomen wet houden zoeken klaar",
    "hoofdstuk=wonen": "plan klaar",
    "type=lobby": "wet",
    "portefeuille=groen-milieu": "wet",
    "portefeuille=zonder-portefeuille": "houden zoeken",
    "datum=met": "plan wet",
    "maat=met": "plan bomen",
    "datum=met&maat=met": "plan",
    "datum=zonder&maat=zonder&hoofdstuk=groen": "houden zoeken",
    "hoofdstuk=bestaat-niet&type=x&datum=misschien&uitkomst=%00": "plan bomen wet houden zoeken klaar",
}


@pytest.mark.django_db
def test_the_choice(published: Publish, visitor: Any) -> None:
    published(**council(*agreement()))
    for query, found in CHOICES.items():
        assert [row[0] for row in table(visitor, f"afspraken/?{query}&csv=afspraken")] == found.split(), query
        page = read(visitor, f"afspraken/?{query}")
        assert re.findall(r'/verplichtingen/([a-z]+)/"', page) == found.split(), query


@pytest.mark.django_db
def test_every_commitment_is_in_the_file_however_many_pages_there_are(published: Publish, visitor: Any) -> None:
    many = [commitment(f"a-{n}", f"Hoofdstuk {n % 7}") for n in range(120)]
    published(**council(*many))
    assert {row[0] for row in table(visitor, "afspraken/?csv=afspraken")} == {row["id"] for row in many}
    sheet = load_workbook(io.BytesIO(visitor.get(f"{ROOT}afspraken/?xlsx=afspraken").content)).active
    assert sheet.max_row == 121
    first, second = read(visitor, "afspraken/"), read(visitor, "afspraken/?pagina=3")
    assert (first.count("/verplichtingen/a-"), second.count("/verplichtingen/a-")) == (50, 20)


@pytest.mark.django_db
def test_the_deadline_watch_has_stated_dates_only_and_never_says_late(published: Publish, visitor: Any) -> None:
    published(**council(*agreement()))
    assert [row[:2] for row in table(visitor, "afspraken/te-volgen/?csv=einddatums")] == [
        ["Titel plan", "2022-12-31"],
        ["Titel wet", "2050-12-31"],
    ]
    page = read(visitor, "afspraken/te-volgen/")
    assert "2 afspraken hebben een einddatum. Bij 1 daarvan is die voorbij. Of het is gelukt, weten we niet." in page
    assert "te laat" not in page
    assert [row[:2] for row in table(visitor, "afspraken/te-volgen/?csv=in-woorden")] == [["Titel houden", "jaarlijks"]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("figures", "shown"),
    [
        ([{"kind": "standard", "value": "1000"}], "geen meting"),
        ([{"kind": "measurement", "value": "12", "period": "2021"}, {"kind": "measurement", "value": "34", "period": "2023"}], "34"),
        ([{"kind": "measurement", "value": "12", "period": "2023", "area": "land"}], "geen meting"),
    ],
)  # fmt: skip
def test_a_norm_is_no_figure(published: Publish, visitor: Any, figures: list[dict[str, str]], shown: str) -> None:
    observations = [factories.observation(**figure) for figure in figures]
    published(**council(*agreement(), observations=observations))
    found = {row[0]: row for row in table(visitor, "afspraken/te-volgen/?csv=maten")}
    assert found["Titel bomen"][1:4] == ["1000 bomen", "Indicator werk", shown]
    assert found["Titel plan"][2] == "geen indicator in Koers"


@pytest.mark.django_db
def test_goals_as_a_tree_and_promises_against_goals(published: Publish, visitor: Any) -> None:
    links = [
        {"obligation": "bomen", "goal": "doel", **LINK, "basis": "source"},
        {"obligation": "wet", "goal": "doel", **LINK},
    ]
    published(**council(*agreement(), obligation_goals=links))
    page = read(visitor, "afspraken/doelen/")
    assert "Van de 6 afspraken horen er 2 bij een doel: 2 bij een doel van dit akkoord." in page
    assert "1 verband staat in een bron." in page
    assert "1 verband is een keuze van de redactie van Koers." in page
    assert "Doel doel (2)" in page
    assert [row[3] for row in table(visitor, "afspraken/doelen/?csv=eigen-doelen")] == ["de bron", "Koers"]


@pytest.mark.django_db
def test_promises_that_come_back(published: Publish, visitor: Any) -> None:
    group = {"id": "groen", "title": "Meer groen", "source": SOURCE}
    members = [{"group": "groen", "obligation": id, **LINK} for id in ("plan", "bomen", "wet")]
    published(**council(*agreement(), obligation_groups=[group], group_members=members))
    page = read(visitor, "afspraken/terugkomend/")
    assert "1 belofte staat in meer dan één hoofdstuk. Samen gaat het om 3 afspraken." in page
    assert "Meer groen (2 hoofdstukken)" in page
    assert "redactioneel" in page
    assert "De redactie van Koers zette deze afspraken bij elkaar." in page


@pytest.mark.django_db
def test_the_matrix_warns_where_nobody_is_named(published: Publish, visitor: Any) -> None:
    division = [holder("Wonen"), holder("Groen", "burgemeester"), holder("Sport", area="stad", party="Partij A")]
    published(**council(*agreement(), commitment("los", portfolio="Lucht"), portfolios=division))
    page = read(visitor, "portefeuilles/")
    assert "2 afspraken hebben in de bron geen portefeuille. Het gaat om het hoofdstuk Groen." in page
    assert "Deze portefeuilles staan niet in de verdeling: Lucht." in page
    assert table(visitor, "portefeuilles/?csv=wie-waarover") == [
        ["Wonen", "de hele gemeente", "2", "Wethouder (Partij A)"],
        ["Sport", "Gebied stad", "0", "Wethouder (Partij A)"],
        ["Groen", "de hele gemeente", "2", "Burgemeester"],
        ["Lucht", "niet bekend", "1", "Niemand aangewezen"],
        ["geen portefeuille in de bron", "niet bekend", "2", "Niemand aangewezen"],
    ]


@pytest.mark.django_db
def test_without_a_division_nobody_is_named_at_all(published: Publish, visitor: Any) -> None:
    published(**council(*(commitment(f"a-{n}") for n in range(3))))
    page = read(visitor, "portefeuilles/")
    assert "Van geen van de 3 afspraken is bekend wie erover gaat." in page


@pytest.mark.django_db
def test_a_programme_that_is_no_agreement_has_no_such_part(published: Publish, visitor: Any) -> None:
    published(**council(obligation("gewoon")))
    assert "Wat sprak de coalitie af" not in read(visitor, "")
    for path in ("afspraken/", "afspraken/te-volgen/", "afspraken/doelen/", "afspraken/terugkomend/", "portefeuilles/"):
        page = read(visitor, path)
        assert "<h1" in page
    assert "staat bij dit programma geen coalitieafspraak" in read(visitor, "afspraken/")


@pytest.mark.django_db
def test_a_commitment_is_text_everywhere(published: Publish, visitor: Any) -> None:
    nasty = "<script>alert(1)</script> & \"'"
    row = commitment("vreemd", nasty, title=nasty, portfolio=nasty, target=nasty, term_text=nasty, holder_role=nasty)
    formula = commitment("som", "=1+1", title="=1+1", planned="2030", target="=1+1")
    group = {"id": "groep", "title": nasty, "description": nasty, "source": SOURCE}
    members = [{"group": "groep", "obligation": id, **LINK} for id in ("vreemd", "som")]
    published(**council(row, formula, obligation_groups=[group], group_members=members))
    for path in ("", "afspraken/", "afspraken/te-volgen/", "afspraken/terugkomend/", "portefeuilles/"):
        page = read(visitor, path)
        assert "<script>alert" not in page, path
        assert "&lt;script&gt;alert(1)" in page, path
    assert "'=1+1" in table(visitor, "afspraken/?csv=afspraken")[1]


PAGES = ("", "afspraken/", "afspraken/te-volgen/", "afspraken/doelen/", "afspraken/terugkomend/", "portefeuilles/", "portefeuilles/wonen/")  # fmt: skip


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow(published: Publish, visitor: Any) -> None:
    counts: list[dict[str, int]] = []
    for size in (2, 30):
        every = [
            commitment(f"a-{n}", f"H {n % 5}", portfolio="Wonen", planned="2030", target="x", indicator="werk")
            for n in range(size)
        ]
        links = [{"obligation": row["id"], "goal": "doel", **LINK} for row in every]
        members = [{"group": "g", "obligation": row["id"], **LINK} for row in every]
        groups = [{"id": "g", "title": "Groep", "source": SOURCE}]
        more = {"obligation_goals": links, "obligation_groups": groups, "group_members": members}
        edition = published(**council(*every, **more, portfolios=[holder("Wonen")]))
        counts.append({page: queries(edition, visitor, f"{ROOT}{page}") for page in PAGES})
    assert counts[0] == counts[1]
    assert max(counts[0].values()) <= 30


# --- the picture ----------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(*[st.integers(0, 40)] * 4), min_size=1, max_size=12))
def test_the_picture_has_a_square_for_every_commitment(counts: list[tuple[int, int, int, int]]) -> None:
    from koers.obligations.drawings import agreement as drawing

    chapters = [drawing.Chapter(f"Hoofdstuk {n}", row) for n, row in enumerate(counts)]
    total = sum(map(sum, counts))
    for draw in (drawing.wide, drawing.narrow):
        svg = draw(chapters, "Titel", "Beschrijving")
        assert svg.count("<rect") == total + len(drawing.LEGEND)
        halves = sum(row[1] + row[2] for row in counts) + 2  # those in the legend
        assert svg.count(' Z"') == halves
        width, height = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', svg).groups())  # type: ignore[union-attr]
        for x, y in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)"', svg):
            assert float(x) + drawing.SIDE - 2 <= width
            assert float(y) + drawing.SIDE - 2 <= height


def test_more_squares_than_a_picture_can_show_are_no_picture() -> None:
    from koers.obligations.drawings.agreement import MOST
    from koers.obligations.presenting.commitments import picture
    from koers.obligations.queries.commitments import Counted

    assert picture([Counted("a", MOST, 0, 0, 0)], (), "") is not None
    assert picture([Counted("a", MOST + 1, 0, 0, 0)], (), "") is None
    assert picture([], (), "") is None


def test_the_templates_do_not_name_a_programme() -> None:
    """Another municipality uses the same pages."""
    folder = Path(__file__).parents[2] / "src" / "koers" / "obligations" / "templates" / "obligations"
    for path in folder.glob("*.html"):
        assert "Heerlen" not in path.read_text(encoding="utf-8")
