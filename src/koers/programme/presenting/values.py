"""Figures as they are written: never bare, always with their unit, and with a reason where there is none."""

from collections.abc import Iterable
from decimal import Decimal

from koers.indicators.models import Indicator, Observation, Unit
from koers.indicators.periods import parse_period
from koers.kernel.components.formatting import NO_BREAK_SPACE, period, qualified, with_unit
from koers.kernel.components.shapes import Cell, Tag
from koers.places.queries import BELOW_MUNICIPALITY

from .verdicts import NO_UNIT, gap

MISSING = {
    Observation.Missing.NOT_STATED: "not_stated",
    Observation.Missing.SUPPRESSED: "suppressed",
    Observation.Missing.TOO_LITTLE_KNOWN: "too_little_known",
    Observation.Missing.NOT_YET_DUE: "not_yet_due",
    Observation.Missing.TO_BE_DETERMINED: "pm",
}
POINTS = (Unit.Kind.INDEX, Unit.Kind.MEAN)
NO_PERIOD = "jaar niet vermeld"


def unit_of(figure: Observation) -> Unit | None:
    """The unit a figure is in: its own, else the indicator's."""
    return figure.unit or figure.indicator.unit


def withheld(figure: Observation) -> bool:
    """Whether a figure may not be shown: a sensitive one (a risk score, suspects) of less than a whole municipality."""
    return figure.indicator.sensitive and figure.area.kind in BELOW_MUNICIPALITY


def symbol_of(unit: Unit | None) -> str:
    """What stands with a figure in this unit."""
    return unit.symbol if unit else ""


def distance_words(unit: Unit | None) -> str:
    """What stands behind a difference: of percentages percentage points, of scores points."""
    if unit is None:
        return ""
    return "procentpunt" if unit.symbol == "%" else unit.symbol or ("punt" if unit.kind in POINTS else "")


def distance(value: float, unit: Unit | None, decimals: int | None = None) -> str:
    """A difference between two figures with its unit: "5,9 procentpunt", "0,162 punt" for a score."""
    text = gap(value, unit, decimals)
    return f"{text}{NO_BREAK_SPACE}punt" if distance_words(unit) == "punt" else text


def unit_words(indicator: Indicator) -> str:
    """The unit of an indicator in words, for the heading of a column or an axis."""
    return indicator.unit.name if indicator.unit else NO_UNIT


def name_and_unit(indicator: Indicator) -> str:
    """The name of an indicator with what its figures are in, for the heading of a table."""
    words = unit_words(indicator)
    if words.startswith("per "):
        return indicator.name if words in indicator.name else f"{indicator.name}, {words}"
    return f"{indicator.name}, {'in ' if indicator.unit else ''}{words}"


def written(figure: Observation) -> str:
    """A number as people write it: "minstens 54%", "−0,2235"; the source's words; or why there is nothing."""
    if figure.value:
        return qualified(with_unit(Decimal(figure.value), symbol_of(unit_of(figure))), figure.qualifier)
    return figure.value_text or figure.get_missing_display()


def cell(figure: Observation | None, *, tags: Iterable[Tag] = (), note: str = "", absent: str = "not_found") -> Cell:
    """A figure in a table; ``absent``: what to say when there is no figure at all."""
    if figure is None:
        return Cell(missing=absent, text="geen meting" if absent == "not_found" else "")
    if withheld(figure):
        return Cell(missing="sensitive", tags=tuple(tags))
    if figure.value:
        bare = not symbol_of(unit_of(figure)) and unit_of(figure) is None
        text = ". ".join(filter(None, (NO_UNIT if bare else "", note)))
        return Cell(
            written(figure), tags=tuple(tags), note=text, raw=figure.value if figure.qualifier == "exact" else ""
        )
    if figure.value_text:
        return Cell(figure.value_text, missing="text_only", tags=tuple(tags), note=note)
    return Cell(missing=MISSING[Observation.Missing(figure.missing)], tags=tuple(tags), note=note)


def tags_of(figure: Observation) -> list[Tag]:
    """What must stand beside a figure: that it is of a stand-in, an estimate, or may still change."""
    tags = [Tag("stand_in", figure.area.stands_in_for.name)] if figure.area.stands_in_for is not None else []
    if figure.provisional:
        tags.append(Tag("provisional"))
    if figure.kind == Observation.Kind.ESTIMATE:
        tags.append(Tag("plain", "schatting"))
    return tags


def period_words(figure: Observation) -> str:
    """When it is about; that the source does not say so when it does not."""
    return period(figure.period) if figure.period else NO_PERIOD


def time_of(figure: Observation) -> float | None:
    """The place of its period in time; None when that is not known."""
    return parse_period(figure.period).time
