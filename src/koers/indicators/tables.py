"""The package tables of the room indicators."""

from collections.abc import Iterable
from typing import Any, Self

from pydantic import model_validator

from koers.kernel.packages.registry import Table
from koers.kernel.packages.rows import (
    Boolean,
    Figure,
    OptionalWhole,
    PartialDate,
    Required,
    Slug,
    SourcedRow,
    Text,
    optional_ref,
    ref,
    wrong,
)  # fmt: skip

from .models import DefinitionVersion, Indicator, Observation, Unit
from .periods import PeriodText


class UnitRow(SourcedRow):
    """A unit of measurement."""

    id: Slug
    name: Required
    symbol: Text = ""
    kind: Unit.Kind
    per: OptionalWhole = None


class IndicatorRow(SourcedRow):
    """What is measured."""

    id: Slug
    name: Required
    definition: Required
    unit: optional_ref("units") = None  # type: ignore[valid-type]
    numerator: Text = ""
    denominator: Text = ""
    direction: Indicator.Direction
    topic: Text = ""
    system: Text = ""
    frequency: Text = ""
    uncertainty: Indicator.Uncertainty = Indicator.Uncertainty.UNKNOWN
    status: Indicator.Status
    sensitive: Boolean = False


class DefinitionVersionRow(SourcedRow):
    """An earlier definition of an indicator."""

    indicator: ref("indicators")  # type: ignore[valid-type]
    valid_until: PartialDate
    definition: Required
    unit: optional_ref("units") = None  # type: ignore[valid-type]
    act: optional_ref("acts") = None  # type: ignore[valid-type]
    why: Text = ""
    breaks_series: Boolean = False


class ObservationRow(SourcedRow):
    """One figure: a number, or words, or the reason why there is neither."""

    indicator: ref("indicators")  # type: ignore[valid-type]
    area: ref("areas")  # type: ignore[valid-type]
    period: PeriodText = ""
    breakdown: Text = ""
    value: Figure = ""
    value_text: Text = ""
    missing: Observation.Missing = Observation.Missing.PRESENT
    qualifier: Observation.Qualifier = Observation.Qualifier.EXACT
    unit: optional_ref("units") = None  # type: ignore[valid-type]
    kind: Observation.Kind = Observation.Kind.MEASUREMENT
    denominator: OptionalWhole = None
    variance: Figure = ""
    system: Text = ""
    consulted_on: PartialDate = ""
    provisional: Boolean = False
    preferred: Boolean = False
    preferred_by: Text = ""
    preferred_on: PartialDate = ""
    preferred_why: Text = ""

    @model_validator(mode="after")
    def one_of_number_words_or_reason(self) -> Self:
        """A figure is a number, or words, or a reason; exactly one of the three."""
        given = [bool(self.value), bool(self.value_text), bool(self.missing)]
        if sum(given) != 1:
            raise wrong(
                "er moet precies één van value, value_text en missing gevuld zijn.",
                "Vul een getal in, of woorden, of de reden waarom er geen waarde is (not_stated, suppressed, not_yet_due, pm).",
            )
        return self

    @model_validator(mode="after")
    def choice_has_a_name_and_date(self) -> Self:
        """Somebody chooses between figures, on a date."""
        if self.preferred and not (self.preferred_by and self.preferred_on):
            raise wrong("een voorkeur heeft een naam en een datum nodig.", "Vul preferred_by en preferred_on in.")
        return self


def one_preferred(rows: Iterable[tuple[int, Any]]) -> Iterable[tuple[int, str, str, str]]:
    """At most one figure is preferred for one indicator, area, period and breakdown."""
    seen: dict[tuple[Any, ...], int] = {}
    for line, row in rows:
        if not row.preferred:
            continue
        key = (row.indicator, row.area, row.period, row.breakdown)
        if key in seen:
            yield line, "preferred", f"regel {seen[key]} heeft voor hetzelfde cijfer al de voorkeur.", "Kies er één."
        seen.setdefault(key, line)


TABLES = [
    Table("units", "eenheden", UnitRow, Unit),
    Table("indicators", "indicatoren", IndicatorRow, Indicator),
    Table(
        "definition_versions", "eerdere definities", DefinitionVersionRow, DefinitionVersion, ("indicator", "valid_until")
    ),
    Table(
        "observations", "metingen", ObservationRow, Observation,
        ("indicator", "area", "period", "breakdown", "source", "source_place"), (one_preferred,),
    ),
]  # fmt: skip
