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


def share(part: int, total: int, requirement: FrameRequirement, words: str) -> Result:
    """Whether a part of a whole is large enough, the limit being a percentage."""
    wanted = limit_of(requirement)
    told = f"{words} Dat is {number(part * A_HUNDRED // total)}%; gevraagd is {number(wanted)}%."
    return Result(MET if part * A_HUNDRED >= wanted * total else PARTLY if part else NOT_MET, told)
