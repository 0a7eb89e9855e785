"""The pages: what they say, that nothing of a title becomes markup or a formula, and that the day decides."""

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from koers.obligations.queries.register import Ago
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


def squeezed(page: str) -> str:
    """A page with its white space made one."""
    return " ".join(page.split())


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
    assert "Stond op 30 november 2023 nog open, 334 dagen na de termijn" in late
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
    # A month is an entry over all its days; the end is the day after the last.
    month = events["komt@proef.koers"]
    assert (month["dtstart"].dt.isoformat(), month["dtend"].dt.isoformat()) == ("2199-01-01", "2199-02-01")
    assert events["vreemd@proef.koers"]["dtstart"].dt.isoformat() == "2199-02-03"
    assert str(events["vreemd@proef.koers"]["summary"]) == NASTY
    assert feed.errors == []
    assert visitor.get(f"{ROOT}agenda/?ical=1").content == answer.content


def test_an_empty_calendar_feed_holds_something(published: Publish, visitor: Any) -> None:
    published(**council(obligation("zonder")))
    content = visitor.get(f"{ROOT}agenda/?ical=1").content
    feed = Calendar.from_ical(content)
    assert (feed.walk("VEVENT"), feed.errors) == ([], [])
    assert len(feed.subcomponents) == 1  # RFC 5545, 3.6: a calendar has at least one component
    assert b"BEGIN:VTIMEZONE" in content


def test_what_nobody_knows_is_not_counted_as_late(published: Publish, visitor: Any) -> None:
    found = [
        *rows(),
        obligation("stilte", made_on="2021-01-01", planned="2021-06", known_from="2021-02"),
        obligation("stilte-2", made_on="2021-01-01", planned="2024-06"),
    ]
    published(**council(*found, obligation_steps=steps()))
    page = squeezed(read(visitor, "verplichtingen/"))
    assert "Volgens de bronnen had 1 er al moeten zijn." in page
    assert "Van 2 verplichtingen is de termijn voorbij, maar we weten niet of het kwam." in page
    assert "Onze bronnen lopen tot en met november 2023." in page
    # Which list is chosen makes no other sources.
    assert "Onze bronnen lopen tot en met november 2023." in squeezed(read(visitor, "verplichtingen/?lijst=binnenkort"))
    unknown = read(visitor, "verplichtingen/?lijst=niet-bekend")
    assert "Titel stilte-2" in unknown
    assert "Titel te-laat" not in unknown
    assert "Titel stilte-2" not in read(visitor, "verplichtingen/?lijst=later")


def test_the_picture_is_told_in_its_own_words(published: Publish, visitor: Any) -> None:
    published(**council(*rows(), obligation_steps=steps()))
    page = squeezed(read(visitor, "verplichtingen/"))
    assert "Toezeggingen: 0 van 2 niet meer open." in page
    assert "geleverd als gepland" not in page


def test_the_age_says_up_to_when(published: Publish, visitor: Any) -> None:
    published(**council(*rows(), obligation_steps=steps()))
    page = squeezed(read(visitor, "verplichtingen/"))
    assert "22 maanden open, tot en met 30 november 2023" in page
    assert "minstens 10 maanden open, tot en met 30 november 2023" in page  # made in 2022, of no known day


def test_what_is_open_can_be_chosen_by_age(published: Publish, visitor: Any) -> None:
    published(**council(*rows(), obligation_steps=steps()))
    assert "Titel zonder" in read(visitor, "verplichtingen/?leeftijd=ouder")
    assert "Titel zonder" not in read(visitor, "verplichtingen/?leeftijd=tot-3-maanden")
    assert "Titel zonder" in read(visitor, "verplichtingen/?leeftijd=onzin")


def test_every_day_is_in_one_age() -> None:
    day = date(2026, 11, 21)
    spans = [age.days(day) for age in Ago]
    assert [first for first, _ in spans[:-1]] == [after for _, after in spans[1:]]
    assert [first for first, _ in spans] == ["2026-08-22", "2025-11-21", "2024-11-21", "0001-01-01"]


def test_the_agenda_has_what_is_past_and_what_is_decided(published: Publish, visitor: Any) -> None:
    planned = [
        {"id": "komt", "list": "calendar", "title": "Besluit dat komt", "moment": "2199-Q1", "source": "bron"},
        {"id": "was", "list": "calendar", "title": "Besluit van toen", "moment": "2021", "source": "bron"},
        {"id": "telkens", "list": "calendar", "title": "Besluit elk jaar", "recurrence": "yearly", "source": "bron"},
    ]
    published(**council(*rows(), obligation_steps=steps(), decisions=planned))
    agenda = read(visitor, "agenda/")
    assert "Titel te-laat" in agenda[agenda.index('id="voorbij"') :]
    assert agenda.index("Besluit dat komt") < agenda.index("Besluit elk jaar")
    assert "Besluit van toen" not in agenda


def test_nothing_open_is_not_everything_with_a_day(published: Publish, visitor: Any) -> None:
    published(**council(obligation("klaar", "written_question", made_on="2022-01-01"), obligation_steps=steps()[1:]))
    agenda = read(visitor, "agenda/")
    assert "Er staat niets open." in agenda
    assert "Alles wat open staat, heeft een dag." not in agenda
    assert "programmabureau" not in read(visitor, "informatieafspraken/").lower()


def test_the_agenda_goes_page_by_page_and_its_table_is_whole(published: Publish, visitor: Any) -> None:
    many = [obligation(f"o-{n:03}", planned=f"2199-01-{n % 28 + 1:02}") for n in range(120)]
    published(**council(*many))
    pages = [read(visitor, f"agenda/?pagina={page}") for page in (1, 2, 3)]
    found = [{row["id"] for row in many if f"verplichtingen/{row['id']}/" in page} for page in pages]
    assert [len(part) for part in found] == [50, 50, 20]
    assert len(found[0] | found[1] | found[2]) == 120
    table = visitor.get(f"{ROOT}agenda/?csv=agenda").content.decode("utf-8-sig")
    assert sum("Titel o-" in line for line in table.splitlines()) == 120
    assert len(Calendar.from_ical(visitor.get(f"{ROOT}agenda/?ical=1").content).walk("VEVENT")) == 120


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
