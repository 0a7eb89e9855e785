"""Changes tables of a programme's package in the workshop, through the same door as every package: all is checked, and all or
nothing is written, with its history."""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from koers.kernel.models import Package
from koers.kernel.packages import workshop
from koers.kernel.packages.descriptor import FILE_NAME, write_descriptor
from koers.kernel.packages.loading import load_folders
from koers.kernel.packages.registry import all_tables, table
from koers.kernel.packages.writing import export_package

Row = dict[str, str]


class NoProgramme(ValueError):
    """The programme is not in the workshop."""


@dataclass(frozen=True)
class Draft:
    """A package as it stands in the workshop, written out to be changed. ``revision`` goes up with every change to it."""

    folder: Path
    package: Package

    @property
    def revision(self) -> int:
        """Which state of the package this is."""
        return self.package.revision

    def rows(self, name: str) -> list[Row]:
        """The rows of a table, [] when the package has no such table."""
        path = self.folder / table(name).file
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as handle:
            return list(csv.DictReader(handle))

    def put(self, name: str, rows: Iterable[Row]) -> None:
        """Replace a table."""
        columns = table(name).columns
        with (self.folder / table(name).file).open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(dict.fromkeys(columns, "") | row for row in rows)

    def describe(self) -> None:
        """Let the descriptor name the tables there are now."""
        there = [one for one in all_tables() if (self.folder / one.file).exists()]
        (self.folder / FILE_NAME).write_bytes(write_descriptor(self.package.about, there))

    def load(self, *, by: Any, why: str) -> None:
        """Bring it back into the workshop. Raises PackageError with everything that is wrong; nothing is changed then."""
        self.describe()
        load_folders([self.folder], by=by, why=why, replace=True)


@contextmanager
def changing(programme: str) -> Iterator[Draft]:
    """A programme's package to change, while nobody else changes the workshop. Raises NoProgramme."""
    with tempfile.TemporaryDirectory(prefix="koers-") as aside, workshop.alone():
        package = Package.objects.filter(slug=programme).first()
        if package is None:
            raise NoProgramme(f"programma '{programme}' staat niet in de werkplaats. Laad het eerst met koers load.")
        folder = Path(aside) / programme
        export_package(programme, folder)
        yield Draft(folder, package)
