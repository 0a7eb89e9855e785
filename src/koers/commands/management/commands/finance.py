"""koers finance: the money of a programme. What it can do stands in commands/finance."""

from argparse import ArgumentParser
from typing import Any

from koers.commands.console import KoersCommand
from koers.commands.finance import TODOS


class Command(KoersCommand):
    """Check the money, and take it to a spreadsheet and back."""

    help = "Het geld van een programma: controleren en uitvoeren."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what can be done."""
        todo = parser.add_subparsers(dest="todo", required=True, metavar="OPDRACHT")
        for module in TODOS:
            module.declare(todo.add_parser(module.NAME, help=module.HELP))

    def handle(self, *, todo: str, **options: Any) -> None:
        """Do it."""
        {module.NAME: module.run for module in TODOS}[todo](self, **options)
