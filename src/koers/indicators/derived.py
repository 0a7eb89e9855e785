"""Observations made from the neighbourhood statistics: which figures an indicator takes, and how they are written down.

The passport names the measure; this puts its series for an area into rows of the package, each with its source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from koers.kernel.components.formatting import period
from koers.methods.noise import rate_variance, share_variance
from koers.statistics import Composition, Kind, Measure, Row, Status, Store, catalogue, series
from koers.statistics.aggregation import LEAST_COVERAGE
from koers.statistics.cells import Cells
from koers.statistics.ratios import Size, per_size, sizes

from .models import Indicator, Observation, Unit
from .tables import ObservationRow

SYSTEM = "landelijke cijfers in Koers"
"""What marks a row as made here, in its column ``system``."""

# (unit of the measure, unit of the indicator): what makes the second out of the first
CONVERSIONS = {("duizend-euro", "euro"): 1000, ("score", "leefbaarometer-score"): 1}
VARIANCE = {Unit.Kind.SHARE: share_variance, Unit.Kind.RATE: rate_variance}
MISSING = {
    Status.SUPPRESSED: Observation.Missing.SUPPRESSED,
    Status.TOO_LITTLE_KNOWN: Observation.Missing.TOO_LITTLE_KNOWN,
}
# The day of release, as far as a file tells it. The day somebody made a zip or fetched a file is none.
NO_RELEASE = ("zipbestand", "dag van ophalen")
DIGITS_OF_VARIANCE = 6


class CannotDerive(ValueError):
    """An indicator cannot be made from the statistics; why, in Dutch."""


@dataclass(frozen=True)
class Place:
    """An area of the package, and where its figures are in the store: a CBS code, or a list of buurten."""

    id: str
    where: str | Composition

    @property
    def provisional(self) -> bool:
        """Whether the list of buurten is provisional."""
        return isinstance(self.where, Composition) and self.where.provisional


@dataclass(frozen=True)
class Passport:
    """What the package says of an indicator, as rows of its tables. ``breaks``: years from which it is measured in
    another way. ``sources``: the ids of sources that there are."""

    indicator: Any
    units: Mapping[str, Any]
    breaks: Sequence[int]
    sources: frozenset[str]

    @property
    def measure(self) -> Measure:
        """The measure it takes."""
        return catalogue()[self.indicator.measure]

    @property
    def unit(self) -> Any:
        """The unit of its figures; where the passport has none, that of the measure."""
        unit = self.indicator.unit or self.measure.unit
        if unit not in self.units:
            raise CannotDerive(f"{self.indicator.id}: de eenheid '{unit}' staat niet in units.csv.")
        return self.units[unit]

    @property
    def per(self) -> float | None:
        """What counts are told per (1,000 inhabitants); None when the figures are taken as they are."""
        counted = self.measure.kind == Kind.COUNT and self.measure.denominator
        return float(self.unit.per) if counted and self.unit.kind in VARIANCE and self.unit.per else None

    @property
    def factor(self) -> int:
        """What makes the indicator's unit out of the measure's. Raises CannotDerive when nothing does."""
        ours, theirs = self.unit.id, self.measure.unit
        if self.per is not None or ours == theirs:
            return 1
        if (theirs, ours) not in CONVERSIONS:
            raise CannotDerive(
                f"{self.indicator.id}: de maat {self.measure.id} is in '{theirs}', de indicator in '{ours}'. "
                "Kies een andere maat of een andere eenheid."
            )
        return CONVERSIONS[theirs, ours]

    @property
    def counts_people(self) -> bool:
        """Whether chance can be worked out from its denominator: a share or rate from a register."""
        register = self.indicator.uncertainty == Indicator.Uncertainty.REGISTER
        return register and self.unit.kind in VARIANCE and not self.measure.approximate


def observations(store: Store, cells: Cells, passport: Passport, place: Place) -> list[Any]:
    """The rows of an indicator for an area, a year each, oldest first. Raises CannotDerive.

    Only what is known, and what is kept back or known of too small a part. A year nobody measured has no row.
    """
    least = float(passport.indicator.least_coverage or LEAST_COVERAGE)
    found = series(store, place.where, passport.measure.id, least_coverage=least, cells=cells)
    size_of = sizes(store, place.where, passport.measure, cells)
    if passport.per is not None:
        found = per_size(found, size_of, passport.per, passport.unit.id)
    told = [row for row in found if row.value is not None or (row.status in MISSING and _is_measured(row))]
    _refuse_unmarked_break(passport, told)
    return [_observation(cells, passport, place, row, size_of.get(row.year)) for row in told]


def _is_measured(row: Row) -> bool:
    return row.status == Status.SUPPRESSED or row.coverage > 0


def _whose(row: Row) -> str:
    return row.version or catalogue().sources[row.source].name


def _refuse_unmarked_break(passport: Passport, rows: Sequence[Row]) -> None:
    """Figures of another model are another measure under one name, unless the package says where the break is."""
    for earlier, later in pairwise(rows):
        marked = any(earlier.year < year <= later.year for year in passport.breaks)
        if earlier.version != later.version and not marked:
            raise CannotDerive(
                f"{passport.indicator.id}: {later.year} is van {_whose(later)}, {earlier.year} van {_whose(earlier)}. "
                f"Zet in definition_versions.csv een rij met valid_until {later.year} en breaks_series true."
            )


def _observation(cells: Cells, passport: Passport, place: Place, row: Row, size: Size | None) -> Any:
    known = size if passport.counts_people and row.value is not None else None
    made_here = _is_put_together(cells, place, row)
    bounds = _bounds(passport, row, made_here)
    return ObservationRow(
        indicator=passport.indicator.id,
        area=place.id,
        period=str(row.year),
        value="" if row.value is None else _text(passport, row.value, made_here),
        missing="" if row.value is not None else MISSING[row.status],
        qualifier=_qualifier(passport, bounds),
        unit=passport.unit.id,
        denominator="" if known is None else str(round(known.value)),
        variance="" if known is None else _variance(passport, row, known),
        system=SYSTEM,
        provisional="true" if place.provisional else "false",
        source=_source(passport, row),
        source_place=_source_place(cells, row),
        note=_note(passport, place, row, bounds, made_here=made_here),
    )


def _is_put_together(cells: Cells, place: Place, row: Row) -> bool:
    """Whether Koers made it from buurten: always of a list of buurten, of a code when its publisher gives no figure."""
    if isinstance(place.where, Composition):
        return True
    return not cells.find([row.measure], [row.year], areas=[place.where])


def _decimals(passport: Passport, made_here: bool) -> int:
    """Those of the publisher; what is put together from shares in whole per cents gets one more."""
    measure = passport.measure
    finer = made_here and measure.kind in (Kind.SHARE, Kind.RATE)
    return max(1, measure.decimals) if finer or passport.per is not None else measure.decimals


def _text(passport: Passport, value: float, made_here: bool) -> str:
    exact = round(Decimal(value), _decimals(passport, made_here)) * passport.factor
    return str(exact if exact else abs(exact))  # no minus before zero


def _bounds(passport: Passport, row: Row, made_here: bool) -> tuple[str, str] | None:
    """What the figure lies between, as text; None when that tells no more than its last digit does."""
    if row.value is None or row.low is None or row.high is None:
        return None
    last_digit = 10.0 ** -_decimals(passport, made_here)
    if row.high - row.low <= 1.5 * last_digit:
        return None
    return _text(passport, row.low, made_here), _text(passport, row.high, made_here)


def _qualifier(passport: Passport, bounds: tuple[str, str] | None) -> str:
    """A count that rounding has touched is told as about so many."""
    is_count = passport.measure.kind == Kind.COUNT and passport.per is None
    return Observation.Qualifier.CIRCA if is_count and bounds else Observation.Qualifier.EXACT


def _variance(passport: Passport, row: Row, size: Size) -> str:
    """Chance in a population of this size, and what rounding and kept-back figures do."""
    chance = VARIANCE[passport.unit.kind](row.value or 0.0, size.value, float(passport.unit.per))
    return f"{chance + (row.noise or 0.0):.{DIGITS_OF_VARIANCE}f}"


def _source(passport: Passport, row: Row) -> str:
    """The id of the source's row: by year (cbs-kwb-2020), by model (leefbaarometer-3), or the whole series."""
    model = "".join(part for part in row.version.split(".")[0] if part.isdigit())
    names = [f"{row.source}-{row.year}", *([f"{row.source}-{model}"] if model else []), row.source]
    for name in names:
        if name in passport.sources:
            return name
    known = catalogue().sources[row.source].name
    raise CannotDerive(f"{known}, {row.year}: deze bron ontbreekt. Zet '{names[0]}' in sources.csv.")


def _source_place(cells: Cells, row: Row) -> str:
    """Which table and release, as far as the file told."""
    found = [
        entry
        for entry in cells.imports
        if (entry.source, entry.vintage) == (row.source, row.vintage) and entry.of_year(row.year)
    ]
    tables = sorted({entry.table for entry in found if entry.table})
    released = [entry.vintage for entry in found if entry.vintage_from not in NO_RELEASE]
    name = " en ".join(f"tabel {table}" if table[:1].isdigit() else table for table in tables)
    when = f"uitgave van {period(released[-1].isoformat())}" if released else "dag van uitgave niet bekend"
    return ", ".join(filter(None, (name, when)))


def _note(passport: Passport, place: Place, row: Row, bounds: tuple[str, str] | None, *, made_here: bool) -> str:
    told = [row.note]
    if made_here and row.value is not None:
        told.append(_how(passport))
        if row.coverage < 1:
            told.append(f"Van {int(100 * row.coverage)}% van het gebied is het cijfer bekend.")
    if bounds is not None:
        low, high = map(_dutch, bounds)
        told.append(f"Door afronding of achtergehouden cijfers kan het liggen tussen {low} en {high}.")
    if place.provisional:
        told.append("De lijst van buurten is voorlopig.")
    return " ".join(filter(None, told))


def _how(passport: Passport) -> str:
    """How the buurten were put together."""
    measure = passport.measure
    if measure.kind == Kind.COUNT:
        return "Koers telde de buurten op."
    said = "gewogen" in measure.note.lower() or len(measure.denominator) != 1
    by = "" if said else f", gewogen naar {catalogue()[measure.denominator[0]].name.lower()}"
    return f"Koers nam het {'gewogen ' if said else ''}gemiddelde van de buurten{by}."


def _dutch(text: str) -> str:
    whole, _, rest = text.replace("-", "−").partition(".")
    return f"{whole},{rest}" if rest else whole


def is_derived(row: Any) -> bool:
    """Whether an observation was made here."""
    return bool(row.system == SYSTEM)


__all__ = ["SYSTEM", "CannotDerive", "Passport", "Place", "is_derived", "observations"]
