"""How commands speak: plain Dutch, progress on the error stream, one clear last line, never a traceback."""

import functools
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from koers.kernel.editions.publish import NothingToPublish
from koers.kernel.editions.store import EditionDamaged, NoEdition
from koers.kernel.packages.problems import PackageError

INPUT_IS_WRONG = 1
CALL_IS_WRONG = 2


class Fout(CommandError):
    """An error for the user. Its name is Dutch because Django prints it before the message."""


def plainly(handle: Callable[..., Any]) -> Callable[..., Any]:
    """Turn every error into one plain message with the right exit code; with --traceback it is shown as it is."""

    @functools.wraps(handle)
    def wrapped(*args: Any, **options: Any) -> Any:
        try:
            return handle(*args, **options)
        except (CommandError, BrokenPipeError):
            raise
        except Exception as error:
            if options.get("traceback"):
                raise
            raise Fout(_in_words(error), returncode=INPUT_IS_WRONG) from error

    return wrapped


def _in_words(error: Exception) -> str:
    match error:
        case PackageError():
            return error.text()
        case NothingToPublish():
            return "De werkplaats is leeg. Laad eerst een pakket met 'koers load'."
        case NoEdition(first=None):
            return "Er is geen editie die hierbij past. Welke er zijn: 'koers editions list'. De eerste maakt u met 'koers publish'."
        case NoEdition(first=first):
            return f"Er is geen editie die hierbij past. De eerste editie is van {first:%d-%m-%Y}."
        case EditionDamaged():
            return f"De editie is beschadigd: {error}. Zet een reservekopie terug, of publiceer opnieuw."
        case PermissionError(filename=None):
            return f"Dat mag niet: {error}."
        case OSError():
            return f"Schrijven of lezen lukte niet: {error}. Er is niets half geschreven."
        case DatabaseError() | sqlite3.Error():
            return _database_trouble(str(error).strip())
    name = type(error).__name__
    return (
        f"Er ging iets mis in Koers zelf ({name}: {error}). Er is niets half geschreven. Waar het misging: --traceback."
    )


def _database_trouble(text: str) -> str:
    if "no such table" in text or "no such column" in text or "does not exist" in text:
        return "De werkplaats is nog niet klaargemaakt of niet bijgewerkt. Geef eerst 'koers migrate'."
    if "full" in text or "No space" in text:
        return "De schijf is vol. Er is niets half geschreven. Maak ruimte en geef de opdracht opnieuw."
    if "locked" in text:
        return "Iemand anders schrijft nu in de werkplaats. Er is niets geschreven. Probeer het straks opnieuw."
    return f"De database gaf een fout: {text}. Er is niets half geschreven."


class KoersCommand(BaseCommand):
    """A command of Koers: asks nothing of Django's own checks, speaks plainly."""

    requires_system_checks: list[str] = []
    requires_migrations_checks = False
    # Django's own options still work; they only make the help longer.
    suppressed_base_arguments = {
        "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color",
        "--skip-checks",
    }  # fmt: skip

    def execute(self, *args: Any, **options: Any) -> Any:
        """Run with plain errors."""
        return plainly(super().execute)(*args, **options)

    def line(self, text: str = "") -> None:
        """Write one line to the output."""
        self.stdout.write(text)

    def json(self, content: Any) -> None:
        """Write a result for machines."""
        self.stdout.write(json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False))


@contextmanager
def progress() -> Iterator[Callable[[str, int], None]]:
    """A bar that shows what is being done and how many rows are done; call it with both."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[rows]}"),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("bezig", total=None, rows="")

        def report(what: str, rows: int = 0) -> None:
            bar.update(task, description=what, rows=f"{rows} rijen" if rows else "")

        yield report
