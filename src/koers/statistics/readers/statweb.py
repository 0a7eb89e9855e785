"""The old StatWeb export: a title, an empty line, ``Onderwerp``, topics, units, then rows; decimal commas, a footer."""

from koers.statistics.figures import Reading

from .opening import Opened, cells, text_table
from .reading import About, Options, best_source, read_table, year_in
from .topics import Header, statweb

NAME = "CBS StatWeb CSV"
HEADER_LINES = 5


def recognises(opened: Opened) -> bool:
    """The five lines of its header, and topics that we know."""
    if opened.container != "csv" or len(opened.head) <= HEADER_LINES:
        return False
    return "Onderwerp" in cells(opened, opened.head[2]) and best_source(_headers(opened))[1] > 0


def _headers(opened: Opened) -> list[Header]:
    paths, units = cells(opened, opened.head[3]), cells(opened, opened.head[4])
    # The names of areas have no topic: there the line of units says what the column is.
    return [statweb(path or unit, unit if path else "") for path, unit in zip(paths, units, strict=False)]


def read(opened: Opened, options: Options) -> Reading:
    """Read it; the year stands in the title."""
    headers = _headers(opened)
    sheet = text_table(opened, HEADER_LINES - 1, tuple(header.name or header.unit for header in headers))
    title = " ".join(cells(opened, opened.head[0]))
    return read_table(opened, sheet, headers, About(NAME, year_in(title), "titel"), options)
