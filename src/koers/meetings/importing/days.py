"""Days and moments in the forms that councils' systems write them. Times with a zone become Dutch time."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")
TIME = r"(?:[T ,]+(?:om )?(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:[.:,]\d+)?(?: ?uur)?\s*(Z|GMT|UTC|[+-]\d{2}:?\d{2})?)?"
YEAR_FIRST = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){TIME}", re.IGNORECASE)
DAY_FIRST = re.compile(rf"(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}){TIME}", re.IGNORECASE)
IN_WORDS = re.compile(rf"(?:[a-z]+[.,]{{0,2}} )?(\d{{1,2}})[ -]([a-z]+)\.?[ -](\d{{4}}){TIME}", re.IGNORECASE)
TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(?:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?")
# "/Date(1518093000000+0100)/" in milliseconds, and a bare number of seconds or milliseconds since 1970: always a moment of UTC.
SINCE_1970 = re.compile(r"\\?/?Date\((-?\d{1,14})(?:[+-]\d{4})?\)\\?/?|(\d{9,10})|(\d{12,13})", re.IGNORECASE)
# Only the American way to write a time has AM and PM, and there the month comes first.
MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}) (\d{1,2}):(\d{2})(?::\d{2})? ?([AP])\.?M\.?", re.IGNORECASE)
CLOCK = re.compile(r"(?:T|om )?(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?(?: ?uur)?", re.IGNORECASE)
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
        return _made(*found.groups())
    if found := SINCE_1970.fullmatch(text):
        milliseconds = found[1] or found[3]
        return _since_1970(int(milliseconds) / 1000 if milliseconds else int(found[2]))
    if found := MONTH_FIRST.fullmatch(text):
        hour = int(found[4]) % 12 + (12 if found[6].upper() == "P" else 0)
        return _made(found[3], found[1], found[2], str(hour), found[5])
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


def with_clock(day: str, clock: str) -> str:
    """A day with the time that stands in another field ("19:30"); "" when one of both is no such thing."""
    found = CLOCK.fullmatch(" ".join(clock.split()))
    if not found or len(day) < 10:
        return ""
    return _made(day[:4], day[5:7], day[8:10], found[1], found[2]) or ""


def ends(start: str, day: str, clock: str) -> str:
    """The end of a meeting whose time stands in a field of its own; one before the begin is of the night after."""
    end = with_clock(day, clock)
    if end and start[:10] == end[:10] and end < start and end[11:13] < "06":
        return f"{(date.fromisoformat(end[:10]) + timedelta(days=1)).isoformat()}{end[10:]}"
    return end


def _since_1970(seconds: float) -> str | None:
    try:
        moment = datetime.fromtimestamp(seconds, UTC).astimezone(HERE)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M") if EARLIEST <= moment.year <= LATEST else None


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
    if zone.upper() in ("Z", "GMT", "UTC"):
        return UTC
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if zone[0] == "-" else size)
