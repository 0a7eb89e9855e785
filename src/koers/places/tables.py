"""The package tables of the room places."""

from koers.kernel.packages.registry import Table
from koers.kernel.packages.rows import (
    Boolean,
    Figure,
    OptionalWhole,
    Required,
    Slug,
    SourcedRow,
    Text,
    TextList,
    optional_ref,
    ref,
)  # fmt: skip

from .models import Area, AreaPart


class AreaRow(SourcedRow):
    """An area."""

    id: Slug
    name: Required
    kind: Area.Kind
    parent: optional_ref("areas") = None  # type: ignore[valid-type]
    cbs_code: Text = ""
    is_focus: Boolean = False
    aliases: TextList = ""
    stands_in_for: optional_ref("areas") = None  # type: ignore[valid-type]


class AreaPartRow(SourcedRow):
    """A CBS area that is part of an area."""

    area: ref("areas")  # type: ignore[valid-type]
    cbs_code: Required
    name: Required
    weight: Figure = "1"
    population: OptionalWhole = None
    population_year: OptionalWhole = None
    provisional: Boolean = False


TABLES = [
    Table("areas", "gebieden", AreaRow, Area),
    Table("area_parts", "gebiedsdelen", AreaPartRow, AreaPart, key=("area", "cbs_code")),
]
