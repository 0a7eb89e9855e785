"""Answers of the method for tests of what pages say: only what a test is about, without a database.

Rows that refer to each other can only be made in a context, also when nothing is read or written.
"""

from typing import Any

from koers.indicators.models import Indicator, Unit
from koers.kernel.context import workshop
from koers.places.models import Area
from koers.programme.models import Goal, Verdict
from koers.programme.presenting.verdicts import Answer

PERCENT = Unit(pk="procent", name="procent", symbol="%")


def verdict(code: str, reason: str = "", *, indicator: str | None = "werk", goal: str = "doel", **more: Any) -> Verdict:
    """One row of the method. ``reason`` is the code of why it is too early, or cannot be judged."""
    with workshop():
        return _verdict(code, reason, indicator, goal, more)


def _verdict(code: str, reason: str, indicator: str | None, goal: str, more: dict[str, Any]) -> Verdict:
    measured = None if indicator is None else Indicator(pk=indicator, name=indicator.capitalize(), unit=PERCENT)
    given = {
        "id": f"{goal}~{indicator}~{more.get('target_year', 2042)}~{more.get('variant', 'current')}~{more.get('period', '')}",
        "package": "proef",
        "goal": Goal(pk=goal, title=f"Doel {goal}", level=more.pop("level", "goal")),
        "indicator": measured,
        "area": Area(pk="noord", name="Noord"),
        "benchmark": Area(pk="land", name="Nederland"),
        "period": "programme",
        "variant": "current",
        "target_year": 2042,
        "points": 0,
        "verdict": code,
        "too_early": reason if code == "too_early" else "",
        "reason_code": reason if code == "cannot_be_judged" else "",
        "reason": f"Omdat {code}.",
    }
    return Verdict(**(given | more))


def answer(code: str, reason: str = "", **more: Any) -> Answer:
    """One answer, for one target year."""
    return Answer((verdict(code, reason, **more),))


def depends(**more: Any) -> Answer:
    """An answer that is another for another year."""
    return Answer((verdict("behind", target_year=2042, **more), verdict("on_course", target_year=2047, **more)))


def several(code: str, reason: str = "", *, count: int) -> list[Answer]:
    """The same answer for several indicators, each with a name of its own."""
    return [answer(code, reason, indicator=f"{code}-{reason}-{number}") for number in range(count)]
