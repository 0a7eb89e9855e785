"""What is worked out for councils when an edition is built, against slow ways of finding the same."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.council_window.test_window import Publish, city, item, owed
from tests.factories import SOURCE
from tests.obligations.conftest import obligation, step

DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 12)), st.sets(st.integers(0, 12)), st.integers(0, 12))
def test_the_municipality_is_the_nearest_one_around(parents: dict[int, int], places: set[int], start: int) -> None:
    from koers.council_window.summary.where import municipality

    known = {str(n): (str(parents[n]) if n in parents else None, n in places) for n in range(13)}

    here: int | None = start
    for _ in range(14):  # longer than any way without a circle
        if here is None or here in places:
            break
        here = parents.get(here)
    else:
        here = None
    assert municipality(str(start), known) == (None if here is None else str(here))


@given(DAYS, DAYS)
def test_days_between_a_question_and_its_answer(asked: date, came: date) -> None:
    from koers.council_window.summary.making import days_between

    found = days_between(asked.isoformat(), came.isoformat())
    assert found == ((came - asked).days if came >= asked else None)
    assert days_between(asked.isoformat()[:7], came.isoformat()) is None
    assert days_between("", came.isoformat()) is None


@pytest.mark.parametrize(
    ("list_", "direction", "answers", "lane"),
    [
        ("information", "college naar raad", None, "told"),
        ("information", "besluit", None, "decided"),
        ("information", "", None, "told"),
        ("questions", "vraag of motie", None, "asked"),
        ("questions", "", None, "asked"),
        ("questions", "antwoord", None, "answered"),
        ("questions", "", "een-vraag", "answered"),
        ("speakers", "", None, "spoke"),
        ("ideas", "", None, "idea"),
    ],
)
def test_lanes(list_: str, direction: str, answers: str | None, lane: str) -> None:
    from koers.council_window.summary.lanes import lane_of

    assert lane_of(list_, direction, answers) == lane


@pytest.mark.parametrize(
    ("system", "names"),
    [
        ("", [""]),
        ("Monitor", ["Monitor"]),
        ("Zicht; CBS, Kerncijfers", ["Zicht", "CBS, Kerncijfers"]),
        ("A; ;A", ["A"]),
    ],
)
def test_the_monitors_that_a_passport_names(system: str, names: list[str]) -> None:
    from koers.council_window.summary import monitors

    assert monitors.names(system) == names


@pytest.mark.django_db
def test_what_is_owed_is_what_the_register_holds(published: Publish, db: Any) -> None:
    """On any day the counts are those of all rows looked at one by one."""
    from koers.council_window.queries.window import late
    from koers.council_window.queries.window import owed as counted
    from koers.kernel.editions.reading import edition_context
    from koers.obligations.models import ObligationTerm

    many = [row | {"id": f"{row['id']}-{n}"} for n in range(3) for row in owed()]
    edition = published(
        **city(
            obligations=[*many, obligation("klaar", planned="2022-01")],
            obligation_steps=[step("klaar", "2022-02-01", "settled", "raad")],
        )
    )
    with edition_context(edition):
        terms = [
            (term.obligation.kind, term.due, term.known)
            for term in ObligationTerm.objects.filter(still_open=True).select_related("obligation__owed_to")
            if term.obligation.owed_to_id == "raad"
        ]
        for day in (date(2020, 1, 1), date(2022, 12, 31), date(2023, 1, 1), date(2024, 1, 1), date(2198, 12, 1)):
            found = {row.kind: row for row in counted(["proef"], day)}
            for kind in {kind for kind, _, _ in terms}:
                own = [(due, known) for other, due, known in terms if other == kind]
                past = [(due, known) for due, known in own if due and due < day.isoformat()]
                assert found[kind].open == len(own)
                assert found[kind].late == len(past)
                assert found[kind].overdue == sum(known >= due for due, known in past)
                assert found[kind].without == sum(not due for due, _ in own)
            ids = {row.id for row in late([], list(found.values()), ["proef"], day).late}
            assert ids <= {f"te-laat-{n}" for n in range(3)} | {f"onbekend-{n}" for n in range(3)}
            told = sum(row.overdue for row in found.values())
            assert len(ids) == (told or sum(row.untold for row in found.values()))


@pytest.mark.django_db
def test_the_last_report_and_the_agreements(published: Publish, db: Any) -> None:
    from koers.council_window.queries.summaries import summaries
    from koers.kernel.editions.reading import edition_context

    rows = [
        obligation("ritme", "information_agreement", type="standing", made_on="2021"),
        obligation("eerste", "information_agreement", type="once", planned="2022-04", made_on="2022-01"),
        obligation("tweede", "information_agreement", type="once", planned="2023-04"),
        obligation("brief", "pledge", planned="2023-04"),
    ]
    steps = [
        step("eerste", "2022-05-02", "came", "college"),
        step("tweede", "2023-05", "came", "college"),
        step("brief", "2023-10-01", "settled", "raad"),
    ]
    edition = published(**city(obligations=rows, obligation_steps=steps))
    with edition_context(edition):
        found = summaries(["proef"])["proef"]
        assert (found.last_report_id, found.last_report_on) == ("tweede", "2023-05-31")
        assert found.agreements_on == "2021"
        assert found.municipality_id == "stad"


@pytest.mark.django_db
def test_items_are_counted_by_month(published: Publish, db: Any) -> None:
    from koers.council_window.queries.log import Choice, places, read, tallies
    from koers.kernel.editions.reading import edition_context

    rows = [
        item("a", date="2021-05-01"), item("b", date="2021-05-09"), item("c", date="2021"),
        item("e", "questions", date="2022-01-01"), item("f", "questions", date="2022-02-01", answers="e"),
    ]  # fmt: skip
    edition = published(**city(council_items=rows))
    with edition_context(edition):
        found = tallies(["proef"])
        assert dict(found.by_lane()) == {"told": 3, "asked": 1, "answered": 1}
        assert found.years == ["2022", "2021"]
        for choice in (
            Choice(),
            Choice(list="questions"),
            Choice(year="2021"),
            Choice(list="information", year="2022"),
        ):
            assert found.count(choice) == len(places(["proef"], choice))

        assert [row.pk for row in read(places(["proef"], Choice()))] == ["f", "e", "b", "a", "c"]
        assert [row.pk for row in read(places(["proef"], Choice(oldest=True))[:2])] == ["c", "a"]


@pytest.mark.django_db
def test_monitors_with_their_last_figure(published: Publish, visitor: Any) -> None:
    from tests import factories

    indicators = [factories.indicator(system="Zicht; CBS", frequency="elk jaar"), factories.indicator("leeg", system="Zicht"), factories.indicator("los")]  # fmt: skip
    places = [
        {"id": "een", "programme": "proef", "name": "zicht", "place": "budget", "why": "Past daar.", "basis": "editorial", "source": SOURCE},
        {"id": "twee", "programme": "proef", "name": "Enquête", "frequency": "elke twee jaar", "basis": "source", "source": SOURCE},
    ]  # fmt: skip
    published(**city(indicators=indicators, monitoring_sources=places))
    page = visitor.get("/raad/stad/bronnen/").content.decode()
    assert "Er zijn 3 monitors die over de programma’s van deze raad gaan. Van 2 heeft Koers een cijfer." in page
    assert "Bij 1 is voorgesteld waar de raad ze vindt." in page
    assert "Bij 1 indicator staat in de bron niet waar het cijfer vandaan komt." in page
    rows = visitor.get("/raad/stad/bronnen/?csv=monitors").content.decode("utf-8-sig").splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == ["CBS", "Zicht", "Bron niet vermeld", "Enquête"]
    assert rows[1] == "Zicht,elk jaar,2,2023,begroting en jaarstukken"
    assert rows[3] == "Enquête,elke twee jaar,0,geen cijfer in onze bronnen,nog geen voorstel"


def test_the_picture_says_where_the_sources_end() -> None:
    """An empty year after the last source would be read as a year of silence."""
    from koers.council_window.drawings.lanes import narrow, wide

    marks = {"Verteld (1 keer)": [(date(2022, 1, 1), 1)], "Gevraagd (1 keer)": [(date(2023, 9, 1), 1)]}
    for draw in (wide, narrow):
        assert "houden hier op" in draw(marks, date(2026, 11, 15), "t", "d", date(2023, 11, 30))
        assert "houden hier op" not in draw(marks, date(2023, 12, 15), "t", "d", date(2023, 11, 30))
        assert "houden hier op" not in draw(marks, date(2026, 11, 15), "t", "d")


@pytest.mark.django_db
def test_the_window_and_the_page_of_deviations_have_one_period(published: Publish, visitor: Any) -> None:
    from koers.council_window.deviations import default_period
    from koers.council_window.queries.councils import council_of
    from koers.council_window.queries.listening import heard
    from koers.kernel.editions.reading import edition_context

    edition = published(**city(obligations=owed()))
    with edition_context(edition):
        council = council_of("stad")
        assert council is not None
        day = date(2026, 11, 21)
        found = heard(council, day)
        assert (found.first, found.last) == default_period(["proef"], day)
        assert found.ends == (found.last < day)
        later = heard(council, day, date(2199, 1, 1))
        assert later.first <= later.last
