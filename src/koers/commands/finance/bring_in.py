"""koers finance import PROGRAMME FILE: a workbook back in, with a preview of what changes."""

from argparse import ArgumentParser
from pathlib import Path

from koers.commands.changes import tell_changes
from koers.commands.console import INPUT_IS_WRONG, Fout, KoersCommand
from koers.finance.actions import import_workbook
from koers.finance.workbook import WorkbookError
from koers.kernel import context

from .accounts import account
from .programmes import known_programme

NAME = "import"
HELP = "Lees een ingevulde werkmap terug. Met --dry-run ziet u eerst wat er zou veranderen."


def declare(parser: ArgumentParser) -> None:
    """Declare the call."""
    parser.add_argument("programme", metavar="PROGRAMMA")
    parser.add_argument("file", type=Path, metavar="BESTAND.xlsx")
    parser.add_argument("--dry-run", action="store_true", help="schrijf niets, laat alleen zien wat er zou veranderen")
    parser.add_argument(
        "--sure", action="store_true", help="de bedragen kloppen, ook al lijken ze duizend keer te groot of te klein"
    )
    parser.add_argument("--by", default="", metavar="NAAM", help="account van wie dit doet, voor de geschiedenis")
    parser.add_argument("--why", default="", metavar="TEKST", help="reden, voor de geschiedenis")


def run(
    command: KoersCommand, *, programme: str, file: Path, dry_run: bool, sure: bool, by: str, why: str, **_: object
) -> None:
    """Bring it in."""
    with context.workshop():
        known_programme(programme)
    try:
        result, questions = import_workbook(programme, file, by=account(by), why=why, write=not dry_run, sure=sure)
    except WorkbookError as error:
        raise Fout(str(error), returncode=INPUT_IS_WRONG) from error
    [change] = result.changes
    if not change:
        command.line(f"{programme}: er verandert niets.")
        return
    tell_changes(command, change, done=not result.refused)
    if questions:
        names = "; ".join(questions)
        command.line(
            f"Staan deze bedragen in duizenden euro's? De delen zijn duizend keer zo groot of zo klein als het geheel: {names}."
        )
        if result.refused and not dry_run:
            raise Fout(
                "Er is niets geschreven. Verbeter de bedragen, of geef --sure als ze kloppen.",
                returncode=INPUT_IS_WRONG,
            )
    command.line("Er is niets geschreven." if result.refused else "Geschreven.")
