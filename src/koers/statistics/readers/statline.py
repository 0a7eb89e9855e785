"""StatLine downloads as CSV: the header is the path of topics with the unit, ``Bevolking/Geslacht/Mannen (aantal)``."""

from koers.statistics.figures import Reading

from .opening import Opened
from .reading import About, Options, best_source, read_table
from .topics import statline

NAME = "CBS StatLine CSV"


def recognises(opened: Opened) -> bool:
    """Topics with a path or a unit, at least one that we know, and a first line that is the header."""
    if opened.container not in ("csv", "xlsx") or len(opened.names) < 2:
        return False
    headers = [statline(name) for name in opened.names]
    return any(header.unit or len(header.path) > 1 for header in headers) and best_source(headers)[1] > 0


def read(opened: Opened, options: Options) -> Reading:
    """Read it. Of the two downloads that CBS offers only the one "met statistische symbolen" has a dot."""
    headers = [statline(name) for name in opened.sheet.names]
    return read_table(opened, opened.sheet, headers, About(NAME, empty_is_silent=True), options)
