"""Days, and their place on an axis of years."""

from datetime import date

from koers.indicators.periods import DAYS_A_YEAR
from koers.kernel.days import first_day, last_day

__all__ = ["first_day", "last_day", "year_of"]


def year_of(day: date) -> float:
    """The place of a day on the axis, where 2022.25 is April 2022."""
    return day.year + (day.timetuple().tm_yday - 1) / DAYS_A_YEAR
