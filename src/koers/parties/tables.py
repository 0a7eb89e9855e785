"""The package table of the room parties."""

from koers.kernel.packages.registry import Table
from koers.kernel.packages.rows import Boolean, Required, Slug, SourcedRow, Text, TextList

from .models import Organisation


class OrganisationRow(SourcedRow):
    """An organisation."""

    id: Slug
    name: Required
    sector: Text = ""
    kind: Text = ""
    alliance_partner: Boolean = False
    aliases: TextList = ""
    role_note: Text = ""


TABLES = [Table("organisations", "organisaties", OrganisationRow, Organisation)]
