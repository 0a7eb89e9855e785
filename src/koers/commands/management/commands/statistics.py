"""koers statistics: the neighbourhood statistics of the whole country. What it can do stands in commands/statistics."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from koers.commands.console import INPUT_IS_WRONG, Fout, KoersCommand
from koers.commands.statistics import TODOS
from koers.statistics import StatisticsInputError, Store, StoreError


class Command(KoersCommand):
    """Bring figures in, and show what is there."""

    help = "Landelijke cijfers per buurt: importeren, laten zien en uitvoeren."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what can be done."""
        todo = parser.add_subparsers(dest="todo", required=True, metavar="OPDRACHT")
        for module in TODOS:
            module.declare(todo.add_parser(module.NAME, help=module.HELP))

    def handle(self, *, todo: str, **options: Any) -> None:
        """Do it."""
        run = {module.NAME: module.run for module in TODOS}[todo]
        try:
            run(self, Store(settings.KOERS_HOME / "statistics"), **options)
        except (StatisticsInputError, StoreError) as error:
            raise Fout(str(error), returncode=INPUT_IS_WRONG) from error
