"""What is owed because of a motion: the line of the register with its number and its day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from koers.kernel.days import first_day, last_day
from koers.meetings.models import Motion
from koers.obligations.models import Kind, Obligation


def owed_for(packages: Collection[str], motions: Sequence[Motion]) -> dict[str, Obligation]:
    """What is owed because of these motions, by motion; of those that were adopted. Two queries, none without a number.

    Councils begin to count anew every year, or every meeting: a number alone says nothing. Only one motion with one line of
    the register of that number and day belong together; what is not certain gets no link.
    """
    adopted = [row for row in motions if row.number and row.date and row.result == Motion.Result.ADOPTED]
    if not packages or not adopted:
        return {}
    lines: dict[str, list[Obligation]] = defaultdict(list)
    numbers = {row.number for row in adopted}
    for line in Obligation.objects.filter(package__in=packages, kind=Kind.MOTION, number__in=numbers).exclude(
        made_on=""
    ):
        lines[line.number].append(line)
    if not lines:
        return {}
    others = _all_adopted({row.area_id for row in adopted}, lines)
    found = {}
    for row in adopted:
        own = [line for line in lines[row.number] if _same_day(line.made_on, row.date)]
        if len(own) == 1 and sum(_same_day(own[0].made_on, day) for day in others[row.number]) == 1:
            found[row.pk] = own[0]
    return found


def _all_adopted(areas: Collection[str], numbers: Iterable[str]) -> dict[str, list[str]]:
    """The days of all motions that were adopted with these numbers, also of those on other pages."""
    days: dict[str, list[str]] = defaultdict(list)
    rows = Motion.objects.filter(area__in=areas, number__in=list(numbers), result=Motion.Result.ADOPTED)
    for number, day in rows.exclude(date="").order_by().values_list("number", "date"):
        days[number].append(day)
    return days


def _same_day(made_on: str, day: str) -> bool:
    """Whether a date of the register, as precise as its source, can be that of a motion."""
    return first_day(made_on) <= last_day(day) and first_day(day) <= last_day(made_on)
