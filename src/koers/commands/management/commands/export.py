"""koers export PROGRAMME FOLDER: write a package from the workshop."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from koers.commands.console import CALL_IS_WRONG, Fout, KoersCommand
from koers.kernel.models import Package
from koers.kernel.packages import workshop
from koers.kernel.packages.writing import export_package


class Command(KoersCommand):
    """Export a package."""

    help = "Schrijf een pakket uit de werkplaats naar een lege of nieuwe map."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the call."""
        parser.add_argument("programme", metavar="PAKKET")
        parser.add_argument("folder", type=Path, metavar="MAP")

    def handle(self, *, programme: str, folder: Path, **_: Any) -> None:
        """Export."""
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Fout(f"{folder} is niet leeg. Kies een nieuwe of een lege map.", returncode=CALL_IS_WRONG)
        with workshop.alone():
            try:
                export_package(programme, folder.resolve())
            except Package.DoesNotExist:
                known = ", ".join(Package.objects.order_by("slug").values_list("slug", flat=True)) or "nog geen"
                raise Fout(
                    f"Pakket '{programme}' is er niet. In de werkplaats: {known}.", returncode=CALL_IS_WRONG
                ) from None
        self.line(f"{programme} staat in {folder}.")
