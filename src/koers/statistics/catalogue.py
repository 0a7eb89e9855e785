"""What can be measured: one id a measure across years and sources, and which column of a source holds it.

Both are data (data/measures.csv, data/columns.csv): a source that renames a column costs one line there.
"""

import csv
import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from .errors import refuse


class Kind(StrEnum):
    """How a measure adds up over areas."""

    COUNT = "count"  # a sum
    SHARE = "share"  # per cent of its denominator
    MEAN = "mean"  # weighted by its denominator
    RATE = "rate"  # per 1,000 of its denominator
    INDEX = "index"  # a score; weighted by its denominator
    MEDIAN = "median"  # does not add up: only bounds
    CLASS = "class"  # a code; does not add up at all


PER = {Kind.SHARE: 100.0, Kind.RATE: 1000.0}


@dataclass(frozen=True)
class Measure:
    """One measure. ``denominator`` names the measures whose sum it is counted per (of a count: of whom it counts a
    part); ``approximate`` when that is not precisely the population the figure is about. ``sensitive`` figures are
    never shown below gemeente."""

    id: str
    name: str
    unit: str
    kind: Kind
    denominator: tuple[str, ...]
    approximate: bool
    topic: str
    sensitive: bool
    decimals: int
    note: str


@dataclass(frozen=True)
class Column:
    """Where a measure stands in a source: the last part of the column's path, in which group, in which unit.

    ``odata4``: what CBS OData v4 calls the measure, one or more ids separated by a space.
    ``factor`` makes the catalogue's unit out of the source's. ``rounding`` is what figures of wijken and buurten are
    rounded to, ``rounding_top`` those of gemeenten and land; 0 is not rounded.
    """

    source: str
    topic: str
    within: str
    unit: str
    measure: str
    factor: float
    rounding: float
    rounding_top: float
    first_year: int | None
    last_year: int | None
    odata4: str

    def holds(self, year: int | None) -> bool:
        """Whether this line is about the year; a year that is not known yet excludes nothing."""
        after = self.first_year is None or year is None or year >= self.first_year
        return after and (self.last_year is None or year is None or year <= self.last_year)


@dataclass(frozen=True)
class Source:
    """A publisher's series. Counts above 0 and below ``smallest_count`` are kept back when they leave the store.

    ``random_rounding``: rounded up or down by lot, so that one figure can be off by almost the whole base.
    ``round_to``: what Koers itself rounds counts to at the exit; 0 is not. ``second_hand``: copied by others from the
    publishers, so it counts only where the publisher's own figure is missing.
    """

    id: str
    name: str
    publisher: str
    licence: str
    smallest_count: int
    random_rounding: bool
    round_to: int
    second_hand: bool
    note: str


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Only what makes a name that name: letters without accents and digits, in lower case."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text).lower() if letter.isascii() and letter.isalnum()
    )


class Catalogue:
    """All measures, columns and sources; read once and never changed."""

    def __init__(self) -> None:
        self.measures = {row["id"]: _measure(row) for row in _rows("measures.csv")}
        self.columns = tuple(_column(row) for row in _rows("columns.csv"))
        self.sources = {
            row["id"]: Source(
                **{
                    **row,
                    "smallest_count": int(row["smallest_count"]),
                    "random_rounding": row["random_rounding"] == "true",
                    "round_to": int(row["round_to"]),
                    "second_hand": row["second_hand"] == "true",
                }  # type: ignore[arg-type]
            )
            for row in _rows("sources.csv")
        }
        self.dimensions = {(row["source"], fold(row["dimension"])): row["kept"] for row in _rows("dimensions.csv")}
        self.table_years = {row["table"]: int(row["year"]) for row in _rows("tables.csv")}
        self.national_population = {
            int(row["population"]): int(row["year"]) for row in _rows("national_population.csv")
        }

    def __getitem__(self, measure: str) -> Measure:
        """The measure. Raises StatisticsInputError when there is none with this id."""
        try:
            return self.measures[measure]
        except KeyError:
            raise refuse(measure, "er is geen maat met deze naam.", _near(measure, self.measures)) from None

    @property
    def fingerprint(self) -> str:
        """Changes with anything in it that a figure worked out earlier may hang on."""
        said = repr((self.measures, self.sources, self.columns)).encode()
        return hashlib.sha256(said).hexdigest()[:16]

    def of_source(self, source: str) -> tuple[Column, ...]:
        """The columns of one source."""
        return tuple(column for column in self.columns if column.source == source)

    @cached_property
    def by_topic(self) -> dict[tuple[str, str], tuple[Column, ...]]:
        """The columns of (source, folded topic), in the order of the file."""
        found: dict[tuple[str, str], list[Column]] = {}
        for column in self.columns:
            found.setdefault((column.source, fold(column.topic)), []).append(column)
        return {key: tuple(columns) for key, columns in found.items()}

    @cached_property
    def by_odata4(self) -> dict[str, Column]:
        """The column of each id of OData v4."""
        return {name: column for column in self.columns for name in column.odata4.split()}

    @cached_property
    def column_of(self) -> dict[tuple[str, str], Column]:
        """The first column of (source, measure): what it is rounded to is the same for all its names."""
        found: dict[tuple[str, str], Column] = {}
        for column in self.columns:
            found.setdefault((column.source, column.measure), column)
        return found

    def rounding(self, source: str, measure: str, *, top: bool) -> float:
        """What a figure of this source is rounded to (unit of the measure); ``top`` for gemeente and land."""
        column = self.column_of.get((source, measure))
        return 0.0 if column is None else (column.rounding_top if top else column.rounding) * column.factor


@cache
def catalogue() -> Catalogue:
    """The catalogue."""
    return Catalogue()


def _near(wanted: str, known: dict[str, Measure]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(wanted, known, n=3)
    return f"Bedoelt u {' of '.join(near)}?" if near else "Alle maten: koers statistics list."


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _measure(row: dict[str, str]) -> Measure:
    return Measure(
        id=row["id"],
        name=row["name"],
        unit=row["unit"],
        kind=Kind(row["kind"]),
        denominator=tuple(part for part in row["denominator"].split("+") if part),
        approximate=row["approximate"] == "true",
        topic=row["topic"],
        sensitive=row["sensitive"] == "true",
        decimals=int(row["decimals"]),
        note=row["note"],
    )


def _column(row: dict[str, str]) -> Column:
    return Column(
        source=row["source"],
        topic=row["topic"],
        within=row["within"],
        unit=row["unit"],
        measure=row["measure"],
        factor=float(row["factor"]),
        rounding=float(row["rounding"] or 0),
        rounding_top=float(row["rounding_top"] or 0),
        first_year=int(row["first_year"]) if row["first_year"] else None,
        last_year=int(row["last_year"]) if row["last_year"] else None,
        odata4=row["odata4"],
    )
