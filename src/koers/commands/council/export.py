"""koers council export PACKAGE OUT: meetings and motions of a package as mini-ORI (VNG) or Popolo."""

from argparse import ArgumentParser
from pathlib import Path

from koers.commands.console import CALL_IS_WRONG, Fout, KoersCommand
from koers.kernel import context
from koers.kernel.models import Package
from koers.meetings.exporting import FORMS, export

NAME = "export"
HELP = "Schrijf vergaderingen, stukken en moties van een pakket als mini-ORI of Popolo."


def declare(parser: ArgumentParser) -> None:
    """Declare the call."""
    parser.add_argument("package", metavar="PAKKET")
    parser.add_argument(
        "target", type=Path, metavar="UIT", help="een nieuwe map (mini-ori) of een nieuw bestand (popolo)"
    )
    parser.add_argument("--form", choices=tuple(FORMS), default="mini-ori")


def run(command: KoersCommand, *, package: str, target: Path, form: str, **_: object) -> None:
    """Write it, and say what the form has no place for."""
    if target.exists():
        raise Fout(f"{target} bestaat al. Kies een andere naam.", returncode=CALL_IS_WRONG)
    with context.workshop():
        if not Package.objects.filter(slug=package).exists():
            known = ", ".join(Package.objects.order_by("slug").values_list("slug", flat=True)) or "nog geen"
            raise Fout(f"Pakket '{package}' is er niet. Deze zijn er: {known}.", returncode=CALL_IS_WRONG)
        told = export(package, target, form)
    for line in told:
        command.line(line)
    command.line(f"{package} staat in {target}.")
