"""koers publish: make an edition of the workshop."""

from argparse import ArgumentParser
from typing import Any

from koers.commands.console import KoersCommand, progress
from koers.kernel.editions.publish import publish


class Command(KoersCommand):
    """Publish."""

    help = "Maak een editie van de werkplaats. Is er niets veranderd, dan blijft de huidige editie gelden."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the call."""
        parser.add_argument("--note", default="", metavar="TEKST", help="wat er nieuw is, voor de lezers")
        parser.add_argument("--only", nargs="+", default=(), metavar="PAKKET", help="publiceer alleen deze pakketten")

    def handle(self, *, note: str, only: list[str], **_: Any) -> None:
        """Publish."""
        with progress() as report:
            edition, new = publish(why=note, only=only, say=lambda text: report(text, 0))
        if new:
            self.line(f"Editie {edition.id} is gepubliceerd ({edition.moment:%d-%m-%Y %H:%M}).")
        else:
            self.line(f"Er is niets veranderd sinds editie {edition.id}; die blijft gelden.")
