"""The days that a partial date (2022, 2022-Q2, 2022-06 or 2022-06-08) can mean."""

from datetime import date, timedelta

DAY = len("2022-06-08")
YEAR = len("2022")


def first_day(text: str) -> date:
    """The first day that a partial date can mean. Raises ValueError when it is none."""
    return date(int(text[:4]), _month(text), int(text[8:]) if len(text) == DAY else 1)


def last_day(text: str) -> date:
    """The last day that a partial date can mean. Raises ValueError when it is none."""
    first = first_day(text)
    if len(text) == DAY:
        return first
    after = first.month + _length(text)
    return date(first.year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - timedelta(days=1)


def _month(text: str) -> int:
    if len(text) == YEAR:
        return 1
    return 3 * int(text[6]) - 2 if text[5] == "Q" else int(text[5:7])


def _length(text: str) -> int:
    """How many months it is long."""
    if len(text) == YEAR:
        return 12
    return 3 if text[5] == "Q" else 1
