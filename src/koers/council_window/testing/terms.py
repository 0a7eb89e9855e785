"""Tests of what was agreed for a day: information, obligations, decisions and the last days of grants.

Only what the sources tell counts as late, as in the deviations: the answer does not hang on the day of today.
"""

from datetime import date, timedelta

from koers.decisions.models import DecisionOutcome
from koers.finance.models import Fund
from koers.kernel.components.formatting import join_and, number, plural
from koers.obligations.models import Obligation, ObligationTerm

from ..deviations.crossing import crossing, was_missing
from ..frame import settings_for
from ..models import FrameRequirement, Kind, Signal
from .result import CANNOT_SAY, MET, NOT_MET, Result, limit_of, standing


def information(requirement: FrameRequirement) -> Result:
    """Whether an agreement about information, or every part of it, was kept in time."""
    agreement = requirement.obligation
    assert agreement is not None, "the table's check asks for it"
    direct = Obligation.objects.filter(part_of=agreement.pk)
    parts = [*direct, *Obligation.objects.filter(part_of__in=direct)]
    terms = ObligationTerm.objects.filter(obligation__in=[agreement.pk, *(row.pk for row in parts)], in_parts=False)
    dated = [term for term in terms.select_related("obligation") if term.due]
    if not dated:
        return Result(
            CANNOT_SAY,
            "Bij deze afspraak staat geen dag waarop iets moest komen.",
            "Vul bij de afspraak, of bij elk stuk, het afgesproken moment in.",
        )
    return _on_time(dated, int(limit_of(requirement)), ("stuk", "stukken"))


def obligations(requirement: FrameRequirement) -> Result:
    """What the council of this frame is owed."""
    terms = ObligationTerm.objects.filter(
        package=requirement.frame.programme_id, in_parts=False, obligation__owed_to=requirement.frame.body_id
    )
    dated = list(terms.exclude(due="").only("due", "came", "closed", "state", "known", "still_open"))
    without = terms.filter(due="", still_open=True).count()
    if not dated:
        return Result(
            CANNOT_SAY,
            f"Niets wat de raad te goed heeft, heeft een dag ({plural(without, 'open verplichting', 'open verplichtingen')}).",
            "Spreek een termijn af, of laad de termijnregels van de gemeente.",
        )
    result = _on_time(dated, int(limit_of(requirement)), ("verplichting", "verplichtingen"))
    more = f" Nog {plural(without, 'open verplichting', 'open verplichtingen')} zonder dag." if without else ""
    return Result(result.state, result.words + more, result.needs)


def _on_time(terms: list[ObligationTerm], days: int, noun: tuple[str, str]) -> Result:
    good = late = 0
    for term in terms:
        last = (date.fromisoformat(term.due) + timedelta(days=days)).isoformat()
        there = term.came or term.closed
        if there:
            in_time = there <= last and term.state != "not_kept"
            good, late = (good + 1, late) if in_time else (good, late + 1)
        elif term.still_open and term.known > last:
            late += 1
    unknown = len(terms) - good - late
    told = f"{plural(len(terms), *noun)} met een dag: {number(good)} op tijd, {number(late)} te laat"
    told += f", van {number(unknown)} zeggen de bronnen het niet." if unknown else "."
    if not good + late:
        return Result(CANNOT_SAY, told, "Voeg toe wanneer het kwam, of een nieuwere bron.")
    return Result(standing(good, good + late), told)


def decisions(requirement: FrameRequirement) -> Result:
    """Whether planned decisions came in time, as far as is known how they went."""
    outcomes = DecisionOutcome.objects.filter(package=requirement.frame.programme_id)
    known = outcomes.order_by().values("decision").distinct().count()
    if not known:
        return Result(
            CANNOT_SAY,
            "Van geen enkel gepland besluit is bekend hoe het ging.",
            "Voeg toe hoe besluiten gingen.",
        )
    limit = int(limit_of(requirement))
    late = sum(_is_over(signal, limit) for signal in _signals(requirement, Kind.DECISION_LATE))
    words = f"Van {plural(known, 'gepland besluit', 'geplande besluiten')} is bekend hoe het ging; {number(late)} {'kwam' if late == 1 else 'kwamen'} meer dan {plural(limit, 'dag', 'dagen')} later of {'was' if late == 1 else 'waren'} er toen nog niet."
    return Result(standing(known - late, known), words)


def grants(requirement: FrameRequirement) -> Result:
    """Whether every last day of a fund was met. What is counted here is what the deviations of this frame list.

    Nearer than the frame's own threshold is in danger; where the requirement asks to look further ahead, that goes.
    """
    if not Fund.objects.filter(package=requirement.frame.programme_id).exists():
        return Result(CANNOT_SAY, "Er is geen geldstroom.", "Voeg geldstromen toe.")
    days = max(int(limit_of(requirement)), settings_for(requirement.frame).threshold(Kind.GRANT_AT_RISK) or 0)
    signals = _signals(requirement, Kind.GRANT_AT_RISK)
    if not signals:
        return Result(
            CANNOT_SAY,
            "Bij geen enkele geldstroom staat een dag waarop iets klaar moet zijn.",
            "Vul bij een geldstroom in wanneer het plan, de verantwoording of de besteding klaar moet zijn.",
        )
    missed = [signal for signal in signals if _is_missed(signal)]
    near = [signal for signal in signals if signal not in missed and _is_over(signal, days)]
    unknown = sum(not signal.came and signal not in missed for signal in signals)
    words = f"{plural(len(signals), 'moment', 'momenten')} bij geldstromen: {number(len(missed))} gemist, {number(len(near))} in gevaar"
    words += f" (nog minder dan {plural(days, 'dag', 'dagen')})" if near else ""
    words += f"; van {number(unknown)} zeggen de bronnen niet hoe het afliep." if unknown else "."
    if missed or near:
        words += f" Het gaat om: {join_and(dict.fromkeys(signal.subject for signal in (*missed, *near)))}."
    if unknown and not missed:
        return Result(CANNOT_SAY, words, "Voeg toe hoe het ging, of een nieuwere bron.")
    return Result(NOT_MET if missed else MET, words)


def _is_missed(signal: Signal) -> bool:
    """Whether something came after its last day, or was known to be missing then; or money must be paid back."""
    return not signal.due or (signal.came or signal.known) > signal.on


def _signals(requirement: FrameRequirement, kind: Kind) -> list[Signal]:
    return list(Signal.objects.filter(package=requirement.frame.programme_id, kind=kind))


def _is_over(signal: Signal, threshold: int) -> bool:
    return was_missing(signal, crossing(signal, threshold))
