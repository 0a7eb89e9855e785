"""The due-date engine: known answers, and what must hold for every rule and calendar."""

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.obligations.terms import Calendar, Closed, Extension, NoTerm, Rule, term_of
from koers.obligations.terms.calendar import Kind
from koers.obligations.terms.engine import Recess, Unit
from koers.obligations.terms.holidays import holiday, holidays
from tests.site import ROOT

SUMMER = Closed(date(2023, 7, 10), date(2023, 8, 18), "zomerreces 2023")
CHRISTMAS = Closed(date(2023, 12, 25), date(2023, 12, 26), "Kerstmis", Kind.HOLIDAY)
NEW_YEAR = Closed(date(2024, 1, 1), date(2024, 1, 1), "Nieuwjaarsdag", Kind.HOLIDAY)
CALENDAR = Calendar([SUMMER, CHRISTMAS, NEW_YEAR])


def rule(amount: int, unit: Unit = Unit.DAY, **more: object) -> Rule:
    return Rule("reglement van orde, artikel 33, versie van 1 januari 2020", amount, unit, made_up=True, **more)  # type: ignore[arg-type]


def due(made: str, *given_rule: object, **more: object) -> date | None:
    return term_of(made=made, rule=rule(*given_rule, **more), calendar=CALENDAR).due  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "amount", "unit", "expected"),
    [
        ("2023-03-01", 30, Unit.DAY, date(2023, 3, 31)),
        ("2023-03-02", 30, Unit.DAY, date(2023, 4, 3)),  # 1 April 2023 is a Saturday
        ("2023-03-01", 6, Unit.WEEK, date(2023, 4, 12)),
        ("2024-01-31", 1, Unit.MONTH, date(2024, 2, 29)),
        ("2023-01-31", 1, Unit.MONTH, date(2023, 2, 28)),
        ("2024-02-29", 1, Unit.YEAR, date(2025, 2, 28)),
        ("2024-02-29", 4, Unit.YEAR, date(2028, 2, 29)),
        ("2023-02-28", 1, Unit.DAY, date(2023, 3, 1)),
        ("2024-02-28", 1, Unit.DAY, date(2024, 2, 29)),
        ("2023-12-22", 1, Unit.WORKING_DAY, date(2023, 12, 27)),
        ("2023-12-29", 1, Unit.WORKING_DAY, date(2024, 1, 2)),
        ("2023-12-18", 2, Unit.WEEK, date(2024, 1, 2)),
        ("2023-11-30", 3, Unit.MONTH, date(2024, 2, 29)),
        ("2023-12-15", 13, Unit.MONTH, date(2025, 1, 15)),
    ],
)
def test_known_answers(made: str, amount: int, unit: Unit, expected: date) -> None:
    assert due(made, amount, unit) == expected


def test_a_term_that_ends_in_the_recess_moves_to_the_first_working_day_after_it() -> None:
    term = term_of(made="2023-06-12", rule=rule(30, recess=Recess.SHIFTS), calendar=CALENDAR)
    assert term.due == date(2023, 8, 21)
    assert "reglement van orde, artikel 33, versie van 1 januari 2020" in term.words
    assert "valt in het reces (zomerreces 2023): eerste werkdag daarna" in term.words


def test_a_recess_that_pauses_does_not_count() -> None:
    # 28 days run until the recess of 40 days; two more days after it.
    assert due("2023-06-12", 30, recess=Recess.PAUSES) == date(2023, 8, 21)
    assert due("2023-07-07", 2, Unit.WORKING_DAY, recess=Recess.PAUSES) == date(2023, 8, 22)
    assert due("2023-06-12", 30, recess=Recess.IGNORED) == date(2023, 7, 12)


@pytest.mark.parametrize("recess", [Recess.SHIFTS, Recess.PAUSES])
def test_a_weekend_before_the_recess_does_not_end_in_the_recess(recess: Recess) -> None:
    # 30 days after 8 June is Saturday 8 July; Monday 10 July is the first day of the recess.
    term = term_of(made="2023-06-08", rule=rule(30, recess=recess), calendar=CALENDAR)
    assert term.due == date(2023, 8, 21)
    assert (
        "8 juli 2023 is geen werkdag (weekend) en daarna is het reces (zomerreces 2023): eerste werkdag na het reces"
        in term.words
    )
    assert due("2023-06-08", 30) == date(2023, 7, 10)  # where the recess counts


def test_a_recess_that_pauses_is_named() -> None:
    term = term_of(made="2023-06-12", rule=rule(30, recess=Recess.PAUSES), calendar=CALENDAR)
    assert "40 dagen reces (zomerreces 2023) tellen niet mee" in term.words


def test_public_holidays_are_worked_out_for_any_year() -> None:
    with (ROOT / "programmes/gedeeld/calendar_periods.csv").open(encoding="utf-8") as file:
        listed = {row["first_day"]: row["name"] for row in csv.DictReader(file) if row["kind"] == "public_holiday"}
    years = {int(day[:4]) for day in listed}
    assert {day.isoformat(): name for year in years for day, name in holidays(year).items()} == listed
    assert due("2031-11-27", 4, Unit.WEEK) == date(2031, 12, 29)  # Christmas on Thursday and Friday
    assert due("2020-11-27", 4, Unit.WEEK) == date(2020, 12, 28)
    assert holiday(date(2016, 5, 5)) == "Bevrijdingsdag en Hemelvaartsdag"
    assert (holiday(date(2025, 4, 26)), holiday(date(2025, 4, 27))) == ("Koningsdag", "")  # 27 April is a Sunday
    assert holiday(date(2008, 5, 1)) == "Hemelvaartsdag"
    assert holiday(date(2013, 4, 30)) == "Koninginnedag"


def test_a_term_before_a_meeting() -> None:
    term = term_of(made="2023-03-01", start="2023-03-20", rule=rule(8, Unit.DAY, before=True), calendar=CALENDAR)
    assert term.due == date(2023, 3, 10)  # 12 March 2023 is a Sunday
    assert "laatste werkdag daarvoor" in term.words


def test_a_question_put_after_the_term_had_passed_is_due_on_that_day() -> None:
    term = term_of(made="2023-03-17", start="2023-03-20", rule=rule(8, Unit.DAY, before=True), calendar=CALENDAR)
    assert (term.due, term.late_start) == (date(2023, 3, 17), True)


def test_an_agreed_month_is_due_on_its_last_day_whatever_the_weekday() -> None:
    term = term_of(planned="2023-04", made="2022-12-20")
    assert term.due == date(2023, 4, 30)
    assert term.words == "afgesproken voor april 2023; we tellen tot en met de laatste dag"
    in_words = term_of(planned="2026", said="deze coalitieperiode", made="2022-06-08")
    assert in_words.words == "afgesproken: deze coalitieperiode; we tellen tot en met de laatste dag van 2026"
    assert in_words.due == date(2026, 12, 31)
    named = term_of(planned="2022", said="uiterlijk eind 2022", made="2022-06-08")
    assert named.words == "afgesproken voor 2022; we tellen tot en met de laatste dag"
    assert (term.days_late(date(2023, 8, 1)), term.days_late(date(2023, 8, 29))) == (93, 121)


def test_no_rule_is_no_invented_date() -> None:
    unknown = term_of(made="2021-06-29", without_rule=NoTerm.UNKNOWN)
    assert (unknown.due, unknown.words, unknown.days_late(date(2023, 1, 1))) == (None, "geen termijn bekend", None)
    assert term_of(made="2021-11-03").words == "geen termijn afgesproken"
    assert term_of(rule=rule(30)).missing is NoTerm.NO_START


def test_all_dates_of_an_extended_term_stay() -> None:
    extensions = [
        Extension(date(2023, 6, 30), date(2023, 4, 20), "gemeenteraad", "cijfers ontbreken"),
        Extension(date(2023, 9, 29), date(2023, 6, 29), "gemeenteraad", "nog meer cijfers"),
    ]
    term = term_of(made="2023-03-01", rule=rule(30), calendar=CALENDAR, extensions=extensions[::-1])
    assert [day for day, _ in term.dates] == [date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 29)]
    assert term.due == date(2023, 9, 29)
    assert "toegestaan door gemeenteraad: nog meer cijfers (eerst: 31 maart 2023" in term.words


def test_an_imprecise_start_is_said() -> None:
    term = term_of(made="2023-09", rule=rule(30))
    assert term.due == date(2023, 10, 30)
    assert "de dag van het begin staat niet in de bron" in term.words


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Closed(date(2023, 8, 18), date(2023, 7, 10), "zomerreces")


days = st.dates(date(2019, 1, 1), date(2031, 12, 31))
periods = st.builds(
    lambda first, length, kind: Closed(first, first + timedelta(days=length), "vrij", kind),
    days, st.integers(0, 60), st.sampled_from(Kind),
)  # fmt: skip
calendars = st.lists(periods, max_size=12)
rules = st.builds(
    rule, st.integers(0, 60), st.sampled_from(Unit), before=st.just(False), recess=st.sampled_from(Recess)
)


@given(made=days, rule=rules, closed=calendars)
def test_never_before_the_start_event_and_always_on_a_working_day(made: date, rule: Rule, closed: list[Closed]) -> None:
    calendar = Calendar(closed)
    found = term_of(made=made.isoformat(), rule=rule, calendar=calendar).due
    assert found is not None
    assert found >= made
    assert not calendar.free(found)
    if rule.recess == Recess.SHIFTS:
        assert calendar.recess(found) is None


@given(made=days, later=st.integers(0, 90), amount=st.integers(0, 60), unit=st.sampled_from(Unit), closed=calendars)
def test_a_term_before_a_meeting_is_never_before_the_question(
    made: date, later: int, amount: int, unit: Unit, closed: list[Closed]
) -> None:
    meeting = made + timedelta(days=later)
    found = term_of(
        made=made.isoformat(),
        start=meeting.isoformat(),
        rule=rule(amount, unit, before=True),
        calendar=Calendar(closed),
    )
    assert found.due is not None
    assert made <= found.due <= max(meeting, made)


@given(made=st.lists(days, max_size=20), rule=rules, closed=calendars, moved=st.integers(-200, 200))
def test_moving_the_recess_never_loses_an_item(made: list[date], rule: Rule, closed: list[Closed], moved: int) -> None:
    by = timedelta(days=moved)
    other = [Closed(item.first + by, item.last + by, item.name, item.kind) for item in closed]
    for calendar in (Calendar(closed), Calendar(other)):
        assert all(term_of(made=day.isoformat(), rule=rule, calendar=calendar).due for day in made)


@given(made=days, rule=rules, closed=calendars, extra=periods)
def test_more_closed_days_never_make_a_term_shorter(
    made: date, rule: Rule, closed: list[Closed], extra: Closed
) -> None:
    without = term_of(made=made.isoformat(), rule=rule, calendar=Calendar(closed)).due
    with_it = term_of(made=made.isoformat(), rule=rule, calendar=Calendar([*closed, extra])).due
    assert without is not None
    assert with_it is not None
    assert with_it >= without


@given(closed=calendars, day=days)
def test_the_calendar_finds_what_a_plain_loop_finds(closed: list[Closed], day: date) -> None:
    calendar = Calendar(closed)
    in_recess = any(day in item for item in closed if item.kind == Kind.RECESS)
    is_free = (
        day.weekday() >= 5 or bool(holiday(day)) or any(day in item for item in closed if item.kind != Kind.RECESS)
    )
    assert (calendar.recess(day) is not None, bool(calendar.free(day))) == (in_recess, is_free)
    end = day + timedelta(days=90)
    plain = sum(any(day + timedelta(days=n) in item for item in closed if item.kind == Kind.RECESS) for n in range(91))
    assert calendar.recess_days(day, end) == plain
