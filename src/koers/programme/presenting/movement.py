"""Who moved: the area, what it is compared with, and the gap between them, over the same years."""

from koers.indicators.models import Unit
from koers.kernel.components.formatting import MINUS
from koers.methods.verdicts import GapMove, Move

from ..models import Verdict
from .subject import Subject
from .values import distance
from .verdicts import moved

AREA_WORDS = {Move.IMPROVED: "ging vooruit", Move.SAME: "bleef gelijk", Move.WORSENED: "ging achteruit"}
GAP_WORDS = {GapMove.SMALLER: "werd kleiner", GapMove.SAME: "bleef gelijk", GapMove.LARGER: "werd groter"}


def movement(verdict: Verdict) -> str:
    """Who moved, in one sentence pattern; "" with fewer than two measurements. A fixed target does not move."""
    if verdict.area_change is None:
        return ""
    if verdict.benchmark is not None:
        return moved(verdict)
    area, distance = AREA_WORDS[Move(verdict.detail["area_move"])], GAP_WORDS[GapMove(verdict.detail["gap_move"])]
    return f"{verdict.area.name} {area}. Het verschil met de streefwaarde {distance}."


def moved_verdict(subject: Subject) -> Verdict | None:
    """The verdict that tells who moved: since the start when there are two measurements, else before it."""
    for answer in (subject.main, subject.main_before):
        if answer is not None and answer.first.area_change is not None:
            return answer.first
    return None


def signed(value: float, unit: Unit | None, decimals: int) -> str:
    """A change with its sign and unit: "+0,078 punt", "−2,1 procentpunt"."""
    text = distance(round(value, 10), unit, decimals)
    return text if text.startswith(MINUS) or round(value, 10) == 0 else f"+{text}"
