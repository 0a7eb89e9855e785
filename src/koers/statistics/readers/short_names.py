"""The yearly workbook of CBS, ``kwb-2023.xlsx``: short names like ``a_inw``, codes in ``gwb_code_10``."""

from koers.statistics.figures import Reading

from .opening import Opened
from .reading import About, Options, best_source, read_table
from .topics import Header

NAME = "CBS-werkmap met korte namen (kwb-2023.xlsx)"
CODES = {"gwb_code_10", "gwb_code10"}


def recognises(opened: Opened) -> bool:
    """The column of codes, and measures that we know."""
    names = [name.strip().lower() for name in opened.names]
    return (
        opened.container in ("xlsx", "csv", "parquet")
        and bool(CODES & set(names))
        and best_source(_headers(names))[1] > 0
    )


def _headers(names: list[str]) -> list[Header]:
    return [Header(name, (name,)) for name in (name.strip("\ufeff ") for name in names)]


def read(opened: Opened, options: Options) -> Reading:
    """Read it. CBS itself writes some columns with a decimal comma and others with a point."""
    headers = _headers([name.lower() for name in opened.sheet.names])
    return read_table(opened, opened.sheet, headers, About(NAME, marks_by_column=True), options)
