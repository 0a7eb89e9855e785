"""Days of a partial date, read often: 100,000 obligations share few days."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import TypeVar

from koers.kernel import days

T = TypeVar("T")


@lru_cache(maxsize=65_536)
def first_day(text: str) -> date:
    """The first day that a partial date (2023, 2023-Q2, 2023-04 or 2023-04-30) can mean. Raises ValueError for another."""
    return days.first_day(text)


@lru_cache(maxsize=65_536)
def last_day(text: str) -> date:
    """The last day that a partial date can mean. Raises ValueError for another."""
    return days.last_day(text)


def in_order(items: Iterable[T], on: Callable[[T], str]) -> list[T]:
    """Items by their partial date. A period that can still lie after the one before it keeps its place: "2023" may follow 1 April 2023.

    Each goes before the first that surely comes after it, so that whole days stand in their own order.
    """
    found: list[T] = []
    for item in items:
        latest = last_day(on(item))
        place = next((number for number, other in enumerate(found) if first_day(on(other)) > latest), len(found))
        found.insert(place, item)
    return found
