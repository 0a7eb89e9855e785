"""The period a figure is about: a day, month, quarter, year, school year or several years.

Written as ``2023-09-10``, ``2023-09``, ``2023-Q2``, ``2023``, ``2022/2023`` (school year) or ``2016-2020`` (from, up to
and including). Empty means the source does not state it.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import floor
from typing import Annotated

from pydantic import AfterValidator

from koers.kernel.packages.rows import PARTIAL_DATE, YEAR, is_real_day, wrong

SCHOOL_YEAR = re.compile(rf"({YEAR})/({YEAR})")
YEARS = re.compile(rf"({YEAR})-({YEAR})")
DAYS_A_YEAR = 365.25


class PeriodKind(StrEnum):
    """How long the period is."""

    UNKNOWN = "unknown"
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    YEARS = "years"


HALF_LENGTHS = {
    PeriodKind.DAY: 0.5 / DAYS_A_YEAR,
    PeriodKind.MONTH: 1 / 24,
    PeriodKind.QUARTER: 1 / 8,
    PeriodKind.YEAR: 1 / 2,
    PeriodKind.SCHOOL_YEAR: 1 / 2,
}


@dataclass(frozen=True, order=True)
class Period:
    """A period. ``time`` is its middle in years, where a calendar year 2023 is 2023.0, so that series can be drawn."""

    time: float | None
    text: str
    kind: PeriodKind

    @property
    def year(self) -> int | None:
        """The calendar year it starts in."""
        return int(self.text[:4]) if self.text else None

    @property
    def middle_year(self) -> int | None:
        """The calendar year its middle lies in: 2018 for 2016-2020, 2023 for the school year 2022/2023."""
        return None if self.time is None else floor(self.time + 0.5)

    @property
    def beginning(self) -> float | None:
        """When it begins, on the scale of ``time``; of several years the beginning of the first."""
        if self.time is None or self.kind not in HALF_LENGTHS:
            return None if self.time is None else float(self.text[:4]) - 0.5
        return self.time - HALF_LENGTHS[self.kind]


def parse_period(text: str) -> Period:
    """Read a period. Raises ValueError when it is not one."""
    if not text:
        return Period(None, "", PeriodKind.UNKNOWN)
    if match := SCHOOL_YEAR.fullmatch(text):
        first, last = int(match[1]), int(match[2])
        if last != first + 1:
            raise ValueError("a school year joins two years in a row")
        return Period(first + 7 / 12, text, PeriodKind.SCHOOL_YEAR)
    if match := YEARS.fullmatch(text):
        first, last = int(match[1]), int(match[2])
        if last <= first:
            raise ValueError("the last year comes after the first")
        return Period((first + last) / 2, text, PeriodKind.YEARS)
    if not PARTIAL_DATE.fullmatch(text) or not is_real_day(text):
        raise ValueError("not a period")
    year = int(text[:4])
    if len(text) == 4:
        return Period(float(year), text, PeriodKind.YEAR)
    if text[5] == "Q":
        return Period(year + (int(text[6]) - 0.5) / 4 - 0.5, text, PeriodKind.QUARTER)
    if len(text) == 7:
        return Period(year + (int(text[5:]) - 0.5) / 12 - 0.5, text, PeriodKind.MONTH)
    day = date.fromisoformat(text)
    return Period(year + (day.timetuple().tm_yday - 0.5) / DAYS_A_YEAR - 0.5, text, PeriodKind.DAY)


def _period_text(text: str) -> str:
    try:
        parse_period(text)
    except ValueError:
        raise wrong(
            f"'{text}' is geen periode.",
            "Schrijf 2023, 2023-11, 2023-Q2, 2023-11-22, 2022/2023 (schooljaar) of 2016-2020 (meer jaren).",
        ) from None
    return text


PeriodText = Annotated[str, AfterValidator(_period_text)]
