"""What an automatic test needs to be told, and what its limit counts. One small table."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..models import AutoTest


@dataclass(frozen=True)
class Needs:
    """``columns`` of the requirement that must be filled; ``limit`` says what the limit is, "" when there is none.

    ``default``: the limit when none is given; None when it must be given (it is then among the columns).
    """

    columns: tuple[str, ...] = ()
    limit: str = ""
    default: int | None = None


NEEDS: Mapping[AutoTest, Needs] = {
    AutoTest.VERDICT: Needs(("goal",)),
    AutoTest.VALUE: Needs(("indicator", "limit"), "het cijfer dat gehaald moet worden"),
    AutoTest.GOALS_MEASURED: Needs((), "procent van de doelen", 100),
    AutoTest.CHANGES_APPROVED: Needs(("approver",)),
    AutoTest.INFORMATION: Needs(("obligation",), "dagen later", 0),
    AutoTest.OBLIGATIONS: Needs((), "dagen later", 0),
    AutoTest.DECISIONS: Needs((), "dagen later", 0),
    AutoTest.AMOUNTS_KNOWN: Needs((), "procent van de geldstromen", 100),
    AutoTest.AUTHORITY_KNOWN: Needs((), "procent van de geldstromen", 100),
    AutoTest.MONEY_MEASURED: Needs(("limit",), "procent van het geld"),
    AutoTest.MONEY_LIMIT: Needs(("limit",), "euro"),
    AutoTest.GRANTS: Needs((), "dagen vooraf", 30),
}

COLUMN_WORDS = {
    "goal": "welk doel (goal)",
    "indicator": "welke indicator (indicator)",
    "limit": "welke grens (limit)",
    "obligation": "welke informatieafspraak (obligation)",
    "approver": "wie een wijziging goedkeurt (approver)",
}
