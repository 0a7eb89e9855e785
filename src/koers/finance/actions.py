"""Writes of the room finance: a workbook comes in as the package it changes, so that every check and the history are the same."""

import csv
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from koers.kernel.money import euros
from koers.kernel.packages import workshop
from koers.kernel.packages.descriptor import FILE_NAME
from koers.kernel.packages.loading import LoadResult, check_folders, load_folders
from koers.kernel.packages.reading import PackageContents
from koers.kernel.packages.registry import table
from koers.kernel.packages.writing import export_package

from .counting.lines import Part, part_amount
from .counting.reconciling import in_thousands, reconcile
from .ledger_file import Booking, read_ledger
from .models import AmountStatus, Fund, LedgerAccount
from .workbook import read_workbook


def import_workbook(
    programme: str, path: Path, *, by: Any = None, why: str = "", write: bool = False, sure: bool = False
) -> tuple[LoadResult, list[str]]:
    """Bring a workbook into a programme's package, all or nothing; without ``write`` only tell what would change.

    The tables it has a sheet of are replaced as a whole: a row that is not on the sheet is withdrawn. Gives what changes, and
    questions: amounts that look a thousand times too small or too large. With questions nothing is written unless ``sure``.
    Raises WorkbookError, PackageError (with the row on the sheet), Package.DoesNotExist.
    """
    found = read_workbook(path)
    with tempfile.TemporaryDirectory(prefix="koers-") as place:
        folder = Path(place) / programme
        with workshop.alone():
            export_package(programme, folder)
        for name, rows in found.items():
            _write(folder, name, rows)
        [contents] = check_folders([folder])
        questions = magnitude_questions(contents)
        go = write and (sure or not questions)
        return load_folders([folder], by=by, why=why or "koers finance import", replace=go), questions


def import_ledger(
    programme: str,
    path: Path,
    *,
    year: int | None = None,
    names: Mapping[str, str] | None = None,
    by: Any = None,
    why: str = "",
    write: bool = False,
) -> tuple[LoadResult, list[str]]:
    """Bring an export of the financial system into a programme's allocations; without ``write`` only tell what would change.

    Each code that is mapped (table ledger_accounts) gives one allocation a year and budget state; a later export of that year takes
    the place of the earlier one. Gives what changes, and the codes that are mapped to nothing. Raises LedgerError, WorkbookError,
    PackageError.
    """
    bookings = read_ledger(path, year, names)
    with tempfile.TemporaryDirectory(prefix="koers-") as place:
        folder = Path(place) / programme
        with workshop.alone():
            export_package(programme, folder)
            accounts = {account.code: account for account in LedgerAccount.objects.filter(package=programme)}
        unmapped = sorted({one.code for one in bookings} - accounts.keys())
        rows = {
            row["id"]: row
            for row in (_booked(accounts[one.code], one, path.name) for one in bookings if one.code in accounts)
        }
        _put_in(folder, rows)
        return load_folders([folder], by=by, why=why or "koers finance ledger", replace=write), unmapped


def _booked(account: LedgerAccount, one: Booking, file: str) -> dict[str, str]:
    """The allocation that a booking is."""
    own = {
        "id": f"{account.pk}-{one.year}-{one.state}", "fund": account.fund_id, "name": account.name,
        "intervention": account.intervention_id, "budget_item": account.budget_item_id, "scope": account.scope,
        "kind": account.kind, "year": one.year, "budget_state": one.state.value, "side": one.side.value,
        "amount_status": AmountStatus.EXACT.value, "amount": euros(one.cents), "source": account.source_id,
        "source_place": f"{file}, code {account.code}",
    }  # fmt: skip
    return {name: "" if value is None else str(value) for name, value in own.items()}


def _put_in(folder: Path, rows: dict[str, dict[str, str]]) -> None:
    """Put allocations in an exported package, each in the place of the earlier one with its id."""
    this = table("allocations")
    kept: list[dict[str, str]] = []
    if (folder / this.file).exists():
        with (folder / this.file).open(newline="", encoding="utf-8") as handle:
            kept = [rows.pop(row["id"], row) for row in csv.DictReader(handle)]
    # A column that is left empty is left to its default.
    every = [[row.get(name, "") for name in this.columns] for row in (*kept, *rows.values())]
    _write(folder, this.name, [list(this.columns), *every])


def _write(folder: Path, name: str, rows: list[list[str]]) -> None:
    """Write a table of an exported package, its header first; a table that is new is put in the descriptor."""
    descriptor = folder / FILE_NAME
    about = json.loads(descriptor.read_text(encoding="utf-8"))
    if name not in [resource["name"] for resource in about["resources"]]:
        if len(rows) == 1:
            return
        about["resources"].append({"name": name, "path": table(name).file})
        descriptor.write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    with (folder / table(name).file).open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle, lineterminator="\n").writerows(rows)


def magnitude_questions(contents: PackageContents) -> list[str]:
    """Amounts that look as if they were written in thousands of euros, against the fund or total they belong to."""
    rows = {name: contents.contents(table(name)).rows for name in ("funds", "allocations")}
    columns = [column for column in table("funds").columns if column not in table("funds").references]
    funds = [Fund(**{name: getattr(row, name) for name in columns}) for row in rows["funds"]]
    parts = [
        Part(
            row.id, row.fund, row.name, row.scope, row.kind, row.intervention, row.goal, row.year, row.budget_state, row.side,
            part_amount(row.amount_status, row.amount, row.per_year, row.period_start, row.period_end),
        )
        for row in rows["allocations"]
    ]  # fmt: skip
    return [one.label for one in reconcile(funds, parts, []) if in_thousands(one)]
