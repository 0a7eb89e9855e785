"""The package tables of the room decisions."""

from koers.kernel.packages.registry import Table
from koers.kernel.packages.rows import PartialDate, Required, Slug, SourcedRow, Text, optional_ref, ref

from .models import Act, Body


class BodyRow(SourcedRow):
    """Somebody that can decide or agree."""

    id: Slug
    name: Required
    kind: Text = ""
    organisation: optional_ref("organisations") = None  # type: ignore[valid-type]


class ActRow(SourcedRow):
    """What a body did on a date."""

    id: Slug
    title: Required
    body: ref("bodies")  # type: ignore[valid-type]
    verb: Act.Verb
    date: PartialDate = ""
    confirms: optional_ref("acts") = None  # type: ignore[valid-type]


TABLES = [
    Table("bodies", "organen", BodyRow, Body),
    Table("acts", "besluiten", ActRow, Act),
]
