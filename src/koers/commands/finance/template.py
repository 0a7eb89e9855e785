"""koers finance template FILE: the workbook a controller fills in, empty or with what is known of a programme."""

from argparse import ArgumentParser
from pathlib import Path

from koers.commands.console import CALL_IS_WRONG, Fout, KoersCommand
from koers.finance.workbook import write_workbook
from koers.kernel import context

from .programmes import known_programme

NAME = "template"
HELP = "Schrijf een lege werkmap (xlsx) voor het geld, of met --programme gevuld met wat er al is."


def declare(parser: ArgumentParser) -> None:
    """Declare the call."""
    parser.add_argument("file", type=Path, metavar="BESTAND.xlsx")
    parser.add_argument("--programme", default="", metavar="PROGRAMMA")


def run(_command: KoersCommand, *, file: Path, programme: str, **_: object) -> None:
    """Write it."""
    if file.suffix.lower() != ".xlsx" or file.exists():
        raise Fout(f"{file} moet een nieuw bestand zijn dat eindigt op .xlsx.", returncode=CALL_IS_WRONG)
    with context.workshop():
        if programme:
            known_programme(programme)
        write_workbook(file, programme)
    _command.line(f"De werkmap staat in {file}.")
