"""koers council: what a council sees and brings in. What it can do stands in commands/council."""

from argparse import ArgumentParser
from typing import Any

from koers.commands.console import KoersCommand
from koers.commands.council import TODOS


class Command(KoersCommand):
    """What a council wants to know, and what its own information system says."""

    help = "De raad: afwijkingen volgens het toetsingskader, en gegevens uit het raadsinformatiesysteem."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what can be done."""
        todo = parser.add_subparsers(dest="todo", required=True, metavar="OPDRACHT")
        for module in TODOS:
            module.declare(todo.add_parser(module.NAME, help=module.HELP))

    def handle(self, *, todo: str, **options: Any) -> None:
        """Do it."""
        {module.NAME: module.run for module in TODOS}[todo](self, **options)
