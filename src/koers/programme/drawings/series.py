"""The levels of an indicator over time: area, municipality, others and benchmark, with the path that is needed."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from koers.indicators.models import Observation
from koers.indicators.periods import PeriodKind, parse_period
from koers.kernel.charts import Line, Moment, Point, RequiredPath, SeriesChart
from koers.kernel.components.formatting import capitalised, period
from koers.places.models import Area

from ..models import Baseline
from ..presenting.subject import Subject
from ..presenting.values import symbol_of, unit_words, written
from ..presenting.verdicts import level
from .picture import Picture

POINTS_FOR_A_LINE = 2


def series_picture(subject: Subject) -> Picture | None:
    """The levels over time; None when the area has not been measured twice."""
    lines = tuple(line(subject, area) for area in subject.areas if subject.dated(area))
    known = [o for o in subject.dated(subject.area) if o.value]
    if len(known) < POINTS_FOR_A_LINE:
        return None
    paths = paths_of(subject)
    before, after = round_numbers(subject)
    chart = SeriesChart(
        name=f"{subject.facts.indicator.name}: {' en '.join(one.name for one in lines[:1] + lines[-1:])}",
        unit=capitalised(unit_words(subject.facts.indicator)),
        lines=lines,
        baseline=_baseline_point(subject),
        paths=paths,
        start=start_moment(subject),
        now=now_moment(subject),
        span=span_of(subject, [point.year for one in lines for point in one.points]),
        before=before,
        after=after,
        gap_label="verschil" if subject.benchmark is not None else "",
    )
    shown = [figure for area in subject.areas for figure in subject.dated(area)]
    note = note_on_path(subject) if paths else ""
    return Picture(chart, _finding(subject), _how_to_read(subject, chart), note, shown)


def line(subject: Subject, area: Area) -> Line:
    """The figures of one area as a line; years without a figure say why, and end it."""
    figures = subject.dated(area)
    points = tuple(point(figure) for figure in figures)
    return Line(area.name, role(subject, area), points, tuple(breaks(subject)), usual_distance(points))


def role(subject: Subject, area: Area) -> str:
    """What an area is in the pictures of this page: it fixes colour and marker."""
    if area == subject.area:
        return "area"
    if area == subject.benchmark:
        return "benchmark"
    return "municipality" if area == subject.facts.municipality else "other"


def point(figure: Observation) -> Point:
    """One figure in a picture."""
    found = parse_period(figure.period)
    words = "" if found.kind is PeriodKind.YEAR else period(figure.period)
    return Point(found.time or 0.0, float(figure.value) if figure.value else None, written(figure), words)


def breaks(subject: Subject) -> list[float]:
    """The moments from which the indicator was measured in another way."""
    found = [parse_period(v.valid_until).beginning for v in subject.facts.versions if v.breaks_series]
    return sorted(time for time in found if time is not None)


def usual_distance(points: Sequence[Point]) -> float | None:
    """The usual number of years between two figures; a larger hole is not drawn across."""
    years = [one.year for one in points if one.value is not None]
    return max(1.0, median(later - earlier for earlier, later in pairwise(years))) if len(years) > 1 else None


# --- the path that is needed ----------------------------------------------------------------------------------------


def paths_of(subject: Subject) -> tuple[RequiredPath, ...]:
    """From the baseline, or else the last figure, straight to the target in every year that is judged."""
    start, end = _path_start(subject), _path_end(subject)
    if start is None or end is None or subject.direction * (end - start[1]) <= 0 or subject.main is None:
        return ()
    years = [year for year in subject.main.target_years if year > start[0]]
    goal = "gelijk" if subject.benchmark is not None else level(end, subject.unit)
    supposes = f"als {subject.benchmark.name} niet verandert" if subject.benchmark is not None else ""
    begin, finish = level(start[1], subject.unit), level(end, subject.unit)
    return tuple(
        RequiredPath(
            (start, (float(year), end)),
            f"{goal} in {year}" if n == 0 else f"of in {year}",
            f"gaat van {begin} in {int(start[0] + 0.5)} naar {finish} in {year}",
            supposes,
        )
        for n, year in enumerate(years)
    )


def _path_start(subject: Subject) -> tuple[float, float] | None:
    agreed = _baseline_point(subject)
    if agreed is not None and agreed.value is not None:
        return agreed.year, agreed.value
    return _last(subject, subject.area)


def _path_end(subject: Subject) -> float | None:
    if subject.benchmark is None:
        return subject.fixed
    last = _last(subject, subject.benchmark)
    return None if last is None else last[1]


def _last(subject: Subject, area: Area) -> tuple[float, float] | None:
    known = [one for one in map(point, subject.dated(area)) if one.value is not None]
    return (known[-1].year, known[-1].value or 0.0) if known else None


def baseline_of(subject: Subject) -> Baseline | None:
    """The baseline of the area that stands, when it is a number of a known period."""
    found = (b for b in subject.facts.baselines if b.area_id == subject.area.pk and not b.replaced_on)
    return next((b for b in found if b.value and b.period), None)


def _baseline_point(subject: Subject) -> Point | None:
    agreed = baseline_of(subject)
    if agreed is None:
        return None
    found = parse_period(agreed.period)
    return Point(
        found.time or 0.0, float(agreed.value), level(float(agreed.value), subject.unit), period(agreed.period)
    )


def note_on_path(subject: Subject) -> str:
    """Where the path begins, and why there."""
    if baseline_of(subject) is not None:
        return "Het pad begint bij de nulmeting."
    return "Het pad begint bij de laatste meting, omdat er geen nulmeting is vastgesteld."


# --- what all pictures over time share ------------------------------------------------------------------------------


def start_moment(subject: Subject) -> Moment | None:
    """When the programme began."""
    programme = subject.facts.programme
    text = programme.start or (str(programme.baseline_year) if programme.baseline_year else "")
    time = parse_period(text).beginning if text else None
    return None if time is None else Moment(time, "start programma")


def now_moment(subject: Subject) -> Moment | None:
    """The newest source: what is later, nobody can know from these sources. Not today: a picture stays as it was drawn."""
    time = parse_period(subject.facts.newest).time if subject.facts.newest else None
    return None if time is None else Moment(time, "stand")


def span_of(subject: Subject, years: Sequence[float]) -> tuple[float, float] | None:
    """The time axis of all pictures of this page: from the first figure to the last year that is judged."""
    ends = subject.main.target_years if subject.main else ()
    moments = [m.year for m in (start_moment(subject), now_moment(subject)) if m is not None]
    return (min(*years, *moments), float(max(ends))) if ends and max(ends) > max(years) else None


def round_numbers(subject: Subject) -> tuple[str, str]:
    """What stands before and after the numbers along the axis."""
    symbol = symbol_of(subject.unit)
    return "€\u00a0" if symbol.startswith("€") else "", "%" if symbol.startswith("%") else ""


# --- words ----------------------------------------------------------------------------------------------------------


def _finding(subject: Subject) -> str:
    """How the levels went, under one way of measuring."""
    parts = []
    for area in (subject.area, subject.benchmark):
        known = _alike(subject, [o for o in subject.dated(area) if o.value]) if area is not None else []
        if len(known) > 1:
            first, last = known[0], known[-1]
            parts.append(f"{area.name} ging van {_at(first)} naar {_at(last)}")
        elif known:
            parts.append(f"{area.name}: {_at(known[0])}")
    return ". ".join(parts)


def _alike(subject: Subject, figures: list[Observation]) -> list[Observation]:
    """The figures after the last change in how they were measured."""
    last = max(breaks(subject), default=None)
    after = [o for o in figures if last is None or (parse_period(o.period).time or 0.0) >= last]
    return after or figures


def _at(figure: Observation) -> str:
    return f"{written(figure)} in {period(figure.period)}"


def _how_to_read(subject: Subject, chart: SeriesChart) -> str:
    words = {1: "Hoger is beter.", -1: "Lager is beter.", 0: "Hoger of lager is hier niet beter of slechter."}
    parts = [words[subject.direction]]
    if chart.gap_label and len(chart.lines) > 1:
        parts.append(f"Gekleurd vlak: het verschil tussen {subject.area.name} en {subject.benchmark.name}.")
    if chart.paths:
        parts.append("Stippellijn: het pad dat nodig is.")
    if chart.start:
        parts.append("Grijs: de tijd van het programma.")
    return " ".join(parts)
