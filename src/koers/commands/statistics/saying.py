"""How figures of the store are shown on a command line: tables, Dutch numbers, CSV."""

import csv
from collections.abc import Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table

from koers.commands.console import CALL_IS_WRONG, Fout, KoersCommand
from koers.statistics import Row, catalogue

WIDTH_OF_A_FILE = 160
STATUS_WORDS = {
    "ok": "",
    "suppressed": "achtergehouden",
    "not_measured": "niet gemeten",
    "not_yet_published": "nog niet gepubliceerd",
    "too_little_known": "te weinig bekend",
}
ROW_KEYS = (
    "measure", "area", "year", "value", "unit", "low", "high", "coverage", "status", "source", "vintage",
)  # fmt: skip


def table(command: KoersCommand, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Show a table; in a file as wide as it needs to be."""
    shown = Table(header_style="bold")
    for name in names:
        shown.add_column(name, overflow="fold")
    for row in rows:
        shown.add_row(*row)
    terminal = Console()
    console = Console(file=command.stdout._out, width=None if terminal.is_terminal else WIDTH_OF_A_FILE)
    console.print(shown)


def number(row: Row) -> str:
    """A figure in Dutch, empty when there is none."""
    return "" if row.value is None else dutch(row.value, catalogue()[row.measure].decimals)


def bounds(row: Row) -> str:
    """What the figure lies between, empty when that is the figure itself."""
    if row.low is None or row.high is None or row.low == row.high:
        return ""
    decimals = catalogue()[row.measure].decimals + (1 if row.high - row.low < 1 else 0)
    return f"{dutch(row.low, decimals)} en {dutch(row.high, decimals)}"


def dutch(value: float, decimals: int) -> str:
    """A number with a decimal comma and points between thousands."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def write_csv(handle: Any, rows: Sequence[Row]) -> None:
    """Rows as CSV."""
    writer = csv.DictWriter(handle, ROW_KEYS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row.as_dict() for row in rows)


def day(text: str) -> date:
    """A day as an option of a command."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Fout(f"'{text}' is geen datum. Schrijf 2023-08-29.", returncode=CALL_IS_WRONG) from None
