"""Tests of what was agreed for a day: information, obligations and decisions.

Only what the sources tell counts as late, as in the deviations: the answer does not hang on the day of today.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from koers.decisions.models import DecisionOutcome
from koers.kernel.components.formatting import join_and, number, plural
from koers.kernel.days import first_day
from koers.obligations import ages
from koers.obligations.flows import STATES
from koers.obligations.models import Obligation, ObligationTerm

from ..deviations.crossing import days_after
from ..deviations.decisions import Went, outcomes_of, went
from ..models import FrameRequirement
from .result import CANNOT_SAY, Result, limit_of, standing

GOOD, LATE, UNKNOWN, AFTER, DROPPED = "good", "late", "unknown", "after", "dropped"
NOT_KEPT = "not_kept"  # a state of an obligation


def information(requirement: FrameRequirement) -> Result:
    """Whether an agreement about information, or every part of it, was kept in time."""
    agreement = requirement.obligation
    assert agreement is not None, "the table's check asks for it"
    direct = Obligation.objects.filter(part_of=agreement.pk)
    parts = [*direct, *Obligation.objects.filter(part_of__in=direct)]
    of_all = ObligationTerm.objects.filter(obligation__in=[agreement.pk, *(row.pk for row in parts)])
    dated = list(of_all.filter(in_parts=False, asks_nothing=False).exclude(due=""))
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
        package=requirement.frame.programme_id,
        in_parts=False,
        asks_nothing=False,
        obligation__owed_to=requirement.frame.body_id,
    )
    dated = list(terms.exclude(due="").only("due", "came", "came_on", "closed", "state", "known", "still_open"))
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
    counts = Counter(_how(term, days) for term in terms)
    total = sum(counts[how] for how in (GOOD, LATE, NOT_KEPT, UNKNOWN))
    left = {STATES[state].words: count for state, count in counts.items() if state in STATES and state != NOT_KEPT}
    if counts[AFTER]:
        left["met een dag na de laatste dag waarover onze bronnen iets zeggen"] = counts[AFTER]
    told = _told(f"{plural(total, *noun)} met een dag", counts, days) + _left_out(left)
    return _result(counts, told, "Voeg toe wanneer het kwam, of een nieuwere bron.")


def _how(term: ObligationTerm, days: int) -> str:
    """Whether it came in time. What was dropped or withdrawn never came: that is told as its state."""
    last = days_after(date.fromisoformat(term.due), days).isoformat()
    if term.state == NOT_KEPT:
        return NOT_KEPT
    if term.came:
        if ages.is_unsure(last, term.came, term.came_on):
            return UNKNOWN
        return GOOD if first_day(term.came_on).isoformat() <= last else LATE
    if term.closed:
        return term.state
    if term.known and term.known <= term.due:
        return AFTER
    return LATE if term.still_open and term.known > last else UNKNOWN


def _told(lead: str, counts: Counter[str], days: int) -> str:
    """How many were in time and how many not. ``days`` that are let pass are told: in time is then not on the day itself."""
    if not sum(counts[how] for how in (GOOD, LATE, NOT_KEPT, UNKNOWN)):
        return "Er is nog niets te tellen."
    let_pass = f" (hoogstens {plural(days, 'dag', 'dagen')} later)" if days else ""
    told = f"{lead}: {number(counts[GOOD])} op tijd{let_pass}, {number(counts[LATE])} te laat"
    told += f", {number(counts[NOT_KEPT])} niet nagekomen" if counts[NOT_KEPT] else ""
    return told + (f", van {number(counts[UNKNOWN])} zeggen de bronnen het niet." if counts[UNKNOWN] else ".")


def _left_out(left: Mapping[str, int]) -> str:
    """What is not counted, and why."""
    return f" Niet meegeteld: {join_and(f'{number(count)} {words}' for words, count in left.items())}." if left else ""


def _result(counts: Counter[str], told: str, needs: str) -> Result:
    known = counts[GOOD] + counts[LATE] + counts[NOT_KEPT]
    return Result(standing(counts[GOOD], known), told) if known else Result(CANNOT_SAY, told, needs)


def decisions(requirement: FrameRequirement) -> Result:
    """Whether planned decisions came in time, as far as is known how they went. Counted are those that the deviations look at."""
    known = [one for own in outcomes_of(requirement.frame.programme_id).values() if (one := went(own)) is not None]
    needs = "Voeg toe hoe besluiten gingen."
    if not known:
        return Result(CANNOT_SAY, "Van geen enkel gepland besluit met een moment is bekend hoe het ging.", needs)
    days = int(limit_of(requirement))
    counts = Counter(_how_decided(one, days) for one in known)
    total = len(known) - counts[DROPPED]
    lead = f"Van {plural(total, 'gepland besluit', 'geplande besluiten')} met een moment weten we iets"
    left = {"niet doorgegaan": counts[DROPPED]} if counts[DROPPED] else {}
    return _result(counts, _told(lead, counts, days) + _left_out(left), needs)


def _how_decided(one: Went, days: int) -> str:
    """Whether a decision came in time. That it was not there before the last day says nothing of that day."""
    if one.outcome.state == DecisionOutcome.State.DROPPED:
        return DROPPED
    if one.day > days_after(one.due, days):
        return LATE
    return GOOD if one.outcome.state == DecisionOutcome.State.DONE else UNKNOWN
