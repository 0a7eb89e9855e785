"""The console script ``koers``: Django's manage under our name.

Exit codes: 0 done, 1 the input is wrong, 2 the call is wrong, 130 stopped with Ctrl-C.
"""

import difflib
import os
import sys
from typing import Any, NoReturn

from django.core.management import ManagementUtility, get_commands, load_command_class

from koers import __version__
from koers.commands.dutch import speak_dutch

OURS = "koers.commands"


def main() -> None:
    """Run a command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koers.settings")
    speak_dutch()
    try:
        if sys.argv[1:] in (["version"], ["--version"]):
            sys.stdout.write(f"Koers {__version__}\n")
        else:
            Koers(sys.argv).execute()
        sys.stdout.flush()
    except KeyboardInterrupt:
        _stop("\nAfgebroken. Er is niets half geschreven; u kunt de opdracht opnieuw geven.", 130)
    except BrokenPipeError:
        # Whoever read our output has seen enough (| head). Python would still complain when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError) as error:  # while the settings were read: no home, no number where one belongs
        _stop(f"Fout: Koers kan niet beginnen: {error}. Kijk de instellingen na (KOERS_...).", 1)


class Koers(ManagementUtility):
    """Django's manage, in Dutch."""

    def main_help_text(self, commands_only: bool = False) -> str:
        """The commands of Koers; Django's own are there too, and are not explained here."""
        names = sorted(name for name, app in get_commands().items() if app == OURS)
        if commands_only:
            return "\n".join(sorted(get_commands()))
        lines = [f"  {name:10} {load_command_class(OURS, name).help}" for name in names]
        lines += [
            "",
            "Een account voor het beheer maken: koers createsuperuser",
            "Uitleg bij een opdracht: koers OPDRACHT --help",
        ]
        return "\n".join(["gebruik: koers OPDRACHT ...", "", *lines])

    def fetch_command(self, subcommand: str) -> Any:
        """The command of that name; without one, say so and stop."""
        if subcommand in get_commands():
            return super().fetch_command(subcommand)
        near = difflib.get_close_matches(subcommand, get_commands(), 1)
        hint = f"Bedoelt u '{near[0]}'? " if near else ""
        _stop(f"Fout: opdracht '{subcommand}' is er niet. {hint}Alle opdrachten: koers help", 2)


def _stop(text: str, code: int) -> NoReturn:
    sys.stderr.write(f"{text}\n")
    sys.exit(code)


if __name__ == "__main__":
    main()
