"""Pure numerics: what the figures say about a goal. No Django, no database; usable in a notebook.

from koers.methods import GapPaceInput, gap_pace

result = gap_pace(GapPaceInput(
    times=(2019, 2020, 2021, 2022, 2023), area=(.60, .61, .61, .62, .63), benchmark=(.70, .70, .71, .71, .71),
    area_n=(30_000,) * 5, direction=1, target_year=2042,
))
result.verdict, result.gap_now, result.p_on_time
"""

from .detection import expected_false_flags, smallest_number_of_points
from .errors import MethodInputError
from .gap_pace import gap_pace
from .result import METHOD_VERSION, GapPaceResult
from .robustness import RankTrend, rank_trend
from .serialise import from_dict, to_dict
from .series import GapPaceInput
from .verdicts import GapMove, Move, Note, Reason, TooEarly, Verdict

__all__ = [
    "METHOD_VERSION",
    "GapMove",
    "GapPaceInput",
    "GapPaceResult",
    "MethodInputError",
    "Move",
    "Note",
    "RankTrend",
    "Reason",
    "TooEarly",
    "Verdict",
    "expected_false_flags",
    "from_dict",
    "gap_pace",
    "rank_trend",
    "smallest_number_of_points",
    "to_dict",
]
