"""koers statistics changes FROM TO: what became of each area between two years."""

import csv as csv_text
from argparse import ArgumentParser
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa

from koers.commands.console import CALL_IS_WRONG, Fout, KoersCommand
from koers.statistics import Store
from koers.statistics.areas import clean, kind_of
from koers.statistics.changes import Change, ChangeKind, ledger
from koers.statistics.conversion import keep_matrix, matrices, read_matrix

from .saying import table

NAME = "changes"
HELP = "wat er van gebieden werd tussen twee jaren: gelijk, andere naam, andere code, gesplitst, samengevoegd"
WORDS = {
    ChangeKind.SAME: "gelijk",
    ChangeKind.RENAMED: "andere naam",
    ChangeKind.RECODED: "andere code",
    ChangeKind.SPLIT: "gesplitst",
    ChangeKind.MERGED: "samengevoegd",
    ChangeKind.UNKNOWN: "onbekend",
}
KEYS = ("from_year", "to_year", "from_code", "to_code", "kind", "share", "basis")


def declare(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("from_year", type=int, metavar="VAN")
    parser.add_argument("to_year", type=int, metavar="NAAR")
    parser.add_argument("--area", default="", metavar="CODE", help="alleen in dit gebied, zoals GM0917")
    parser.add_argument("--matrix", type=Path, metavar="BESTAND", help="omrekentabel: from, to, share")
    parser.add_argument(
        "--keep", action="store_true", help="bewaar de omrekentabel, zodat reeksen ermee omgerekend worden"
    )
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.add_argument("--csv", action="store_true", help="als CSV")


def run(
    command: KoersCommand,
    store: Store,
    *,
    from_year: int,
    to_year: int,
    area: str,
    matrix: Path | None,
    keep: bool,
    json: bool,
    csv: bool,
    **_: Any,
) -> None:
    """Show the ledger; counts first, then every area that is not the same."""
    if from_year >= to_year:
        raise Fout("Noem eerst het oude jaar en dan het nieuwe.", returncode=CALL_IS_WRONG)
    if keep and matrix is None:
        raise Fout("Wat moet bewaard worden? Noem de omrekentabel met --matrix.", returncode=CALL_IS_WRONG)
    if area and not kind_of(clean(area)):
        raise Fout(f"'{area}' is geen code van een gebied, zoals GM0917.", returncode=CALL_IS_WRONG)
    old, new = (_list_of(store, year) for year in (from_year, to_year))
    if matrix is not None:
        given = read_matrix(matrix, from_year, to_year)
        if keep:
            keep_matrix(store, given)
    else:
        given = next((one for one in matrices(store) if (one.from_year, one.to_year) == (from_year, to_year)), None)
    rows = [one for one in ledger(old, new, from_year, to_year, matrix=given) if _inside(one, clean(area))]
    if json:
        command.json([asdict(one) for one in rows])
    elif csv:
        writer = csv_text.DictWriter(command.stdout, KEYS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(one) for one in rows)
    else:
        _tell(command, rows, _names(old), _names(new))


def _list_of(store: Store, year: int) -> pa.Table:
    areas = store.area_list(year)
    if areas is None:
        right = "Importeer een bestand van dat jaar met codes, zoals de kerncijfers of een lijst van gebieden."
        raise Fout(f"Er is geen lijst van gebieden van {year}. {right}", returncode=CALL_IS_WRONG)
    return areas


def _inside(change: Change, area: str) -> bool:
    return not area or any(code[2:].startswith(area[2:]) for code in (change.from_code, change.to_code) if code)


def _names(areas: pa.Table) -> dict[str, str]:
    return dict(zip(areas["code"].to_pylist(), areas["name"].to_pylist(), strict=True))


def _tell(command: KoersCommand, rows: list[Change], old_names: dict[str, str], new_names: dict[str, str]) -> None:
    counts = Counter(
        (kind_of(one.from_code or one.to_code), one.kind, bool(one.from_code), bool(one.to_code)) for one in rows
    )
    lines = [
        (level, WORDS[kind] + ("" if old and new else ": verdwenen" if old else ": nieuw"), str(count))
        for (level, kind, old, new), count in sorted(counts.items())
    ]
    table(command, ("Soort", "Wat", "Aantal"), lines)
    shown = [one for one in rows if one.kind is not ChangeKind.SAME]
    if shown:
        texts = [
            (
                f"{one.from_code} {old_names.get(one.from_code, '')}".strip() or "-",
                f"{one.to_code} {new_names.get(one.to_code, '')}".strip() or "-",
                WORDS[one.kind],
                "" if one.share is None else f"{one.share:.1%}".replace(".", ","),
                one.basis,
            )
            for one in shown
        ]
        table(command, ("Oud", "Nieuw", "Wat", "Deel", "Waaraan te zien"), texts)
