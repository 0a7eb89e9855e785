"""The top of the page of an indicator: its answer, its verdicts, its key figures."""

from dataclasses import dataclass

from koers.indicators.models import Observation, Unit
from koers.indicators.periods import parse_period
from koers.kernel.components.formatting import likelihood, period, plural, uncapitalised
from koers.kernel.components.shapes import Judged, KeyFigure
from koers.kernel.components.verdict_words import CANNOT, DEPENDS, TOO_EARLY, reason_clause
from koers.methods.verdicts import Note, Reason, TooEarly

from ..judging.figures import MEASURED
from ..judging.question import start_year
from ..models import Verdict
from .headlines import Headline
from .movement import moved_verdict, movement
from .subject import Subject
from .values import NO_PERIOD, NO_UNIT, distance, period_words, withheld, written
from .verdicts import Answer, decimals_of, judged, level, remarks, share, years


@dataclass(frozen=True)
class Badge:
    """A verdict with what it is about: which period, which goals when they differ, and why."""

    label: str
    judged: Judged
    reason: str
    remarks: tuple[str, ...] = ()


# --- the answer -----------------------------------------------------------------------------------------------------


def headline(subject: Subject) -> Headline:
    """The answer in one or two sentences, and what stands behind it."""
    answer = subject.main
    if answer is None:
        why = "Er is geen oordeel, want deze indicator hoort in dit programma bij geen doel."
        return Headline(latest(subject) or "Van deze indicator is nog geen cijfer bekend.", why)
    said = _answer(subject, answer)
    lead = " ".join(filter(None, (_who_moved(subject), _chance(answer))))
    return Headline(said, lead if lead != said else "")


def _answer(subject: Subject, answer: Answer) -> str:
    verdict, other = answer.first, against(subject)
    if answer.code == CANNOT:
        if answer.reason == Reason.NO_DIRECTION:
            return "Hoger is hier niet beter, en lager ook niet. Daarom is er geen oordeel."
        return f"Of dit de goede kant op gaat, kan niemand zeggen, omdat {reason_clause(answer.reason)}."
    aim = f"het verschil met {other} op tijd weg is" if verdict.benchmark else "de streefwaarde op tijd wordt gehaald"
    if answer.reason == TooEarly.TOO_FEW_POINTS:
        return f"Het is te vroeg om te zeggen of {aim}. {verdict.reason.split(';')[0]}."
    if answer.code == TOO_EARLY:
        return f"Het is nog niet duidelijk of {aim}."
    if answer.code == DEPENDS:
        return f"Of {aim}, hangt af van het eindjaar: {years(answer)}."
    return f"{_judged(subject, verdict, other)}{_without_progress(verdict)}"


def _without_progress(verdict: Verdict) -> str:
    """A gap that narrowed while the area did not get better is said in the first line, not further on."""
    narrowed = Note.GAP_SMALLER_WITHOUT_PROGRESS in (verdict.detail.get("notes") or ())
    return f" {verdict.area.name} zelf werd niet beter." if narrowed else ""


def _judged(subject: Subject, verdict: Verdict, other: str) -> str:
    if verdict.verdict == "reached":
        same = f"{verdict.area.name} is nu gelijk aan {other}, of doet het beter."
        return same if verdict.benchmark is not None else f"De streefwaarde is nu gehaald: {_last_level(verdict)}."
    if verdict.detail.get("because") == "target_year_passed_not_reached":
        return f"Het eindjaar {verdict.target_year} is voorbij, en het verschil met {other} is niet weg."
    went = f"het ging van {_gap_at(verdict, 0)} naar {_gap_at(verdict, -1)}"
    if verdict.verdict == "moving_away":
        return f"Het verschil met {other} wordt groter: {went}."
    if verdict.verdict == "on_course":
        return f"Het verschil met {other} wordt snel genoeg kleiner, als het zo doorgaat: {went}."
    if (verdict.pace or 0.0) >= 0:
        return f"Het verschil met {other} wordt niet kleiner: {went}."
    return f"Het verschil met {other} wordt te langzaam kleiner: {went}."


def against(subject: Subject) -> str:
    """What the area is compared with, inside a sentence."""
    return subject.benchmark.name if subject.benchmark is not None else "de streefwaarde"


def _gap_at(verdict: Verdict, place: int) -> str:
    """A measured gap with its year."""
    series = verdict.series
    if place == 0:  # after a break only figures of one kind are compared
        since = verdict.detail.get("change_since")
        series = [p for p in series if since is None or p["time"] >= since] or series
    digits = decimals_of(p[key] for p in verdict.series for key in ("area", "benchmark"))
    words = distance(series[place]["gap"], verdict.indicator.unit, digits)
    return f"{words} in {period(series[place]['period'])}"


def _last_level(verdict: Verdict) -> str:
    last = verdict.series[-1]
    return f"{level(last['area'], verdict.indicator.unit)} in {period(last['period'])}"


def _who_moved(subject: Subject) -> str:
    verdict = moved_verdict(subject)
    if verdict is None:
        return latest(subject)
    when = "Vóór de start: " if verdict.period == Verdict.Period.BEFORE else ""
    first = _gap_at(verdict, 0), _gap_at(verdict, -1)
    numbers = f" Het ging van {first[0]} naar {first[1]}." if when or subject.main.code == TOO_EARLY else ""
    return f"{when}{movement(verdict)}{numbers}"


def _chance(answer: Answer) -> str:
    """How likely it is that the gap closes in time, as a band in words; the number stands with the calculation."""
    if answer.reason == TooEarly.TOO_FEW_POINTS or answer.code == CANNOT or answer.first.verdict == "reached":
        return ""
    told = [
        f"{likelihood(v.probability_on_time)} (eindjaar {v.target_year})"
        for v in answer.verdicts
        if v.probability_on_time is not None
    ]
    return f"Dat het verschil op tijd weg is, als dit tempo blijft: {'; '.join(told)}." if told else ""


def latest(subject: Subject) -> str:
    """The newest figures in one sentence, of the area and its benchmark, or of what there is instead."""
    areas = [area for area in (subject.area, subject.benchmark) if area is not None]
    own = _newest(subject, subject.area.pk)
    if own is None:
        areas = [*subject.stand_ins, *subject.areas]
    shown = [figure for figure in (_newest(subject, area.pk) for area in areas) if figure is not None]
    if not shown:
        return _in_words(subject)
    unit = subject.unit
    scale = f", {NO_UNIT}" if unit is None else ""
    if unit is not None and not unit.symbol:  # "in plaats op een lijst" would read as "instead of"
        scale = f", {'' if unit.kind == Unit.Kind.RANK else 'in '}{unit.name}"
    times = list(dict.fromkeys(period_words(figure) for figure in shown))
    when = f" ({times[0]})" if len(times) == 1 else ""
    told = ", ".join(_told(figure, dated=not when) for figure in shown)
    return f"De laatste cijfers{when}{scale}: {told}."


def _told(figure: Observation, *, dated: bool) -> str:
    """One figure in a sentence: of which area, and when."""
    name, model = figure.area.name, figure.area.stands_in_for
    name = f"{name} (staat model voor {model.name})" if model is not None else name
    return f"{name} {written(figure)}" + (f" ({period_words(figure)})" if dated else "")


def _in_words(subject: Subject) -> str:
    """What the source says of the area in words, or as a norm; "" when it says nothing."""
    own = [
        o for o in subject.facts.observations if o.area_id == subject.area.pk and not o.breakdown and not withheld(o)
    ]
    said = next((o for o in reversed(own) if o.value_text), None)
    if said is not None:
        return f"De bron zegt over {said.area.name}: ‘{said.value_text}’ ({period_words(said)})."
    norm = next((o for o in reversed(own) if o.value and o.kind not in MEASURED), None)
    if norm is None:
        return ""
    return f"De bron noemt voor {norm.area.name} wel een {norm.get_kind_display()}: {written(norm)} ({period_words(norm)})."


def _newest(subject: Subject, area: str) -> Observation | None:
    figures = [o for (pk, _), o in subject.chosen.items() if pk == area and o.value]
    return max(figures, key=lambda o: parse_period(o.period).time or 0.0, default=None)


# --- verdicts -------------------------------------------------------------------------------------------------------


def badges(subject: Subject) -> list[Badge]:
    """The verdicts since the start, and those about the time before; each with why."""
    several = len(subject.since) > 1
    found = [_badge("Sinds de start", answer, several) for answer in subject.since]
    return found + [_badge("Vóór de start", answer, several) for answer in subject.before]


def _badge(label: str, answer: Answer, several: bool) -> Badge:
    label = f"{label}, bij het doel {uncapitalised(answer.first.goal.title)}" if several else label
    shown = judged(answer, named=False, note="")
    said = "" if answer.code == DEPENDS else answer.first.reason
    return Badge(label, shown, said, tuple(remarks(answer.first)) if answer.is_judged else ())


# --- key figures ----------------------------------------------------------------------------------------------------


def key_figures(subject: Subject) -> list[KeyFigure]:
    """The gap, the share closed, how many measurements there are, and when a verdict can come: four at most."""
    if subject.main is None or subject.main.code == CANNOT:
        return []
    return [_gap_figure(subject), *_shares(subject), *_points(subject), *_first_year(subject.main)][:4]


def _gap_figure(subject: Subject) -> KeyFigure:
    other = against(subject)
    verdict = next((a.first for a in (subject.main, subject.main_before) if a is not None and a.first.series), None)
    if verdict is None:
        return KeyFigure(f"verschil met {other}", missing="not_computable")
    last = verdict.series[-1]
    when = f"in {period(last['period'])}" if last["period"] else f"({NO_PERIOD})"
    value, _, unit = _gap_words(verdict, last["gap"]).partition("\u00a0")
    small = unit or (subject.unit.name if subject.unit else NO_UNIT)
    return KeyFigure(f"verschil met {other} {when}, de laatste meting", value, small)


def _gap_words(verdict: Verdict, value: float) -> str:
    digits = decimals_of(p[key] for p in verdict.series for key in ("area", "benchmark"))
    return distance(value, verdict.indicator.unit, digits)


def _shares(subject: Subject) -> list[KeyFigure]:
    """The share closed since the start; when that cannot be said yet, also the share before it."""
    since, before = subject.main.first, subject.main_before.first if subject.main_before else None
    how = "volgens een rechte lijn door de metingen"
    if since.share_closed is not None:
        return [KeyFigure(f"van het verschil ingelopen sinds de start, {how}", share(since.share_closed))]
    year = start_year(subject.facts.programme)
    missing = ("too_early", "") if since.points else ("not_received", "nog geen meting")
    found = [KeyFigure(f"van het verschil ingelopen sinds de start{f' in {year}' if year else ''}", "", "", *missing)]
    if before is not None and before.share_closed is not None:
        first, last = before.series[0]["period"], before.series[-1]["period"]
        label = f"van het verschil ingelopen van {period(first)} tot {period(last)}, {how}"
        found.append(KeyFigure(label, share(before.share_closed), "vóór de start"))
    return found


def _points(subject: Subject) -> list[KeyFigure]:
    year, verdict = start_year(subject.facts.programme), subject.main.first
    if any(point["time"] is None for point in verdict.series):
        return [KeyFigure("meetjaar in de bron", missing="not_stated", missing_text=NO_PERIOD)]
    if not verdict.points:
        return []
    label = f"sinds de start in {year}" if year else "sinds de start"
    return [KeyFigure(label, *plural(verdict.points, "meting", "metingen").split(" "))]


def _first_year(answer: Answer) -> list[KeyFigure]:
    early = [v for v in answer.verdicts if v.verdict == TOO_EARLY]
    if not early:
        return []
    label = "eerste jaar waarin een oordeel kan komen, als er zo vaak gemeten blijft worden"
    years = [v.first_year_with_verdict for v in early if v.first_year_with_verdict]
    if not years:
        return [KeyFigure("eerste jaar waarin een oordeel kan komen", missing="unknown", missing_text="niet te zeggen")]
    return [KeyFigure(label, str(min(years)))]
