"""One measurement and no more: the areas beside each other on one axis."""

from collections.abc import Sequence

from koers.indicators.models import Observation
from koers.kernel.charts import Dot, PointStrip
from koers.kernel.components.formatting import period
from koers.places.models import Area

from ..presenting.subject import Subject
from ..presenting.values import NO_PERIOD, distance, written
from .picture import Picture
from .series import role, round_numbers

Key = tuple[str, str, str]  # period, source, place in the source


def strip_picture(subject: Subject) -> Picture | None:
    """The figures of one table in one source; None when there is no number."""
    figures = strip_figures(subject)
    if not figures:
        return None
    before, after = round_numbers(subject)
    first = figures[0]
    words = period(first.period) if first.period else NO_PERIOD
    chart = PointStrip(
        name=f"{subject.facts.indicator.name}: {words}",
        dots=tuple(Dot(_name(o), role(subject, o.area), float(o.value), written(o)) for o in figures),
        distance=_distance(subject, figures),
        period=words,
        before=before,
        after=after,
    )
    title = ", ".join(f"{_name(o)} {written(o)}" for o in figures)
    return Picture(chart, title, _how_to_read(subject, figures), rows=figures)


def strip_figures(subject: Subject) -> list[Observation]:
    """The numbers to show: of the place in the source that has the area itself, else of the one with most areas."""
    shown = [*subject.areas, *(() if subject.facts.indicator.sensitive else subject.stand_ins)]
    order = {area.pk: place for place, area in enumerate(shown)}
    groups: dict[Key, dict[str, Observation]] = {}
    for figure in subject.whole:
        if figure.value and figure.area_id in order:
            groups.setdefault((figure.period, figure.source_id, figure.source_place), {})[figure.area_id] = figure

    def worth(group: dict[str, Observation]) -> tuple[bool, bool, str, int]:
        own = group.get(subject.area.pk)
        return own is not None, own is not None and own.pk in subject.used, own.period if own else "", len(group)

    best = max(groups.values(), key=worth, default={})
    return sorted(best.values(), key=lambda figure: order[figure.area_id])


def _name(figure: Observation) -> str:
    return figure.area.name if figure.area.stands_in_for is None else f"{figure.area.name} (staat model)"


def _distance(subject: Subject, figures: Sequence[Observation]) -> str:
    """The distance between area and benchmark in words, when that has a meaning."""

    def of(area: Area | None) -> float | None:
        return next((float(o.value) for o in figures if area is not None and o.area_id == area.pk), None)

    area, benchmark = of(subject.area), of(subject.benchmark)
    if area is None or benchmark is None or not subject.direction or subject.main is None:
        return ""
    return f"verschil: {distance(round(abs(benchmark - area), 10), subject.unit)}"


def _how_to_read(subject: Subject, figures: Sequence[Observation]) -> str:
    parts = ["Eén meting geeft geen lijn. Daarom tekenen we alleen de stand."]
    if not figures[0].period:
        parts.append("Het jaar staat niet in de bron.")
    if any(o.area.stands_in_for is not None for o in figures):
        parts.append(f"Van {subject.area.name} zelf is er geen cijfer. Een ander gebied staat model.")
    return " ".join(parts)
