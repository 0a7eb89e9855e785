"""koers council import FILE...: what a council's own information system exports, into a package."""

from argparse import ArgumentParser
from pathlib import Path

from koers.commands.console import INPUT_IS_WRONG, Fout, KoersCommand, progress
from koers.commands.finance.accounts import account
from koers.meetings.importing import FileError, Target, bring_in

NAME = "import"
HELP = "Lees vergaderingen, moties en stemmingen uit het raadsinformatiesysteem (JSON of CSV)."


def declare(parser: ArgumentParser) -> None:
    """Declare the call."""
    parser.add_argument("files", type=Path, nargs="+", metavar="BESTAND|MAP")
    parser.add_argument("--package", default="", metavar="PAKKET", help="waar het in komt; zonder: raad-<gemeente>")
    parser.add_argument("--municipality", default="", metavar="NAAM", help="de gemeente, om een nieuw pakket te maken")
    parser.add_argument("--code", default="", metavar="GM0000", help="de code van de gemeente bij het CBS")
    parser.add_argument("--dry-run", action="store_true", help="schrijf niets, laat alleen zien wat er zou veranderen")
    parser.add_argument("--by", default="", metavar="NAAM", help="account van wie dit doet, voor de geschiedenis")


def run(
    command: KoersCommand,
    *,
    files: list[Path],
    package: str,
    municipality: str,
    code: str,
    dry_run: bool,
    by: str,
    **_: object,
) -> None:
    """Bring it in."""
    target = Target(package, municipality.strip(), code.strip().upper())
    try:
        with progress() as report:
            result = bring_in(files, target, write=not dry_run, by=account(by), progress=report)
    except FileError as error:
        raise Fout(str(error), returncode=INPUT_IS_WRONG) from error
    for line in result.lines:
        command.line(line)
    if dry_run or not result.changes:
        command.line("Er is niets geschreven.")
    else:
        command.line(f"Geschreven in de werkplaats: pakket {result.package}. Publiceren doet u met 'koers publish'.")
