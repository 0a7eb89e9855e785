"""What a test gives, and what tests share."""

from dataclasses import dataclass
from decimal import Decimal

from koers.kernel.components.formatting import number

from ..frame.needs import NEEDS
from ..models import AutoTest, FrameRequirement, Standing

A_HUNDRED = 100
MET, PARTLY, NOT_MET, CANNOT_SAY = Standing.MET, Standing.PARTLY, Standing.NOT_MET, Standing.CANNOT_SAY


@dataclass(frozen=True)
class Result:
    """Where a requirement stands, in words with the numbers; ``needs``: what would make it testable."""

    state: Standing
    words: str
    needs: str = ""


def limit_of(requirement: FrameRequirement) -> Decimal:
    """The limit: the requirement's own, else that of the test."""
    default = NEEDS[AutoTest(requirement.test)].default or 0
    return Decimal(requirement.limit or default)


def standing(part: int, total: int, wanted: Decimal | int = A_HUNDRED) -> Standing:
    """Where a requirement stands when a part of a whole is good and ``wanted`` percent of it is asked.

    The one rule of all tests: partly met is at least half of what is asked. The page tells it in the same words.
    """
    if part * A_HUNDRED >= wanted * total:
        return MET
    return PARTLY if 2 * part * A_HUNDRED >= wanted * total else NOT_MET


def share(part: int, total: int, requirement: FrameRequirement, words: str) -> Result:
    """Whether a part of a whole is large enough, the limit being a percentage."""
    wanted = limit_of(requirement)
    state = standing(part, total, wanted)
    rounded = (2 * part * A_HUNDRED + total) // (2 * total)  # half up
    percent = f"{number(rounded)}%" if state == MET or rounded < wanted else f"net geen {number(wanted)}%"
    return Result(state, f"{words} Dat is {percent}; gevraagd is {number(wanted)}%.")
