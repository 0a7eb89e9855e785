"""koers finance check PROGRAMME: everything about its money that does not fit together."""

from argparse import ArgumentParser
from dataclasses import asdict
from itertools import groupby

from koers.commands.console import INPUT_IS_WRONG, Fout, KoersCommand
from koers.finance.checking import Finding, Level, check
from koers.finance.presenting.headline import answer
from koers.finance.queries import ledger
from koers.kernel import context
from koers.kernel.components.formatting import plural

from .programmes import known_programme

NAME = "check"
HELP = "Zoek wat er in het geld van een programma niet klopt, met waar u het kunt verbeteren."


def declare(parser: ArgumentParser) -> None:
    """Declare the call."""
    parser.add_argument("programme", metavar="PROGRAMMA")
    parser.add_argument("--json", action="store_true", help="als JSON: een lijst van objecten")


def run(command: KoersCommand, *, programme: str, json: bool, **_: object) -> None:
    """Check what is in the workshop. Errors make it fail; remarks do not."""
    with context.workshop():
        known_programme(programme)
        found = check(programme)
        first = answer(ledger(programme))
    if json:
        command.json([asdict(finding) for finding in found])
    else:
        command.line(first)
        _print(command, found)
    errors = sum(finding.level == Level.ERROR for finding in found)
    if errors:
        raise Fout(f"{plural(errors, 'fout', 'fouten')} in het geld van {programme}.", returncode=INPUT_IS_WRONG)


def _print(command: KoersCommand, found: list[Finding]) -> None:
    if not found:
        command.line("Alles klopt met elkaar.")
    for level, heading in ((Level.ERROR, "Fout"), (Level.REMARK, "Kijk hiernaar")):
        own = [finding for finding in found if finding.level == level]
        if not own:
            continue
        command.line()
        command.line(f"{heading}: {len(own)}")
        for subject, findings in groupby(own, key=lambda finding: finding.subject):
            command.line(f"  {subject}")
            for finding in findings:
                command.line(f"  - {finding.what}")
                command.line(f"    {finding.table}, {finding.row}: {finding.right}")
