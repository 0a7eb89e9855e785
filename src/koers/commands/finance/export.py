"""koers finance export PROGRAMME FILE: the money of a programme as a workbook, or as a folder of CSV files."""

from argparse import ArgumentParser
from pathlib import Path

from koers.commands.console import CALL_IS_WRONG, Fout, KoersCommand
from koers.finance.workbook import TABLES, write_tables, write_workbook
from koers.kernel import context

from .programmes import known_programme

NAME = "export"
HELP = "Schrijf het geld van een programma als werkmap (xlsx), of als map met CSV-bestanden."


def declare(parser: ArgumentParser) -> None:
    """Declare the call."""
    parser.add_argument("programme", metavar="PROGRAMMA")
    parser.add_argument("target", type=Path, metavar="BESTAND|MAP")
    parser.add_argument("--format", choices=("xlsx", "csv"), default="xlsx")


def run(command: KoersCommand, *, programme: str, target: Path, format: str, **_: object) -> None:
    """Write it."""
    if target.exists():
        raise Fout(f"{target} bestaat al. Kies een andere naam.", returncode=CALL_IS_WRONG)
    with context.workshop():
        known_programme(programme)
        if format == "xlsx":
            write_workbook(target, programme)
        else:
            write_tables(target, programme, TABLES)
    command.line(f"Het geld van {programme} staat in {target}.")
