"""Dates and periods in Dutch."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koers.kernel.components.formatting import at_period, machine_date, period, period_range


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2023-08-29", "29 augustus 2023"),
        ("2023-11", "november 2023"),
        ("2023", "2023"),
        ("2024-Q2", "2e kwartaal 2024"),
        ("2022/2023", "schooljaar 2022/2023"),
        ("2016-2020", "2016 tot en met 2020"),
        (date(2022, 3, 1), "1 maart 2022"),
        (datetime(2022, 3, 1, 12), "1 maart 2022"),
    ],
)
def test_each_kind_of_period(text: date | str, shown: str) -> None:
    assert period(text) == shown


@pytest.mark.parametrize(
    "text", ["", "2023-13", "2023-02-30", "2024-Q5", "2022/2024", "2020-2016", "startsituatie", "23-1-2020", "2023-1"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"period|day|month|format"):
        period(text)


@given(st.dates(date(1000, 1, 1)))
def test_a_day_is_written_the_same_from_text_and_from_a_date(day: date) -> None:
    assert period(day.isoformat()) == period(day)
    assert period(day).startswith(f"{day.day} ")
    assert period(day).endswith(f" {day.year}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-08-29", "op 29 augustus 2023"),
        (date(2022, 3, 1), "op 1 maart 2022"),
        ("2023-11", "in november 2023"),
        ("2023", "in 2023"),
        ("2024-Q2", "in het 2e kwartaal 2024"),
        ("2022/2023", "in het schooljaar 2022/2023"),
    ],
)
def test_when_something_is(text: date | str, words: str) -> None:
    assert at_period(text) == words


def test_from_and_to() -> None:
    assert period_range("2019", "2027") == "2019 tot en met 2027"
    assert period_range("2019", "2019") == "2019"
    assert period_range("2022-04", "") == "vanaf april 2022"
    assert period_range(None, date(2031, 12, 31)) == "tot en met 31 december 2031"
    assert period_range("", None) == ""


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("2023-08-29", "2023-08-29"),
        ("2023-11", "2023-11"),
        ("2023", "2023"),
        ("2024-Q2", ""),
        ("2022/2023", ""),
        ("2016-2020", ""),
        (date(2023, 1, 2), "2023-01-02"),
    ],
)
def test_what_may_stand_in_a_datetime_attribute(text: date | str, machine: str) -> None:
    assert machine_date(text) == machine
