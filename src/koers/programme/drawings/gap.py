"""The gap itself over time with its uncertainty, and who moved."""

from math import sqrt

from koers.indicators.models import Observation
from koers.indicators.periods import PeriodKind, parse_period
from koers.kernel.charts import Band, Bar, GapChart, Line, MovedChart, Point, RequiredPath
from koers.kernel.components.formatting import period, plural
from koers.kernel.components.verdict_words import DEPENDS
from koers.methods.student import quantile
from koers.methods.verdicts import GapMove, Move, TooEarly

from ..models import Verdict
from ..presenting.movement import AREA_WORDS, GAP_WORDS, moved_verdict, movement, signed
from ..presenting.subject import Subject
from ..presenting.values import distance
from ..presenting.verdicts import decimals_of
from .picture import Picture
from .series import breaks, now_moment, span_of, start_moment, usual_distance

EIGHT_IN_TEN = 0.9  # one side of the interval that holds eight of ten
LONGEST_BAND = 60  # years; further on the band only widens


def gap_picture(subject: Subject) -> Picture | None:
    """The gap over time; None when it was not measured twice."""
    points = _points(subject)
    if len(points) < 2 or subject.main is None:
        return None
    other = subject.benchmark.name if subject.benchmark is not None else "de streefwaarde"
    judged = next((v for v in _verdicts(subject) if _can_band(v)), None)
    chart = GapChart(
        name=f"{subject.facts.indicator.name}: het verschil met {other}",
        unit=f"Verschil met {other}{_in_unit(subject)}",
        line=Line(f"Verschil met {other}", "area", points, tuple(breaks(subject)), usual_distance(points)),
        zero_label=f"gelijk met {other}" if subject.benchmark is not None else "streefwaarde gehaald",
        below_label=f"beter dan {other}",
        band=_band(judged, max(subject.main.target_years, default=0)) if judged is not None else None,
        unknown="De onzekerheid is met zo weinig metingen niet te berekenen.",
        paths=_paths(subject, points),
        start=start_moment(subject),
        now=now_moment(subject),
        span=span_of(subject, [point.year for point in points]),
    )
    return Picture(chart, _finding(subject), _how_to_read(chart), _how_made(judged), used_rows(subject))


def _verdicts(subject: Subject) -> list[Verdict]:
    """Since the start and before it, for the last year that is judged: what the band is worked out from."""
    answers = [answer for answer in (subject.main, subject.main_before) if answer is not None]
    return [answer.verdicts[-1] for answer in answers]


def _points(subject: Subject) -> tuple[Point, ...]:
    """The gaps that the verdicts were made with, before the start and since."""
    found = {p["time"]: p for verdict in _verdicts(subject) for p in verdict.series if p["time"] is not None}
    digits = decimals_of(level for p in found.values() for level in (p["area"], p["benchmark"]))
    points = []
    for time in sorted(found):
        kind, text = parse_period(found[time]["period"]).kind, found[time]["period"]
        words = distance(found[time]["gap"], subject.unit, digits)
        points.append(Point(time, found[time]["gap"], words, "" if kind is PeriodKind.YEAR else period(text)))
    return tuple(points)


def _in_unit(subject: Subject) -> str:
    """The unit of a distance: a difference of percentages is in percentage points."""
    if subject.unit is None or not subject.unit.symbol:
        return ""
    return ", in procentpunt" if subject.unit.symbol == "%" else f", in {subject.unit.name}"


def _paths(subject: Subject, points: tuple[Point, ...]) -> tuple[RequiredPath, ...]:
    last = points[-1]
    if last.value is None or last.value <= 0 or subject.main is None:
        return ()
    years = [year for year in subject.main.target_years if year > last.year]
    words = "gelijk" if subject.benchmark is not None else "gehaald"
    return tuple(
        RequiredPath(
            ((last.year, last.value), (float(year), 0.0)),
            f"{words} in {year}" if n == 0 else f"of in {year}",
            f"gaat van {last.text} in {last.period} naar 0 in {year}",
        )
        for n, year in enumerate(years)
    )


# --- uncertainty ----------------------------------------------------------------------------------------------------


def _can_band(verdict: Verdict) -> bool:
    """Whether the line has an uncertainty of its own, on the plain scale."""
    return verdict.detail.get("var_gap") is not None and verdict.detail.get("scale") == "linear"


def _band(verdict: Verdict, until: int) -> Band | None:
    """Where the fitted line lies, drawn on to the target year: eight of ten times within it, if the pace stays."""
    d = verdict.detail
    last = d["times"][-1]
    end = min(max(float(until), last), last + LONGEST_BAND)
    first = d["change_since"]  # after a break: the line under the newest definition says nothing of before it
    years = [first + n for n in range(int(end - first) + 1)]
    times = sorted({*years, last, end})
    wide = quantile(EIGHT_IN_TEN, d["df"]) * d["se_multiplier"]
    middle = [d["gap_now"] + d["pace"] * (time - last) for time in times]
    half = [
        wide * sqrt(max(0.0, d["var_gap"] + (t - last) ** 2 * d["var_pace"] + 2 * (t - last) * d["cov_gap_pace"]))
        for t in times
    ]
    before = verdict.period == Verdict.Period.BEFORE
    return Band(
        tuple(times),
        tuple(m - h for m, h in zip(middle, half, strict=True)),
        tuple(m + h for m, h in zip(middle, half, strict=True)),
        "waar de lijn van vóór de start heen kan gaan" if before else "waar het heen kan gaan, als het zo doorgaat",
        "8 van de 10 keer binnen dit vlak",
    )


def _how_made(judged: Verdict | None) -> str:
    if judged is None:
        return ""
    if judged.detail.get("noise_known"):
        return "De onzekerheid volgt uit hoeveel mensen er achter de cijfers zitten, en uit hoe de cijfers op en neer gaan."
    return "De bron geeft geen onzekerheid. We schatten die uit hoe de cijfers op en neer gaan."


# --- who moved ------------------------------------------------------------------------------------------------------


def moved_picture(subject: Subject) -> Picture | None:
    """Who moved, from one zero; None without two measurements in one period."""
    verdict = moved_verdict(subject)
    if verdict is None:
        return None
    d = verdict.detail
    area, gap_bar = AREA_WORDS[Move(d["area_move"])], GAP_WORDS[GapMove(d["gap_move"])]
    digits = decimals_of(p[key] for p in verdict.series for key in ("area", "benchmark"))

    def bar(words: str, what: str) -> Bar:
        change = d[f"{what}_change"]
        return Bar(words, what, change, signed(change, subject.unit, digits))

    bars = [bar(f"{verdict.area.name} {area}", "area")]
    if verdict.benchmark is not None:
        bars.append(bar(f"{verdict.benchmark.name} {AREA_WORDS[Move(d['benchmark_move'])]}", "benchmark"))
    bars.append(bar(f"Het verschil {gap_bar}", "gap"))
    first, last = verdict.series[0], verdict.series[-1]
    first = next((p for p in verdict.series if p["time"] == d["change_since"]), first)
    when = f"{period(first['period'])} tot {period(last['period'])}"
    chart = MovedChart(
        name=f"{subject.facts.indicator.name}: wie bewoog, {when}", bars=tuple(bars), period=f"Van {when}"
    )
    side = "vóór de start" if verdict.period == Verdict.Period.BEFORE else "sinds de start"
    better = {1: "Meer is beter.", -1: "Minder is beter."}[d["direction"]]
    subtitle = f"Wat er veranderde van {when} ({side}). {better}"
    return Picture(chart, movement(verdict), subtitle, rows=used_rows(subject))


def used_rows(subject: Subject) -> list[Observation]:
    """The figures that the verdicts were made with."""
    return [figure for figure in subject.facts.observations if figure.pk in subject.used]


# --- words ----------------------------------------------------------------------------------------------------------


def _finding(subject: Subject) -> str:
    """What the gap does, in the words of the verdict."""
    answer = subject.main
    if answer is None:
        return ""
    if answer.code == DEPENDS:
        return "Of het tempo genoeg is, hangt af van het eindjaar"
    if answer.reason == TooEarly.TOO_FEW_POINTS:
        if not answer.first.points:
            return "Sinds de start is er niet gemeten: niemand weet of het verschil op tijd weg is"
        rest = "is te weinig" if answer.first.points < 2 else "zijn te weinig"
        count = plural(answer.first.points, "meting", "metingen")
        return f"{count} sinds de start {rest} om te weten of het verschil op tijd weg is"
    return FINDINGS.get(answer.code, "De metingen wijzen nog niet duidelijk één kant op")


FINDINGS = {
    "reached": "Het verschil is nu weg",
    "on_course": "Het verschil wordt snel genoeg kleiner, als dit tempo blijft",
    "behind": "Het verschil wordt te langzaam kleiner, of niet kleiner",
    "moving_away": "Het verschil wordt groter",
}


def _how_to_read(chart: GapChart) -> str:
    parts = [f"Nul is {chart.zero_label}."]
    if chart.paths:
        parts.append("Stippellijn: het tempo dat nodig is.")
    if chart.band is not None:
        parts.append("Gearceerd vlak: de onzekerheid.")
    return " ".join(parts)
