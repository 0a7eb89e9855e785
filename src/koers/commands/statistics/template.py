"""koers statistics template: the table partners fill in with figures of their own."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from koers.commands.console import CALL_IS_WRONG, Fout, KoersCommand
from koers.statistics import Store
from koers.statistics.readers.own import TEMPLATE

NAME = "template"
HELP = "het sjabloon voor eigen cijfers van partners"


def declare(parser: ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("file", nargs="?", type=Path, metavar="BESTAND")


def run(command: KoersCommand, store: Store, *, file: Path | None, **_: Any) -> None:
    del store
    if file is None:
        command.stdout.write(TEMPLATE, ending="")
    elif file.exists():
        raise Fout(f"{file} is er al. Kies een andere naam.", returncode=CALL_IS_WRONG)
    else:
        file.write_text(TEMPLATE, encoding="utf-8-sig")
        command.line(f"{file}: vul in en importeer met 'koers statistics import {file}'.")
