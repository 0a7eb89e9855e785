"""The package table of the room glossary."""

from koers.kernel.packages.registry import Table
from koers.kernel.packages.rows import Required, Slug, SourcedRow, Text, TextList

from .models import Term


class TermRow(SourcedRow):
    """A word with its meaning."""

    id: Slug
    term: Required
    preferred: Text = ""
    synonyms: TextList = ""
    definition: Text = ""
    confusion_note: Text = ""
    topic: Text = ""
    code: Text = ""


TABLES = [Table("glossary", "begrippen", TermRow, Term)]
