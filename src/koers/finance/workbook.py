"""A programme's money as an Excel workbook: out for a controller, and back in through the same checks as a package.

Each table is a sheet whose first row holds the Dutch column names; row numbers in messages are those of the sheet. Choices are
written and read in Dutch words, amounts are numbers in euros. A first sheet explains the columns. Nothing is a formula.
"""

import csv
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE, TYPE_STRING, WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from koers.kernel.money import CENTS, euros
from koers.kernel.packages import workshop
from koers.kernel.packages.registry import Table, table
from koers.kernel.packages.rows import choices_of

TABLES = (
    "funds", "fund_parties", "fund_states", "allocations", "authorities", "budget_items", "stated_totals", "choices_ahead",
    "task_fields", "ledger_accounts",
)  # fmt: skip
EXPLAINED = "Uitleg"
MACROS = (".xlsm", ".xltm", ".xlsb", ".xls")
OLE = b"\xd0\xcf\x11\xe0"  # how an old or a password-protected workbook begins
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet takes for a formula
YES_NO = {True: "ja", False: "nee"}
LONGEST_NAME = 31  # of a sheet
MOST_TOLD = 50
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, SyntaxError)  # the last is XML that is cut off


class WorkbookError(Exception):
    """The file is no workbook that can be read; says in Dutch what is wrong and what would be right."""


def headings(this: Table) -> dict[str, str]:
    """Column name to what it is called on the sheet."""
    return {name: str(this.model._meta.get_field(name).verbose_name) for name in this.columns}


def sheet_name(this: Table) -> str:
    """What the sheet of a table is called."""
    return (this.title[0].upper() + this.title[1:])[:LONGEST_NAME]


def write_workbook(path: Path, programme: str = "") -> None:
    """Write the template; with a programme, filled with what the workshop has of it (needs a workshop context then)."""
    book = Workbook(write_only=True)
    explained = book.create_sheet(EXPLAINED)
    explained.append(["Blad", "Kolom", "Verplicht", "Wat er mag staan"])
    for name in TABLES:
        this = table(name)
        for row in _explained(this):
            explained.append([_cell(explained, text) for text in row])
    for name in TABLES:
        this = table(name)
        sheet = book.create_sheet(sheet_name(this))
        sheet.append(list(headings(this).values()))
        rows = workshop.rows(this, programme) if programme else iter(())
        for _, cells, _ in rows:
            sheet.append([_out(sheet, this, place, cell) for place, cell in enumerate(cells)])
    book.save(path)


def _explained(this: Table) -> Iterator[tuple[str, str, str, str]]:
    for name, heading in headings(this).items():
        info = this.row.model_fields[name]
        what = "tekst"
        if words := _words(this, name):
            what = "; ".join(words.values())
        elif name in this.references:
            what = f"kenmerk uit de tabel {this.references[name].table}"
        elif this.columns.index(name) in this.money:
            what = "bedrag in hele euro's, of met twee cijfers voor de centen"
        elif info.annotation is bool:
            what = "ja of nee"
        yield sheet_name(this), heading, "ja" if info.is_required() else "nee", what


def _words(this: Table, column: str) -> dict[str, str]:
    """The codes of a column with fixed choices, with what they are called."""
    if not choices_of(this.row, column):
        return {}
    return {str(code): str(words) for code, words in this.model._meta.get_field(column).choices or () if code}


def _out(sheet: Any, this: Table, place: int, cell: Any) -> Any:
    name = this.columns[place]
    if cell is None or cell == "":
        return None
    if place in this.money:
        return Decimal(cell) / CENTS
    if isinstance(cell, bool):
        return YES_NO[cell]
    if isinstance(cell, int):
        return cell
    return _cell(sheet, _words(this, name).get(cell, cell))


def _cell(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = TYPE_STRING  # else a text that begins with = becomes a formula
    return cell


def open_workbook(path: Path) -> Any:
    """An Excel workbook, read from the start to the end. Raises WorkbookError: macros, a password, or cut off."""
    if path.suffix.lower() in MACROS:
        raise WorkbookError(f"{path.name} kan macro's bevatten. Sla het op als .xlsx en probeer het opnieuw.")
    try:
        with path.open("rb") as handle:
            start = handle.read(len(OLE))
    except OSError as error:
        raise WorkbookError(f"{path.name} is niet te lezen. Controleer de naam en de rechten.") from error
    if start == OLE:
        raise WorkbookError(
            f"{path.name} heeft een wachtwoord of is een oude werkmap. Haal het wachtwoord weg en sla het op als .xlsx."
        )
    try:
        return load_workbook(path, read_only=True, data_only=True)
    except (*BROKEN, InvalidFileException, KeyError, OSError, ValueError) as error:
        raise WorkbookError(
            f"{path.name} is beschadigd of afgekapt, of geen .xlsx. Bewaar het opnieuw en probeer het nog eens."
        ) from error


@contextmanager
def sheets_of(path: Path) -> Iterator[Any]:
    """An opened workbook, closed afterwards. Raises WorkbookError, also when it turns out while reading that it was cut off."""
    book = open_workbook(path)
    try:
        yield book
    except BROKEN as error:
        raise WorkbookError(
            f"{path.name} is beschadigd of afgekapt. Bewaar het opnieuw en probeer het nog eens."
        ) from error
    finally:
        book.close()


def read_workbook(path: Path) -> dict[str, list[list[str]]]:
    """The rows of each table that the workbook has a sheet of, as text, the header first; a row keeps its number.

    Raises WorkbookError for a file with macros, with a password, that is cut off, that has no sheet of ours, or that has a cell
    in which a formula went wrong.
    """
    with sheets_of(path) as book:
        found = {
            name: list(_rows(book[sheet_name(table(name))], table(name)))
            for name in TABLES
            if sheet_name(table(name)) in book.sheetnames
        }
    if not found:
        names = ", ".join(sheet_name(table(name)) for name in TABLES)
        raise WorkbookError(
            f"{path.name} heeft geen blad dat Koers kent. Gebruik 'koers finance template'. De bladen heten: {names}."
        )
    if wrong := [text for name, rows in found.items() for text in _failed_formulas(table(name), rows)]:
        more = [f"- … en nog {len(wrong) - MOST_TOLD}"] if len(wrong) > MOST_TOLD else []
        raise WorkbookError("\n".join(["Er is niets geschreven.", *wrong[:MOST_TOLD], *more]))
    return found


def _failed_formulas(this: Table, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for number, cells in enumerate(rows[1:], 2):
        for name, text in zip(rows[0], cells, strict=True):
            if text in ERROR_CODES:
                heading = headings(this).get(name, name)
                yield (
                    f"- blad {sheet_name(this)}, regel {number}, kolom {heading}: de formule geeft {text}. Verbeter de formule, of "
                    "vul de waarde zelf in."
                )


def _rows(sheet: Any, this: Table) -> Iterator[list[str]]:
    """The rows of a sheet with the column names of the package, all as wide as the header; empty rows at the end are none."""
    names = {heading: name for name, heading in headings(this).items()}
    values = sheet.iter_rows(values_only=True)
    columns = [names.get(text, text) for text in (str(value or "").strip() for value in next(values, ()))]
    header = [name for name in columns if name]
    codes = {name: _codes(this, name) for name in header}
    yield header
    empty = 0
    for row in values:
        # A row in the file stops at its last filled cell.
        whole = (*row, *repeat(None, len(columns) - len(row)))
        cells = [_in(codes[name], value) for name, value in zip(columns, whole, strict=False) if name]
        if not any(cells):
            empty += 1
            continue
        yield from repeat([""] * len(header), empty)
        empty = 0
        yield cells


def _codes(this: Table, name: str) -> dict[str, str]:
    """The words that stand for something else in the package, in lower case."""
    if name not in this.columns:
        return {}
    if this.row.model_fields[name].annotation is bool:
        return {"ja": "true", "nee": "false"}
    return {words.casefold(): code for code, words in _words(this, name).items()}


def _in(codes: Mapping[str, str], value: Any) -> str:
    """A cell as it stands in a package: codes for words, points for decimals, ISO dates."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float):
        value = Decimal(repr(value))
        value = int(value) if value == value.to_integral_value() else value.normalize()
    if isinstance(value, Decimal):
        text = f"{value:f}"
        # 1350000.5 is half a euro: a spreadsheet does not keep the last zero.
        return f"{text}0" if len(text.partition(".")[2]) == 1 else text
    text = str(value).strip()
    return codes.get(text.casefold(), text) if codes else text


def write_tables(folder: Path, programme: str, names: Iterable[str]) -> None:
    """Write these tables of a programme as CSV files, with the Dutch column names; euros, and words for choices."""
    folder.mkdir(parents=True)
    for name in names:
        this = table(name)
        with (folder / this.file).open("w", encoding="utf-8-sig", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(headings(this).values())
            for _, cells, _ in workshop.rows(this, programme):
                writer.writerow([_written(this, place, cell) for place, cell in enumerate(cells)])


def _written(this: Table, place: int, cell: Any) -> str:
    if cell is None:
        return ""
    if place in this.money:
        return euros(cell)
    if isinstance(cell, bool):
        return YES_NO[cell]
    text = _words(this, this.columns[place]).get(cell, str(cell))
    return f"'{text}" if text.startswith(FORMULA) else text
