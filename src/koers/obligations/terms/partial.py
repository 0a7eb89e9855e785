"""Days of a partial date, read often: 100,000 obligations share few days."""

from datetime import date
from functools import lru_cache

from koers.kernel import days


@lru_cache(maxsize=65_536)
def first_day(text: str) -> date:
    """The first day that a partial date (2023, 2023-Q2, 2023-04 or 2023-04-30) can mean. Raises ValueError for another."""
    return days.first_day(text)


@lru_cache(maxsize=65_536)
def last_day(text: str) -> date:
    """The last day that a partial date can mean. Raises ValueError for another."""
    return days.last_day(text)
