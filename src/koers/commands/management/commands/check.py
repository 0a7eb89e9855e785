"""koers check FOLDER...: say everything that is wrong with packages, without writing.

Without folders: Django's own checks.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.commands.check import Command as DjangoCheck

from koers.commands.console import KoersCommand, progress
from koers.kernel.packages.loading import check_folders


class Command(KoersCommand, DjangoCheck):
    """Check packages."""

    help = "Controleer pakketten zonder iets te schrijven. Zonder mappen: controleer de installatie."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the call; folders take the place of Django's app labels."""
        super().add_arguments(parser)
        for action in parser._actions:
            if action.dest == "args":
                action.metavar, action.help = "MAP", "map van een pakket"

    def handle(self, *labels: str, **options: Any) -> None:
        """Check."""
        if all(label in apps.app_configs for label in labels):
            super().handle(*labels, **options)
            return
        with progress() as report:
            packages = check_folders([Path(label) for label in labels], report)
        for package in packages:
            for notice in package.notices:
                self.line(f"Let op: {notice}")
        rows = sum(package.size for package in packages)
        self.line(f"In orde: {len(packages)} {'pakket' if len(packages) == 1 else 'pakketten'}, {rows} rijen.")
