"""When something came, how late that was, since when it is owed, and what never was owed: known answers."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.kernel.editions.reading import edition_context
from koers.obligations import ages
from koers.obligations.flows import STATES, came_at
from koers.obligations.models import ObligationTerm
from koers.obligations.terms import last_day
from tests.obligations.conftest import council, obligation, step

Publish = Callable[..., Any]


@pytest.mark.parametrize(
    ("states", "place"),
    [
        ([], None),
        (["came", "kept"], 0),
        (["came", "not_kept"], None),
        (["kept"], 0),
        (["not_kept"], None),
        (["dropped"], None),
        (["started", "proposed", "settled"], 1),
        (["proposed", "dropped"], None),
        (["proposed", "started"], None),  # the council sent it back
        (["proposed", "started", "proposed", "settled"], 2),
        (["settled"], 0),
        (["answered"], 0),
        (["withdrawn"], None),
        (["accepted", "proposed"], 1),
        (["researching", "reported"], 1),
    ],
)
def test_it_came_when_it_first_was_there(states: list[str], place: int | None) -> None:
    assert came_at(states) == place


@given(st.lists(st.sampled_from(sorted(STATES)), max_size=8))
def test_the_first_of_the_states_at_the_end_in_which_it_was_there(states: list[str]) -> None:
    """A slow and plain way to say the same."""
    tail: list[int] = []
    for number in reversed(range(len(states))):
        if not STATES[states[number]].came:
            break
        tail.append(number)
    assert came_at(states) == (tail[-1] if tail else None)


@pytest.mark.parametrize(
    ("due", "came", "known", "still_open", "late"),
    [
        ("2025-04-30", "2025-04-10", "2026-01-01", False, 0),
        ("2025-04-30", "2025-05-02", "2026-01-01", False, 2),
        ("2025-04-30", "", "2026-01-01", False, 0),  # dropped, or not kept: it never came
        ("2025-04-30", "", "2025-06-30", True, 61),  # counted to the end of the source
        ("2025-04-30", "", "2025-04-30", True, 0),
        ("2025-04-30", "", "", True, 0),
        ("", "2025-05-02", "2026-01-01", False, 0),
    ],
)
def test_days_late(due: str, came: str, known: str, still_open: bool, late: int) -> None:
    assert ages.days_late(due, came, known, date(2026, 11, 21), still_open=still_open) == late


@pytest.mark.parametrize(
    ("due", "came_on", "late", "unsure"),
    [
        ("2020-03-10", "2020-03", 0, True),  # it can have come on the first of March
        ("2020-02-29", "2020-03", 1, False),  # even on the first of March it was a day late
        ("2020-03-31", "2020-03", 0, False),
        ("2020-06-30", "2020", 0, True),
        ("2020-02-10", "2020-Q1", 0, True),
        ("2020-02-10", "2020-Q2", 51, False),
        ("2020-03-10", "2020-03-11", 1, False),
        ("2020-03-10", "2020-03-10", 0, False),
        ("2020-03-10", "", 0, True),
        ("", "2020-03", 0, False),
    ],
)
def test_a_month_or_year_is_late_only_when_its_first_day_is(due: str, came_on: str, late: int, unsure: bool) -> None:
    came = last_day(came_on).isoformat() if came_on else "2021-01-01"
    found = ages.days_late(due, came, "2026-01-01", date(2026, 11, 21), still_open=False, came_on=came_on)
    assert (found, ages.is_unsure(due, came, came_on)) == (late, unsure)


@pytest.mark.parametrize(
    ("since", "known", "age"),
    [
        ("2023-10-31", "2023-11-30", ages.Age(30, date(2023, 11, 30), exact=True)),
        ("2023-10", "2023-11-30", ages.Age(30, date(2023, 11, 30), exact=False)),
        ("2023-11", "2023-11-30", None),  # of neither end a day is known
        ("2021", "2021-12-31", None),
        ("2023-10-31", "2030-01-01", ages.Age(31, date(2023, 12, 1), exact=True)),  # never after today
        ("", "2023-11-30", None),
    ],
)
def test_the_age_counts_as_far_as_the_sources_tell(since: str, known: str, age: ages.Age | None) -> None:
    assert ages.age(since, known, date(2023, 12, 1)) == age


REPORT = {"kind": "information_agreement", "type": "once", "made_on": "2023-01-10", "planned": "2023-04"}


@pytest.mark.django_db
def test_what_came_in_time_is_not_late_when_the_council_takes_its_time(published: Publish, visitor: Any) -> None:
    rows = [
        obligation("op-tijd", **REPORT),
        obligation("nooit", **REPORT | {"kind": "information_agreement"}),
        obligation("belofte", made_on="2023-01-10", planned="2023-06"),
        obligation("gemeld", made_on="2023-01-10", planned="2023-06"),
        obligation("vervallen", made_on="2023-01-10", planned="2023-04"),
    ]
    steps = [
        step("op-tijd", "2023-04-10", "came", "college"), step("op-tijd", "2023-06-30", "kept", "raad"),
        step("nooit", "2023-06-30", "not_kept", "raad"),
        step("belofte", "2023-06-01", "proposed", "college"), step("belofte", "2023-11-01", "settled", "raad"),
        step("gemeld", "2023-07-02", "proposed", "college"),
        step("vervallen", "2023-06-30", "dropped", "raad"),
    ]  # fmt: skip
    published(**council(*rows, obligation_steps=steps))

    def page(path: str) -> str:
        answer = visitor.get(f"/programma/proef/{path}")
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    reports = page("informatieafspraken/")
    assert (
        "Er waren 2 berichten gepland. In onze bronnen kwam er geen later dan gepland. 1 is niet nagekomen." in reports
    )
    assert "Titel nooit: gekomen" not in reports
    assert "Titel nooit: niet nagekomen" in reports
    assert "10 april 2023" in reports
    assert "61 dagen" not in reports
    assert "Nagekomen op 30 juni 2023. Het kwam op 10 april 2023." in page("verplichtingen/op-tijd/")
    assert "Niet nagekomen op 30 juni 2023." in page("verplichtingen/nooit/")
    assert "Afgedaan op 1 november 2023. Het kwam op 1 juni 2023." in page("verplichtingen/belofte/")
    assert "Vervallen op 30 juni 2023." in page("verplichtingen/vervallen/")
    assert "dat was op 2 juli 2023, 2 dagen later dan gepland." in page("verplichtingen/gemeld/")
    register = page("verplichtingen/?lijst=alles")
    assert "dagen later" in register  # the one that came two days after its term
    assert "154 dagen" not in register
    assert "hadden" not in page("verplichtingen/")  # what was reported as done waits for the council: it is not late


@pytest.mark.django_db
def test_what_asks_nothing_is_neither_open_nor_closed(published: Publish, visitor: Any) -> None:
    rows = [
        obligation("blijft", "coalition_commitment", type="keep", owed_to="", made_on="2023-01-01"),
        obligation("conclusie", "audit_recommendation", type="conclusion", made_on="2023-01-01"),
        obligation("klaar", "written_question", made_on="2023-01-01"),
        obligation("open", made_on="2023-01-01"),
        obligation("gestopt", "coalition_commitment", type="keep", owed_to="", owes="college", made_on="2023-01-01"),
    ]
    steps = [step("klaar", "2023-02-01", "answered", "college"), step("gestopt", "2023-03-01", "ended", "college")]
    published(**council(*rows, obligation_steps=steps))

    def shown(which: str) -> set[str]:
        page = visitor.get(f"/programma/proef/verplichtingen/?lijst={which}").content.decode()
        return {row["id"] for row in rows if f"Titel {row['id']}" in page}

    page = " ".join(visitor.get("/programma/proef/verplichtingen/").content.decode().split())
    assert "Er staat 1 verplichting open van de 3." in page
    assert "Het register heeft nog 2 regels waarin niemand iets moet doen" in page
    assert shown("klaar") == {"klaar", "gestopt"}
    assert shown("vraagt-niets") == {"blijft", "conclusie"}
    assert shown("open") == {"open"}
    assert shown("alles") == {row["id"] for row in rows}


@pytest.mark.django_db
def test_nothing_is_owed_since_for_ever(published: Publish) -> None:
    from koers.kernel.editions.reading import edition_context
    from koers.obligations.models import ObligationTerm

    whole = obligation("geheel", "information_agreement", type="standing", made_on="2022-12-20")
    rows = [
        whole,
        obligation("gemaakt", made_on="2023-02", starts_on="2023-06-01"),
        obligation("begin", starts_on="2023-06-01", part_of="geheel"),
        obligation("deel", "information_agreement", type="once", part_of="geheel", planned="2023-04"),
        obligation("stap", known_from="2023-09"),
        obligation("gepland", planned="2023-04"),
        obligation("bron"),
    ]
    edition = published(**council(*rows, obligation_steps=[step("stap", "2023-03-04", "started", "college")]))
    with edition_context(edition, lambda _: None):
        since = dict(ObligationTerm.objects.values_list("obligation_id", "since"))
        known = dict(ObligationTerm.objects.values_list("obligation_id", "known"))
    assert since == {
        "geheel": "2022-12-20", "gemaakt": "2023-02", "begin": "2023-06-01", "deel": "2022-12-20", "stap": "2023-03-04",
        "gepland": "2023-04", "bron": "2023-11",
    }  # fmt: skip
    assert known["bron"] == "2023-11-30"
    assert known["stap"] == "2023-09-30"


@pytest.mark.django_db
def test_moments_stand_in_the_order_in_which_they_end(published: Publish, visitor: Any) -> None:
    quarter = obligation("kwartaal", **REPORT | {"planned": "2023-Q2"})
    published(**council(quarter, obligation("maand", **REPORT | {"planned": "2023-09"})))
    page = visitor.get("/programma/proef/informatieafspraken/").content.decode()
    timeline = page[page.index('<ol class="tl">') :]
    assert timeline.index("Titel kwartaal") < timeline.index("Titel maand")


@pytest.mark.django_db
def test_a_vague_step_after_a_whole_day_is_the_last(published: Publish) -> None:
    steps = [step("x", "2023-04-01", "proposed", "college"), step("x", "2023", "settled", "raad")]
    edition = published(**council(obligation("x", made_on="2023-01-10"), obligation_steps=steps))
    with edition_context(edition, lambda _: None):
        assert ObligationTerm.objects.get().state == "settled"
