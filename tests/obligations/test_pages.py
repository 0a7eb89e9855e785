"""The pages: what they say, that nothing of a title becomes markup or a formula, and that the day decides."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.obligations.conftest import council, obligation, recess, step
from tests.programme.counting import queries

pytestmark = pytest.mark.django_db
Publish = Callable[..., Any]
ROOT = "/programma/proef/"
NASTY = "<script>alert(1)</script> & \"'"
FORMULA = '=HYPERLINK("http://a","b")'


def read(visitor: Any, path: str) -> str:
    """A page that is there."""
    answer = visitor.get(f"{ROOT}{path}")
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def rows() -> list[dict[str, Any]]:
    """One late for good, one late and open, one without a term, one to come, one settled, one of the coalition."""
    return [
        obligation("kwam-later", "information_agreement", type="once", planned="2023-04"),
        obligation("te-laat", planned="2022-12-31", party="Partij A", portfolio="Wonen", made_on="2022-01-01"),
        obligation("zonder", "motion", made_on="2021-01-01", portfolio="Groen"),
        obligation("komt", planned="2199-01", made_on="2022-01-01"),
        obligation("klaar", "written_question", made_on="2022-01-01"),
        obligation(
            "afspraak",
            "coalition_commitment",
            type="do",
            owes="coalitie",
            owed_to="",
            portfolio="Wonen",
            made_on="2022",
        ),
    ]


def steps() -> list[dict[str, Any]]:
    return [step("kwam-later", "2023-08-29", "came", "college"), step("klaar", "2022-02-01", "answered", "college")]


def test_the_register_says_how_it_stands(published: Publish, visitor: Any) -> None:
    published(**council(*rows(), obligation_steps=steps()))
    page = read(visitor, "verplichtingen/")
    assert "Er staan 4 verplichtingen open van de 6." in page
    assert "Bij 2 daarvan is geen termijn afgesproken of bekend." in page
    assert "Volgens de bronnen had 1 er al moeten zijn." in page
    late = read(visitor, "verplichtingen/?lijst=later")
    assert "Titel te-laat" in late
    assert "Titel komt" not in late
    assert "stond op 30 november 2023 nog open, 334 dagen na de termijn" in late
    assert "Titel kwam-later" in read(visitor, "verplichtingen/?lijst=klaar")
    assert "Titel kwam-later" not in read(visitor, "verplichtingen/?lijst=klaar&van=2023-09-01")
    assert "Titel zonder" in read(visitor, "verplichtingen/?portefeuille=Groen")
    assert "Titel te-laat" not in read(visitor, "verplichtingen/?portefeuille=Groen")


def test_the_page_of_one(published: Publish, visitor: Any) -> None:
    published(**council(*rows(), obligation_steps=steps()))
    page = read(visitor, "verplichtingen/kwam-later/")
    assert "Gekomen op 29 augustus 2023, 121 dagen later dan gepland." in page
    assert "afgesproken voor april 2023; we tellen tot en met de laatste dag" in page.lower()
    assert visitor.get(f"{ROOT}verplichtingen/weg/").status_code == 404
    coalition = read(visitor, "verplichtingen/afspraak/")
    assert "aan niemand in het bijzonder: de coalitie legt zelf verantwoording af" in coalition


def test_reports_portfolios_and_agenda(published: Publish, visitor: Any) -> None:
    published(**council(*rows(), obligation_steps=steps()))
    assert "kwam 121 dagen later dan gepland: op 29 augustus 2023." in read(visitor, "informatieafspraken/")
    assert "Geen van de 1 afspraak heeft een einddatum of een maat." in read(visitor, "portefeuilles/")
    assert "Titel afspraak" in read(visitor, "portefeuilles/wonen/")
    assert "Titel te-laat" not in read(visitor, "portefeuilles/wonen/")
    assert visitor.get(f"{ROOT}portefeuilles/weg/").status_code == 404
    agenda = read(visitor, "agenda/")
    assert "Er komt nog 1 moment. Het eerste is uiterlijk 31 januari 2199: Titel komt." in agenda
    assert "staat bij dit programma geen aanbeveling" in read(visitor, "aanbevelingen/")


def test_a_title_is_text_everywhere(published: Publish, visitor: Any) -> None:
    row = obligation(
        "vreemd", planned="2199-01", title=NASTY, party=NASTY, portfolio=NASTY, basis=NASTY, url='https://a.nl/?a=1&b="'
    )
    published(**council(row, obligation("som", title=FORMULA, made_on="2022-01-01")))
    for path in ("verplichtingen/", "verplichtingen/vreemd/", "agenda/"):
        page = read(visitor, path)
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page
    table = visitor.get(f"{ROOT}verplichtingen/?csv=verplichtingen").content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert f"'{FORMULA}" in cells
    book = load_workbook(io.BytesIO(visitor.get(f"{ROOT}verplichtingen/?xlsx=verplichtingen").content))
    found = [cell for row in book.active.iter_rows() for cell in row if cell.value == FORMULA]
    assert [cell.data_type for cell in found] == ["s"]


def test_the_calendar_feed_is_read_by_another(published: Publish, visitor: Any) -> None:
    published(**council(*rows(), obligation("vreemd", planned="2199-02-03", title=NASTY), obligation_steps=steps()))
    answer = visitor.get(f"{ROOT}agenda/?ical=1")
    assert answer["Content-Type"].startswith("text/calendar")
    feed = Calendar.from_ical(answer.content)
    events = {str(event["uid"]): event for event in feed.walk("VEVENT")}
    assert sorted(events) == ["komt@proef.koers", "te-laat@proef.koers", "vreemd@proef.koers"]
    assert events["komt@proef.koers"]["dtstart"].dt.isoformat() == "2199-01-31"
    assert str(events["vreemd@proef.koers"]["summary"]) == NASTY
    assert feed.errors == []
    assert visitor.get(f"{ROOT}agenda/?ical=1").content == answer.content


def test_no_table_orders_parties_or_portfolios_by_how_they_do(published: Publish, visitor: Any) -> None:
    many = [
        obligation(f"a-{n}", "coalition_commitment", type="do", portfolio=name, owes="coalitie")
        for n, name in enumerate("CABBB")
    ]
    published(**council(*many))
    table = visitor.get(f"{ROOT}portefeuilles/?csv=portefeuilles").content.decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(table))][1:] == ["A", "B", "C"]


def test_a_notice_in_the_weeks_before_an_election(published: Publish, visitor: Any) -> None:
    weeks = recess("verkiezing", "2020-01-01", "2199-12-31", kind="election", name="Verkiezing van de raad")
    published(**council(*rows(), obligation_steps=steps(), calendar_periods=[weeks]))
    assert "Verkiezing van de raad" in read(visitor, "verplichtingen/")
    published(**council(*rows(), obligation_steps=steps(), calendar_periods=[weeks | {"last_day": "2020-02-01"}]))
    assert "Verkiezing van de raad" not in read(visitor, "verplichtingen/")


@pytest.mark.parametrize(
    "page", ["verplichtingen/", "agenda/", "verplichtingen/o-1/", "informatieafspraken/", "portefeuilles/"]
)
def test_the_number_of_queries_does_not_grow(published: Publish, visitor: Any, page: str) -> None:
    few = [obligation(f"o-{n}", made_on="2022-01-01", planned="2199") for n in range(3)]
    many = [obligation(f"o-{n}", made_on="2022-01-01", planned="2199") for n in range(60)]
    counts = []
    for rows in (few, many):
        agreed = [row | {"id": f"i{row['id']}", "kind": "information_agreement", "type": "standing"} for row in rows]
        edition = published(**council(*rows, *agreed))
        counts.append(queries(edition, visitor, f"{ROOT}{page}"))
    assert counts[0] == counts[1] <= 25
