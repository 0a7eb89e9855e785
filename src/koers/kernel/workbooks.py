"""A table of a page as an Excel workbook. Every cell is text or a number; nothing is ever a formula."""

import io
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING, WriteOnlyCell
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "Tabel"
WHOLE = 15  # Excel keeps that many digits of a number; a longer one is a code, and stays text


def workbook(rows: list[list[str]], numeric: frozenset[int] = frozenset()) -> bytes:
    """A workbook with one sheet: the first row is the header. ``numeric``: the columns in which a number is a number."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    for line, row in enumerate(rows):
        sheet.append([_cell(sheet, text, line > 0 and place in numeric) for place, text in enumerate(row)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Worksheet, text: str, may_be_number: bool) -> WriteOnlyCell:
    if may_be_number and len(text) <= WHOLE and text.replace(".", "", 1).removeprefix("-").isdigit():
        return WriteOnlyCell(sheet, Decimal(text))
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = TYPE_STRING  # else a text that begins with = becomes a formula
    return cell
