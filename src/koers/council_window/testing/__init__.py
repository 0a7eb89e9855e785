"""Tests a requirement against the edition: where it stands, the numbers, and what is missing where nobody can tell."""

from collections.abc import Callable, Mapping

from ..models import AutoTest, FrameRequirement
from . import goals, grants, money, terms
from .result import CANNOT_SAY, Result

__all__ = ["TESTS", "Result", "outcome"]

TESTS: Mapping[AutoTest, Callable[[FrameRequirement], Result]] = {
    AutoTest.VERDICT: goals.verdict,
    AutoTest.VALUE: goals.value,
    AutoTest.GOALS_MEASURED: goals.goals_measured,
    AutoTest.CHANGES_APPROVED: goals.changes_approved,
    AutoTest.INFORMATION: terms.information,
    AutoTest.OBLIGATIONS: terms.obligations,
    AutoTest.DECISIONS: terms.decisions,
    AutoTest.GRANTS: grants.grants,
    AutoTest.AMOUNTS_KNOWN: money.amounts_known,
    AutoTest.AUTHORITY_KNOWN: money.authority_known,
    AutoTest.MONEY_MEASURED: money.money_measured,
    AutoTest.MONEY_LIMIT: money.money_limit,
}
CHOOSE = "Kies een toets die Koers zelf kan doen, en vul in waarover die gaat."


def outcome(requirement: FrameRequirement) -> Result:
    """Where a requirement stands. One that names no test, or what a test cannot find, is told why it cannot be said."""
    if requirement.test:
        return TESTS[AutoTest(requirement.test)](requirement)
    if requirement.how_tested:
        return Result(CANNOT_SAY, "Deze eis kan Koers niet zelf toetsen. Mensen doen dat.", CHOOSE)
    return Result(CANNOT_SAY, "Er staat niet bij hoe deze eis wordt getoetst.", f"Vul ‘hoe getoetst’ in. {CHOOSE}")
