"""The window of a council: what it says of a small made-up one, and that the day, the frame and bad input decide rightly."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

from tests import factories
from tests.factories import SOURCE, Cells
from tests.obligations.conftest import body, obligation, step
from tests.programme.counting import queries

pytestmark = pytest.mark.django_db
Publish = Callable[..., Any]
NASTY = "<script>alert(1)</script> & \"'"
FORMULA = '=HYPERLINK("http://a","b")'
ROOT = "/raad/stad/"


def item(id: str, list: str = "information", **cells: Any) -> Cells:
    """Something the council was told, asked or heard."""
    own = {"id": id, "list": list, "channel": "brief", "body": "raad", "subject": f"Stuk {id}", "source": SOURCE}
    return own | cells


def choice(id: str, **cells: Any) -> Cells:
    """A choice that is still to come."""
    own = {"id": id, "title": f"Keuze {id}", "status": "expected", "basis": "source", "source": SOURCE}
    return own | cells


def city(**tables: list[Cells]) -> dict[str, list[Cells]]:
    """A municipality with a programme for a part of it, a council and an executive."""
    small = factories.small()
    small["areas"].append(factories.area("noord", kind="focus_area", parent="stad"))
    small["programme"] = [factories.programme(area="noord", short_name="Noord")]
    small["bodies"] = [body("raad", kind="gemeenteraad", decides="yes", decides_on="het geld"), body("college")]
    return {**small, **tables}


def owed() -> list[Cells]:
    """One too late, one of which nobody knows, one to come, one without a term, one of somebody else, and advice."""
    return [
        obligation("te-laat", planned="2022-12-31", made_on="2022-01-01"),
        obligation("onbekend", "written_question", planned="2023-12-31", made_on="2023-10-01"),
        obligation("komt", planned="2199-01", made_on="2022-01-01"),
        obligation("zonder", "motion", made_on="2021-01-01"),
        obligation("van-een-ander", planned="2022-12-31", made_on="2022-01-01", owed_to="college"),
        obligation("advies", "audit_recommendation", type="recommendation", made_on="2022-01-01"),
    ]


def read(visitor: Any, path: str = "") -> str:
    """A page of the council that is there."""
    answer = visitor.get(f"{ROOT}{path}")
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def rows(visitor: Any, path: str, table: str) -> list[list[str]]:
    """A table of a page, without its heading."""
    answer = visitor.get(f"{ROOT}{path}?csv={table}")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]


def test_what_the_council_was_promised(published: Publish, visitor: Any) -> None:
    published(**city(obligations=owed()))
    page = read(visitor)
    assert "De raad heeft nog 4 antwoorden, rapporten en toezeggingen te goed." in page
    assert "Volgens de bronnen had 1 er al moeten zijn." in page
    assert "Bij 1 is de termijn voorbij en weten we niet of het kwam." in page
    assert "Daarnaast staat 1 aanbeveling van de rekenkamer open." in page
    assert rows(visitor, "", "beloofd-tabel") == [
        ["conclusies en aanbevelingen van de rekenkamer", "1", "0", "0", "0", "1"],
        ["moties", "1", "0", "0", "0", "1"],
        ["toezeggingen", "2", "1", "0", "0", "0"],
        ["schriftelijke vragen", "1", "0", "1", "0", "0"],
    ]
    assert [row[0] for row in rows(visitor, "", "te-laat")] == ["Titel te-laat"]
    assert "Titel van-een-ander" not in page[page.index('id="beloofd"') : page.index('id="kader"')]


def test_what_came_late_also_when_it_was_made_for_others(published: Publish, visitor: Any) -> None:
    """Owed to the partners, but among the council's papers: late at the council. What never reached it is left out."""
    late = {"planned": "2023-04", "made_on": "2022-01-01", "type": "once"}
    agreements = [
        obligation("eigen", "information_agreement", **late),
        obligation("partners", "information_agreement", **late, owed_to="college"),
        obligation("elders", "information_agreement", **late, owed_to="college"),
        obligation("op-tijd", "information_agreement", **late),
        obligation("vraag", "pledge", planned="2023-04", made_on="2022-01-01"),
    ]
    steps = [
        step("eigen", "2023-05-01", "came", "college"),
        step("partners", "2023-08-29", "came", "college") | {"item": "brief"},
        step("elders", "2023-08-29", "came", "college"),
        step("op-tijd", "2023-04-30", "came", "college"),
        step("vraag", "2023-05-30", "settled", "raad"),
    ]
    published(**city(obligations=agreements, obligation_steps=steps, council_items=[item("brief", date="2023-08-29")]))
    found = rows(visitor, "", "kwam-later")
    assert [(row[0], row[3], row[4], row[5]) for row in found] == [
        ("Titel partners", "2023-04-30", "2023-08-29", "121"),
        ("Titel eigen", "2023-04-30", "2023-05-01", "1"),
    ]
    assert found[0][2] != found[1][2]  # for whom it was
    page = read(visitor)
    assert "2 berichten kwamen later bij de raad dan afgesproken." in page
    assert "“Titel partners”, kwam 121 dagen te laat." in page
    assert "2 berichten kwamen te laat" in page  # in the five lines too


def test_a_table_of_what_nobody_knows_says_so(published: Publish, visitor: Any) -> None:
    published(**city(obligations=[obligation("onbekend", planned="2023-12-31", made_on="2023-10-01")]))
    page = read(visitor)
    assert "Wat er al had moeten zijn" not in page
    assert [row[0] for row in rows(visitor, "", "te-laat")] == ["Titel onbekend"]


def test_one_number_in_the_lines_and_below(published: Publish, visitor: Any) -> None:
    published(**city(obligations=owed()))
    page = read(visitor)
    assert "4 open; 1 had er al moeten zijn" in page
    assert "De raad heeft nog 4 antwoorden" in page
    assert "gaan over alle" not in page  # one programme: nothing to tell apart


def test_the_headline_and_the_five_lines(published: Publish, visitor: Any) -> None:
    published(**city(obligations=owed()))
    page = read(visitor)
    answer = page[page.index('class="answer"') :][:600]
    assert "Of Noord op koers ligt, kan nog niemand zeggen." in answer
    assert "Volgens de bronnen had de raad 1 antwoord of rapport al moeten krijgen." in answer
    assert "De raad heeft nog niet vastgelegd waar hij op wil toetsen." in answer
    for word in ("Op koers?", "Geld", "Beloofd", "Te kiezen", "Straks"):
        assert f"<li><b>{word}</b>" in page


def test_decisions_that_come_with_the_last_moment_to_have_a_say(published: Publish, visitor: Any) -> None:
    decision = {"list": "calendar", "source": SOURCE}
    choices = [
        choice("eigen", body="raad", when="2199-03", freedom_short="Groot."),
        choice("ander", body="college", when="2199-06-10"),
        choice("zonder", body="raad", when_text="bij de begroting"),
        choice("voorbij", body="raad", when="2022"),
        choice("genomen", body="raad", when="2199", status="decided"),
    ]
    planned = [
        {"id": "kalender", "title": "Regel van de raad", "forum": "raad", "moment": "2199-Q1", **decision},
        {"id": "dubbel", "title": "Nog eens", "forum": "raad", "moment": "2199-Q1", "duplicate_of": "kalender", **decision},
        {"id": "toen", "title": "Lang geleden", "forum": "raad", "moment": "2020", **decision},
        {"id": "later", "title": "Lang geleden", "forum": "raad", "moment": "2199-02", "differs_from": "toen", **decision},
        {"id": "weg", "title": "Gaat niet door", "forum": "raad", "moment": "2199", **decision},
    ]  # fmt: skip
    told = {"date": "2023-10", "text": "Zo staat het.", "source": SOURCE}
    outcomes = [
        {"decision": "kalender", "state": "not_yet", **told},  # it can still come
        {"decision": "weg", "state": "dropped", **told},
    ]
    published(**city(choices_ahead=choices, decisions=planned, decision_outcomes=outcomes))
    found = rows(visitor, "", "komt-tabel")
    assert [(row[0], row[4]) for row in found] == [
        ("Lang geleden", "2199-02-01"),  # the first day on which the council itself can decide
        ("Keuze eigen", "2199-03-01"),
        ("Regel van de raad", "2199-01-01"),
        ("Keuze ander", "2199-06-09"),  # another decides: the day before
        ("Keuze zonder", "niet vermeld"),
    ]
    page = read(visitor)
    assert "Er komen 5 besluiten aan; 4 neemt de raad zelf en 1 is aan anderen." in page
    assert "Het eerste is februari 2199: Lang geleden." in page


def test_what_changed_since_the_last_report(published: Publish, visitor: Any) -> None:
    report = obligation("verslag", "information_agreement", type="once", planned="2021-04", made_on="2020-01-01")
    versions = [
        {"goal": "doel", "valid_until": "2020-05-01", "title": "Eerst", "source": SOURCE},
        {"goal": "doel", "valid_until": "2022", "title": "Toen", "why": "Zo is het beter.", "source": SOURCE},
    ]
    published(
        **city(
            obligations=[report],
            obligation_steps=[step("verslag", "2021-05-02", "came", "college")],
            goal_versions=versions,
        )
    )
    page = read(visitor)
    assert "Sinds het laatste verslag (2 mei 2021) is er 1 wijziging" in page
    assert "Zo is het beter." in page
    assert "Eerst’" not in page


def test_without_a_report_everything_is_told(published: Publish, visitor: Any) -> None:
    versions = [{"goal": "doel", "valid_until": "2020-05-01", "title": "Eerst", "source": SOURCE}]
    published(**city(goal_versions=versions))
    assert "In onze bronnen staat geen verslag. Sinds het begin is er 1 wijziging" in read(visitor)


def test_an_empty_council_says_what_is_not_there(published: Publish, visitor: Any) -> None:
    published(**city())
    page = read(visitor)
    for told in (
        "In onze bronnen staat bij dit programma geen geld.",
        "In onze bronnen staat geen besluit dat nog komt.",
        "In onze bronnen staat niets open wat aan deze raad is beloofd.",
        "In onze bronnen staat niet wat deze raad hoorde of vroeg.",
        "Deze raad heeft nog geen toetsingskader.",
    ):
        assert told in page
    assert "In onze bronnen staat niet welke monitors er zijn." in read(visitor, "bronnen/")
    assert "geen beloften die nog open staan, geen besluiten die nog komen" in read(visitor, "overdracht/")


def test_titles_are_text_and_never_a_formula(published: Publish, visitor: Any) -> None:
    items = [item("naar", subject=NASTY, date="2022-01-01"), item("som", subject=FORMULA, date="2022-01-02")]
    published(
        **city(obligations=[obligation("naar", title=NASTY, planned="2022-12-31", made_on="2022")], council_items=items)
    )
    for path in ("", "informatie/", "overdracht/"):
        page = read(visitor, path)
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page
    found = visitor.get(f"{ROOT}informatie/?csv=informatie").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in found


def test_the_weeks_before_an_election_are_told(published: Publish, visitor: Any) -> None:
    weeks = {"kind": "election", "area": "land", "source": SOURCE}
    over = weeks | {"id": "toen", "name": "Verkiezing van toen", "first_day": "2020-01-01", "last_day": "2020-03-18"}
    now = weeks | {"id": "nu", "name": "Verkiezing van nu", "first_day": "2021-01-01", "last_day": "2199-12-31"}
    published(**city(calendar_periods=[over, now]))
    for path in ("", "toetsingskader/", "afwijkingen/", "informatie/", "bronnen/", "overdracht/"):
        page = read(visitor, path)
        assert "Verkiezing van nu. In de weken daarvoor" in page
        assert "Verkiezing van toen" not in page


def test_who_has_no_council_has_no_page(published: Publish, visitor: Any) -> None:
    published(**city())
    for path in ("/raad/land/", "/raad/noord/", "/raad/bestaat-niet/", "/raad/stad/weg/"):
        assert visitor.get(path).status_code == 404
    assert 'href="/raad/stad/"' in visitor.get("/raad/").content.decode()
    assert 'href="/raad/stad/"' in visitor.get("/programma/proef/").content.decode()


def test_the_number_of_queries_does_not_grow(published: Publish, visitor: Any) -> None:
    def tables(times: int) -> dict[str, list[Cells]]:
        many = [row | {"id": f"{row['id']}-{n}"} for n in range(times) for row in owed()]
        items = [item(f"i{n}", date=f"20{10 + n % 14}-02") for n in range(times)]
        choices = [choice(f"k{n}", body="raad", when="2199") for n in range(times)]
        return city(obligations=many, council_items=items, choices_ahead=choices)

    paths = ("", "informatie/", "bronnen/", "overdracht/")
    few = published(**tables(3))
    counted = [queries(few, visitor, f"{ROOT}{path}") for path in paths]
    more = published(**tables(40))
    assert [queries(more, visitor, f"{ROOT}{path}") for path in paths] == counted
