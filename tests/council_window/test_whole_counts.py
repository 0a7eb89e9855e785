"""A headline counts what there is and not what fits on the page; and what no source says is not filled in."""

from types import SimpleNamespace
from typing import Any

import pytest

from koers.council_window.presenting import log as log_words
from koers.council_window.queries import changes
from koers.council_window.queries.log import Choice, Tallies
from koers.council_window.summary.lanes import Lane
from koers.obligations.models import CouncilItem
from tests.council_window.test_handover import act
from tests.council_window.test_window import Publish, choice, city, item, read, rows
from tests.factories import SOURCE, programme
from tests.obligations.conftest import obligation, step

pytestmark = pytest.mark.django_db


def decision(id: str, **cells: Any) -> dict[str, Any]:
    """A line of the calendar."""
    return {"id": id, "title": f"Besluit {id}", "list": "calendar", "source": SOURCE} | cells


def test_nobody_named_is_not_somebody_else(published: Publish, visitor: Any) -> None:
    planned = [decision("van-wie", moment="2199-05-01"), decision("ander", forum="college", moment="2199-06-01")]
    published(**city(decisions=planned))
    page = read(visitor)
    assert "Er komen 2 besluiten aan; 1 is aan anderen en bij 1 staat niet in de bron wie beslist." in page
    assert page.count("Wie beslist, staat niet in de bron.") == 1
    assert page.count("De raad beslist niet.") == 1
    assert [row[4] for row in rows(visitor, "", "komt-tabel")] == ["2199-04-30", "2199-05-31"]


def test_the_last_moment_is_no_more_exact_than_the_source(published: Publish, visitor: Any) -> None:
    planned = [
        decision("jaar", forum="raad", moment="2197"),
        decision("reeks", forum="college", moment="2198-03", moment_end="2199-11"),
        decision("nu", forum="raad", moment="2020-01", moment_end="2199-06"),
        decision("dag", forum="raad", moment="2199-12-10"),
    ]
    published(**city(decisions=planned))
    assert [(row[0], row[1], row[4]) for row in rows(visitor, "", "komt-tabel")] == [
        ("Besluit jaar", "2197", "2197-01-01"),
        ("Besluit nu", "2020-01/2199-06", "dat kan elke dag zijn"),
        ("Besluit reeks", "2198-03/2199-11", "2198-02-28"),
        ("Besluit dag", "2199-12-10", "2199-12-10"),
    ]
    page = read(visitor)
    assert "in elk geval tot en met 1 januari 2197" in page
    assert "De bron noemt geen dag, alleen 2197. De raad beslist zelf." in page
    assert "alleen maart 2198 tot en met november 2199. De raad beslist niet." in page
    assert "31 december 2197" not in page


def test_all_decisions_are_counted_and_the_handover_says_the_same(published: Publish, visitor: Any) -> None:
    own = [choice(f"k{n}", body="raad", when="2199") for n in range(8)]
    planned = [decision(f"b{n}", moment="2198") for n in range(60)]
    published(**city(choices_ahead=own, decisions=planned))
    counted = "Er komen 68 besluiten aan; 8 neemt de raad zelf en bij 60 staat niet in de bron wie beslist."
    window, handover = read(visitor), read(visitor, "overdracht/")
    assert counted in window
    assert "De eerste 10 staan hier. Nog 58 staan bij de besluiten en keuzes van het programma." in window
    assert counted in handover
    assert "68 besluiten die nog komen" in handover
    assert "En nog 18 andere. Die staan in Koers." in handover


def test_all_changes_are_counted(published: Publish, visitor: Any) -> None:
    dates = [f"20{year:02}-0{month}-01" for year in range(1, 13) for month in range(1, 6)]
    versions = [{"goal": "doel", "valid_until": day, "title": f"Titel {day}", "source": SOURCE} for day in dates]
    published(**city(goal_versions=versions))
    page = read(visitor)
    assert "Sinds het begin zijn er 60 wijzigingen" in page
    assert "De laatste 50 staan hier. Nog 10 staan bij de doelen en indicatoren zelf." in page
    assert "En nog 10 andere. Die staan in Koers." in read(visitor, "overdracht/?sinds=1999-01-01")


def test_a_change_in_a_quarter_of_this_year_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "_signals", lambda *_: [SimpleNamespace(when="2023-Q2")])
    for name in ("_definitions", "_principles"):
        monkeypatch.setattr(changes, name, lambda *_: [])
    assert changes.changes(["proef"], "2023-01-01", "2023-11-30").count == 1
    assert changes.changes(["proef"], "2023-01-01", "2023-03-31").count == 0


def test_a_recommendation_is_not_among_what_was_promised_late(published: Publish, visitor: Any) -> None:
    late = {"planned": "2022-12-31", "made_on": "2022-01-01"}
    advice = obligation("advies", "audit_recommendation", type="recommendation", **late)
    published(**city(obligations=[obligation("brief", **late), advice]))
    assert "Volgens de bronnen had 1 er al moeten zijn." in read(visitor)
    assert [row[0] for row in rows(visitor, "", "te-laat")] == ["Titel brief"]


def test_what_is_late_and_not_shown_is_said(published: Publish, visitor: Any) -> None:
    many = [obligation(f"b{n}", planned="2022-12-31", made_on="2022-01-01") for n in range(12)]
    published(**city(obligations=many))
    page = read(visitor)
    assert "Volgens de bronnen hadden 12 er al moeten zijn." in page
    assert "De eerste 10 staan hier. Nog 2 staan in de lijst van verplichtingen." in page


def test_the_handover_counts_by_the_day_as_it_lists(published: Publish, visitor: Any) -> None:
    days = ("2023-07-11", "2023-07-20", "2023-08-01", "2023-07", "2023-Q2", "2023-Q3", "2023", "2022")
    acts = [act(f"a{n}", day) for n, day in enumerate(days)]
    published(**city(council_items=[item(f"i{n}", date=day) for n, day in enumerate(days)], acts=acts))
    page = read(visitor, "overdracht/?sinds=2023-07-20")
    assert "Sinds 20 juli 2023 staan er 5 regels in de lijst." in page
    assert "Sinds 20 juli 2023 noemen de bronnen 5 besluiten en behandelingen door de raad." in page
    assert "andere. Die staan in Koers." not in page
    for number, shown in enumerate((False, True, True, True, False, True, True, False)):
        assert (f"Stuk i{number}" in page) == shown, days[number]


def test_the_handover_tells_of_deviations_since_its_day(published: Publish, visitor: Any) -> None:
    late = [obligation(f"in-{year}", planned=f"{year}-06-30", made_on=f"{year}-01-01") for year in (2018, 2020, 2022)]
    steps = [step(f"in-{year}", f"{year}-12-01", "settled", "raad") for year in (2018, 2020, 2022)]
    published(**city(obligations=late, obligation_steps=steps))
    assert "Koers vond 2 afwijkingen van 1 januari 2020 tot en met" in read(visitor, "overdracht/?sinds=2020-01-01")
    assert "Koers vond 3 afwijkingen van 1 januari 2018 tot en met" in read(visitor, "overdracht/?sinds=2018-01-01")


def told(*months: str) -> Tallies:
    """Items that the council was told, by month."""
    own = [SimpleNamespace(list="information", lane=Lane.TOLD, month=month, total=1) for month in months]
    return Tallies(own)  # type: ignore[arg-type]


def test_a_year_alone_is_no_month() -> None:
    assert log_words.rhythm(told("2017-10", "2018", "2019-03", "2019-06")).endswith("van maart 2019 tot juni 2019")
    assert log_words.rhythm(told("2018", "2022-03")) == "Wat de raad hoorde en vroeg"
    lanes = log_words.lanes(told("2018", "2018-Q2", "2022-03"), Choice(CouncilItem.List.INFORMATION))
    assert [len(months) for months in lanes.values()] == [1]


def test_what_is_not_on_the_line_is_counted_beside_it(published: Publish, visitor: Any) -> None:
    published(**city(council_items=[item("jaar", date="2018"), item("dag", date="2022-03-01")]))
    assert "Niet op de lijn: 1 keer zonder maand in de bron." in read(visitor, "informatie/")


@pytest.mark.parametrize(
    ("start", "words"),
    [("2199-01-01", "begint op 1 januari 2199."), ("2199-01", "begint in januari 2199."), ("2199", "begint in 2199.")],
)
def test_a_programme_begins_on_a_day_or_in_a_month(published: Publish, visitor: Any, start: str, words: str) -> None:
    published(**city() | {"programme": [programme(area="noord", short_name="Noord", start=start)]})
    assert f"Het programma {words}" in read(visitor)
    assert f"Het programma {words} Er is nog niets te beoordelen." in visitor.get("/programma/proef/").content.decode()
