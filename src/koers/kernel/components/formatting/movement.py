"""Who moved: the one sentence pattern for how an area and its benchmark changed, and what that did to the gap."""

from enum import StrEnum

from .wording import capitalised


class Move(StrEnum):
    """How one area changed, towards better or worse (not: up or down)."""

    FORWARD = "forward"
    SAME = "same"
    BACK = "back"


class Gap(StrEnum):
    """How the gap between area and benchmark changed."""

    SMALLER = "smaller"
    SAME = "same"
    LARGER = "larger"


_MOVES = {Move.FORWARD: "ging vooruit", Move.SAME: "bleef gelijk", Move.BACK: "ging achteruit"}
_GAPS = {Gap.SMALLER: "werd kleiner", Gap.SAME: "bleef gelijk", Gap.LARGER: "werd groter"}


def who_moved(area: str, benchmark: str, area_move: Move | str, benchmark_move: Move | str, gap: Gap | str) -> str:
    """The sentences for any of the nine pairs of moves, for an area that is behind its benchmark.

    A gap that narrows while the area itself made no progress is said in so many words: that is not success.
    Raises ValueError for a move that does not exist.
    """
    area_move, benchmark_move, gap = Move(area_move), Move(benchmark_move), Gap(gap)
    sentences = [
        f"{capitalised(area)} {_MOVES[area_move]}.",
        f"{capitalised(benchmark)} {_MOVES[benchmark_move]}.",
        f"Het verschil {_GAPS[gap]}.",
    ]
    if gap is Gap.SMALLER and area_move is not Move.FORWARD:
        sentences.append(f"{capitalised(area)} zelf werd niet beter.")
    return " ".join(sentences)


def move_from_change(change: float, tolerance: float = 0.0) -> Move:
    """The move of one area. ``change`` is signed by direction: positive means better. ``tolerance`` counts as no change."""
    if abs(change) <= tolerance:
        return Move.SAME
    return Move.FORWARD if change > 0 else Move.BACK


def gap_from_changes(area_change: float, benchmark_change: float, tolerance: float = 0.0) -> Gap:
    """What two changes (positive means better) did to the gap of an area that is behind its benchmark."""
    narrowed = area_change - benchmark_change
    if abs(narrowed) <= tolerance:
        return Gap.SAME
    return Gap.SMALLER if narrowed > 0 else Gap.LARGER


def who_moved_from_changes(
    area: str, benchmark: str, area_change: float, benchmark_change: float, tolerance: float = 0.0
) -> str:
    """``who_moved`` from two changes in the indicator's unit, signed by direction (positive means better)."""
    return who_moved(
        area,
        benchmark,
        move_from_change(area_change, tolerance),
        move_from_change(benchmark_change, tolerance),
        gap_from_changes(area_change, benchmark_change, tolerance),
    )
