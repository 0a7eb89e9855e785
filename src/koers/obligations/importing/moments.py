"""Reads a moment as a council's list writes it: a day, or for a plan also a month, a quarter or a year."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from .columns import MONTHS, plain

DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?")
YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T].*)?")
TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T.*)?")
# Only the American way to write a time has AM and PM, and there the month comes first.
MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}) \d{1,2}:\d{2}(?::\d{2})? ?[AP]M", re.IGNORECASE)
SINCE_1970 = re.compile(r"\\?/?Date\((-?\d{1,14})(?:[+-]\d{4})?\)\\?/?")
NO_DAY = ("0001-01-01", "01-01-0001", "1-1-0001", "0000-00-00", "00-00-0000")
HERE = ZoneInfo("Europe/Amsterdam")
SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
IN_WORDS = re.compile(r"(?:[a-z]{2,9} )?(\d{1,2}) ([a-z]{3,9}) (\d{4})(?: .*)?")
MONTH_IN_WORDS = re.compile(r"([a-z]{3,9}) (\d{4})")
MONTH = re.compile(r"(\d{1,2})[-/](\d{4})")
MONTH_AFTER = re.compile(r"(\d{4})[-/](\d{1,2})")
QUARTER = re.compile(r"(?:q([1-4])|([1-4])e? kwartaal|kwartaal ([1-4])) (\d{4})")
QUARTER_AFTER = re.compile(r"(\d{4}) (?:q([1-4])|([1-4])e? kwartaal|kwartaal ([1-4]))")
YEAR = re.compile(r"\d{4}")
# What spreadsheets count days from; earlier and later numbers are no days of a council's list.
ZERO, FIRST, LAST = date(1899, 12, 30), 20_000, 80_000
YEARS = range(1950, 2200)


def day(value: Any) -> str:
    """A full ISO date. Raises ValueError for anything else; an empty cell is ""."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime | date):
        return _iso(value.year, value.month, value.day)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _serial(value)
    text = str(value).strip()
    if not text or text.startswith(NO_DAY):  # how a system writes that there is none
        return ""
    if found := MONTH_FIRST.fullmatch(text):
        return _iso(int(found[3]), int(found[1]), int(found[2]))
    if found := SINCE_1970.fullmatch(text):
        moment = datetime.fromtimestamp(int(found[1]) / 1000, UTC).astimezone(HERE)
        return _iso(moment.year, moment.month, moment.day)
    if found := DAY_FIRST.fullmatch(text):
        return _iso(int(found[3]), int(found[2]), int(found[1]))
    if found := YEAR_FIRST.fullmatch(text):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := TOGETHER.fullmatch(text):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := SERIAL.fullmatch(text):
        return _serial(float(found[1]))
    if (found := IN_WORDS.fullmatch(plain(text))) and found[2] in MONTHS:
        return _iso(int(found[3]), MONTHS[found[2]], int(found[1]))
    raise ValueError(text)


def moment(value: Any) -> tuple[str, str]:
    """A partial ISO date, or the words of the source where it names no moment ("zo snel mogelijk"): one of both is "".

    Raises ValueError for what looks like a day and is none.
    """
    try:
        return day(value), ""
    except ValueError:
        text = str(value).strip()
    words = plain(text)
    if (found := MONTH.fullmatch(text)) and 1 <= int(found[1]) <= 12:
        return _in_years(int(found[2]), f"-{int(found[1]):02}"), ""
    if (found := MONTH_AFTER.fullmatch(text)) and 1 <= int(found[2]) <= 12:
        return _in_years(int(found[1]), f"-{int(found[2]):02}"), ""
    if (found := MONTH_IN_WORDS.fullmatch(words)) and found[1] in MONTHS:
        return _in_years(int(found[2]), f"-{MONTHS[found[1]]:02}"), ""
    if found := QUARTER.fullmatch(words):
        return _in_years(int(found[4]), f"-Q{found[1] or found[2] or found[3]}"), ""
    if found := QUARTER_AFTER.fullmatch(words):
        return _in_years(int(found[1]), f"-Q{found[2] or found[3] or found[4]}"), ""
    if YEAR.fullmatch(text):
        return _in_years(int(text), ""), ""
    if re.search(r"[a-z]{3}", words):
        return "", text
    raise ValueError(text)


def _iso(year: int, month: int, number: int) -> str:
    if year not in YEARS:
        raise ValueError(year)
    return date(year, month, number).isoformat()


def _in_years(year: int, rest: str) -> str:
    if year not in YEARS:
        raise ValueError(year)
    return f"{year}{rest}"


def _serial(value: float) -> str:
    """The day that a spreadsheet keeps as a number."""
    if not FIRST <= value <= LAST:
        raise ValueError(value)
    return (ZERO + timedelta(days=int(value))).isoformat()
