"""koers method gap-pace FILE: the method on somebody's own series, every number of it as JSON."""

import json as json_module
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from koers.commands.console import INPUT_IS_WRONG, Fout, KoersCommand
from koers.methods import MethodInputError, from_dict, gap_pace, to_dict


class Command(KoersCommand):
    """Run a method."""

    help = "Reken de methode gap-pace na op een eigen reeks (JSON met times, area, benchmark, area_n, direction, target_year ...)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the call."""
        parser.add_argument("method", choices=["gap-pace"])
        parser.add_argument("file", type=Path, metavar="BESTAND.json")

    def handle(self, *, file: Path, **_: Any) -> None:
        """Read, compute, print."""
        try:
            content = json_module.loads(file.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            raise Fout(f"{file} bestaat niet.", returncode=INPUT_IS_WRONG) from None
        except (ValueError, RecursionError) as error:  # not UTF-8, not JSON, a number of thousands of digits
            raise Fout(f"{file} is geen geldige JSON. {_where(error)}", returncode=INPUT_IS_WRONG) from None
        try:
            self.json(to_dict(gap_pace(from_dict(content))))
        except MethodInputError as error:
            raise Fout(str(error), returncode=INPUT_IS_WRONG) from None


def _where(error: Exception) -> str:
    """Where the JSON goes wrong, in Dutch."""
    if isinstance(error, json_module.JSONDecodeError):
        return f"Het gaat mis op regel {error.lineno}, teken {error.colno}."
    if isinstance(error, UnicodeDecodeError):
        return f"De tekst is geen UTF-8 (byte {error.start})."
    return "Er staat een getal of lijst in die te groot is."
