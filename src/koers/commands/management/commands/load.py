"""koers load FOLDER...: bring packages into the workshop, all or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from koers.commands.changes import tell_changes
from koers.commands.console import INPUT_IS_WRONG, KoersCommand, progress
from koers.kernel.models import Package
from koers.kernel.packages.descriptor import read_descriptor
from koers.kernel.packages.loading import LoadResult, load_folders
from koers.kernel.packages.problems import Problems


class Command(KoersCommand):
    """Load packages; show differences and refuse when a package is there already, unless told to replace."""

    help = "Laad pakketten in de werkplaats: alles of niets. Wat er al is, wordt alleen met --replace bijgewerkt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the call."""
        parser.add_argument("folders", nargs="+", type=Path, metavar="MAP", help="map van een pakket")
        parser.add_argument("--replace", action="store_true", help="werk pakketten bij die er al zijn")
        parser.add_argument("--missing", action="store_true", help="laad alleen wat er nog niet is")
        parser.add_argument("--why", default="", metavar="TEKST", help="reden, voor de geschiedenis")

    def handle(self, *, folders: list[Path], replace: bool, missing: bool, why: str, **_: Any) -> None:
        """Load."""
        if missing:
            folders = [folder for folder in folders if not _is_there(folder)]
            if not folders:
                self.line("Alle pakketten staan al in de werkplaats.")
                return
        with progress() as report:
            result = load_folders(folders, why=why or "koers load", replace=replace, progress=report)
        for notice in result.notices:
            self.line(f"Let op: {notice}")
        self._tell(result)
        if result.refused:
            self.line("Er is niets geschreven. Kloppen deze wijzigingen? Geef de opdracht dan opnieuw met --replace.")
            raise SystemExit(INPUT_IS_WRONG)

    def _tell(self, result: LoadResult) -> None:
        for change in result.changes:
            slug, rows = change.package.slug, change.package.size
            if not change:
                self.line(f"{slug}: niets veranderd ({rows} rijen).")
            elif change.is_new and result.refused:
                self.line(f"{slug}: zou geladen worden ({rows} rijen).")
            elif change.is_new:
                self.line(f"{slug}: geladen ({rows} rijen).")
            else:
                tell_changes(self, change, done=not result.refused)


def _is_there(folder: Path) -> bool:
    """Whether the workshop has this package. One that cannot be read is not: loading then tells what is wrong."""
    descriptor = read_descriptor(folder, Problems())
    return descriptor is not None and Package.objects.filter(slug=descriptor.slug).exists()
