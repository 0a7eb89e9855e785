"""The package tables of the room sources."""

from koers.kernel.packages.registry import Table
from koers.kernel.packages.rows import Boolean, PartialDate, Required, Row, Slug, SourcedRow, Text, TextList, Url, ref

from .models import Contradiction, Source


class SourceRow(Row):
    """A document or data file."""

    id: Slug
    title: Required
    issuer: Text = ""
    kind: Text = ""
    date: PartialDate = ""
    url: Url = ""
    licence: Text = ""
    made_up: Boolean = False
    note: Text = ""


class ContradictionRow(SourcedRow):
    """Two statements that do not agree. ``source`` and ``source_place`` belong to the first."""

    id: Slug
    subject: Required
    kind: Required
    first_value: Required
    second_source: ref("sources")  # type: ignore[valid-type]
    second_place: Text = ""
    second_value: Required
    handling: Required
    preferred: Contradiction.Preferred = Contradiction.Preferred.NEITHER
    preferred_by: Text = ""
    preferred_on: PartialDate = ""
    preferred_why: Text = ""
    about: TextList = ""


TABLES = [
    Table("sources", "bronnen", SourceRow, Source),
    Table("contradictions", "tegenstrijdigheden", ContradictionRow, Contradiction),
]
