"""The pages of meetings: what the source said, by party; nothing of a title becomes markup or a formula; few queries."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests import factories
from tests.programme.counting import queries

from . import samples
from .test_writing import bring, put_all

pytestmark = pytest.mark.django_db
Put = Callable[..., Path]
URL = "/raad/proefstad/vergaderingen/"
NASTY = "<script>alert(1)</script> & \"'"
FORMULA = '=HYPERLINK("http://a","b")'


@pytest.fixture
def visitor(client: Any) -> Iterator[Any]:
    """Django's test client, as a visitor of this site."""
    client.defaults["HTTP_HOST"] = "localhost"
    return client


def publish() -> Any:
    """Publish the workshop; gives the edition."""
    from koers.kernel.editions.publish import publish as make

    return make()[0]


def read(visitor: Any, path: str = "") -> str:
    """A page that is there."""
    answer = visitor.get(f"{URL}{path}")
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def test_what_the_source_said(home: Path, put: Put, visitor: Any) -> None:
    bring(*put_all(put))
    publish()
    page = read(visitor)
    assert "Ingelezen: 1 motie, 1 amendement, 1 voorstel en 2 vergaderingen" in page
    assert "Van de moties en amendementen: 1 aangenomen en 1 zonder uitslag in de bron." in page
    assert "Groen (3), Lokaal (2), groep van een raadslid (" in page
    assert "in de bron: 75% Voor; geteld: 3 voor en 1 tegen" in page
    assert f'href="{URL}proefstad-m-1/"' in page
    for name in ("Vera", "Piet Proef", "Fictie"):
        assert name not in page
    assert "26A1" in read(visitor, "?uitslag=unknown")
    assert "26M1" not in read(visitor, "?soort=amendment")
    assert "Met deze keuze is er niets." in read(visitor, "?uitslag=held")


def test_a_council_without_a_programme_is_found(home: Path, put: Put, visitor: Any) -> None:
    bring(*put_all(put))
    publish()
    page = visitor.get("/raad/").content.decode()
    assert f'href="{URL}"' in page
    assert "Van 1 andere raad staan hier alleen vergaderingen en moties." in page
    answer = visitor.get("/raad/proefstad/")
    assert (answer.status_code, answer["Location"]) == (302, URL)
    assert visitor.get("/raad/proefstad/overdracht/").status_code == 404


def test_one_meeting(home: Path, put: Put, visitor: Any) -> None:
    bring(*put_all(put))
    publish()
    page = read(visitor, "proefstad-m-1/")
    assert "In de bron staan bij deze vergadering: 3 agendapunten en 2 moties en voorstellen." in page
    assert "19:00 tot 23:00 uur, Raadzaal" in page
    assert "gaat volgens de bron niet door" in read(visitor, "proefstad-m-2/")
    for path in ("weg/", "proefstad-x-1/"):
        assert visitor.get(f"{URL}{path}").status_code == 404


def test_a_council_with_a_programme_and_nothing_brought_in(home: Path, tmp_path: Path, visitor: Any) -> None:
    from koers.kernel.packages.loading import load_folders

    load_folders([factories.write(tmp_path / "p", "proef", **factories.small())])
    publish()
    page = visitor.get("/raad/stad/vergaderingen/").content.decode()
    assert "zijn nog geen vergaderingen of moties ingelezen" in page
    assert visitor.get("/raad/land/vergaderingen/").status_code == 404
    assert visitor.get("/raad/nergens/vergaderingen/").status_code == 404


OWED = 'href="/programma/proef/verplichtingen/bomen/"'


@pytest.mark.parametrize(
    ("made_on", "others", "links"),
    [
        ("2022-07-01", [], 1),
        ("2022-07", [], 1),
        ("2021-07-01", [], 0),  # the number of another year
        ("", [], 0),  # a number alone says nothing
        ("2022-07-01", ["2021-07-01", "2022-06-01"], 1),  # three motions of one number, one of that day
        ("2022", ["2021-07-01", "2022-06-01"], 0),  # two motions of that year
    ],
)
def test_an_adopted_motion_links_to_what_is_owed(
    home: Path, put: Put, tmp_path: Path, visitor: Any, made_on: str, others: list[str], links: int
) -> None:
    from koers.kernel.packages.loading import load_folders

    bodies = [{"id": name, "name": name, "source": "bron"} for name in ("gemeenteraad-proefstad", "college")]
    owed = {
        "id": "bomen",
        "kind": "motion",
        "number": "26M1",
        "made_on": made_on,
        "title": "Meer bomen",
        "owes": "college",
        "source": "bron",
    }
    tables = factories.small() | {
        "areas": [factories.area("proefstad", cbs_code="GM9999"), factories.area("stad", kind="focus_area", parent="proefstad"), factories.area("land", kind="country")],
        "bodies": bodies, "obligations": [owed | {"owed_to": "gemeenteraad-proefstad"}],
    }  # fmt: skip
    load_folders([factories.write(tmp_path / "p", "proef", **tables)])
    again = [{**samples.IBABS_MOTIONS[0], "id": f"n-{day}", "datum": day} for day in others]
    moved = {**samples.IBABS_MOTIONS[0], "datum": "2022-07-01"}
    bring(put([moved, *again], "b.json"))
    publish()
    page = read(visitor)
    assert page.count("26M1") == 1 + len(others)
    assert page.count(OWED) == links


@pytest.mark.parametrize("title", [NASTY, FORMULA])
def test_a_title_is_only_text(home: Path, put: Put, visitor: Any, title: str) -> None:
    bring(put([{**samples.IBABS_MOTIONS[0], "titel": title, "partij": title}]))
    publish()
    page = read(visitor)
    assert "<script>alert" not in page
    table = list(csv.reader(io.StringIO(visitor.get(f"{URL}?csv=moties").content.decode("utf-8-sig"))))
    assert table[1][1] in (title, f"'{title}")
    assert table[1][1].startswith("'") == title.startswith("=")
    book = load_workbook(io.BytesIO(visitor.get(f"{URL}?xlsx=moties").content))
    cell = book.worksheets[0]["B2"]
    assert (cell.value, cell.data_type) == (title, "s")


def test_no_more_queries_with_more_motions(home: Path, put: Put, visitor: Any) -> None:
    many = [{**samples.IBABS_MOTIONS[0], "id": f"n-{number}"} for number in range(200)]
    bring(*put_all(put))
    few = queries(publish(), visitor, URL)
    bring(put(many, "b.json"))
    assert queries(publish(), visitor, URL) <= few <= 25
    assert "?pagina=2" in read(visitor)
