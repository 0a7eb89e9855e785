"""The public holidays of the Netherlands, by the rule of the law: Algemene termijnenwet, article 3.

The law names days, not dates, so any year can be worked out. A day that the government adds by decree, or that a
municipality closes, is a row of the calendar.
"""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

SUNDAY = 6
FIRST_KING = 2014  # before, the Queen's day was on 30 April


@lru_cache(maxsize=1024)
def holidays(year: int) -> dict[date, str]:
    """Every public holiday of a year with its name; two on one day are both named."""
    sunday = easter(year)
    found: dict[date, str] = {}
    for day, name in (
        (date(year, 1, 1), "Nieuwjaarsdag"),
        (sunday - timedelta(days=2), "Goede Vrijdag"),
        (sunday + timedelta(days=1), "Tweede paasdag"),
        _birthday(year),
        (date(year, 5, 5), "Bevrijdingsdag"),
        (sunday + timedelta(days=39), "Hemelvaartsdag"),
        (sunday + timedelta(days=50), "Tweede pinksterdag"),
        (date(year, 12, 25), "Eerste kerstdag"),
        (date(year, 12, 26), "Tweede kerstdag"),
    ):
        found[day] = f"{found[day]} en {name}" if day in found else name
    return found


def holiday(day: date) -> str:
    """The name of the public holiday on a day, "" on another day."""
    return holidays(day.year).get(day, "")


def _birthday(year: int) -> tuple[date, str]:
    """The day on which the birthday of the King is celebrated; never on a Sunday."""
    day = date(year, 4, 27) if year >= FIRST_KING else date(year, 4, 30)
    name = "Koningsdag" if year >= FIRST_KING else "Koninginnedag"
    return day - timedelta(days=day.weekday() == SUNDAY), name
