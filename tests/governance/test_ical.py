"""Calendars are written by one library and read by another; nothing is made more exact than its source."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from koers.decisions.models import Act, Body, Decision, DecisionOutcome
from koers.governance.presenting import ical
from koers.governance.presenting.calendar import distinct
from koers.sources.models import Source

MADE = datetime(2023, 12, 1, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
ABOUT = ical.Feed("Besluiten van proef", "proef", "https://koers.example/programma/proef/besluiten/?a=b&c", MADE)
SOURCE = Source(pk="bron", title="Een bron, met; tekens\\", date="2023")
BODY = Body(pk="raad", name="De raad")


def decision(id: str = "een", *, told: list[DecisionOutcome] | None = None, **cells: Any) -> Decision:
    one = Decision(
        **{"pk": id, "list": "calendar", "title": "Plan", "source_id": "bron", "source_place": "h 6"} | cells
    )
    one._state.fields_cache["source"] = SOURCE
    if one.forum_id:
        one._state.fields_cache["forum"] = BODY
    one._prefetched_objects_cache = {"outcomes": told or []}
    return one


def act(id: str = "besluit", **cells: Any) -> Act:
    one = Act(**{"pk": id, "title": "Plan", "verb": "adopted", "body_id": "raad", "source_id": "bron"} | cells)
    one._state.fields_cache |= {"source": SOURCE, "body": BODY}
    return one


def read(*rows: Decision, acts: tuple[Act, ...] = ()) -> list[Any]:
    """The entries, as the other library reads them."""
    content = ical.feed(ABOUT, rows, acts).decode()
    for line in content.split("\r\n"):
        assert len(line.encode()) <= 75, line
    whole = vobject.readOne(content)
    whole.validate()
    return list(getattr(whole, "vevent_list", []))


@pytest.mark.parametrize(
    ("moment", "end", "first", "after", "words"),
    [
        ("2022-01-01", "", date(2022, 1, 1), date(2022, 1, 2), "Gepland: Plan"),
        ("2024-02", "", date(2024, 2, 1), date(2024, 3, 1), "Gepland: Plan (februari 2024)"),
        ("2021-12", "", date(2021, 12, 1), date(2022, 1, 1), "Gepland: Plan (december 2021)"),
        ("2022-Q1", "", date(2022, 1, 1), date(2022, 4, 1), "Gepland: Plan (1e kwartaal 2022)"),
        ("2021-Q3", "2021-Q4", date(2021, 7, 1), date(2022, 1, 1), "Gepland: Plan (3e kwartaal 2021 tot en met 4e kwartaal 2021)"),
        ("2022", "", date(2022, 1, 1), date(2023, 1, 1), "Gepland: Plan (2022)"),
    ],
)  # fmt: skip
def test_a_moment_takes_all_the_days_it_can_mean(moment: str, end: str, first: date, after: date, words: str) -> None:
    (entry,) = read(decision(moment=moment, moment_end=end))
    assert (entry.dtstart.value, entry.dtend.value, entry.summary.value) == (first, after, words)
    assert ("De bron noemt geen dag." in entry.description.value) == (len(moment) < 10)


def test_what_has_no_day_is_left_out() -> None:
    assert read(decision(), decision(recurrence="yearly"), acts=(act(),)) == []


def test_of_what_comes_back_the_first_time_stands_in_it() -> None:
    (entry,) = read(decision(recurrence="yearly", moment="2022-06-17"))
    assert entry.summary.value == "Gepland: Plan (elk jaar, 17 juni 2022)"
    assert (entry.dtstart.value, entry.dtend.value) == (date(2022, 6, 17), date(2022, 6, 18))
    assert "Komt terug: elk jaar. Hier staat alleen de eerste keer." in entry.description.value
    assert "De bron noemt geen dag." not in entry.description.value


@pytest.mark.parametrize(
    ("state", "status", "summary"),
    [
        ("done", "CONFIRMED", "Gepland: Plan"),
        ("not_yet", "TENTATIVE", "Gepland: Plan"),
        ("dropped", "CANCELLED", "Niet doorgegaan: Plan"),
    ],
)
def test_what_was_taken_or_dropped_is_no_longer_planned(state: str, status: str, summary: str) -> None:
    told = DecisionOutcome(decision_id="een", state=state, date="2022-02", text="Zo ging het.")
    (entry,) = read(decision(moment="2022-01-01", told=[told]))
    assert (entry.status.value, entry.summary.value) == (status, summary)


def test_a_double_stands_in_it_once() -> None:
    rows = [
        decision(moment="2021-09"),
        decision("twee", moment="2021-09", duplicate_of_id="een"),
        decision("drie", moment="2021-10", differs_from_id="een"),
    ]
    assert len(read(*rows)) == 1
    # Of one body the first line need not be among them: then a later line stands for the decision.
    assert distinct(rows[2:]) == rows[2:]


def test_a_decision_that_was_taken() -> None:
    (entry,) = read(acts=(act(date="2021-11-22", note="Formeel begin."),))
    assert entry.summary.value == "De raad stelde vast: Plan"
    assert (entry.status.value, entry.dtstart.value) == ("CONFIRMED", date(2021, 11, 22))
    assert entry.description.value.startswith("Formeel begin. Bron: Een bron, met; tekens\\")


def test_what_an_entry_says() -> None:
    told = DecisionOutcome(decision_id="een", state="done", date="2021-10", text="Het is vastgesteld.")
    (entry,) = read(decision(moment="2021-07", forum_id="raad", part="Leren", told=[told]))
    assert entry.description.value == (
        "Wie besluit: De raad. De bron noemt geen dag. Oktober 2021. Het is vastgesteld. Bron: Een bron, met; tekens\\, h 6."
    )
    assert (entry.status.value, entry.categories.value) == ("CONFIRMED", ["Leren"])
    own_page = "https://koers.example/programma/proef/besluiten/een/"
    assert (entry.uid.value, entry.url.value) == ("decisions-een@proef.koers", own_page)
    assert entry.dtstamp.value == datetime(2023, 12, 1, 8, 30, tzinfo=UTC)


def test_the_same_edition_gives_the_same_bytes() -> None:
    rows = [decision(moment="2021-07"), decision("twee", moment="2022-Q1")]
    assert ical.feed(ABOUT, rows, ()) == ical.feed(ABOUT, rows, ())


@given(st.text(alphabet="aé漢,;:\\\n\t\"'<>&=@ ", max_size=200), st.text(alphabet="bé;\\, ", max_size=80))
def test_any_text_comes_back_as_it_was(title: str, note: str) -> None:
    content = ical.feed(ABOUT, [decision(moment="2021-07-01", title=title)], [act(date="2021-07-01", note=note)])
    planned, taken = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert str(planned["summary"]) == f"Gepland: {title}"
    assert str(taken["description"]).startswith(note)
    entries = list(vobject.readOne(content.decode()).vevent_list)
    assert {entry.uid.value for entry in entries} == {"decisions-een@proef.koers", "acts-besluit@proef.koers"}


def test_an_example_says_so() -> None:
    assert ical.title_of("proef", made_up=True) == "Verzonnen voorbeeld: besluiten van proef"
    assert ical.title_of("proef") == "Besluiten van proef"
