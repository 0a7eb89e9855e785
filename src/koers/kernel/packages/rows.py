"""The building blocks of a table's row model: cell types and the columns every sourced row has.

A row model is a pydantic model whose fields are the columns, in order. A cell is text in the file; a row holds ``str``,
``int``, ``bool``, an enum or ``None``. Figures stay text (``Figure``): SQLite stores decimals as floating point, and a
stated figure keeps its text. ``decimal.Decimal(text)`` reads it.

A column without a default must be filled in every row.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from .problems import shown

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FIGURE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
EUROS = re.compile(r"([0-9]{1,15})(?:\.([0-9]{2}))?")
WHOLE = re.compile(r"-?[0-9]{1,15}")
YEAR = r"(?:1[6-9]|20|21)[0-9][0-9]"
PARTIAL_DATE = re.compile(rf"{YEAR}(?:-Q[1-4]|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
LIST_SEPARATOR = "; "


def wrong(what: str, right: str) -> PydanticCustomError:
    """An error whose text is Dutch: what is wrong, and what would be right."""
    return PydanticCustomError("koers", "{what} {right}", {"what": what, "right": right})


@dataclass(frozen=True)
class Reference:
    """Marks a column that names a row of another table (or of its own) by public id.

    ``tree``: in a column that names its own table, following it from row to row must come to an end.
    """

    table: str
    tree: bool = True


@dataclass(frozen=True)
class DecimalMark:
    """Marks a column whose decimal mark is the one that the package's descriptor names."""


def is_real_day(text: str) -> bool:
    """Whether a full ISO date exists on the calendar; shorter dates always do."""
    if len(text) != 10:
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text):
        raise wrong(
            f"'{shown(text)}' is geen geldig kenmerk.",
            "Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld minder-bijstand.",
        )
    return text


def _figure(text: str) -> str:
    if text and not FIGURE.fullmatch(text):
        raise wrong(
            f"'{shown(text)}' is geen getal.", "Schrijf alleen cijfers, met een punt voor de decimalen: 1250 of 5.1."
        )
    return text


def _partial_date(text: str) -> str:
    if text and not (PARTIAL_DATE.fullmatch(text) and is_real_day(text)):
        raise wrong(f"'{shown(text)}' is geen bestaande datum.", "Schrijf 2023, 2023-11, 2023-Q2 of 2023-11-22.")
    return text


def _list(text: str) -> str:
    return LIST_SEPARATOR.join(part.strip() for part in text.split(";") if part.strip())


def _url(text: str) -> str:
    if text and not is_web_address(text):
        raise wrong(
            f"'{shown(text)}' is geen veilig webadres.",
            "Begin met https://. Daarna volgt de naam van de site, zonder gebruikersnaam.",
        )
    return text


def is_web_address(text: str) -> bool:
    """Whether it begins with http(s) and names a site. A name or password before the site hides which site that is."""
    try:
        parts = urlsplit(text)
        named = bool(parts.hostname) and parts.port != 0  # a port that is no number is an error here
    except ValueError:
        return False
    plain = not re.search(r"[@\s\\]", parts.netloc)
    return text.startswith(("https://", "http://")) and named and plain


def _empty_is_none(value: Any) -> Any:
    return None if value == "" else value


def _whole_or_none(value: Any) -> Any:
    return None if value in ("", None) else _whole(value)


def _cents_or_none(value: Any) -> Any:
    """Euros as they stand in a file, in whole cents. Nothing is guessed: "1.350" could be a thousand or one euro."""
    if value in ("", None):
        return None
    if isinstance(value, str) and (match := EUROS.fullmatch(value)):
        return int(match[1]) * 100 + int(match[2] or 0)
    raise wrong(
        f"'{shown(value)}' is geen bedrag in euro's.",
        "Schrijf alleen cijfers, en twee cijfers achter de punt als er centen zijn: 1350000 of 1350000.50.",
    )


def _boolean(value: Any) -> Any:
    if value in ("true", "false"):
        return value == "true"
    raise wrong(f"'{shown(value)}' is geen ja of nee.", "Schrijf true of false.")


def _whole(value: Any) -> Any:
    if isinstance(value, str) and WHOLE.fullmatch(value):
        return int(value)
    raise wrong(f"'{shown(value)}' is geen heel getal.", "Schrijf alleen cijfers, zonder punten: 2042.")


Slug = Annotated[str, AfterValidator(_slug)]
Text = str
Required = Annotated[str, Field(min_length=1)]
Figure = Annotated[str, AfterValidator(_figure), DecimalMark()]
PartialDate = Annotated[str, AfterValidator(_partial_date)]
TextList = Annotated[str, AfterValidator(_list)]
Url = Annotated[str, AfterValidator(_url)]
Boolean = Annotated[bool, BeforeValidator(_boolean)]
Whole = Annotated[int, BeforeValidator(_whole)]
OptionalWhole = Annotated[int | None, BeforeValidator(_whole_or_none)]

Money = Annotated[int | None, BeforeValidator(_cents_or_none), DecimalMark()]
"""Euros in the file, whole cents in the row; not below zero. Its model field is a MoneyField."""


def ref(table: str, *, tree: bool = True) -> Any:
    """The type of a column that must name a row of ``table``; for ``tree`` see Reference."""
    return Annotated[str, Field(min_length=1), Reference(table, tree)]


def optional_ref(table: str, *, tree: bool = True) -> Any:
    """The type of a column that may name a row of ``table``; for ``tree`` see Reference."""
    return Annotated[str | None, BeforeValidator(_empty_is_none), Reference(table, tree)]


class Row(BaseModel):
    """A row of a package table; its fields are the columns, in this order."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class SourcedRow(Row):
    """A row that says where it comes from. ``known_from`` empty means: known since the source's own date."""

    source: ref("sources")  # type: ignore[valid-type]
    source_place: Text = ""
    known_from: PartialDate = ""
    note: Text = ""


PROVENANCE = tuple(SourcedRow.model_fields)


def columns(row: type[Row]) -> tuple[str, ...]:
    """The column names in file order: a table's own columns first, where it comes from last."""
    names = tuple(row.model_fields)
    own = tuple(name for name in names if name not in PROVENANCE)
    return own + tuple(name for name in PROVENANCE if name in names)


def references(row: type[Row]) -> dict[str, Reference]:
    """Column name to what it refers to."""
    return {
        name: mark for name, field in row.model_fields.items() for mark in field.metadata if isinstance(mark, Reference)
    }


def figure_columns(row: type[Row]) -> frozenset[str]:
    """The columns that hold figures."""
    return frozenset(
        name
        for name, field in row.model_fields.items()
        if any(isinstance(mark, DecimalMark) for mark in field.metadata)
    )


def choices_of(row: type[Row], column: str) -> list[str]:
    """What may stand in a column with fixed words; nothing for another column. An empty cell is never among them."""
    annotation = row.model_fields[column].annotation
    return [value for value in getattr(annotation, "values", ()) if value]
