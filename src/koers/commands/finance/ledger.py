"""koers finance ledger PROGRAMME FILE: an export of the financial system; only differences are shown."""

from argparse import ArgumentParser
from pathlib import Path

from koers.commands.changes import tell_changes
from koers.commands.console import CALL_IS_WRONG, INPUT_IS_WRONG, Fout, KoersCommand
from koers.finance.actions import import_ledger
from koers.finance.ledger_file import KNOWN, MOST_TOLD, LedgerError
from koers.finance.workbook import WorkbookError
from koers.kernel import context

from .accounts import account
from .programmes import known_programme

NAME = "ledger"
HELP = "Lees een uitvoer van het financiële systeem (csv of xlsx), per project of kostenplaats die al is gekoppeld."


def declare(parser: ArgumentParser) -> None:
    """Declare the call."""
    parser.add_argument("programme", metavar="PROGRAMMA")
    parser.add_argument("file", type=Path, metavar="BESTAND")
    parser.add_argument("--year", type=int, metavar="JAAR", help="het jaar, als het bestand dat zelf niet zegt")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="WAT=NAAM",
        help=f"naam van een kolom; wat is {', '.join(map(str, KNOWN))}",
    )
    parser.add_argument("--dry-run", action="store_true", help="schrijf niets, laat alleen zien wat er zou veranderen")
    parser.add_argument("--by", default="", metavar="NAAM", help="account van wie dit doet, voor de geschiedenis")
    parser.add_argument("--why", default="", metavar="TEKST", help="reden, voor de geschiedenis")


def run(
    command: KoersCommand,
    *,
    programme: str,
    file: Path,
    year: int | None,
    column: list[str],
    dry_run: bool,
    by: str,
    why: str,
    **_: object,
) -> None:
    """Bring it in."""
    names = dict(part.partition("=")[::2] for part in column)
    if unknown := set(names) - {str(what) for what in KNOWN}:
        raise Fout(
            f"'{', '.join(sorted(unknown))}' kent Koers niet. Kies uit: {', '.join(map(str, KNOWN))}.",
            returncode=CALL_IS_WRONG,
        )
    with context.workshop():
        known_programme(programme)
    try:
        result, unmapped = import_ledger(
            programme, file, year=year, names=names, by=account(by), why=why, write=not dry_run
        )
    except (LedgerError, WorkbookError) as error:
        raise Fout(str(error), returncode=INPUT_IS_WRONG) from error
    [change] = result.changes
    if not change:
        command.line(f"{programme}: er verandert niets.")
    else:
        tell_changes(command, change, done=not result.refused)
        command.line("Er is niets geschreven." if result.refused else "Geschreven.")
    if unmapped:
        more = f" en nog {len(unmapped) - MOST_TOLD}" if len(unmapped) > MOST_TOLD else ""
        command.line(
            f"Niet gekoppeld en dus niet gelezen: {', '.join(unmapped[:MOST_TOLD])}{more}. "
            "Koppel ze in ledger_accounts.csv of op het blad van de werkmap."
        )
