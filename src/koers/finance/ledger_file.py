"""An export of the financial system: one row a project or cost centre and year, with what was budgeted, committed and spent.

Every system names its columns otherwise; the usual Dutch names are known, and a caller may name others. Amounts may be in Dutch
notation (1.234.567,89) or plain (1234567.89); which of the two is decided for the whole file, and what could be either is refused.
A negative amount is revenue: the row then says so, and the amount loses its sign.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat
from pathlib import Path
from typing import Any

from .models import BudgetState, Side
from .workbook import WorkbookError, sheets_of

CODE, YEAR = "code", "year"
KNOWN = {
    CODE: ("code", "project", "projectnummer", "projectcode", "kostenplaats", "kostenplaatsnummer"),
    YEAR: ("jaar", "boekjaar", "begrotingsjaar"),
    BudgetState.ORIGINAL: ("begroting", "oorspronkelijke begroting", "primitieve begroting", "primaire begroting"),
    BudgetState.AMENDED: ("begroting na wijziging", "actuele begroting", "gewijzigde begroting"),
    BudgetState.COMMITTED: ("verplicht", "verplichting", "verplichtingen"),
    BudgetState.REALISED: ("realisatie", "gerealiseerd", "werkelijk", "werkelijke lasten", "uitgegeven", "geboekt"),
}
STATES = (BudgetState.ORIGINAL, BudgetState.AMENDED, BudgetState.COMMITTED, BudgetState.REALISED)
PLAIN = re.compile(r"-?\d+(?:\.\d{1,2})?")
DUTCH = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,2})?")
EITHER = re.compile(r"-?\d{1,3}(?:\.\d{3})+")
MOST_TOLD = 50


@dataclass(frozen=True)
class Booking:
    """What one code came to in one year, for one moment of the budget; cents without a sign."""

    code: str
    year: int
    state: BudgetState
    side: Side
    cents: int
    line: int


class LedgerError(Exception):
    """The file cannot be used; one message with everything that is wrong."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        more = [f"… en nog {len(problems) - MOST_TOLD}"] if len(problems) > MOST_TOLD else []
        super().__init__(
            "\n".join(["Er is niets geschreven.", *(f"- {problem}" for problem in problems[:MOST_TOLD]), *more])
        )


def read_ledger(path: Path, year: int | None = None, names: Mapping[str, str] | None = None) -> list[Booking]:
    """The bookings in a CSV or XLSX file. ``year``: of all rows when the file has no such column; ``names``: column names of this
    system, by code, year, original, amended, committed or realised. Raises LedgerError and WorkbookError.
    """
    rows = list(_rows(path))
    if not rows:
        raise LedgerError([f"{path.name} is leeg."])
    columns = _columns(rows[0], names or {})
    missing = [what for what in (CODE, *(() if year else (YEAR,))) if what not in columns]
    if missing or not set(STATES) & set(columns):
        wanted = "; ".join(
            f"{what}: {', '.join(KNOWN[what])}" for what in [*missing, *(() if set(STATES) & set(columns) else STATES)]
        )
        raise LedgerError(
            [f"{path.name}: een kolom ontbreekt. Koers zoekt {wanted}. Noem een andere naam met --column."]
        )
    texts = [(line, row) for line, row in enumerate(rows[1:], 2) if any(row)]
    dutch = any("," in row[columns[state]] for _, row in texts for state in STATES if state in columns)
    problems: list[str] = []
    found = []
    for line, row in texts:
        code = row[columns[CODE]]
        of_year = row[columns[YEAR]] if YEAR in columns else str(year)
        if not code or not re.fullmatch(r"(?:19|20|21)\d\d", of_year):
            problems.append(f"{path.name}, regel {line}: code of jaar ontbreekt of klopt niet ('{code}', '{of_year}').")
            continue
        for state in STATES:
            if state in columns and (text := row[columns[state]]):
                cents = _cents(text, dutch)
                if cents is None:
                    problems.append(
                        f"{path.name}, regel {line}, kolom {rows[0][columns[state]]}: '{text}' is geen duidelijk bedrag. Schrijf 1234,56 of 1234.56."
                    )
                else:
                    side = Side.REVENUE if cents < 0 else Side.COSTS
                    found.append(Booking(code, int(of_year), state, side, abs(cents), line))
    problems += _twice(path, found)
    if problems:
        raise LedgerError(problems)
    return found


def _twice(path: Path, found: Iterable[Booking]) -> Iterator[str]:
    seen: dict[tuple[str, int, str], int] = {}
    for one in found:
        key = (one.code, one.year, one.state)
        if key in seen:
            yield f"{path.name}, regel {one.line}: code {one.code} in {one.year} staat ook op regel {seen[key]}. Tel ze eerst op."
        seen.setdefault(key, one.line)


def _columns(header: Sequence[str], names: Mapping[str, str]) -> dict[str, int]:
    said = {cell.strip().casefold(): place for place, cell in enumerate(header)}
    found = {}
    for what, known in KNOWN.items():
        given = names.get(str(what))
        for name in (given,) if given else known:
            if name.casefold() in said:
                found[str(what)] = said[name.casefold()]
                break
    return found


def _cents(text: str, dutch: bool) -> int | None:
    """Whole cents; None when the text could be more than one amount, or none."""
    text = text.replace("€", "").replace("\u00a0", "").replace(" ", "").replace("\u2212", "-")
    if dutch and DUTCH.fullmatch(text):
        return int(Decimal(text.replace(".", "").replace(",", ".")) * 100)
    if not dutch and PLAIN.fullmatch(text) and not EITHER.fullmatch(text):
        return int(Decimal(text) * 100)
    return None


def _rows(path: Path) -> Iterator[list[str]]:
    """Every row as text, all at least as wide as the first."""
    rows = _csv(path) if path.suffix.lower() == ".csv" else _sheet(path)
    width = 0
    for row in rows:
        width = width or len(row)
        yield [*row, *repeat("", width - len(row))]


def _sheet(path: Path) -> Iterator[list[str]]:
    with sheets_of(path) as book:
        for sheet in book.worksheets[:1]:
            for values in sheet.iter_rows(values_only=True):
                yield [_text(value) for value in values]


def _csv(path: Path) -> Iterator[list[str]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WorkbookError(f"{path.name} is niet te lezen. Controleer de naam en de rechten.") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=max(";,\t", key=first.count), strict=True)
    try:
        for row in rows:
            yield [cell.strip() for cell in row]
    except csv.Error as error:
        raise WorkbookError(
            f"{path.name}, regel {rows.line_num}: vanaf hier is dit geen tabel die Koers kan lezen; vaak is het bestand afgekapt of "
            "sluit een aanhalingsteken niet. Maak de uitvoer opnieuw, als csv of xlsx."
        ) from error


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else f"{Decimal(repr(value)):f}"
    return str(value).strip()
