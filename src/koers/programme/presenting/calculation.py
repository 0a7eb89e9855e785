"""The calculation behind a verdict, opened up: every number of the method with a Dutch name, and the steps in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10
from typing import Any

from koers.indicators.models import Observation, Unit
from koers.kernel.components.formatting import NO_BREAK_SPACE, join_and, number, percent, uncapitalised
from koers.kernel.components.shapes import Cell, Column, Judged, Row, Table
from koers.methods.verdicts import Note

from ..models import Verdict
from .calculation_words import MOVE_WORDS, NOTE_WORDS, SCALE_WORDS, SERIES, VALUES
from .provenance import source_url
from .values import distance_words, symbol_of

SIGNIFICANT = 4


@dataclass(frozen=True)
class Calculation:
    """One question with all its verdicts: a table of numbers, the points, and the steps in words."""

    title: str
    numbers: Table
    points: Sequence[Table]
    steps: Sequence[str]


def calculation(
    title: str, verdicts: Sequence[Verdict], place: int, figures: Mapping[str, Observation]
) -> Calculation | None:
    """The calculation of verdicts that answer one question (periods and target years); None when nothing was worked out.

    ``figures``: id to the observation, for the sources of the points.
    """
    worked_out = [verdict for verdict in verdicts if verdict.detail]
    if not worked_out:
        return None
    numbers = Table(
        f"Alle getallen van de berekening{title and f', {title}'}",
        [Column("Getal"), *(Column(_column(verdict)) for verdict in worked_out)],
        _number_rows(worked_out),
        id=f"berekening-{place}",
        caption_hidden=True,
        csv_url=f"?csv=berekening-{place}",
    )
    points = [_points_table(verdict, place, n, figures) for n, verdict in enumerate(_one_a_series(worked_out), start=1)]
    main = next((v for v in worked_out if v.period == Verdict.Period.PROGRAMME), worked_out[0])
    return Calculation(title, numbers, points, steps(main))


def _number_rows(verdicts: Sequence[Verdict]) -> list[Row]:
    rows = []
    for heading, values in VALUES:
        rows.append(Row([heading], group=True))
        rows += [Row([label, *(_value(v, key, kind) for v in verdicts)]) for key, label, kind in values]
    return rows


def _column(verdict: Verdict) -> str:
    return f"{verdict.get_period_display().capitalize()}, eindjaar {verdict.target_year}"


def _one_a_series(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The points do not depend on the target year, unless another scale was taken."""
    found: dict[tuple[str, str], Verdict] = {}
    for verdict in verdicts:
        found.setdefault((verdict.period, verdict.detail["scale"]), verdict)
    return list(found.values())


# --- one number -----------------------------------------------------------------------------------------------------


def _value(verdict: Verdict, key: str, kind: str) -> Cell:
    value: Any = verdict.detail.get(key.split(".")[0])
    if "." in key:
        value = value and value.get(key.split(".")[1])
    if value is None or value == [] or value == ():
        return Cell(missing="not_applicable", text="geen" if isinstance(value, list) else "niet te berekenen")
    unit = verdict.indicator.unit if verdict.indicator else None
    if key == "relative_gap" and unit is not None and unit.kind == Unit.Kind.INDEX:
        return Cell(missing="not_applicable", text="zegt niets bij een score zonder nulpunt")
    return WRITERS[kind](value, verdict, unit)


def plain(value: float) -> str:
    """A number with four significant digits: 0,001234; 12.345."""
    if value == 0:
        return "0"
    decimals = max(0, SIGNIFICANT - 1 - floor(log10(abs(value))))
    text = number(float(value), min(decimals, 12))
    return text.rstrip("0").rstrip(",") if "," in text else text


def _in_unit(value: float, unit: Unit | None) -> str:
    """A gap or a change with its unit."""
    words = distance_words(unit)
    return f"{plain(value)}{NO_BREAK_SPACE}{words}" if words else plain(value)


def _level(value: float, unit: Unit | None) -> str:
    symbol = symbol_of(unit)
    if symbol == "%":
        return f"{plain(value)}%"
    return f"{plain(value)}{NO_BREAK_SPACE}{symbol}" if symbol else plain(value)


def _raw(value: float) -> str:
    return f"{Decimal(repr(float(value))):f}"


def year_words(value: float) -> str:
    """A moment on the axis as a year: 2023, or 2022,6 when it is not a whole one."""
    return str(int(value)) if float(value).is_integer() else f"{value:.2f}".rstrip("0").replace(".", ",")


WRITERS = {
    "verdict": lambda v, verdict, unit: Cell(verdict=Judged(v, verdict.too_early or verdict.reason_code), raw=v),
    "verdict_without_lag": lambda v, verdict, unit: Cell(
        verdict=Judged(v, verdict.detail.get("too_early_without_lag") or ""), raw=v
    ),
    "early": lambda v, verdict, unit: Cell(Judged("too_early", v).words.short, raw=v),
    "note": lambda v, verdict, unit: Cell(NOTE_WORDS[Note(v)], raw=v),
    "notes": lambda v, verdict, unit: Cell(items=[Cell(NOTE_WORDS[Note(note)], raw=note) for note in v]),
    "move": lambda v, verdict, unit: Cell(MOVE_WORDS[v], raw=v),
    "scale": lambda v, verdict, unit: Cell(SCALE_WORDS[v], raw=v),
    "gap": lambda v, verdict, unit: Cell(_in_unit(v, unit), raw=_raw(v)),
    "pace": lambda v, verdict, unit: Cell(f"{_in_unit(v, unit)} per jaar", raw=_raw(v)),
    "level": lambda v, verdict, unit: Cell(_level(v, unit), raw=_raw(v)),
    "plain": lambda v, verdict, unit: Cell(plain(v), raw=_raw(v)),
    "share": lambda v, verdict, unit: Cell(percent(v * 100, 1), raw=_raw(v)),
    "year": lambda v, verdict, unit: Cell(year_words(v), raw=_raw(v)),
    "years": lambda v, verdict, unit: Cell(", ".join(year_words(year) for year in v)),
    "count": lambda v, verdict, unit: Cell(number(int(v)), raw=str(v)),
    "truth": lambda v, verdict, unit: Cell("ja" if v else "nee", raw="ja" if v else "nee"),
    "direction": lambda v, verdict, unit: Cell("hoger is beter" if v > 0 else "lager is beter", raw=str(v)),
    "text": lambda v, verdict, unit: Cell(str(v)),
}


# --- the points -----------------------------------------------------------------------------------------------------


def _points_table(verdict: Verdict, place: int, n: int, figures: Mapping[str, Observation]) -> Table:
    """The points of one series: what was measured, and what the method made of each."""
    detail = verdict.detail
    unit = verdict.indicator.unit if verdict.indicator else None
    levels = {point["time"]: point for point in verdict.series}
    other = verdict.benchmark.name if verdict.benchmark is not None else "Streefwaarde"
    rows = []
    for row, time in enumerate(detail["times"]):
        point = levels.get(time, {})
        cells = [Cell(point.get("period") or year_words(time))]
        cells += [_point_level(point.get(key), unit) for key in ("area", "benchmark")]
        rows.append([*cells, *(_point_value(detail[key], row) for key, _ in SERIES), _point_source(point, figures)])
    name = verdict.get_period_display()
    columns = [Column("Periode"), Column(verdict.area.name, numeric=True), Column(other, numeric=True)]
    return Table(
        f"De punten {name}, {SCALE_WORDS[detail['scale']]}" + (f", reeks {place}" if place > 1 else ""),
        [*columns, *(Column(label, numeric=True) for _, label in SERIES), "Bron"],
        rows,
        id=f"punten-{place}-{n}",
        csv_url=f"?csv=punten-{place}-{n}",
    )


def _point_source(point: Mapping[str, Any], figures: Mapping[str, Observation]) -> Cell:
    """Where the two figures of a point come from; once when that is one place."""
    used = (figures.get(point.get(key) or "") for key in ("area_observation", "benchmark_observation"))
    places = dict.fromkeys((o.source.title, source_url(o.source), o.source_place) for o in used if o is not None)
    cells = [Cell(title, url=url, note=place) for title, url, place in places]
    return cells[0] if len(cells) == 1 else Cell(items=cells)


def _point_level(value: float | None, unit: Unit | None) -> Cell:
    return Cell(missing="unknown") if value is None else Cell(_level(value, unit), raw=_raw(value))


def _point_value(values: Sequence[float | None], row: int) -> Cell:
    value = values[row] if row < len(values) else None
    return Cell(missing="not_computable") if value is None else Cell(plain(value), raw=_raw(value))


# --- the steps ------------------------------------------------------------------------------------------------------


def steps(verdict: Verdict) -> list[str]:
    """What the method did, step by step, with its numbers."""
    d = verdict.detail
    unit = verdict.indicator.unit if verdict.indicator else None
    other = verdict.benchmark.name if verdict.benchmark is not None else "de streefwaarde"
    told = [
        "Sinds de start is er te weinig gemeten. Deze rekensom gaat over de tijd vóór de start."
        if verdict.period == Verdict.Period.BEFORE
        else "",
        f"We nemen de {d['n']} jaren waarin er een cijfer is van {verdict.area.name} en van {other}."
        if verdict.benchmark is not None
        else f"We nemen de {d['n']} jaren waarin er een cijfer is van {verdict.area.name}. De streefwaarde is elk jaar hetzelfde.",
        f"Per jaar nemen we het verschil. Boven nul betekent dat {verdict.area.name} er slechter voor staat dan {other}.",
        _weights(d),
        *_special(d),
        *_line(d, unit),
        *_pace(verdict, unit),
        *_chances(d),
        *_decision(verdict),
    ]
    return [step for step in told if step]


def _weights(d: dict[str, Any]) -> str:
    if d["noise_known"]:
        return "Een cijfer over veel mensen is zekerder dan een cijfer over weinig mensen. Het zekerste jaar telt het zwaarst."
    return "Hoe zeker elk cijfer is, weten we niet. Daarom telt elk jaar even zwaar."


def _special(d: dict[str, Any]) -> list[str]:
    notes = {Note(note) for note in d["notes"]}
    wanted = (
        Note.BREAK_BRIDGED,
        Note.RESTARTED_AT_BREAK,
        Note.BENCHMARK_WITHOUT_AREA,
        Note.LOGIT_SCALE,
        Note.YEARS_DROPPED,
    )
    return [f"{NOTE_WORDS[note]}." for note in wanted if note in notes]


def _line(d: dict[str, Any], unit: Unit | None) -> list[str]:
    if d["pace"] is None:
        return ["Met één punt is er geen lijn te trekken."]
    first, last = year_words(d["times"][0]), year_words(d["times"][-1])
    went = f"van {_in_unit(d['gap_start'], unit)} in {first} naar {_in_unit(d['gap_now'], unit)} in {last}"
    pace = d["pace"]
    direction = "kleiner" if pace < 0 else "groter"
    speed = f"Dat is {_in_unit(abs(pace), unit)} per jaar {direction}." if pace else "Het verschil blijft gelijk."
    return [f"Door de verschillen trekken we een rechte lijn. Die gaat {went}. {speed}"]


def _pace(verdict: Verdict, unit: Unit | None) -> list[str]:
    d = verdict.detail
    if d["horizon"] <= 0:
        return ["Het eindjaar is bereikt. We kijken alleen nog of het verschil weg is."]
    if d["pace_required"] is None or d["pace_required"] >= 0:
        return ["Er is geen verschil meer om in te lopen." if d["pace_required"] is not None else ""]
    needed = f"Om in {verdict.target_year} op nul te komen, moet het verschil elk jaar {_in_unit(-d['pace_required'], unit)} kleiner worden."
    if d["pace_ratio"] is None:
        return [needed]
    return [f"{needed} Het tempo nu is {plain(round(d['pace_ratio'], 2))} keer wat nodig is."]


def _chances(d: dict[str, Any]) -> list[str]:
    names = {
        "p_reached": "dat het verschil nu weg is",
        "p_away": "dat het verschil groter wordt",
        "p_behind": "dat het tempo te laag is",
        "p_on_time": "dat het tempo genoeg is, als het zo blijft",
    }
    told = [f"{words}: {percent(d[key] * 100, 0)}" for key, words in names.items() if d[key] is not None]
    if not told:
        return []
    return [f"De cijfers gaan ook bij toeval op en neer. Daarom rekenen we kansen uit. De kans {join_and(told)}."]


def _decision(verdict: Verdict) -> list[str]:
    d = verdict.detail
    because = NOTE_WORDS[Note(d["because"])]
    words = Judged(verdict.verdict, verdict.too_early or verdict.reason_code).words.short
    told = [
        f"We geven pas een oordeel als we 90% zeker zijn. Hier geldt: {uncapitalised(because)}. Dus: {uncapitalised(words)}."
    ]
    if d["fragile"]:
        years = join_and(year_words(year) for year in d["fragile_years"])
        told.append(f"Zonder het jaar {years} (corona) zou het oordeel anders zijn.")
    if d["detectable_pace"] is not None and verdict.too_early:
        unit = verdict.indicator.unit if verdict.indicator else None
        told.append(
            f"Met deze punten is pas een tempo van {_in_unit(d['detectable_pace'], unit)} per jaar of meer te zien."
        )
    return told
