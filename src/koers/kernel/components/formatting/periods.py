"""Dates and periods in Dutch.

The machine's text says which kind of period it is: 2023-08-29 (day), 2023-11 (month), 2024-Q2 (quarter), 2023 (year),
2022/2023 (school year), 2016-2020 (several years).
"""

import re
from datetime import date

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEAR = re.compile(r"\d{4}")
_SCHOOL_YEAR = re.compile(r"(\d{4})/(\d{4})")
_YEARS = re.compile(r"(\d{4})-(\d{4})")


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period(value: date | str) -> str:
    """A date or period in words: "2023-11" becomes "november 2023", "2024-Q2" "2e kwartaal 2024".

    Raises ValueError for text that is no period.
    """
    if isinstance(value, date):
        return _day(value)
    if _DAY.fullmatch(value):
        return _day(date.fromisoformat(value))
    if _YEAR.fullmatch(value):
        return value
    if match := _MONTH.fullmatch(value):
        return f"{MONTHS[int(match[2]) - 1]} {match[1]}"
    if match := _QUARTER.fullmatch(value):
        return f"{match[2]}e kwartaal {match[1]}"
    if (match := _SCHOOL_YEAR.fullmatch(value)) and int(match[2]) == int(match[1]) + 1:
        return f"schooljaar {value}"
    if (match := _YEARS.fullmatch(value)) and int(match[2]) > int(match[1]):
        return f"{match[1]} tot en met {match[2]}"
    raise ValueError(f"{value!r} is not a period")


def period_range(start: date | str | None, end: date | str | None) -> str:
    """From and to in words; either may be missing: "2019 tot en met 2027", "vanaf 2022", "tot en met 2027", "".

    Raises ValueError as ``period`` does.
    """
    if start and end:
        return period(start) if start == end else f"{period(start)} tot en met {period(end)}"
    if start:
        return f"vanaf {period(start)}"
    return f"tot en met {period(end)}" if end else ""


def at_period(value: date | str) -> str:
    """When something is, in a sentence: "op 8 juni 2022", "in juni 2022", "in het 2e kwartaal 2024". Raises ValueError as ``period``."""
    words = period(value)
    if isinstance(value, date) or _DAY.fullmatch(value):
        return f"op {words}"
    return f"in het {words}" if _QUARTER.fullmatch(value) or _SCHOOL_YEAR.fullmatch(value) else f"in {words}"


def machine_date(value: date | str) -> str:
    """What may stand in a ``datetime`` attribute: a day, month or year; "" for the other periods."""
    text = value.isoformat() if isinstance(value, date) else value
    return text if any(kind.fullmatch(text) for kind in (_DAY, _MONTH, _YEAR)) else ""
