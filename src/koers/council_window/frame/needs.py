"""What an automatic test needs to be told, and what its limit counts. One small table."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..models import AutoTest, Unit


@dataclass(frozen=True)
class Needs:
    """``columns`` of the requirement that must be filled; ``limit`` says what the limit is, "" when there is none.

    ``default``: the limit when none is given; None when it must be given (it is then among the columns). ``unit``: what
    is counted; NONE for a figure in the unit of an indicator.
    """

    columns: tuple[str, ...] = ()
    limit: str = ""
    default: int | None = None
    unit: Unit = Unit.NONE


NEEDS: Mapping[AutoTest, Needs] = {
    AutoTest.VERDICT: Needs(("goal",)),
    AutoTest.VALUE: Needs(("indicator", "limit"), "het cijfer dat gehaald moet worden"),
    AutoTest.GOALS_MEASURED: Needs((), "procent van de doelen", 100, Unit.PERCENT),
    AutoTest.CHANGES_APPROVED: Needs(("approver",)),
    AutoTest.INFORMATION: Needs(("obligation",), "dagen later", 0, Unit.DAYS),
    AutoTest.OBLIGATIONS: Needs((), "dagen later", 0, Unit.DAYS),
    AutoTest.DECISIONS: Needs((), "dagen later", 0, Unit.DAYS),
    AutoTest.AMOUNTS_KNOWN: Needs((), "procent van de geldstromen", 100, Unit.PERCENT),
    AutoTest.AUTHORITY_KNOWN: Needs((), "procent van de geldstromen", 100, Unit.PERCENT),
    AutoTest.MONEY_MEASURED: Needs(("limit",), "procent van het geld", unit=Unit.PERCENT),
    AutoTest.MONEY_LIMIT: Needs(("limit",), "euro", unit=Unit.EUROS),
    AutoTest.GRANTS: Needs((), "dagen vooraf", 30, Unit.DAYS),
}

MOST = {Unit.DAYS: 36_500, Unit.PERCENT: 100, Unit.EUROS: 1_000_000_000_000}
"""The largest limit of a test: a part of a whole is never more than all of it."""

DECIMALS = {Unit.DAYS: 0, Unit.PERCENT: 2, Unit.EUROS: 2}
"""How many decimals a limit may have: days are whole, and euros have cents."""

COLUMN_WORDS = {
    "goal": "welk doel (goal)",
    "indicator": "welke indicator (indicator)",
    "limit": "welke grens (limit)",
    "obligation": "welke informatieafspraak (obligation)",
    "approver": "wie een wijziging goedkeurt (approver)",
}
