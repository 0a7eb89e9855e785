"""Test of the last days of grants: what was missed, what is in danger, and of which the sources do not tell."""

from collections import Counter
from collections.abc import Mapping

from koers.finance.models import Fund, FundState
from koers.kernel.components.formatting import join_and, number, plural
from koers.kernel.days import last_day

from ..deviations.crossing import crossing, was_missing
from ..frame import settings_for
from ..models import FrameRequirement, Kind, Signal
from .result import CANNOT_SAY, MET, NOT_MET, Result, limit_of

BACK, MISSED, NEAR, CAME, UNKNOWN, AFTER = "back", "missed", "near", "came", "unknown", "after"
NO_DAY = Result(
    CANNOT_SAY,
    "Bij geen enkele geldstroom is te zeggen op welke dag iets klaar moest zijn en wanneer het klaar was.",
    "Vul bij een geldstroom in wanneer het plan, de verantwoording of de besteding klaar moet zijn.",
)


def grants(requirement: FrameRequirement) -> Result:
    """Whether every last day of a fund was met. What is in danger is what the deviations of this frame list and is still to come.

    Nearer than the frame's own threshold is in danger; where the requirement asks to look further ahead, that goes.
    """
    programme = requirement.frame.programme_id
    if not Fund.objects.filter(package=programme).exists():
        return Result(CANNOT_SAY, "Er is geen geldstroom.", "Voeg geldstromen toe.")
    signals = list(Signal.objects.filter(package=programme, kind=Kind.GRANT_AT_RISK))
    if not signals:
        return NO_DAY
    days = max(int(limit_of(requirement)), settings_for(requirement.frame).threshold(Kind.GRANT_AT_RISK) or 0)
    told = _told(programme)
    how = {signal.pk: _how(signal, days, told.get(signal.row, "")) for signal in signals}
    counts = Counter(how.values())
    words = _words(counts, days)
    names = dict.fromkeys(signal.subject for signal in signals if how[signal.pk] in (BACK, MISSED, NEAR))
    words += f" Het gaat om: {join_and(names)}." if names else ""
    if counts[MISSED] or counts[BACK]:
        return Result(NOT_MET, words)
    if counts[NEAR] or counts[UNKNOWN] or not counts[CAME]:
        return Result(CANNOT_SAY, words, "Voeg toe hoe het ging, of een nieuwere bron.")
    return Result(MET, words)


def _how(signal: Signal, days: int, told: str) -> str:
    """What became of a last day. ``told``: the last day that the sources of its fund tell of.

    Missed is only what came later, or what a source tells to be missing after it; of silence nothing is said.
    """
    if not signal.due:
        return BACK
    if (signal.came or signal.known) > signal.on:
        return MISSED
    if signal.came:
        return CAME
    if signal.on <= told:
        return UNKNOWN
    return NEAR if was_missing(signal, crossing(signal, days)) else AFTER


def _words(counts: Counter[str], days: int) -> str:
    moments = sum(counts[how] for how in (MISSED, NEAR, CAME, UNKNOWN))
    words = f"{plural(moments, 'moment', 'momenten')} bij geldstromen: {number(counts[MISSED])} gemist, {number(counts[NEAR])} in gevaar"
    words += f" (nog minder dan {plural(days, 'dag', 'dagen')})" if counts[NEAR] else ""
    words += f"; van {number(counts[UNKNOWN])} zeggen de bronnen niet hoe het afliep." if counts[UNKNOWN] else "."
    if counts[BACK]:
        words += f" {number(counts[BACK])} keer moet er geld terug naar de gever."
    if counts[AFTER]:
        words += f" Niet meegeteld: {plural(counts[AFTER], 'moment', 'momenten')} na de laatste dag waarover onze bronnen iets zeggen."
    return words


def _told(programme: str) -> Mapping[str, str]:
    """The last day that the sources of each fund tell of."""
    found: dict[str, str] = {}
    for rows, fund in ((Fund.objects, "pk"), (FundState.objects, "fund_id")):
        values = rows.filter(package=programme).order_by().values_list(fund, "known_from", "source__date")
        for key, own, of_source in values:
            if own or of_source:
                found[key] = max(found.get(key, ""), last_day(own or of_source).isoformat())
    return found
