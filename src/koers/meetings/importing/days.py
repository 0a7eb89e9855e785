"""Days and moments in the forms that councils' systems write them. Times with a zone become Dutch time."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")
TIME = r"(?:[T ,]+(?:om )?(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:[.:,]\d+)?(?: ?uur)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
YEAR_FIRST = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){TIME}", re.IGNORECASE)
DAY_FIRST = re.compile(rf"(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}){TIME}", re.IGNORECASE)
IN_WORDS = re.compile(rf"(?:[a-z]+ )?(\d{{1,2}}) ([a-z]+)\.? (\d{{4}}){TIME}", re.IGNORECASE)
TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")
MONTHS = (
    "jan",
    "feb",
    "maa",
    "apr",
    "mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
    "mrt",
    "may",
    "oct",
    "mar",
)
OTHER_NAMES = {13: 3, 14: 5, 15: 10, 16: 3}
EARLIEST, LATEST = 1600, 2199  # what a date in a package may be


def read_moment(text: str) -> str | None:
    """A day with a time (2023-08-29T19:30), a day (2023-08-29), a month or year; "" for an empty one, None when it is none."""
    text = " ".join(text.split())
    if not text or text.startswith(("0000-00-00", "0001-01-01", "00-00-0000", "01-01-0001")):
        return ""
    if found := TOGETHER.fullmatch(text):
        return _made(found[1], found[2], found[3])
    if found := YEAR_FIRST.fullmatch(text):
        return _made(found[1], found[2], found[3], *found.groups()[3:])
    if found := DAY_FIRST.fullmatch(text):
        return _made(found[3], found[2], found[1], *found.groups()[3:])
    if found := IN_WORDS.fullmatch(text):
        month = _month(found[2])
        return _made(found[3], str(month), found[1], *found.groups()[3:]) if month else None
    if (found := PARTIAL.fullmatch(text)) and EARLIEST <= int(found[1]) <= LATEST:
        return text if not found[2] or 1 <= int(found[2]) <= 12 else None
    return None


def _month(name: str) -> int:
    short = name.lower()[:3]
    if short not in MONTHS:
        return 0
    place = MONTHS.index(short) + 1
    return OTHER_NAMES.get(place, place)


def _made(
    year: str, month: str, day: str, hour: str | None = None, minute: str | None = None, zone: str | None = None
) -> str | None:
    try:
        if not EARLIEST <= int(year) <= LATEST:
            return None
        if hour is None or minute is None:
            return date(int(year), int(month), int(day)).isoformat()
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute))
        if zone:
            moment = moment.replace(tzinfo=_zone(zone)).astimezone(HERE)
    except (ValueError, OverflowError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M")


def _zone(zone: str) -> timezone:
    if zone.upper() == "Z":
        return UTC
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if zone[0] == "-" else size)
