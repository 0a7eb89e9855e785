"""What a chart says, in words and as a table, from the same texts as the picture.

The summary is the description of the picture for who cannot see it, and may stand on the page.
It tells what is there; whether that is good or bad is for the page, which knows the verdict.
"""

import math
from collections.abc import Iterable, Sequence
from functools import singledispatch

from .content import (
    Chart,
    DumbbellChart,
    GapChart,
    HorizonChart,
    Line,
    MovedChart,
    Output,
    OutputsChart,
    Pair,
    PointStrip,
    RequiredPath,
    SeriesChart,
    TimeChart,
)

Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
_NOT_MEASURED = "geen meting"


@singledispatch
def summary(chart: Chart) -> str:
    """The message of the chart with its numbers, in plain Dutch sentences."""
    raise TypeError(f"Geen grafiek: {type(chart).__name__}")


@singledispatch
def table(chart: Chart) -> Table:
    """Headers and rows with the same texts as the picture. No cell is empty."""
    raise TypeError(f"Geen grafiek: {type(chart).__name__}")


@summary.register
def _(chart: SeriesChart) -> str:
    told = [sentence for line in chart.lines for sentence in _line_sentences(line)]
    return " ".join([*told, *_time_sentences(chart, chart.line("area"))])


@table.register
def _(chart: SeriesChart) -> Table:
    return ("Jaar", *(line.name for line in chart.lines)), _years_by_line(chart.lines)


@summary.register
def _(chart: GapChart) -> str:
    told = [*_line_sentences(chart.line, change=False), f"0 betekent: {chart.zero_label}."]
    told += _time_sentences(chart, chart.line)
    band = chart.band
    told.append(_sentence(f"{band.label}: {band.note}" if band else chart.unknown))
    return " ".join(told)


@table.register
def _(chart: GapChart) -> Table:
    return ("Jaar", chart.line.name), _years_by_line((chart.line,))


@summary.register
def _(chart: PointStrip) -> str:
    values = _listed(f"{dot.name} {dot.text}" for dot in chart.dots)
    told = [_sentence(f"{chart.period}: {values}" if chart.period else values)]
    return " ".join(told + ([_sentence(chart.distance)] if chart.distance else []))


@table.register
def _(chart: PointStrip) -> Table:
    return ("Gebied", "Waarde"), tuple((dot.name, dot.text) for dot in chart.dots)


@summary.register
def _(chart: MovedChart) -> str:
    told = [_sentence(f"{bar.label}: {bar.text}") for bar in chart.bars]
    return " ".join([_sentence(chart.period), *told] if chart.period else told)


@table.register
def _(chart: MovedChart) -> Table:
    return ("Wat veranderde", "Hoeveel"), tuple((bar.label, bar.text) for bar in chart.bars)


@summary.register
def _(chart: DumbbellChart) -> str:
    shown = [pair for pair in chart.pairs if pair.area is not None and pair.benchmark is not None]
    told = [f"{chart.area_name} en {chart.benchmark_name} bij de start, op {_maten(len(shown))}."]
    if shown:
        widest = max(shown, key=lambda pair: abs((pair.area or 0) - (pair.benchmark or 0)))
        told.append(f"Het verschil is het grootst bij {_pair(chart, widest)}.")
    absent = len(chart.pairs) - len(shown)
    if absent:
        told.append(f"Bij {_maten(absent)} ontbreekt een getal.")
    return " ".join(told)


@table.register
def _(chart: DumbbellChart) -> Table:
    names = (chart.area_name, chart.benchmark_name)
    rows = tuple((p.group, p.label, p.area_text, p.benchmark_text) for p in chart.pairs)
    if all(pair.group for pair in chart.pairs):
        return ("Thema", "Maat", *names), rows
    return ("Maat", *names), tuple(row[1:] for row in rows)


@summary.register
def _(chart: HorizonChart) -> str:
    told = []
    for term in chart.terms:
        end = term.end_text if term.end is None else f"einde {term.end_text}"
        told.append(_sentence(f"{term.label}: begin {_start(term.start_text, term.start)}, {end}"))
    told += [_sentence(chart.now.label)] if chart.now else []
    told += [_sentence(f"{moment.label} ({_year(moment.year)})") for moment in chart.milestones]
    return " ".join(told)


@table.register
def _(chart: HorizonChart) -> Table:
    return ("Looptijd", "Begin", "Einde"), tuple(
        (term.label, _start(term.start_text, term.start), term.end_text) for term in chart.terms
    )


@summary.register
def _(chart: OutputsChart) -> str:
    if chart.told:
        return chart.told
    if len(chart.outputs) <= 5:
        return " ".join(_sentence(f"{output.label}: {output.text}") for output in chart.outputs)
    met = sum(map(_is_met, chart.outputs))
    unknown = sum(o.planned is None or o.delivered is None for o in chart.outputs)
    told = [f"Van {len(chart.outputs)} afspraken is er bij {met} zoveel geleverd als gepland."]
    return " ".join(told + ([f"Bij {unknown} is dat niet bekend."] if unknown else []))


@table.register
def _(chart: OutputsChart) -> Table:
    return ("Prestatie", "Gepland en geleverd"), tuple((o.label, o.text) for o in chart.outputs)


def _line_sentences(line: Line, change: bool = True) -> list[str]:
    """First and last measurement, of the part that was measured in one way."""
    known = [point for point in line.points if point.value is not None]
    breaks = [year for year in line.breaks if known and known[0].year < year <= known[-1].year]
    alike = [point for point in known if not breaks or point.year >= max(breaks)]
    told = []
    if not alike:
        told.append(f"Van {line.name} is geen meting bekend.")
    elif len(alike) == 1:
        told.append(f"{line.name}: {alike[0].text} in {alike[0].period}.")
    else:
        first, last = alike[0], alike[-1]
        told.append(
            f"{line.name} ging van {first.text} in {first.period} naar {last.text} in {last.period}."
            if change and first.text != last.text
            else f"{line.name}: {first.text} in {first.period} en {last.text} in {last.period}."
        )
    if breaks:
        told.append(
            f"Vanaf {_year(max(breaks))} is {line.name} anders gemeten: de cijfers van ervoor zijn niet te vergelijken."
        )
    absent = [f"{p.period} ({p.text})" for p in line.points if p.value is None]
    if alike and absent:
        told.append(f"Van {line.name} is er geen getal in {_listed(absent)}.")
    return told


def _time_sentences(chart: TimeChart, line: Line | None) -> list[str]:
    """Start, baseline and path, as far as the chart has them."""
    told = []
    known = [point.year for point in line.points if point.value is not None] if line else []
    if chart.start and known and known[-1] < chart.start.year:
        told.append(f"Sinds de start in {_year(chart.start.year)} is er nog geen meting.")
    if chart.baseline:
        told.append(f"De nulmeting is {chart.baseline.text} ({chart.baseline.period}).")
    if chart.paths:
        ends = " ".join(path.label for path in chart.paths)
        told.append(f"Het pad dat nodig is eindigt bij: {ends}.")
        told += [_path_sentence(path) for path in chart.paths if path.text]
    return told


def _path_sentence(path: RequiredPath) -> str:
    supposes = f", {path.supposes}" if path.supposes else ""
    return _sentence(f"Het pad dat nodig is {path.text}{supposes}")


def _years_by_line(lines: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    periods = dict(sorted({point.year: point.period for line in lines for point in line.points}.items()))
    texts = [{point.year: point.text for point in line.points} for line in lines]
    return tuple((period, *(by_year.get(year, _NOT_MEASURED) for by_year in texts)) for year, period in periods.items())


def _is_met(output: Output) -> bool:
    known = output.planned is not None and output.delivered is not None
    return known and (output.delivered or 0) >= (output.planned or 0)


def _pair(chart: DumbbellChart, pair: Pair) -> str:
    return f"{pair.label}: {chart.area_name} {pair.area_text}, {chart.benchmark_name} {pair.benchmark_text}"


def _maten(number: int) -> str:
    return "1 maat" if number == 1 else f"{number} maten"


def _start(text: str, year: float) -> str:
    return text or _year(year)


def _year(year: float) -> str:
    return str(math.floor(year))


def _listed(parts: Iterable[str]) -> str:
    parts = list(parts)
    return " en ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _sentence(text: str) -> str:
    """With a capital and one full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
