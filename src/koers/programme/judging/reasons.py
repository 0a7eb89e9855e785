"""Why a verdict is what it is, in one plain Dutch sentence."""

from koers.kernel.components.formatting import plural
from koers.kernel.components.verdict_words import verdict_words
from koers.methods.rules import POINTS_NEEDED
from koers.methods.verdicts import TooEarly
from koers.methods.verdicts import Verdict as Word

from ..models import Verdict


def reason_sentence(verdict: Verdict) -> str:
    """The reason of a verdict; for too few measurements with how many there are and when there may be enough."""
    if verdict.verdict == Word.TOO_EARLY and verdict.too_early == TooEarly.TOO_FEW_POINTS:
        return _too_few(verdict)
    return verdict_words(verdict.verdict, verdict.too_early or verdict.reason_code).sentence


def _too_few(verdict: Verdict) -> str:
    since = verdict.period == Verdict.Period.PROGRAMME
    undated = any(point["time"] is None for point in verdict.series)
    have = plural(verdict.points, "meting", "metingen") if verdict.points else "nog geen meting"
    are = "is er" if verdict.points <= 1 else "zijn er"
    if undated:
        text = f"Er is {have} waarvan het jaar niet in de bron staat; minstens {POINTS_NEEDED} zijn nodig."
    else:
        text = f"{'Sinds de start' if since else 'Vóór de start'} {are} {have}; minstens {POINTS_NEEDED} zijn nodig."
    if since and verdict.first_year_with_verdict:
        text += f" Een oordeel kan er op zijn vroegst in {verdict.first_year_with_verdict} zijn."
    return text
