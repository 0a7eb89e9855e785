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

from .disclosure import small_counts
from .models import DefinitionVersion, Indicator, Observation, Unit
from .periods import PeriodText


class UnitRow(SourcedRow):
    """A unit of measurement."""

    id: Slug
    name: Required
    symbol: Text = ""
    kind: Unit.Kind
    per: OptionalWhole = None
    persons: Boolean = False


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
    measure: Text = ""
    least_coverage: Figure = ""

    @model_validator(mode="after")
    def coverage_is_a_part(self) -> Self:
        """A part of the area: above 0, at most 1; and only where figures are put together."""
        if self.least_coverage and not 0 < float(self.least_coverage) <= 1:
            raise wrong(
                f"least_coverage is {self.least_coverage}.",
                "Schrijf een deel van het geheel, boven 0 en hoogstens 1: 0.90.",
            )
        if self.least_coverage and not self.measure:
            raise wrong("least_coverage staat er zonder measure.", "Vul measure in, of haal least_coverage weg.")
        return self


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
                "Vul een getal in, of woorden, of de reden waarom er geen waarde is (not_stated, suppressed, too_little_known, not_yet_due, pm).",
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


def measures_exist(rows: Iterable[tuple[int, Any]]) -> Iterable[tuple[int, str, str, str]]:
    """An indicator takes a measure that the catalogue of neighbourhood statistics knows."""
    named = [(line, row.measure) for line, row in rows if row.measure]
    if not named:
        return
    # The statistics bring DuckDB and Arrow, which a package without measures does not need.
    from koers.statistics import StatisticsInputError, catalogue

    for line, measure in named:
        try:
            catalogue()[measure]
        except StatisticsInputError as error:
            problem = error.problems[0]
            yield line, "measure", f"'{measure}' is geen maat in de landelijke cijfers.", problem.right


TABLES = [
    Table("units", "eenheden", UnitRow, Unit),
    Table("indicators", "indicatoren", IndicatorRow, Indicator, checks=(measures_exist,)),
    Table(
        "definition_versions", "eerdere definities", DefinitionVersionRow, DefinitionVersion, ("indicator", "valid_until")
    ),
    Table(
        "observations", "metingen", ObservationRow, Observation,
        ("indicator", "area", "period", "breakdown", "source", "source_place"), (one_preferred,),
    ),
]  # fmt: skip

RULES = [small_counts]
