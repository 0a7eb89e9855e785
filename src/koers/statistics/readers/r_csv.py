"""A StatLine download that went through R: dots for every sign, row numbers in front, padded numbers in quotes."""

from koers.statistics.figures import Reading

from .opening import Opened
from .reading import About, Options, best_source, read_table
from .topics import fused

NAME = "CBS StatLine CSV uit R"


def recognises(opened: Opened) -> bool:
    """Dotted names of regions and topics."""
    if opened.container != "csv" or not any("." in name for name in opened.names):
        return False
    headers = [fused(name) for name in opened.names]
    return any(name.lower().startswith("wijken.en.buurten") for name in opened.names) and best_source(headers)[1] > 0


def read(opened: Opened, options: Options) -> Reading:
    """Read it."""
    headers = [fused(name) for name in opened.sheet.names]
    return read_table(opened, opened.sheet, headers, About(NAME), options)
